"""A line of numbers or days in an SVG drawing, and the marks of values on it.

The marks say everything without colour: an end that belongs to a value has a cap, one that is excluded a circle, one
that is open an arrow; a hedged value is dashed. A page colours their classes in the dark. Text is set in one width, so
that what fits is known without a font.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self
from xml.sax.saxutils import escape

from checker.renderers import wording
from checker.renderers.glyphs import cut

COLUMN = 7.25
"""Pixels of a character."""
INK = 'class="ink" fill="none" stroke="#1b1f24" stroke-width="2"'
FAINT = 'class="faint" fill="none" stroke="#6a737d"'
BAND = 'class="band" fill="#dfe3e8" stroke="#6a737d" stroke-dasharray="2 2"'
_DASHES = ' stroke-dasharray="7 4"'
_ROOM = 0.08  # of the line, on both sides of what it shows
_TICKS = 3
_NEAR = 9  # pixels between two ends up to which only one mark is drawn


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of numbers, or of days by their proleptic number, between two ends; ``left`` and ``right`` are pixels."""

    low: float
    high: float
    days: bool
    left: int
    right: int

    @classmethod
    def of(cls, ends: Iterable[float], *, days: bool, left: int, right: int) -> Self | None:
        """The line that shows all finite ends with some room on both sides; ``None`` where there are none."""
        known = [end for end in ends if math.isfinite(end)]
        if not known:
            return None
        room = (max(known) - min(known)) * _ROOM or (3.0 if days else max(abs(known[0]) * 0.1, 1.0))
        low, high = min(known) - room, max(known) + room
        if days:
            low, high = max(low, date.min.toordinal()), min(high, date.max.toordinal())
        return cls(low, high, days, left, right)

    def at(self, value: float) -> float:
        """Where a value stands, in pixels from the left; what lies beyond the line stands at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self) -> dict[float, str]:
        """A few round values on the line with their names."""
        if not self.days:
            return {each: wording.number(each) for each in _round_values(self.low, self.high, least=0.0)}
        first, last = date.fromordinal(math.ceil(self.low)), date.fromordinal(math.floor(self.high))
        if last.year - first.year < _TICKS:
            days = (date.fromordinal(int(each)) for each in _round_values(self.low, self.high, least=1.0))
            return {each.toordinal(): f"{each.day} {calendar.month_abbr[each.month]} {each.year}" for each in days}
        years = (int(each) for each in _round_values(first.year + 1, last.year, least=1.0))
        return {date(year, 1, 1).toordinal(): str(year) for year in years}

    def drawn(self, top: int, bottom: int, unit: str) -> Iterator[str]:
        """The line below the values, and a dotted one up from each of its ticks."""
        yield f'<path {FAINT} d="M{self.left} {bottom + 4}H{self.right}"/>'
        yield text(self.left - 8, bottom + 20, cut(unit, int(self.left / COLUMN) - 2), anchor="end")
        for tick, name in self.ticks().items():
            yield f'<path {FAINT} stroke-dasharray="1 4" d="M{self.at(tick)} {top}V{bottom + 8}"/>'
            yield text(self.at(tick), bottom + 20, name, anchor="middle")

    def band(self, start: float, stop: float, top: float, height: int) -> str:
        """A band behind values, from end to end and a little beyond."""
        first, last = self.at(start) - 3, self.at(stop) + 3
        size = f'width="{round(last - first, 1)}" height="{height}"'
        return f'<rect {BAND} x="{round(first, 1)}" y="{top}" {size}/>'


@dataclass(frozen=True, slots=True)
class Bar:
    """A value on a line: its ends as meant, infinite where they are open, and as written."""

    start: float
    stop: float
    low: float
    high: float
    hedged: bool = False
    start_excluded: bool = False
    stop_excluded: bool = False

    def drawn(self, axis: Axis, y: int) -> Iterator[str]:
        """A bar between the ends, with a dot where the number is written; a narrow one as the dot alone."""
        start, stop = axis.at(self.start), axis.at(self.stop)
        if stop - start > _NEAR:
            yield f'<path {INK}{_DASHES if self.hedged else ""} d="M{start} {y}H{stop}"/>'
            yield end(start, y, 6, is_open=math.isinf(self.start), excluded=self.start_excluded)
            yield end(stop, y, -6, is_open=math.isinf(self.stop), excluded=self.stop_excluded)
        if stop - start <= _NEAR or (self.low == self.high and self.start < self.low < self.stop):
            yield dot(axis.at(self.low), y)


def _round_values(low: float, high: float, *, least: float) -> list[float]:
    """A few round values between two ends, at least so far apart."""
    size = 10.0 ** math.floor(math.log10(max(high - low, least) / _TICKS))
    step = next(size * factor for factor in (1, 2, 5, 10) if high - low <= size * factor * _TICKS)
    step = max(least, step)
    return [
        float(format(number * step, ".12g")) for number in range(math.ceil(low / step), math.floor(high / step) + 1)
    ]


def end(x: float, y: int, inwards: int, *, is_open: bool, excluded: bool) -> str:
    """The mark of an end: an arrow where it is open, a circle where it is excluded, else a cap."""
    if is_open:
        return f'<path {INK} d="M{x + inwards} {y - 5}L{x} {y}L{x + inwards} {y + 5}"/>'
    if excluded:
        return f'<circle class="ink paper" fill="#ffffff" stroke="#1b1f24" stroke-width="2" cx="{x}" cy="{y}" r="4"/>'
    return f'<path {INK} d="M{x} {y - 6}V{y + 6}"/>'


def dot(x: float, y: int) -> str:
    """The mark of a number as it is written."""
    return f'<circle class="dot" fill="#1b1f24" cx="{x}" cy="{y}" r="4"/>'


def dashed(x: float, stop: float, y: int) -> str:
    """A line of a hedged value."""
    return f'<path {INK}{_DASHES} d="M{x} {y}H{stop}"/>'


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Words in a drawing."""
    where = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x}" y="{y}"{where} font-family="monospace" font-size="12">{escape(words)}</text>'
