"""Dates that count from the article's day or from a date told before: "Friday", "last month", "two weeks ago"."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from checker.mentions.calendar_days import (
    Grain,
    day_of,
    is_month_end,
    months_from,
    moved,
    nearest,
    stretch,
    unit_around,
    whole_units,
)
from checker.mentions.calendar_shapes import Frame, Shape
from checker.values.days import Days

LONG_AGO = 4  # days back from which a weekday of this week may be told with "last"
LONGEST_START = 31  # days of a period from which "two days later" can be counted: in 2015 nobody knows the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday(Shape):
    """A bare weekday: the nearest such day behind, the article's day included, or ahead where the sentence says so."""

    weekday: int
    week: int | None = None  # 0 this week, -1 last, 1 next
    strictly: int = 0  # -1 the nearest before today, 1 the nearest after: "the coming Friday"

    @property
    def floats(self) -> bool:
        return self.week is None and not self.strictly

    def days(self, frame: Frame) -> Days | None:
        today = frame.today
        if today is None:
            return None
        if self.week == -1:
            passed = today.weekday() - self.weekday  # "last Monday" is not the one of two days ago, which is "Monday"
            day = today - timedelta(days=passed if passed >= LONG_AGO else passed + 7)
        elif self.week is not None:
            day = today + timedelta(days=7 * self.week - today.weekday() + self.weekday)
        elif self.strictly > 0:
            day = today + timedelta(days=(self.weekday - today.weekday() - 1) % 7 + 1)
        elif self.strictly < 0:
            day = today - timedelta(days=(today.weekday() - self.weekday - 1) % 7 + 1)
        elif frame.ahead:
            day = today + timedelta(days=(self.weekday - today.weekday()) % 7)
        else:
            day = today - timedelta(days=(today.weekday() - self.weekday) % 7)
        return Days(day, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfMonth(Shape):
    """A day whose month is the article's, or the nearest: "the 15th"."""

    day: int
    weekday: int | None = None

    @property
    def floats(self) -> bool:
        return True

    def days(self, frame: Frame) -> Days | None:
        if frame.today is None:
            return None
        near = []
        for months in range(-6, 7):
            first = months_from(frame.today.replace(day=1), months)
            day = day_of(first.year, first.month, self.day) if first else None
            if day and (self.weekday is None or day.weekday() == self.weekday):
                near.append(day)
        best = nearest(near, frame.today, bool(frame.ahead))
        return Days(best, best) if best else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Current(Shape):
    """A calendar unit seen from the article's day: "this week", "last month", "next year"; ``offset`` counts units."""

    unit: Grain
    offset: int
    told: bool = False  # seen from the date told before: "the following week"
    alone: bool = False  # named by nothing but its unit: "sales rose in the quarter"
    strict: bool = False  # nothing where no date was told before: "that night"

    @property
    def grain(self) -> Grain:
        return self.unit

    def days(self, frame: Frame) -> Days | None:
        told = frame.previous if self.told else None
        if told and told.earliest and told.latest and self.alone:
            whole = moved(told.earliest, 1, self.unit) == told.latest + timedelta(days=1)
            return told if whole else unit_around(told.latest, self.unit, self.offset)
        if self.strict and told is None:
            return None
        start = told.earliest if told else frame.today
        return None if start is None else unit_around(start, self.unit, self.offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekend(Shape):
    """A Saturday and Sunday seen from the article's day: the nearest ones, or by ``offset`` those of a week."""

    offset: int | None = None

    @property
    def floats(self) -> bool:
        return self.offset is None

    def days(self, frame: Frame) -> Days | None:
        if frame.today is None:
            return None
        monday = frame.today - timedelta(days=frame.today.weekday())
        if self.offset is not None:
            return stretch(monday + timedelta(days=7 * self.offset + 5), 1)
        last, this = (monday + timedelta(days=days) for days in (-2, 5))
        if frame.ahead is None:
            return stretch(nearest([last, this], frame.today, ahead=False) or this, 1)
        return stretch(this if frame.ahead or this <= frame.today else last, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch(Shape):
    """Units up to the article's day or from it on: "the past five years", "the next three days"."""

    count: float
    unit: Grain
    through_today: bool = False
    further: tuple[tuple[float, Grain], ...] = ()  # "the last three months and two weeks"

    @property
    def grain(self) -> Grain:
        return self.unit

    def days(self, frame: Frame) -> Days | None:
        today = frame.today
        if today is None:
            return None
        if self.unit is Grain.QUARTER or (self.unit >= Grain.DECADE and self.count > 0):
            return whole_units(today, int(self.count), self.unit)
        end = moved(today, self.count, self.unit)
        for count, unit in self.further:
            end = moved(end, count, unit) if end else None
        if end is None or end == today:  # half a day on
            return None
        if self.through_today:
            return Days(min(today, end), max(today, end))
        return Days(today + timedelta(days=1), end) if self.count > 0 else Days(end, today - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessDays(Shape):
    """Days from Monday to Friday after the article's day or before it: "the next four business days"."""

    count: int

    def days(self, frame: Frame) -> Days | None:
        if frame.today is None or not 0 < abs(self.count) < 1000:
            return None
        step = 1 if self.count > 0 else -1
        passed: list[date] = []
        day = frame.today
        while len(passed) < abs(self.count):
            day += timedelta(days=step)
            if day.weekday() < 5:
                passed.append(day)
        return Days(min(passed[0], day), max(passed[0], day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Shape):
    """A distance from a day: "two weeks ago", "three days after 12 January", "a year earlier".

    ``steps`` are counts with their units. Without ``origin`` the distance is from the article's day, or with ``told``
    from the date told before. A distance in months or years from the article's day means that month or year, as the
    words say no day; a distance in days or weeks means the day. From a longer period the same period is meant: "a year
    earlier" than the third quarter is a third quarter.
    """

    steps: tuple[tuple[float, Grain], ...]
    origin: Shape | None = None
    told: bool = False
    exact: bool = False
    weekday: int | None = None

    @property
    def grain(self) -> Grain:
        return max(unit for _, unit in self.steps)

    @property
    def wants_year(self) -> bool:
        return self.origin is not None and self.origin.wants_year

    @property
    def floats(self) -> bool:
        return self.origin is not None and self.origin.floats

    def in_year(self, year: int) -> Shape:
        return replace(self, origin=self._origin_in(year))

    def days(self, frame: Frame) -> Days | None:
        start = self.start(frame)
        if start is None or start.earliest is None or start.latest is None:
            return None
        if (
            self.told
            and frame.previous
            and self.grain <= Grain.WEEK
            and (start.latest - start.earliest).days > LONGEST_START
        ):
            return None
        first, last = self._shift(start.earliest), self._shift(start.latest)
        if first is None or last is None:
            return None
        if self.weekday is not None:
            first = last = first + timedelta(days=(self.weekday - first.weekday()) % 7)
        elif self.origin is None and not self.exact and len(self.steps) == 1 and start.earliest == start.latest:
            unit = min(self.steps[0][1], Grain.YEAR)  # "a decade ago" is a year, too
            if unit >= Grain.MONTH:
                return unit_around(first, unit, 0)
        whole = self.grain >= Grain.MONTH and is_month_end(start.latest) and start.earliest.day == 1
        if whole and last.month != 12:
            last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        return Days(first, last)

    def start_of(self, days: Days, frame: Frame) -> Days | None:
        """The days that the distance is counted from, where it leads to certain days; they may tell the year."""
        if not self.wants_year or days.earliest is None:
            return self.start(frame)
        dated = (replace(self, origin=self._origin_in(days.earliest.year + step)) for step in (0, 1, -1))
        return next((shape.start(frame) for shape in dated if shape.days(frame) == days), None)

    def _origin_in(self, year: int) -> Shape | None:
        return self.origin and self.origin.in_year(year)

    def start(self, frame: Frame) -> Days | None:
        """The days that the distance is counted from."""
        if self.told and frame.previous:
            return frame.previous
        if self.origin:
            return self.origin.days(frame)
        return None if frame.today is None else Days(frame.today, frame.today)

    def _shift(self, day: date) -> date | None:
        shifted: date | None = day
        for count, unit in self.steps:
            shifted = moved(shifted, count, unit) if shifted else None
        return shifted


YEAR_BEFORE = Moved(steps=((-1, Grain.YEAR),), told=True)


def is_year_back(shape: Shape) -> bool:
    """Tell whether words mean the year before the article's: "last year", "a year ago"."""
    if isinstance(shape, Current):
        return shape.unit is Grain.YEAR and shape.offset == -1
    return isinstance(shape, Moved) and shape.steps == YEAR_BEFORE.steps and shape.origin is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Shape):
    """A yearly date told from the article's day: "last September", "this summer", "next Christmas"."""

    inner: Shape
    offset: int  # -1 the nearest behind, 0 this year's, 1 the nearest ahead

    @property
    def names_day(self) -> bool:
        return self.inner.names_day

    @property
    def grain(self) -> Grain:
        return self.inner.grain

    def days(self, frame: Frame) -> Days | None:
        today = frame.today
        if today is None:
            return None
        if not self.inner.wants_year or self.offset == 0:
            return self.inner.in_year(today.year).days(frame)
        for step in range(4):
            found = self.inner.in_year(today.year + step * self.offset).days(frame)
            if found is None or found.earliest is None or found.latest is None:
                continue
            if found.latest < today if self.offset < 0 else found.earliest > today:
                return found
        return None
