"""``checker watch``: check an article each time it is saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path

import click

from checker.commands.check import run
from checker.commands.inputs import PATH, loaded, path_mistakes, rules_option, untested_option
from checker.commands.known import baseline_file, baseline_option, read_baseline
from checker.commands.mistakes import Mistake, Mistakes, refuse
from checker.commands.rendering import Order
from checker.commands.since import Changed


@click.command()
@click.argument("folder", metavar="DIR", type=PATH)
@rules_option
@baseline_option
@click.option("--ledger", "place", metavar="LEDGER", help="Check against the articles of a ledger, not those of DIR.")
@untested_option
def watch(folder: Path, rules: Path, known: Path | None, place: str | None, allow_untested: bool) -> None:
    """Check an article each time it is saved, until you press Ctrl-C.

    What it says is held against all other articles of DIR. Rules that change are read anew, and all articles checked
    by them.
    """
    from watchfiles import watch as changes

    refuse([*path_mistakes([folder]), *([] if folder.is_dir() else [_no_folder(folder)])])
    loaded(rules, allow_untested=allow_untested)
    click.echo(f"watching {folder} and {rules}; Ctrl-C ends it", err=True)
    for found in changes(folder, rules):
        saved = {os.path.realpath(path) for _, path in found if Path(path).is_file()}
        of_rules = {path for path in saved if Path(path).is_relative_to(os.path.realpath(rules))}
        try:
            _check(folder, rules, known, place, frozenset() if of_rules else saved, allow_untested=allow_untested)
        except Mistakes as mistakes:  # a rule half written: the next save may mend it
            mistakes.show()


def _no_folder(folder: Path) -> Mistake:
    return Mistake(str(folder), "is no folder", f"name the folder of the article: checker watch {folder.parent}")


def _check(
    folder: Path, rules: Path, known: Path | None, place: str | None, saved: Collection[str], *, allow_untested: bool
) -> None:
    """Check what was saved, or everything where nothing is named, and show it."""
    baseline, mistakes = read_baseline(baseline_file(known, rules), must_exist=known is not None)
    refuse(mistakes)
    rulebook = loaded(rules, allow_untested=allow_untested)
    changed = Changed(frozenset(saved), frozenset()) if saved else None
    Order("terminal", None).write(run([folder], rulebook, baseline, place, changed))
    sys.stdout.flush()
