"""Whether two values can be held against each other, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from checker.alignment.marks import ERA, RANK, is_mark
from checker.alignment.results import is_result, numbers_of
from checker.alignment.rounding import is_rounded
from checker.alignment.statement import Statement
from checker.claims.currencies import one_currency
from checker.mentions.mention import Bound, Kind, Mention
from checker.mentions.read import read
from checker.values.days import Days
from checker.values.interval import Interval, relative_gap
from checker.values.units import line, same_dimension

_MEASURES = (Kind.QUANTITY, Kind.DURATION)
_ANY_YEAR = Days(date(2020, 12, 31), date(2020, 12, 31))
"""Where two days are without a year, both are read as of this one: they are compared, not dated."""
_LAST_DAY = (Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether two values agree; ``gap`` says how far apart they are where they do not.

    ``looser`` tells that the second leaves open what the first says: a year beside a day of it.
    """

    agrees: bool
    gap: str | None = None
    looser: bool = False


def comparable(one: Statement, other: Statement) -> bool:
    """Tell whether two values are of one kind and dimension."""
    first, second = one.mention, other.mention
    if first.kind is not second.kind:
        return False
    match first.kind:
        case Kind.MONEY:
            return one_currency(first.unit, second.unit)
        case Kind.SHARE:
            return first.unit == second.unit
        case Kind.DURATION if one.age or other.age:
            return one.age and other.age
        case Kind.QUANTITY | Kind.DURATION:
            return first.unit is not None and second.unit is not None and same_dimension(first.unit, second.unit)
        case Kind.NUMBER if is_result(first) or is_result(second):
            return first.unit == second.unit and len(numbers_of(first)) == len(numbers_of(second))
        case Kind.NUMBER if is_mark(first) or is_mark(second):
            return first.unit == second.unit or (
                not {RANK, ERA} & {first.unit, second.unit} and None in (first.unit, second.unit)
            )
        case _:
            return True


def agreement(one: Statement, other: Statement) -> Agreement | None:
    """How two comparable values stand to each other, ``None`` where one of them is not known well enough."""
    if one.mention.kind is Kind.DATE:
        return _of_days(one, other)
    if is_result(one.mention):
        same = numbers_of(one.mention) == numbers_of(other.mention)
        return Agreement(agrees=same, gap=None)
    first, second = _interval(one.mention), _interval(other.mention)
    if first is None or second is None:
        return None
    own, theirs = one.mention, other.mention
    if own.kind in _MEASURES and own.unit and theirs.unit and own.unit != theirs.unit:
        way = line(theirs.unit, own.unit)
        first, second = first.as_printed(), way.interval(second.as_printed())
        theirs = replace(theirs, low=way.value(theirs.low), high=way.value(theirs.high))
    first, second = _exact(own, first, theirs), _exact(theirs, second, own)
    if _agree(own, first, theirs, second):
        return Agreement(agrees=True)
    gap = relative_gap(own.low, own.high, theirs.low, theirs.high)
    return Agreement(agrees=False, gap=f"{max(1, round(gap * 100))}%" if gap else "0%")


def restated_agreement(one: Statement, other: Statement) -> Agreement | None:
    """How a value of a headline or claim stands to one of its text: rounded too, and counted on in another way.

    A 14th body is what "14 dead" counts, and "who turned 61" gives the age of "golfer, 61".
    """
    if comparable(one, other):
        found = agreement(one, other)
        if found is None or found.agrees or is_result(one.mention) or not is_rounded(one.mention, other.mention):
            return found
        return Agreement(agrees=True)
    same = one.mention.low == one.mention.high == other.mention.low == other.mention.high != 1
    alike = one.head is None or other.head is None or one.head == other.head
    bare = one.mention.kind is Kind.NUMBER and one.mention.unit is None and other.mention.kind is Kind.SHARE
    counted = alike and _counts(one) and _counts(other)
    return Agreement(agrees=True) if same and (counted or bare) else None


def _counts(one: Statement) -> bool:
    """Tell whether a value is a count, a rank or an age, of which one may be told as another."""
    mention = one.mention
    return mention.low is not None and (one.age or (mention.kind is Kind.NUMBER and not is_result(mention)))


def _interval(mention: Mention) -> Interval | None:
    if mention.interval is not None:
        return mention.interval
    return Interval(mention.low, mention.high) if mention.low is not None or mention.high is not None else None


def _agree(own: Mention, first: Interval, theirs: Mention, second: Interval) -> bool:
    """Tell whether two values meet; of two exact ones the more exactly written must round to the other."""
    if not first.meets(second) or first.goes_beyond(second):
        return False
    if own.hedge is not None or theirs.hedge is not None or own.low is None or theirs.low is None:
        return True
    return first.meets(Interval(theirs.low, theirs.high)) or second.meets(Interval(own.low, own.high))


def _exact(mention: Mention, interval: Interval, other: Mention) -> Interval:
    """The number as it is written, where a bound is held against it: 5.7 million is not more than 5.7 million."""
    bound = (other.low is None) != (other.high is None)
    return Interval(mention.low, mention.high) if bound and mention.hedge is None else interval


def _of_days(one: Statement, other: Statement) -> Agreement | None:
    first, second = one.days, other.days
    if first is None or second is None:
        known = first or second or _ANY_YEAR
        first, second = first or _in_year_of(one.mention, known), second or _in_year_of(other.mention, known)
    if first is None or second is None:
        return None
    apart = first.days_to(second)
    if apart == 0:
        return Agreement(agrees=True, looser=_is_within(first, second))
    return Agreement(agrees=False, gap="1 day" if apart == 1 else f"{apart:,} days")


def _is_within(days: Days, others: Days) -> bool:
    """Tell whether days are some of others, and not all of them."""
    if None in (days.earliest, days.latest, others.earliest, others.latest) or days == others:
        return False
    return others.meets(Days(days.earliest, days.earliest)) and others.meets(Days(days.latest, days.latest))


def _in_year_of(mention: Mention, days: Days) -> Days | None:
    """The days of a date without a year, read as one of the year of others."""
    day = days.latest or days.earliest
    for each in read(mention.text, published=day):
        if each.kind is Kind.DATE and (each.earliest or each.latest):
            return Days(None if each.bound in _LAST_DAY else each.earliest, each.latest)
    return None
