"""``checker export``: the claims for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from checker.commands.check import exit_code, run
from checker.commands.inputs import PATH, paths_argument, ready, rules_option, untested_option
from checker.commands.mistakes import Mistake, refuse


@click.command()
@paths_argument
@click.option(
    "--great-expectations",
    "project",
    metavar="DIR",
    type=PATH,
    help="Write a Great Expectations project: claims, suite, checkpoint and Data Docs.",
)
@rules_option
@untested_option
@click.pass_context
def export(
    ctx: click.Context, paths: tuple[Path, ...], project: Path | None, folder: Path, allow_untested: bool
) -> None:
    """Write the claims of articles for other tools.

    PATH is an article or a folder of articles, as for checker check. Into the folder of --great-expectations goes a
    project of that tool; what an earlier export left there is replaced.

    \b
    Exit codes: 0 written, 2 wrong use, a wrong rule or nothing to write, 3 an article could not be read
    """
    rulebook = ready(paths, folder, _project_mistakes(project), allow_untested=allow_untested)
    assert project is not None
    report = run(paths, rulebook)
    status = exit_code(report, "error")
    if report.claim_list:
        from checker.expectations import export_context

        try:
            page = export_context(report, project, folder)
        except FileExistsError as taken:
            refuse([Mistake(f"--great-expectations {project}", str(taken), "name another folder")])
            raise
        click.echo(f"{len(report.claim_list):,} claims; open {page}")
    else:
        click.echo("error: no rule read a claim in any article, so nothing was written", err=True)
    ctx.exit(status if status != 1 else 0)


def _project_mistakes(project: Path | None) -> list[Mistake]:
    if project is None:
        return [Mistake("--great-expectations", "is not given", "name a folder: --great-expectations DIR")]
    if project.exists() and not project.is_dir():
        return [Mistake(f"--great-expectations {project}", "is a file", "name a folder, which need not be there yet")]
    return []
