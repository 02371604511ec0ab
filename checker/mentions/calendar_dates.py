"""Dates with the name of a month, and years: "15 September 2020", "Sept. 15th", "14-15 September", "late 2016"'s year."""

from __future__ import annotations

from datetime import date

from checker.mentions.calendar_days import Grain
from checker.mentions.calendar_shapes import Fixed, MonthDays, Months, Range, Shape
from checker.mentions.date_numbers import day_at, day_before, full_year, is_year, number_in_words, whole_number, year_at
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_words import DateWords

CURRENCY = frozenset("$£€¥₹#")
TIGHT = frozenset("-/")


def read_month(words: Words, index: int, floor: int, vocabulary: DateWords) -> list[Phrase]:
    """The dates around a month's name: none where the word is no month, two for "18 and 19 June".

    Tokens before ``floor`` belong to another date. An example: "until 15 September".
    """
    month = vocabulary.months[words.norm(index)]
    stop = index + 1
    if words.norm(index) in vocabulary.abbreviated and words.norm(stop) == "." and words.touches(index):
        stop += 1
    left = _days_left(words, index, floor, month, vocabulary) or _day_in_words(words, index, floor, month, vocabulary)
    if left:
        first, shapes = left
        year, stop = _year_right(words, stop, vocabulary, day=True)
        if year is None:
            year, first = _year_left(words, first, floor)
        return _phrases(words, first, index, stop, shapes, year)
    right = _days_right(words, index, stop, month, vocabulary)
    if right:
        after, shapes = right
        year, end = _year_right(words, after, vocabulary, day=True)
        first = index
        if year is None:
            year, first = _year_left(words, index, floor)
        return _phrases(words, first, index, end, shapes, year)
    year, end = _year_right(words, stop, vocabulary, day=False)
    first = index
    if year is None:
        year, first = _year_left(words, index, floor)
    if year is None and not _is_month(words, index, stop, vocabulary):
        return []
    if year is None and words.norm(stop - 1) == "." and stop >= len(words.norms):
        end = stop - 1
    return [Phrase(first, end, Months(first=month, last=month, year=year))]


def _phrases(
    words: Words, first: int, index: int, stop: int, shapes: list[tuple[int, Shape]], year: int | None
) -> list[Phrase]:
    """One phrase a date; of dates that share a month, the one beside the month's name takes it in."""
    if year is not None:
        shapes = [(at, shape.in_year(year)) for at, shape in shapes]
    if len(shapes) == 1:
        return [Phrase(first, stop, shapes[0][1])]
    phrases = []
    for number, (at, shape) in enumerate(shapes):
        begin = first if number == 0 else at
        if at < index:  # days before the month's name: the last one carries it
            end = stop if number == len(shapes) - 1 else at + 1
            if number < len(shapes) - 1 and words.norm(end) in {"st", "nd", "rd", "th"}:
                end += 1
        else:
            end = shapes[number + 1][0] - 1 if number < len(shapes) - 1 else stop
        phrases.append(Phrase(begin, end, shape))
    return phrases


