"""From what a date says to the days it means: the article's day supplies what the words leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.mentions.calendar_days import Grain, moved
from checker.mentions.calendar_shapes import Ending, Frame, MonthDays, Range, Shape, Within
from checker.mentions.date_bounds import limited
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.mention import Bound
from checker.mentions.numeric_dates import TwoOrders
from checker.mentions.period_parts import Part
from checker.mentions.relative_shapes import YEAR_BEFORE, Current, Moved
from checker.mentions.week_shapes import WeekAround, WithWeekday
from checker.mentions.weekdays import Tense, tense_at
from checker.values.days import Days

# A day on the side that the tense speaks against counts as so many on the other, and more where the tense is sure:
# "was elected in November" of an article of August is about the year before. Without a tense, one that lies ahead.
SURE_COSTS, OTHER_SIDE_COSTS, UNTOLD_COSTS = 400.0, 2.0, 1.25
WEEK_STARTS = (0, 6)  # "the week beginning 4 May" is of a year in which that is a Monday or a Sunday
SHORTEST_MONTH = 28  # days
REACH = 400  # characters within which "a year earlier" counts from the date told before
NEAR_DAYS, FAR_DAYS = 60, 120  # "3/8/2020" in an article of 4 August is 3 August, as 8 March is far away


@dataclass(slots=True)
class Resolver:
    """Resolves the dates of one text in order; remembers the last, which "a year earlier" counts from."""

    published: date | None
    reference: date | None  # the published day, or without it a full date of the text
    day_first: bool | None
    told_order: bool
    vocabulary: DateWords
    previous: Days | None = None
    previous_end: int = 0
    period: Days | None = None  # the last date told that is a month or longer
    opened: Words | None = None  # the last sentence that began with a date of a past year, and that date
    opening: date | None = None

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
        shape, assumed = phrase.shape, phrase.assumed
        wants_year = shape.wants_year
        tense = self._tense(words, phrase) if wants_year or shape.floats else None
        if words.tokens[phrase.first].start - self.previous_end > REACH:
            self.previous = self.period = None
        # "a year earlier" compares with the last quarter or month, not with the Friday on which that was told.
        compares = shape == YEAR_BEFORE or (isinstance(shape, Current) and shape.alone and shape.unit > Grain.WEEK)
        previous = self.period if compares and self.period else self.previous
        order_is_open = _order_is_open(shape)
        order = self._order(shape) if order_is_open and self.day_first is None else self.day_first
        frame = Frame(self.published, previous, tense.is_ahead if tense else None, order)
        try:
            days = self._told(words, phrase, frame, tense) if wants_year else shape.days(frame)
        except OverflowError:  # beyond the calendar's first or last year
            days = None
        if days is None:
            return None, ("unresolved",)
        if wants_year:
            assumed += ("year",)
        if self.previous is None and isinstance(shape, Moved | Current) and shape.told:
            assumed += ("origin",)
        if order_is_open:
            assumed += ("order",)
        self._remember(days, words, phrase)
        if phrase.exceeded and isinstance(shape, Moved):
            days = _beyond(days, shape, phrase.excluded)
        elif phrase.undercut and isinstance(shape, Moved):
            days = _short_of(days, shape, frame, phrase.excluded)
        if phrase.bound is not None:
            today = Days(self.published, self.published) if self.published else None
            days = limited(days, phrase.bound, shape, today)
        return days, assumed

    def _remember(self, days: Days, words: Words, phrase: Phrase) -> None:
        if _is_distance(phrase.shape) or phrase.shape == YEAR_BEFORE:
            return
        if phrase.first <= 1 and phrase.shape.year is not None and self.published and days.earliest:
            self.opened, self.opening = (
                (words, days.earliest) if days.earliest.year < self.published.year else (None, None)
            )
        self.previous, self.previous_end = days, words.tokens[phrase.stop - 1].end
        if days.earliest and days.latest and (days.latest - days.earliest).days >= SHORTEST_MONTH - 1:
            self.period = days

    def _told(self, words: Words, phrase: Phrase, frame: Frame, tense: Tense | None) -> Days | None:
        """The days of a date without its year: "In 1995, they met in March" tells of March 1995."""
        shape = phrase.shape
        behind = tense is None or not tense.is_ahead or phrase.bound in (Bound.BY, Bound.UNTIL)
        if self.opened is words and self.opening and behind:
            for year in (self.opening.year, self.opening.year + 1):
                days = self._in_year(shape, year, frame)
                if days and days.earliest and days.earliest >= self.opening:
                    return days
        return self._in_nearest_year(shape, frame, tense)

    def _tense(self, words: Words, phrase: Phrase) -> Tense | None:
        vocabulary = self.vocabulary
        if phrase.bound is Bound.SINCE and words.norms[phrase.first] in vocabulary.since:
            return Tense.PAST
        if words.norms[phrase.first] in vocabulary.ahead:  # "ahead of Friday's report"
            return Tense.AHEAD
        if isinstance(phrase.shape, Moved) and phrase.shape.steps[0][0] > 0:
            return tense_at(words, phrase.first, phrase.stop, vocabulary) or Tense.AHEAD  # "a week from Sunday"
        tense = tense_at(words, phrase.first, phrase.stop, vocabulary)
        if phrase.bound in (Bound.BY, Bound.UNTIL):
            # A deadline lies ahead, but not in "By Saturday night, the streets were calm".
            return tense if phrase.first == 0 and tense is Tense.PAST else Tense.MAYBE_AHEAD
        sure = self.published is not None and phrase.bound is None and _is_told_when(words, phrase, vocabulary)
        return tense if sure or tense is None else tense.unsure

    def _order(self, shape: Shape) -> bool | None:
        """The order of day and month that fits the weekday, ends a range after its start, or lies near the article."""
        found = {order: day for order in (True, False) if (day := self._in_order(shape, order))}
        if isinstance(shape, WithWeekday):
            fitting = [order for order, day in found.items() if day.weekday() == shape.weekday]
            if len(fitting) == 1:
                return fitting[0]
        if isinstance(shape, Range) and len(found) == 1:
            return next(iter(found))
        return self._order_by_nearness(found)

    def _in_order(self, shape: Shape, order: bool) -> date | None:
        frame = Frame(self.published, day_first=order)
        days = self._in_nearest_year(shape, frame) if shape.wants_year else shape.days(frame)
        return days.earliest if days else None

    def _order_by_nearness(self, found: dict[bool, date]) -> bool | None:
        """The order that puts the date beside the article's day, where the other puts it months away."""
        published = self.published
        if published is None or len(found) < 2:
            return None
        near, far = sorted((abs((day - published).days), order) for order, day in found.items())
        same_day = near[0] <= 1 and far[0] >= NEAR_DAYS // 2
        return near[1] if same_day or (near[0] <= NEAR_DAYS and far[0] >= FAR_DAYS) else None

    def _in_nearest_year(self, shape: Shape, frame: Frame, tense: Tense | None = None) -> Days | None:
        """The days in the year that brings them nearest to the article's day, on the side that the tense tells."""
        reference = self.reference
        if reference is None:
            return None
        near = [found for step in (-1, 0, 1) if (found := self._in_year(shape, reference.year + step, frame))]
        if isinstance(shape, WeekAround) and shape.place is Part.EARLY:
            near = [days for days in near if days.earliest and days.earliest.weekday() in WEEK_STARTS] or near
        if not near:  # 29 February
            near = [found for step in range(-8, 9) if (found := self._in_year(shape, reference.year + step, frame))]

        cost_ahead = UNTOLD_COSTS
        cost_behind = 1.0
        if tense is not None:
            other = SURE_COSTS if tense is not tense.unsure else OTHER_SIDE_COSTS
            cost_ahead, cost_behind = (1.0, other) if tense.is_ahead else (other, 1.0)

        def distance(days: Days) -> float:
            if isinstance(shape, Ending) and not shape.begins and days.latest:  # "the year to March": March counts
                days = Days(days.latest, days.latest)
            if days.earliest and days.earliest > reference:
                return (days.earliest - reference).days * cost_ahead
            if days.latest and days.latest < reference:
                return (reference - days.latest).days * cost_behind
            return 0.0

        return min(near, key=distance, default=None)

    def _in_year(self, shape: Shape, year: int, frame: Frame) -> Days | None:
        return shape.days_in(year, frame) if 1 <= year <= 9999 else None


