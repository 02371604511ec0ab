"""Deciding on flags: each decision is on one version of a flag, stands in the records, and can be taken back.

An open flag can be accepted, dismissed, waived, or asked a source for, and a decided one decided anew or reopened. One
that a run found fixed can only be reopened. Comments change nothing, so they neither need nor make a version: a
remark of one editor never stands in the way of another's decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import Connection, select

from checker.ledger.rows import storable_text
from checker.review import accounts
from checker.review.accounts import Account
from checker.review.changes import UNDECIDED, Change, Value, before, change, note
from checker.review.flag import BY_RUNS, Action, Flag, Reason, Record, State
from checker.review.flags import get, history, record_of
from checker.review.roles import Editor, Role, Standing
from checker.review.tables import flags, records
from checker.review.webhooks import Event, announce
from checker.review.words import message

LONGEST_NOTE = 5_000
"""Characters of a note."""
NO_DECISION = message("Choose what is decided.")
NO_REASON = message("Choose why the flag is dismissed.")
NO_OTHER_REASON = message("Write in the note which other reason there is.")
NO_DAY = message("Choose the last day of the waiver.")
PAST_DAY = message("The last day of the waiver is over. Choose today or a later day.")
NO_COMMENT = message("Write a comment.")
LONG_NOTE = message("The note is longer than 5,000 characters.")
NO_SUCH_EDITOR = message("Choose an editor whose account may be used.")
FIXED = message("The last run found this flag fixed. Reopen it to decide on it.")
SAME = message("This is decided already.")
NOTHING_DECIDED = message("There is no decision on this flag to undo.")
RUN_SINCE = message("A run of the checker changed this flag after the last decision, which can no longer be undone.")
DECIDED_SINCE = message("Something else was decided on this flag since.")
UNDONE_BEFORE = message("This was undone before.")

_STATES: Mapping[Action, State] = {
    Action.ACCEPT: State.ACCEPTED,
    Action.DISMISS: State.DISMISSED,
    Action.WAIVE: State.WAIVED,
    Action.NEED_SOURCE: State.NEEDS_SOURCE,
    Action.REOPEN: State.OPEN,
}
UNDOABLE = frozenset({*_STATES, Action.ASSIGN})
"""What an editor does that can be taken back."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decides; what an action has no use for, such as a reason to accept, is left out of account.

    ``until`` is the last day of a waiver; assigning to ``None`` leaves the flag to nobody.
    """

    action: Action
    reason: Reason | None = None
    until: date | None = None
    note: str = ""
    assignee_id: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A flag in the version that an editor saw."""

    fingerprint: str
    version: int


class NoFlag(Exception):  # noqa: N818 - named for what it says
    """There is no flag of this fingerprint."""


class Refused(Exception):  # noqa: N818 - named for what it says
    """What cannot be decided, with the message that says why; ``flag`` is that of one among several."""

    def __init__(self, why: str, flag: Flag | None = None) -> None:
        super().__init__(why)
        self.why, self.flag = why, flag


class Conflict(Exception):  # noqa: N818 - named for what it says
    """The flag is not what the editor saw: as it is now, and what happened to it since. Nothing is changed."""

    def __init__(self, flag: Flag, since: tuple[Record, ...]) -> None:
        super().__init__(flag.fingerprint)
        self.flag, self.since = flag, since


@dataclass(frozen=True, slots=True)
class Preview:
    """What a decision on several flags changes, and what it leaves as it is; of a preview, flags as they are."""

    changed: tuple[Flag, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Refused, ...]
    bulk: str | None = None


def decide(
    connection: Connection, fingerprint: str, version: int, decision: Decision, editor: Editor, now: datetime
) -> Flag:
    """The flag after a decision on one version of it. Raises NoFlag, Refused, Conflict."""
    _check(connection, decision, now)
    flag = _target(connection, Chosen(fingerprint, version), decision)
    return _carry_out(connection, flag, decision, editor, now)


