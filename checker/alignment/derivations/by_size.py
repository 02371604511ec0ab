"""Values in the order of their size, so that those about as large as another are found without looking at all."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from checker.alignment.statement import Statement
from checker.mentions.mention import Kind

_Held = TypeVar("_Held")
_NEAR = 0.25  # a value that is further off, as a share of it, is none that rounding or a hedge explains
_MOST = 32  # of more values of about one size those nearest to it are looked at


class BySize(Generic[_Held]):
    """What belongs to statements, by the kind and size of their values."""

    def __init__(self, held: Iterable[_Held], key: Callable[[_Held], Statement]) -> None:
        self._held: dict[Kind, list[tuple[float, _Held]]] = defaultdict(list)
        for each in held:
            size = _size(key(each))
            if size is not None:
                self._held[key(each).mention.kind].append((size, each))
        for group in self._held.values():
            group.sort(key=lambda pair: pair[0])

    def near(self, statement: Statement) -> list[_Held]:
        """What belongs to values of a statement's kind and about of its size, a bounded number of them."""
        size, group = _size(statement), self._held.get(statement.mention.kind, [])
        if size is None:
            return []
        middle = bisect_left(group, size, key=lambda pair: pair[0])
        around = group[max(middle - _MOST // 2, 0) : middle + _MOST // 2]
        return [each for held, each in around if math.isclose(held, size, rel_tol=_NEAR)]


def _size(statement: Statement) -> float | None:
    """A value, of a range its lower end."""
    low, high = statement.mention.low, statement.mention.high
    return low if low is not None else high