def _days_left(
    words: Words, index: int, floor: int, month: int, vocabulary: DateWords
) -> tuple[int, list[tuple[int, Shape]]] | None:
    """Days before a month's name: "15 September", "fourth of July", "14-15 September", "23/Aug"."""
    at = index
    if words.norm(at - 1) in TIGHT and words.touches(at - 1) and words.touches(at - 2):
        at -= 1
        if is_year(words.norm(at - 1)) and words.norm(at - 2) in TIGHT:  # 23-2020-September
            number = whole_number(words.norm(at - 3))
            if number is not None and 1 <= number <= 31 and at - 3 >= floor:
                return at - 3, [
                    (at - 3, MonthDays(month=month, first=number, last=number, year=int(words.norm(at - 1))))
                ]
    elif words.norm(at - 1) in vocabulary.of:
        at = words.skip_back(at - 1, vocabulary.day)
    elif words.norm(at - 1) == "." and words.is_number(at - 2) and words.touches(at - 2):
        at -= 1
    found = day_before(words, at, vocabulary)
    if found is None or found[1] < floor or not _is_day_left(words, found[1], vocabulary):
        return None
    day, first = found
    single = [(first, MonthDays(month=month, first=day, last=day))]
    link = words.skip_back(first, vocabulary.the) - 1
    paired = words.norm(words.skip_back(link, vocabulary.the) - 3) in vocabulary.between or _is_between(
        words, link, floor, vocabulary
    )
    if words.norm(link) in vocabulary.range_links or (words.norm(link) in vocabulary.both and paired):
        other = day_before(words, link, vocabulary)
        if other and other[1] >= floor and _is_day_left(words, other[1], vocabulary):
            if other[0] < day:
                return other[1], [(other[1], MonthDays(month=month, first=other[0], last=day))]
            earlier = MonthDays(month=month - 1 or 12, first=other[0], last=other[0])
            return other[1], [(other[1], Range(start=earlier, stop=single[0][1]))]
        return first, list(single)
    shapes: list[tuple[int, Shape]] = list(single)
    while words.norm(link) in vocabulary.both or (words.norm(link) == "," and len(shapes) > 1):
        other = day_before(words, link, vocabulary)
        if other is None or other[1] < floor or not _is_day_left(words, other[1], vocabulary) or other[0] >= day:
            break
        day, first = other
        shapes.insert(0, (first, MonthDays(month=month, first=day, last=day)))
        link = words.skip_back(first, vocabulary.the) - 1
    return first, shapes


def _day_in_words(
    words: Words, index: int, floor: int, month: int, vocabulary: DateWords
) -> tuple[int, list[tuple[int, Shape]]] | None:
    """A day in plain number words, with its year in words too: "fifteen August nineteen hundred ninety-three"."""
    if words.norm(index - 1) not in vocabulary.counts or words.norm(index + 1) not in vocabulary.counts:
        return None
    for first in (index - 3, index - 2, index - 1):
        found = number_in_words(words, first, vocabulary) if first >= floor else None
        if found and found[1] == index and found[0] <= 31:
            return first, [(first, MonthDays(month=month, first=found[0], last=found[0]))]
    return None


def _is_between(words: Words, link: int, floor: int, vocabulary: DateWords) -> bool:
    """Tell whether "between" stands at most four tokens before the "and" of two days."""
    return any(words.norm(at) in vocabulary.between for at in range(max(floor, link - 5), link))


def _is_day_left(words: Words, first: int, vocabulary: DateWords) -> bool:
    """Tell whether a number before a month can be its day: "$12 December" and "chapter 7 May" are none."""
    before = words.norm(first - 1)
    if before in CURRENCY or (before in {".", ","} and words.touches(first - 1) and words.is_number(first - 2)):
        return False
    return (
        not words.is_word(first) or words.norm(first) in vocabulary.ordinals or words.norm(first) in vocabulary.counts
    )


