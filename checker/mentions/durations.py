"""Durations: "three years", "18-month", "over three years", "half an hour", "a year and a half"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from checker.mentions.date_numbers import count_before
from checker.mentions.date_phrases import Counted, Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.hedges import Found, HedgeWords, hedge_after, hedge_before, hedge_words, hedged
from checker.mentions.mention import Kind, Mention
from checker.mentions.tokens import padded

_LONGEST_HEDGE = 5  # tokens behind a count of units: "or perhaps more than"

# A unit of the calendar: the unit that a duration is given in, and how many of it.
CALENDAR_UNITS = {
    "DAY": ("day", 1), "WEEK": ("week", 1), "MONTH": ("month", 1), "QUARTER": ("month", 3), "YEAR": ("year", 1),
    "DECADE": ("year", 10), "CENTURY": ("year", 100),
}  # fmt: skip


def read_durations(
    text: str, words: Words, triggers: Sequence[int], dates: Sequence[Phrase], vocabulary: DateWords
) -> list[Mention]:
    """The durations of one sentence that are no part of a date, in order.

    ``low`` and ``high`` are numbers of ``unit`` (day, week, month, year, hour, minute or second); a decade is
    ten years. ``interval`` is what is meant under the hedge.
    """
    units = [index for index in triggers if unit_of(words.norms[index], vocabulary) is not None]
    if not units:
        return []
    taken = {index for date in dates for index in range(date.first, date.stop)}
    found: list[Mention] = []
    floor = 0
    for index in units:
        if index in taken or index < floor:
            continue
        duration = _duration(text, words, index, floor, taken, vocabulary)
        if duration:
            mention, floor = duration
            found.append(mention)
    return found


def _duration(
    text: str, words: Words, index: int, floor: int, taken: set[int], vocabulary: DateWords
) -> tuple[Mention, int] | None:
    unit = unit_of(words.norms[index], vocabulary)
    if unit is None or words.norms[index] in vocabulary.no_durations:
        return None
    hyphen = words.norms[index - 1] == "-" and words.touches(index - 2) and words.touches(index - 1)
    count = _count(words, index, hyphen, vocabulary)
    if count is None or count.first < floor or count.first in taken:
        return None
    if not _is_duration(words, index, count, hyphen, vocabulary):
        return None
    first, low = count.first, count.low
    ranged = _range_start(words, count, floor, vocabulary)
    if ranged and ranged.low < count.high:
        first, low = ranged.first, ranged.low
        before = words.norms[first - 1]
        first = first - 1 if before in vocabulary.between and words.norms[count.first - 1] in vocabulary.both else first
    stop = _half_end(words, index + 1, vocabulary)
    half = 0.0 if stop == index + 1 else 0.5
    stop, upper = _or_two(words, stop, count, vocabulary)
    hedge = hedge_of(words, first, floor)
    after = None if hedge else _hedge_after(words, stop)
    stop = after.end if after else stop
    start, end = words.tokens[hedge.start if hedge else first].start, words.tokens[stop - 1].end
    hedge = hedge or after
    name, factor = unit
    low, high = (low + half) * factor, (upper + half) * factor
    above, below = _open_ends(hedge, ranged=low < high)
    mention = Mention(
        kind=Kind.DURATION,
        start=start,
        end=end,
        text=text[start:end],
        low=None if below else low,
        high=None if above else high,
        interval=hedged(low, high, hedge.hedge if hedge else None),
        unit=name,
        hedge=" ".join(words.norms[hedge.start : hedge.end]) if hedge else None,
    )
    return mention, stop


def _open_ends(hedge: Found | None, *, ranged: bool) -> tuple[bool, bool]:
    """Tell whether a bound leaves the upper and the lower end open, which both ends of a range never are."""
    bound = hedge is not None and hedge.hedge.is_bound and not ranged
    above = bound and hedge is not None and hedge.hedge.above is not None
    return above, bound and not above


def _half_end(words: Words, at: int, vocabulary: DateWords) -> int:
    """The index behind the "and a half" of "a year and a half" that starts at a token; the token's where none does."""
    half = words.norms[at + 2] in vocabulary.halves and words.norms[at + 1] in vocabulary.articles
    return at + 3 if half and words.norms[at] in vocabulary.both else at


