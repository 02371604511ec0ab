"""Parts of a period: "early August", "mid-2020", "late 2016", "the end of September", "later this week"."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from checker.mentions.calendar_days import Grain, moved, whole_months
from checker.values.days import Days


class Part(StrEnum):
    """Which part of a period is meant."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    START = "start"
    HALFWAY = "halfway"
    END = "end"
    EARLIER = "earlier"
    LATER = "later"
    REST = "rest"


POINTS = frozenset({Part.START, Part.HALFWAY, Part.END})  # what a range may begin or end with
_AROUND = {Part.START: Part.EARLY, Part.HALFWAY: Part.MIDDLE, Part.END: Part.LATE}


def part_of(first: date, last: date, part: Part, grain: Grain) -> Days | None:
    """The early, middle or late part of a period.

    A month's halves are early and late and its middle is the 10th to the 20th; other periods have thirds.
    """
    part = _AROUND.get(part, part)
    if grain is Grain.MONTH and first.month == last.month:
        ends = {Part.EARLY: (1, 15), Part.MIDDLE: (10, 20)}.get(part, (16, last.day))
        return Days(first.replace(day=ends[0]), first.replace(day=ends[1]))
    years = last.year - first.year + 1
    if grain >= Grain.DECADE and years >= 10:
        third = max(years * 3 // 10, 1)
        begin, end = {Part.EARLY: (0, third + years // 10 - 1), Part.MIDDLE: (third + years // 10, 2 * third)}.get(
            part, (2 * third + 1, years - 1)
        )
        return whole_months(first.year + begin, 1, 12 * (end - begin + 1))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 3:
        third = months // 3
        begin, end = {Part.EARLY: (0, third), Part.MIDDLE: (third, 2 * third)}.get(part, (2 * third, months))
        return whole_months(first.year, first.month + begin, first.month + end - 1)
    length = (last - first).days + 1
    if length < 3:
        return Days(first, last)
    half = length // 2
    begin, end = {Part.EARLY: (0, half - 1), Part.MIDDLE: (length // 3, length - length // 3 - 1)}.get(
        part, (half, length - 1)
    )
    return Days(first + timedelta(days=begin), first + timedelta(days=end))


def day_at(first: date, last: date, part: Part, *, opens: bool) -> date | None:
    """The first day from a point of a period on, or the last one up to it: its start, its middle or its end."""
    length = (last - first).days + 1
    passed = {Part.START: 0, Part.HALFWAY: length // 2}.get(part, length)
    return moved(first, passed if opens else passed - 1, Grain.DAY)


def side_of_today(first: date, last: date, part: Part, today: date | None) -> Days | None:
    """The days of a period before the article's day or from it on, the whole period where it lies elsewhere."""
    if today is None or not first <= today <= last:
        return part_of(first, last, Part.EARLY if part is Part.EARLIER else Part.LATE, Grain.WEEK)
    if part is Part.EARLIER:
        return Days(first, max(first, today - timedelta(days=1)))
    return Days(today, last)
