"""What happens to a flag: its row is changed and a record of that is added, in one transaction.

The records of a flag, one after the other, give what it is now: each holds the columns that it changed, before and
after. A version counts all of them but comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from checker.ledger.rows import storable_text
from checker.ledger.store import MOST_ASKED
from checker.review.flag import Action, Flag, Reason, Record, State
from checker.review.roles import Editor
from checker.review.tables import flags, records, users

Value = str | int | date | None
"""Of a column: also a State, a Reason or a datetime, which are a str and a date."""

UNDECIDED: Mapping[str, Value] = {
    "state": State.OPEN,
    "reason": None,
    "until": None,
    "decided": None,
    "decided_by": None,
}
"""The columns of a flag on which nothing is decided."""
_COLUMNS = (*UNDECIDED, "assignee_id")


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a flag, by whom and when; ``by`` is ``None`` for a run of the checker."""

    action: Action
    at: datetime
    by: Editor | None = None
    note: str = ""
    bulk: str | None = None
    undoes: int | None = None


def change(connection: Connection, flag: Flag, done: Change, values: Mapping[str, Value]) -> bool:
    """Change columns of a flag and record it; whether the flag was still of this version, else nothing is changed."""
    present = _values(flag)
    changed = {name: value for name, value in values.items() if value != present[name]}
    unchanged = flags.c.id == flag.id, flags.c.version == flag.version
    statement = update(flags).where(*unchanged).values(**changed, version=flag.version + 1)
    if connection.execute(statement).rowcount != 1:
        return False
    replaced = {name: present[name] for name in changed}
    note(connection, flag.id, done, _named(connection, replaced), _named(connection, changed))
    return True


def change_all(connection: Connection, found: Sequence[Flag], done: Change, values: Mapping[str, Value]) -> None:
    """Change the same columns of several flags and record it of each, where nobody else writes meanwhile."""
    for first in range(0, len(found), MOST_ASKED):
        part = found[first : first + MOST_ASKED]
        ids = [flag.id for flag in part]
        connection.execute(update(flags).where(flags.c.id.in_(ids)).values(**values, version=flags.c.version + 1))
        present = ((flag.id, _values(flag)) for flag in part)
        changed = [(id, held, [name for name in values if held[name] != values[name]]) for id, held in present]
        entries = (
            (id, {name: held[name] for name in names}, {name: values[name] for name in names})
            for id, held, names in changed
        )
        connection.execute(insert(records), [_entry(done, *entry) for entry in entries])


def note(
    connection: Connection, flag_id: int, done: Change, before: Mapping[str, Value], after: Mapping[str, Value]
) -> None:
    """Add to the records of a flag."""
    connection.execute(insert(records).values(_entry(done, flag_id, before, after)))


def begin(connection: Connection, ids: Iterable[int], at: datetime) -> None:
    """Begin the records of flags that a run raises for the first time."""
    rows = [_entry(Change(Action.RAISED, at), id, {}, {"state": State.OPEN}) for id in ids]
    connection.execute(insert(records), rows)


def _entry(done: Change, flag_id: int, before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, object]:
    return {
        "flag_id": flag_id,
        "at": done.at,
        "user_id": done.by.id if done.by else None,
        "by": done.by.name if done.by else None,
        "action": done.action,
        "before": _recorded(before),
        "after": _recorded(after),
        "note": storable_text(done.note),
        "bulk": done.bulk,
        "undoes": done.undoes,
    }


def before(record: Record) -> dict[str, Value]:
    """The columns that a change was about, as they were before it."""
    return _restored(record.before)


def replayed(history: Iterable[Record]) -> dict[str, Value]:
    """What the columns of a flag are after all that happened to it."""
    values: dict[str, Value] = dict.fromkeys(_COLUMNS)
    for record in history:
        values |= _restored(record.after)
    return values


def _values(flag: Flag) -> dict[str, Value]:
    return {name: getattr(flag, name) for name in _COLUMNS}


def _recorded(values: Mapping[str, Value]) -> dict[str, str | int | None]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _named(connection: Connection, values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Columns as they are recorded: with the key of an account the name that it has at that time."""
    if "assignee_id" not in values:
        return values
    known = select(users.c.name).where(users.c.id == values["assignee_id"])
    return {**values, "assignee": connection.execute(known).scalar()}


def _restored(recorded: Mapping[str, str | int | None]) -> dict[str, Value]:
    """What a record says of the columns of a flag."""
    return {name: _value(name, recorded[name]) for name in _COLUMNS if name in recorded}


def _value(name: str, value: str | int | None) -> Value:
    if not isinstance(value, str):
        return value
    match name:
        case "state":
            return State(value)
        case "reason":
            return Reason(value)
        case "until":
            return date.fromisoformat(value)
        case "decided":
            return datetime.fromisoformat(value)
    return value
