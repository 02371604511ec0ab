"""The run: an article goes in on the left, a finding comes out on the right, nothing flows back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from checker.articles.article import Article
from checker.articles.reading import scan_articles
from checker.checks.check import Reading, run_check
from checker.checks.copies import copy_groups
from checker.claims.assign import active
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.comparing import compare
from checker.comparisons.verdict import Comparison
from checker.findings.accounts import account
from checker.findings.baseline import Baseline
from checker.findings.deciding import decide
from checker.findings.telling import tell
from checker.gathering import GENERAL, Gathered, Gathering
from checker.report import Report
from checker.rulebook.rulebook import Rule, RuleBook

NO_BASELINE = Baseline()
Progress = Callable[[int], None]
"""Called with the number of articles done."""


def check(
    paths: Iterable[str | Path],
    rulebook: RuleBook,
    *,
    baseline: Baseline = NO_BASELINE,
    progress: Progress | None = None,
) -> Report:
    """Check the articles of files and folders against a rule book.

    Raises ArticleProblems where a path does not exist. An article that cannot be read is reported in ``unread``, the
    others go on.
    """
    gathering = Gathering(rulebook)
    for done, found in enumerate(scan_articles([Path(path) for path in paths], gathering.wants), start=1):
        gathering.take(found)
        if progress is not None:
            progress(done)
    return _report(gathering.all(), rulebook, baseline)


def examine(articles: Iterable[Article], rulebook: RuleBook) -> Report:
    """Check articles that are read already."""
    gathering = Gathering(rulebook)
    for article in articles:
        gathering.take(article)
    return _report(gathering.all(), rulebook)


def _report(gathered: Gathered, rulebook: RuleBook, baseline: Baseline = NO_BASELINE) -> Report:
    """All that was gathered, compared."""
    articles = sorted(gathered.articles, key=lambda article: article.id)
    readings = sorted(gathered.readings, key=lambda reading: reading.article.id)
    claims = sorted(gathered.claims, key=_place)
    near_misses = sorted(gathered.near_misses, key=lambda miss: (miss.article, miss.start, miss.end, miss.rule))
    originals = _originals(articles, readings, rulebook)
    outcomes = {rule.id: outcome for rule, outcome in _compare(claims, articles, rulebook, originals)}
    checked = [*gathered.outcomes]
    checked += [run_check(rule, readings, rulebook) for rule in gathered.rules if rule.fact.across]
    claims = sorted([*claims, *(claim for outcome in checked for claim in outcome.claims)], key=_place)
    comparisons = [comparison for outcome in outcomes.values() for comparison in outcome.comparisons]
    comparisons += [comparison for outcome in checked for comparison in outcome.comparisons]
    findings = tell(list(_told_once(comparisons, rulebook)), rulebook)
    decided = decide(findings, articles, rulebook, baseline, date.today())
    return Report(
        articles=tuple(articles),
        unread=tuple(sorted(gathered.unread, key=lambda each: (each.file, each.reason))),
        rulebook=rulebook,
        claim_list=tuple(claims),
        findings=decided.findings,
        coverage=account(
            articles, rulebook, claims, near_misses, gathered.named, outcomes, gathered.rules, gathered.unlisted
        ),
        originals=originals,
        notices=decided.notices,
    )


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.start, claim.end, claim.rule


def _told_once(comparisons: Iterable[Comparison], rulebook: RuleBook) -> Iterator[Comparison]:
    """The comparisons without those that a general rule makes of the very words a story's rule of its kind compares."""
    general = {rule.id for rule in rulebook.rules if rule.folder == GENERAL}
    ordered = sorted(comparisons, key=lambda comparison: comparison.rule in general)
    told: set[tuple[type, frozenset[tuple[str, int]]]] = set()
    for comparison in ordered:
        places = frozenset((claim.article, claim.start) for claim in (*comparison.claims[:1], *comparison.others[:1]))
        key = (type(rulebook.rule(comparison.rule).fact), places)
        if comparison.rule not in general or key not in told:
            yield comparison
        told.add(key)


def _originals(articles: Sequence[Article], readings: Sequence[Reading], rulebook: RuleBook) -> dict[str, str]:
    """For each article that copies another, the earliest of the copies."""
    by_id = {reading.article.id: reading for reading in readings}
    readings = [by_id.get(article.id) or Reading(article, ()) for article in articles]
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
