"""The run: an article goes in on the left, a finding comes out on the right, nothing flows back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

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
from checker.findings.deciding import Decisions, decide, no_decisions
from checker.findings.finding import Finding
from checker.findings.telling import tell
from checker.gathering import GENERAL, Gathered, Gathering
from checker.report import Report
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.days import today

NO_BASELINE = Baseline()
Progress = Callable[[int], None]
"""Called with the number of articles done."""


def check(
    paths: Iterable[str | Path],
    rulebook: RuleBook,
    *,
    baseline: Baseline = NO_BASELINE,
    changed: Container[str] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check the articles of files and folders against a rule book.

    With ``changed``, the names of files as articles have them, only the findings of the articles of these are told.
    Raises ArticleProblems where a path does not exist. An article that cannot be read is reported in ``unread``, the
    others go on.
    """
    gathered = gather(paths, rulebook, progress)
    if changed is None:
        return report_on(gathered, rulebook, baseline)
    new = {article.id for article in gathered.articles if article.file in changed}
    return report_on(gathered, rulebook, baseline, new=new)


def examine(articles: Iterable[Article], rulebook: RuleBook) -> Report:
    """Check articles that are read already."""
    gathering = Gathering(rulebook)
    for article in articles:
        gathering.take(article)
    return report_on(gathering.all(), rulebook)


def gather(
    paths: Iterable[str | Path],
    rulebook: RuleBook,
    progress: Progress | None = None,
    among: Container[str] | None = None,
) -> Gathered:
    """What a rule book reads in the articles of files and folders, or of those ``among``. Raises ArticleProblems."""
    gathering = Gathering(rulebook)
    found_articles = scan_articles([Path(path) for path in paths], gathering.wants, among=among)
    for done, found in enumerate(found_articles, start=1):
        gathering.take(found)
        if progress is not None:
            progress(done)
    return gathering.all()


class Earlier(Protocol):
    """Articles of earlier runs, which those of a run are held against."""

    def compare(self, docket: Docket) -> Outcome:
        """What comes of comparing the claims of a docket with each other and with earlier ones."""

    def articles(self, ids: Collection[str]) -> Sequence[Article]:
        """Those of some articles that are earlier ones."""


def report_on(
    gathered: Gathered,
    rulebook: RuleBook,
    baseline: Baseline = NO_BASELINE,
    *,
    new: Collection[str] | None = None,
    earlier: Earlier | None = None,
    decisions: Decisions = no_decisions,
) -> Report:
    """All that was gathered, compared, with ``earlier`` articles too where there are any.

    Where ``new`` names articles, only what there is to tell of these is told. ``decisions`` hold beside those of the
    rule book.
    """
    articles = sorted(gathered.articles, key=lambda article: article.id)
    readings = sorted(gathered.readings, key=lambda reading: reading.article.id)
    claims = sorted(gathered.claims, key=_place)
    near_misses = sorted(gathered.near_misses, key=lambda miss: (miss.article, miss.start, miss.end, miss.rule))
    originals = _originals(articles, readings, rulebook)
    outcomes = {
        rule.id: outcome for rule, outcome in _compare(claims, articles, rulebook, originals, new or (), earlier)
    }
    checked = [*gathered.outcomes]
    checked += [run_check(rule, readings, rulebook) for rule in gathered.rules if rule.fact.across]
    claims = sorted([*claims, *(claim for outcome in checked for claim in outcome.claims)], key=_place)
    comparisons = [comparison for outcome in outcomes.values() for comparison in outcome.comparisons]
    comparisons += [comparison for outcome in checked for comparison in outcome.comparisons]
    findings = tell(list(_told_once(comparisons, rulebook)), rulebook)
    evidence = _evidence(findings, articles, earlier)
    decided = decide(findings, articles, rulebook, baseline, today(), evidence, decisions)
    known = {article.id for article in evidence}
    stored = {each.id: each for finding in findings for each in finding.evidence if each.article in known}
    return Report(
        articles=tuple(sorted([*articles, *evidence], key=lambda article: article.id)),
        unread=tuple(sorted(gathered.unread, key=lambda each: (each.file, each.reason))),
        rulebook=rulebook,
        claim_list=tuple(sorted([*claims, *stored.values()], key=_place)),
        findings=[each for each in decided.findings if new is None or each.primary.article in new],
        coverage=account(
            articles, rulebook, claims, near_misses, gathered.named, outcomes, gathered.rules, gathered.unlisted
        ),
        originals=originals,
        notices=decided.notices,
        earlier=None if earlier is None else frozenset(known),
    )


def _evidence(findings: Iterable[Finding], articles: Iterable[Article], earlier: Earlier | None) -> list[Article]:
    """The earlier articles that findings name."""
    named = {claim.article for finding in findings for claim in finding.evidence}
    return [] if earlier is None else list(earlier.articles(named - {article.id for article in articles}))


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
    claims: Sequence[Claim],
    articles: Sequence[Article],
    rulebook: RuleBook,
    original: Mapping[str, str],
    new: Collection[str],
    earlier: Earlier | None,
) -> Iterable[tuple[Rule, Outcome]]:
    by_rule: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_rule[claim.rule].append(claim)
    by_id = {article.id: article for article in articles}
    for rule in active(rulebook):
        if rule.fact.comparer is not None:
            docket = Docket(rule, rulebook, by_rule[rule.id], by_rule, by_id, original, new)
            yield rule, compare(docket) if earlier is None else earlier.compare(docket)
