"""``checker baseline``: record today's findings, so that later runs fail only on new ones."""

from __future__ import annotations

from pathlib import Path

import click

from checker.commands.check import exit_code, nothing_checked, run
from checker.commands.inputs import PATH, paths_argument, ready, rules_option, untested_option
from checker.commands.known import baseline_file
from checker.commands.mistakes import WRONG_USE, refuse
from checker.commands.output import output_mistakes, write_output


@click.command()
@paths_argument
@rules_option
@click.option(
    "--output",
    metavar="FILE",
    type=PATH,
    help="Where to write it.  [default: baseline.json beside the rules]",
)
@untested_option
@click.pass_context
def baseline(
    ctx: click.Context, paths: tuple[Path, ...], folder: Path, output: Path | None, allow_untested: bool
) -> None:
    """Record the findings of articles as known.

    Later runs of checker check tell them, but fail only on new ones. What is corrected leaves the file by itself;
    it grows only by this command, which writes it anew.

    \b
    Exit codes: 0 written, 2 wrong use, a wrong rule or nothing checked, 3 an article could not be read
    """
    from checker.findings.baseline import baseline_of, to_json
    from checker.renderers.wording import counted

    path = baseline_file(output, folder)
    rulebook = ready(paths, folder, output_mistakes(path), allow_untested=allow_untested)
    report = run(paths, rulebook)
    status = exit_code(report, "error")
    if status == WRONG_USE:
        refuse([nothing_checked(report)])
    recorded = baseline_of(report.findings)
    write_output(to_json(recorded), path)
    click.echo(f"{path}: {counted(recorded.count, 'finding')} known from now on")
    ctx.exit(status if report.unread else 0)
