"""How well a reader reads: values found and values made up, by one-to-one maximum matching in each text."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.gold import Case, Gold
from benchmarks.peers.adapter import Reading

_CODES = {
    "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "chinese yuan": "CNY", "canadian dollar": "CAD",
    "japanese yen": "JPY", "swiss franc": "CHF", "australian dollar": "AUD", "turkish lira": "TRY",
    "indian rupee": "INR", "mexican peso": "MXN", "hong kong dollar": "HKD",
}  # fmt: skip
_ANY_DOLLAR = frozenset({"USD", "$", "dollar"})


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over a set: known values, readings, and readings whose value (and unit) is right."""

    golds: int
    readings: int
    values: int
    units: int

    @property
    def value_f1(self) -> float:
        """F1 of values, in percent."""
        return _f1(self.values, self.golds, self.readings)

    @property
    def unit_f1(self) -> float:
        """F1 of values with the right currency, in percent."""
        return _f1(self.units, self.golds, self.readings)


def score(cases: Sequence[Case], readings: Sequence[Sequence[Reading]], kinds: frozenset[str]) -> Score:
    """Score the readings of those kinds, a sequence a case."""
    golds = read = values = units = 0
    for case, found in zip(cases, readings, strict=True):
        counted = [reading for reading in found if reading.kind in kinds]
        golds, read = golds + len(case.golds), read + len(counted)
        values += matched(case.golds, counted, value_is)
        units += matched(case.golds, counted, lambda reading, gold: value_is(reading, gold) and unit_is(reading, gold))
    return Score(golds, read, values, units)


def value_is(reading: Reading, gold: Gold) -> bool:
    """Tell whether a reading stands where a known value stands and means it; both ends of a range must be right."""
    if gold.start is not None and gold.end is not None and reading.start is not None and reading.end is not None:  # noqa: SIM102
        if reading.start >= gold.end or gold.start >= reading.end:
            return False
    if gold.ends is None:
        return any(days in gold.days for days in reading.candidates)
    ends = [end for end in (reading.low, reading.high) if end is not None]
    low, high = gold.ends
    if not ends or low is None or high is None:
        return False
    return _equal(ends[0], low) and _equal(ends[-1], high) and (len(ends) == 2 or low == high)


def unit_is(reading: Reading, gold: Gold) -> bool:
    """Tell whether an amount of money has the right currency; a bare dollar may stay unresolved."""
    if gold.kind != "money" or gold.unit is None:
        return True
    wanted = _CODES.get(gold.unit, gold.unit if gold.unit.isupper() or gold.unit in _ANY_DOLLAR else None)
    return wanted is None or reading.unit == wanted or {wanted, reading.unit} <= _ANY_DOLLAR


def matched(golds: Sequence[Gold], readings: Sequence[Reading], fits: Callable[[Reading, Gold], bool]) -> int:
    """The greatest number of known values that can be given a fitting reading each (Kuhn's algorithm)."""
    edges = [[index for index, reading in enumerate(readings) if fits(reading, gold)] for gold in golds]
    owner: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for reading in edges[gold]:
            if reading not in seen:
                seen.add(reading)
                if reading not in owner or place(owner[reading], seen):
                    owner[reading] = gold
                    return True
        return False

    return sum(place(gold, set()) for gold in range(len(golds)))


def _equal(read: float, known: float) -> bool:
    return math.isclose(read, known, rel_tol=1e-5, abs_tol=1e-8)


def _f1(right: int, golds: int, readings: int) -> float:
    return 200 * right / (golds + readings) if golds + readings else 0.0
