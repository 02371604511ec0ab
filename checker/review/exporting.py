"""Flags, decisions and records as CSV and JSON, in parts, so that the longest export takes little memory.

CSV is as RFC 4180 has it. Its text is on one line and safe to open in a spreadsheet, as that of ``checker check``; JSON
holds it as it is. The columns of both are the fields of the API.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import fields
from io import StringIO
from itertools import islice
from typing import Any

import orjson
from sqlalchemy import Connection, select

from checker.ledger.store import asked
from checker.renderers.csv import cell
from checker.review.filter import Filter
from checker.review.flag import Flag, Record
from checker.review.flags import record_of
from checker.review.journal import all_entries
from checker.review.outward import PublicFlag, PublicRecord
from checker.review.queue import matching
from checker.review.tables import flags, records

_PART = 500
_OPTIONS = orjson.OPT_UTC_Z
_FLAG = tuple(field.name for field in fields(PublicFlag))
_RECORD = tuple(field.name for field in fields(PublicRecord))
_OF_FLAG = ("rule", "story", "outlet", "headline", "message")
"""What an export of decisions says of their flags."""
DECISION_COLUMNS = (*_RECORD, *_OF_FLAG)


def flags_as_csv(connection: Connection, filter: Filter) -> Iterator[str]:
    """The flags of a filter, a row each, without their evidence."""
    return _csv(_FLAG, (_flag_row(flag) for flag in matching(connection, filter)))


def flags_as_json(connection: Connection, filter: Filter) -> Iterator[str]:
    """The flags of a filter, each with its evidence."""
    return _json(_whole_flags(connection, filter))


def decisions_as_csv(connection: Connection, filter: Filter) -> Iterator[str]:
    """What editors did to the flags of a filter, a row each."""
    return _csv(DECISION_COLUMNS, _decisions(connection, filter))


def decisions_as_json(connection: Connection, filter: Filter) -> Iterator[str]:
    """What editors did to the flags of a filter."""
    return _json(_decisions(connection, filter))


def records_as_csv(connection: Connection) -> Iterator[str]:
    """All that happened to any flag, a row each, the earliest first."""
    return _csv(_RECORD, map(_record_row, all_entries(connection)))


def records_as_json(connection: Connection) -> Iterator[str]:
    """All that happened to any flag, the earliest first."""
    return _json(map(_record_row, all_entries(connection)))


def _flag_row(flag: Flag) -> dict[str, Any]:
    shown = PublicFlag.of(flag)
    return {name: getattr(shown, name) for name in _FLAG}


def _record_row(record: Record) -> dict[str, Any]:
    shown = PublicRecord.of(record)
    return {name: getattr(shown, name) for name in _RECORD}


def _whole_flags(connection: Connection, filter: Filter) -> Iterator[dict[str, Any]]:
    columns = select(flags.c.id, flags.c.evidence)
    for part in _parts(matching(connection, filter)):
        evidence = {row.id: row.evidence for row in asked(connection, columns, flags.c.id, [flag.id for flag in part])}
        yield from (_flag_row(flag) | {"evidence": evidence[flag.id]} for flag in part)


def _decisions(connection: Connection, filter: Filter) -> Iterator[dict[str, Any]]:
    """Each entry of an editor, flag by flag in the order of the filter."""
    query = select(records, flags.c.fingerprint).join(flags, flags.c.id == records.c.flag_id)
    by_editors = query.where(records.c.by.is_not(None))
    for part in _parts(matching(connection, filter)):
        known = {flag.id: flag for flag in part}
        made: dict[int, list[Record]] = {id: [] for id in known}
        for row in asked(connection, by_editors, records.c.flag_id, known):
            made[row.flag_id].append(record_of(row))
        for id, own in made.items():
            of_flag = {name: getattr(known[id], name) for name in _OF_FLAG}
            yield from (_record_row(record) | of_flag for record in sorted(own, key=lambda record: record.id))


def _parts(found: Iterator[Flag]) -> Iterator[list[Flag]]:
    while part := list(islice(found, _PART)):
        yield part


def _csv(columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    written = StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    names = list(columns)
    table.writerow(names)
    for number, row in enumerate(rows, 1):
        table.writerow([_written(row[name]) for name in names])
        if number % _PART == 0:
            yield written.getvalue()
            written.seek(0)
            written.truncate()
    yield written.getvalue()


def _written(value: object) -> str:
    """A value as a cell: nothing as an empty one, what has parts as JSON, moments as in JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return cell(value)
    return cell(orjson.dumps(value, option=_OPTIONS).decode().strip('"'))


def _json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """An array, a line for each of its parts."""
    start = "["
    for row in rows:
        yield f"{start}\n{orjson.dumps(row, option=_OPTIONS).decode()}"
        start = ","
    yield f"{start if start == '[' else ''}\n]\n"
