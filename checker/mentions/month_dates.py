"""Dates with the name of a month: "15 September 2020", "Sept. 15th", "14-15 September", "fourth of July"."""

from __future__ import annotations

from dataclasses import replace

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import MonthDays, Months, Range, Shape
from checker.mentions.date_numbers import day_at, day_before, full_year, is_year, number_in_words, whole_number, year_at
from checker.mentions.date_phrases import CURRENCY, TIGHT, Phrase, Words
from checker.mentions.date_words import DateWords

_BEFORE_NUMBER = CURRENCY | {".", ",", "-"}


def read_month(words: Words, index: int, floor: int, vocabulary: DateWords) -> list[Phrase]:
    """The dates around a month's name: none where the word is no month, two for "18 and 19 June".

    Tokens before ``floor`` belong to another date.
    """
    month = vocabulary.months[words.norms[index]]
    stop = index + 1
    if words.norms[index] in vocabulary.abbreviated and words.norms[stop] == "." and words.touches(index):
        stop += 1
    days = _days_before(words, index, floor, month, vocabulary)
    if days:
        days[-1] = Phrase(days[-1].first, stop, days[-1].shape)
    else:
        days = _days_behind(words, index, stop, month, vocabulary)
        if days:
            days[0] = Phrase(index, days[0].stop, days[0].shape)
    if days and words.norms[stop] in vocabulary.places and words.is_capital(stop):
        return []  # "14 May Street"
    if days:
        return _with_year(words, days, floor, vocabulary)
    if words.norms[stop] in vocabulary.places and words.is_capital(stop):
        return []  # "March Road"
    alone = Phrase(index, stop, Months(first=month, last=month))
    quarter = _ends_quarter(words, index, stop, vocabulary)
    if quarter:
        alone = Phrase(index, stop + 1, Months(first=month - 2, last=month, unit=Grain.QUARTER))
    dated = _with_year(words, [alone], floor, vocabulary)[0]
    if quarter or not dated.shape.wants_year:
        return [dated]
    if not _is_month(words, index, stop, vocabulary):
        return []
    ends_sentence = words.norms[stop - 1] == "." and stop >= len(words.tokens)
    return [alone._replace(stop=stop - 1) if ends_sentence else alone]