def _days_right(
    words: Words, index: int, stop: int, month: int, vocabulary: DateWords
) -> tuple[int, list[tuple[int, Shape]]] | None:
    """Days behind a month's name: "September 15", "Sept. 15th", "September 14-15", "April 9th through 17th"."""
    norm = words.norm(stop)
    at = stop
    if norm in TIGHT and words.touches(stop - 1):
        at += 1
        if is_year(words.norm(at)) and words.norm(at + 1) in TIGHT:  # September-2020-23
            number = whole_number(words.norm(at + 2))
            if number is not None and 1 <= number <= 31:
                return at + 3, [(index, MonthDays(month=month, first=number, last=number, year=int(words.norm(at))))]
    joined = _joined_day_and_year(words.norm(at))
    if joined:
        return at + 1, [(index, MonthDays(month=month, first=joined[0], last=joined[0], year=joined[1]))]
    at = words.skip(at, {","} | vocabulary.the, 2)
    found = day_at(words, at, vocabulary, plain=norm != "," and (words.norm(index - 1) not in vocabulary.of or True))
    if found is None:
        found = _counted_day(words, at, vocabulary)
    if found is None or not _is_day_right(words, index, found[1], vocabulary):
        return None
    day, end = found
    link = words.norm(end)
    follower = words.skip(end + 1, vocabulary.the)
    if link in vocabulary.range_links or (link in vocabulary.both and _is_between(words, index + 1, 0, vocabulary)):
        other = day_at(words, follower, vocabulary)
        if (
            other
            and words.norm(other[1]) not in vocabulary.months
            and words.norm(other[1]) not in TIGHT | {"."} | CURRENCY
        ):
            if other[0] > day:
                return other[1], [(index, MonthDays(month=month, first=day, last=other[0]))]
            if not words.is_number(follower) or link not in TIGHT:
                return other[1], [(index, MonthDays(month=month, first=day, last=other[0]))]
    shapes: list[tuple[int, Shape]] = [(index, MonthDays(month=month, first=day, last=day))]
    while words.norm(end) in vocabulary.both:
        other = day_at(words, words.skip(end + 1, vocabulary.the), vocabulary)
        if other is None or other[0] <= day or words.is_word(other[1]):
            break
        shapes.append((end + 1, MonthDays(month=month, first=other[0], last=other[0])))
        day, end = other
    return end, shapes


def _counted_day(words: Words, index: int, vocabulary: DateWords) -> tuple[int, int] | None:
    """The day in plain number words: "May twenty nine"."""
    tens = vocabulary.counts.get(words.norm(index))
    if tens in (20, 30):
        follower = words.skip(index + 1, {"-"})
        unit = vocabulary.counts.get(words.norm(follower), 0)
        if 1 <= unit < 10 and tens + unit <= 31 and words.norm(follower) not in vocabulary.articles:
            return int(tens + unit), follower + 1
    return None


def _joined_day_and_year(norm: str) -> tuple[int, int] | None:
    """Day and year of "31,1994", which the lexer takes for one number."""
    day, comma, year = norm.partition(",")
    if comma and len(day) <= 2 and is_year(year) and 1 <= int(day) <= 31:
        return int(day), int(year)
    return None


def _is_day_right(words: Words, index: int, end: int, vocabulary: DateWords) -> bool:
    """Tell whether a number behind a month is its day: "in May 20 people died" has none."""
    if words.norm(end) in vocabulary.counted or (
        words.norm(end) == "." and words.touches(end - 1) and words.is_number(end)
    ):
        return False
    if words.norm(end) in {":", "%"} and words.touches(end - 1) and words.is_number(end + 1):
        return False
    plural = (
        words.is_word(end) and words.norm(end).endswith("s") and not words.is_capital(end) and len(words.norm(end)) > 3
    )
    return not (plural and words.norm(index - 1) in vocabulary.month_only_leads)


def _year_right(words: Words, stop: int, vocabulary: DateWords, *, day: bool) -> tuple[int | None, int]:
    """The year behind a date, and the index behind it; ``None`` and ``stop`` where there is none."""
    norm = words.norm(stop)
    at = stop
    if norm in TIGHT and words.touches(stop - 1) and words.touches(stop):
        at += 1
        if day and len(words.norm(at)) == 2 and norm == words.norm(stop - 2):  # 5-Aug-20
            short = whole_number(words.norm(at))
            return (full_year(short), at + 1) if short is not None else (None, stop)
        return (int(words.norm(at)), at + 1) if is_year(words.norm(at)) else (None, stop)
    if norm in vocabulary.of or norm in vocabulary.in_:
        at += 1
        short = whole_number(words.norm(at))
        if norm in vocabulary.of and short is not None and 20 <= short <= 99:
            return full_year(short), at + 1
    elif norm == ",":
        at += 1
    found = year_at(words, at, vocabulary)
    if found is None or words.norm(found[1]) in vocabulary.counted or (norm in vocabulary.in_ and found[0] < 1500):
        if day and words.norm(stop - 1) in vocabulary.ordinals:
            short = whole_number(norm)
            if short is not None and len(norm) == 2:
                return full_year(short), stop + 1
        return None, stop
    if not words.is_number(found[1] - 1) or not words.norm(found[1]) == "-" or not is_year(words.norm(found[1] + 1)):
        return found
    return found


