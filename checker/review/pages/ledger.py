"""What the ledger holds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from checker.ledger.contents import contents
from checker.review.menu import Entry
from checker.review.rendering import render
from checker.review.visitor import DeskOf, ReaderOf
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(70, "/ledger", message("Ledger"))


@router.get("/ledger")
def page(request: Request, desk: DeskOf, editor: ReaderOf) -> Response:  # noqa: ARG001
    """The numbers of the ledger."""
    return render(request, "ledger", contents=contents(desk.ledger))
