"""/flags.atom: new flags for feed readers, which know no sign-in and send a token as a password."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Annotated
from urllib.parse import unquote_plus

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from checker.review import tokens
from checker.review.atom import TYPE, feed
from checker.review.filter import Order
from checker.review.pages.exports import filter_of
from checker.review.queue import page
from checker.review.roles import Editor
from checker.review.visitor import Connection, DeskOf, Visitor
from checker.review.words import message

router = APIRouter()
NO_TOKEN = message("Give any name, and a token of your account as the password.")
_SHOWN = 50
_BASIC = HTTPBasic(auto_error=False)
_Sent = Annotated[HTTPBasicCredentials | None, Depends(_BASIC)]


def subscriber(desk: DeskOf, connection: Connection, visitor: Visitor, sent: _Sent) -> Editor:
    """Who reads the feed: the holder of the token that was sent, else whoever is signed in. Others get 401."""
    found = tokens.holder(connection, sent.password, desk.settings.clock()) if sent else visitor
    if found is None or found.provisional:
        raise HTTPException(401, NO_TOKEN, headers={"WWW-Authenticate": 'Basic realm="flags", charset="UTF-8"'})
    return found


@router.get("/flags.atom")
def flags(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: Annotated[Editor, Depends(subscriber, scope="function")],
) -> Response:
    """The newest flags of a filter."""
    wanted = filter_of(request, editor)
    found = page(connection, replace(wanted, order=Order.NEWEST), size=_SHOWN).flags
    query = wanted.as_query()
    title = f"Flags ({unquote_plus(query)})" if query else "Flags"
    content = feed(found, title, desk.settings.url, f"?{query}" if query else "", desk.settings.clock())
    headers = {"ETag": f'"{sha256(content).hexdigest()[:32]}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=TYPE, headers=headers)
