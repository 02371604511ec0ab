"""Whether figures of an article may make a value of its headline that the article does not state.

A headline sums up: "143 aboard" over "137 passengers and a crew of six", "after 27 years" over "since 1984". What
figures that stand together make is no support, as their words need not ask the same, and reason enough not to
contradict. Only figures of one sentence are put together, and counts and amounts of one thing with those of the next:
among all figures of an article some two make any number.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.alignment.agreement import comparable
from checker.alignment.figures import Figures, is_printed
from checker.alignment.marks import is_mark
from checker.alignment.results import CLOCK, is_result
from checker.alignment.statement import Statement
from checker.mentions.mention import Kind
from checker.mentions.printed import FRACTION_SLACK
from checker.mentions.printed import ends as printed
from checker.mentions.shares import PERCENT
from checker.values.units import line

_MOST = 8  # figures of a sentence and the next that are looked at
_SUMMED = (Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY, Kind.DURATION)
_ROUNDED = (Kind.MONEY, Kind.SHARE, Kind.QUANTITY)
_EXACT = 1e-6
_YEAR, _DAY = "year", "day"
_DECADE = 10
_YEARS = 40  # of an article that are looked at, the last of them
_MINUTES = 24 * 60  # of a day
_LONG = 366  # days of a stretch of time that is no date: "the next 50 years"


def is_made(one: Statement, figures: Figures, of: Statement | None = None) -> bool:
    """Tell whether a value is a sum, a difference or a share of figures that stand together, or a time between two.

    Only what is made ``of`` one of them counts where that is known.
    """
    mention = one.mention
    if mention.kind is Kind.DATE:
        return any(year in _born(figures) for year in figures.years_of(mention))
    if mention.kind not in _SUMMED or mention.low is None or is_result(mention) or is_mark(mention):
        return False
    value, slack = mention.low, _slack(one)
    if not one.age and any(abs(value - made) <= slack for made in _made(one, figures, of)):
        return True
    return mention.kind is Kind.DURATION and any(first <= value <= last for first, last in _between(one, figures))


def _slack(one: Statement) -> float:
    """How far what is made may lie off: counts are exact, amounts as exact as they are printed."""
    mention = one.mention
    if mention.kind is Kind.SHARE and not any(letter.isdigit() for letter in mention.text):
        return FRACTION_SLACK
    return min((each.written for each in printed(mention)), default=0.0) if mention.kind in _ROUNDED else _EXACT


def _made(one: Statement, figures: Figures, of: Statement | None) -> Iterator[float]:
    """What sums, differences and shares of figures come to."""
    for first, second in _pairs(figures.statements):
        if of is not None and of not in (first, second):
            continue
        own, theirs = _value(one, first), _value(one, second)
        if own is not None and theirs is not None and _belong_together(first, second):
            yield own + theirs
            if one.mention.unit != PERCENT and 1 not in (own, theirs):  # "one of the seven" takes nothing from them
                yield abs(own - theirs)
        if one.mention.kind is Kind.SHARE and first.sentence == second.sentence:
            yield from _shares(first, second)
    if one.mention.kind is Kind.SHARE:
        parts = (each for each in figures.statements if one.context & each.context and of in (None, each))
        yield from (100 - value for each in parts if (value := _value(one, each)) is not None)
    for each in figures.statements:  # "from $6 to $9" is $3 more
        low, high = each.mention.low, each.mention.high
        if low is not None and high is not None and low < high and each.mention.unit == one.mention.unit:
            yield high - low
    for row in _rows(figures.statements):
        if of is not None and of not in row:
            continue
        values = [value for each in row if (value := _value(one, each)) is not None]
        yield from (sum(three) for three in combinations(values[:_MOST], 3))


def _value(one: Statement, other: Statement) -> float | None:
    """A figure in the unit of another of its kind, ``None`` where it has none that could be added to it."""
    own, theirs = one.mention, other.mention
    if theirs.kind is Kind.SHARE and (own.kind is Kind.SHARE or (own.kind is Kind.NUMBER and own.unit is None)):
        return theirs.low
    if theirs.low is None or not comparable(one, other) or is_result(theirs):
        return None
    if own.kind in (Kind.QUANTITY, Kind.DURATION) and own.unit and theirs.unit:
        return line(theirs.unit, own.unit).value(theirs.low)
    return theirs.low


def _rows(statements: Sequence[Statement]) -> list[list[Statement]]:
    """The figures of each sentence, in their order."""
    found: dict[int, list[Statement]] = defaultdict(list)
    for each in statements:
        found[each.order].append(each)
    return [found[order] for order in sorted(found)]


def _pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Figures of one sentence and of two that follow each other, in pairs."""
    before: list[Statement] = []
    for row in _rows(statements):
        yield from combinations(row[:_MOST], 2)
        yield from ((first, second) for first in before[:_MOST] for second in row[:_MOST])
        before = row