def _year_left(words: Words, first: int, floor: int) -> tuple[int | None, int]:
    """The year before a date: "2017 April", "2019-Aug-1"."""
    at = first - 1
    if words.norm(at) in TIGHT and words.touches(at):
        at -= 1
    if (
        at >= floor
        and is_year(words.norm(at))
        and words.norm(at - 1) not in CURRENCY
        and words.norm(at - 1) not in {".", ",", "-"}
    ):
        return int(words.norm(at)), at
    return None, first


def _is_month(words: Words, index: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether a month's name alone is one: "may" the verb, "march" the verb and "June Smith" are not."""
    norm, before = words.norm(index), words.norm(index - 1)
    led = before in vocabulary.month_leads or (
        before in vocabulary.the and words.norm(index - 2) in vocabulary.month_leads
    )
    if norm in vocabulary.doubtful_months:
        if (
            words.norm(stop) in vocabulary.range_links
            and words.norm(words.skip(stop + 1, vocabulary.the)) in vocabulary.months
        ):
            return True  # "May to March"
        if words.is_capital(index):
            possessive = before in vocabulary.weak_year_leads and index > 0 and before not in vocabulary.both
            return (led or (possessive and norm not in vocabulary.abbreviated)) and not (
                words.is_capital(index - 1) and before not in vocabulary.month_leads
            )
        return before in vocabulary.month_only_leads
    if norm in vocabulary.month_people and words.is_capital(index + 1) and not led:
        return words.norm(index + 1) in vocabulary.weekdays or before in vocabulary.the
    if not words.is_capital(index) and norm in vocabulary.month_people:
        return led and (not words.is_word(stop) or words.norm(stop) in vocabulary.function_words | vocabulary.of)
    return not (norm in vocabulary.abbreviated and not led)


def read_year(words: Words, index: int, floor: int, vocabulary: DateWords) -> Phrase | None:
    """The year at a run of four digits, where the words around speak of a year: "in 2016", "the 2020 election".

    None for a count: "2000 people".
    """
    norm, after, before = words.norm(index), words.norm(index + 1), words.norm(index - 1)
    behind = words.norm(words.skip(index + 1, TIGHT))
    if behind in vocabulary.quarter_marks or (
        behind in vocabulary.months and not _has_own_year(words, index + 1, vocabulary)
    ):
        return None  # the quarter or month takes the year in
    if after in TIGHT and words.norm(index + 4) in vocabulary.months and words.touches(index):
        return None  # 2020/23/Sep
    if (
        before in CURRENCY
        or before in vocabulary.numbered
        or (after == "." and words.touches(index) and words.is_number(index + 2) and words.touches(index + 1))
    ):
        return None
    if after in TIGHT | {"~"} and words.is_number(index + 2):
        found = _two_years(words, index)
        if found:
            plain = (
                words.norm(found.stop) not in vocabulary.counted
                and is_year(words.norm(index + 2))
                and words.touches(index)
            )
            return found if plain or _is_year_here(words, index, found.stop, floor, vocabulary) else None
    first = index - 1 if before in vocabulary.year and index - 1 >= floor else index
    return (
        _whole_year(first, index + 1, int(norm)) if _is_year_here(words, index, index + 1, floor, vocabulary) else None
    )


def _has_own_year(words: Words, index: int, vocabulary: DateWords) -> bool:
    """Tell whether a month has a day or year of its own behind it."""
    at = words.skip(words.skip(index, TIGHT) + 1, {".", ","})
    return year_at(words, at, vocabulary) is not None or (
        day_at(words, at, vocabulary) is not None and words.norm(at - 1) not in TIGHT
    )


def _whole_year(first: int, stop: int, year: int) -> Phrase:
    return Phrase(first, stop, Months(first=1, last=12, year=year, unit=Grain.YEAR))


def _two_years(words: Words, index: int) -> Phrase | None:
    """ "2014-2018", "1996-97"."""
    year, other = int(words.norm(index)), words.norm(index + 2)
    if is_year(other):
        last = int(other)
    elif len(other) == 2 and other.isdigit() and words.touches(index) and words.touches(index + 1):
        last = year // 100 * 100 + int(other)
    else:
        return None
    slashed = words.norm(index + 1) == "/"
    if not year < last <= (year + 1 if slashed else year + 200) or words.norm(index + 3) in TIGHT:
        return None
    start, stop = (Months(first=1, last=12, year=each, unit=Grain.YEAR) for each in (year, last))
    return Phrase(index, index + 3, Range(start=start, stop=stop))


def _is_year_here(words: Words, index: int, stop: int, floor: int, vocabulary: DateWords) -> bool:
    """Tell whether four digits are a year by the words before and behind."""
    year, before, after = int(words.norm(index)), words.norm(index - 1), words.norm(stop)
    if after in vocabulary.counted or (words.touches(stop - 1) and words.is_word(stop) and after != "s"):
        return False
    if index >= 2 and before == "'" and words.norm(index - 2) == "'":
        return False
    common = 1900 <= year < 2100
    plural = words.is_word(stop) and after.endswith("s") and not words.is_capital(stop) and len(after) > 3
    if before in vocabulary.strong_year_leads or (
        before in vocabulary.the and words.norm(index - 2) in vocabulary.strong_year_leads
    ):
        return common or not plural
    if before in vocabulary.weak_year_leads or (before == "s" and words.norm(index - 2) == "'"):
        if before in vocabulary.the and plural:
            return common and words.norm(index - 2) not in vocabulary.hedging
        return common and not (plural and before not in vocabulary.the)
    if index == 0 and stop >= len(words.norms):
        return common
    if before == "," and index - 1 == floor and floor:  # a list of years: "2007, 2009 and 2011"
        return common
    closes = after in {")", "]", ":", "/"} or not after
    if not common or (not closes and words.norm(stop + 1) not in vocabulary.later):
        return False
    return (
        before in {"(", "[", ",", "="} or (words.is_word(index - 1) and after in {")", "]"}) or after in vocabulary.both
    )


def read_spoken_year(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """ "in nineteen ninety-six", "in two thousand and twenty", but not "two thousand and twenty people"."""
    found = year_at(words, index, vocabulary)
    if found is None or words.norm(index - 1) not in vocabulary.strong_year_leads or found[1] - index < 2:
        return None
    after = words.norm(found[1])
    if after in vocabulary.counted or (words.is_word(found[1]) and after.endswith("s")) or not 1500 <= found[0] < 2100:
        return None
    return _whole_year(index, found[1], found[0])


def read_decade(words: Words, index: int, vocabulary: DateWords) -> Phrase | None:
    """The decade at a number with an "s" behind it: "the 1990s", "the '80s", "1990's"."""
    number = whole_number(words.norm(index))
    stop = index + 1
    if words.norm(stop) == "'" and words.touches(index):
        if (
            words.norm(index - 1) not in vocabulary.the
            and words.norm(index - 1) not in vocabulary.parts
            and words.norm(index - 1) != "-"
        ):
            return None
        stop += 1
    if number is None or number % 10 or words.norm(stop) != "s":
        return None
    first = index
    if len(words.norm(index)) == 4 and is_year(words.norm(index)):
        year = number
    elif len(words.norm(index)) == 2 and 20 <= number <= 90:
        quoted = words.norm(index - 1) == "'" and words.touches(index - 1)
        first = index - 1 if quoted else index
        before = words.norm(first - 1)
        if (
            not quoted
            and before not in vocabulary.the
            and before not in vocabulary.in_
            and before not in vocabulary.parts
        ):
            return None
        year = 1900 + number if number >= 30 else 2000 + number
    else:
        return None
    return Phrase(first, stop + 1, decade(year))


def decade(year: int) -> Fixed:
    """The ten years from a year on; a round hundred such as "the 1800s" is read as a decade too."""
    return Fixed(first=date(year, 1, 1), last=date(year + 9, 12, 31), unit=Grain.DECADE)
