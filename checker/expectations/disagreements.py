"""Claims that contradict each other, as a table of claims can tell without the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from checker.articles.article import Article, SourceMap
from checker.claims.assign import active
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.comparisons.comparing import compare
from checker.comparisons.verdict import Verdict
from checker.expectations.evidence import Sources
from checker.findings.baseline import Baseline
from checker.findings.deciding import decide
from checker.findings.finding import Finding, Status
from checker.findings.telling import tell
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.days import today
from checker.values.span import Span

_NAMED = 3
"""How many claims of the other side are named; the report of ``checker check`` has them all."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim, what it contradicts, and why, in words; each claim with its article."""

    fact: str
    claim: str
    other: str
    gap: str | None
    why: str

    def __str__(self) -> str:
        gap = f" (gap {self.gap})" if self.gap else ""
        return f"{self.fact}: {self.claim} does not agree with {self.other}{gap}: {self.why}"

    def as_record(self) -> dict[str, str | None]:
        """The disagreement as Great Expectations keeps it."""
        return asdict(self)


def disagreements(
    claims: Sequence[Claim], rulebook: RuleBook, fact: str | None, sources: Sources
) -> list[Disagreement]:
    """The contradictions between the claims of one fact, or of every fact where it is ``None``.

    Claims are compared as ``checker check`` compares them. Contradictions that a waiver of the rule book dismisses are
    left out. Raises ValueError where the rule book has no such fact.
    """
    rules = _rules(rulebook, fact)
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.start, claim.end, claim.rule))
    by_rule: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        by_rule[claim.rule].append(claim)
    articles = {claim.article: _article(claim.article, sources.published.get(claim.article)) for claim in ordered}
    dockets = [Docket(rule, rulebook, by_rule[rule.id], by_rule, articles, sources.original) for rule in rules]
    comparisons = [comparison for docket in dockets for comparison in compare(docket).comparisons]
    findings = tell(comparisons, rulebook)
    decided = decide(findings, (), rulebook, Baseline(), today())
    return [_in_words(finding) for finding in decided.findings if _counts(finding)]


def _rules(rulebook: RuleBook, fact: str | None) -> list[Rule]:
    rules = [rule for rule in active(rulebook) if rule.fact.comparer is not None]
    chosen = [rule for rule in rules if fact in (None, rule.id)]
    if fact is not None and not chosen:
        known = ", ".join(rule.id for rule in rules) or "none"
        raise ValueError(f'the rules have no fact "{fact}" whose claims are compared: there are {known}')
    return chosen


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
        other=_listed(others) if others else finding.message,
        gap=finding.gap,
        why=finding.why,
    )


def _listed(claims: Sequence[Claim]) -> str:
    more = len(claims) - _NAMED
    return "; ".join(map(_evidence, claims[:_NAMED])) + (f" and {more} more" if more > 0 else "")


def _evidence(claim: Claim) -> str:
    return f"{claim.text} ({claim.article})"
