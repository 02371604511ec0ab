"""What a date says before it is laid on the calendar: "late September" without a year, "Friday", "the quarter before".

A shape is the meaning of words, free of the article they stand in; a :class:`Frame` holds what the article adds.
Months are counted on past December where a shape crosses the turn of the year: 13 is January of the year after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from checker.mentions.calendar_days import Grain, day_of, months_from, moved, stretch, whole_months
from checker.mentions.holidays import holiday_of
from checker.mentions.period_parts import Part, day_at, part_of, side_of_today
from checker.values.days import Days


class Frame(NamedTuple):
    """What the article adds: its own day, the days told before, and whether the sentence looks ahead or back."""

    today: date | None
    previous: Days | None = None
    ahead: bool | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The meaning of a date's words; ``year`` is set where the words state one."""

    year: int | None = None

    @property
    def grain(self) -> Grain:
        """The unit that the words count in."""
        return Grain.DAY

    @property
    def wants_year(self) -> bool:
        """Tell whether the shape recurs every year and the words do not say which."""
        return False

    @property
    def floats(self) -> bool:
        """Tell whether the shape means the nearest of many days, so that the end of a range follows its start."""
        return False

    @property
    def names_day(self) -> bool:
        """Tell whether the words name a day by its number, as "15 September" does and "Friday" does not."""
        return False

    def in_year(self, year: int) -> Shape:
        """The same shape with the year stated."""
        return replace(self, year=year)

    def days(self, frame: Frame) -> Days | None:
        """The days meant, ``None`` where the frame does not tell."""
        raise NotImplementedError

    def days_in(self, year: int, frame: Frame) -> Days | None:
        """The days meant, were the year stated."""
        return self.in_year(year).days(frame)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Shape):
    """A date that is seen but cannot be told: "30 February", "3/4/2020" in a language that writes both orders."""

    def days(self, frame: Frame) -> Days | None:  # noqa: ARG002 - every frame is the same to it
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed(Shape):
    """Days that need nothing else: "the 1990s", "2020-09-15"."""

    first: date
    last: date
    unit: Grain = Grain.DAY

    @property
    def grain(self) -> Grain:
        return self.unit

    def days(self, frame: Frame) -> Days | None:  # noqa: ARG002 - every frame is the same to it
        return Days(self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly(Shape):
    """A shape that comes back every year."""

    @property
    def wants_year(self) -> bool:
        return self.year is None

    def days(self, frame: Frame) -> Days | None:  # noqa: ARG002 - the year is all it needs
        return None if self.year is None else self.of_year(self.year)

    def days_in(self, year: int, frame: Frame) -> Days | None:  # noqa: ARG002 - the year is all it needs
        return self.of_year(year)

    def of_year(self, year: int) -> Days | None:
        """The days in one year, ``None`` where it has no such day."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDays(Yearly):
    """One day of a month, or several in a row: "15 September", "14-15 September"."""

    month: int
    first: int
    last: int

    @property
    def names_day(self) -> bool:
        return True

    def in_year(self, year: int) -> Shape:
        return MonthDays(year=year, month=self.month, first=self.first, last=self.last)

    def of_year(self, year: int) -> Days | None:
        first = day_of(year, self.month, self.first)
        last = day_of(year, self.month if self.last >= self.first else self.month + 1, self.last)
        return Days(first, last) if first and last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Months(Yearly):
    """Whole months: "September", "the third quarter", "winter", a year."""

    first: int
    last: int
    unit: Grain = Grain.MONTH

    @property
    def grain(self) -> Grain:
        return self.unit

    def in_year(self, year: int) -> Shape:
        return Months(year=year, first=self.first, last=self.last, unit=self.unit)

    def of_year(self, year: int) -> Days | None:
        return whole_months(year, self.first, self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Yearly):
    """A day with a name, by the rule of the vocabulary: "12-24", "easter -2", "fourth thursday 11"."""

    rule: str

    def of_year(self, year: int) -> Days | None:
        day = holiday_of(self.rule, year)
        return Days(day, day) if day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Within(Shape):
    """A shape that stands on another one and takes its year from it."""

    inner: Shape

    @property
    def wants_year(self) -> bool:
        return self.inner.wants_year

    def in_year(self, year: int) -> Shape:
        return replace(self, inner=self.inner.in_year(year))

    def days(self, frame: Frame) -> Days | None:
        whole = self.inner.days(frame)
        return None if whole is None else self.within(whole, frame)

    @property
    def floats(self) -> bool:
        return self.inner.floats

    def within(self, whole: Days, frame: Frame) -> Days | None:
        """The days meant of those the inner shape means."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Within):
    """A part of a period: "late 2016", "mid-March", "the end of September", "later this week"."""

    part: Part

    @property
    def grain(self) -> Grain:
        return self.inner.grain

    def within(self, whole: Days, frame: Frame) -> Days | None:
        if whole.earliest is None or whole.latest is None:
            return whole
        if self.part in (Part.EARLIER, Part.LATER, Part.REST):
            return side_of_today(whole.earliest, whole.latest, self.part, frame.today)
        return part_of(whole.earliest, whole.latest, self.part, self.grain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Within):
    """Where a range begins or ends: "from the end of 2007" means from 2008 on, "to the start of 2008" up to 2008."""

    part: Part
    opens: bool

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner period is all it needs
        if whole.earliest is None or whole.latest is None:
            return None
        day = day_at(whole.earliest, whole.latest, self.part, opens=self.opens)
        return Days(day, day) if day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth(Within):
    """Counted units of a longer period: "the first week of 2015", "the last four months of 2021"."""

    nth: int  # from 1; -1 is the last
    count: int
    unit: Grain

    @property
    def grain(self) -> Grain:
        return self.unit

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner period is all it needs
        first, last = whole.earliest, whole.latest
        if first is None or last is None or self.nth == 0:
            return None
        back = self.nth < 0
        if self.unit is Grain.WEEK:
            # A week belongs to the period that holds its Thursday, as in ISO 8601.
            thursday = first + timedelta(days=(3 - first.weekday()) % 7)
            final = last - timedelta(days=(last.weekday() - 3) % 7)
            start = final - timedelta(days=3 + 7 * (self.count - 1)) if back else thursday - timedelta(days=3)
            start += timedelta(days=0 if back else 7 * (self.nth - 1))
            return stretch(start, 7 * self.count - 1)
        if back:
            begin = moved(last + timedelta(days=1), -self.count, self.unit)
        else:
            begin = moved(first, self.nth - 1, self.unit)
        end = moved(begin, self.count, self.unit) if begin else None
        return Days(begin, end - timedelta(days=1)) if begin and end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Half(Within):
    """The first or second half of a period: "the first half of last year"."""

    number: int

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner period is all it needs
        first, last = whole.earliest, whole.latest
        if first is None or last is None or first == last:
            return None
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        if months % 2 == 0 and first.day == 1:
            middle = months_from(first, months // 2)
            if middle is None:
                return None
            return Days(first, middle - timedelta(days=1)) if self.number == 1 else Days(middle, last)
        days = (last - first).days // 2
        if self.number == 1:
            return Days(first, first + timedelta(days=days))
        return Days(first + timedelta(days=days + 1), last)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfYear(Within):
    """A yearly date whose year another date tells: "July of last year", "next year's first quarter"."""

    yearly: Shape

    @property
    def names_day(self) -> bool:
        return self.yearly.names_day

    @property
    def grain(self) -> Grain:
        return self.yearly.grain

    def within(self, whole: Days, frame: Frame) -> Days | None:
        return self.yearly.in_year(whole.earliest.year).days(frame) if whole.earliest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending(Within):
    """Units that end with a period: "the five months to June", "the year ended 31 March"; or begin with one."""

    count: float
    unit: Grain
    begins: bool = False

    @property
    def grain(self) -> Grain:
        return Grain.MONTH

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner period is all it needs
        if self.begins:
            end = moved(whole.earliest, self.count, self.unit) if whole.earliest else None
            return Days(whole.earliest, end - timedelta(days=1)) if end else None
        start = moved(whole.latest + timedelta(days=1), -self.count, self.unit) if whole.latest else None
        return Days(start, whole.latest) if start else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside(Within):
    """The days right before or after a day: "the week after Christmas", "the month before the election"."""

    count: int
    unit: Grain

    @property
    def grain(self) -> Grain:
        return self.unit

    def within(self, whole: Days, frame: Frame) -> Days | None:  # noqa: ARG002 - the inner day is all it needs
        day = whole.latest if self.count > 0 else whole.earliest
        end = moved(day, self.count, self.unit) if day else None
        if day is None or end is None:
            return None
        return Days(day + timedelta(days=1), end) if self.count > 0 else Days(end, day - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Shape):
    """From one date to another, both included: "30 August–2 September", "from 2014 to 2018"."""

    start: Shape
    stop: Shape

    @property
    def grain(self) -> Grain:
        return self.stop.grain

    @property
    def floats(self) -> bool:
        return self.start.floats or self.stop.floats

    @property
    def wants_year(self) -> bool:
        return self.start.wants_year and self.stop.wants_year

    def in_year(self, year: int) -> Shape:
        return replace(self, start=self.start.in_year(year))

    def days(self, frame: Frame) -> Days | None:
        start, stop = self.start, self.stop
        if start.wants_year and not stop.wants_year:
            return self._before(stop.days(frame), frame)
        first = start.days(frame)
        if first is None or first.earliest is None:
            return None
        if stop.wants_year:
            return self._after(first.earliest, frame)
        last = stop.days(Frame(first.earliest, first, ahead=True) if stop.floats else frame)
        return Days(first.earliest, last.latest) if last and last.latest and last.latest >= first.earliest else None

    def _after(self, first: date, frame: Frame) -> Days | None:
        """The range whose end follows its start within a year: "25 October to 25 January"."""
        for year in (first.year, first.year + 1):
            last = self.stop.in_year(year).days(frame)
            if last and last.latest and last.latest >= first:
                return Days(first, last.latest)
        return None

    def _before(self, last: Days | None, frame: Frame) -> Days | None:
        """The range whose end alone states the year: "Nov 18-Dec 19, 2015", "Nov-Feb 2017"."""
        if last is None or last.latest is None:
            return None
        for year in (last.latest.year, last.latest.year - 1):
            first = self.start.in_year(year).days(frame)
            if first and first.earliest and first.earliest <= last.latest:
                return Days(first.earliest, last.latest)
        return None
