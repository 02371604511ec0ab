"""The discrepancy report of a period, to read and to print."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from checker.review.period import period
from checker.review.rendering import render, zone_of
from checker.review.visitor import Connection, DeskOf, ReaderOf
from checker.review.words import message

router = APIRouter()
BACKWARDS = message("The report ends before it begins: choose a last day that is not before the first.")


@router.get("/report")
def page(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: ReaderOf,
    first: Annotated[date, Query(alias="from")],
    last: Annotated[date, Query(alias="to")],
) -> Response:
    """What was first flagged in some days of the editor's zone, and what became of it."""
    if last < first:
        raise HTTPException(422, BACKWARDS)
    found = period(connection, first, last, zone_of(editor))
    return render(request, "report", report=found, made=desk.settings.clock(), address=desk.settings.url)
