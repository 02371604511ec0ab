"""What a part of the benchmark finds: tables, and the targets beside what was reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text below a header; the first column holds names, the others figures."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is aimed at, and what was reached; ``met`` is None where nothing could be measured."""

    what: str
    wanted: str
    reached: str
    met: bool | None

    @property
    def verdict(self) -> str:
        """ "met", "not met" or "not measured"."""
        return "not measured" if self.met is None else "met" if self.met else "not met"


@dataclass(frozen=True, slots=True)
class Point:
    """A reader in the picture: megabytes a second, and value F1 in percent over the sets of a panel."""

    panel: str
    reader: str
    speed: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Section:
    """What one part found."""

    part: str
    title: str
    tables: tuple[Table, ...]
    targets: tuple[Target, ...]
    notes: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


def at_least(what: str, wanted: float, reached: float | None, unit: str = "") -> Target:
    """A target that is met from ``wanted`` upwards."""
    met = None if reached is None else reached >= wanted
    return Target(what, f"≥ {wanted:g}{unit}", figure(reached, unit), met)


def at_most(what: str, wanted: float, reached: float | None, unit: str = "", limit: float | None = None) -> Target:
    """A target that is met up to ``wanted``; what is missing took longer than the ``limit``, where one is given."""
    if reached is None and limit is not None:
        return Target(what, f"≤ {wanted:g}{unit}", within_limit(None, limit), False)
    met = None if reached is None else reached <= wanted
    return Target(what, f"≤ {wanted:g}{unit}", figure(reached, unit), met)


def within_limit(seconds: float | None, limit: float) -> str:
    """Seconds in words; of what was given up, more than the limit."""
    return f"> {limit:.0f} s" if seconds is None else figure(seconds, " s")


def figure(value: float | None, unit: str = "") -> str:
    """A figure with three digits that count; a dash where there is none."""
    if value is None:
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:,.{digits}f}{unit}"


def middle(values: Sequence[float | None]) -> float | None:
    """The median of what was measured; None where a round could not be."""
    measured = [value for value in values if value is not None]
    return median(measured) if measured and len(measured) == len(values) else None


def ratio(value: float | None, base: float | None) -> float | None:
    """One figure as a multiple of another; None where one is missing or the base is nothing."""
    return value / base if value is not None and base else None
