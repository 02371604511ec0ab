"""Webhooks: who is told what happens to flags, for admins."""

from __future__ import annotations

from typing import Annotated

import sqlalchemy
from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from checker.review import webhooks
from checker.review.addresses import Key
from checker.review.menu import Entry
from checker.review.rendering import render
from checker.review.roles import Role
from checker.review.visitor import AdminOf, Connection, DeskOf
from checker.review.webhooks import Event, Refused, Webhook
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(85, "/webhooks", message("Webhooks"), Role.ADMIN, own=True)
DONE = {
    "tested": message("A test message is on its way; load this page again to see whether it arrived."),
    "paused": message("The webhook is paused. What happens meanwhile is not told to it."),
    "active": message("The webhook is active."),
    "deleted": message("The webhook is deleted."),
}
_SHOWN = 10
"""Messages that a receiver's card lists."""


@router.get("/webhooks")
def page(request: Request, connection: Connection, editor: AdminOf, done: str = "") -> Response:  # noqa: ARG001
    """All webhooks with what was sent to them last."""
    return _page(request, connection, done=DONE.get(done, ""))


@router.post("/webhooks")
def add(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: AdminOf,  # noqa: ARG001
    events: Annotated[list[Event] | None, Form()] = None,
    url: Annotated[str, Form()] = "",
) -> Response:
    """Add a webhook, and show its secret this once."""
    private = desk.settings.private_webhooks
    try:
        secret = webhooks.add(connection, url, events or (), desk.settings.clock(), private=private)
    except Refused as refusal:
        return _page(request, connection, problem=str(refusal), url=url, chosen=events or (), status=422)
    return _page(request, connection, secret=secret)


@router.post("/webhooks/{webhook_id}/test")
def test(desk: DeskOf, connection: Connection, editor: AdminOf, webhook_id: Key) -> Response:  # noqa: ARG001
    """Have a message sent that says nothing."""
    webhooks.announce_test(connection, _known(connection, webhook_id).id, desk.settings.clock())
    return RedirectResponse("/webhooks?done=tested", 303)


@router.post("/webhooks/{webhook_id}/pause")
def pause(connection: Connection, editor: AdminOf, webhook_id: Key) -> Response:  # noqa: ARG001
    """Send nothing there until it is taken up again."""
    webhooks.set_active(connection, _known(connection, webhook_id).id, False)
    return RedirectResponse("/webhooks?done=paused", 303)


@router.post("/webhooks/{webhook_id}/resume")
def resume(connection: Connection, editor: AdminOf, webhook_id: Key) -> Response:  # noqa: ARG001
    """Send there again."""
    webhooks.set_active(connection, _known(connection, webhook_id).id, True)
    return RedirectResponse("/webhooks?done=active", 303)


@router.post("/webhooks/{webhook_id}/delete")
def delete(connection: Connection, editor: AdminOf, webhook_id: Key) -> Response:  # noqa: ARG001
    """Forget a webhook."""
    webhooks.remove(connection, _known(connection, webhook_id).id)
    return RedirectResponse("/webhooks?done=deleted", 303)


def _known(connection: sqlalchemy.Connection, webhook_id: int) -> Webhook:
    found = webhooks.get(connection, webhook_id)
    if found is None:
        raise HTTPException(404)
    return found


def _page(
    request: Request,
    connection: sqlalchemy.Connection,
    *,
    status: int = 200,
    done: str = "",
    problem: str = "",
    secret: str = "",
    url: str = "",
    chosen: list[Event] | tuple[Event, ...] = tuple(Event),
) -> Response:
    every = webhooks.all_webhooks(connection)
    context = {
        "webhooks": [(each, webhooks.last_deliveries(connection, each.id, _SHOWN)) for each in every],
        "events": list(Event),
        "chosen": chosen,
        "url": url,
        "secret": secret,
    }
    return render(request, "webhooks", status=status, done=done, problem=problem, **context)
