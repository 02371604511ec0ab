"""The articles of the ledger, by words, outlet and day."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from checker.review.articles import MOST_FOUND, Sought, find, outlets
from checker.review.menu import Entry
from checker.review.rendering import render
from checker.review.visitor import Connection, ReaderOf
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(30, "/articles", message("Articles"))
NO_DAY = message("A day is written as in 2026-03-01.")


@router.get("/articles")
def page(
    request: Request,
    connection: Connection,
    editor: ReaderOf,  # noqa: ARG001
    q: str = "",
    outlet: str = "",
    since: str = "",
    until: str = "",
    after: str = "",
) -> Response:
    """Those of the latest day first."""
    sought = Sought(q, outlet, _day(since), _day(until))
    return render(
        request,
        "articles",
        sought=sought,
        listing=find(connection, sought, after),
        first=not after,
        outlets=outlets(connection),
        most=MOST_FOUND,
    )


def _day(stated: str) -> date | None:
    """The day of a field that may be empty. Raises HTTPException."""
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        raise HTTPException(422, NO_DAY) from None
