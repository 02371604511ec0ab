"""Words that make a date a limit: "by", "no later than", "until", "before the end of", "within two weeks of"."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

from checker.mentions.calendar_shapes import Shape, Slice
from checker.mentions.date_numbers import is_year
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords, Phrases
from checker.mentions.mention import Bound
from checker.mentions.period_parts import Part
from checker.mentions.relative_dates import PAUSES, counts_of_units
from checker.mentions.relative_shapes import Moved
from checker.values.days import Days

LONGEST_COUNT = 24  # tokens of "within" and a count such as "two years, three months and two days"
DEADLINES = frozenset({Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN})


def bounded(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase:
    """The phrase with the bound's words around it, unchanged where there are none."""
    bound, first = _before(words, phrase, floor, vocabulary)
    tail, stop = _behind(words, phrase.stop, vocabulary.bound_tails)
    if tail is not None:
        bound = tail
    if bound is None:
        return phrase
    return phrase._replace(first=first, stop=stop, bound=bound)


def within(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "within two weeks", a last day counted from the article's day; ``within_of`` reads "within two weeks of"."""
    if vocabulary.within.isdisjoint(words.norms[max(index - LONGEST_COUNT, 0) : index]):
        return None
    steps = counts_of_units(words, index, floor, vocabulary)
    if steps is None:
        return None
    first = words.skip_back(steps[1], vocabulary.the | vocabulary.onward, 2)
    if words.norms[first - 1] not in vocabulary.within or first - 1 < floor:
        return None
    if words.norms[index + 1] in vocabulary.of | vocabulary.after and words.norms[index + 1]:
        return None
    return Phrase(first - 1, index + 1, Moved(steps=steps[0], exact=True), Bound.WITHIN)


def within_of(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "within two weeks of 1 May": the last day is 15 May."""
    link = words.norms[phrase.first - 1]
    if link not in vocabulary.of and link not in vocabulary.after:
        return None
    steps = counts_of_units(words, phrase.first - 2, floor, vocabulary)
    if steps is None or words.norms[steps[1] - 1] not in vocabulary.within or steps[1] - 1 < floor:
        return None
    shape = Moved(steps=steps[0], origin=phrase.shape, exact=True)
    return phrase._replace(first=steps[1] - 1, shape=shape, bound=Bound.WITHIN)


def _before(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> tuple[Bound | None, int]:
    first = phrase.first
    timed = clock_before(words, first, vocabulary)
    at = words.skip_back(timed, vocabulary.the)
    for bound_words, meaning in vocabulary.bounds.get(words.norms[at - 1], ()):
        begin = at - len(bound_words)
        # "up to", but not in "the run-up to 1997"
        if begin >= floor and words.matches(begin, bound_words) and words.norms[begin - 1] != "-":
            bound = Bound(meaning)
            if bound in _OF_EVENTS and (timed < first or _names_event(words, phrase, at < first, vocabulary)):
                return None, first
            return bound, begin
    return None, first


_OF_EVENTS = frozenset({Bound.BEFORE, Bound.SINCE, Bound.AFTER})


def _names_event(words: Words, phrase: Phrase, led: bool, vocabulary: DateWords) -> bool:
    """Tell whether a date only names what the bound is about: "after Monday's vote", "since the 1983 bombing"."""
    stop = phrase.stop
    if words.norms[stop] == "'" and words.is_word(stop + 1):
        return True
    head = words.norms[phrase.first]
    attribute = led and (is_year(head) or head in vocabulary.months or head in vocabulary.weekdays)
    return attribute and words.is_word(stop) and words.norms[stop] not in vocabulary.function_words


def clock_before(words: Words, first: int, vocabulary: DateWords) -> int:
    """The first token with the time of day before a date: "midnight Friday", "5:30 p.m. EST Monday"."""
    at = words.skip_back(first, vocabulary.clock_zones)
    if words.norms[at - 1] in vocabulary.clock_words:
        return at - 1
    if words.norms[at - 1] in vocabulary.clock_marks and words.is_number(at - 2):
        at -= 2
        return at - 2 if words.norms[at - 1] == ":" and words.is_number(at - 2) else at
    return first


def _behind(words: Words, stop: int, tails: Phrases) -> tuple[Bound | None, int]:
    for at in (stop, stop + 1) if words.norms[stop] == "," else (stop,):
        for phrase, meaning in tails.get(words.norms[at], ()):
            after = words.norms[at + len(phrase)]
            open_ended = phrase[0] not in ("or", "and") or after in PAUSES
            if words.matches(at, phrase) and open_ended:
                return Bound(meaning), at + len(phrase)
    return None, stop


def limited(days: Days, bound: Bound, shape: Shape, published: Days | None) -> Days:
    """The days that a bound leaves of the days its date means.

    A deadline has its last day as ``latest`` and no ``earliest``: "by 15 September" and "until the 15th" the 15th,
    "before 15 September" the 14th, "before the end of September" and "by the end of September" the 30th, "by 2020"
    the last of the year. "since 2015" begins with the year's first day, "after 2015" with the first day of 2016, "after
    the beginning of March" with 1 March.
    "from" and "as of" leave the days as they are: from when on is told by the bound.
    """
    if bound is Bound.BEFORE:
        ends = isinstance(shape, Slice) and shape.part is Part.END
        last = days.latest if ends or days.earliest is None else _day_before(days)
        return Days(None, last)
    if bound in (Bound.BY, Bound.UNTIL):
        return Days(None, days.latest)
    if bound is Bound.WITHIN:
        counted = isinstance(shape, Moved) and shape.origin is None
        return Days(published.earliest if published and counted else None, days.latest)
    if bound is Bound.SINCE:
        return Days(days.earliest, None)
    if bound is Bound.AFTER:
        if isinstance(shape, Slice) and shape.part is Part.START:
            return Days(days.earliest, None)
        later = days.latest is not None and days.latest.year < MAXYEAR
        return Days(days.latest + timedelta(days=1) if later and days.latest else None, None)
    return days


def _day_before(days: Days) -> date | None:
    return days.earliest - timedelta(days=1) if days.earliest and days.earliest.toordinal() > 1 else None
