"""The ways from one currency or unit to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker.checks.check import Reading
from checker.checks.namesakes import BARE_DOLLAR, currencies_of
from checker.language.vocabulary import vocabulary
from checker.mentions.mention import Kind, Mention
from checker.mentions.printed import ends
from checker.rulebook.rulebook import Rule
from checker.values.interval import Interval

_LARGEST_DIFFERENCE = 30.0  # degrees by which news says that something got warmer or colder
_DEGREES = 2.0  # temperatures are rounded to five degrees Fahrenheit or to a couple of degrees Celsius
# Unit names that stand for several units in print, with what the others are of the one in the registry.
_NAMESAKES = {
    "ton": (1.12, 1.1023113),  # long and metric to short
    "gallon": (1.2009499,),  # imperial to United States
    "pint": (1.2009499,),
    "ounce": (1.0971429,),  # troy to avoirdupois
    "mile": (1.1507794,),  # nautical to statute
    "calorie": (1000.0,),  # what a dietician calls by this name
    "kilobyte": (1.024,),
    "megabyte": (1.048576,),
    "gigabyte": (1.0737418,),
}
_BARE_DEGREE = "degree"
_SCALES_OF_HEAT = ("celsius", "fahrenheit")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to convert: ``unit`` is the unit arrived at, ``day`` the day of a rate, ``assumed`` what was assumed."""

    convert: Callable[[float], float]
    unit: str
    why: str
    day: date | None = None
    assumed: tuple[str, ...] = ()
    degrees: float | None = None

    def gap(self, figure: Mention, conversion: Mention, share: float, amount: float) -> float:
        """By how much the two lie further apart than printed precision and tolerance allow; 0 where they agree."""
        worst = 0.0
        for source, target in _end_by_end(figure, conversion):
            low, high = sorted((self.convert(source.start), self.convert(source.stop)))
            allowed = self.degrees or max(share * max(abs(high), abs(target.stop)), amount)
            worst = max(worst, Interval(low, high).gap_to(target) - allowed)
        return worst


def nearest(way: Way, figure: Mention, conversion: Mention) -> float:
    """The gap between the figure converted and its conversion, as a share of the larger of the two."""
    shares = []
    for source, target in zip(ends(figure), ends(conversion), strict=False):
        value = way.convert(source.value)
        shares.append(abs(value - target.value) / (max(abs(value), abs(target.value)) or 1.0))
    return max(shares)


def _end_by_end(figure: Mention, conversion: Mention) -> list[tuple[Interval, Interval]]:
    """The intervals to hold against each other: low with low and high with high, else the whole with the whole."""
    heat = figure.unit in (*_SCALES_OF_HEAT, _BARE_DEGREE)  # the nought of 30 degrees is as exact as the three
    sources = [end.as_printed() if heat else end.as_source() for end in ends(figure)]
    targets = [end.as_printed() if heat else end.as_conversion() for end in ends(conversion)]
    if figure.interval and figure.hedge and len(sources) == 1:
        sources = [_widened(sources[0], figure.interval)]
    if conversion.interval and conversion.hedge and len(targets) == 1:
        targets = [_widened(targets[0], conversion.interval)]
    if len(sources) == len(targets):
        return list(zip(sources, targets, strict=True))
    return [(Interval(sources[0].low, sources[-1].high), Interval(targets[0].low, targets[-1].high))]


def _widened(printed: Interval, meant: Interval) -> Interval:
    """The printed interval with what a hedge adds, but for an end that it leaves open: that goes for both figures."""
    low = printed.start if meant.low is None else min(printed.start, meant.low)
    high = printed.stop if meant.high is None else max(printed.stop, meant.high)
    return Interval(low, high)


