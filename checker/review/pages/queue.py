"""The queue: the first page of the desk."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

import sqlalchemy
from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import exists, select

from checker.review import filters, queue
from checker.review.addresses import Key
from checker.review.counting import count
from checker.review.filter import Filter, Order, Unusable
from checker.review.menu import Entry
from checker.review.narrowing import asked_for, facets
from checker.review.queue import Place
from checker.review.rendering import render
from checker.review.roles import Editor, Role
from checker.review.tables import flags
from checker.review.visitor import Connection, ReaderOf
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(10, "/flags", message("Flags"), key="g q")
DONE = {"saved": message("The filter is saved."), "deleted": message("The filter is deleted.")}
TYPED = ("rule", "story", "outlet")
LINKED = ("state", "severity", "verdict", "confidence", "assignee")
"""Criteria that the form keeps as they are: they are chosen by links."""
_MOST_OFFERED = 300
"""Names that the form offers of each kind; any other can be typed."""


@router.get("/")
@router.get("/flags")
def page(
    request: Request, connection: Connection, editor: ReaderOf, after: str = "", before: str = "", done: str = ""
) -> Response:
    """The flags of a filter, page by page."""
    filter = _filter(request.url.query, editor)
    return _page(request, connection, editor, filter, after=_place(after), before=_place(before), done=DONE.get(done))


@router.post("/filters")
def save(
    request: Request,
    connection: Connection,
    editor: ReaderOf,
    name: Annotated[str, Form()] = "",
    query: Annotated[str, Form()] = "",
) -> Response:
    """Keep a filter under a name."""
    filter = _filter(query, editor)
    try:
        filters.save(connection, editor.id, name, filter)
    except filters.Refused as refusal:
        return _page(request, connection, editor, filter, problem=str(refusal), status=422)
    return RedirectResponse(f"/flags?{filter.as_query(done='saved')}", 303)


@router.post("/filters/{saved_id}/delete")
def delete(connection: Connection, editor: ReaderOf, saved_id: Key, query: Annotated[str, Form()] = "") -> Response:
    """Keep a filter no longer."""
    filters.drop(connection, editor.id, saved_id)
    return RedirectResponse(f"/flags?{_filter(query, editor).as_query(done='deleted')}", 303)


def _filter(query: str, editor: Editor) -> Filter:
    try:
        return Filter.of_query(query, editor.id)
    except Unusable as problem:
        raise HTTPException(422, str(problem)) from None


def _place(written: str) -> Place | None:
    """The place in an address; the first page where it is none."""
    try:
        return Place.of(written)
    except ValueError:
        return None


def _page(
    request: Request,
    connection: sqlalchemy.Connection,
    editor: Editor,
    filter: Filter,
    *,
    after: Place | None = None,
    before: Place | None = None,
    done: str | None = None,
    problem: str = "",
    status: int = 200,
) -> Response:
    with filter.looked_up(connection) as narrowed:
        counts = count(connection, narrowed)
        shown = queue.page(connection, narrowed, after=after, before=before)
    return render(
        request,
        "queue",
        status=status,
        here=ENTRY.path,
        done=done,
        problem=problem,
        filter=filter,
        query=filter.as_query(),
        page=shown,
        counts=counts,
        asked=list(asked_for(filter)),
        facets=list(facets(filter, counts)),
        offered={name: sorted(each for each in counts.by[name] if each)[:_MOST_OFFERED] for name in TYPED},
        kept=[(name, value) for name, value in parse_qsl(filter.as_query()) if name in LINKED],
        orders=list(Order),
        most_chosen=queue.MOST_CHOSEN,
        may_decide=editor.role.includes(Role.EDITOR),
        saved=filters.saved(connection, editor.id),
        is_empty=not counts.total and not connection.execute(select(exists().select_from(flags))).scalar(),
    )