def _ends_quarter(words: Words, index: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether a month names the quarter that it ends: "the June quarter", but not "the April-June quarter"."""
    named = words.norms[stop] in vocabulary.quarter and words.is_capital(index)
    return named and words.norms[index - 1] not in vocabulary.range_links


def _days_before(words: Words, index: int, floor: int, month: int, vocabulary: DateWords) -> list[Phrase]:
    """Days before a month's name, each with its own tokens only."""
    at = index
    if words.norms[at - 1] in TIGHT and words.touches(at - 1) and words.touches(at - 2):
        at -= 1
        if is_year(words.norms[at - 1]) and words.norms[at - 2] in TIGHT and at - 3 >= floor:  # 23-2020-September
            day = whole_number(words.norms[at - 3])
            return [_day(at - 3, index, month, day, int(words.norms[at - 1]))] if day and day <= 31 else []
    elif words.norms[at - 1] in vocabulary.of:
        at = words.skip_back(at - 1, vocabulary.day)
    elif words.norms[at - 1] == "." and words.is_number(at - 2) and words.touches(at - 2):
        at -= 1
    found = _day_before(words, at, floor, vocabulary) or _spoken_day(words, index, floor, vocabulary)
    if found is None:
        return []
    day, first = found
    link = words.skip_back(first, vocabulary.the) - 1
    if _joins_range(words, link, floor, vocabulary):
        return [_range_before(words, link, floor, _day(first, index, month, day), vocabulary)]
    days = [_day(first, index, month, day)]
    while words.norms[link] in vocabulary.both | vocabulary.either or (words.norms[link] == "," and len(days) > 1):
        other = _day_before(words, link, floor, vocabulary)
        if other is None or other[0] >= day:
            break
        days.insert(0, _day(other[1], link, month, other[0]))
        day = other[0]
        link = words.skip_back(other[1], vocabulary.the) - 1
    return days


def _day(first: int, stop: int, month: int, day: int, year: int | None = None) -> Phrase:
    return Phrase(first, stop, MonthDays(month=month, first=day, last=day, year=year))


def _day_before(words: Words, stop: int, floor: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """The day that ends before a token: not "$12" before "December", nor the 31 of "6,107.31 August"."""
    found = day_before(words, stop, vocabulary)
    if found is None or found[1] < floor:
        return None
    before = words.norms[found[1] - 1]
    decimal = before in {".", ","} and words.touches(found[1] - 1) and words.is_number(found[1] - 2)
    return None if decimal or before in CURRENCY else found


def _spoken_day(words: Words, index: int, floor: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """A day in plain number words, with its year in words too: "fifteen August nineteen hundred ninety-three"."""
    if words.norms[index - 1] not in vocabulary.counts or words.norms[index + 1] not in vocabulary.counts:
        return None
    for first in range(max(index - 3, floor), index):
        found = number_in_words(words, first, vocabulary)
        if found and found[1] == index and found[0] <= 31:
            return found[0], first
    return None


def _joins_range(words: Words, link: int, floor: int, vocabulary: DateWords) -> bool:
    """Tell whether the word between two days makes them the ends of a range: "9 to 12 June", "between 3 and 5 May"."""
    if words.norms[link] in vocabulary.both:
        return any(words.norms[at] in vocabulary.between for at in range(max(floor, link - 5), link))
    nights = words.norms[link] == "/" and words.is_number(link - 1) and words.is_number(link + 1)  # "9/10 July"
    return nights or words.norms[link] in vocabulary.range_links


def _range_before(words: Words, link: int, floor: int, last: Phrase, vocabulary: DateWords) -> Phrase:
    """The range whose first day ends before ``link``; only the last day where none stands there."""
    other = _day_before(words, link, floor, vocabulary)
    if other is None or not isinstance(last.shape, MonthDays):
        return last
    if other[0] < last.shape.first:
        return last.widened(other[1], last.stop, replace(last.shape, first=other[0]))
    month = last.shape.month - 1 or 12  # "from the 27th to the third of April"
    start = MonthDays(month=month, first=other[0], last=other[0])
    return last.widened(other[1], last.stop, Range(start=start, stop=last.shape))


def _days_behind(words: Words, index: int, stop: int, month: int, vocabulary: DateWords) -> list[Phrase]:
    """Days behind a month's name, each with its own tokens only."""
    norm, at = words.norms[stop], stop
    if norm in TIGHT and words.touches(stop - 1):
        at += 1
        if is_year(words.norms[at]) and words.norms[at + 1] in TIGHT:  # September-2020-23
            day = whole_number(words.norms[at + 2])
            return [_day(at + 2, at + 3, month, day, int(words.norms[at]))] if day and day <= 31 else []
    left, comma, right = words.norms[at].partition(",")
    if comma and len(left) <= 2 and is_year(right) and 1 <= int(left) <= 31:  # the lexer takes "31,1994" for one number
        return [_day(at, at + 1, month, int(left), int(right))]
    at = words.skip(at, vocabulary.the | {","}, 2)
    found = day_at(words, at, vocabulary, plain=norm != "," or _full_behind(words, at, vocabulary)) or _counted_day(
        words, at, vocabulary
    )
    if found is None or not _is_day(words, index, found[1], vocabulary):
        return []
    return _listed_behind(words, index, at, month, found, vocabulary)


def _full_behind(words: Words, at: int, vocabulary: DateWords) -> bool:
    """Tell whether a year follows a number that a comma parts from its month: "February, 26, 2020"."""
    counts = words.norms[at + 3] in vocabulary.counted or words.is_plural(at + 3)
    return words.norms[at + 1] == "," and is_year(words.norms[at + 2]) and not counts


def _listed_behind(
    words: Words, index: int, at: int, month: int, found: tuple[int, int], vocabulary: DateWords
) -> list[Phrase]:
    """The first day behind a month with those it is joined to: "September 14-15", "August 1, 2 and 3"'s first two."""
    day, stop = found
    first = _day(at, stop, month, day)
    follower = words.skip(stop + 1, vocabulary.the)
    other = day_at(words, follower, vocabulary)
    if other and _joins_range(words, stop, index, vocabulary):
        taken = words.norms[other[1]] in vocabulary.months or words.norms[other[1]] in TIGHT | CURRENCY | {"."}
        if words.norms[other[1]] == "." and not words.is_number(other[1] + 1):
            taken = False
        falling = other[0] <= day and words.is_number(follower) and words.norms[stop] in TIGHT
        if not taken and not falling:
            return [first.widened(at, other[1], MonthDays(month=month, first=day, last=other[0]))]
    days = [first]
    links = vocabulary.both | vocabulary.either
    while words.norms[stop] in links or (words.norms[stop] == "," and _goes_on(words, stop, vocabulary)):
        other = day_at(words, words.skip(stop + 1, vocabulary.the), vocabulary)
        if other is None or other[0] <= day or not _ends_list(words, other[1], vocabulary):
            break
        days.append(_day(stop + 1, other[1], month, other[0]))
        day, stop = other
    return days


def _ends_list(words: Words, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether a number before a token is a day: "Oct. 12 and 13 drew", but not "Oct. 12 and 13 people"."""
    norm = words.norms[stop]
    if not words.is_word(stop) or norm in vocabulary.function_words or norm in vocabulary.told_verbs:
        return True
    return norm in vocabulary.ahead or (norm.endswith("ed") and norm not in vocabulary.no_past)


def _goes_on(words: Words, comma: int, vocabulary: DateWords) -> bool:
    """Tell whether a list of days goes on behind a comma: "August 1, 2 and 3"."""
    found = day_at(words, comma + 1, vocabulary)
    if found is None or words.norms[found[1]] not in vocabulary.both:
        return False
    return day_at(words, found[1] + 1, vocabulary) is not None


def _counted_day(words: Words, index: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """The day in plain number words: "May twenty nine"."""
    tens = vocabulary.counts.get(words.norms[index])
    follower = words.skip(index + 1, {"-"})
    unit = vocabulary.counts.get(words.norms[follower], 0)
    if tens in (20, 30) and 1 <= unit < 10 and tens + unit <= 31:
        return tens + unit, follower + 1
    return None


def _is_day(words: Words, index: int, end: int, vocabulary: DateWords) -> bool:
    """Tell whether a number behind a month is its day: "in May 20 people died" has none, nor has "May 5:30"."""
    after = words.norms[end]
    if after in vocabulary.counted or (
        after in {":", "%", "."} and words.touches(end - 1) and words.is_number(end + 1)
    ):
        return False
    return not (words.is_plural(end) and words.norms[index - 1] in vocabulary.month_only_leads)


def _with_year(words: Words, dates: list[Phrase], floor: int, vocabulary: DateWords) -> list[Phrase]:
    """The dates with the year behind the last of them or before the first."""
    last = dates[-1]
    if not last.shape.wants_year:
        return dates
    year, stop = _year_behind(words, last.stop, vocabulary, day=isinstance(last.shape, MonthDays | Range))
    if year is not None:
        dates = [*dates[:-1], Phrase(last.first, stop, last.shape)]
    else:
        year, first = _year_before(words, dates[0].first, floor)
        if year is None:
            return dates
        dates = [Phrase(first, dates[0].stop, dates[0].shape), *dates[1:]]
    return [Phrase(each.first, each.stop, _dated(each, year)) for each in dates]


def _dated(phrase: Phrase, year: int) -> Shape:
    shape = phrase.shape
    return replace(shape, stop=shape.stop.in_year(year)) if isinstance(shape, Range) else shape.in_year(year)


def _year_behind(words: Words, stop: int, vocabulary: DateWords, *, day: bool) -> tuple[int | None, int]:
    """The year behind a date, and the index behind it; ``None`` and ``stop`` where there is none."""
    norm, at = words.norms[stop], stop
    if norm in TIGHT and words.touches(stop - 1) and words.touches(stop):
        year = words.norms[at + 1]
        if is_year(year):
            return int(year), at + 2
        short = whole_number(year) if day and len(year) == 2 and norm == words.norms[stop - 2] else None
        return (full_year(short), at + 2) if short is not None else (None, stop)  # 5-Aug-20
    if norm == "," or norm in vocabulary.of or norm in vocabulary.in_:
        at += 1
    short = whole_number(words.norms[at])
    if norm in vocabulary.of and short is not None and 20 <= short <= 99:  # "April of 87"
        return full_year(short), at + 1
    if day and at == stop and words.norms[stop - 1] in vocabulary.ordinals and short is not None and len(norm) == 2:
        return full_year(short), stop + 1  # "January first 12"
    found = year_at(words, at, vocabulary)
    if found is None or (norm in vocabulary.in_ and found[0] < 1500):
        return None, stop
    if norm == "," and words.norms[found[1]] in vocabulary.counted:
        return None, stop  # "in May, 2,000 workers" as some write it; "17 March 2023 customers" holds a year
    return found


def _year_before(words: Words, first: int, floor: int) -> tuple[int | None, int]:
    """The year before a date: "2017 April", "2019-Aug-1"."""
    at = first - 1
    if words.norms[at] in TIGHT and words.touches(at):
        at -= 1
    if at >= floor and is_year(words.norms[at]) and words.norms[at - 1] not in _BEFORE_NUMBER:
        return int(words.norms[at]), at
    return None, first


def _is_month(words: Words, index: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether a month's name alone is one: "may" the verb, "march" the verb and "June Smith" are not."""
    norm, before = words.norms[index], words.norms[index - 1]
    led = words.norms[words.skip_back(index, vocabulary.the) - 1] in vocabulary.month_leads
    if norm in vocabulary.doubtful_months:
        return _is_doubtful_month(words, index, stop, led, vocabulary)
    if norm in vocabulary.month_people:
        if words.is_capital(index):
            joins = before in vocabulary.both and words.norms[index - 2] not in vocabulary.months
            named = words.is_capital(index + 1) and (joins or not led)  # "June Brown and August Wilson"
            return not named or words.norms[index + 1] in vocabulary.weekdays or before in vocabulary.the
        return led and (not words.is_word(stop) or words.norms[stop] in vocabulary.function_words | vocabulary.of)
    return norm not in vocabulary.abbreviated or led


def _is_doubtful_month(words: Words, index: int, stop: int, led: bool, vocabulary: DateWords) -> bool:
    """Tell whether a word such as "May" is a month by the words around: "in May", "its March meeting"."""
    norm, before = words.norms[index], words.norms[index - 1]
    if words.norms[stop] in vocabulary.range_links and words.norms[stop + 1] in vocabulary.months:
        return True
    if not words.is_capital(index):
        return before in vocabulary.month_only_leads
    if words.is_capital(index - 1) and before not in vocabulary.month_leads | vocabulary.weak_year_leads:
        return False  # "Theresa May"
    if before in vocabulary.the and words.norms[stop] in vocabulary.march_links:
        return False  # "the March on Ardmouth"
    owned = index > 0 and before in vocabulary.weak_year_leads and before not in vocabulary.both
    return led or (owned and norm not in vocabulary.abbreviated)
