"""Dates in digits alone: "2020-09-15", "15/09/2020", "22.04.2020", "20200915"."""

from __future__ import annotations

from dataclasses import dataclass

from checker.mentions.calendar_shapes import Frame, MonthDays, Months, Shape
from checker.mentions.date_numbers import full_year, is_year, whole_number
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.values.days import Days

SEPARATORS = frozenset("-/")


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoOrders(Shape):
    """A date whose day and month could stand in either order: "5/6/2020"."""

    left: int
    right: int

    @property
    def names_day(self) -> bool:
        return True

    @property
    def wants_year(self) -> bool:
        return self.year is None

    def days(self, frame: Frame) -> Days | None:
        if self.year is None or frame.day_first is None:
            return None
        day, month = (self.left, self.right) if frame.day_first else (self.right, self.left)
        return MonthDays(month=month, first=day, last=day, year=self.year).days(frame)


def read_digits(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """The date around a number that could be the first part of one, with the year first or last.

    An order that the digits cannot tell is left to the article: see :class:`TwoOrders`.
    """
    full = None if _is_tail(words, index, floor) and len(words.norms[index]) < 8 else read_full_digits(words, index)
    if full:
        return full
    separator = words.norms[index + 1]
    if (
        separator not in SEPARATORS
        or not words.is_number(index + 2)
        or not words.touches(index)
        or not words.touches(index + 1)
    ):
        return None
    if _is_tail(words, index, floor):
        return None
    return _two_parts(words, index, vocabulary)


def _is_tail(words: Words, index: int, floor: int) -> bool:
    """Tell whether a number follows another one and a hyphen, as the year of "10-1-2018" does."""
    hyphened = words.norms[index - 1] == "-" and words.is_number(index - 2) and words.touches(index - 2)
    return hyphened and index - 2 >= floor


def read_full_digits(words: Words, index: int) -> Phrase | None:
    """The date that begins at a number and states day, month and year in digits."""
    norm = words.norms[index]
    if "." in norm:
        return _dotted(words, index)
    if len(norm) == 8 and norm.isdigit() and words.norms[index - 1] not in {"$", "£", "€", "."}:
        return _compact(words, index)
    separator = words.norms[index + 1]
    if separator not in SEPARATORS or words.norms[index + 3] != separator:
        return None
    parts = words.is_number(index + 2) and words.is_number(index + 4)
    if not parts or not all(words.touches(index + step) for step in range(4)):
        return None
    return _three_parts(words, index)


def _three_parts(words: Words, index: int) -> Phrase | None:
    first, second, third = (words.norms[index + step] for step in (0, 2, 4))
    if is_year(first):
        month, day = whole_number(second), whole_number(third)
        if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        return Phrase(index, index + 5, MonthDays(month=month, first=day, last=day, year=int(first)))
    left, right, year = whole_number(first), whole_number(second), whole_number(third)
    if left is None or right is None or year is None or len(first) > 2 or len(second) > 2:
        return None
    if is_year(third):
        shape = in_some_order(left, right, int(third))
    elif len(third) == 2 and words.norms[index + 1] == "/":
        shape = in_some_order(left, right, full_year(year))
    else:
        return None
    return Phrase(index, index + 5, shape) if shape else None


def in_some_order(left: int, right: int, year: int | None) -> Shape | None:
    """The date of two numbers, one the day and one the month; ``None`` where neither order makes a date."""
    if left == right and 1 <= left <= 12:
        return MonthDays(month=left, first=left, last=left, year=year)
    if 1 <= left <= 12 and 1 <= right <= 12:
        return TwoOrders(left=left, right=right, year=year)
    if 1 <= left <= 12 and 12 < right <= 31:
        return MonthDays(month=left, first=right, last=right, year=year)
    if 1 <= right <= 12 and 12 < left <= 31:
        return MonthDays(month=right, first=left, last=left, year=year)
    return None


def _two_parts(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "2015-12", "12/2015", and "22/04" where a word before says that it is a date."""
    first, second = words.norms[index], words.norms[index + 2]
    if words.norms[index - 1] in SEPARATORS and words.touches(index - 1):
        return None
    separator = words.norms[index + 1]
    if is_year(first) and len(second) <= 2:
        month = whole_number(second)
        season = int(first) % 100 + 1 == month  # "2011-12" is a season, "2011-10" October
        if month and month <= 12 and not season:
            return Phrase(index, index + 3, Months(first=month, last=month, year=int(first)))
        return None
    if is_year(second) and len(first) <= 2:
        month = whole_number(first)
        if month and month <= 12:
            return Phrase(index, index + 3, Months(first=month, last=month, year=int(second)))
        return None
    if len(first) > 2 or len(second) > 2 or separator != "/" or words.norms[index + 3] in {"/", "%", "-"} | SEPARATORS:
        return None
    lead = words.norms[words.skip_back(index, vocabulary.the) - 1]
    if lead not in vocabulary.numeric_leads or words.norms[index + 3] in vocabulary.months:
        return None
    left, right = whole_number(first), whole_number(second)
    shape = in_some_order(left, right, None) if left is not None and right is not None else None
    if shape is None or (isinstance(shape, TwoOrders) and words.norms[index + 3] in vocabulary.of):
        return None
    return Phrase(index, index + 3, shape)


def _dotted(words: Words, index: int) -> Phrase | None:
    """ "22.04.2020"; two numbers with one dot are a decimal number or a clock time."""
    parts = words.norms[index].split(".")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    if is_year(parts[0]) and len(parts[1]) <= 2 and len(parts[2]) <= 2:
        month, day = int(parts[1]), int(parts[2])
        return (
            Phrase(index, index + 1, MonthDays(month=month, first=day, last=day, year=int(parts[0])))
            if 1 <= month <= 12
            else None
        )
    if not is_year(parts[2]) or len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    day, month = int(parts[0]), int(parts[1])
    # Dots between the parts are written where the day comes first.
    if 1 <= month <= 12 and 1 <= day <= 31:
        return Phrase(index, index + 1, MonthDays(month=month, first=day, last=day, year=int(parts[2])))
    return None


def _compact(words: Words, index: int) -> Phrase | None:
    """ "20200915", the basic form of ISO 8601."""
    norm = words.norms[index]
    year, month, day = norm[:4], int(norm[4:6]), int(norm[6:])
    if not "1900" <= year < "2100" or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Phrase(index, index + 1, MonthDays(month=month, first=day, last=day, year=int(year)))
