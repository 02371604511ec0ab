"""What belongs to a day that a text names, found by its date or by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from checker.alignment.derivations.row import Day
from checker.values.days import Days

_Held = TypeVar("_Held")
_MOST = 32  # of more that belong to one day the first are looked at


class ByDay(Generic[_Held]):
    """Things by the day that they belong to; those of no day are left out."""

    def __init__(self, held: Iterable[tuple[Day | None, _Held]]) -> None:
        self._held: dict[Days | str, list[tuple[Day, _Held]]] = defaultdict(list)
        for day, each in held:
            if day is not None:
                for key in _keys(day):
                    self._held[key].append((day, each))

    def of(self, day: Day | None) -> list[_Held]:
        """What belongs to a day, a bounded number of things."""
        near = [pair for key in _keys(day) for pair in self._held.get(key, [])[:_MOST]] if day is not None else []
        return [each for other, each in near if day is not None and other.is_same(day)]


def _keys(day: Day) -> list[Days | str]:
    return [day.words] if day.days is None else [day.days, day.words]
