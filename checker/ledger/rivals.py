"""What the new claims of a fact are held against: better supported sides whose values clash with theirs.

The ledger is asked for just those claims that a comparison of all claims would name: of each side the ones nearest in
time, or of all sides where these are many, as ``checker.comparisons.opponents`` does it in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice

from sqlalchemy import ColumnElement, and_, or_, tuple_

from checker.claims.claim import Claim
from checker.comparisons.groups import Group, Value
from checker.comparisons.opponents import MOST_NEAR, MOST_NEAR_OF_MANY, MOST_VALUES
from checker.comparisons.pairing import moments
from checker.ledger.rows import storable_text
from checker.ledger.sides import Order, Side, Sides, Sighting, order_of
from checker.ledger.stances import bucket
from checker.ledger.store import asked
from checker.ledger.tables import answers, claims

FEW_CLAIMS = 20_000
"""Clashing claims up to which the places of all are looked up; of more, the next ones in time are soon found."""
MOST_LOOKED_AT = 20_000
"""Claims before and claims after a new one among which clashing ones are looked for, where those are many."""
FIRST_PAGE = 100
_IN_TIME = (claims.c.day, claims.c.article, claims.c.start)

Window = list[Sighting]
"""Claims of one side in order of time."""


class Rivals:
    """Finds what the claims of new articles are held against."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def of(self, group: Group) -> dict[str, list[Window]]:
        """For the first claim of each moment of a group, by id, the claims near to it on better supported sides."""
        own = self._sides.of(group)
        group.support = self._sides.supports.of(own.reach)
        group.against = self._sides.supports.total - group.support
        few = self._clashing(own)
        each = [side for side in few or self._touching(own) if self._sides.is_better(side, own)]
        firsts = [statements[0][0] for statements in moments(group)]
        found = {first.id: [self._around(first, side) for side in each] for first in firsts}
        if few is None:
            for first in firsts:
                found[first.id] += self._among_all(own, self._reference(own, first))
        return {id: held for id, windows in found.items() if (held := [window for window in windows if window])}

    def _clashing(self, own: Side) -> list[Side] | None:
        """All sides whose values lie apart from one; ``None`` where they are many."""
        value = own.value
        above = [*self._among(answers.c.start >= value.stop), *(s for s in self._new() if s.value.start >= value.stop)]
        below = [*self._among(answers.c.stop <= value.start), *(s for s in self._new() if s.value.stop <= value.start)]
        if len(above) + len(below) > MOST_VALUES:
            return None
        return list({id(side): side for side in (*above, *below) if side.value.name != value.name}.values())

    def _new(self) -> list[Side]:
        """The sides that only new articles take."""
        return [side for side in self._sides.own if side.stance is None]

    def _among(self, where: ColumnElement[bool]) -> list[Side]:
        return self._sides.among([where], MOST_VALUES + 1)

    def _touching(self, own: Side) -> list[Side]:
        """Sides of another value with a number as written that this one names too: "80" and "more than 80"."""
        low, high = own.value.low, own.value.high
        ends = [
            and_(answers.c[f"{name}_bucket"] == bucket(end), answers.c[name] == end)
            for end in {low, high}
            for name in ("low", "high")
        ]
        stored = self._sides.among([or_(*ends), answers.c.name != own.value.name], MOST_NEAR)
        new = [side for side in self._new() if {side.value.low, side.value.high} & {low, high}]
        found = [side for side in (*stored, *new) if side.value.name != own.value.name]
        return sorted(found, key=lambda side: (side.value.start, side.value.stop, side.value.name))[:MOST_NEAR]

    def _around(self, first: Claim, side: Side) -> Window:
        """The claims of a side nearest to a claim's day, before it and from it on."""
        day = first.day.toordinal()
        before = self._of_side(side, claims.c.day < day, backwards=True)
        after = self._of_side(side, claims.c.day >= day, backwards=False)
        new = [Sighting(order_of(claim), side, claim) for claim in side.own]
        held = sorted([*before, *after, *new], key=lambda sighting: sighting.order)
        middle = sum(sighting.order[0] < day for sighting in held)
        return held[max(0, middle - MOST_NEAR) : middle + MOST_NEAR]

    def _of_side(self, side: Side, where: ColumnElement[bool], *, backwards: bool) -> Iterator[Sighting]:
        if side.stance is None:
            return iter(())
        order = [column.desc() for column in _IN_TIME] if backwards else [*_IN_TIME]
        query = self._sides.query(claims.c.stance_id == side.stance, where).order_by(*order).limit(MOST_NEAR)
        return self._sides.sightings(self._sides.connection.execute(query))

    def _reference(self, own: Side, first: Claim) -> Order:
        """The place in time that all claims of one moment are looked at from: that of the first by its id."""
        places = [order_of(first)]
        if own.stance is not None:
            as_of, said = first.as_of, first.mention.attribution
            query = self._sides.query(
                claims.c.stance_id == own.stance,
                claims.c.day == first.day.toordinal(),
                claims.c.as_of_first == (as_of.earliest if as_of else None),
                claims.c.as_of_last == (as_of.latest if as_of else None),
                claims.c.past == first.past,
                claims.c.attribution == (None if said is None else storable_text(said)),
            )
            held = self._sides.connection.execute(query.order_by(claims.c.article, claims.c.start).limit(1)).first()
            if held is not None:
                places.append((held.day, held.article, held.start))
        return min(places)

    def _among_all(self, own: Side, place: Order) -> list[Window]:
        """Of all claims that clash with a side those nearest to a place in time, in a window for each side."""
        before, after = self._outward(own, place)
        near = [
            *reversed(list(islice(self._better(own, before), MOST_NEAR_OF_MANY))),
            *islice(self._better(own, after), MOST_NEAR_OF_MANY),
        ]
        windows: dict[Side, Window] = {}
        for sighting in near:
            windows.setdefault(sighting.side, []).append(sighting)
        return list(windows.values())

    def _better(self, own: Side, sightings: Iterable[Sighting]) -> Iterator[Sighting]:
        known: dict[Side, bool] = {}
        for sighting in sightings:
            side = sighting.side
            if side not in known:
                known[side] = own.value.may_clash(side.value) and self._sides.is_better(side, own)
            if known[side]:
                yield sighting

    def _outward(self, own: Side, place: Order) -> tuple[Iterator[Sighting], Iterator[Sighting]]:
        """The claims before a place in time, the last one first, and those from it on; all, or those that may clash."""
        if self._sides.supports.beyond(own.value.least, own.value.most) <= FEW_CLAIMS:
            stored = sorted(self._all_clashing(own), key=lambda sighting: sighting.order)
            before: Iterable[Sighting] = [each for each in reversed(stored) if each.order < place]
            after: Iterable[Sighting] = [each for each in stored if each.order >= place]
        else:
            before, after = self._pages(place, backwards=True), self._pages(place, backwards=False)
        claimed = (Sighting(order_of(claim), side, claim) for side in self._sides.own for claim in side.own)
        new = sorted(claimed, key=lambda sighting: sighting.order)
        earlier = [each for each in reversed(new) if each.order < place]
        later = [each for each in new if each.order >= place]
        return (
            merge(before, earlier, key=lambda sighting: sighting.order, reverse=True),
            merge(after, later, key=lambda sighting: sighting.order),
        )

    def _all_clashing(self, own: Side) -> Iterator[Sighting]:
        """The stored claims of all sides that clash with one and may be better supported."""
        needed = self._sides.supports.of(own.reach)
        sides = [
            side
            for where in _clashing_with(own.value)
            for side in self._sides.among(where)
            if self._sides.supports.most(side.reach) >= needed
        ]
        numbers = {side.stance for side in sides}
        found = asked(self._sides.connection, self._sides.query(), claims.c.stance_id, numbers)
        return self._sides.sightings(found)

    def _pages(self, place: Order, *, backwards: bool) -> Iterator[Sighting]:
        """The stored claims from a place in time, page by page."""
        order = [column.desc() for column in _IN_TIME] if backwards else [*_IN_TIME]
        looked, size, from_place = 0, FIRST_PAGE, tuple_(*_IN_TIME) >= tuple_(*place)
        if backwards:
            from_place = tuple_(*_IN_TIME) < tuple_(*place)
        while looked < MOST_LOOKED_AT:
            query = self._sides.query(claims.c.fact_id == self._sides.fact, from_place).order_by(*order).limit(size)
            rows: Sequence[Sighting] = list(self._sides.sightings(self._sides.connection.execute(query)))
            yield from rows
            if len(rows) < size:
                return
            looked, size = looked + size, 4 * size
            last = tuple_(*rows[-1].order)
            from_place = tuple_(*_IN_TIME) < last if backwards else tuple_(*_IN_TIME) > last


def _clashing_with(value: Value) -> tuple[list[ColumnElement[bool]], list[ColumnElement[bool]]]:
    """The conditions on values that lie above one, and on those below it."""
    above = [answers.c.start >= value.stop, answers.c.low > value.most]
    below = [answers.c.stop <= value.start, answers.c.high < value.least]
    return above, below
