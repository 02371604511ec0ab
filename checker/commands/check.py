"""``checker check``: hold articles against rules and report where they contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import paths_argument, ready, rules_option, untested_option
from checker.commands.known import baseline_file, baseline_option, read_baseline, shrink
from checker.commands.ledger import opened
from checker.commands.mistakes import WRONG_USE, Mistake, refuse
from checker.commands.progress import Progress
from checker.commands.rendering import Order, format_option, order_mistakes, orders, output_option, write_orders
from checker.commands.since import Changed, changed_since

if TYPE_CHECKING:
    from checker.findings.baseline import Baseline
    from checker.report import Report
    from checker.rulebook.rulebook import RuleBook

CLEAN, FINDINGS, UNREAD = 0, 1, 3
FAIL_ON = ("error", "warning", "note")


@click.command()
@paths_argument
@rules_option
@format_option
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="error",
    show_default=True,
    help="The least severity of a new finding that ends the command with 1.",
)
@output_option
@baseline_option
@click.option("--ledger", "place", metavar="LEDGER", help="Check the articles against those of a ledger too.")
@click.option("--record", is_flag=True, help="Keep the findings in the ledger, as flags that editors decide on.")
@click.option("--since", metavar="REV", help="Tell only what articles say that have changed since a git revision.")
@click.option("--expectations", is_flag=True, help="Also hold the claims table against its Great Expectations suite.")
@click.option("--strict", is_flag=True, help="Fail where one of your rules reads nothing in the whole run.")
@untested_option
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    folder: Path,
    forms: tuple[str, ...],
    fail_on: str,
    output: Path | None,
    known: Path | None,
    place: str | None,
    record: bool,
    since: str | None,
    expectations: bool,
    strict: bool,
    allow_untested: bool,
) -> None:
    """Check articles against rules.

    PATH is an article or a folder of articles: plain text, Markdown, HTML or JSON Lines.

    \b
    Exit codes:
      0  clean
      1  new findings of the severity --fail-on or above, or an expectation is not met
      2  wrong use, a wrong rule, or nothing was checked: no article, no claim; with --strict, a rule read nothing
      3  an article could not be read, so that the findings may not be all
    """
    asked = orders(forms, output)
    file = baseline_file(known, folder)
    baseline, mistakes = read_baseline(file, must_exist=known is not None)
    if record and place is None:
        mistakes.append(Mistake("--record", "there is no ledger to keep findings in", "name one with --ledger"))
    rulebook = ready(paths, folder, [*order_mistakes(asked), *mistakes], allow_untested=allow_untested)
    changed = None if since is None else changed_since(since)
    report = run(paths, rulebook, baseline, place, changed)
    if record and place is not None:
        _record(report, place)
    if place is None and changed is None:  # else what the baseline knows beside may still be there
        shrink(file, baseline, report)
    _write(report, asked)
    met = not expectations or _expectations_met(report, folder)
    silent = silent_rules(report) if strict else []
    for mistake in silent:
        click.echo(str(mistake), err=True)
    status = exit_code(report, fail_on)
    if status == CLEAN:
        status = FINDINGS if not met else WRONG_USE if silent else CLEAN
    ctx.exit(status)


def run(
    paths: Sequence[Path],
    rulebook: RuleBook,
    baseline: Baseline | None = None,
    place: str | None = None,
    changed: Changed | None = None,
) -> Report:
    """The report of a run, which shows its progress to a person who waits.

    With the ``place`` of a ledger, the articles, or the ``changed`` ones of them, are checked against this; else all
    articles against each other. What editors decided at the desk of the ledger holds. Raises Mistakes.
    """
    from checker.articles.problems import ArticleProblems
    from checker.pipeline import NO_BASELINE
    from checker.pipeline import check as check_paths

    known = baseline or NO_BASELINE
    try:
        if place is None:
            with Progress() as progress:
                return check_paths(paths, rulebook, baseline=known, changed=changed, progress=progress)
        from checker.ledger.checking import check as check_against
        from checker.ledger.database import Use
        from checker.review.decided import decisions

        with opened(place, Use.READ) as ledger, Progress() as progress:
            return check_against(
                paths, rulebook, ledger, baseline=known, among=changed, decided=decisions, progress=progress
            )
    except ArticleProblems as problems:
        refuse([f"error: {problem}" for problem in problems.problems])
        raise


def exit_code(report: Report, fail_on: str) -> int:
    """The exit code of a report.

    A run that checked nothing is 2, unless all there was could not be read: that is 3. An incomplete run is 3 before
    it is 1, since what was not read may change the findings.
    """
    if nothing_checked(report) is not None and (report.article_count or not report.unread):
        return WRONG_USE
    if report.unread:
        return UNREAD
    grave = FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    return FINDINGS if any(each.status == "new" and each.severity in grave for each in report.findings) else CLEAN


def nothing_checked(report: Report) -> Mistake | None:
    """Why a run checked nothing, ``None`` where it did check something."""
    from checker.report import Unchecked

    match report.unchecked:
        case None:
            return None
        case Unchecked.NO_RULES:
            remedy = "write a first one: checker rules new ID --kind KIND"
        case Unchecked.NO_CLAIMS:
            remedy = (
                "see what can be read with: checker read FILE; what a rule looks for with: checker rules explain ID"
            )
        case _:
            remedy = "name files of articles, or folders of .txt, .md, .html or .jsonl"
    return Mistake("nothing was checked", report.unchecked, remedy)


def silent_rules(report: Report) -> list[Mistake]:
    """The user's own rules that read nothing in the whole run, each with the reason."""
    from checker.claims.assign import active
    from checker.gathering import GENERAL

    own = {rule.id for rule in active(report.rulebook) if rule.folder != GENERAL}
    return [
        Mistake(f"rule {each.rule}", each.reason, f"see what it looks for with: checker rules explain {each.rule}")
        for each in report.coverage.rules
        if each.rule in own and each.reason is not None
    ]


def _record(report: Report, place: str) -> None:
    """Keep the findings as flags, and say on standard error what became of them."""
    from checker.ledger.database import Use
    from checker.review.recording import record
    from checker.review.settings import utc_now

    with opened(place, Use.CHANGE) as ledger, ledger.writing() as connection:
        kept = record(connection, report, utc_now())
    click.echo(f"flags: {kept.new:,} new, {kept.again:,} raised again, {kept.fixed:,} fixed", err=True)


def _write(report: Report, asked: Sequence[Order]) -> None:
    """Write the reports, and say on standard error which files were written and if nothing was checked."""
    from checker.renderers.summary import summary

    write_orders(asked, report)
    if written := [str(order.path) for order in asked if order.path is not None]:
        click.echo(f"{summary(report)}; written to {', '.join(written)}", err=True)
    if (nothing := nothing_checked(report)) is not None:
        click.echo(str(nothing), err=True)


def _expectations_met(report: Report, folder: Path) -> bool:
    """Run the suite over the claims table, tell its outcome on standard error, and say whether all is met."""
    from checker.expectations import as_text, evaluate

    outcome = evaluate(report, folder)
    click.echo(as_text(outcome), err=True)
    return outcome.success
