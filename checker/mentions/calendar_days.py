"""Steps on the calendar: units of days, months and years away from a day."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum
from functools import lru_cache

from checker.values.days import Days


class Grain(IntEnum):
    """How long a stretch of days a word means."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


REMEMBERED = 4096  # dates of few years, often
MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200}


@lru_cache(maxsize=REMEMBERED)
def day_of(year: int, month: int, day: int) -> date | None:
    """The day, ``None`` where the calendar has none; month 13 is January of the year after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


@lru_cache(maxsize=REMEMBERED)
def whole_months(year: int, first: int, last: int) -> Days | None:
    """From the first day of one month to the last day of another, months counted on past December."""
    start, after = day_of(year, first, 1), day_of(year, last + 1, 1)
    return Days(start, after - timedelta(days=1)) if start and after else None


def months_from(day: date, months: int) -> date | None:
    """The day so many months away, the month's last where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    first = day_of(index // 12, index % 12 + 1, 1) if index >= 12 else None
    return first and first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))


def moved(day: date, count: float, unit: Grain) -> date | None:
    """The day so many units away, ``None`` beyond the calendar; half a unit counts in the next smaller one."""
    try:
        if unit is Grain.DAY:
            return day + timedelta(days=round(count))
        if unit is Grain.WEEK:
            return day + timedelta(days=round(7 * count))
    except OverflowError:
        return None
    months = count * MONTHS_IN[unit]
    return months_from(day, round(months)) if abs(months) < 12 * MAXYEAR else None


def stretch(start: date, days: int) -> Days | None:
    """From a day to one so many days later, or back to one earlier."""
    end = moved(start, days, Grain.DAY)
    return Days(min(start, end), max(start, end)) if end else None


def is_month_end(day: date) -> bool:
    """Tell whether the day is its month's last."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


@lru_cache(maxsize=REMEMBERED)
def unit_around(day: date, unit: Grain, offset: int) -> Days | None:
    """The calendar unit that holds a day, or one so many units away; weeks run from Monday to Sunday."""
    if unit is Grain.DAY:
        return stretch(day + timedelta(days=offset), 0) if abs(offset) < 100_000 else None
    if unit is Grain.WEEK:
        monday = moved(day - timedelta(days=day.weekday()), offset, Grain.WEEK) if day.toordinal() > 7 else None
        return stretch(monday, 6) if monday else None
    length = MONTHS_IN[unit]
    index = (day.year * 12 + day.month - 1) // length * length + offset * length
    return whole_months(index // 12, index % 12 + 1, index % 12 + length) if 12 <= index < 12 * MAXYEAR else None


def nearest(days: list[date], today: date, ahead: bool) -> date | None:
    """The day nearest to another; where two are about as near, the sentence's tense decides.

    A day behind counts as far as it is, one ahead a quarter farther, and the other way round in a sentence that looks
    ahead, since news tells what happened before it tells what will.
    """

    def distance(day: date) -> float:
        apart = (day - today).days
        farther = 1.25 if (apart > 0) != ahead else 1.0
        return abs(apart) * farther

    return min(days, key=distance, default=None)


def whole_units(today: date, count: int, unit: Grain) -> Days | None:
    """So many whole calendar units before or after the current one; decades ahead are counted with the current."""
    near, far = unit_around(today, unit, 1 if count > 0 else -1), unit_around(today, unit, count)
    if near is None or far is None:
        return None
    return Days(near.earliest, far.latest) if count > 0 else Days(far.earliest, near.latest)
