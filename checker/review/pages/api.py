"""The description of the API for people, made here from the one for programs: no page of another site is asked."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from checker.review.describing import operations, schemas
from checker.review.rendering import render
from checker.review.visitor import DeskOf, Visitor

router = APIRouter()


@router.get("/api/v1/docs")
def page(request: Request, desk: DeskOf, editor: Visitor) -> Response:  # noqa: ARG001
    """What programs can ask. Like the description itself it tells nothing of the ledger, and so is open to all."""
    document = request.app.openapi()
    return render(
        request,
        "api",
        operations=operations(document),
        schemas=schemas(document),
        description=request.app.openapi_url,
        address=desk.settings.url,
    )
