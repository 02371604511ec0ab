"""Quarters, halves, seasons, centuries, fiscal years and numbered weeks: "Q3", "the third quarter", "FY2021"."""

from __future__ import annotations

from datetime import date

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import Fixed, Months, Nth, OfYear, Shape
from checker.mentions.date_numbers import count_before, full_year, is_year, ordinal_before, whole_number, year_at
from checker.mentions.date_phrases import TIGHT, Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.relative_shapes import Current

QUARTERS = {f"q{number}": (3 * number - 2, 3 * number) for number in range(1, 5)}
NEAR_BUSINESS = 6  # tokens from a period to the word that tells what it is of
HALVES = {"h1": (1, 6), "h2": (7, 12)}


def read_quarter_mark(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "Q3", "Q3 2019", "2017-Q1", "H2 2020": a letter with its number, the year on either side."""
    if not words.touches(index) or not words.is_number(index + 1):
        return None
    mark = words.norms[index] + words.norms[index + 1]
    months = QUARTERS.get(mark) or HALVES.get(mark)
    if months is None or (not words.is_capital(index) and not _has_year_beside(words, index)):
        return None
    shape = Months(first=months[0], last=months[1], unit=Grain.QUARTER)
    first, stop = index, index + 2
    at = words.skip(stop, {"-", "/", ","} | vocabulary.of | vocabulary.in_)
    at = words.skip(at, vocabulary.fiscal)
    if is_year(words.norms[at]):
        return Phrase(first, at + 1, shape.in_year(int(words.norms[at])))
    if words.norms[at] in vocabulary.fiscal_year and words.is_number(at + 1):
        return Phrase(first, at + 2, shape.in_year(_some_year(words.norms[at + 1])), assumed=("fiscal year",))
    before = words.skip_back(first, {"-", "/"})
    if is_year(words.norms[before - 1]):
        return Phrase(before - 1, stop, shape.in_year(int(words.norms[before - 1])))
    return Phrase(first, stop, shape)


def _has_year_beside(words: Words, index: int) -> bool:
    near = (
        words.norms[index - 1],
        words.norms[index - 2],
        words.norms[index + 2],
        words.norms[index + 3],
        words.norms[index + 4],
    )
    return any(is_year(norm) for norm in near)


def _some_year(norm: str) -> int:
    short = whole_number(norm) or 0
    return short if short >= 100 else full_year(short)


def read_quarter(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "third quarter", "the first half", "third-quarter": the period word with an ordinal before it.

    The year is the one stated at once behind it, "the third quarter of 2019"; others follow in a phrase of their own.
    A half needs a period around it, since "the first half" may be a football match's.
    """
    at = words.skip_back(words.skip_back(index, {"-"}), vocabulary.fiscal)
    nth = ordinal_before(words, at, vocabulary)
    if nth is None:
        return None
    number, first = nth
    half = words.norms[index] in vocabulary.half
    if not 1 <= number <= (2 if half else 4):
        return None
    length = 6 if half else 3
    shape = Months(first=length * (number - 1) + 1, last=length * number, unit=Grain.QUARTER)
    stop = index + 1
    at = words.skip(stop, vocabulary.of | vocabulary.in_)
    if words.norms[at] in vocabulary.articles or words.norms[words.skip(at, vocabulary.the)] in vocabulary.games:
        return None  # "the first quarter of a century", "the third quarter of the game"
    at = words.skip(at, vocabulary.fiscal)
    found = year_at(words, at, vocabulary) if is_year(words.norms[at]) else None
    if found:
        fiscal = words.norms[found[1] - 2] in vocabulary.fiscal
        return Phrase(first, found[1], shape.in_year(found[0]), assumed=("fiscal year",) if fiscal else ())
    known = not half or _is_of_business(words, first, stop, vocabulary) or _is_of_year(words, first, vocabulary)
    return Phrase(first, stop, shape) if known else None


def _is_of_business(words: Words, first: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether a half is one of a business year: "first-half profit", "profit in the first half"."""
    at = words.skip_back(words.skip_back(first, vocabulary.the), vocabulary.in_ | vocabulary.for_)
    return words.norms[stop] in vocabulary.business_nouns or words.norms[at - 1] in vocabulary.business_nouns


def _is_of_year(words: Words, first: int, vocabulary: DateWords) -> bool:
    """Tell whether a year's possessive stands before a period: "this year's first half"."""
    return words.norms[first - 2 : first] == ["'", "s"] and words.norms[first - 3] in vocabulary.year


def read_season(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "spring 2019", "the summer of 1994", "last winter": seasons of the northern half of the earth."""
    norm = words.norms[index]
    months = vocabulary.seasons[norm]
    shape = Months(first=months[0], last=months[1], unit=Grain.QUARTER)
    at = words.skip(index + 1, vocabulary.of)
    year = year_at(words, at, vocabulary) if words.is_number(at) or words.norms[at] == "'" else None
    if year:
        if words.norms[year[1]] in TIGHT and whole_number(words.norms[year[1] + 1]) == (year[0] + 1) % 100:
            year = year[0], year[1] + 2  # "the winter of 1997-98"
        return Phrase(index, year[1], shape.in_year(year[0]), assumed=("hemisphere",))
    before = words.norms[index - 1]
    if before in vocabulary.that:
        if words.is_word(index + 1) and words.norms[index + 1] not in vocabulary.function_words | vocabulary.subjects:
            return None  # "that winter coat"
        told = OfYear(inner=Current(unit=Grain.YEAR, offset=0, told=True), yearly=shape)
        return Phrase(index - 1, index + 1, told, assumed=("hemisphere",))  # "that spring"
    led = before in vocabulary.season_leads or (
        before in vocabulary.the and words.norms[index - 2] in vocabulary.season_leads
    )
    after = words.norms[index + 1]
    # "the fall of the wall", "a spring of water", "in spring training" are no seasons.
    of_year = after in vocabulary.of and words.norms[words.skip(index + 3, vocabulary.told)] in vocabulary.year
    if (
        not led
        or (after in vocabulary.of and not of_year)
        or (words.is_word(index + 1) and not words.touches(index) and after in vocabulary.season_things)
    ):
        return None
    return Phrase(index, index + 1, shape, assumed=("hemisphere",))


def read_first_months(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "In the first five months, exports rose": the first months of a year, where business is spoken of."""
    count = count_before(words, index, vocabulary) if words.norms[index] in vocabulary.plurals else None
    if (
        count is None
        or vocabulary.grains[words.norms[index]] != (Grain.MONTH, 1)
        or not 2 <= count.low == count.high < 12
    ):
        return None
    nth = ordinal_before(words, count.first, vocabulary)
    if nth is None or nth[0] != 1 or nth[1] <= floor or words.norms[nth[1] - 1] not in vocabulary.the:
        return None
    around = words.norms[max(nth[1] - NEAR_BUSINESS, 0) : index + NEAR_BUSINESS]
    after = words.norms[index + 1]
    if vocabulary.business_nouns.isdisjoint(around) or after in vocabulary.of or after in vocabulary.after:
        return None
    return Phrase(nth[1] - 1, index + 1, Months(first=1, last=int(count.low)))


def read_century(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "the 15th century": the hundred years that begin with 1400, as news counts."""
    at = words.skip_back(index, {"-"})
    found = ordinal_before(words, at, vocabulary)
    if words.is_capital(index) and words.is_capital(index + 1):
        return None  # "20th Century Fox"
    if words.norms[index + 1] in vocabulary.before_christ:
        return None
    if found is None or not 1 < found[0] <= 22:
        return None
    first, start = found
    other = ordinal_before(words, start - 1, vocabulary) if words.norms[start - 1] in vocabulary.both else None
    if other and other[0] == first - 1 > 0 and words.norms[index] in vocabulary.plurals:
        first, start = other  # "the 17th and 18th centuries"
    begin, end = date(max(100 * (first - 1), 1), 1, 1), date(100 * found[0] - 1, 12, 31)
    return Phrase(start, index + 1, Fixed(first=begin, last=end, unit=Grain.CENTURY))


def read_fiscal_year(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "FY2021", "FY21", "fiscal 2021", "the 2021 financial year", "CY2018".

    The first month of a fiscal year is not stated: the calendar year stands for it, marked as assumed.
    """
    norm = words.norms[index]
    fiscal = norm not in vocabulary.calendar_year
    if norm in vocabulary.fiscal or norm in vocabulary.calendar_word:
        at = words.skip(index + 1, vocabulary.year)
        fiscal = norm in vocabulary.fiscal
        if not is_year(words.norms[at]):
            if words.norms[index + 1] not in vocabulary.year:
                return None
            if is_year(words.norms[index - 1]):
                return _year_of(index - 1, index + 2, int(words.norms[index - 1]), fiscal)
            offset = vocabulary.deictics.get(words.norms[index - 1])
            if offset is None:
                return None
            shape = Current(unit=Grain.YEAR, offset=offset)
            return Phrase(index - 1, index + 2, shape, assumed=("fiscal year",) if fiscal else ())
    else:
        at = words.skip(index + 1, {"'", "-"})
    number = words.norms[at]
    if not is_year(number) and not (len(number) == 2 and number.isdigit()):
        return None
    return _year_of(index, at + 1, _some_year(number), fiscal)


def _year_of(first: int, stop: int, year: int, fiscal: bool) -> Phrase:
    shape = Months(first=1, last=12, year=year, unit=Grain.YEAR)
    return Phrase(first, stop, shape, assumed=("fiscal year",) if fiscal else ())


def read_week_number(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "week 31", "week 3 of 2027": weeks by ISO 8601, of the article's year where none is stated."""
    number = whole_number(words.norms[index + 1])
    if number is None or not 1 <= number <= 53 or words.norms[index - 1] in vocabulary.articles:
        return None
    if words.norms[index + 2] in vocabulary.counted or (
        words.is_word(index + 2) and words.norms[index + 2] not in vocabulary.of
    ):
        return None
    year: Shape = Months(first=1, last=12, unit=Grain.YEAR)
    stop = index + 2
    at = words.skip(stop, vocabulary.of | {","})
    if is_year(words.norms[at]):
        year, stop = year.in_year(int(words.norms[at])), at + 1
    elif words.norms[stop] in vocabulary.of and words.norms[at] not in vocabulary.deictics:
        return None  # "week 5 of the season"
    return Phrase(index, stop, Nth(inner=year, nth=number, count=1, unit=Grain.WEEK))
