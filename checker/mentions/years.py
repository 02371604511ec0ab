"""Years and decades: "in 2016", "the 2020 election", "2008-09", "the 1990s", "the nineties"."""

from __future__ import annotations

from datetime import date

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import Fixed, Months, Range
from checker.mentions.date_numbers import day_at, full_year, is_year, whole_number, year_at
from checker.mentions.date_phrases import CURRENCY, TIGHT, Phrase, Words
from checker.mentions.date_words import DateWords

_OPENING_MARKS = frozenset({",", "-", "(", "["})
_CLOSING_MARKS = frozenset({",", ";", ":", ".", "!", "?", "-", ")", "]", ""})
_YEARS = (Grain.YEAR, 1)
_NEAR = 6  # tokens from the name of a measure to its tens
_APPOSITION = 10  # tokens from a year back to the noun that it names
COMMON = range(1900, 2100)  # other years need a word that can only lead a year


def read_year(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """The year at a run of four digits, where the words around speak of a year; None for a count: "2000 people"."""
    before, after = words.norms[index - 1], words.norms[index + 1]
    if before in CURRENCY or before in vocabulary.numbered or _belongs_to_next(words, index, vocabulary):
        return None
    linked = after in TIGHT or after in vocabulary.range_links
    pair = _two_years(words, index) if linked and words.is_number(index + 2) else None
    if pair:
        marked = before in _OPENING_MARKS and words.norms[pair.stop] in _CLOSING_MARKS  # "in Congress, 1949-61."
        plain = marked or (
            is_year(words.norms[index + 2])
            and (words.touches(index) or (after not in TIGHT and not words.is_plural(pair.stop)))
            and words.norms[pair.stop] not in vocabulary.counted
        )
        return pair if plain or _is_year_here(words, index, pair.stop, floor, vocabulary) else None
    if not _is_year_here(words, index, index + 1, floor, vocabulary):
        return None
    if before in vocabulary.year and words.norms[index - 2] in vocabulary.school:
        return None  # a school year lies in two years
    first = index - 1 if before in vocabulary.year and index - 1 >= floor else index
    return _whole_year(first, index + 1, int(words.norms[index]))


def _belongs_to_next(words: Words, index: int, vocabulary: DateWords) -> bool:
    """Tell whether a quarter or a month behind takes the year in: "2017 Q1", "2017 April", "2020/23/Sep"."""
    behind = words.skip(index + 1, TIGHT)
    if words.norms[behind] in vocabulary.quarter_marks and words.is_number(behind + 1):
        return True
    if words.norms[index + 1] in TIGHT and words.touches(index) and words.norms[index + 4] in vocabulary.months:
        return True
    if words.norms[behind] not in vocabulary.months:
        return False
    at = words.skip(behind + 1, {".", ","})
    return year_at(words, at, vocabulary) is None and (day_at(words, at, vocabulary) is None or behind > index + 1)


def _whole_year(first: int, stop: int, year: int) -> Phrase:
    return Phrase(first, stop, Months(first=1, last=12, year=year, unit=Grain.YEAR))


def _two_years(words: Words, index: int) -> Phrase | None:
    """ "2014-2018", "1996-97", "2019/20"."""
    year, link, other = int(words.norms[index]), words.norms[index + 1], words.norms[index + 2]
    if is_year(other):
        last = int(other)
    elif len(other) == 2 and other.isdigit() and words.touches(index) and words.touches(index + 1):
        last = year // 100 * 100 + int(other)
    else:
        return None
    if not year < last <= (year + 1 if link == "/" else year + 200) or words.norms[index + 3] in TIGHT:
        return None
    start, stop = (Months(first=1, last=12, year=each, unit=Grain.YEAR) for each in (year, last))
    return Phrase(index, index + 3, Range(start=start, stop=stop))


def _is_year_here(words: Words, index: int, stop: int, floor: int, vocabulary: DateWords) -> bool:
    """Tell whether four digits are a year by the words before and behind."""
    before, after = words.norms[index - 1], words.norms[stop]
    common = int(words.norms[index]) in COMMON
    counted = after in vocabulary.counted and not (before in vocabulary.the and words.is_capital(stop))  # "1992 Games"
    if (
        counted
        or after in vocabulary.firms
        or after in vocabulary.before_christ
        or (words.touches(stop - 1) and words.is_word(stop))
    ):
        return False
    if _is_counted(words, index, stop, vocabulary):
        return False
    plural = words.is_plural(stop)
    lead = words.norms[index - 2] if before in vocabulary.the else before
    if lead in vocabulary.strong_year_leads or words.norms[index - 2] in vocabulary.reaching:
        return common or not plural
    hedged = words.skip_back(index, vocabulary.year_hedges, 2)
    if hedged < index and words.norms[hedged - 1] in vocabulary.strong_year_leads:
        measured = words.norms[hedged - 1] in vocabulary.in_ and words.is_word(stop)  # "in about 2000 villages"
        return common and not plural and not measured  # "since at least 2015"
    if before == "." and words.norms[index - 2] in vocabulary.year_marks and words.touches(index - 2):
        return not words.is_word(stop)  # "(b. 1950)"
    if not common:
        return lead in vocabulary.bounding_leads and after in _CLOSING_MARKS
    joins = after in vocabulary.both or after in vocabulary.range_links
    if joins and words.is_number(stop + 1) and words.norms[stop + 2] in vocabulary.counted:
        return False  # "between 1900 and 2000 people"
    named = after in vocabulary.dated_nouns or after in vocabulary.business_nouns
    if named and before not in vocabulary.hedging - vocabulary.range_links:
        return True
    if before in vocabulary.the:  # "the 2016 elections", but not "some of the 2000 villages"
        return not plural or lead not in vocabulary.hedging
    if before in vocabulary.both and floor == index - 1 > 0 and is_year(words.norms[index - 2]):
        return True  # "the 1967 and 1973 wars"
    if before in vocabulary.than and words.norms[index - 2] in vocabulary.counting:
        return not vocabulary.year.isdisjoint(words.norms[max(index - _NEAR, 0) : index])  # "more than 2000"
    if before in vocabulary.weak_year_leads or (before == "s" and words.norms[index - 2] == "'"):
        return not plural
    if index == 0 and (stop >= len(words.tokens) or after in vocabulary.year_verbs):
        return True  # "1997 will be better"
    if before in vocabulary.year_comparisons and after in _CLOSING_MARKS:
        return True
    if before in vocabulary.to_be and words.norms[index - 2] in vocabulary.it and after in _CLOSING_MARKS:
        return True  # "It was 1945."
    if before == "," and floor == index - 1 > 0:  # a list of years: "2007, 2009 and 2011"
        return True
    if _names_a_year(words, index, stop, vocabulary):
        return True
    if after in {")", "]"}:
        return words.is_word(index - 1) or before == ","
    if words.is_capital(stop) and not words.is_word(index - 1):
        return True  # "1991 Gulf War" at the start of a clause
    return bool(after) and words.norms[stop + 1] in vocabulary.later and after in vocabulary.either | vocabulary.both


def _is_counted(words: Words, index: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether words around make a count of digits: "to 2000 from 1500", "up to 2000 died", "1900-plus cases"."""
    before, after = words.norms[index - 1], words.norms[stop]
    if after == "-" and words.norms[stop + 1] in vocabulary.count_tails:
        return True
    if before in vocabulary.to and (after in vocabulary.from_ or after in vocabulary.in_):
        return words.is_number(stop + 1)
    if before in vocabulary.from_ and words.norms[index - 3] in vocabulary.to:
        return words.is_number(index - 2)
    upward = before in vocabulary.to and words.norms[index - 2] in vocabulary.up
    return upward and words.is_word(stop) and after not in vocabulary.function_words | vocabulary.subjects


def _names_a_year(words: Words, index: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether four digits set off by marks say which year the words before mean: "in its best year, 1998, the"."""
    another = words.norms[stop] in vocabulary.both and is_year(words.norms[stop + 1])  # "its best years, 1998 and 2001"
    if words.norms[index - 1] not in _OPENING_MARKS or not (another or words.norms[stop] in _CLOSING_MARKS):
        return False
    for at in range(index - 2, max(index - _APPOSITION, 0) - 1, -1):
        norm = words.norms[at]
        if norm in vocabulary.year or (norm in vocabulary.plurals and vocabulary.grains[norm] == _YEARS):
            return words.norms[at - 1] not in vocabulary.articles  # "300 a year" is a rate
        if norm in _CLOSING_MARKS or norm in _OPENING_MARKS:
            return False
    return False


def read_short_year(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "in '92", "the class of '64": two digits behind an apostrophe, where a year's lead stands before."""
    before = words.norms[index - 2]
    if words.norms[index - 1] != "'" or not words.touches(index - 1) or index - 1 < floor:
        return None
    listed = floor == index - 2 > 0 and (before == "," or before in vocabulary.both)  # "in '88, '90 and '92"
    if before not in vocabulary.strong_year_leads and before not in vocabulary.of and not listed:
        return None
    year, after = whole_number(words.norms[index]), words.norms[index + 1]
    if year is None or after in vocabulary.counted or words.is_plural(index + 1) or after == "'" or after == "s":
        return None
    return _whole_year(index - 1, index + 1, full_year(year))


def read_spoken_year(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "in nineteen ninety-six", "in two thousand and twenty", but not "two thousand and twenty people"."""
    found = year_at(words, index, vocabulary)
    if found is None or words.norms[index - 1] not in vocabulary.strong_year_leads or found[1] - index < 2:
        return None
    if words.norms[found[1]] in vocabulary.counted or words.is_plural(found[1]) or not 1500 <= found[0] < 2100:
        return None
    return _whole_year(index, found[1], found[0])


def read_decade(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """The decade at a number with an "s" behind it: "the 1990s", "the '80s", "the 1990's", not "in his 80s"."""
    number = whole_number(words.norms[index])
    before = words.norms[index - 1]
    led = before in vocabulary.the or before in vocabulary.parts or before == "-"
    stop = index + 1
    if words.norms[stop] == "'" and words.touches(index):
        if not led:
            return None  # "2020's" is a possessive
        stop += 1
    if number is None or number % 10 or words.norms[stop] != "s":
        return None
    if is_year(words.norms[index]):
        return Phrase(index, stop + 1, _decade(number))
    quoted = before == "'" and words.touches(index - 1)
    aged = before in vocabulary.parts and words.norms[index - 2] in vocabulary.owners  # "in her late 60s"
    warm = not vocabulary.degrees.isdisjoint(words.norms[max(index - _NEAR, 0) : index])  # "highs in the mid-80s"
    if aged or warm or not 20 <= number <= 90 or not (led or quoted or before in vocabulary.in_):
        return None
    return Phrase(index - 1 if quoted else index, stop + 1, _decade(_century_of(number) + number))


def read_decade_word(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "the nineties", "the nineteen-eighties", but not "in his nineties"."""
    before = words.norms[index - 1]
    tens = vocabulary.decades[words.norms[index]]
    first = words.skip_back(index, {"-"}) - 1
    hundreds = vocabulary.counts.get(words.norms[first], 0)
    if 10 < hundreds <= 20:
        return Phrase(first, index + 1, _decade(100 * hundreds + tens))
    if before not in vocabulary.the | vocabulary.in_ | {"-"} and before not in vocabulary.parts:
        return None
    return Phrase(index, index + 1, _decade(_century_of(tens) + tens))


def _century_of(tens: int) -> int:
    """The century that two digits of a decade belong to: "the 30s" to "the 90s" are those of the 20th."""
    return 1900 if tens >= 30 else 2000


def _decade(year: int) -> Fixed:
    """The ten years from a year on; a round hundred such as "the 1800s" is read as a decade too."""
    return Fixed(first=date(year, 1, 1), last=date(year + 9, 12, 31), unit=Grain.DECADE)
