"""Dates that make one date with the date beside them: weekday and day, month and year, and the two ends of a range."""

from __future__ import annotations

from dataclasses import replace

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import (
    Ending,
    Holiday,
    MonthDays,
    Months,
    OfYear,
    Point,
    Range,
    Shape,
    Slice,
    Unknown,
    Within,
)
from checker.mentions.date_bounds import clock_before
from checker.mentions.date_numbers import ordinal_before
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.period_parts import POINTS
from checker.mentions.relative_shapes import YEAR_BEFORE, Current, Moved, Weekday, is_year_back
from checker.mentions.week_shapes import NthWeekday, WeekAround, WeekdayBeside, WeekdayOf, WithWeekday

LONGEST_LINK = 3  # tokens between two dates that make one
TODAY = ((0, Grain.DAY),)


def joined(words: Words, left: Phrase, right: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """One phrase for two that stand side by side, ``None`` where each is a date of its own."""
    between = tuple(words.norms[left.stop : right.first])
    return (
        _weekday_and_day(words, left, right, between, vocabulary)
        or _range_and_day(words, left, right, between, vocabulary)
        or _nth_weekday(words, left, right, between, floor, vocabulary)
        or _weekday_beside(words, left, right, between, floor, vocabulary)
        or _period_ended(left, right, between, vocabulary)
        or _weekdays_of_week(left, right, between, vocabulary)
        or _week_and_weekday(left, right, between, vocabulary)
        or _ago(left, right, between)
        or _same_unit(left, right, between, vocabulary)
        or _date_and_year(left, right, between, vocabulary)
        or _ends(words, left, right, between, floor, vocabulary)
    )


def _weekday_and_day(
    words: Words, left: Phrase, right: Phrase, between: tuple[str, ...], vocabulary: DateWords
) -> Phrase | None:
    """ "Friday, 15 September", "Friday (Sept. 15)", "15 September (Friday)"."""
    links = {",", "(", "-", "."} | vocabulary.the | vocabulary.on
    if isinstance(left.shape, Weekday) and _is_day(right) and all(norm in links for norm in between):
        if left.shape.week is not None and "," in between:
            return None
        stop = right.stop + 1 if "(" in between and words.norms[right.stop] == ")" else right.stop
        inner = right.shape.inner if isinstance(right.shape, WithWeekday) else right.shape
        return right.widened(left.first, stop, WithWeekday(inner=inner, weekday=left.shape.weekday))
    if isinstance(right.shape, Weekday) and _is_day(left) and between == ("(",) and words.norms[right.stop] == ")":
        return left.widened(left.first, right.stop + 1, WithWeekday(inner=left.shape, weekday=right.shape.weekday))
    return None


def _range_and_day(
    words: Words, left: Phrase, right: Phrase, between: tuple[str, ...], vocabulary: DateWords
) -> Phrase | None:
    """A range that ends with a weekday, and its day: "from Friday 7 August to Sunday" and "9 August"."""
    if not isinstance(left.shape, Range) or not isinstance(left.shape.stop, Weekday) or not _is_day(right):
        return None
    if left.shape.stop.week is not None or not all(norm in {",", "."} | vocabulary.the for norm in between):
        return None
    start, inner = left.shape.start, right.shape
    if isinstance(start, Weekday):
        if "," in between and words.norms[left.first] not in vocabulary.from_ | vocabulary.between:
            return None  # "open Monday to Friday, 7 August excepted"
        start = WeekdayBeside(inner=inner, weekday=start.weekday)
    elif not start.names_day:
        return None
    assumed = tuple(dict.fromkeys(left.assumed + right.assumed))
    shape = Range(start=start, stop=WithWeekday(inner=inner, weekday=left.shape.stop.weekday))
    return left.widened(left.first, right.stop, shape)._replace(assumed=assumed)


def _is_day(phrase: Phrase) -> bool:
    """Tell whether a phrase names a day by its number."""
    single = not isinstance(phrase.shape, MonthDays) or phrase.shape.first == phrase.shape.last
    return phrase.shape.names_day and single


def _nth_weekday(
    words: Words, left: Phrase, right: Phrase, between: tuple[str, ...], floor: int, vocabulary: DateWords
) -> Phrase | None:
    """ "the first Monday in September", "the last Thursday of November 2019"."""
    if not isinstance(left.shape, Weekday) or right.shape.grain is not Grain.MONTH or not between:
        return None
    if not all(norm in vocabulary.of | vocabulary.in_ | vocabulary.the for norm in between):
        return None
    nth = ordinal_before(words, left.first, vocabulary)
    if left.shape.week == -1 and words.norms[left.first] in vocabulary.finals:
        nth = -1, left.first
    if nth is None or nth[0] == 0 or nth[1] < floor:
        return None
    first = max(words.skip_back(nth[1], vocabulary.the), floor)
    shape = NthWeekday(inner=right.shape, nth=nth[0], weekday=left.shape.weekday)
    return right.widened(first, right.stop, shape)


def _weekday_beside(
    words: Words, left: Phrase, right: Phrase, between: tuple[str, ...], floor: int, vocabulary: DateWords
) -> Phrase | None:
    """ "the Monday after Easter", "the Sunday before Christmas"."""
    if not isinstance(left.shape, Weekday) or not left.shape.floats or len(between) != 1 or left.first - 1 < floor:
        return None
    ahead = between[0] in vocabulary.after - vocabulary.from_ - vocabulary.since
    named = isinstance(right.shape, Holiday) or _is_day(right)
    if not named or not (ahead or between[0] in vocabulary.before) or words.norms[left.first - 1] not in vocabulary.the:
        return None
    shape = WeekdayBeside(inner=right.shape, weekday=left.shape.weekday, ahead=ahead)
    return right.widened(left.first - 1, right.stop, shape)


def _week_and_weekday(left: Phrase, right: Phrase, between: tuple[str, ...], vocabulary: DateWords) -> Phrase | None:
    """ "next week on Tuesday", "Tuesday of last week", "Monday next week"."""
    if isinstance(right.shape, Weekday) and right.shape.week is None and _is_week(left.shape):
        if all(norm in vocabulary.on | {"-", "."} for norm in between):
            return left.widened(left.first, right.stop, WeekdayOf(inner=left.shape, weekday=right.shape.weekday))
    elif isinstance(right.shape, Weekday) and isinstance(left.shape, Moved) and left.bound is None:
        if between and all(norm in vocabulary.on for norm in between):
            week = WeekAround(inner=left.shape)
            return left.widened(left.first, right.stop, WeekdayOf(inner=week, weekday=right.shape.weekday))
    elif isinstance(left.shape, Weekday) and left.shape.week is None and isinstance(right.shape, Moved):
        if right.bound is None and (not between or (between == (",",) and right.shape.grain >= Grain.WEEK)):
            week = WeekAround(inner=right.shape)
            return right.widened(left.first, right.stop, WeekdayOf(inner=week, weekday=left.shape.weekday))
    elif isinstance(left.shape, Weekday) and left.shape.week is None and isinstance(right.shape, Current):
        linked = not between or all(norm in vocabulary.of | vocabulary.the for norm in between)
        if right.shape.unit is Grain.WEEK and linked:
            return right.widened(left.first, right.stop, WeekdayOf(inner=right.shape, weekday=left.shape.weekday))
    return None


def _weekdays_of_week(left: Phrase, right: Phrase, between: tuple[str, ...], vocabulary: DateWords) -> Phrase | None:
    """ "Tuesday through Thursday of next week"."""
    if not isinstance(left.shape, Range) or not isinstance(right.shape, Current) or right.shape.unit is not Grain.WEEK:
        return None
    first, last = left.shape.start, left.shape.stop
    if not isinstance(first, Weekday) or not isinstance(last, Weekday) or not (first.floats and last.floats):
        return None
    if not all(norm in vocabulary.of | vocabulary.the for norm in between):
        return None
    start, stop = (WeekdayOf(inner=right.shape, weekday=each.weekday) for each in (first, last))
    return left.widened(left.first, right.stop, Range(start=start, stop=stop))


def _period_ended(left: Phrase, right: Phrase, between: tuple[str, ...], vocabulary: DateWords) -> Phrase | None:
    """ "the third quarter ended Sept. 30", "fiscal 1990, ended June 30": the last day tells where the period lies."""
    shape = left.shape
    if not isinstance(shape, Months) or shape.grain < Grain.QUARTER or not _is_day(right) or not between:
        return None
    ends = between[-1] in vocabulary.ending - vocabulary.range_links
    if not ends or not all(norm == "," or norm in vocabulary.relatives for norm in between[:-1]):
        return None
    last = right.shape.in_year(shape.year) if shape.year and right.shape.wants_year else right.shape
    length = shape.last - shape.first + 1
    return right.widened(left.first, right.stop, Ending(inner=last, count=length, unit=Grain.MONTH))


def _is_week(shape: Shape) -> bool:
    return shape.grain is Grain.WEEK and isinstance(shape, Current | Within)


def _ago(left: Phrase, right: Phrase, between: tuple[str, ...]) -> Phrase | None:
    """ "a year ago today", "two years ago this month", "three weeks ago Monday": counted from the second."""
    ago, origin = left.shape, right.shape
    if between or not isinstance(ago, Moved) or ago.told or ago.origin is not None or ago.steps[0][0] >= 0:
        return None
    today = isinstance(origin, Moved) and origin.steps == TODAY
    this_unit = isinstance(origin, Current) and origin.unit < ago.grain and not origin.told
    weekday = isinstance(origin, Weekday) and origin.floats
    if not (today or this_unit or weekday):
        return None
    return left.widened(left.first, right.stop, Moved(steps=ago.steps, origin=origin, exact=True))


def _same_unit(left: Phrase, right: Phrase, between: tuple[str, ...], vocabulary: DateWords) -> Phrase | None:
    """ "the same quarter last year", "the same month a year ago": a year before the one told before."""
    same = left.shape
    if not isinstance(same, Current) or not same.told or same.offset or same.unit >= Grain.YEAR:
        return None
    if not is_year_back(right.shape) or not all(norm in vocabulary.of for norm in between):
        return None
    return left.widened(left.first, right.stop, YEAR_BEFORE)


def _date_and_year(left: Phrase, right: Phrase, between: tuple[str, ...], vocabulary: DateWords) -> Phrase | None:
    """ "the third quarter of last year", "July last year", "next year's first quarter"."""
    linked = not vocabulary.of.isdisjoint(between)
    if _is_of_year(left, right, linked=linked) and all(
        norm in vocabulary.of | vocabulary.in_ | vocabulary.the for norm in between
    ):
        return left.widened(left.first, right.stop, OfYear(inner=right.shape, yearly=left.shape))
    stated = left.shape.year is not None and right.shape.grain is Grain.QUARTER  # "the 1989 third quarter"
    if _is_of_year(right, left, linked=False) and (between in (("'", "s"), ("'",)) or (not between and stated)):
        return right.widened(left.first, right.stop, OfYear(inner=left.shape, yearly=right.shape))
    return None


def _is_of_year(part: Phrase, year: Phrase, *, linked: bool) -> bool:
    """Tell whether one phrase is a yearly date and the other a year.

    "July the following year" is another year's, unless it is ``linked``: "July of the following year".
    """
    told = isinstance(year.shape, Current) and year.shape.offset > 0 and year.shape.told and not linked
    return year.shape.grain is Grain.YEAR and part.shape.wants_year and part.shape.grain < Grain.YEAR and not told


def listed(words: Words, left: Phrase, right: Phrase, vocabulary: DateWords) -> Phrase:
    """The right one of "next Monday and Tuesday", which is of the same week."""
    shape = right.shape
    if not isinstance(left.shape, Weekday) or not isinstance(shape, Weekday) or shape.week is not None:
        return right
    if right.first - left.stop != 1 or words.norms[left.stop] not in vocabulary.both | vocabulary.either | {","}:
        return right
    return right._replace(shape=replace(shape, week=left.shape.week, strictly=left.shape.strictly))


def share_year(words: Words, phrases: list[Phrase], right: Phrase, vocabulary: DateWords) -> None:
    """Give the year of a date to those listed before it: "in May, June or July 1944", "in May/June 1940"."""
    links = vocabulary.both | vocabulary.either | {"/"}
    for at in range(len(phrases) - 1, -1, -1):
        left, year = phrases[at], right.shape.year
        listed_here = right.first - left.stop == 1 and words.norms[left.stop] in links
        if not listed_here or year is None or not isinstance(left.shape, Months | MonthDays) or left.shape.year:
            return
        if not isinstance(right.shape, Months | MonthDays) or right.shape.grain > Grain.MONTH:
            return
        earlier = _month_of(left.shape) <= _month_of(right.shape)
        right = left._replace(shape=left.shape.in_year(year if earlier else year - 1))
        phrases[at] = right
        links = links | {","}


def _month_of(shape: Months | MonthDays) -> int:
    return shape.first if isinstance(shape, Months) else shape.month


def _ends(
    words: Words, left: Phrase, right: Phrase, between: tuple[str, ...], floor: int, vocabulary: DateWords
) -> Phrase | None:
    """ "30 August–2 September", "from March to June 2020", "between 2014 and 2018", "from the end of 2008 till May"."""
    link = tuple(norm for norm in between if norm not in vocabulary.the)
    if link[:1] == (",",) and (isinstance(left.shape, WithWeekday) or left.shape.year):
        link = link[1:]  # "from Friday, 7 August, to Sunday, 9 August"
    if len(link) == 3 and link[0] == link[2] == "-":
        link = link[1:2]  # "January-to-March"
    timed = len(link) > 1 and link[-1] in vocabulary.clock_marks | vocabulary.clock_words
    link = link[:1] if timed else link  # "from 9 a.m. Monday to 5 p.m. Friday"
    if len(link) != 1 or isinstance(left.shape, Range | Unknown) or isinstance(right.shape, Range):
        return None
    lead = words.skip_back(clock_before(words, left.first, vocabulary), vocabulary.the) - 1
    paired = words.norms[lead] in vocabulary.between and lead >= floor
    opened = words.norms[lead] in vocabulary.from_ and lead >= floor
    if link[0] in vocabulary.both:
        if not paired:
            return None
    elif link[0] not in vocabulary.range_links or (not (paired or opened) and not _alike(left, right)):
        return None
    shape = Range(start=_end(left.shape, opens=True), stop=_end(right.shape, opens=False))
    assumed = tuple(dict.fromkeys(left.assumed + right.assumed))
    return Phrase(lead if paired or opened else left.first, right.stop, shape, assumed=assumed)


def _end(shape: Shape, *, opens: bool) -> Shape:
    """One end of a range; "the end of March" is a point there, and not the last weeks of the month."""
    if isinstance(shape, Slice) and shape.part in POINTS and shape.grain > Grain.DAY:
        return Point(inner=shape.inner, part=shape.part, opens=opens)
    return shape


def _alike(left: Phrase, right: Phrase) -> bool:
    """Tell whether two dates can be the ends of a range without "from": both days, or both longer periods."""
    return (left.shape.grain is Grain.DAY) == (right.shape.grain is Grain.DAY) or left.shape.grain <= Grain.MONTH


def opened(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase:
    """A range with the "from" or "between" before it: "from 14 to 15 September"."""
    shape = phrase.shape
    ranged = isinstance(shape, Range) or (isinstance(shape, MonthDays) and shape.first != shape.last)
    lead = words.skip_back(phrase.first, vocabulary.the) - 1
    opens = words.norms[lead] in vocabulary.from_ or words.norms[lead] in vocabulary.between
    if ranged and lead >= floor and opens:
        return phrase.widened(lead, phrase.stop, shape)
    return phrase
