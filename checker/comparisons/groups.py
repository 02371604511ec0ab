"""Values that can be compared, and the claims of one value by one party as a group."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

from checker.claims.claim import Claim
from checker.comparisons.judging import party

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A comparable value, of which a rule has one object: ``start`` and ``stop`` are its ends on a line.

    ``low`` and ``high`` are the ends as written, ``least`` and ``most`` those as far as the rule's tolerance reaches
    beyond them. Two values can clash only where they lie apart as meant and, with the tolerance, as written.
    """

    start: float
    stop: float
    low: float
    high: float
    least: float
    most: float

    @property
    def reach(self) -> tuple[float, float]:
        """Between what ends another value as written agrees with this one."""
        return min(self.start, self.least), max(self.stop, self.most)

    def may_clash(self, other: Value) -> bool:
        """Tell whether the two lie apart both as meant and as written, by more than the tolerance."""
        return (other.start >= self.stop and other.low > self.most) or (
            other.stop <= self.start and other.high < self.least
        )


def distinct(keys: Iterable[_Key]) -> dict[_Key, Value]:
    """Values without an order: each takes a point of the line to itself."""
    return {key: Value(*[float(point)] * 6) for point, key in enumerate(dict.fromkeys(keys))}


@dataclass(slots=True)
class Group:
    """Claims of one value by one party in order of time, with their ``places`` among all claims in that order.

    ``support`` is the number of articles whose value as written agrees with the group's, ``against`` that of all
    others; ``rank`` orders the groups of a rule from the least to the best supported.
    """

    value: Value
    claims: list[Claim]
    places: list[int]
    support: int = 0
    against: int = 0
    rank: int = 0

    def leave_out(self, claims: Collection[str], articles: Collection[str]) -> None:
        """Leave out the claims of these ids and those of these articles."""
        if claims or articles:
            kept = [claim.id not in claims and claim.article not in articles for claim in self.claims]
            self.claims, self.places = list(compress(self.claims, kept)), list(compress(self.places, kept))


def time_order(claim: Claim) -> tuple[object, ...]:
    """What claims are sorted by to stand in order of time."""
    return claim.day, claim.article, claim.start


def grouped(claims: Iterable[Claim], value: Callable[[Claim], Value | None]) -> list[Group]:
    """The claims that have a value in groups of one value and party, in order of their values."""
    claims = list(claims)
    values, parties = [value(claim) for claim in claims], [party(claim) for claim in claims]
    moments = [time_order(claim) for claim in claims]
    order = sorted(range(len(claims)), key=moments.__getitem__)
    quoted = {(claims[at].article, values[at]): parties[at] for at in order if parties[at] is not None}
    found: dict[tuple[Value, str | None], Group] = {}
    for place, at in enumerate(order):
        claim, known, who = claims[at], values[at], parties[at]
        if known is None:
            continue
        if who is None and claim.in_headline:  # a headline speaks for whom its body quotes
            who = quoted.get((claim.article, known))
        group = found.get((known, who))
        if group is None:
            group = found[known, who] = Group(known, [], [])
        group.claims.append(claim)
        group.places.append(place)
    return sorted(found.values(), key=lambda group: (group.value.start, group.value.stop, group.claims[0].id))


def rank(groups: Collection[Group]) -> None:
    """Count for each group the articles that support it, and order the groups by that.

    Among equals the later one has the lower rank: what was said first is what others deviate from.
    """
    articles: dict[Value, set[str]] = defaultdict(set)
    for group in groups:
        articles[group.value].update(claim.article for claim in group.claims)
    begun = _Sums((value.low, len(known)) for value, known in articles.items())
    ended = _Sums((value.high, len(known)) for value, known in articles.items())
    for group in groups:
        first, last = group.value.reach
        group.support = begun.up_to(last) - ended.below(first)
        group.against = begun.total - group.support
    order = sorted(groups, key=lambda group: (group.support, -group.claims[0].day.toordinal(), group.claims[0].id))
    for number, group in enumerate(order):
        group.rank = number


class _Sums:
    """Sums of weights up to a point of a line."""

    def __init__(self, weights: Iterable[tuple[float, int]]) -> None:
        ordered: Sequence[tuple[float, int]] = sorted(weights)
        self._points = [point for point, _ in ordered]
        self._sums = [0]
        for _, weight in ordered:
            self._sums.append(self._sums[-1] + weight)

    @property
    def total(self) -> int:
        return self._sums[-1]

    def up_to(self, point: float) -> int:
        return self._sums[bisect_right(self._points, point)]

    def below(self, point: float) -> int:
        return self._sums[bisect_left(self._points, point)]
