"""The discrepancy report of a period: what was flagged in it, and what became of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, func, select

from checker.ledger.store import asked
from checker.review.flag import Evidence, Flag, Record, State
from checker.review.flags import flag_of, flag_query, record_of
from checker.review.tables import flags, records

MOST = 1_000
"""Flags that one report shows with their evidence: more than anybody prints."""
_EVIDENCE = TypeAdapter(Evidence)


@dataclass(frozen=True, slots=True)
class Entry:
    """A flag with both its sides and with what happened to it."""

    flag: Flag
    evidence: Evidence
    history: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The flags that were first raised from one day to another, both included.

    ``total`` counts all of them, as do the counts by state, rule and outlet, each the largest first; ``entries`` are
    the gravest of them.
    """

    first: date
    last: date
    total: int
    states: tuple[tuple[State, int], ...]
    rules: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str | None, int], ...]
    entries: tuple[Entry, ...]


def period(connection: Connection, first: date, last: date, zone: tzinfo, most: int = MOST) -> Period:
    """The report of the days from ``first`` to ``last`` in a time zone."""
    within = [flags.c.first_seen >= _moment(first, zone)]
    if last < date.max:
        within.append(flags.c.first_seen < _moment(last + timedelta(days=1), zone))
    states = [(State(value), number) for value, number in _counts(connection, "state", within)]
    return Period(
        first,
        last,
        sum(number for _, number in states),
        tuple(states),
        tuple(_counts(connection, "rule", within)),
        tuple(_counts(connection, "outlet", within)),
        tuple(_entries(connection, within, most)),
    )


def _moment(day: date, zone: tzinfo) -> datetime:
    """When a day begins, as the ledger holds moments.

    The offset is asked for twice, first near that moment and then at it: zones of pytz, which Babel gives where it is
    installed, know theirs only of moments that are in Coordinated Universal Time.
    """
    moment = midnight = datetime.combine(day, time(), UTC)
    try:
        for _ in range(2):
            moment = midnight - (moment.astimezone(zone).utcoffset() or timedelta())
    except OverflowError:  # at either end of all days there are
        return midnight.replace(tzinfo=None)
    return moment.replace(tzinfo=None)


def _counts(connection: Connection, name: str, within: Sequence[ColumnElement[bool]]) -> list[tuple[Any, int]]:
    column, number = flags.c[name], func.count()
    rows = connection.execute(select(column, number).where(*within).group_by(column).order_by(number.desc(), column))
    return [(row[0], row[1]) for row in rows]


def _entries(connection: Connection, within: Sequence[ColumnElement[bool]], most: int) -> list[Entry]:
    query = flag_query().where(*within).order_by(flags.c.gravity.desc(), flags.c.id).limit(most)
    found = [flag_of(row) for row in connection.execute(query)]
    ids = [flag.id for flag in found]
    columns = select(flags.c.id, flags.c.evidence)
    evidence = {row.id: row.evidence for row in asked(connection, columns, flags.c.id, ids)}
    happened: dict[int, list[Record]] = defaultdict(list)
    told = select(records, flags.c.fingerprint).join(flags, flags.c.id == records.c.flag_id)
    for row in asked(connection, told, records.c.flag_id, ids):
        happened[row.flag_id].append(record_of(row))
    return [
        Entry(
            flag,
            _EVIDENCE.validate_python(evidence[flag.id]),
            tuple(sorted(happened[flag.id], key=lambda record: record.id)),
        )
        for flag in found
    ]
