"""The first page: who is there, and what the ledger holds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from checker.ledger.contents import contents
from checker.review.menu import Entry
from checker.review.rendering import render
from checker.review.visitor import DeskOf, ReaderOf
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(10, "/", message("Start"))


@router.get("/")
def page(request: Request, desk: DeskOf, editor: ReaderOf) -> Response:  # noqa: ARG001
    """The numbers of the ledger."""
    return render(request, "start", contents=contents(desk.ledger))
