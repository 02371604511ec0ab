"""Comparing numbers: how many, how much money, what share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cache

from checker.articles.article import Article
from checker.claims.claim import Claim, ScopeSource
from checker.claims.currencies import BARE_DOLLAR, stated_dollar
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.groups import Value
from checker.comparisons.judging import judge
from checker.comparisons.pairing import Measure, pair
from checker.comparisons.verdict import Judgement, Verdict
from checker.mentions.mention import Kind
from checker.mentions.money import main_unit
from checker.rulebook.facts.numeric import Changes, Money, Quantity, Share
from checker.rulebook.rulebook import Rule
from checker.rulebook.written import Tolerance
from checker.values.interval import Interval, relative_gap
from checker.values.units import Line, line

_MOVING_FACT = 1  # days: articles of one day and the next report on the same time where a rule does not say


@dataclass(frozen=True, slots=True)
class Amount:
    """A claim's numbers in the unit of comparison: as written and as meant."""

    low: float | None
    high: float | None
    interval: Interval
    unit: str | None

    @property
    def written(self) -> tuple[float, float]:
        """Both ends as written; the one that is written stands for an open one."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return min(ends), max(ends)


def compare(docket: Docket) -> Outcome:
    """Compare the claims of a quantity, money or share rule."""
    return pair(docket, measure(docket))


def measure(docket: Docket) -> Measure:
    """The amounts of a docket's claims, and the verdict on two of them."""
    fact = docket.rule.fact
    assert isinstance(fact, Quantity | Money | Share)
    needs_scope, within = bool(fact.find.scope), fact.compare.within
    amounts: dict[str, Amount] = {}
    values: dict[str, Value] = {}
    distinct: dict[object, Value] = {}
    known: dict[object, tuple[Amount, Value]] = {}  # most claims of a fact give one of few values, in few words
    for claim in docket.claims:
        mention, way = claim.mention, _way(claim, docket.rule, docket)
        written = mention.kind, mention.low, mention.high, mention.interval, mention.unit, way, claim.scope
        held = known.get(written)
        if held is None:
            amount = amount_of(claim, docket.rule, docket)
            if amount is None:
                continue
            key = *amount.written, amount.interval, amount.unit, claim.scope
            if key not in distinct:
                distinct[key] = _value(_name(amount, claim.scope), amount, within)
            held = known[written] = amount, distinct[key]
        amounts[claim.id], value = held
        if not (needs_scope and claim.scope_source is ScopeSource.UNSTATED):
            values[claim.id] = value

    def judged(claim: Claim, other: Claim) -> Judgement:
        return judge_amounts(docket.rule, claim, other, amounts[claim.id], amounts[other.id])

    return Measure(lambda claim: values.get(claim.id), judged, _same_time(fact))


def _same_time(fact: Quantity | Money | Share) -> int | None:
    """Days up to which two claims of a fact speak of one time, ``None`` where the value never changes."""
    if fact.compare.same_time is not None:
        return fact.compare.same_time.days
    return None if fact.compare.changes is Changes.NEVER else _MOVING_FACT


def _name(amount: Amount, scope: str | None) -> str:
    """What tells an amount of a scope from others."""
    meant = amount.interval
    return repr((*amount.written, meant.low, meant.high, meant.low_closed, meant.high_closed, amount.unit, scope))


def _value(name: str, amount: Amount, within: Tolerance | None) -> Value:
    """An amount as a value on a line, with its reach where a tolerance is allowed."""
    low, high = amount.written
    return Value(name, amount.interval.start, amount.interval.stop, low, high, *_reach(low, high, within))