def money_ways(
    rule: Rule, reading: Reading, figure: Mention, conversion: Mention, days: Sequence[date]
) -> tuple[Way, ...]:
    """Ways from one currency to another, likeliest first; none where no rate is known.

    They go by the rate of each day, by a rate that the article itself states ("$1 = 0.7794 pounds"), and for a name
    that does not tell the country ("$", "kr") by each currency that may be meant.
    """
    firsts, seconds = (currencies_of(rule, reading, one) for one in (figure, conversion))
    assumed = tuple(one.assumed for one in (firsts, seconds) if one.assumed)
    pairs = [(first, second) for first in firsts.codes for second in seconds.codes]
    ways = [
        _money_way(factor, second, day, assumed)
        for first, second in pairs
        for day in days
        if first != second and (factor := _rate(first, second, day)) is not None
    ]
    if ways and BARE_DOLLAR not in (figure.unit, conversion.unit):
        ways += [_money_way(1.0, second, days[0], assumed) for first, second in pairs if first == second]
    rates = _stated_rates(reading, figure.unit, conversion.unit) if pairs else ()
    return (*ways, *(_money_way(rate, seconds.codes[0], days[0], assumed) for rate in rates))


def _stated_rates(reading: Reading, currency: str | None, other: str | None) -> Iterator[float]:
    """What one unit of a currency is in another by the article's own words: "($1 = 0.7794 pounds)"."""
    amounts = [mention for mention in reading.mentions if mention.kind is Kind.MONEY and mention.low]
    for first, second in pairwise(amounts):
        if reading.article.text[first.end : second.start].strip() == "=" and first.low and second.low:
            if (first.unit, second.unit) == (currency, other):
                yield second.low / first.low
            elif (first.unit, second.unit) == (other, currency):
                yield first.low / second.low


def _money_way(factor: float, to: str, day: date, assumed: tuple[str, ...]) -> Way:
    written = f"{day.day} {day:%B %Y}"
    return Way(
        convert=lambda amount: amount * factor,
        unit=f"{to} on {written}",
        why=f"at the European Central Bank's rate of {written}",
        day=day,
        assumed=assumed,
    )


def _rate(currency: str, to: str, day: date) -> float | None:
    from checker.values.rates import MissingRate, convert_money

    try:
        return convert_money(1.0, currency, to, day)
    except MissingRate:
        return None


def unit_ways(figure: Mention, conversion: Mention) -> tuple[Way, ...]:
    """Ways from one measure's unit to another's, and from what else its name may mean; none to another dimension."""
    from checker.values.units import same_dimension

    unit, other = _scales(figure.unit or "", conversion.unit or "")
    if unit == other or not same_dimension(unit, other):
        return ()
    if unit in _SCALES_OF_HEAT:
        return _heat_ways(unit, other, ends(figure)[-1].value)
    factors = [
        first / second for first in (1.0, *_NAMESAKES.get(unit, ())) for second in (1.0, *_NAMESAKES.get(other, ()))
    ]
    return tuple(_unit_way(unit, other, factor) for factor in factors)


def _scales(unit: str, other: str) -> tuple[str, str]:
    """Two units, a bare degree being taken for the scale that the other is not: "30 degrees (86F)"."""
    opposite = dict(zip(_SCALES_OF_HEAT, _SCALES_OF_HEAT[::-1], strict=True))
    if unit == _BARE_DEGREE:
        return opposite.get(other, unit), other
    return unit, opposite.get(unit, other) if other == _BARE_DEGREE else other


def _unit_way(unit: str, other: str, factor: float) -> Way:
    from checker.values.units import convert

    return Way(
        convert=lambda amount: convert(amount * factor, unit, other),
        unit=_in_words(other),
        why="one unit is held against the other by definition",
    )


def _in_words(unit: str) -> str:
    """The plural of a unit by its name in the registry: "square miles", "kilometres per hour"."""
    head, per, rest = unit.replace("_", " ").partition(" per ")
    first, _, last = head.rpartition(" ")
    plurals = vocabulary("conversion")["plurals"]
    return plurals.get(head) or f"{first} {plurals.get(last, f'{last}s')}{per}{rest}".strip()


def _heat_ways(unit: str, other: str, value: float) -> tuple[Way, ...]:
    """A temperature on the other scale, and where it is a small one, also a difference of temperatures."""
    from checker.values.units import convert

    why = "one scale is held against the other by definition"
    ratio = 1.8 if other == "fahrenheit" else 1 / 1.8
    allowed = _DEGREES * max(ratio, 1.0)
    degrees = f"degrees {other.capitalize()}"
    level = Way(lambda heat: convert(heat, unit, other), degrees, why, degrees=allowed)
    difference = Way(lambda heat: heat * ratio, degrees, why, degrees=allowed / 4)
    return (level, difference) if abs(value) <= _LARGEST_DIFFERENCE else (level,)
