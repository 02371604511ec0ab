"""The day an article was published, from the forms that documents write it in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

EARLIEST, LATEST = date(1600, 1, 1), date(2200, 1, 1)
"""Days outside are no publication dates: content systems write the year 1 for "not set"."""

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_MONTH_NAMED = re.compile(r"(?=.*[A-Za-z]{3})(?=.*\b\d{4}\b)(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b)")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")
_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(\d{4})([-_.]?)(\d{2})\2(\d{2})(?![0-9A-SU-Za-z])")
_LONGEST = 60


def read_day(written: str) -> date | None:
    """The day that a publication date names, ``None`` where it cannot be told.

    ISO dates and times (the day is the one written, whatever its time zone), year-month-day, e-mail dates, names of
    months in English, and seconds since 1970. A date all in numbers with the year last is read only where its day
    cannot be a month.

    >>> read_day("2020-08-02T23:30:00-04:00"), read_day("August 2, 2020 5:45 pm"), read_day("03/08/2020")
    (datetime.date(2020, 8, 2), datetime.date(2020, 8, 2), None)
    """
    written = written.strip()
    if not written or len(written) > _LONGEST:
        return None
    found = _iso(written) or _numeric(written) or _seconds(written)
    if found is None and _MONTH_NAMED.match(written):
        found = _mail(written) or _named(written)
    return found if found and EARLIEST <= found <= LATEST else None


def day_in_name(name: str) -> date | None:
    """The day in a file's name: "2020-08-03-talks.md" or "talks_20200803.txt"."""
    for match in _IN_NAME.finditer(name):
        day = _day(int(match[1]), int(match[3]), int(match[4]))
        if day and EARLIEST <= day <= LATEST:
            return day
    return None


def _iso(written: str) -> date | None:
    if written.isdigit() and len(written) != len("20200803"):
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


def _numeric(written: str) -> date | None:
    if match := _YEAR_FIRST.match(written):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.match(written):
        first, second, year = (int(group) for group in match.groups())
        if first == second or second > 12:
            return _day(year, first, second)
        if first > 12:
            return _day(year, second, first)
    return None


def _seconds(written: str) -> date | None:
    if not _SECONDS.fullmatch(written):
        return None
    return datetime.fromtimestamp(int(written[:10]), UTC).date()


def _mail(written: str) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(written).date()
    except ValueError:
        return None


def _named(written: str) -> date | None:
    from dateparser import parse

    found = parse(written, languages=["en"], settings={"STRICT_PARSING": True})
    return found.date() if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
