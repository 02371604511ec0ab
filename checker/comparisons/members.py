"""Comparing sets of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.groups import distinct
from checker.comparisons.judging import judge, party
from checker.comparisons.pairing import Measure, pair
from checker.comparisons.verdict import Judgement, Verdict
from checker.rulebook.facts.members import Set, Subset
from checker.rulebook.rulebook import Rule

Members = frozenset[str]


def compare(docket: Docket) -> Outcome:
    """Compare the claims of a set rule."""
    return pair(docket, measure(docket))


def measure(docket: Docket) -> Measure:
    """The members that a docket's claims name, each party's in an article together, and the verdict on two of them."""
    named = _named(docket.claims)
    values = distinct(named.values(), lambda members: " | ".join(sorted(members)))

    def judged(claim: Claim, other: Claim) -> Judgement:
        return judge_sets(docket.rule, claim, other, named[claim.id], named[other.id])

    assert isinstance(docket.rule.fact, Set)
    return Measure(lambda claim: values[named[claim.id]], judged, _same_time(docket.rule.fact))


def _same_time(fact: Set) -> int | None:
    """Days up to which two claims speak of one time, ``None`` where the rule does not say that the set may change."""
    return fact.compare.same_time.days if fact.compare.same_time is not None else None


def _named(claims: Sequence[Claim]) -> dict[str, Members]:
    """For each claim all members that its party names in its article: "Lindmark … and Osterby will close as well"."""
    together: dict[tuple[str, str | None], Members] = defaultdict(frozenset)
    for claim in claims:
        together[claim.article, party(claim)] |= frozenset(claim.mention.members)
    return {claim.id: together[claim.article, party(claim)] for claim in claims}


def judge_sets(rule: Rule, claim: Claim, other: Claim, first: Members, second: Members) -> Judgement:
    """The verdict on two claims of one set, given all that each names; it does not depend on their order."""
    fact = rule.fact
    assert isinstance(fact, Set)
    if first == second:
        return Judgement(Verdict.AGREE, "the same members")
    gap = ", ".join(sorted(first ^ second))
    named = f"only one names {gap}"
    if (first < second or second < first) and fact.compare.subset is not Subset.CONTRADICTION:
        smaller = claim if first < second else other
        if fact.compare.subset is Subset.AGREE:
            return Judgement(Verdict.AGREE, "one names a part of the other's members")
        return Judgement(Verdict.TENSION, f"{named}; the other's are a part of its members", gap, looser=smaller.id)
    judgement = judge(claim, other, same_time=_same_time(fact), moves=lambda *_: None, gap=gap)
    return replace(judgement, why=f"{judgement.why}; {named}")
