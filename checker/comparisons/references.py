"""Holding claims against the values that a rule knows from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.claim import Claim
from checker.claims.currencies import in_stated_currency
from checker.comparisons.comparer import Docket
from checker.comparisons.dates import judge_days
from checker.comparisons.numeric import amount_of, judge_amounts
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.mentions.mention import Mention
from checker.mentions.read import read
from checker.rulebook.facts.dates import Date, Deadline
from checker.rulebook.facts.fact import Reference
from checker.rulebook.facts.numeric import Money, Quantity, Share
from checker.values.days import Days


def against_references(docket: Docket) -> Iterator[Comparison]:
    """The claims of a rule that contradict the reference of their day."""
    references = [(reference, read(reference.value)) for reference in docket.rule.fact.reference]
    for claim in docket.claims:
        for reference, values in references:
            if _holds_on(reference, claim.as_of):
                judgement = _judge(docket, claim, values)
                if judgement is not None and judgement.verdict is Verdict.CONTRADICTION:
                    text = f"{claim.text} does not agree with the reference, {reference.value} ({reference.source})"
                    yield Comparison(docket.rule.id, judgement, (claim,), (), text, claim.confidence)


def _holds_on(reference: Reference, days: Days | None) -> bool:
    if days is None:
        return reference.from_ is None and reference.until is None
    return Days(reference.from_, reference.until).meets(days)


def _judge(docket: Docket, claim: Claim, values: Sequence[Mention]) -> Judgement | None:
    """The verdict on a claim and the values of a reference; ``None`` where none is of the claim's kind."""
    fact = docket.rule.fact
    known = next((each for each in values if each.kind is claim.mention.kind), None)
    if known is None:
        return None
    other = Claim(id="reference", rule=claim.rule, article=claim.article, mention=known, as_of=claim.as_of)
    if isinstance(fact, Date | Deadline):
        return judge_days(docket.rule, claim, other)
    if isinstance(fact, Quantity | Money | Share):
        return _judge_amounts(docket, claim, other)
    return None


def _judge_amounts(docket: Docket, claim: Claim, other: Claim) -> Judgement | None:
    article = docket.articles[claim.article]
    mention: Mention = in_stated_currency(other.mention, docket.rule, article)
    other = Claim(id=other.id, rule=other.rule, article=other.article, mention=mention, as_of=other.as_of)
    first, second = amount_of(claim, docket.rule, docket), amount_of(other, docket.rule, docket)
    return None if first is None or second is None else judge_amounts(docket.rule, claim, other, first, second)
