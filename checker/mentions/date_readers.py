"""Which reader looks at which word."""

from __future__ import annotations

from collections.abc import Sequence

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import Holiday, Shape
from checker.mentions.date_bounds import within
from checker.mentions.date_modifiers import led_unit
from checker.mentions.date_numbers import is_year, year_at
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.holidays import year_of_rule
from checker.mentions.month_dates import read_month
from checker.mentions.numeric_dates import read_digits
from checker.mentions.periods import (
    read_century,
    read_first_months,
    read_fiscal_year,
    read_quarter,
    read_quarter_mark,
    read_season,
    read_week_number,
)
from checker.mentions.relative_dates import (
    read_day_of_month,
    read_day_word,
    read_overnight,
    read_unit,
)
from checker.mentions.relative_shapes import Current, Moved
from checker.mentions.week_shapes import WeekendAround
from checker.mentions.weekday_dates import read_weekday, read_weekend
from checker.mentions.years import read_decade, read_decade_word, read_short_year, read_spoken_year, read_year


def read_at(words: Words, index: int, floor: int, vocabulary: DateWords) -> Sequence[Phrase]:
    """The dates that a word or number makes with the words around it, none before ``floor``."""
    if _recurs(words, index, vocabulary):
        return ()
    if words.norms[index] in vocabulary.holidays:
        found = _holiday(words, index, vocabulary)
        if found:
            return (found,)
    if words.norms[index] in vocabulary.months:
        return read_month(words, index, floor, vocabulary)
    phrase = _read_number(words, index, floor, vocabulary) if words.is_number(index) else None
    phrase = phrase or _read_word(words, index, floor, vocabulary)
    return (phrase,) if phrase and phrase.first >= floor else ()


def _recurs(words: Words, index: int, vocabulary: DateWords) -> bool:
    """Tell whether a date comes again and again: "every Friday", "one Sunday in March", but not "one week ago"."""
    before = words.norms[index - 1]
    counts = before in vocabulary.counts and words.norms[index] in vocabulary.grains
    if before in vocabulary.recurring and not counts and words.norms[index - 2] not in vocabulary.that:
        return True
    return (
        words.norms[index + 1] in vocabulary.of and words.norms[index + 2] in vocabulary.recurring
    )  # "of every month"


def _read_number(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    digits = read_digits(words, index, floor, vocabulary)
    if digits:
        return digits
    if words.norms[index - 1] in {"-", "/"} and words.is_number(index - 2):  # the year of "10-1-2018"
        for back in (4, 2):
            if index - back >= floor and words.is_number(index - back):
                whole = read_digits(words, index - back, floor, vocabulary)
                if whole and whole.stop > index:
                    return whole
        return None
    if len(words.norms[index]) == 2:
        return read_short_year(words, index, floor, vocabulary)
    if not is_year(words.norms[index]):
        return None
    return read_decade(words, index, vocabulary) or read_year(words, index, floor, vocabulary)


def _read_word(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    norm = words.norms[index]
    if norm in vocabulary.weekdays:
        return read_weekday(words, index, floor, vocabulary)
    if norm in vocabulary.days:
        return read_day_word(words, index, vocabulary)
    if norm in vocabulary.grains:
        return _unit(words, index, floor, vocabulary)
    if norm in vocabulary.half:
        return read_quarter(words, index, vocabulary)
    if norm in vocabulary.seasons:
        return read_season(words, index, vocabulary)
    if norm in vocabulary.weekends:
        return read_weekend(words, index, floor, vocabulary)
    if norm in vocabulary.day_parts:
        return _day_part(words, index, floor, vocabulary)
    if norm in vocabulary.overnight:
        return read_overnight(words, index)
    if norm in vocabulary.quarter_marks:
        return read_quarter_mark(words, index, vocabulary)
    if norm in vocabulary.of_years:
        return read_fiscal_year(words, index, vocabulary)
    if norm in vocabulary.decades:
        return read_decade_word(words, index, vocabulary)
    if norm in vocabulary.ordinal_endings:
        return read_day_of_month(words, index, vocabulary)
    if norm in vocabulary.counts:
        return read_spoken_year(words, index, vocabulary)
    if norm == "s" and words.is_number(index - 1) and index - 1 >= floor:
        return read_decade(words, index - 1, vocabulary)
    if norm == "/" and words.is_number(index - 1) and index - 1 >= floor:
        return read_digits(words, index - 1, floor, vocabulary)
    return None


def _unit(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    grain, _ = vocabulary.grains[words.norms[index]]
    if grain is Grain.WEEK and words.is_number(index + 1):
        found = read_week_number(words, index, vocabulary)
        if found:
            return found
    if grain is Grain.QUARTER:
        found = read_quarter(words, index, vocabulary)
        if found:
            return found
    if grain is Grain.CENTURY:
        found = read_century(words, index, vocabulary)
        if found:
            return found
    return (
        within(words, index, floor, vocabulary)
        or read_unit(words, index, floor, vocabulary)
        or led_unit(words, index, floor, vocabulary)
        or read_first_months(words, index, floor, vocabulary)
    )


def _holiday(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    for phrase, rule in vocabulary.holidays[words.norms[index]]:
        if words.matches(index, phrase):
            stop = index + len(phrase)
            at = words.skip(stop, vocabulary.of | {","})
            year = year_at(words, at, vocabulary) if words.is_number(at) else None
            named = words.is_capital(index) or words.norms[index - 1] in vocabulary.before | vocabulary.after
            if words.norms[stop] in vocabulary.places and words.is_capital(stop):
                return None  # "Christmas Island"
            if not named and "_".join(phrase) in vocabulary.capital_holidays:
                return None
            shape: Shape = Holiday(rule=rule, year=year[0] if year else year_of_rule(rule))
            stop = year[1] if year else stop
            if words.norms[stop] in vocabulary.weekends:
                shape, stop = WeekendAround(inner=shape), stop + 1
            return Phrase(index, stop, shape)
    return None


def _day_part(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "last night" is yesterday, "this morning" today, "that night" the day told before, "the next morning" one on."""
    lead = words.norms[index - 1]
    offset = vocabulary.deictics.get(lead)
    onward = lead in vocabulary.told or (lead in vocabulary.onward and words.norms[index - 2] in vocabulary.the)
    if index - 1 >= floor and (lead in vocabulary.that or onward):
        shape = Current(unit=Grain.DAY, offset=offset or 0, told=True, strict=True)
        return None if words.is_capital(index) else Phrase(index - 1, index + 1, shape)
    if offset is None or index - 1 < floor or lead in vocabulary.told or offset > 0:
        return None
    return Phrase(index - 1, index + 1, Moved(steps=((offset, Grain.DAY),)))
