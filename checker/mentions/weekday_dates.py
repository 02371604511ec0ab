"""Weekdays and weekends: "Monday night", "last Friday", "Tue 13th", "Friday 7/6", "over the weekend"."""

from __future__ import annotations

from checker.mentions.calendar_shapes import Shape
from checker.mentions.date_numbers import day_at
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.numeric_dates import in_some_order
from checker.mentions.relative_shapes import DayOfMonth, Weekday, Weekend
from checker.mentions.week_shapes import WithWeekday


def read_weekday(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """A weekday with what stands beside it: "Monday night", "last Friday", "Tue 13th", "Friday 7/6"."""
    norm = words.norms[index]
    stop = index + 1
    if words.norms[index - 1] in vocabulary.weekday_names and words.is_capital(index - 1):
        return None
    if words.is_capital(stop) and (
        words.norms[stop] in vocabulary.weekday_titles or words.norms[stop] in vocabulary.day_parts
    ):
        return None  # "The Sunday Times", "Monday Night Football"
    if (
        norm in vocabulary.short_weekdays
        and words.norms[stop] == "."
        and words.touches(index)
        and words.norms[stop + 1]
    ):
        stop += 1
    weekday = vocabulary.weekdays[norm]
    doubtful = norm in vocabulary.doubtful_weekdays
    day = _numbered_day(words, stop, weekday, vocabulary)
    if day and not (doubtful and _is_doubtful_day(words, index, stop, vocabulary)):
        return Phrase(words.skip_back(index, vocabulary.deictics) if index > floor else index, day[1], day[0])
    if doubtful and not _is_weekday(words, index, stop, vocabulary):
        return None
    stop = words.skip(index + 1, vocabulary.day_parts)
    lead = words.norms[index - 1]
    if lead in vocabulary.deictics and index - 1 >= floor:
        first = index - 1
        before = words.norms[first - 1]
        if before in vocabulary.deictics and first - 1 >= floor and vocabulary.deictics[before] == 0:
            first -= 1
        if lead in vocabulary.strict:
            return Phrase(first, stop, Weekday(weekday=weekday, strictly=vocabulary.strict[lead]))
        return Phrase(first, stop, Weekday(weekday=weekday, week=vocabulary.deictics[lead]))
    return Phrase(index, stop, Weekday(weekday=weekday))


def _numbered_day(words: Words, index: int, weekday: int, vocabulary: DateWords) -> tuple[Shape, int] | None:
    """The day of the month behind a weekday: "Monday the 21st", "Mon 13th", "Friday 7/6"."""
    at = words.skip(index, vocabulary.the)
    found = day_at(words, at, vocabulary)
    if found is None:
        return None
    day, stop = found
    if words.norms[stop] in {"/", "-"} and words.touches(at) and words.touches(stop) and words.is_number(stop + 1):
        other = day_at(words, stop + 1, vocabulary)
        if words.norms[other[1] if other else stop] in {"/", "-"} or other is None:
            return None
        shape = in_some_order(day, other[0], None)
        return (WithWeekday(inner=shape, weekday=weekday), other[1]) if shape else None
    ordinal = stop > at + 1 or words.is_word(at)
    if (
        words.norms[stop] in vocabulary.months
        or words.norms[stop] in vocabulary.of
        or (words.norms[stop] in {".", "-", "/"} and words.norms[stop + 1] in vocabulary.months)
    ):
        return None
    if not ordinal and (
        words.is_word(stop)
        or (words.norms[stop] in {":", "-", "%", "'", "."} and words.touches(at) and words.is_number(stop + 1))
    ):
        return None
    return DayOfMonth(day=day, weekday=weekday), stop


def _is_doubtful_day(words: Words, index: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether an abbreviation with a number may be no weekday: "they sat second", "Sun 2", but not "on Sat 2"."""
    if not words.is_number(stop):
        return True
    bare = words.norms[stop + 1] not in vocabulary.ordinal_endings and words.norms[stop + 1] not in {"/", "-"}
    return bare and words.norms[index - 1] not in vocabulary.numeric_leads


def _is_weekday(words: Words, index: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether an abbreviation such as "Sun" is a weekday: beside a day, a month or a word for a week."""
    at = words.skip(stop, {",", "the"} | {"-"}, 2)
    if words.norms[at] in vocabulary.months or _opens_month_day(words, at, vocabulary):
        return words.is_capital(index) or words.norms[index - 1] in vocabulary.deictics
    week = words.norms[index - 1] in vocabulary.grains or words.norms[index - 1] in vocabulary.deictics
    return words.is_capital(index) and week


def _opens_month_day(words: Words, index: int, vocabulary: DateWords) -> bool:
    """Tell whether a day of a month begins at a token: "1 August", "1st", "the 1st of August", but not "5 couples"."""
    if day_at(words, index, vocabulary, plain=False):
        return words.is_number(index)
    found = day_at(words, index, vocabulary)
    return found is not None and words.norms[words.skip(found[1], {"-", "."})] in vocabulary.months


def read_weekend(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "last weekend", "over the weekend", "this weekend"."""
    lead = words.norms[index - 1]
    if words.norms[index].endswith("s") or words.norms[index + 1] in vocabulary.of:
        return None
    if lead in vocabulary.deictics and index - 1 >= floor:
        return Phrase(index - 1, index + 1, Weekend(offset=vocabulary.deictics[lead]))
    if lead in vocabulary.the or lead in vocabulary.that:
        return Phrase(index - 1, index + 1, Weekend())
    return None
