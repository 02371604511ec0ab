"""A flag: its evidence, its history, and what an editor decides on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import sqlalchemy
from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from checker.review import deciding, facts, interval_chart, misread, surroundings
from checker.review.addresses import flag_path
from checker.review.deciding import Conflict, Decision, Refused
from checker.review.filter import Filter, Unusable
from checker.review.flag import Action, Flag, Reason, State
from checker.review.flags import evidence, get, history
from checker.review.queue import next_flag
from checker.review.rendering import day_of, language_of, render
from checker.review.roles import Editor, Role
from checker.review.rules import Rules
from checker.review.visitor import Connection, DeskOf, EditorOf, ReaderOf
from checker.review.words import message, translations

router = APIRouter()
DONE = {
    "decided": message("Your decision is recorded."),
    "last": message("Your decision is recorded. No flag follows in this filter."),
    "commented": message("Your comment is recorded."),
    "assigned": message("The flag is assigned."),
    "undone": message("The last decision is undone."),
}
SURE = {
    "high": message("High: what is compared is stated plainly on all sides."),
    "medium": message("Medium: something of what is compared is inferred, so look at the sentences."),
    "low": message("Low: much of what is compared is inferred, so read the articles."),
}
MOST_OTHERS = 12
"""Claims of a fact that are told beside a flag; the page of the fact has all."""
_NEXT = "next"
_ME = "me"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be decided, as the form offers it; ``key`` is what chooses it, ``focus`` where one goes on."""

    value: str
    action: Action
    words: str
    reason: Reason | None = None
    key: str | None = None
    focus: str | None = None


OFFERS = (
    Offer("accept", Action.ACCEPT, message("Accept: the article must be corrected"), key="a"),
    Offer("need-source", Action.NEED_SOURCE, message("Needs a source"), key="n"),
    Offer("scope", Action.DISMISS, Reason.SCOPE, Reason.SCOPE, key="d"),
    *(
        Offer(reason.name.lower().replace("_", "-"), Action.DISMISS, reason, reason)
        for reason in Reason
        if reason is not Reason.SCOPE
    ),
    Offer("waive", Action.WAIVE, message("Waive until"), key="w", focus="until"),
    Offer("reopen", Action.REOPEN, message("Open it again")),
    Offer("comment", Action.COMMENT, message("Only comment"), key="c", focus="note"),
)
_OFFERED = {offer.value: offer for offer in OFFERS}


@dataclass(frozen=True, slots=True)
class Sent:
    """What an editor filled in, which no refusal loses."""

    choice: str = ""
    note: str = ""
    until: str = ""

    def decision(self) -> Decision:
        """What is decided. Raises Refused."""
        offer = _OFFERED.get(self.choice or ("waive" if self.until else ""))
        if offer is None:
            raise Refused(deciding.NO_DECISION)
        try:
            until = date.fromisoformat(self.until) if offer.action is Action.WAIVE and self.until else None
        except ValueError:
            raise Refused(deciding.NO_DAY) from None
        return Decision(offer.action, offer.reason, until, self.note.replace("\r\n", "\n"))


@router.get("/flags/{rule}/{digits}")
def page(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: ReaderOf,
    rule: str,
    digits: str,
    done: str = "",
    decided: str = "",
) -> Response:
    """The flag; ``decided`` is the one that was decided on just before."""
    before = get(connection, decided) if decided else None
    context = {"done": DONE.get(done, ""), "before": before}
    return _page(request, connection, editor, _flag(connection, rule, digits), desk.settings.clock(), context)


@router.post("/flags/{rule}/{digits}/decide")
def decide(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: EditorOf,
    rule: str,
    digits: str,
    version: Annotated[int, Form()],
    choice: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    then: Annotated[str, Form()] = "",
) -> Response:
    """Decide on the version that the editor saw, and go on to the next flag where that is asked for."""
    sent, now, known = Sent(choice, note, until), desk.settings.clock(), _flag(connection, rule, digits)
    try:
        flag = deciding.decide(connection, known.fingerprint, version, sent.decision(), editor, now)
    except (Refused, Conflict) as cause:
        return _not_done(request, connection, editor, known, now, cause, sent)
    if then != _NEXT:
        return _to(request, editor, flag, done="commented" if sent.choice == "comment" else "decided")
    following = next_flag(connection, _filter(request, editor), flag)
    if following is None:
        return _to(request, editor, flag, done="last")
    return _to(request, editor, following, decided=flag.fingerprint)


@router.post("/flags/{rule}/{digits}/assign")
def assign(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: EditorOf,
    rule: str,
    digits: str,
    version: Annotated[int, Form()],
    assignee: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "",
) -> Response:
    """Give the flag to an editor, to oneself, or to nobody."""
    now, known = desk.settings.clock(), _flag(connection, rule, digits)
    wanted = editor.id if to == _ME else int(assignee[:18]) if assignee.isdecimal() else None
    try:
        decision = Decision(Action.ASSIGN, assignee_id=wanted)
        flag = deciding.decide(connection, known.fingerprint, version, decision, editor, now)
    except (Refused, Conflict) as cause:
        return _not_done(request, connection, editor, known, now, cause)
    return _to(request, editor, flag, done="assigned")


