"""Units of measure and currencies as pint sees them: a small registry, one dimension per currency.

Because each currency is a dimension of its own, money of two currencies never converts without a rate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from checker.values.interval import Interval

if TYPE_CHECKING:
    import pint

_CURRENCY = re.compile(r"[A-Z]{3}")


class UnitMismatch(ValueError):  # noqa: N818 - named for what it says, as RuleProblems is
    """Two units that measure different things, or a unit that the registry does not know."""


@cache
def registry() -> pint.UnitRegistry[float]:
    """The units of ``language/units.txt``; no others are known."""
    import pint

    units: pint.UnitRegistry[float] = pint.UnitRegistry(None)
    units.load_definitions(files("checker").joinpath("language", "units.txt").read_text(encoding="utf-8").splitlines())
    return units


@dataclass(frozen=True, slots=True)
class Line:
    """The way from one unit to another: a value times ``factor``, plus the ``nought`` that degrees need."""

    factor: float = 1.0
    nought: float = 0.0

    def value(self, value: float | None) -> float | None:
        """A number of the one unit in the other."""
        return None if value is None else value * self.factor + self.nought

    def interval(self, interval: Interval) -> Interval:
        """Numbers of the one unit in the other."""
        return replace(interval, low=self.value(interval.low), high=self.value(interval.high))


@cache
def line(unit: str, to: str) -> Line:
    """The way from a unit to another, named as for :func:`convert`, with its errors."""
    nought = convert(0.0, unit, to)
    return Line(convert(1.0, unit, to) - nought, nought)


def convert(value: float, unit: str, to: str) -> float:
    """An amount of one unit in another: ``convert(1, "mile", "kilometre")`` is 1.609344.

    Units are named as in the registry or by one of its spellings ("km", "square miles"). Raises UnitMismatch, a
    ValueError, where the two measure different things, as two currencies do, or one is not known.
    """
    if unit == to:
        return value
    import pint

    units = registry()
    try:
        return float(units.Quantity(value, _name(unit)).to(_name(to)).magnitude)
    except (pint.DimensionalityError, pint.UndefinedUnitError) as cause:
        raise UnitMismatch(f'"{unit}" cannot be given in "{to}": name two units that measure the same thing') from cause


def same_dimension(unit: str, other: str) -> bool:
    """Tell whether two units measure the same thing; a unit that the registry does not know measures only itself."""
    if unit == other:
        return True
    import pint

    units = registry()
    try:
        return bool(units.Unit(_name(unit)).dimensionality == units.Unit(_name(other)).dimensionality)
    except pint.UndefinedUnitError:
        return False


def _name(unit: str) -> str:
    """A unit's spelling as the registry writes it: "square miles" is square_miles there, a currency its code."""
    if _CURRENCY.fullmatch(unit) and unit not in registry():
        registry().define(f"{unit} = [currency_{unit}]")
        return unit
    name = re.sub(r"[\s-]+", "_", unit.strip())
    return name if name in registry() else name.replace("_per_", " / ")
