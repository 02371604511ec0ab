"""``checker ledger``: keep what was published, so that new articles can be checked against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.group import Group
from checker.commands.inputs import PATH, loaded, paths_argument, ready, rules_option, untested_option
from checker.commands.mistakes import Mistake, refuse
from checker.commands.output import output_mistakes, write_output
from checker.commands.progress import Progress

if TYPE_CHECKING:
    from checker.ledger.adding import Added
    from checker.ledger.contents import Contents
    from checker.ledger.database import Ledger, Use
    from checker.review.flag import State
    from checker.rulebook.rulebook import RuleBook

DONE, UNREAD = 0, 3
place_option = click.option(
    "--ledger",
    "place",
    metavar="LEDGER",
    required=True,
    help="A file, or a PostgreSQL database as in postgresql://user@host/database.",
)


@contextmanager
def opened(place: str, use: Use) -> Iterator[Ledger]:
    """The ledger at a place, closed at the end. Raises Mistakes where it cannot be used, then or later."""
    from checker.ledger.database import open_ledger
    from checker.ledger.problems import LedgerProblem

    if not place:
        refuse([Mistake("--ledger", "is empty", "name a file or a database; is a variable of your shell not set?")])
    try:
        ledger = open_ledger(place, use)
        try:
            yield ledger
        finally:
            ledger.engine.dispose()
    except LedgerProblem as problem:
        refuse([Mistake(problem.ledger, problem.problem, problem.remedy)])


@click.group(cls=Group)
def ledger() -> None:
    """Keep what was published, to check new articles against it."""


@ledger.command()
@paths_argument
@place_option
@rules_option
@untested_option
@click.pass_context
def add(ctx: click.Context, paths: tuple[Path, ...], place: str, folder: Path, allow_untested: bool) -> None:
    """Add articles, or the present versions of articles that have changed.

    What the ledger holds already is passed over. Where rules have changed, stored articles are read again by these
    first. A run that is interrupted goes on where it stopped when it is started again.

    \b
    Exit codes:
      0  all articles are in the ledger
      2  wrong use, a wrong rule, or the ledger cannot be used
      3  an article could not be read; the others are in the ledger
    """
    from checker.articles.problems import ArticleProblems
    from checker.ledger.adding import add as add_articles
    from checker.ledger.database import Use

    rulebook = ready(paths, folder, allow_untested=allow_untested)
    try:
        with opened(place, Use.ADD) as held, Progress() as progress:
            added = add_articles(held, paths, rulebook, progress=progress)
            closed = _close_gone(held, rulebook)
    except ArticleProblems as problems:
        refuse([f"error: {problem}" for problem in problems.problems])
        raise
    ctx.exit(_tell(added, closed))


@ledger.command()
@click.argument("present", nargs=-1, metavar="[PATH...]", type=PATH)
@place_option
@click.option("--all", "anew", is_flag=True, help="Read every stored article anew, not only by rules that changed.")
@rules_option
@untested_option
@click.pass_context
def rebuild(
    ctx: click.Context, present: tuple[Path, ...], place: str, anew: bool, folder: Path, allow_untested: bool
) -> None:
    """Bring a ledger in line with the rules, and with the articles of PATH.

    Stored articles are read again by rules that changed; claims of rules that are gone go. What was published stays,
    whether its file is there or not. With PATH, articles are added as by add, and those that are not there any more are
    withdrawn: their claims go, their versions are kept.

    \b
    Exit codes: as for add
    """
    from checker.articles.problems import ArticleProblems
    from checker.ledger.adding import add as add_articles
    from checker.ledger.adding import forget_reading, refresh, tidy
    from checker.ledger.database import Use

    untested = allow_untested
    rulebook = ready(present, folder, allow_untested=untested) if present else loaded(folder, allow_untested=untested)
    try:
        with opened(place, Use.CHANGE) as held, Progress() as progress:
            if anew:
                forget_reading(held)
            if present:
                added = add_articles(held, present, rulebook, gone=True, progress=progress)
            else:
                added = refresh(held, rulebook, progress=progress)
            tidy(held)
            closed = _close_gone(held, rulebook)
    except ArticleProblems as problems:
        refuse([f"error: {problem}" for problem in problems.problems])
        raise
    ctx.exit(_tell(added, closed))


@ledger.command()
@place_option
def status(place: str) -> None:
    """Say what a ledger holds, its flags by their state, and which files could not be read."""
    from checker.ledger.contents import contents
    from checker.ledger.database import Use
    from checker.review.flags import states

    with opened(place, Use.READ) as held:
        found = contents(held)
        with held.reading() as connection:
            flagged = states(connection)
    write_output("".join(f"{line}\n" for line in _lines(found, flagged)), None)


@ledger.command()
@place_option
@rules_option
@click.option("--output", metavar="FILE", type=PATH, help="Add them to a file, such as rules/waivers.yaml.")
def waivers(place: str, folder: Path, output: Path | None) -> None:
    """Write what editors decided at the desk as waivers.yaml, for git.

    What was accepted, dismissed, or waived until a day not yet over goes to standard output, or into FILE, in the place
    of what stands there on the same finding. A decision that was taken back goes out of FILE; all else there stays.

    \b
    Exit codes: 0 written, 2 wrong use, wrong rules, or the ledger cannot be used
    """
    from checker.findings.waiver_file import merged
    from checker.ledger.database import Use
    from checker.review.decided import taken_back
    from checker.review.decided import waivers as decided
    from checker.values.days import today

    refuse(output_mistakes(output))
    rules = {rule.id for rule in loaded(folder, allow_untested=True).rules}
    with opened(place, Use.READ) as held, held.reading() as connection:
        found, undone = decided(connection, today()), taken_back(connection)
    known = [waiver for waiver in found if waiver.rule in rules]
    try:
        before = output.read_text(encoding="utf-8") if output is not None and output.exists() else ""
        result = merged(before, known, undone)
    except ValueError as cause:
        remedy = "name the waivers.yaml of your rules, or a new file"
        refuse([Mistake(str(output), f"holds no waivers: {cause}", remedy)])
        raise
    if output is None or result.text != before:
        write_output(result.text, output)
    if output is not None:
        told = f"{result.added:,} added, {result.changed:,} changed, {result.removed:,} taken back"
        click.echo(f"{output}: {told}", err=True)
    _tell_left_out([waiver.rule for waiver in found if waiver.rule not in rules])


def _tell_left_out(rules: Sequence[str]) -> None:
    """Say which decisions no rule book takes, by their rules."""
    from checker.renderers.glyphs import visible
    from checker.renderers.wording import counted

    if rules:
        named = ", ".join(map(visible, sorted(set(rules))))
        are = "is" if len(rules) == 1 else "are"
        told = f"{counted(len(rules), 'decision')} on findings of rules that are not there {are} left out: {named}"
        click.echo(told, err=True)


def _close_gone(held: Ledger, rulebook: RuleBook) -> int:
    """Close the flags of rules that are gone and of withdrawn articles; how many there were."""
    from checker.claims.assign import active
    from checker.review.closing import close_gone
    from checker.review.settings import utc_now

    with held.writing() as connection:
        return close_gone(connection, {rule.id for rule in active(rulebook)}, utc_now())


def _tell(added: Added, closed: int) -> int:
    """Print what came of adding, and how many flags are closed; the exit code."""
    from checker.renderers.glyphs import visible
    from checker.renderers.wording import counted

    told = [f"{counted(added.new, 'article')} added", f"{added.changed:,} changed", f"{added.same:,} as before"]
    told += [f"{added.reread:,} read again"] if added.reread else []
    told += [f"{added.withdrawn:,} withdrawn"] if added.withdrawn else []
    told += [f"{counted(closed, 'flag')} closed"] if closed else []
    write_output(f"{', '.join(told)}\n", None)
    for each in added.unread:
        click.echo(f"not read: {visible(each.file)}: {visible(each.reason)}", err=True)
    return UNREAD if added.unread else DONE


def _lines(found: Contents, flagged: Mapping[State, int]) -> Iterator[str]:
    from checker.renderers.glyphs import visible
    from checker.renderers.wording import counted

    withdrawn = f", {found.withdrawn:,} withdrawn" if found.withdrawn else ""
    articles = f"{counted(found.articles, 'article')} ({counted(found.versions, 'version')}{withdrawn})"
    yield f"{articles}, {counted(sum(found.claims.values()), 'claim')}"
    for rule, claims in found.claims.items():
        yield f"  {visible(rule)}: {counted(claims, 'claim')}"
    if flagged:
        by_state = ", ".join(f"{number:,} {state}" for state, number in flagged.items())
        yield f"{counted(sum(flagged.values()), 'flag')}: {by_state}"
    for each in found.unread:
        yield f"not read: {visible(each.file)}: {visible(each.reason)}"
