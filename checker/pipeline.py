"""The run: an article goes in on the left, a finding comes out on the right, nothing flows back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from checker.articles.article import Article, Unread
from checker.articles.reading import read_articles
from checker.checks.check import Outcome as CheckOutcome
from checker.checks.check import Reading
from checker.checks.copies import copy_groups
from checker.claims.assign import active, assign
from checker.claims.claim import Claim
from checker.claims.page import Page
from checker.claims.scopes import Scopes
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.comparing import compare
from checker.comparisons.verdict import Comparison
from checker.findings.accounts import account
from checker.findings.telling import tell
from checker.mentions.mention import Mention
from checker.mentions.read import read
from checker.report import Report
from checker.rulebook.rulebook import Rule, RuleBook

_GENERAL = "general"  # the folder of rules that need no topic

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the number of all."""


def check(paths: Iterable[str | Path], rulebook: RuleBook, *, progress: Progress | None = None) -> Report:
    """Check the articles of files and folders against a rule book.

    Raises ArticleProblems where a path does not exist. An article that cannot be read is reported in ``unread``, the
    others go on.
    """
    found = list(read_articles([Path(path) for path in paths]))
    articles = [each for each in found if isinstance(each, Article)]
    unread = [each for each in found if isinstance(each, Unread)]
    return examine(articles, rulebook, unread, progress=progress)


def examine(
    articles: Sequence[Article], rulebook: RuleBook, unread: Sequence[Unread] = (), *, progress: Progress | None = None
) -> Report:
    """Check articles that are read already."""
    articles = sorted(articles, key=lambda article: article.id)
    readings = []
    day_first = _day_first(rulebook)
    for done, article in enumerate(articles, start=1):
        readings.append(Reading(article, tuple(mentions_of(article, day_first))))
        if progress is not None:
            progress(done, len(articles))
    scopes = {article.language: Scopes(rulebook.scopes, article.language) for article in articles}
    pages = [Page(each.article, each.mentions, scopes[each.article.language], rulebook) for each in readings]
    assignment = assign(pages, rulebook)
    original = _originals(readings, rulebook)
    outcomes = {rule.id: outcome for rule, outcome in _compare(assignment.claims, articles, rulebook, original)}
    checked = [_run_check(rule, readings, rulebook) for rule in active(rulebook) if rule.fact.check is not None]
    claims = [*assignment.claims, *(claim for outcome in checked for claim in outcome.claims)]
    claims.sort(key=lambda claim: (claim.article, claim.start, claim.end, claim.rule))
    comparisons = [comparison for outcome in outcomes.values() for comparison in outcome.comparisons]
    comparisons += [comparison for outcome in checked for comparison in outcome.comparisons]
    comparisons = list(_told_once(comparisons, rulebook))
    return Report(
        articles=tuple(articles),
        unread=tuple(sorted(unread, key=lambda each: (each.file, each.reason))),
        rulebook=rulebook,
        claim_list=tuple(claims),
        findings=tell(comparisons, rulebook, date.today()),
        coverage=account(articles, rulebook, assignment, claims, outcomes),
    )


def mentions_of(article: Article, day_first: bool | None = None) -> list[Mention]:
    """All values read in an article; ``day_first`` tells how 01/02/2020 is read, where its language does not."""
    return read(
        article.text,
        published=article.published,
        language=article.language,
        sentences=article.sentences,
        day_first=day_first,
    )


def _day_first(rulebook: RuleBook) -> bool | None:
    """How the stories say that 01/02/2020 is read; ``None`` where none says so or two differ."""
    said = {rule.story.dates for rule in rulebook.rules if rule.story.dates is not None}
    return said == {"day first"} if len(said) == 1 else None


def _told_once(comparisons: Iterable[Comparison], rulebook: RuleBook) -> Iterator[Comparison]:
    """The comparisons without those that a general rule makes of the very words a story's rule of its kind compares."""
    general = {rule.id for rule in rulebook.rules if rule.folder == _GENERAL}
    ordered = sorted(comparisons, key=lambda comparison: comparison.rule in general)
    told: set[tuple[type, frozenset[tuple[str, int]]]] = set()
    for comparison in ordered:
        places = frozenset((claim.article, claim.start) for claim in (*comparison.claims[:1], *comparison.others[:1]))
        key = (type(rulebook.rule(comparison.rule).fact), places)
        if comparison.rule not in general or key not in told:
            yield comparison
        told.add(key)


def _originals(readings: Sequence[Reading], rulebook: RuleBook) -> dict[str, str]:
    """For each article that copies another, the earliest of the copies."""
    rules = [rule for rule in active(rulebook) if rule.fact.check == "checker.checks.copies"]
    groups = [group for rule in rules for group in copy_groups(readings, rule)]
    return {copy: group[0] for group in groups for copy in group[1:]}


def _compare(
    claims: Sequence[Claim], articles: Sequence[Article], rulebook: RuleBook, original: Mapping[str, str]
) -> Iterable[tuple[Rule, Outcome]]:
    by_rule: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_rule[claim.rule].append(claim)
    by_id = {article.id: article for article in articles}
    for rule in active(rulebook):
        if rule.fact.comparer is not None:
            docket = Docket(rule, rulebook, by_rule[rule.id], by_rule, by_id, original)
            yield rule, compare(docket)


def _run_check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> CheckOutcome:
    assert rule.fact.check is not None
    outcome: CheckOutcome = import_module(rule.fact.check).check(rule, readings, rulebook)
    return outcome