def _or_two(words: Words, at: int, count: Counted, vocabulary: DateWords) -> tuple[int, float]:
    """The index behind the "or two" of "a year or two" and the upper end that it gives; else the count's own."""
    more = vocabulary.counts.get(words.norms[at + 1], 0)
    if words.norms[at] in vocabulary.either and count.high == 1 < more <= 3:
        return at + 2, more
    return at, count.high


def hedge_of(words: Words, index: int, floor: int) -> Found | None:
    """The hedge before a count of units, such as "over" in "took over three years"."""
    found = hedge_before(words.tokens, index, _all_hedges())
    if not found or found.start < floor:
        return None
    hedges = _all_hedges()
    during = found.end - found.start == 1 and words.norms[found.start] in hedges.during
    return None if during and words.norms[found.start - 1] not in hedges.lasting else found


def _hedge_after(words: Words, index: int) -> Found | None:
    """The hedge after a count of units, such as the "or so" of "20 minutes or so"."""
    if words.norms[index] != "-" and words.norms[index] not in _all_hedges().after.words:
        return None
    found = hedge_after(padded(list(words.tokens[index : index + _LONGEST_HEDGE])), 0, _all_hedges())
    return found and Found(found.hedge, index + found.start, index + found.end)


@cache
def _all_hedges() -> HedgeWords:
    """The hedges without the words that make "over" a topic: nobody takes over three years."""
    return replace(hedge_words(), topics=frozenset())


def unit_of(norm: str, vocabulary: DateWords) -> tuple[str, int] | None:
    """The unit of a duration and its factor: "fortnight" is two weeks."""
    if norm in vocabulary.clock_units:
        return vocabulary.clock_units[norm], 1
    if norm not in vocabulary.grains:
        return None
    grain, factor = vocabulary.grains[norm]
    name, more = CALENDAR_UNITS[grain.name]
    return name, factor * more


def _count(words: Words, index: int, hyphen: bool, vocabulary: DateWords) -> Counted | None:
    """The count before a unit, with words such as "more" or "full" between them passed over."""
    stop = index - 1 if hyphen else index
    stop = words.skip_back(stop, vocabulary.measured)
    return count_before(words, stop, vocabulary)


def _is_duration(words: Words, index: int, count: Counted, hyphen: bool, vocabulary: DateWords) -> bool:
    """Tell whether a count and a unit are a span of time.

    "a year" is a rate ("$5 a year") unless a word such as "for" leads it, "second" an ordinal unless it is counted.
    """
    norm = words.norms[index]
    first = words.norms[count.first]
    if words.norms[index + 1] in vocabulary.ago:
        return False  # "a few days ago" is a date that cannot be told
    if norm in vocabulary.doubtful_units and not hyphen and count.low != 1:
        return False
    if norm in vocabulary.doubtful_units and first in vocabulary.articles:
        return words.norms[count.first - 1] in vocabulary.duration_leads and norm != "second"
    if count.stop - count.first == 1 and first in vocabulary.articles:
        return not hyphen and words.norms[count.first - 1] in vocabulary.duration_leads
    plural = norm in vocabulary.plurals or norm.endswith("s")
    if not plural and not hyphen and count.high > 1 and words.is_number(count.stop - 1):
        return False  # "the 5 day" is a slip, "Day 5 week" none of ours
    return words.norms[count.first - 1] not in {"$", "£", "€", "."} or words.norms[count.first - 1] == "."


def _range_start(words: Words, count: Counted, floor: int, vocabulary: DateWords) -> Counted | None:
    """The first end of "two to three years", "5-7 days", "between 10 and 12 weeks"."""
    if words.norms[count.first - 3] == "-" and words.norms[count.first - 2] in vocabulary.range_links:
        start = count_before(words, count.first - 3, vocabulary)  # "three-to-four-year"
        return start if start and start.first >= floor and words.norms[count.first - 1] == "-" else None
    link = words.norms[count.first - 1]
    if link in vocabulary.range_links or link in vocabulary.either:
        start = count_before(words, words.skip_back(count.first - 1, {"-"}), vocabulary)
    elif link in vocabulary.both:
        start = count_before(words, count.first - 1, vocabulary)
        if start and words.norms[start.first - 1] not in vocabulary.between:
            return None
    else:
        return None
    return start if start and start.first >= floor and words.norms[start.first] not in vocabulary.articles else None