def judge_amounts(rule: Rule, claim: Claim, other: Claim, first: Amount, second: Amount) -> Judgement:
    """The verdict on two claims of one fact, given their amounts; it does not depend on their order."""
    fact = rule.fact
    assert isinstance(fact, Quantity | Money | Share)
    if first.unit != second.unit:
        return Judgement(Verdict.NOT_COMPARABLE, f"{first.unit} is not {second.unit}")
    if claim.scope and other.scope and claim.scope != other.scope:
        return Judgement(Verdict.NOT_COMPARABLE, "they speak of different places or groups")
    if first.interval.meets(second.interval):
        return Judgement(Verdict.AGREE, "the hedged values meet")
    gap = relative_gap(first.low, first.high, second.low, second.high)
    within = fact.compare.within
    if within is not None and is_within(gap, first, second, within):
        return Judgement(Verdict.AGREE, f"the gap of {gap:.0%} is within {within}")
    shown, allowed = f"{gap:.0%}", str(within) if within is not None else None
    if gap == 0:
        return Judgement(Verdict.TENSION, "the same number with bounds that exclude each other", shown, allowed)
    changes = fact.compare.changes

    def moves(earlier: Claim, _: Claim) -> bool | None:
        if changes is Changes.NEVER:
            return None
        before, after = (first, second) if earlier is claim else (second, first)
        grows = after.interval.start >= before.interval.stop
        return changes is Changes.ANY or grows == (changes is Changes.GROWS)

    same_time = _same_time(fact)
    return judge(claim, other, same_time=same_time, moves=moves, gap=shown, within=allowed, background=True)


def _reach(low: float, high: float, within: Tolerance | None) -> tuple[float, float]:
    """The least and the most that another value as written may be to lie within the tolerance.

    A share is one of the larger of the two: with 10% the 90 reaches up to 100, and the 100 down to 90.
    """
    if within is None:
        return low, high
    if within.share is None:
        return low - (within.amount or 0.0), high + (within.amount or 0.0)
    kept = 1 - within.share
    if kept <= 0:
        return -math.inf, math.inf
    return low * kept if low > 0 else low / kept, high / kept if high > 0 else high * kept


def is_within(gap: float, first: Amount, second: Amount, within: Tolerance) -> bool:
    """Tell whether two amounts as written, ``gap`` apart as a share of the larger, lie within a tolerance."""
    if within.share is not None:
        return gap <= within.share
    return within.amount is not None and Interval(*first.written).gap_to(Interval(*second.written)) <= within.amount


def amount_of(claim: Claim, rule: Rule, docket: Docket) -> Amount | None:
    """A claim's numbers in the rule's unit or currency; ``None`` where they cannot be brought into it.

    Money is converted at the central bank's rate of the day that the article was published.
    """
    mention = claim.mention
    if mention.interval is None or (mention.low is None and mention.high is None):
        return None
    if mention.kind is Kind.NUMBER:
        return Amount(mention.low, mention.high, mention.interval, None)
    if mention.kind is Kind.SHARE:
        return Amount(mention.low, mention.high, mention.interval, mention.unit)
    way, unit = _way(claim, rule, docket)
    if way is None:
        return None
    interval = mention.interval if way == Line() else way.interval(mention.interval.as_printed())
    return Amount(way.value(mention.low), way.value(mention.high), interval, unit)


def _way(claim: Claim, rule: Rule, docket: Docket) -> tuple[Line | None, str | None]:
    """The way from a claim's unit to the rule's, ``None`` where there is none, and the rule's unit."""
    fact, unit = rule.fact, claim.mention.unit
    if isinstance(fact, Money):
        wanted = fact.compare.currency or docket.common_unit
        if unit == wanted or unit is None or wanted is None:
            return Line(), unit
        article = docket.articles[claim.article]
        worth = _money_factor(unit, wanted, article, stated_dollar(rule, article))
        return None if worth is None else Line(worth), wanted
    if isinstance(fact, Quantity) and fact.find.unit is not None and unit is not None:
        return line(unit, fact.find.unit), fact.find.unit
    return Line(), unit


def _money_factor(unit: str, wanted: str, article: Article, dollar: str | None) -> float | None:
    """What one unit of money, a cent or a euro, is worth in another; ``dollar`` is what a bare one stands for."""
    (own, pieces), (other, parts) = main_unit(unit), main_unit(wanted)
    own, other = (dollar or code if code == BARE_DOLLAR else code for code in (own, other))
    rate = 1.0 if own == other else _rate(own, other, article.published)
    return None if rate is None else rate * parts / pieces


@cache
def _rate(unit: str, wanted: str, day: date | None) -> float | None:
    if day is None:
        return None
    from checker.values.rates import MissingRate, convert_money

    try:
        return convert_money(1.0, unit, wanted, day)
    except MissingRate:
        return None
