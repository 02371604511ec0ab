"""Dates told from the article's day or a date before: "Friday", "last month", "two weeks ago", "a year earlier"."""

from __future__ import annotations

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import Nth, Slice, Within
from checker.mentions.date_numbers import count_before, day_at, is_year
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords
from checker.mentions.period_parts import Part
from checker.mentions.relative_shapes import BusinessDays, Current, DayOfMonth, Moved, Stretch, Turn
from checker.mentions.weekdays import tense_at

WORKING_DAYS = 5
PASSING_UNITS = (Grain.WEEK, Grain.MONTH, Grain.YEAR)  # "in the last year" is the twelve months up to now
STOPS = frozenset({"", ".", ",", ";", "!", "?"})
PAUSES = frozenset({"", ".", ",", ";", ":", "!", "?", ")", '"', "-", "'", "("})


def read_day_word(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "today", "tonight", "yesterday", "tomorrow"; a capital inside a sentence is a name ("USA Today").

    "now" is a day only as an end: "between now and 15 November", "two weeks from now".
    """
    if words.norms[index] in vocabulary.now and not _is_end(words, index, vocabulary):
        return None
    if words.is_capital(index) and words.is_capital(index - 1):
        return None
    shape = Moved(steps=((vocabulary.days[words.norms[index]], Grain.DAY),))
    return Phrase(index, words.skip(index + 1, vocabulary.day_parts), shape)


def _is_end(words: Words, index: int, vocabulary: DateWords) -> bool:
    link = words.skip_back(index, vocabulary.the) - 1
    before = words.norms[link]
    if before in vocabulary.range_links:  # "from 2010 to the present", but not "the best from Ardmouth to date"
        last = words.norms[link - 1]
        dated = is_year(last) or last in vocabulary.months or last in vocabulary.weekdays
        return dated and words.norms[index + 1] in STOPS
    if before in vocabulary.from_ and words.norms[index + 1] in vocabulary.range_links:
        return True  # "from now until the end of the year"
    if before in vocabulary.both:
        return any(words.norms[at] in vocabulary.between for at in range(max(index - 8, 0), index - 1))
    counted = before in vocabulary.from_ and words.norms[index - 2] in vocabulary.grains
    return counted or before in vocabulary.between


def read_overnight(words: Words, index: int) -> Phrase | None:
    """ "overnight": the article's day and the one before, but not "overnight success"."""
    if words.norms[index + 1] not in PAUSES and words.norms[index + 1] not in {
        "on",
        "in",
        "to",
        "and",
        "after",
        "as",
        "by",
        "into",
    }:
        return None
    return Phrase(index, index + 1, Stretch(count=-1, unit=Grain.DAY, through_today=True))


def read_unit(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """A date that a unit of time makes with the words around it: "last month", "two weeks ago", "next five days"."""
    grain, factor = vocabulary.grains[words.norms[index]]
    plain = factor == 1
    lead = words.norms[index - 1]
    if words.norms[index] in vocabulary.workweek:
        return _working_week(words, index, index - 1, floor, vocabulary)
    if lead in vocabulary.deictics and index - 1 >= floor:
        return _deictic_unit(words, index, grain, factor, floor, vocabulary)
    if lead in vocabulary.that | vocabulary.same and index - 1 >= floor and plain:
        if lead in vocabulary.that and words.is_capital(index):
            return None
        return Phrase(index - 1, index + 1, Current(unit=grain, offset=0, told=True))
    if lead in vocabulary.business and grain is Grain.DAY:
        return _business_days(words, index, floor, vocabulary)
    if lead in vocabulary.business and grain is Grain.WEEK:
        return _working_week(words, index, index - 2, floor, vocabulary)
    if (
        words.norms[index + 1] == "-"
        and words.norms[index + 2] in vocabulary.ago | vocabulary.earlier - vocabulary.before
    ):
        return Phrase(index, index + 3, Moved(steps=((-1, grain),), told=True))  # "the year-earlier period"
    if lead == "-" and words.norms[index - 2] in vocabulary.earlier and index - 2 >= floor:
        return Phrase(index - 2, index + 1, Moved(steps=((-1, grain),), told=True))  # "the prior-year period"
    count = count_before(words, words.skip_back(index, {"-"} if words.touches(index - 1) else ()), vocabulary)
    if count and count.first >= floor:
        return _counted_unit(words, index, floor, vocabulary)
    if lead in vocabulary.the and index - 1 >= floor:
        return _the_unit(words, index, grain, vocabulary)
    return None


def _deictic_unit(
    words: Words, index: int, grain: Grain, factor: int, floor: int, vocabulary: DateWords
) -> Phrase | None:
    """ "last month", "the following week", "last night"'s kin with a single unit; "2 next days" and the like."""
    lead = words.norms[index - 1]
    offset = vocabulary.deictics[lead]
    if lead in vocabulary.finals and words.norms[index + 1] in vocabulary.of:
        return None  # "the last week of July" is none of ours
    if lead in vocabulary.business:
        return None
    count = count_before(words, index - 1, vocabulary)
    if count and count.first >= floor and offset and words.norms[index] in vocabulary.plurals:
        return Phrase(count.first, index + 1, Stretch(count=offset * count.low * factor, unit=grain))
    if words.norms[index] in vocabulary.plurals:
        return None
    if grain is Grain.DAY and offset == 0:
        return None
    stop = index + 1
    told = (lead in vocabulary.told and grain is not Grain.QUARTER) or (grain is Grain.DAY and offset > 0)
    if offset == 1 and lead in vocabulary.onward and words.norms[index - 2] in vocabulary.the:
        told = told or words.norms[index - 3] not in vocabulary.spans | vocabulary.for_  # "freed the next year"
    passing = lead in vocabulary.finals and words.norms[index - 2] in vocabulary.the and grain in PASSING_UNITS
    if passing and words.norms[index - 3] in vocabulary.spans and index - 2 >= floor:
        return Phrase(index - 2, stop, Stretch(count=-1, unit=grain))  # "over the last year"
    if (factor > 1 and offset) or (vocabulary.strict.get(lead) == -1 and grain >= Grain.YEAR):
        return Phrase(index - 1, stop, Stretch(count=offset * factor, unit=grain))
    first = index - 1
    return Phrase(first, stop, Current(unit=grain, offset=offset, told=told))


def _business_days(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "the next four business days"."""
    count = count_before(words, index - 1, vocabulary)
    lead = words.norms[count.first - 1] if count else ""
    if count is None or lead not in vocabulary.deictics or count.first - 1 < floor or not vocabulary.deictics[lead]:
        return None
    return Phrase(count.first - 1, index + 1, BusinessDays(count=int(count.low) * vocabulary.deictics[lead]))


def _working_week(words: Words, index: int, lead: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "next working week": its Monday to Friday."""
    offset = vocabulary.deictics.get(words.norms[lead])
    if offset is None or lead < floor:
        return None
    week = Current(unit=Grain.WEEK, offset=offset)
    return Phrase(lead, index + 1, Nth(inner=week, nth=1, count=WORKING_DAYS, unit=Grain.DAY))


def _the_unit(words: Words, index: int, grain: Grain, vocabulary: DateWords) -> Phrase | None:
    """ "the day before", "the year after" where nothing follows; other "the year" wait for a word that leads them."""
    after = words.norms[index + 1]
    if words.norms[index] in vocabulary.plurals:
        return None
    if after in vocabulary.to and words.norms[index + 2] in vocabulary.date:
        so_far = Slice(inner=Current(unit=grain, offset=0), part=Part.EARLIER)  # "the year to date"
        return Phrase(index - 1, index + 3, so_far)
    if (
        after in vocabulary.later
        and words.norms[index + 2] in vocabulary.deictics
        and vocabulary.deictics[words.norms[index + 2]] == 1
    ):
        return Phrase(index - 1, index + 3, Current(unit=grain, offset=2))  # "the week after next"
    direction = -1 if after in vocabulary.before else 1 if after in vocabulary.later else 0
    if direction and words.norms[index + 2] in PAUSES:
        return Phrase(index - 1, index + 2, Moved(steps=((direction, grain),), told=True))
    return _period_told(words, index, grain, vocabulary)


def _period_told(words: Words, index: int, grain: Grain, vocabulary: DateWords) -> Phrase | None:
    """ "For the year, it earned $3bn", "sales rose in the quarter": the period last told, or the article's own.

    The day is told only by "for", since "in the day" is a saying, and "of the year" is an honour.
    """
    lead = words.norms[index - 2]
    leads = lead in vocabulary.for_ or (lead in vocabulary.in_ and grain is not Grain.DAY)
    single = vocabulary.grains[words.norms[index]][1] == 1
    if not leads or not single or grain > Grain.YEAR or words.is_capital(index):
        return None
    if words.norms[index + 1] not in STOPS and words.norms[index + 1] not in vocabulary.clause_links:
        return None
    strict = grain is Grain.QUARTER  # reports of a quarter come in the next one
    return Phrase(index - 1, index + 1, Current(unit=grain, offset=0, told=True, alone=True, strict=strict))


def counts_of_units(
    words: Words, index: int, floor: int, vocabulary: DateWords, most: int = 3
) -> tuple[tuple[tuple[float, Grain], ...], int] | None:
    """The counts with units that end at a token: "two weeks and two days" as steps, and their first token."""
    if words.norms[index] not in vocabulary.grains:
        return None
    grain, factor = vocabulary.grains[words.norms[index]]
    count = count_before(words, index, vocabulary)
    if count is None or count.first < floor or count.low != count.high:
        return None
    steps: tuple[tuple[float, Grain], ...] = ((count.low * factor, grain),)
    at = words.skip_back(count.first, vocabulary.both | {","})
    before = counts_of_units(words, at - 1, floor, vocabulary, most - 1) if at - 1 > floor and most > 1 else None
    if before and before[0][-1][1] > grain:
        return before[0] + steps, before[1]
    return steps, count.first


def _counted_unit(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "two weeks ago", "three days later", "in two weeks", "the last three months"."""
    counted = counts_of_units(words, index, floor, vocabulary)
    if counted is None:
        return None
    steps, first = counted
    after = words.norms[index + 1]
    if after in vocabulary.ago:
        return Phrase(first, index + 2, Moved(steps=_signed(steps, -1), exact=len(steps) > 1))
    if (
        after in vocabulary.earlier
        and words.norms[index + 2] not in vocabulary.range_links
        and (after not in vocabulary.before or words.norms[index + 2] in PAUSES)
    ):
        return Phrase(first, index + 2, Moved(steps=_signed(steps, -1), told=True))
    if after in vocabulary.later and (after not in vocabulary.after or words.norms[index + 2] in PAUSES):
        return Phrase(first, index + 2, Moved(steps=steps, told=True))
    lead = words.norms[first - 1]
    if lead in vocabulary.finals and after in vocabulary.of:
        return None
    if lead in vocabulary.deictics and vocabulary.deictics[lead] and first - 1 >= floor:
        sign = vocabulary.deictics[lead]
        (count, unit), *further = _signed(steps, sign)
        if _goes_on(words, index, vocabulary):
            return None
        return Phrase(first - 1, index + 1, Stretch(count=count, unit=unit, further=tuple(further)))
    if lead in vocabulary.in_ and first - 1 >= floor:
        return _ahead_of_today(words, index, first - 1, steps, vocabulary)
    return None


def _goes_on(words: Words, index: int, vocabulary: DateWords) -> bool:
    """Tell whether a smaller unit follows and is read with this one: "the last three months and two weeks"."""
    further = next((at for at in range(index + 3, index + 5) if words.norms[at] in vocabulary.grains), None)
    if further is None or words.norms[index + 1] not in vocabulary.both:
        return False
    counted = counts_of_units(words, further, index + 2, vocabulary)
    if words.norms[further + 1] in vocabulary.ago | vocabulary.earlier | vocabulary.later:
        return False  # "the last three months, and two days ago"
    return (
        counted is not None and counted[1] == index + 2 and counted[0][0][1] < vocabulary.grains[words.norms[index]][0]
    )


def _ahead_of_today(
    words: Words, index: int, first: int, steps: tuple[tuple[float, Grain], ...], vocabulary: DateWords
) -> Phrase | None:
    """ "in two weeks", a date only where the sentence looks ahead: "the first time in two years" counts backwards."""
    timed = words.norms[index + 1] == "'" and words.norms[words.skip(index + 2, {"s"})] in vocabulary.time
    if timed:
        return Phrase(first, words.skip(index + 2, {"s"}) + 1, Moved(steps=steps))
    if words.norms[index + 1] in vocabulary.after or words.norms[index + 1] in vocabulary.of:
        return None
    tense = tense_at(words, first, index + 1, vocabulary)
    if tense is None or not tense.is_ahead:
        return None
    return Phrase(first, index + 1, Moved(steps=steps))


def _signed(steps: tuple[tuple[float, Grain], ...], sign: int) -> tuple[tuple[float, Grain], ...]:
    return tuple((sign * count, unit) for count, unit in steps)


def read_day_of_month(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "until the 15th": a day without its month, where a date's lead stands before and nothing is counted behind."""
    if words.norms[index - 2] not in vocabulary.the or not words.is_number(index - 1):
        return None
    lead = words.norms[index - 3]
    found = day_at(words, index - 1, vocabulary, plain=False)
    if found is None:
        return None
    after = words.norms[found[1]]
    month = words.skip(found[1], vocabulary.of) + 1
    offset = vocabulary.deictics.get(words.norms[month - 1])
    if offset is not None and vocabulary.grains.get(words.norms[month]) == (Grain.MONTH, 1):
        inner = Current(unit=Grain.MONTH, offset=offset)  # "the 21st of this month"
        return Phrase(index - 2, month + 1, Nth(inner=inner, nth=found[0], count=1, unit=Grain.DAY))
    other = day_at(words, found[1] + 1, vocabulary, plain=False) if after in vocabulary.both else None
    if lead not in vocabulary.day_leads or (other and words.norms[other[1]] in vocabulary.grains):
        return None  # "of the 17th and 18th centuries"
    goes_on = after in PAUSES or after in vocabulary.function_words or after in vocabulary.subjects
    if not goes_on or after == "-":
        return None
    return Phrase(index - 2, found[1], DayOfMonth(day=found[0]))


def with_deictic(words: Words, phrase: Phrase, floor: int, vocabulary: DateWords) -> Phrase | None:
    """ "last September", "this summer", "next Christmas": a yearly date with the word that picks the year."""
    lead = words.norms[phrase.first - 1]
    if (
        lead not in vocabulary.deictics
        or phrase.first - 1 < floor
        or not phrase.shape.wants_year
        or isinstance(phrase.shape, Within)
        or words.norms[phrase.first] in vocabulary.from_ | vocabulary.between  # "will last from 7 to 9 August"
    ):
        return None
    return phrase.widened(phrase.first - 1, phrase.stop, Turn(inner=phrase.shape, offset=vocabulary.deictics[lead]))
