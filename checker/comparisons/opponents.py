"""What the claims of a group are held against: better supported claims whose values clash with theirs.

A value that clashes with few others is held against each of them. Where they are many, as when every article names
another number, it is held against the claims nearest in time, whatever their value: a reader sees a few of them, and
the work grows with the claims, never with the pairs of values.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from checker.claims.claim import Claim
from checker.comparisons.groups import Group, time_order
from checker.comparisons.timeline import Timeline

MOST_VALUES = 20
"""Clashing values up to which a claim is held against each of them."""

MOST_NEAR, MOST_NEAR_OF_MANY = 20, 10
"""Claims before and claims after a claim that it is held against: of each value, or of all where these are many."""

Near = Callable[[Claim], list[list[Claim]]]
"""For a claim of a group those that it is held against: a list for each value and party, in order of time."""


def opponents(groups: Sequence[Group], agree: Callable[[Group, Group], bool]) -> Iterator[tuple[Group, Near]]:
    """Every group that is held against others, with the function that finds these for each of its claims.

    ``groups`` stand in order of their values' starts; ``agree`` tells whether two values agree whatever their time.
    """
    values = _Values(groups)
    timeline: Timeline | None = None
    unplaced: list[Group] = []  # better supported groups that the timeline does not hold yet
    for group in sorted(groups, key=lambda group: -group.rank):
        few = values.clashing(group)
        each = [other for other in few or values.touching(group) if other.rank > group.rank and not agree(group, other)]
        if few is None:
            timeline = timeline or Timeline(1 + max(group.places[-1] for group in groups))
            while unplaced:
                timeline.add(unplaced.pop())
        if few is None and timeline is not None and timeline.may_clash(group.value):
            yield group, _among_all(group, timeline, each)
        elif each:
            yield group, _in_each(each)
        unplaced.append(group)


def _in_each(groups: Sequence[Group]) -> Near:
    def near(claim: Claim) -> list[list[Claim]]:
        return [around(claim, group.claims) for group in groups]

    return near


def around(own: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Of claims in order of time those nearest to one before its day, and from it on."""
    middle = bisect_left(claims, own.day, key=lambda claim: claim.day)
    return list(claims[max(0, middle - MOST_NEAR) : middle + MOST_NEAR])


def _among_all(own: Group, timeline: Timeline, touching: Sequence[Group]) -> Near:
    def near(claim: Claim) -> list[list[Claim]]:
        place = own.places[bisect_left(own.claims, time_order(claim), key=time_order)]
        return [*timeline.near(place, own.value, MOST_NEAR_OF_MANY), *_in_each(touching)(claim)]

    return near


class _Values:
    """Groups found by the ends of their values."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._by_start = groups
        self._starts = [group.value.start for group in groups]
        self._by_stop = sorted(groups, key=lambda group: group.value.stop)
        self._stops = [group.value.stop for group in self._by_stop]
        self._written: dict[float, list[Group]] = defaultdict(list)
        for group in groups:
            for end in {group.value.low, group.value.high}:
                self._written[end].append(group)

    def clashing(self, group: Group) -> list[Group] | None:
        """All groups whose values lie apart from a group's; ``None`` where they are many."""
        value = group.value
        above, below = bisect_left(self._starts, value.stop), bisect_right(self._stops, value.start)
        if len(self._starts) - above + below > MOST_VALUES:
            return None
        found = [*self._by_start[above:], *(each for each in self._by_stop[:below] if each.value.start < value.stop)]
        return [each for each in found if each.value is not value]

    def touching(self, group: Group) -> list[Group]:
        """Groups of another value with a number as written that this one names too: "80" and "more than 80"."""
        value = group.value
        found = {each.rank: each for end in (value.low, value.high) for each in self._written[end]}
        return [each for each in found.values() if each.value is not value][:MOST_NEAR]
