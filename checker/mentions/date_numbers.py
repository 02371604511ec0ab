"""Day numbers, years and small counts among tokens, in digits and in words."""

from __future__ import annotations

from checker.mentions.date_phrases import Counted, Words
from checker.mentions.date_words import DateWords

LONGEST = 8  # tokens of a number in words; "nineteen hundred and ninety-three" has six
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def whole_number(norm: str) -> int | None:
    """The value of a run of digits without separators of at most eight places."""
    return int(norm) if len(norm) <= 8 and norm.isascii() and norm.isdigit() else None


def day_at(words: Words, index: int, vocabulary: DateWords, *, plain: bool = True) -> tuple[int, int] | None:
    """The day of a month that starts at a token, and the index behind it: "15", "15th", "fifteenth", "twenty-third".

    Without ``plain`` only ordinals are taken.
    """
    number = whole_number(words.norms[index])
    if number is not None:
        if not 1 <= number <= 31 or len(words.norms[index]) > 2:
            return None
        if words.touches(index) and words.norms[index + 1] in vocabulary.ordinal_endings:
            return number, index + 2
        return (number, index + 1) if plain else None
    return _ordinal_at(words, index, vocabulary)


def day_before(words: Words, stop: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """The day of a month that ends before a token, and the index of its first token."""
    if words.norms[stop - 1] in vocabulary.ordinal_endings and words.touches(stop - 2):
        number = whole_number(words.norms[stop - 2])
        return (number, stop - 2) if number is not None and 1 <= number <= 31 else None
    number = whole_number(words.norms[stop - 1])
    if number is not None:
        return (number, stop - 1) if 1 <= number <= 31 and len(words.norms[stop - 1]) <= 2 else None
    for first in (stop - 3, stop - 2, stop - 1):
        found = _ordinal_at(words, first, vocabulary)
        if found and found[1] == stop:
            return found[0], first
    return None


def _ordinal_at(words: Words, index: int, vocabulary: DateWords) -> tuple[int, int] | None:
    norm = words.norms[index]
    if norm in vocabulary.ordinals:
        return vocabulary.ordinals[norm], index + 1
    tens = vocabulary.counts.get(norm)
    if tens in (20, 30):
        follower = index + 2 if words.norms[index + 1] == "-" else index + 1
        unit = vocabulary.ordinals.get(words.norms[follower], 10)
        if unit < 10 and tens + unit <= 31:
            return int(tens) + unit, follower + 1
    return None


def ordinal_before(words: Words, stop: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """The ordinal that ends before a token and its first token: "first", "3rd"; "last" is -1."""
    norm = words.norms[stop - 1]
    if norm in vocabulary.ordinals:
        return vocabulary.ordinals[norm], stop - 1
    if norm in vocabulary.ordinal_endings and words.touches(stop - 2):
        number = whole_number(words.norms[stop - 2])
        return (number, stop - 2) if number else None
    if norm in vocabulary.finals:
        return -1, stop - 1
    return None


def year_at(words: Words, index: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """The year that starts at a token, and the index behind it: "2020", "'98", "nineteen ninety-six"."""
    norm = words.norms[index]
    if is_year(norm):
        return int(norm), index + 1
    if norm == "'" and words.touches(index) and len(words.norms[index + 1]) == 2:
        short = whole_number(words.norms[index + 1])
        return (full_year(short), index + 2) if short is not None else None
    if norm in vocabulary.counts:
        return _year_in_words(words, index, vocabulary)
    return None


def is_year(norm: str) -> bool:
    """Tell whether digits can be a year of news: 1000 to 2199."""
    return len(norm) == 4 and norm[0] in "12" and norm.isdigit() and norm.isascii() and norm < "2200"


def full_year(short: int) -> int:
    """The year of two digits: from 1940 to 2039."""
    return short + (1900 if short >= 40 else 2000)


def _year_in_words(words: Words, index: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """Years as they are spoken: "nineteen ninety-six", "two thousand and fifteen", "seventeen hundred thirty-three"."""
    lead = number_in_words(words, index, vocabulary)
    if lead is None:
        return None
    value, stop = lead
    if value in range(11, 21):
        rest = number_in_words(words, stop, vocabulary)
        if rest and 10 <= rest[0] <= 99:
            return value * 100 + rest[0], rest[1]
    return lead if 1500 <= value < 2200 and stop - index > 1 else None


def number_in_words(words: Words, index: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """A whole number in words below ten thousand, and the index behind it: "two thousand and fifteen"."""
    total = 0
    current = 0
    last = 0  # the size of the word before: 20 and more may be followed by a unit, 100 and 1000 by anything smaller
    stop = index
    while stop < index + LONGEST:
        at = stop
        if (last >= 100 and words.norms[at] == "and") or (20 <= last < 100 and words.norms[at] == "-"):
            at += 1
        value = vocabulary.counts.get(words.norms[at])
        if (
            value is None
            or value < 1
            or words.norms[at] in vocabulary.articles
            or words.norms[at] in vocabulary.loose_counts
        ):
            break
        size = int(value)
        if size == 100 and 0 < current < 100:
            current *= 100
        elif size == 1000 and 0 < current < 1000:
            total, current = total + current * 1000, 0
        elif size >= 100 or (last and not (last >= 100 or (20 <= last < 100 and size < 10))):
            break
        else:
            current += size
        last, stop = size, at + 1
    return (total + current, stop) if stop > index else None


def count_before(words: Words, stop: int, vocabulary: DateWords) -> Counted | None:
    """The count that ends before a token: "18", "2.5", "three", "a couple of", "two and a half", "several", "half a".

    A count is never negative; vague words give the two ends that the vocabulary states.
    """
    end = stop
    norm = words.norms[stop - 1]
    if norm in vocabulary.of and words.norms[stop - 2] in vocabulary.loose_counts:
        norm, stop = words.norms[stop - 2], stop - 1
    if norm in vocabulary.vague_counts:
        low, high = vocabulary.vague_counts[norm]
        first = stop - 2 if words.norms[stop - 2] in vocabulary.articles else stop - 1
        return Counted(low, high, first, end)
    if norm in vocabulary.loose_counts:
        value = float(vocabulary.counts[norm])
        first = stop - 1
        if words.norms[first - 1] in vocabulary.articles:
            first -= 1
        elif (
            words.norms[first - 1] not in vocabulary.loose_counts
            and value >= 10
            and (more := count_before(words, first, vocabulary))
        ):
            return Counted(more.low * value, more.high * value, more.first, end)
        return Counted(value, value, first, end)
    if norm in vocabulary.articles and words.norms[stop - 2] in vocabulary.halves:
        return Counted(0.5, 0.5, stop - 2, end)
    if norm in vocabulary.halves:
        return _and_a_half(words, stop, end, vocabulary)
    if norm in FRACTIONS:
        whole = count_before(words, stop - 1, vocabulary) if words.is_number(stop - 2) else None
        value = FRACTIONS[norm] + (whole.low if whole else 0)
        return Counted(value, value, whole.first if whole else stop - 1, end)
    if words.is_number(stop - 1):
        return _digits_before(words, stop, end)
    return _words_before(words, stop, end, vocabulary)


def _and_a_half(words: Words, stop: int, end: int, vocabulary: DateWords) -> Counted | None:
    """ "two and a half", "two-and-a-half", with ``stop`` behind "half"."""
    at = words.skip_back(stop - 1, {"-"})
    if words.norms[at - 1] not in vocabulary.articles:
        return None
    at = words.skip_back(at - 1, {"-"})
    if words.norms[at - 1] not in vocabulary.both:
        return None
    whole = count_before(words, words.skip_back(at - 1, {"-"}), vocabulary)
    return whole and Counted(whole.low + 0.5, whole.high + 0.5, whole.first, end)


def _digits_before(words: Words, stop: int, end: int) -> Counted | None:
    norm = words.norms[stop - 1]
    digits = norm.replace(",", "") if _is_grouped(norm) else norm
    if digits.count(".") > 1 or "," in digits or len(digits) > 12:
        return None
    value = float(digits)
    return Counted(value, value, stop - 1, end)


def _is_grouped(norm: str) -> bool:
    """Tell whether commas part thousands, as in "1,500"."""
    groups = norm.split(".")[0].split(",")
    return len(groups) > 1 and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _words_before(words: Words, stop: int, end: int, vocabulary: DateWords) -> Counted | None:
    first = stop
    while first > stop - LONGEST and words.norms[first - 1] in vocabulary.number_parts:
        first -= 1
    for start in range(first, stop):
        norm = words.norms[start]
        if norm in vocabulary.articles and start == stop - 1:
            return Counted(1, 1, start, end)
        if norm in vocabulary.counts:
            found = number_in_words(words, start, vocabulary)
            if found and found[1] == stop:
                return Counted(found[0], found[0], start, end)
    return None
