"""From what a date says to the days it means: the article's day supplies what the words leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from checker.mentions.calendar_shapes import Frame, MonthDays, Range, Shape, Within, WithWeekday
from checker.mentions.date_bounds import limited
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.numeric_dates import TwoOrders
from checker.mentions.weekdays import looks_ahead
from checker.values.days import Days

PAST_FIRST = 1.25  # a date ahead counts as so much farther than one behind, and the other way round


@dataclass(slots=True)
class Resolver:
    """Resolves the dates of one text in order; remembers the last, which "a year earlier" counts from."""

    published: date | None
    reference: date | None  # the published day, or without it a full date of the text
    day_first: bool | None
    told_order: bool
    vocabulary: DateWords
    previous: Days | None = field(default=None)

    @classmethod
    def of(
        cls, phrases: Sequence[Phrase], published: date | None, day_first: bool | None, vocabulary: DateWords
    ) -> Resolver:
        """The resolver for the phrases of one text."""
        order = day_first
        if order is None and vocabulary.order != "unknown":
            order = vocabulary.order == "day first"
        reference = published or _full_date(phrases)
        return cls(published, reference, order, day_first is None, vocabulary)

    def resolve(self, words: Words, phrase: Phrase) -> tuple[Days | None, tuple[str, ...]]:
        """The days of a phrase under its bound, and what had to be assumed."""
        shape, assumed = phrase.shape, list(phrase.assumed)
        needs_tense = shape.wants_year or _floats(shape)
        ahead = needs_tense and looks_ahead(words, phrase.first, phrase.stop, self.vocabulary)
        if phrase.bound is not None and needs_tense and phrase.bound.value in ("by", "until", "before") and self.published:
            ahead = ahead or not _told(words, phrase, self.vocabulary)
        frame = Frame(self.published, self.previous, ahead, self._order(shape))
        if shape.wants_year:
            days = self._in_nearest_year(shape, frame)
            assumed.append("year")
        else:
            days = shape.days(frame)
        if _order_is_open(shape) and days:
            assumed.append("order")
        if days is None:
            return None, ("unresolved",)
        self.previous = days
        if phrase.bound is not None:
            today = Days(self.published, self.published) if self.published else None
            days = limited(days, phrase.bound, _part_shape(shape), today)
        return days, tuple(assumed)

    def _order(self, shape: Shape) -> bool | None:
        inner = shape.inner if isinstance(shape, WithWeekday) else shape
        if not isinstance(inner, TwoOrders) or not isinstance(shape, WithWeekday) or self.day_first is not None:
            return self.day_first
        for order in (True, False):
            year = inner.year or (self.reference.year if self.reference else None)
            days = inner.in_year(year).days(Frame(None, day_first=order)) if year else None
            if days and days.earliest and days.earliest.weekday() == shape.weekday:
                return order
        return None

    def _in_nearest_year(self, shape: Shape, frame: Frame) -> Days | None:
        """The days in the year that brings them nearest to the article's day."""
        reference = self.reference
        if reference is None:
            return None
        near = [found for step in (-1, 0, 1) if (found := self._in_year(shape, reference.year + step, frame))]
        if not near:  # 29 February
            near = [found for step in range(-8, 9) if (found := self._in_year(shape, reference.year + step, frame))]

        def distance(days: Days) -> float:
            if days.earliest and days.earliest > reference:
                return (days.earliest - reference).days * (1.0 if frame.ahead else PAST_FIRST)
            if days.latest and days.latest < reference:
                return (reference - days.latest).days * (PAST_FIRST if frame.ahead else 1.0)
            return 0.0

        return min(near, key=distance, default=None)

    def _in_year(self, shape: Shape, year: int, frame: Frame) -> Days | None:
        return shape.in_year(year).days(frame) if 1 <= year <= 9999 else None


def _floats(shape: Shape) -> bool:
    return shape.floats or (isinstance(shape, Range) and (shape.start.floats or shape.stop.floats))


def _told(words: Words, phrase: Phrase, vocabulary: DateWords) -> bool:
    return any(words.norm(index) in vocabulary.told_verbs for index in range(phrase.first - 4, phrase.first))


def _part_shape(shape: Shape) -> Shape:
    return shape


def _order_is_open(shape: Shape) -> bool:
    inner = shape.inner if isinstance(shape, Within) else shape
    return isinstance(inner, TwoOrders)


def _full_date(phrases: Sequence[Phrase]) -> date | None:
    """The first day of a text that is stated with its year."""
    for phrase in phrases:
        shape = phrase.shape.inner if isinstance(phrase.shape, WithWeekday) else phrase.shape
        if isinstance(shape, MonthDays) and shape.year is not None:
            days = shape.days(Frame(None))
            if days:
                return days.earliest
    return None