def undo(connection: Connection, fingerprint: str, version: int, editor: Editor, now: datetime) -> Flag:
    """The flag as it was before the last decision that still stands. Raises NoFlag, Refused, Conflict."""
    flag = _seen(connection, Chosen(fingerprint, version))
    last = last_decision(history(connection, flag.id))
    if last is None:
        raise Refused(NOTHING_DECIDED)
    if last.action in BY_RUNS:
        raise Refused(RUN_SINCE)
    return _change(connection, flag, Change(Action.UNDO, now, editor, undoes=last.id), before(last))


def preview(connection: Connection, chosen: Iterable[Chosen], decision: Decision, now: datetime) -> Preview:
    """What ``decide_all`` would do, with nothing changed. Raises NoFlag, Refused."""
    _check(connection, decision, now)
    changed, conflicts, refused = list[Flag](), list[Conflict](), list[Refused]()
    for each in {each.fingerprint: each for each in chosen}.values():
        try:
            changed.append(_target(connection, each, decision))
        except Conflict as conflict:
            conflicts.append(conflict)
        except Refused as refusal:
            refused.append(refusal)
    return Preview(tuple(changed), tuple(conflicts), tuple(refused))


def decide_all(
    connection: Connection, chosen: Iterable[Chosen], decision: Decision, editor: Editor, now: datetime
) -> Preview:
    """Decide on several flags at once, as far as they are what the editor saw; the records of those share ``bulk``.

    Raises NoFlag, and Refused where the decision itself lacks something; then nothing is changed.
    """
    planned, bulk = preview(connection, chosen, decision, now), str(uuid4())
    changed = tuple(_carry_out(connection, flag, decision, editor, now, bulk) for flag in planned.changed)
    return replace(planned, changed=changed, bulk=bulk if changed else None)


def undo_all(connection: Connection, bulk: str, editor: Editor, now: datetime) -> Preview:
    """Take back a decision on several flags, where it is still the last on a flag; the rest is refused."""
    number = str(uuid4())
    changed, refused = list[Flag](), list[Refused]()
    for decided in _of_bulk(connection, bulk):
        flag = _flag(connection, decided.fingerprint)
        happened = history(connection, flag.id)
        last = last_decision(happened)
        if last is not None and last.id == decided.id:
            done = Change(Action.UNDO, now, editor, bulk=number, undoes=last.id)
            changed.append(_change(connection, flag, done, before(last)))
        else:
            was_undone = any(each.undoes == decided.id for each in happened)
            refused.append(Refused(UNDONE_BEFORE if was_undone else DECIDED_SINCE, flag))
    return Preview(tuple(changed), (), tuple(refused), number if changed else None)


def last_decision(history: Iterable[Record]) -> Record | None:
    """The last entry that changed the flag and was not taken back: a decision, or what a run did after it.

    ``None`` where all decisions were taken back, or where there was none.
    """
    stands: list[Record] = []
    for record in history:
        if record.action is Action.UNDO:
            stands = [each for each in stands if each.id != record.undoes]
        elif record.action is not Action.COMMENT:
            stands.append(record)
    return stands[-1] if any(each.action in UNDOABLE for each in stands) else None


def since(connection: Connection, flag: Flag, version: int) -> tuple[Record, ...]:
    """What happened to a flag after it was of a version."""
    happened = history(connection, flag.id)
    changes = [place for place, record in enumerate(happened) if record.action is not Action.COMMENT]
    seen = changes[: max(version, 0)]
    return tuple(happened[seen[-1] + 1 if seen else 0 :])


def assignable(connection: Connection) -> list[Account]:
    """The accounts that a flag can be assigned to."""
    every = accounts.all_accounts(connection)
    return [each for each in every if each.standing is Standing.ACTIVE and each.role.includes(Role.EDITOR)]


