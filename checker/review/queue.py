"""The flags that wait for editors, page by page.

A page begins after the flag that the one before ended with, by what the queue is ordered by and not by a number of
flags to leave out: so none is shown twice or missed while others are raised or decided, and the thousandth page takes
as long as the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, select, tuple_

from checker.review.filter import Filter, Order
from checker.review.flag import Flag
from checker.review.flags import flag_of, flag_query
from checker.review.tables import UNINDEXED_ID, flags

SIZE = 50
MOST_CHOSEN = 500
"""Flags that are decided on at once."""
_AT_ONCE = 2_000
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Place:
    """Where a flag stands in the queue. It stays where it is when the flag is decided."""

    gravity: int
    id: int

    @classmethod
    def of(cls, written: str) -> Self:
        """The place that ``str`` wrote. Raises ValueError."""
        gravity, id = (int(part) for part in written[:50].split("-"))
        if max(gravity, id) >= _LARGEST:
            raise ValueError(written)
        return cls(gravity, id)

    def __str__(self) -> str:
        return f"{self.gravity}-{self.id}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some flags of the queue in its order, and from where the pages beside it are asked for.

    ``previous`` is what ``page`` takes as ``before``, ``next`` what it takes as ``after``; ``None`` at either end.
    """

    flags: tuple[Flag, ...]
    previous: Place | None
    next: Place | None


def page(
    connection: Connection, filter: Filter, *, after: Place | None = None, before: Place | None = None, size: int = SIZE
) -> Page:
    """The first flags of a filter, or those next to a place."""
    place, back = (after, False) if before is None else (before, True)
    found = _beside(connection, filter, place, size + 1, back=back)
    if back and len(found) <= size:  # what comes first fills its page
        return page(connection, filter, size=size)
    shown = found[:size][::-1] if back else found[:size]
    goes_on = back or len(found) > size
    return Page(tuple(shown), _place(shown[0]) if place and shown else None, _place(shown[-1]) if goes_on else None)


def next_flag(connection: Connection, filter: Filter, flag: Flag, *, back: bool = False) -> Flag | None:
    """The flag after one, or before it, in the order of a filter, which need not let the one itself through."""
    found = _beside(connection, filter, _place(flag), 1, back=back)
    return found[0] if found else None


def matching(connection: Connection, filter: Filter) -> Iterator[Flag]:
    """All flags of a filter in its order; no more than some of them are held at once."""
    found = _beside(connection, filter, None, _AT_ONCE)
    while found:
        yield from found
        found = _beside(connection, filter, _place(found[-1]), _AT_ONCE)


def _beside(
    connection: Connection, filter: Filter, place: Place | None, most: int, *, back: bool = False
) -> list[Flag]:
    """The flags after a place in the order of a filter, or those before it in the other direction.

    An index alone tells which they are; only their own rows are read.
    """
    columns = [UNINDEXED_ID] if filter.order is Order.NEWEST else [flags.c.gravity, flags.c.id]
    order = [column if back else column.desc() for column in columns]
    wanted = select(flags.c.id).where(*filter.conditions(connection.dialect.name))
    if place is not None:
        here = [place.id] if filter.order is Order.NEWEST else [place.gravity, place.id]
        beyond = tuple_(*columns) > tuple_(*here) if back else tuple_(*columns) < tuple_(*here)
        wanted = wanted.where(beyond)
    rows = flag_query().where(flags.c.id.in_(wanted.order_by(*order).limit(most))).order_by(*order)
    return [flag_of(row) for row in connection.execute(rows)]


def _place(flag: Flag) -> Place:
    return Place(flag.gravity, flag.id)
