"""The sides that a fact has: each value by each party, of the ledger and of new articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from checker.claims.claim import Claim, claim_id
from checker.comparisons.groups import Group, Value, standing
from checker.ledger.rows import storable_text
from checker.ledger.stances import short
from checker.ledger.store import asked
from checker.ledger.supports import Supports, Weight
from checker.ledger.tables import answers, claims, stances

Order = tuple[int, str, int]
"""What claims are sorted by to stand in order of time: the number of the day, the article, and where it says so."""
_COLUMNS = (
    stances.c.id,
    stances.c.party,
    answers.c.name,
    answers.c.start,
    answers.c.stop,
    answers.c.low,
    answers.c.high,
    answers.c.reach_low,
    answers.c.reach_high,
)


@dataclass(eq=False)
class Side:
    """A value by a party: ``stance`` is its number in the ledger, ``own`` are the claims of new articles."""

    value: Value
    party: str
    reach: tuple[float, float]
    stance: int | None
    own: Sequence[Claim] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the fact's other sides."""
        return self.value.name, self.party


@dataclass(frozen=True, slots=True)
class Sighting:
    """A claim of a side at its place in time: a new one, or the number of one in the ledger."""

    order: Order
    side: Side
    claim: Claim | None = None
    number: int | None = None


class Sides:
    """Finds the sides of one fact; stored claims of the new articles themselves do not count."""

    def __init__(
        self, connection: Connection, fact: int, rule: str, groups: Iterable[Group], new: Collection[str]
    ) -> None:
        self.connection, self.fact, self.rule = connection, fact, rule
        self._new = frozenset(map(storable_text, new))
        self._by_key: dict[tuple[str, str], Side] = {}
        self._standings: dict[Side, tuple[bool, int, str] | None] = {}
        for group in groups:
            key = short(group.value.name), short(group.party or "")
            self._by_key[key] = Side(group.value, key[1], group.value.reach, None, group.claims)
        self.own = list(self._by_key.values())
        names = {key[0] for key in self._by_key}
        taken = self._query().where(stances.c.articles > 0)
        for row in asked(connection, taken, answers.c.name, names):
            self._side(row)
        self.supports = Supports(connection, fact, [*self._added(), *self._replaced()])

    def of(self, group: Group) -> Side:
        """The side of new claims."""
        return self._by_key[short(group.value.name), short(group.party or "")]

    def among(self, where: Iterable[ColumnElement[bool]], most: int | None = None) -> list[Side]:
        """Sides of the ledger by conditions on their values; at most so many."""
        query = self._query().where(stances.c.articles > 0, *where)
        return [self._side(row) for row in self.connection.execute(query if most is None else query.limit(most))]

    def numbered(self, numbers: Collection[int]) -> None:
        """Look sides of the ledger up by their numbers, for ``known``."""
        for row in asked(self.connection, self._query(), stances.c.id, numbers):
            self._side(row)

    def known(self) -> dict[int, Side]:
        """The sides of the ledger that were found so far, by number."""
        return {side.stance: side for side in self._by_key.values() if side.stance is not None}

    def is_better(self, side: Side, than: Side) -> bool:
        """Tell whether a side is better supported than another, or equally and was told first."""
        needed = self.supports.of(than.reach)
        if self.supports.most(side.reach) < needed:
            return False
        support = self.supports.of(side.reach)
        if support != needed:
            return support > needed
        first, second = self._standing(side), self._standing(than)
        return first is not None and second is not None and first > second

    def query(self, *where: ColumnElement[bool]) -> Select[Any]:
        """The places of the ledger's claims that speak for articles other than the new ones."""
        columns = claims.c.id, claims.c.day, claims.c.article, claims.c.start, claims.c.end, claims.c.stance_id
        found = select(*columns).where(*where, claims.c.stance_id.is_not(None))
        return found.where(claims.c.article.not_in(sorted(self._new))) if self._new else found

    def sightings(self, rows: Iterable[Row[Any]]) -> Iterator[Sighting]:
        """The places of claims that ``query`` found."""
        found = list(rows)
        known = self.known()
        if missing := {row.stance_id for row in found} - known.keys():
            self.numbered(missing)
            known = self.known()
        for row in found:
            yield Sighting((row.day, row.article, row.start), known[row.stance_id], None, row.id)

    def _standing(self, side: Side) -> tuple[bool, int, str] | None:
        """What equally supported sides are ordered by; ``None`` for one that nobody takes but by a replaced article."""
        if side not in self._standings:
            self._standings[side] = self._found_standing(side)
        return self._standings[side]

    def _found_standing(self, side: Side) -> tuple[bool, int, str] | None:
        new = standing(side.own, self._new) if side.own else None
        if side.stance is None:
            return new
        in_time = claims.c.day, claims.c.article, claims.c.start
        first = self.connection.execute(
            self.query(claims.c.stance_id == side.stance).order_by(*in_time).limit(1)
        ).first()
        if first is None:
            return new
        if side.own and order_of(side.own[0]) < (first.day, first.article, first.start):
            assert new is not None
            return True, *new[1:]
        return True, -first.day, claim_id(self.rule, first.article, first.start, first.end)

    def _query(self) -> Select[Any]:
        return select(*_COLUMNS).join(answers).where(answers.c.fact_id == self.fact)

    def _side(self, row: Row[Any]) -> Side:
        key = row.name, row.party
        side = self._by_key.get(key)
        if side is None:
            value = Value(row.name, row.start, row.stop, row.low, row.high, row.low, row.high)
            side = self._by_key[key] = Side(value, row.party, (row.reach_low, row.reach_high), row.id)
        side.stance = row.id
        return side

    def _added(self) -> Iterator[Weight]:
        """The values of new articles, each once for an article."""
        said = {(claim.article, side.value.name): side.value for side in self.own for claim in side.own}
        yield from (Weight(value.low, value.high, 1) for value in said.values())

    def _replaced(self) -> Iterator[Weight]:
        """The values that the ledger holds of the new articles themselves."""
        columns = claims.c.article, answers.c.id, answers.c.low, answers.c.high
        query = select(*columns).join(stances, claims.c.stance_id == stances.c.id).join(answers)
        query = query.where(claims.c.fact_id == self.fact).distinct()
        for row in asked(self.connection, query, claims.c.article, sorted(self._new)):
            yield Weight(row.low, row.high, -1)


def order_of(claim: Claim) -> Order:
    """Where a claim stands in order of time."""
    return claim.day.toordinal(), storable_text(claim.article), claim.start
