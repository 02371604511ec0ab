"""Words before a date that take a part of it or step away: "the end of September", "two days after Christmas"."""

from __future__ import annotations

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import Beside, Ending, Half, Holiday, Nth, Shape, Slice
from checker.mentions.date_numbers import count_before, day_before, ordinal_before
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.hedges import hedge_before, hedge_words
from checker.mentions.period_parts import Part
from checker.mentions.relative_dates import counts_of_units, with_deictic
from checker.mentions.relative_shapes import YEAR_BEFORE, Current, Moved, Weekday, is_year_back
from checker.mentions.week_shapes import WeekAround, WeekendAround

FEW = 3  # units that a plural without a count means, as "a few" does at least


def modified(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase:
    """The phrase with every word before it that belongs to it, such as the "late" of "since late last month"."""
    for _ in range(4):
        if words.norms[phrase.first - 1] not in vocabulary.before_dates:
            break
        wider = (
            with_deictic(words, phrase, floor, vocabulary)
            or _part(words, phrase, floor, vocabulary)
            or _counted_part(words, phrase, floor, vocabulary)
            or _week(words, phrase, floor, vocabulary)
            or _period_to(words, phrase, floor, vocabulary)
            or _steps_from(words, phrase, floor, vocabulary)
            or _same_period(words, phrase, floor, vocabulary)
        )
        if wider is None:
            break
        phrase = wider
    return phrase


def the_unit(words: Words, index: int, floor: int, vocabulary: DateWords) -> tuple[int, Shape] | None:
    """ "the year", "the week", "year", "the month" as the object of a word that leads it: "the end of the year"."""
    norm = words.norms[index]
    if norm not in vocabulary.grains or norm in vocabulary.plurals:
        return None
    grain, _ = vocabulary.grains[norm]
    first = words.skip_back(index, vocabulary.the)
    return (first, Current(unit=grain, offset=0)) if first >= floor else None


def led_unit(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """A period named only by its unit, where a part of it is meant: "the end of the year", "later in the week"."""
    found = the_unit(words, index, floor, vocabulary)
    at_end = _unit_end(words, index, vocabulary)
    if found and at_end:
        shape = Slice(inner=found[1], part=Part.END)
        return modified(words, Phrase(found[0], at_end, shape), floor, vocabulary)
    if found is None or words.norms[index + 1] in vocabulary.of or words.norms[index + 1] in vocabulary.grains:
        return None
    if words.norms[index] in vocabulary.day and words.norms[found[0] - 1] in vocabulary.of:
        return None  # "at the end of the day" is a saying
    phrase = Phrase(found[0], index + 1, found[1])
    wider = _part(words, phrase, floor, vocabulary) or _counted_part(words, phrase, floor, vocabulary)
    return wider and modified(words, wider, floor, vocabulary)


def _unit_end(words: Words, index: int, vocabulary: DateWords) -> int | None:
    """The index behind "end" in "year's end", "year-end"."""
    stop = words.skip(words.skip(index + 1, {"'", "-"}), {"s"})
    tight = stop > index + 1 and words.touches(index)
    return stop + 1 if tight and vocabulary.parts.get(words.norms[stop]) is Part.END else None


def _part(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "late 2016", "mid-March", "the end of September", "later this week", "the rest of the year"."""
    at = words.skip_back(phrase.first, vocabulary.the)
    joined = words.norms[at - 1]
    linked = joined in vocabulary.of or joined in vocabulary.in_
    if linked or (joined == "-" and words.touches(at - 2)):
        at -= 1
    elif at < phrase.first:
        return None
    word = words.norms[at - 1]
    part = vocabulary.parts.get(word)
    if joined not in vocabulary.of | {"-"} and word in vocabulary.parts_with_of:
        return None  # "to end two months after", "start in the next decade"
    if part is None or at - 1 < floor or isinstance(phrase.shape, Weekday):
        return None
    if part in (Part.EARLIER, Part.LATER, Part.REST):
        if not isinstance(phrase.shape, Slice) and phrase.shape.grain is Grain.DAY:
            return phrase.widened(at - 1, phrase.stop, phrase.shape)
    elif phrase.shape.grain is Grain.DAY and not linked:
        return None
    if joined in vocabulary.in_ and part is Part.END:
        return None
    if part is Part.LATER and words.norms[at - 2] in vocabulary.no_later:
        return None
    first = words.skip_back(at - 1, vocabulary.the)
    return phrase.widened(max(first, floor), phrase.stop, Slice(inner=phrase.shape, part=part))


def _counted_part(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "the first week of 2015", "the last three weeks of this year", "the second half of last year"."""
    at = words.skip_back(phrase.first, vocabulary.the) - 1
    if words.norms[at] not in vocabulary.of and words.norms[at] not in vocabulary.in_:
        return None
    unit = words.norms[at - 1]
    half = unit in vocabulary.half
    if (not half and unit not in vocabulary.grains) or at - 1 < floor:
        return None
    place = words.skip_back(at - 1, {"-"})
    count = 1
    if unit in vocabulary.day:
        return _day_of(words, phrase, at - 1, floor, vocabulary)
    counted = None if half else count_before(words, place, vocabulary)
    if (
        counted
        and counted.first - 1 >= floor
        and words.norms[place - 1] not in vocabulary.ordinals
        and words.norms[place - 1] not in vocabulary.ordinal_endings
    ):
        count, place = int(counted.low), counted.first
    elif unit in vocabulary.plurals:
        count = FEW  # "the first days of May"
    nth = ordinal_before(words, place, vocabulary)
    if nth is None or nth[1] < floor or count < 1:
        return None
    number, first = nth
    first = words.skip_back(first, vocabulary.the)
    if half:
        if number not in (1, 2):
            return None
        return phrase.widened(first, phrase.stop, Half(inner=phrase.shape, number=number))
    grain, factor = vocabulary.grains[unit]
    if grain >= phrase.shape.grain and grain is not Grain.DAY:
        return None
    if grain is Grain.DAY and phrase.shape.grain is Grain.DAY:
        return None
    return phrase.widened(first, phrase.stop, Nth(inner=phrase.shape, nth=number, count=count * factor, unit=grain))


def _day_of(words: Words, phrase: Phrase, at: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "the thirty-first day of the month", "the last day of August"."""
    final = words.norms[at - 1] in vocabulary.finals
    found = (-1, at - 1) if final else day_before(words, at, vocabulary)
    if found is None or found[1] < floor or words.is_number(at - 1) or phrase.shape.grain is Grain.DAY:
        return None
    first = words.skip_back(found[1], vocabulary.the)
    return phrase.widened(first, phrase.stop, Nth(inner=phrase.shape, nth=found[0], count=1, unit=Grain.DAY))


def _week(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "the week of 10 April", "the week ending 3 May", "the week beginning Monday"."""
    if phrase.shape.grain is not Grain.DAY:
        return None
    at = words.skip_back(phrase.first, vocabulary.the)
    at = words.skip_back(at, vocabulary.on)
    link = words.norms[at - 1]
    unit = words.norms[at - 2]
    if words.matches(at - 3, vocabulary.week_mark) and at - 3 >= floor:
        return phrase.widened(at - 3, phrase.stop, WeekAround(inner=phrase.shape, place=Part.EARLY))
    if at - 2 < floor:
        return None
    weekend = unit in vocabulary.weekends
    if unit not in vocabulary.week and not weekend:
        return None
    first = words.skip_back(at - 2, vocabulary.the)
    if weekend:
        of = link in vocabulary.of and not words.norms[at - 2].endswith("s")
        return phrase.widened(first, phrase.stop, WeekendAround(inner=phrase.shape)) if of else None
    if link in vocabulary.of:
        place = None
    elif link in vocabulary.ending:
        place = Part.END
    elif link in vocabulary.beginning:
        place = Part.EARLY
    else:
        return None
    if count_before(words, at - 2, vocabulary):
        return None
    return phrase.widened(first, phrase.stop, WeekAround(inner=phrase.shape, place=place))


def _period_to(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "the five months to June", "the year ended 31 March", "three days starting next Monday"."""
    at = words.skip_back(phrase.first, vocabulary.the)
    at = words.skip_back(at, vocabulary.before_start)
    link = words.norms[at - 1]
    related = words.skip_back(at - 1, vocabulary.relatives)  # "the fiscal year that ended June 30"
    last = words.skip_back(related, vocabulary.period) - 1  # "the three-month period ended June 30"
    unit = words.norms[last]
    begins = link in vocabulary.beginning
    if last < floor or unit not in vocabulary.grains or not (begins or link in vocabulary.ending):
        return None
    grain, factor = vocabulary.grains[unit]
    count = count_before(words, words.skip_back(last, {"-"}), vocabulary)
    if count is None:
        lead = words.skip_back(last, vocabulary.fiscal | vocabulary.business) - 1  # "the fiscal year ended June 30"
        if (
            unit in vocabulary.plurals
            or not (words.norms[lead] in vocabulary.the or _is_owned(words, lead, link, vocabulary))
            or (link in vocabulary.range_links and grain <= Grain.WEEK)
        ):
            return None
        first, number = lead, 1.0
    else:
        first, number = count.first, count.low
        if (
            link in vocabulary.range_links
            and count.first
            and words.norms[count.first - 1] not in vocabulary.the | vocabulary.in_
            and phrase.shape.grain is Grain.DAY
        ):
            return None
    if first < floor:
        return None
    first = words.skip_back(first, vocabulary.the)
    shape = Ending(inner=phrase.shape, count=number * factor, unit=grain, begins=begins)
    return phrase.widened(max(first, floor), phrase.stop, shape)


def _is_owned(words: Words, lead: int, link: str, vocabulary: DateWords) -> bool:
    """Tell whether a word before a unit says whose it is: "its fiscal year ending June 30"."""
    ends = link in vocabulary.ending and link not in vocabulary.range_links
    return ends and (words.norms[lead] in vocabulary.owners or words.norms[lead - 1 : lead + 1] == ["'", "s"])


def _steps_from(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "three days after 12 January", "two weeks from today", "the day after tomorrow", "2 weeks before Christmas"."""
    link = words.norms[phrase.first - 1]
    forward = link in vocabulary.after
    if not forward and link not in vocabulary.before:
        return None
    at = phrase.first - 1
    if words.norms[at - 1] == "," and link in vocabulary.from_:
        at -= 1  # "for three days, from Monday"
        counted = counts_of_units(words, at - 1, floor, vocabulary)
        ranged = words.norms[phrase.stop] in vocabulary.range_links or phrase.shape.grain is not Grain.DAY
        if counted is None or ranged or words.norms[counted[1] - 1] not in vocabulary.for_:
            return None
    steps = counts_of_units(words, at - 1, floor, vocabulary)
    if steps is None:
        unit = words.norms[at - 1]
        if (
            unit not in vocabulary.grains
            or unit in vocabulary.plurals
            or words.norms[at - 2] not in vocabulary.the
            or at - 2 < floor
        ):
            return None
        grain, factor = vocabulary.grains[unit]
        if grain > phrase.shape.grain:
            beside = Beside(inner=phrase.shape, count=factor if forward else -factor, unit=grain)
            named = phrase.shape.names_day or isinstance(phrase.shape, Holiday)
            return phrase.widened(at - 2, phrase.stop, beside) if named else None
        steps = ((factor, grain),), at - 2
    elif link in vocabulary.since and words.norms[steps[1] - 1] not in vocabulary.in_ | vocabulary.within:
        return None
    if words.norms[steps[1] - 1] in vocabulary.for_ and link in vocabulary.from_ and len(steps[0]) == 1:
        ((length, grain),) = steps[0]  # "for three days from Monday" counts the days, "three days from Monday" is a day
        return phrase.widened(steps[1], phrase.stop, Ending(inner=phrase.shape, count=length, unit=grain, begins=True))
    signed = tuple((count if forward else -count, unit) for count, unit in steps[0])
    wider = phrase.widened(steps[1], phrase.stop, Moved(steps=signed, origin=phrase.shape, exact=True))
    return with_hedge(words, wider, floor)


def _same_period(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "the same period last year", "the same quarter a year ago": a year before the period told before."""
    if not is_year_back(phrase.shape):
        return None
    at = words.skip_back(phrase.first, vocabulary.of | vocabulary.in_ | {","})
    same = words.norms[at - 2] in vocabulary.same and at - 2 >= floor
    if not same or words.norms[at - 1] not in vocabulary.period | vocabulary.quarter:
        return None
    first = max(words.skip_back(at - 2, vocabulary.the), floor)
    return phrase.widened(first, phrase.stop, YEAR_BEFORE)


def with_hedge(words: Words, phrase: Phrase, floor: int) -> Phrase:
    """The phrase with the hedge before its count: "more than two years ago", "nearly a year earlier"."""
    hedge = hedge_before(words.tokens, phrase.first, hedge_words())
    if hedge is None or hedge.start < floor:
        return phrase
    text = " ".join(words.norms[hedge.start : hedge.end])
    bound, excluded = hedge.hedge.is_bound, not hedge.hedge.included
    exceeded, undercut = bound and hedge.hedge.above is not None, bound and hedge.hedge.below is not None
    return phrase._replace(first=hedge.start, hedge=text, exceeded=exceeded, undercut=undercut, excluded=excluded)
