"""Days with a name, by rules that a vocabulary file writes down."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from checker.mentions.calendar_days import day_of

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_GREGORIAN = 1583  # the first whole year of the Gregorian calendar, whose Easter is computed
_NTH = ("first", "second", "third", "fourth", "fifth")


def holiday_of(rule: str, year: int) -> date | None:
    """The day of a year by a rule of the vocabulary.

    >>> holiday_of("fourth thursday 11", 2010)
    datetime.date(2010, 11, 25)
    """
    words = rule.split()
    if words[0] == "easter":
        return easter_of(year) + timedelta(days=int(words[1])) if year >= FIRST_GREGORIAN else None
    if len(words) == 1:
        *_, month, number = words[0].split("-")
        return day_of(year, int(month), int(number))
    weekday, month_number = _WEEKDAYS.index(words[1]), int(words[2])
    shift = int(words[3]) if len(words) > 3 else 0
    first = day_of(year, month_number, 1)
    if first is None:
        return None
    days = [
        day
        for number in range(1, calendar.monthrange(year, month_number)[1] + 1)
        if (day := first.replace(day=number)).weekday() == weekday
    ]
    return days[_NTH.index(words[0]) if words[0] != "last" else -1] + timedelta(days=shift)


def easter_of(year: int) -> date:
    """Easter Sunday of the western churches (Gauss's rule as put by Butcher, 1876; Gregorian years).

    >>> easter_of(2018)
    datetime.date(2018, 4, 1)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, century_rest = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leaps, leap_rest = divmod(rest, 4)
    sunday = (32 + 2 * century_rest + 2 * leaps - moon - leap_rest) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def year_of_rule(rule: str) -> int | None:
    """The year of a day that came once, such as "9/11"; ``None`` for one that comes every year."""
    parts = rule.split("-")
    return int(parts[0]) if len(parts) == 3 else None
