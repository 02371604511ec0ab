"""Claims that contradict each other, as a table of claims can tell without the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib import import_module

from checker.articles.article import Article, SourceMap
from checker.claims.assign import active
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.references import against_references
from checker.comparisons.verdict import Comparison, Verdict
from checker.findings.finding import Finding, Status
from checker.findings.telling import tell
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.span import Span


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim, what it contradicts, and why, in words; each claim with its article."""

    fact: str
    claim: str
    other: str
    gap: str | None
    why: str

    def as_record(self) -> dict[str, str | None]:
        """The disagreement as Great Expectations keeps it."""
        return asdict(self)


def disagreements(
    claims: Sequence[Claim], rulebook: RuleBook, fact: str | None, published: Mapping[str, date]
) -> list[Disagreement]:
    """The contradictions between the claims of one fact, or of every fact where it is ``None``.

    Claims are compared as ``checker check`` compares them, but for what a table cannot tell: that an article is a copy
    of another. Contradictions that a waiver of the rule book dismisses or accepts are left out. ``published`` holds
    the articles' days by their ids. Raises ValueError where the rule book has no such fact.
    """
    rules = _rules(rulebook, fact)
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.start, claim.end, claim.rule))
    by_rule: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        by_rule[claim.rule].append(claim)
    articles = {claim.article: _article(claim.article, published.get(claim.article)) for claim in ordered}
    dockets = [Docket(rule, rulebook, by_rule[rule.id], by_rule, articles) for rule in rules]
    comparisons = [comparison for docket in dockets for comparison in _compare(docket)]
    return [_in_words(finding) for finding in tell(comparisons, rulebook, date.today()) if _counts(finding)]


def _rules(rulebook: RuleBook, fact: str | None) -> list[Rule]:
    rules = [rule for rule in active(rulebook) if rule.fact.comparer is not None]
    chosen = [rule for rule in rules if fact in (None, rule.id)]
    if fact is not None and not chosen:
        known = ", ".join(rule.id for rule in rules) or "none"
        raise ValueError(f'the rules have no fact "{fact}" whose claims are compared: there are {known}')
    return chosen


def _compare(docket: Docket) -> Iterator[Comparison]:
    outcome: Outcome = import_module(str(docket.rule.fact.comparer)).compare(docket)
    yield from outcome.comparisons
    yield from against_references(docket)


def _article(id: str, published: date | None) -> Article:
    """An article as far as a table of claims knows it: comparers ask for its day, never for its text."""
    return Article(id, id, "", Span(0, 0), published, None, "", None, SourceMap((0,), (0,), (0,)), ())


def _counts(finding: Finding) -> bool:
    return finding.verdict is Verdict.CONTRADICTION and finding.status is not Status.WAIVED


def _in_words(finding: Finding) -> Disagreement:
    others = finding.others or finding.claims[1:]
    return Disagreement(
        fact=finding.rule,
        claim=_evidence(finding.primary),
        other="; ".join(map(_evidence, others)) if others else finding.message,
        gap=finding.gap,
        why=finding.why,
    )


def _evidence(claim: Claim) -> str:
    return f"{claim.text} ({claim.article})"
