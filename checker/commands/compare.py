"""``checker compare``: hold a draft against its sources, without any rule."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import PATH, path_mistakes, read_all
from checker.commands.mistakes import WRONG_USE, Mistake, refuse
from checker.commands.output import output_mistakes, write_output

if TYPE_CHECKING:
    from checker.alignment.comparison import Comparisons
    from checker.articles.article import Unread

CLEAN, CONTRADICTED, UNREAD = 0, 1, 3
FORMATS = ("terminal", "json", "markdown")


@click.command()
@click.argument("draft", metavar="DRAFT", type=PATH)
@click.argument("sources", nargs=-1, metavar="SOURCE...", type=PATH)
@click.option("--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True)
@click.option(
    "--output",
    metavar="FILE",
    type=PATH,
    help="Write the outcome to a file, which is complete or left as it was.",
)
@click.pass_context
def compare(ctx: click.Context, draft: Path, sources: tuple[Path, ...], form: str, output: Path | None) -> None:
    """Hold the values of a draft against what its sources say.

    DRAFT is an article, SOURCE an article or a folder of articles. No rule is needed: each value of the draft is
    supported or contradicted by a source, not found in any, or not comparable.

    \b
    Exit codes:
      0  no value is contradicted
      1  a value is contradicted
      2  wrong use, or nothing was compared: no article, no value in the draft
      3  an article could not be read, so that what is told may not be all
    """
    output = None if output == Path("-") else output
    missing = [] if sources else [Mistake("SOURCE", "no source is named", "name files or folders behind the draft")]
    refuse([*output_mistakes(output), *path_mistakes([draft, *sources]), *missing])
    held = _held(draft, sources)
    _write(held, form, output)
    ctx.exit(_status(held))


def _held(draft: Path, sources: Sequence[Path]) -> Comparisons:
    """The draft held against all sources. Raises Mistakes where there is nothing to hold or to hold it against."""
    from checker.alignment.comparing import compare as compare_articles
    from checker.alignment.comparison import Comparisons

    drafts, unread = read_all([draft])
    if len(drafts) != 1:
        problem = f"holds {len(drafts):,} articles" if drafts else _reason(unread)
        refuse([Mistake(str(draft), problem, "name a file that holds the one article to be compared")])
    found, failed = read_all(sources)
    others = tuple(each for each in found if each.id != drafts[0].id)
    if not others and not failed:
        refuse([Mistake(", ".join(map(str, sources)), "there are no articles but the draft", "name files of articles")])
    comparisons = compare_articles(drafts[0], others)
    return Comparisons(drafts[0], others, tuple(comparisons), tuple(failed))


def _reason(unread: Sequence[Unread]) -> str:
    return f"could not be read: {unread[0].reason}" if unread else "holds no article"


def _status(held: Comparisons) -> int:
    """The exit code; an incomplete run is 3 before it is 1, since what was not read may change what is told."""
    from checker.alignment.comparison import Verdict

    if held.unread:
        return UNREAD
    if not held.comparisons:
        return WRONG_USE
    return CONTRADICTED if held.of(Verdict.CONTRADICTED) else CLEAN


def _write(held: Comparisons, form: str, output: Path | None) -> None:
    from checker.renderers.comparisons import as_json, as_markdown, as_text, show, summary

    if form == "terminal" and output is None and sys.stdout.isatty():
        show(held, sys.stdout)
    else:
        write_output({"terminal": as_text, "json": as_json, "markdown": as_markdown}[form](held), output)
    if output is not None:
        click.echo(f"{summary(held)}; written to {output}", err=True)
    if not held.comparisons and held.sources:
        remedy = "see what can be read with: checker read FILE"
        click.echo(str(Mistake("nothing was compared", "the draft states no value", remedy)), err=True)
