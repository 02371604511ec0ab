"""``checker watch``: check an article each time it is saved."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from checker.commands.check import run
from checker.commands.inputs import PATH, loaded, path_mistakes, rules_option, untested_option
from checker.commands.known import baseline_file, baseline_option, read_baseline
from checker.commands.mistakes import Mistake, Mistakes, refuse
from checker.commands.rendering import Order, write_orders
from checker.commands.since import Changed


@click.command()
@click.argument("articles", metavar="DIR", type=PATH)
@rules_option
@baseline_option
@click.option("--ledger", "place", metavar="LEDGER", help="Check against the articles of a ledger, not those of DIR.")
@untested_option
def watch(articles: Path, folder: Path, known: Path | None, place: str | None, allow_untested: bool) -> None:
    """Check an article each time it is saved, until you press Ctrl-C.

    What it says is held against all other articles of DIR. Rules that change are read anew, and all articles checked
    by them.
    """
    from watchfiles import watch as changes

    refuse([*path_mistakes([articles]), *([] if articles.is_dir() else [_no_folder(articles)])])
    loaded(folder, allow_untested=allow_untested)
    click.echo(f"watching {articles} and {folder}; Ctrl-C ends it", err=True)
    for found in changes(articles, folder):
        saved = {os.path.realpath(path) for _, path in found if Path(path).is_file()}
        of_rules = {path for path in saved if Path(path).is_relative_to(os.path.realpath(folder))}
        changed = None if of_rules else Changed(frozenset(saved), frozenset())
        try:
            _check(articles, folder, known, place, changed, allow_untested=allow_untested)
        except Mistakes as mistakes:  # a rule half written: the next save may mend it
            mistakes.show()


def _no_folder(folder: Path) -> Mistake:
    return Mistake(str(folder), "is no folder", f"name the folder of the article: checker watch {folder.parent}")


def _check(
    articles: Path,
    folder: Path,
    known: Path | None,
    place: str | None,
    changed: Changed | None,
    *,
    allow_untested: bool,
) -> None:
    """Check what has changed, or everything, and show it."""
    baseline, mistakes = read_baseline(baseline_file(known, folder), must_exist=known is not None)
    refuse(mistakes)
    report = run([articles], loaded(folder, allow_untested=allow_untested), baseline, place, changed)
    write_orders([Order("terminal", None)], report)
    sys.stdout.flush()