@router.post("/flags/{rule}/{digits}/undo")
def undo(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: EditorOf,
    rule: str,
    digits: str,
    version: Annotated[int, Form()],
) -> Response:
    """Take back the last decision."""
    now, known = desk.settings.clock(), _flag(connection, rule, digits)
    try:
        flag = deciding.undo(connection, known.fingerprint, version, editor, now)
    except (Refused, Conflict) as cause:
        return _not_done(request, connection, editor, known, now, cause)
    return _to(request, editor, flag, done="undone")


@router.get("/flags/{rule}/{digits}/test.yaml")
def test_of_rule(
    connection: Connection,
    editor: ReaderOf,  # noqa: ARG001
    rule: str,
    digits: str,
    side: int,
    form: misread.Form,
) -> Response:
    """A misread sentence as a file to be added to the tests of its rule."""
    flag = _flag(connection, rule, digits)
    found = misread.rule_tests(flag, evidence(connection, flag.id))
    text = next((each.text for each in found if (each.side, each.form) == (side, form)), None)
    if text is None:
        raise HTTPException(404)
    headers = {"Content-Disposition": f'attachment; filename="{form}.yaml"'}
    return Response(text, media_type="application/yaml", headers=headers)


def first_day(editor: Editor, now: datetime) -> date:
    """The earliest day on which a waiver can end: over neither where the editor is, nor for the checker."""
    return max(now.date(), day_of(editor, now))


def _flag(connection: sqlalchemy.Connection, rule: str, digits: str) -> Flag:
    """The flag of an address. Raises HTTPException."""
    flag = get(connection, f"{rule}/{digits}")
    if flag is None:
        raise HTTPException(404)
    return flag


def _filter(request: Request, editor: Editor) -> Filter:
    """The filter of the queue from which the flag was opened; that of all open flags where it is none."""
    try:
        return Filter.of_query(request.url.query, editor.id)
    except Unusable:
        return Filter()


def _to(request: Request, editor: Editor, flag: Flag, **told: str) -> Response:
    return RedirectResponse(f"{flag_path(flag.fingerprint)}?{_filter(request, editor).as_query(**told)}", 303)


def _not_done(
    request: Request,
    connection: sqlalchemy.Connection,
    editor: Editor,
    flag: Flag,
    now: datetime,
    cause: Refused | Conflict,
    sent: Sent | None = None,
) -> Response:
    """The flag as it is now, with why nothing was changed and with all that the editor filled in."""
    if isinstance(cause, Conflict):
        context: dict[str, object] = {"since": cause.since, "sent": sent}
        return _page(request, connection, editor, cause.flag, now, context, status=409)
    context = {"problem": cause.why, "sent": sent}
    return _page(request, connection, editor, flag, now, context, status=422)


def _page(
    request: Request,
    connection: sqlalchemy.Connection,
    editor: Editor,
    flag: Flag,
    now: datetime,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> Response:
    rules: Rules = request.app.state.desk.rules
    shown, happened, filter = evidence(connection, flag.id), history(connection, flag.id), _filter(request, editor)
    rows = interval_chart.rows(shown)
    others = None if shown.difference else facts.window(connection, flag.rule, rules.known(), size=MOST_OTHERS)
    last = deciding.last_decision(happened)
    quoted = [each for side in shown.sides for each in side.quoted]
    every: dict[str, object] = {
        "Action": Action,
        "as_day": date.fromisoformat,
        "longest_note": deciding.LONGEST_NOTE,
        "flag": flag,
        "evidence": shown,
        "sure": SURE[flag.confidence],
        "articles": surroundings.in_ledger(connection, (each.article for each in quoted)),
        "rows": rows,
        "chart": interval_chart.chart(rows, translations(language_of(request)).gettext),
        "others": others,
        "history": happened,
        "undone": {record.undoes for record in happened},
        "decides": editor.role.includes(Role.EDITOR),
        "offers": _offers(flag),
        "last": last if last and last.action in deciding.UNDOABLE else None,
        "editors": deciding.assignable(connection) if editor.id is not None else [],
        "tests": misread.rule_tests(flag, shown) if flag.reason is Reason.MISREAD else (),
        "first_day": first_day(editor, now),
        "query": filter.as_query(),
        "next": next_flag(connection, filter, flag),
        "previous": next_flag(connection, filter, flag, back=True),
        "sent": Sent(),
        "done": "",
        "problem": "",
        "since": None,
        "before": None,
    }
    every |= {name: value for name, value in context.items() if value is not None}
    return render(request, "flag", status=status, **every)


def _offers(flag: Flag) -> list[Offer]:
    """What can be decided on the flag as it is."""
    if flag.state is State.FIXED:
        return [offer for offer in OFFERS if offer.action in (Action.REOPEN, Action.COMMENT)]
    return [offer for offer in OFFERS if offer.action is not Action.REOPEN or flag.state is not State.OPEN]
