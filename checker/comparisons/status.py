"""Comparing states that exclude each other."""

from __future__ import annotations

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.groups import distinct
from checker.comparisons.judging import judge
from checker.comparisons.pairing import Measure, pair
from checker.comparisons.verdict import Judgement, Verdict
from checker.rulebook.facts.status import Status
from checker.rulebook.rulebook import Rule

_SAME_TIME = 1  # days: articles of one day and the next report on the same time where a rule does not say


def compare(docket: Docket) -> Outcome:
    """Compare the claims of a status rule."""
    return pair(docket, measure(docket))


def measure(docket: Docket) -> Measure:
    """The states of a docket's claims, and the verdict on two of them."""
    values = distinct((claim.mention.state for claim in docket.claims), str)

    def judged(claim: Claim, other: Claim) -> Judgement:
        return judge_states(docket.rule, claim, other)

    assert isinstance(docket.rule.fact, Status)
    return Measure(lambda claim: values[claim.mention.state], judged, _days_of_one_time(docket.rule.fact))


def _days_of_one_time(fact: Status) -> int:
    """Days up to which two claims speak of one time."""
    return fact.compare.same_time.days if fact.compare.same_time is not None else _SAME_TIME


def judge_states(rule: Rule, claim: Claim, other: Claim) -> Judgement:
    """The verdict on two claims of one state; it does not depend on their order."""
    fact = rule.fact
    assert isinstance(fact, Status)
    if claim.mention.state == other.mention.state:
        return Judgement(Verdict.AGREE, "the same state")
    said = any(state.then for state in fact.states.values())

    def moves(earlier: Claim, later: Claim) -> bool | None:
        if not said or earlier.mention.state is None:
            return None
        return later.mention.state in fact.states[earlier.mention.state].then

    return judge(claim, other, same_time=_days_of_one_time(fact), moves=moves)
