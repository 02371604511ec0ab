"""All that happened to flags, in the order in which it happened: records are added and never changed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from checker.review.flag import Record
from checker.review.flags import record_of
from checker.review.tables import flags, records

_PART = 1_000


def entries(connection: Connection, after: int, most: int) -> list[Record]:
    """The records that follow the one of a number, the earliest first.

    Writers take turns, so none with a lower number is added later: whoever asks on from the last one misses nothing.
    """
    query = select(records, flags.c.fingerprint).join(flags, flags.c.id == records.c.flag_id)
    rows = connection.execute(query.where(records.c.id > after).order_by(records.c.id).limit(most))
    return [record_of(row) for row in rows]


def all_entries(connection: Connection) -> Iterator[Record]:
    """All records, the earliest first, few of them held at a time."""
    after = 0
    while part := entries(connection, after, _PART):
        yield from part
        after = part[-1].id
