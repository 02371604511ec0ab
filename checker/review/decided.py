"""What editors decided on flags, as the checker obeys it: decisions on findings, and waivers for git."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import PurePosixPath

from sqlalchemy import Connection, select

from checker.findings.finding import Choice, Decision
from checker.findings.waiver_file import merged
from checker.ledger.rows import storable_text
from checker.ledger.store import asked
from checker.review.flag import Action, Flag, Reason, State
from checker.review.flags import articles_of, flag_of, flag_query
from checker.review.tables import flags, records
from checker.rulebook.rulebook import Waiver

PLACE = "ledger"
"""Where these decisions stand, beside waivers.yaml and comments in articles."""
_CHOICES = {
    State.ACCEPTED: Choice.ACCEPT,
    State.NEEDS_SOURCE: Choice.NEED_SOURCE,
    State.DISMISSED: Choice.DISMISS,
    State.WAIVED: Choice.DISMISS,
}
_TAKEN_BY = {
    Action.ACCEPT: State.ACCEPTED,
    Action.NEED_SOURCE: State.NEEDS_SOURCE,
    Action.DISMISS: State.DISMISSED,
    Action.WAIVE: State.WAIVED,
}
_FOR_GIT = (State.ACCEPTED, State.DISMISSED, State.WAIVED)
"""What waivers.yaml has words for."""
_UNEXPLAINED = {
    State.ACCEPTED: "the article has to be corrected",
    State.NEEDS_SOURCE: "it is to be found before this is decided",
    State.DISMISSED: "no reason given",
    State.WAIVED: "no reason given",
}


def decisions(connection: Connection, fingerprints: Collection[str]) -> dict[str, Decision]:
    """What editors decided on findings, by their fingerprints; decisions that are over are among them."""
    stored = {storable_text(fingerprint): fingerprint for fingerprint in fingerprints}
    query = flag_query().where(flags.c.state.in_(list(_CHOICES)))
    found = [flag_of(row) for row in asked(connection, query, flags.c.fingerprint, sorted(stored))]
    notes = _notes(connection, found)
    return {
        stored[flag.fingerprint]: Decision(
            _CHOICES[flag.state], _because(flag, notes.get(flag.id, "")), flag.decided_by, flag.until, PLACE
        )
        for flag in found
    }


def waivers(connection: Connection, today: date, rules: Collection[str] | None = None) -> list[Waiver]:
    """The decisions that hold, as waivers.yaml has them: accepted, dismissed, and waived until a day not yet over.

    With ``rules``, the ids of those there are, those on findings of others are left out: a rule book refuses them.
    """
    query = flag_query().where(flags.c.state.in_(_FOR_GIT))
    rows = connection.execute(query.order_by(flags.c.fingerprint))
    found = [
        flag
        for flag in map(flag_of, rows)
        if (flag.until is None or flag.until >= today) and (rules is None or flag.rule in rules)
    ]
    notes, articles = _notes(connection, found), articles_of(connection, (flag.id for flag in found))
    return [
        Waiver(
            finding=flag.fingerprint,
            decision="accept" if flag.state is State.ACCEPTED else "dismiss",
            because=_because(flag, notes.get(flag.id, "")),
            by=flag.decided_by,
            until=flag.until,
            articles=tuple(sorted({PurePosixPath(article).name for article in articles[flag.id]})),
        )
        for flag in found
    ]


def taken_back(connection: Connection) -> set[str]:
    """The fingerprints of flags on which something was decided that does not hold any more, nor anything else."""
    decided = select(records.c.id).where(records.c.flag_id == flags.c.id, records.c.action.in_(list(_TAKEN_BY)))
    query = select(flags.c.fingerprint).where(flags.c.state.not_in(_FOR_GIT), decided.exists())
    return set(connection.execute(query).scalars())


def export_waivers(connection: Connection, today: date, rules: Collection[str] | None = None) -> str:
    """The ``waivers`` as the text of a file waivers.yaml, for git."""
    return merged("", waivers(connection, today, rules)).text


def _because(flag: Flag, note: str) -> str:
    """Why an editor decided so: the reason that was chosen, and what was noted, on one line."""
    chosen = None if flag.reason is Reason.OTHER and note else flag.reason
    return ": ".join(part for part in (chosen, " ".join(note.split())) if part) or _UNEXPLAINED[flag.state]


def _notes(connection: Connection, found: Iterable[Flag]) -> dict[int, str]:
    """What editors noted with the decisions that flags stand by, by the numbers of the flags."""
    states = {flag.id: flag.state for flag in found}
    columns = records.c.id, records.c.flag_id, records.c.action, records.c.note, records.c.undoes
    rows = sorted(asked(connection, select(*columns), records.c.flag_id, states), key=lambda row: row.id)
    undone = {row.undoes for row in rows}
    standing = (row for row in rows if row.id not in undone and row.action in _TAKEN_BY)
    return {row.flag_id: row.note for row in standing if _TAKEN_BY[Action(row.action)] is states[row.flag_id]}
