"""Amounts as printed: how exact a figure is by the digits it is written with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.mentions.mention import Mention
from checker.values.interval import Interval

FRACTION_SLACK = 5.0
"""Percentage points: "a third" is said of anything from 28 to 38 percent."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = (0.01, 1.0, 1e2, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12)
_SOURCE_SLACK = 0.05  # a figure that was rounded before it was converted is off by so much of itself at most
_ROUND_SLACK = 0.1  # a conversion printed as a round number is off by so much of itself at most


@dataclass(frozen=True, slots=True)
class End:
    """One end of an amount: its value and half the unit of its last written and of its last significant digit."""

    value: float
    written: float
    significant: float

    def as_printed(self) -> Interval:
        """What may have been rounded to the last written digit."""
        return Interval(self.value - self.written, self.value + self.written)

    def as_source(self) -> Interval:
        """What may have been meant before it was converted."""
        slack = min(self.significant, abs(self.value) * _SOURCE_SLACK)
        return Interval(self.value - slack, self.value + slack)

    def as_conversion(self) -> Interval:
        """What may have been rounded to it."""
        slack = max(self.written, min(self.significant, abs(self.value) * _ROUND_SLACK))
        return Interval(self.value - slack, self.value + slack)


def ends(mention: Mention) -> tuple[End, ...]:
    """The ends of an amount as written: one, or two of a range.

    >>> from checker.mentions.mention import Kind
    >>> [end.written for end in ends(Mention(Kind.MONEY, 0, 5, "£2.5m", 2.5e6, 2.5e6))]
    [50000.0]
    """
    values = [value for value in (mention.low, mention.high) if value is not None]
    if len(values) == 2 and values[0] == values[1]:
        del values[1]
    printed = [found.group() for found in _NUMBER.finditer(mention.text)]
    return tuple(_end(value, printed) for value in values)


def _end(value: float, printed: Sequence[str]) -> End:
    for digits in printed:
        decimals = _decimals(digits)
        mantissa = float(digits.replace(",", "") if decimals else re.sub(r"[.,]", "", digits))
        scale = abs(value) / mantissa if mantissa else 0.0
        if any(abs(scale - known) <= 1e-6 * known for known in _SCALES):
            written = 0.5 * 10**-decimals * scale
            return End(value, written, written if decimals else _significant(value))
    return End(value, 0.5 if value == round(value) else 0.0, _significant(value))


def _decimals(digits: str) -> int:
    """Number of digits after a decimal point."""
    head, point, tail = digits.rpartition(".")
    return len(tail) if point and "." not in head and (len(tail) != 3 or head == "0") else 0


def _significant(value: float) -> float:
    """Half a unit of the last digit that is not zero; none of a fraction, which is a measure in two units or exact."""
    number = round(abs(value))
    if number == 0 or number != abs(value):
        return 0.0 if number else 0.5
    unit = 1
    while number % (unit * 10) == 0:
        unit *= 10
    return unit / 2
