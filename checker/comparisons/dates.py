"""Comparing days: when something happened, by when it must happen."""

from __future__ import annotations

import calendar
import math
import re

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.groups import Value
from checker.comparisons.judging import judge
from checker.comparisons.pairing import Measure, pair
from checker.comparisons.verdict import Judgement, Verdict
from checker.rulebook.facts.dates import Date, Deadline
from checker.rulebook.rulebook import Rule
from checker.values.days import Days

_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def compare(docket: Docket) -> Outcome:
    """Compare the claims of a date or deadline rule."""
    return pair(docket, measure(docket))


def measure(docket: Docket) -> Measure:
    """The days of a docket's claims, and the verdict on two of them."""
    fact = docket.rule.fact
    assert isinstance(fact, Date | Deadline)
    deadline, allowed = isinstance(fact, Deadline), _allowed(fact)
    known: dict[tuple[float, float, bool], Value] = {}

    def value(claim: Claim) -> Value | None:
        days = days_of(claim, deadline=deadline)
        if days.earliest is None and days.latest is None:
            return None
        start = -math.inf if days.earliest is None else days.earliest.toordinal()
        stop = math.inf if days.latest is None else days.latest.toordinal()
        key = start, stop, _is_vague(claim)
        return known.setdefault(key, Value(repr(key), start, stop, start, stop, start - allowed, stop + allowed))

    return Measure(value, lambda claim, other: judge_days(docket.rule, claim, other), _same_time(fact))


def days_of(claim: Claim, *, deadline: bool) -> Days:
    """The days a claim states; of a deadline only the last."""
    mention = claim.mention
    return Days(mention.latest if deadline else mention.earliest, mention.latest)


def judge_days(rule: Rule, claim: Claim, other: Claim) -> Judgement:
    """The verdict on two claims of one day; it does not depend on their order."""
    fact = rule.fact
    assert isinstance(fact, Date | Deadline)
    deadline = isinstance(fact, Deadline)
    first, second = days_of(claim, deadline=deadline), days_of(other, deadline=deadline)
    apart = first.days_to(second)
    allowed = _allowed(fact)
    if apart <= allowed:
        return Judgement(Verdict.AGREE, "the days meet" if apart == 0 else f"{apart} days apart, {allowed} allowed")
    gap = f"{apart} day" if apart == 1 else f"{apart} days"
    within = str(fact.compare.within) if fact.compare.within is not None else None
    looser = _looser(claim, other) if deadline else None
    if looser is not None:
        return Judgement(Verdict.TENSION, "one wording is only looser: the same month", gap, within, looser.id)
    return judge(claim, other, same_time=_same_time(fact), moves=lambda *_: None, gap=gap, within=within)


def _same_time(fact: Date | Deadline) -> int | None:
    """Days up to which two claims speak of one time, ``None`` where the rule does not say that the day may change."""
    return fact.compare.same_time.days if fact.compare.same_time is not None else None


def _allowed(fact: Date | Deadline) -> int:
    """Days by which two values may lie apart and agree."""
    return (fact.compare.within.days or 0) if fact.compare.within is not None else 0


def _looser(claim: Claim, other: Claim) -> Claim | None:
    """The claim that names only the end of the month in which the other names a day, if one does."""
    for vague, exact in ((claim, other), (other, claim)):
        last, day = vague.mention.latest, exact.mention.latest
        if last is None or day is None or not _is_vague(vague) or _is_vague(exact):
            continue
        if (last.year, last.month) == (day.year, day.month) and day <= last:
            return vague
    return None


def _is_vague(claim: Claim) -> bool:
    """Tell whether a deadline is the end of a month that is named without a day: "before the end of September"."""
    last = claim.mention.latest
    if last is None or last.day != calendar.monthrange(last.year, last.month)[1]:
        return False
    return not _DAY_NUMBER.search(claim.text)