def _check(connection: Connection, decision: Decision, now: datetime) -> None:
    """Raise Refused where a decision lacks something, whatever it is on."""
    if problem := _problem(connection, decision, now):
        raise Refused(problem)


def _problem(connection: Connection, decision: Decision, now: datetime) -> str | None:
    said = bool(decision.note.strip())
    if len(decision.note) > LONGEST_NOTE:
        return LONG_NOTE
    match decision.action:
        case Action.DISMISS if decision.reason is None:
            return NO_REASON
        case Action.DISMISS if decision.reason is Reason.OTHER and not said:
            return NO_OTHER_REASON
        case Action.WAIVE if decision.until is None:
            return NO_DAY
        case Action.WAIVE if decision.until is not None and decision.until < now.date():
            return PAST_DAY
        case Action.COMMENT if not said:
            return NO_COMMENT
        case Action.ASSIGN if decision.assignee_id is not None:
            known = {account.id for account in assignable(connection)}
            return None if decision.assignee_id in known else NO_SUCH_EDITOR
    return None if decision.action in (*UNDOABLE, Action.COMMENT) else NO_DECISION


def _target(connection: Connection, chosen: Chosen, decision: Decision) -> Flag:
    """The flag, where the decision can be made on it. Raises NoFlag, Conflict, Refused."""
    if decision.action is Action.COMMENT:
        return _flag(connection, chosen.fingerprint)
    flag = _seen(connection, chosen)
    if flag.state is State.FIXED and decision.action is not Action.REOPEN:
        raise Refused(FIXED, flag)
    if all(getattr(flag, name) == value for name, value in _values(decision).items()):
        raise Refused(SAME, flag)
    return flag


def _values(decision: Decision) -> dict[str, Value]:
    """What a decision makes of a flag, by the columns of flags."""
    if decision.action is Action.ASSIGN:
        return {"assignee_id": decision.assignee_id}
    return {
        "state": _STATES[decision.action],
        "reason": decision.reason if decision.action is Action.DISMISS else None,
        "until": decision.until if decision.action is Action.WAIVE else None,
    }


def _carry_out(
    connection: Connection, flag: Flag, decision: Decision, editor: Editor, now: datetime, bulk: str | None = None
) -> Flag:
    done = Change(decision.action, now, editor, decision.note.strip(), bulk)
    if decision.action is Action.COMMENT:
        note(connection, flag.id, done, {}, {})
        return flag
    values = _values(decision)
    if decision.action is Action.REOPEN:
        values |= UNDECIDED
    elif decision.action is not Action.ASSIGN:
        values |= {"decided": now, "decided_by": editor.name}
    return _change(connection, flag, done, values)


def _change(connection: Connection, flag: Flag, done: Change, values: Mapping[str, Value]) -> Flag:
    """The flag after a change. Raises Conflict where another transaction changed it meanwhile."""
    changed = change(connection, flag, done, values)
    present = _flag(connection, flag.fingerprint)
    if not changed:
        raise Conflict(present, since(connection, present, flag.version))
    announce(connection, Event.DECIDED, [present], done.at, done.note)
    return present


def _flag(connection: Connection, fingerprint: str) -> Flag:
    flag = get(connection, fingerprint)
    if flag is None:
        raise NoFlag(fingerprint)
    return flag


def _seen(connection: Connection, chosen: Chosen) -> Flag:
    """The flag that an editor saw. Raises NoFlag, Conflict."""
    flag = _flag(connection, chosen.fingerprint)
    if flag.version != chosen.version:
        raise Conflict(flag, since(connection, flag, chosen.version))
    return flag


def _of_bulk(connection: Connection, bulk: str) -> list[Record]:
    query = select(records, flags.c.fingerprint).join(flags, flags.c.id == records.c.flag_id)
    of_bulk = records.c.bulk == storable_text(bulk), records.c.action.in_(UNDOABLE)
    return [record_of(row) for row in connection.execute(query.where(*of_bulk).order_by(records.c.id))]