def _belong_together(first: Statement, second: Statement) -> bool:
    """Tell whether two figures are of one sentence, or amounts of money or counts of one thing in two."""
    if first.sentence == second.sentence or first.mention.kind is Kind.MONEY:
        return True
    alike = None in (first.head, second.head) or first.head == second.head or second.further
    return first.mention.kind is Kind.NUMBER and alike


def _shares(first: Statement, second: Statement) -> Iterator[float]:
    """What one of two figures of one thing is of the other, and by how much they differ, in percent."""
    one, other = first.mention.low, second.mention.low
    alike = first.mention.kind is Kind.MONEY or None in (first.head, second.head) or first.head == second.head
    if first.mention.kind in (Kind.NUMBER, Kind.MONEY) and comparable(first, second) and alike and one and other:
        less, more = sorted((one, other))
        if less > 0:
            yield from (100 * less / more, 100 * (more - less) / more, 100 * (more - less) / less)


def _born(figures: Figures) -> frozenset[int]:
    """The years that lie so long before the article as the lengths of time and the ages in it are."""
    now = figures.year
    if now is None:
        return frozenset()
    told = [each.mention for each in figures.statements if each.mention.kind is Kind.DURATION]
    lengths = {int(each.low) for each in told if each.unit == "year" and each.low and each.low < now}
    return frozenset(now - length - part for length in lengths for part in (0, 1))


def _between(one: Statement, figures: Figures) -> Iterator[tuple[float, float]]:
    """The least and the most time between two years, days or times of day of an article, in the value's unit."""
    unit = one.mention.unit or _YEAR
    if one.age:
        yield from _since_birth(figures)
        return
    yield from _between_years(figures, unit, spread=0 if is_printed(one.mention) else _DECADE / 2)
    if line(unit, _DAY).factor >= 1:
        yield from _between_days(figures, line(_DAY, unit).factor)
    else:
        yield from _between_times(figures, line("minute", unit).factor)


def _since_birth(figures: Figures) -> Iterator[tuple[float, float]]:
    """Who is born in 1945 is 68 or 69 in 2014, and older where the day of the article is not known."""
    if figures.year is not None:
        older = figures.article.published is None and figures.tells_birth
        for year in figures.years:
            yield figures.year - year - 1, math.inf if older else figures.year - year


def _between_years(figures: Figures, unit: str, *, spread: float) -> Iterator[tuple[float, float]]:
    """In other units than years a quarter of a year more or less is meant, of decades the ``spread`` of one."""
    for first, second in combinations(sorted(figures.years)[-_YEARS:], 2):
        length = line(_YEAR, unit).factor * (second - first)
        yield (length - spread, length + spread) if unit == _YEAR else (0.75 * length, 1.25 * length)


def _between_days(figures: Figures, factor: float) -> Iterator[tuple[float, float]]:
    """The first or the last day may be counted or not."""
    told = [each.days for each in figures.statements if each.days is not None]
    days = [
        (each.earliest, each.latest)
        for each in told
        if each.earliest is not None and each.latest is not None and (each.latest - each.earliest).days < _LONG
    ]
    if figures.article.published is not None:
        days.append((figures.article.published, figures.article.published))
    for pair in combinations(days[:_MOST], 2):
        earlier, later = sorted(pair)
        least, most = (later[0] - earlier[1]).days, (later[1] - earlier[0]).days
        if most > 0:
            yield factor * (least - 1), factor * (most + 1)


def _between_times(figures: Figures, factor: float) -> Iterator[tuple[float, float]]:
    """On one day or from one to the next, to half a unit."""
    times = [each.mention.low for each in figures.statements if each.mention.unit == CLOCK and each.mention.low]
    for first, second in combinations(times[:_MOST], 2):
        length = abs(first - second)
        for between in (length, _MINUTES - length):
            yield factor * between - 0.5, factor * between + 0.5
