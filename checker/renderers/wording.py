"""Values in words, as a report states them."""

from __future__ import annotations

import calendar
import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from checker.mentions.mention import Bound, Kind, Mention
from checker.renderers.glyphs import visible
from checker.values.days import Days
from checker.values.interval import Interval

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_DECIMALS = 3
"""A number is worded with its scale as long as that takes no more decimals: 79.8 million, but 1,234,567."""
_QUOTE_MARKS = "\"'“”‘’«»„‹› \n"
_LAST_DAY = (Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN)
_FIRST_DAY = (Bound.SINCE, Bound.FROM, Bound.AFTER)


def value(mention: Mention) -> str:
    """What the mention was read as: "around 80 million people", "between 15 and 30 billion US dollars"."""
    match mention.kind:
        case Kind.DATE:
            return _date(mention)
        case Kind.QUOTATION:
            return f"“{visible(mention.text).strip(_QUOTE_MARKS)}”"
        case Kind.STATE:
            return mention.state or mention.text
        case Kind.MEMBERS:
            return listed([_member(name) for name in mention.members])
        case _:
            return _amount(mention)


def meaning(mention: Mention) -> str | None:
    """What the value means once its hedge is applied ("75 to 85 million people"), ``None`` for one without interval."""
    if mention.interval is None:
        return None
    return _with_unit(interval(mention.interval), mention, one=_is_one(mention.interval.low, mention.interval.high))


def number(value: float) -> str:
    """A number with its scale in words where that is exact and short, else in grouped digits.

    >>> number(80_000_000), number(1_234_567), number(12.5)
    ('80 million', '1,234,567', '12.5')
    """
    digits, scale = _scaled(value)
    return f"{digits} {scale}" if scale else digits


def numbers(low: float, high: float, joined: str) -> str:
    """Two numbers with a scale they share said once: ``numbers(15e9, 30e9, "to")`` is "15 to 30 billion"."""
    (first, first_scale), (second, second_scale) = _scaled(low), _scaled(high)
    start = first if first_scale == second_scale else f"{first} {first_scale}".rstrip()
    return f"{start} {joined} {second} {second_scale}".rstrip()


def interval(values: Interval) -> str:
    """An interval in words; an end that does not belong to it is said so.

    >>> interval(Interval(90, 100, high_closed=False))
    '90 to 100, 100 excluded'
    """
    low, high = values.low, values.high
    if low is None:
        if high is None:
            return "any number"
        return f"{number(high)} or less" if values.high_closed else f"less than {number(high)}"
    if high is None:
        return f"{number(low)} or more" if values.low_closed else f"more than {number(low)}"
    if low == high:
        return number(low)
    open_ends = [number(end) for end, closed in ((low, values.low_closed), (high, values.high_closed)) if not closed]
    return numbers(low, high, "to") + (f", {' and '.join(open_ends)} excluded" if open_ends else "")


def day(value: date) -> str:
    """A day: "15 September 2020"."""
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


def days(values: Days) -> str:
    """Days from the first to the last: "September 2020", "3 to 9 August 2020", "from 3 August 2020"."""
    first, last = values.earliest, values.latest
    if first is None:
        return "any day" if last is None else f"until {day(last)}"
    return f"from {day(first)}" if last is None else _closed_days(first, last)


def apart(count: int) -> str:
    """How far apart two sides are: "same day", "one day apart", "43 days apart"."""
    return {0: "same day", 1: "one day apart"}.get(count, f"{count:,} days apart")


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names in one phrase: "Canada, Australia and New Zealand"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _member(name: str) -> str:
    """A name of a set, a country's code as its name in English."""
    if len(name) != 2 or not name.isupper():
        return visible(name)
    from babel import Locale

    return str(Locale("en").territories.get(name, name))


def _amount(mention: Mention) -> str:
    """A number with its hedge and unit."""
    low, high, hedge = mention.low, mention.high, mention.hedge
    if low is not None and high is not None and low != high:
        words = numbers(low, high, "to") if hedge else f"between {numbers(low, high, 'and')}"
        return _with_unit(_hedged(words, mention), mention, one=False)
    written = high if low is None else low
    if written is None:
        return visible(mention.text)
    if hedge is None and low != high:
        return _with_unit(f"{number(written)} or {'more' if high is None else 'less'}", mention, one=False)
    return _with_unit(_hedged(number(written), mention), mention, one=_is_one(written, written))


def _hedged(words: str, mention: Mention) -> str:
    """The number with its hedge on the side on which the article has it: "around 80 million", "20,000 or so"."""
    if mention.hedge is None:
        return words
    hedge, text = visible(mention.hedge).strip(" -"), mention.text.casefold()
    if text.find(hedge.casefold()) <= 0:
        return f"{hedge} {words}"
    return f"{words}{hedge}" if hedge == "+" else f"{words} {hedge}"


def _with_unit(words: str, mention: Mention, *, one: bool) -> str:
    """The amount with the name of its unit; percent touches the number."""
    unit = mention.unit
    if unit == "%":
        return f"{words}%"
    if not unit:
        return words
    if mention.kind is Kind.MONEY:
        return f"{words} {_currency(unit, one=one)}"
    name = visible(unit.replace("_", " "))
    if one or mention.kind not in (Kind.SHARE, Kind.DURATION):
        return f"{words} {name}"
    return f"{words} {name}s"


def _currency(code: str, *, one: bool) -> str:
    """The name of a currency in English ("US dollars"), the code where it has none."""
    if code == "$":
        return "dollar" if one else "dollars"
    from babel.numbers import get_currency_name

    return get_currency_name(visible(code), count=1 if one else 2, locale="en")


def _is_one(low: float | None, high: float | None) -> bool:
    return low == high == 1


def _scaled(value: float) -> tuple[str, str]:
    """The digits of a number and the name of the scale they count, empty for units of one."""
    if math.isinf(value) or math.isnan(value):
        return str(value), ""
    exact = Decimal(format(value, ".15g"))  # fifteen digits are all that a float holds for certain
    for size, name in _SCALES:
        scaled = (exact / size).normalize()
        if abs(scaled) >= 1 and _decimals(scaled) <= _DECIMALS:
            return f"{scaled:,f}", name
    return f"{exact.normalize():,f}", ""


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _date(mention: Mention) -> str:
    """A date with its bound: "by 15 September 2020"; for "before" the last day that it leaves."""
    first, last, bound = mention.earliest, mention.latest, mention.bound
    if first is None and last is None:
        return f"{visible(mention.text)} (no year)"
    if bound in _LAST_DAY and last is not None:
        return f"by {day(last)}"
    if bound in _FIRST_DAY and first is not None:
        return f"{bound} {day(first)}" if first == last or last is None else f"{bound} {_closed_days(first, last)}"
    if bound is Bound.AS_OF:
        return f"as of {days(Days(first, last))}"
    return days(Days(first, last))


def _closed_days(first: date, last: date) -> str:
    """Days from the first to the last, a whole month or year by its name."""
    if first == last:
        return day(first)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{calendar.month_name[first.month]} {first.year}"
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    if first.month != last.month:
        return f"{first.day} {calendar.month_name[first.month]} to {day(last)}"
    return f"{first.day} to {day(last)}"
