"""Weeks, weekends and weekdays around another date: "the week of 10 April", "Tuesday of last week"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from checker.mentions.calendar_days import Grain, moved, stretch
from checker.mentions.calendar_shapes import Frame, Within
from checker.mentions.period_parts import Part
from checker.values.days import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAround(Within):
    """A week named by one of its days: "the week of 10 April", "the week ending 3 May", "the week beginning 4 May"."""

    place: Part | None = None

    @property
    def grain(self) -> Grain:
        return Grain.WEEK

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner day is all it needs
        if whole.earliest is None or whole.latest is None:
            return None
        if self.place is Part.END:
            return stretch(whole.latest, -6)
        monday = whole.earliest - timedelta(days=whole.earliest.weekday())
        return stretch(whole.earliest if self.place is Part.EARLY else monday, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekendAround(Within):
    """The weekend at a holiday, with the days between: "Labor Day weekend", "the weekend of Thanksgiving"."""

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner day is all it needs
        day = whole.earliest
        if day is None or day.toordinal() < 7:
            return None
        saturday = day + timedelta(days=5 - day.weekday() - (7 if day.weekday() < 2 else 0))
        return Days(min(day, saturday), max(day, saturday + timedelta(days=1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayOf(Within):
    """A weekday of a week named another way: "Tuesday of last week", "next week Wednesday"."""

    weekday: int

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner week is all it needs
        if whole.earliest is None or (whole.latest is not None and (whole.latest - whole.earliest).days < 4):
            return whole
        day = whole.earliest + timedelta(days=(self.weekday - whole.earliest.weekday()) % 7)
        return Days(day, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayBeside(Within):
    """The last weekday of a name before another day, or the first ``ahead`` of it: "the Monday after Easter"."""

    weekday: int
    ahead: bool = False

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner day is all it needs
        if whole.earliest is None or whole.earliest.toordinal() < 8:
            return None
        if self.ahead:
            day = moved(whole.earliest, (self.weekday - whole.earliest.weekday()) % 7 or 7, Grain.DAY)
            return Days(day, day) if day else None
        return stretch(whole.earliest - timedelta(days=(whole.earliest.weekday() - self.weekday) % 7 or 7), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NthWeekday(Within):
    """A weekday counted in a month: "the first Monday in September", "the last Thursday of November"."""

    nth: int  # from 1; -1 is the last
    weekday: int

    @property
    def grain(self) -> Grain:
        return Grain.DAY

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner month is all it needs
        first, last = whole.earliest, whole.latest
        if first is None or last is None:
            return None
        if self.nth < 0:
            return stretch(last - timedelta(days=(last.weekday() - self.weekday) % 7), 0)
        day = moved(first, (self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1), Grain.DAY)
        return Days(day, day) if day and day <= last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithWeekday(Within):
    """A date with its weekday, "Friday August 1st": the date counts, the weekday only helps to choose the year."""

    weekday: int

    @property
    def names_day(self) -> bool:
        return self.inner.names_day

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the date is all it needs
        return whole
