"""Values that can be compared, and the claims of one value by one party as a group."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import compress
from typing import TypeVar

from checker.claims.claim import Claim
from checker.comparisons.judging import party

_Key = TypeVar("_Key", bound=Hashable)
_POINT_BYTES = 6  # a float holds any number of so many bytes exactly


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A comparable value, of which a rule has one object: ``start`` and ``stop`` are its ends on a line.

    ``name`` tells it from the rule's other values, and is the same in every run. ``low`` and ``high`` are the ends as
    written, ``least`` and ``most`` those as far as the rule's tolerance reaches beyond them. Two values can clash only
    where they lie apart as meant and, with the tolerance, as written.
    """

    name: str
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


def distinct(keys: Iterable[_Key], name: Callable[[_Key], str]) -> dict[_Key, Value]:
    """Values without an order: each takes a point of the line to itself, which its name alone decides."""
    return {key: _point(name(key)) for key in dict.fromkeys(keys)}


def _point(name: str) -> Value:
    at = float(int.from_bytes(blake2b(name.encode(errors="replace"), digest_size=_POINT_BYTES).digest()))
    return Value(name, at, at, at, at, at, at)


@dataclass(slots=True)
class Group:
    """Claims of one value by one party in order of time, with their ``places`` among all claims in that order.

    ``support`` is the number of articles whose value as written agrees with the group's, ``against`` that of all
    others; ``rank`` orders the groups of a rule from the least to the best supported. ``party`` is who says it, where
    that is told.
    """

    value: Value
    claims: list[Claim]
    places: list[int]
    support: int = 0
    against: int = 0
    rank: int = 0
    party: str | None = None

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
            group = found[known, who] = Group(known, [], [], party=who)
        group.claims.append(claim)
        group.places.append(place)
    return sorted(found.values(), key=lambda group: (group.value.start, group.value.stop, group.claims[0].id))


def rank(groups: Collection[Group], new: Collection[str] = ()) -> None:
    """Count for each group the articles that support it, and order the groups by that.

    Among equals one of ``new`` articles alone has the lower rank, then the later one: what was said first is what
    others deviate from.
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
    order = sorted(groups, key=lambda group: (group.support, *standing(group.claims, new)))
    for number, group in enumerate(order):
        group.rank = number


def standing(claims: Sequence[Claim], new: Collection[str]) -> tuple[bool, int, str]:
    """What groups of equal support are ordered by, given the claims of one in order of time."""
    is_known = not new or any(claim.article not in new for claim in claims)
    return is_known, -claims[0].day.toordinal(), claims[0].id


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
