"""One article, with its claims marked and its flags beside them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from checker.ledger.rows import storable_text
from checker.renderers.cards import link
from checker.review import articles
from checker.review.flags import of_article
from checker.review.marked import Layout, part_of
from checker.review.rendering import render
from checker.review.visitor import Connection, ReaderOf
from checker.review.words import message

router = APIRouter()
NO_ARTICLE = message("The ledger holds no such article.")
NO_PART = message("The article has fewer parts.")
MOST_FLAGS = 200
"""Flags of one article that its page shows; the queue has them all."""


@router.get("/articles/{id:path}")
def page(request: Request, connection: Connection, editor: ReaderOf, id: str, part: int = 1) -> Response:  # noqa: ARG001
    """One of its parts, or the flags alone where the ledger does not hold it, such as a draft."""
    id = storable_text(id)
    held = articles.get(connection, id)
    every = of_article(connection, id, MOST_FLAGS + 1)
    flags = every[:MOST_FLAGS]
    if held is None:
        if not flags:
            raise HTTPException(404, NO_ARTICLE)
        return render(request, "absent", id=id, flags=flags, more=len(every) > len(flags))
    layout = Layout.of(held.article)
    if not 1 <= part <= len(layout.parts):
        raise HTTPException(404, NO_PART)
    notes, lost = articles.notes(connection, held.article, flags)
    claims = articles.claims_within(connection, held.article.id, layout.stretch(part))
    return render(
        request,
        "article",
        held=held,
        article=held.article,
        link=link(held.article),
        versions=articles.versions_of(connection, held.article.id),
        part=part_of(held.article, layout, part, claims, notes),
        claim_count=articles.count_claims(connection, held.article.id),
        flags=flags,
        more=len(every) > len(flags),
        lost=lost,
        elsewhere=[(note, layout.number_of(note.at)) for note in notes if layout.number_of(note.at) != part],
    )
