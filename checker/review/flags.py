"""Flags as they stand in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Select, func, select

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.ledger.rows import storable_text
from checker.ledger.store import asked
from checker.review.flag import Action, Evidence, Flag, Reason, Record, State
from checker.review.tables import concerned, flags, records, users
from checker.rulebook.facts.fact import Severity

_EVIDENCE = TypeAdapter(Evidence)
_LONGEST = 5_000
"""Characters of one text of evidence."""
_OF_FLAG = tuple(column for column in flags.c if column is not flags.c.evidence)


def flag_query() -> Select[Any]:
    """Rows that flags are made of, to be narrowed and ordered."""
    return select(*_OF_FLAG, users.c.name.label("assignee")).outerjoin(users, users.c.id == flags.c.assignee_id)


def flag_of(row: Row[Any]) -> Flag:
    """The flag of a row of ``flag_query``."""
    values = dict(row._mapping)
    reason = values.pop("reason")
    return Flag(
        verdict=Verdict(values.pop("verdict")),
        severity=Severity(values.pop("severity")),
        confidence=Confidence(values.pop("confidence")),
        state=State(values.pop("state")),
        reason=Reason(reason) if reason else None,
        **values,
    )


def get(connection: Connection, fingerprint: str) -> Flag | None:
    """The flag of a fingerprint."""
    row = connection.execute(flag_query().where(flags.c.fingerprint == storable_text(fingerprint))).one_or_none()
    return flag_of(row) if row else None


def of_article(connection: Connection, article: str, most: int | None = None) -> list[Flag]:
    """The flags with a claim of an article on one of their sides, the gravest first, and so many at most."""
    query = flag_query().join(concerned, concerned.c.flag_id == flags.c.id).where(concerned.c.article == article)
    rows = connection.execute(query.order_by(flags.c.gravity.desc(), flags.c.id).limit(most))
    return [flag_of(row) for row in rows]


def by_fingerprint(connection: Connection, fingerprints: Iterable[str]) -> dict[str, Flag]:
    """The flags of some findings, as far as there are any."""
    rows = asked(connection, flag_query(), flags.c.fingerprint, sorted(set(fingerprints)))
    return {row.fingerprint: flag_of(row) for row in rows}


def states(connection: Connection) -> dict[State, int]:
    """How many flags there are of each state that there is any of, what is to be done first."""
    query = select(flags.c.state, func.count()).group_by(flags.c.state)
    held: dict[str, int] = dict(connection.execute(query).all())
    return {state: held[state] for state in State if state in held}


def evidence(connection: Connection, flag_id: int) -> Evidence:
    """What a flag shows. Raises NoResultFound where there is no such flag."""
    return _EVIDENCE.validate_python(
        connection.execute(select(flags.c.evidence).where(flags.c.id == flag_id)).scalar_one()
    )


def evidences(connection: Connection, ids: Iterable[int]) -> dict[int, Evidence]:
    """What flags show, by their numbers."""
    rows = asked(connection, select(flags.c.id, flags.c.evidence), flags.c.id, ids)
    return {row.id: _EVIDENCE.validate_python(row.evidence) for row in rows}


def articles_of(connection: Connection, ids: Iterable[int]) -> dict[int, set[str]]:
    """The articles of all sides of flags, by the numbers of the flags."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in asked(connection, select(concerned), concerned.c.flag_id, ids):
        found[row.flag_id].add(row.article)
    return found


def evidence_row(evidence: Evidence) -> object:
    """Evidence as the database holds it."""
    return _storable(_EVIDENCE.dump_python(evidence, mode="json"))


def history(connection: Connection, flag_id: int) -> list[Record]:
    """What happened to a flag, from the first to the last."""
    query = select(records, flags.c.fingerprint).join(flags, flags.c.id == records.c.flag_id)
    rows = connection.execute(query.where(records.c.flag_id == flag_id).order_by(records.c.id))
    return [record_of(row) for row in rows]


def record_of(row: Row[Any]) -> Record:
    """The record of a row of ``records`` with the flag's fingerprint."""
    names = Record.__dataclass_fields__.keys() - {"action"}
    return Record(action=Action(row.action), **{name: row._mapping[name] for name in names})


def kept_text(text: str) -> str:
    """A text of evidence as the database holds it: no page is longer for what an article has without end."""
    return storable_text(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _storable(value: object) -> object:
    if isinstance(value, str):
        return kept_text(value)
    if isinstance(value, list | tuple):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {key: _storable(each) for key, each in value.items()}
    return value
