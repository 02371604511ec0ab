"""Intervals of numbers with open, closed and missing ends."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; ``None`` leaves an end open without bound."""

    low: float | None
    high: float | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"interval ends are inverted: {self.low} > {self.high}")

    @property
    def start(self) -> float:
        """The low end, minus infinity where it is open."""
        return -math.inf if self.low is None else self.low

    @property
    def stop(self) -> float:
        """The high end, infinity where it is open."""
        return math.inf if self.high is None else self.high

    def goes_beyond(self, other: Interval) -> bool:
        """Tell whether both are bounds on one side and this one says more: "over 21" beside "over 15"."""
        if self.high is other.high is None and self.low is not None and other.low is not None:
            return self.low > other.low
        if self.low is other.low is None and self.high is not None and other.high is not None:
            return self.high < other.high
        return False

    def meets(self, other: Interval) -> bool:
        """Tell whether some number lies in both intervals.

        >>> Interval(75, 85).meets(Interval(90, 100, high_closed=False))
        False
        """
        return self._reaches(other) and other._reaches(self)

    def _reaches(self, other: Interval) -> bool:
        """Tell whether this interval ends no earlier than the other starts."""
        if self.stop == other.start:
            return self.high_closed and other.low_closed
        return self.stop > other.start

    def gap_to(self, other: Interval) -> float:
        """Distance between the nearest ends; 0 where the intervals meet or touch."""
        return max(0.0, other.start - self.stop, self.start - other.stop)

    def as_printed(self) -> Interval:
        """A whole number as exact as it is printed, before it is converted: 5 miles are 4.5 to 5.5."""
        if self.low is None or self.low != self.high:
            return self
        half = min(0.5, abs(self.low) / 10)
        return Interval(self.low - half, self.low + half)

    def scaled(self, factor: float) -> Interval:
        """The interval with both ends multiplied by a positive factor."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_closed,
            self.high_closed,
        )


def relative_gap(low: float | None, high: float | None, other_low: float | None, other_high: float | None) -> float:
    """Distance between the nearest written ends as a share of the larger of the two, 0 where the ranges overlap.

    A value written with one open end counts with the end that is written: "more than 80 million" is 80 million.
    The result does not depend on the order of the two values.
    """
    (_, below), (above, _) = sorted((_ends(low, high), _ends(other_low, other_high)))
    return (above - below) / max(abs(above), abs(below)) if above > below else 0.0


def _ends(low: float | None, high: float | None) -> tuple[float, float]:
    """Both ends, the one that is written for an open one."""
    if low is None:
        return (-math.inf, math.inf) if high is None else (high, high)
    return low, low if high is None else high
