"""Who asks by the API: the holder of a token; cookies count for nothing there, so that no other site can use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import sqlalchemy
from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from checker.review import tokens
from checker.review.roles import Editor, Role
from checker.review.visitor import NOT_ALLOWED, Connection, Desk, DeskOf
from checker.review.words import message

NO_TOKEN = message("Send a token that is valid, as in: Authorization: Bearer checker_...")
_BEARER = HTTPBearer(auto_error=False, description="A token of your account page.")
_Sent = Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]


def token_holder(role: Role) -> Callable[..., Editor]:
    """A dependency: in whose name a token speaks, which has at least that role. Others are refused, with 401 or 403."""

    def known(sent: _Sent, desk: DeskOf, connection: Connection) -> Editor:
        return _holder(sent, desk, connection, role)

    return known


def reader_apart(sent: _Sent, desk: DeskOf) -> Editor:
    """In whose name a token speaks, looked up in a transaction of its own: for what takes long and never writes."""
    with desk.ledger.reading() as connection:
        return _holder(sent, desk, connection, Role.READER)


def _holder(
    sent: HTTPAuthorizationCredentials | None, desk: Desk, connection: sqlalchemy.Connection, role: Role
) -> Editor:
    found = tokens.holder(connection, sent.credentials, desk.settings.clock()) if sent else None
    if found is None:
        raise HTTPException(401, NO_TOKEN, headers={"WWW-Authenticate": "Bearer"})
    if not found.role.includes(role):
        raise HTTPException(403, NOT_ALLOWED)
    return found


ReadingToken = Annotated[Editor, Depends(token_holder(Role.READER), scope="function")]
ReadingTokenApart = Annotated[Editor, Depends(reader_apart)]
DecidingToken = Annotated[Editor, Depends(token_holder(Role.EDITOR), scope="function")]
