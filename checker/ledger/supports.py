"""How many articles support a value of a fact: those whose values as written agree with it.

The ends of all values are counted where they are few, else in buckets: between the bounds that these give, only the two
buckets at the ends of a value's reach have to be looked into.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Column, Connection, func, select

from checker.ledger.stances import bucket
from checker.ledger.tables import answers

MOST_COUNTED = 20_000
"""Values of a fact up to which the ends of each are counted by themselves."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The ends of a value as written, and how many articles to add to those that the ledger counts."""

    low: float
    high: float
    articles: int


class _Ends:
    """Sums of articles up to a point, by the low ends or the high ends of their values."""

    def __init__(
        self, connection: Connection, fact: int, column: Column[float], own: Sequence[tuple[float, int]], *, exact: bool
    ) -> None:
        self._connection, self._fact, self._column = connection, fact, column
        self._buckets: Column[int] = answers.c[f"{column.name}_bucket"]
        self._exact, self._own = exact, own
        key = column if exact else self._buckets
        sums = select(key, func.sum(answers.c.articles)).where(answers.c.fact_id == fact).group_by(key).order_by(key)
        rows = connection.execute(sums).all()
        self._keys = [point for point, _ in rows]
        self._sums = [0, *accumulate(int(articles) for _, articles in rows)]
        self._known: dict[tuple[float, bool], int] = {}

    @property
    def total(self) -> int:
        return self._sums[-1] + sum(articles for _, articles in self._own)

    def bounds(self, point: float, *, including: bool) -> tuple[int, int]:
        """The least and the most that ``count`` can give."""
        if self._exact:
            count = self.count(point, including=including)
            return count, count
        own, key = self._of_own(point, including), bucket(point)
        return self._sums[bisect_left(self._keys, key)] + own, self._sums[bisect_right(self._keys, key)] + own

    def count(self, point: float, *, including: bool) -> int:
        """How many articles give values that end below a point, or up to it."""
        own = self._of_own(point, including)
        if self._exact:
            find = bisect_right if including else bisect_left
            return self._sums[find(self._keys, point)] + own
        if (point, including) not in self._known:
            self._known[point, including] = self._counted(point, including)
        return self._known[point, including] + own

    def _counted(self, point: float, including: bool) -> int:
        key = bucket(point)
        inside = self._column <= point if including else self._column < point
        where = [answers.c.fact_id == self._fact, self._buckets == key, inside]
        edge = self._connection.execute(select(func.sum(answers.c.articles)).where(*where)).scalar()
        return self._sums[bisect_left(self._keys, key)] + int(edge or 0)

    def _of_own(self, point: float, including: bool) -> int:
        return sum(articles for end, articles in self._own if end < point or (including and end == point))


class Supports:
    """The support of the values of one fact, ``weights`` added to what the ledger counts."""

    def __init__(self, connection: Connection, fact: int, weights: Iterable[Weight]) -> None:
        known = select(answers.c.id).where(answers.c.fact_id == fact).limit(MOST_COUNTED + 1).subquery()
        number = connection.execute(select(func.count()).select_from(known)).scalar() or 0
        exact = number <= MOST_COUNTED
        weights = list(weights)
        lows, highs = (
            [(each.low, each.articles) for each in weights],
            [(each.high, each.articles) for each in weights],
        )
        self._lows = _Ends(connection, fact, answers.c.low, lows, exact=exact)
        self._highs = _Ends(connection, fact, answers.c.high, highs, exact=exact)

    @property
    def total(self) -> int:
        """How many articles give a value, once for each value of an article."""
        return self._lows.total

    def of(self, reach: tuple[float, float]) -> int:
        """The support of a value, given between what ends others agree with it."""
        first, last = reach
        return self._lows.count(last, including=True) - self._highs.count(first, including=False)

    def most(self, reach: tuple[float, float]) -> int:
        """What the support of a value is at most; this takes no look into the database."""
        first, last = reach
        return self._lows.bounds(last, including=True)[1] - self._highs.bounds(first, including=False)[0]

    def beyond(self, least: float, most: float) -> int:
        """About how many articles give values as written that end below ``least`` or begin above ``most``."""
        return self.total - self._lows.bounds(most, including=True)[0] + self._highs.bounds(least, including=False)[1]