def _beyond(days: Days, shape: Moved, excluded: bool) -> Days:
    """The days of "more than two years ago", which end two years ago, or begin there where they lie ahead."""
    step = 1 if excluded and days.earliest == days.latest else 0
    if shape.steps[0][0] < 0:
        return Days(None, moved(days.latest, -step, Grain.DAY) if days.latest else None)
    return Days(moved(days.earliest, step, Grain.DAY) if days.earliest else None, None)


def _short_of(days: Days, shape: Moved, frame: Frame, excluded: bool) -> Days:
    """The days of "less than two weeks ago", which lie between that day and the one counted from."""
    origin = shape.start_of(days, frame)
    step = 1 if excluded and days.earliest == days.latest else 0
    if origin is None or origin.earliest is None or days.earliest is None or days.latest is None:
        return days
    if shape.steps[0][0] < 0:
        return Days(moved(days.earliest, step, Grain.DAY), origin.latest)
    return Days(origin.earliest, moved(days.latest, -step, Grain.DAY))


def _is_told_when(words: Words, phrase: Phrase, vocabulary: DateWords) -> bool:
    """Tell whether a date says when the verb happens: "elected in November", not "cut its forecast for November"."""
    lead = words.norms[words.skip_back(phrase.first, vocabulary.the) - 1]
    if lead in vocabulary.in_ or lead in vocabulary.on or not lead:
        return True
    return phrase.shape.names_day and lead not in vocabulary.weak_year_leads


def _is_distance(shape: Shape) -> bool:
    """Tell whether a date is a distance from the article's day, which a report returns from: "$3m a year ago"."""
    return isinstance(shape, Moved) and shape.origin is None and not shape.told and shape.steps[0][1] >= Grain.MONTH


def _order_is_open(shape: Shape) -> bool:
    if isinstance(shape, Range):
        return _order_is_open(shape.start) or _order_is_open(shape.stop)
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
