"""Claims in order of time, and of these the nearest whose values lie apart from a given one.

A tree over blocks of neighbouring claims knows for each stretch of time how far its values reach, so that stretches
in which nothing can clash are passed over: to add a claim, or to find the next that clashes, takes about log n steps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from math import inf

from checker.claims.claim import Claim
from checker.comparisons.groups import Group, Value

_BLOCK = 32  # neighbouring claims that are looked at one by one


class Timeline:
    """The groups added so far, by the places of their claims among ``size`` claims in order of time."""

    def __init__(self, size: int) -> None:
        self._claims: list[Claim | None] = [None] * size
        self._groups: list[Group | None] = [None] * size
        self._leaves = 1 << (size // _BLOCK).bit_length()
        nodes = 2 * self._leaves  # node n stands above 2n and 2n + 1, the leaves are blocks
        self._last_start, self._last_low = [-inf] * nodes, [-inf] * nodes
        self._first_stop, self._first_high = [inf] * nodes, [inf] * nodes

    def add(self, group: Group) -> None:
        """Add the claims of a group."""
        start, stop, low, high = group.value.start, group.value.stop, group.value.low, group.value.high
        for place, claim in zip(group.places, group.claims, strict=True):
            self._claims[place], self._groups[place] = claim, group
            node = self._leaves + place // _BLOCK
            while node and (
                self._last_start[node] < start
                or self._last_low[node] < low
                or self._first_stop[node] > stop
                or self._first_high[node] > high
            ):
                self._last_start[node] = max(self._last_start[node], start)
                self._last_low[node] = max(self._last_low[node], low)
                self._first_stop[node] = min(self._first_stop[node], stop)
                self._first_high[node] = min(self._first_high[node], high)
                node //= 2

    def may_clash(self, value: Value) -> bool:
        """Tell whether a value can clash with any that was added."""
        return self._reaches_beyond(1, value)

    def near(self, place: int, value: Value, most: int) -> list[list[Claim]]:
        """The claims nearest to a place that clash with a value, in a list for each group, in order of time.

        They are at most ``most`` claims before the place and as many from the place on.
        """
        before = islice(self._clashing(value, 0, place, backwards=True), most)
        after = islice(self._clashing(value, place, len(self._claims), backwards=False), most)
        found: dict[int, list[Claim]] = defaultdict(list)
        for near in (*reversed(tuple(before)), *after):
            group, claim = self._groups[near], self._claims[near]
            assert group is not None
            assert claim is not None
            found[group.rank].append(claim)
        return list(found.values())

    def _clashing(self, value: Value, first: int, last: int, *, backwards: bool) -> Iterator[int]:
        """The places from ``first`` to before ``last`` whose values clash with a value."""
        waiting = [(1, 0, self._leaves)]
        while waiting:
            node, begin, end = waiting.pop()
            if end * _BLOCK <= first or begin * _BLOCK >= last or not self._reaches_beyond(node, value):
                continue
            if node < self._leaves:
                middle = (begin + end) // 2
                halves = [(2 * node + 1, middle, end), (2 * node, begin, middle)]
                waiting.extend(reversed(halves) if backwards else halves)
                continue
            places = range(max(first, begin * _BLOCK), min(last, end * _BLOCK, len(self._groups)))
            for place in reversed(places) if backwards else places:
                group = self._groups[place]
                if group is not None and value.may_clash(group.value):
                    yield place

    def _reaches_beyond(self, node: int, value: Value) -> bool:
        """Tell whether the values below a node reach far enough up or down to clash with a value."""
        return (self._last_start[node] >= value.stop and self._last_low[node] > value.most) or (
            self._first_stop[node] <= value.start and self._first_high[node] < value.least
        )
