"""``--format``: which reports a run writes, and where each goes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import PATH
from checker.commands.mistakes import Mistake
from checker.commands.output import is_ordinary, output_mistakes, remove_former, write_files, write_output

if TYPE_CHECKING:
    from checker.report import Report

FORMATS = (
    *("terminal", "markdown", "html", "json", "jsonl", "csv"),
    *("sarif", "github", "gitlab", "junit", "annotation", "claimreview"),
)
"""The package's own formats, in the order in which help tells them."""

format_option = click.option(
    "--format",
    "forms",
    multiple=True,
    default=("terminal",),
    show_default="terminal",
    metavar="FORMAT[=FILE]",
    shell_complete=lambda _, __, begun: [each for each in FORMATS if each.startswith(begun)],
    help=f"{', '.join(FORMATS)}, or a format of another package; several at once with a file for all but one, as in: "
    "--format terminal --format json=report.json.",
)
output_option = click.option(
    "--output",
    metavar="FILE",
    type=PATH,
    help="Write the format that names no file to this one, which is complete or left as it was.",
)


@dataclass(frozen=True, slots=True)
class Order:
    """One report to be written: its format, and the file it goes to, ``None`` for standard output."""

    form: str
    path: Path | None

    def write(self, report: Report, files: Mapping[str, str]) -> None:
        """Render the report and write it; to a person's terminal in colour where the format has a form for that.

        ``files`` are those of the same run by their formats, for a report that leaves something out.
        """
        from checker.renderers.formats import Bounded, Filing, renderer

        chosen = renderer(self.form)
        if self.path is None and sys.stdout.isatty() and hasattr(chosen, "show"):
            chosen.show(report, sys.stdout)
        elif self.path is not None and is_ordinary(self.path) and isinstance(chosen, Filing):
            written = chosen.render_files(report, self.path.name, files)
            write_files(written, self.path.parent)
            remove_former(self.path.parent / chosen.folder(self.path.name), written, chosen.is_former)
        elif isinstance(chosen, Bounded):
            write_output(chosen.render_bounded(report, files), self.path)
        else:
            write_output(chosen.render(report), self.path)


def write_orders(asked: Sequence[Order], report: Report) -> None:
    """Write all reports; each knows the files of the others."""
    files = {order.form: str(order.path) for order in asked if order.path is not None}
    for order in asked:
        order.write(report, files)


def orders(forms: Sequence[str], output: Path | None) -> list[Order]:
    """The reports of ``--format`` options and of ``--output``; a dash is standard output."""
    parts = [form.partition("=") for form in forms]
    told = [Order(form, None if file in ("", "-") else Path(file)) for form, _, file in parts]
    if output is None or output == Path("-"):
        return told
    return [Order(each.form, each.path or output) for each in told]


def order_mistakes(orders: Sequence[Order]) -> list[Mistake]:
    """What is wrong with them, found before the work starts: unknown formats, and files that cannot be written."""
    found = [mistake for each in orders for mistake in (*_unknown(each.form), *output_mistakes(each.path))]
    for path, times in Counter(each.path for each in orders).items():
        if times > 1 and path is None:
            remedy = "give all but one a file, as in: --format sarif=out.sarif"
            found.append(Mistake("--format", f"{times} formats go to standard output", remedy))
        elif times > 1:
            found.append(Mistake("--format", f"{times} formats go to {path}", "give each a file of its own"))
    return found


def _unknown(form: str) -> list[Mistake]:
    from checker.renderers.formats import formats, renderer

    try:
        renderer(form)
    except KeyError:
        return [Mistake(f"--format {form}", "there is no such format", f"write one of {', '.join(formats())}")]
    return []
