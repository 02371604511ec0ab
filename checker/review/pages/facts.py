"""The facts of which the ledger holds claims."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from checker.review import facts
from checker.review.menu import Entry
from checker.review.rendering import render
from checker.review.visitor import Connection, DeskOf, ReaderOf
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(40, "/facts", message("Facts"))


@router.get("/facts")
def page(request: Request, desk: DeskOf, connection: Connection, editor: ReaderOf) -> Response:  # noqa: ARG001
    """All rules with claims or open flags, with their questions as far as these are known."""
    book = desk.rules.known()
    stated = {rule.id: rule.fact.question for rule in book.rules} if book else {}
    return render(request, "facts", facts=facts.counted(connection), questions=stated)
