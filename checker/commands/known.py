"""``--baseline``: the findings that are known already."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import PATH
from checker.commands.mistakes import Mistake

if TYPE_CHECKING:
    from checker.findings.baseline import Baseline
    from checker.report import Report

baseline_option = click.option(
    "--baseline",
    "known",
    metavar="FILE",
    type=PATH,
    help="Known findings, which do not fail the run.  [default: baseline.json beside the rules]",
)


def baseline_file(given: Path | None, folder: Path) -> Path:
    """The file of the baseline: the one given, else the one in the rules folder."""
    from checker.findings.baseline import NAME

    return given if given is not None else (folder if folder.is_dir() else folder.parent) / NAME


def read_baseline(path: Path, *, must_exist: bool) -> tuple[Baseline, list[Mistake]]:
    """The baseline of a file, empty where there is none, and what is wrong with it."""
    from checker.findings.baseline import Baseline, from_json

    if not must_exist and not os.path.lexists(path):
        return Baseline(), []
    try:
        return from_json(path.read_text(encoding="utf-8")), []
    except FileNotFoundError:
        problem, remedy = "there is no such file", "write one with: checker baseline PATH..."
    except OSError as cause:
        problem, remedy = f"could not be read: {cause.strerror}", "name a file that you may read"
    except ValueError as cause:
        problem, remedy = f"is no baseline: {cause}", "write it anew with: checker baseline PATH..."
    return Baseline(), [Mistake(str(path), problem, remedy)]


def shrink(path: Path, baseline: Baseline, report: Report) -> None:
    """Take out of the file what the run no longer found, and say so; a file that may not be written stays as it is."""
    from checker.claims.assign import active
    from checker.commands.output import write_output
    from checker.findings.baseline import to_json

    names = {Path(article.id).name for article in report.articles}
    shrunk = baseline.shrunk(report.findings, names, {rule.id for rule in active(report.rulebook)})
    gone = baseline.count - shrunk.count
    if not gone:
        return
    try:
        write_output(to_json(shrunk), path)
    except OSError as cause:
        click.echo(
            f"{path}: {gone:,} of its findings are gone, but it could not be written: {cause.strerror}", err=True
        )
    else:
        click.echo(f"{path}: {gone:,} of its findings are gone and taken out", err=True)
