"""Deciding on several flags at once: what is decided, a preview of what that changes, and the outcome."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

import sqlalchemy
from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import Response

from checker.ledger.rows import storable_text
from checker.review import deciding
from checker.review.deciding import Chosen, Decision, NoFlag, Preview, Refused
from checker.review.filter import Filter, Unusable
from checker.review.flag import Action
from checker.review.flags import by_fingerprint
from checker.review.pages.flag import OFFERS, Sent, first_day
from checker.review.queue import MOST_CHOSEN, matching
from checker.review.rendering import render
from checker.review.roles import Editor
from checker.review.visitor import Connection, DeskOf, EditorOf
from checker.review.visitor import desk as desk_of
from checker.review.words import message

router = APIRouter()
NONE_CHOSEN = message("Choose at least one flag first.")
TOO_MANY = message("These are more flags than are decided on at once. Narrow the filter first.")
WORDS = {
    Action.ACCEPT: message("accept"),
    Action.DISMISS: message("dismiss"),
    Action.WAIVE: message("waive"),
    Action.NEED_SOURCE: message("ask for a source"),
    Action.REOPEN: message("open again"),
    Action.COMMENT: message("comment"),
    Action.ASSIGN: message("assign"),
}
_ASSIGN = "assign"
_ALL = "all"
_PREVIEW = "preview"
_LONGEST_NUMBER = 18

Field = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class SentForAll(Sent):
    """What an editor filled in for several flags: also whom they are assigned to, by the key of an account."""

    assignee: str = ""

    def decision(self) -> Decision:
        """What is decided. Raises Refused."""
        if self.choice != _ASSIGN:
            return Sent.decision(self)
        known = self.assignee.isdecimal() and len(self.assignee) <= _LONGEST_NUMBER
        return Decision(Action.ASSIGN, note=self.note, assignee_id=int(self.assignee) if known else None)


def _sent(choice: Field = "", note: Field = "", until: Field = "", assignee: Field = "") -> SentForAll:
    return SentForAll(choice, note, until, assignee)


SentOf = Annotated[SentForAll, Depends(_sent)]


@router.post("/bulk")
def prepare(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: EditorOf,
    sent: SentOf,
    chosen: Annotated[list[str] | None, Form()] = None,
    which: Field = "",
    query: Field = "",
    step: Field = "",
) -> Response:
    """Ask what is to be decided, and show what it would change. Nothing is changed by this."""
    filter = _filter(query, editor)
    flags = _every(connection, filter) if which == _ALL else _chosen(chosen or [])
    if not flags:
        return _page(request, connection, editor, filter, problem=NONE_CHOSEN, status=422)
    if step != _PREVIEW:
        return _page(request, connection, editor, filter, flags, sent)
    try:
        decision = sent.decision()
        planned = deciding.preview(connection, flags, decision, desk.settings.clock())
    except Refused as refusal:
        return _page(request, connection, editor, filter, flags, sent, problem=refusal.why, status=422)
    except NoFlag:
        raise HTTPException(404) from None
    return _page(request, connection, editor, filter, flags, sent, decision=decision, planned=planned)


@router.post("/bulk/decide")
def decide(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: EditorOf,
    sent: SentOf,
    chosen: Annotated[list[str], Form()],
    query: Field = "",
) -> Response:
    """Decide on the versions that were shown; the others are left as they are, and told."""
    filter, flags = _filter(query, editor), _chosen(chosen)
    try:
        outcome = deciding.decide_all(connection, flags, sent.decision(), editor, desk.settings.clock())
    except Refused as refusal:
        return _page(request, connection, editor, filter, flags, sent, problem=refusal.why, status=422)
    except NoFlag:
        raise HTTPException(404) from None
    return _page(request, connection, editor, filter, outcome=outcome, status=409 if outcome.conflicts else 200)


@router.post("/bulk/undo")
def undo(
    request: Request, desk: DeskOf, connection: Connection, editor: EditorOf, bulk: Field = "", query: Field = ""
) -> Response:
    """Take back a decision on several flags, where nothing else was decided since."""
    outcome = deciding.undo_all(connection, bulk, editor, desk.settings.clock())
    return _page(request, connection, editor, _filter(query, editor), outcome=outcome, undone=True)


def _filter(query: str, editor: Editor) -> Filter:
    """The filter of the queue from which the flags were chosen; that of all open flags where it is none."""
    try:
        return Filter.of_query(query, editor.id)
    except Unusable:
        return Filter()


def _every(connection: sqlalchemy.Connection, filter: Filter) -> list[Chosen]:
    found = islice(matching(connection, filter), MOST_CHOSEN + 1)
    return _not_too_many([Chosen(flag.fingerprint, flag.version) for flag in found])


def _chosen(written: Iterable[str]) -> list[Chosen]:
    """What check boxes say: a version and a fingerprint each. Raises HTTPException."""
    found = []
    for each in written:
        version, _, fingerprint = each.partition(" ")
        if not version.isdecimal() or len(version) > _LONGEST_NUMBER:
            raise HTTPException(422)
        found.append(Chosen(storable_text(fingerprint), int(version)))
    return _not_too_many(found)


def _not_too_many(chosen: list[Chosen]) -> list[Chosen]:
    if len(chosen) > MOST_CHOSEN:
        raise HTTPException(422, TOO_MANY)
    return chosen


def _page(
    request: Request,
    connection: sqlalchemy.Connection,
    editor: Editor,
    filter: Filter,
    chosen: Sequence[Chosen] = (),
    sent: SentForAll | None = None,
    *,
    decision: Decision | None = None,
    planned: Preview | None = None,
    outcome: Preview | None = None,
    undone: bool = False,
    problem: str = "",
    status: int = 200,
) -> Response:
    known = by_fingerprint(connection, (each.fingerprint for each in chosen))
    return render(
        request,
        "bulk",
        status=status,
        here="/flags",
        query=filter.as_query(),
        chosen=[(each, known.get(each.fingerprint)) for each in chosen],
        sent=sent or SentForAll(),
        editors=deciding.assignable(connection) if editor.id is not None else [],
        offers=OFFERS,
        words=WORDS,
        decision=decision,
        planned=planned,
        outcome=outcome,
        undone=undone,
        problem=problem,
        longest_note=deciding.LONGEST_NOTE,
        first_day=first_day(editor, desk_of(request).settings.clock()),
    )
