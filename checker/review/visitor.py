"""What a page is handed with a request: the desk, a connection to its ledger, and who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import sqlalchemy
from fastapi import Depends, HTTPException, Request

from checker.ledger.database import Ledger
from checker.review import accounts, sessions
from checker.review.forms import SAFE_METHODS, session_cookie
from checker.review.roles import LOCAL, Editor, Role
from checker.review.rules import Rules
from checker.review.settings import Settings
from checker.review.turns import Turns
from checker.review.words import message

if TYPE_CHECKING:
    from checker.review.oidc import SignIn

NOT_ALLOWED = message("Your account may not do this.")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the application works on. ``provider`` signs in those who come by OpenID Connect.

    ``turns`` are those of the visitors who have drafts checked.
    """

    ledger: Ledger
    settings: Settings
    rules: Rules
    provider: SignIn | None = None
    turns: Turns = field(default_factory=Turns)


class SignInNeeded(Exception):  # noqa: N818 - named for what it says
    """The page is for those who are signed in."""


class OwnPasswordNeeded(Exception):  # noqa: N818 - named for what it says
    """The page is for those whose password nobody else knows."""


def desk(request: Request) -> Desk:
    """The desk of this application."""
    found = request.app.state.desk
    assert isinstance(found, Desk)
    return found


DeskOf = Annotated[Desk, Depends(desk)]


def connection(request: Request, desk: DeskOf) -> Iterator[sqlalchemy.Connection]:
    """One transaction for the whole request; one that changes nothing reads one state of the ledger."""
    at_work = desk.ledger.reading if request.method in SAFE_METHODS else desk.ledger.writing
    with at_work() as opened:
        yield opened


Connection = Annotated[sqlalchemy.Connection, Depends(connection, scope="function")]
"""The connection of a page. What it changed is there before the visitor gets an answer, or not at all."""


def visitor(request: Request, desk: DeskOf, connection: Connection) -> Editor | None:
    """Who asks, ``None`` where nobody is signed in."""
    found = _visitor(request, desk, connection)
    request.state.editor = found
    return found


def reader_apart(request: Request, desk: DeskOf) -> Editor:
    """Who asks, looked up in a transaction of its own: for what takes long before it writes, or never does."""
    with desk.ledger.reading() as connection:
        return current_editor(Role.READER)(signed_in(visitor(request, desk, connection)))


def _visitor(request: Request, desk: Desk, connection: sqlalchemy.Connection) -> Editor | None:
    secret = request.cookies.get(session_cookie(desk.settings))
    if secret and (holder := sessions.holder(connection, secret, desk.settings.clock())):
        return holder
    return LOCAL if desk.settings.alone and not accounts.has_any(connection) else None


Visitor = Annotated[Editor | None, Depends(visitor, scope="function")]


def signed_in(visitor: Visitor) -> Editor:
    """Who asks; others are sent to sign in. For pages on which a first password is changed."""
    if visitor is None:
        raise SignInNeeded
    return visitor


HolderOf = Annotated[Editor, Depends(signed_in, scope="function")]


def current_editor(role: Role) -> Callable[[Editor], Editor]:
    """A dependency: who asks, who has at least that role. Others are sent to sign in, or refused with 403."""

    def known(holder: HolderOf) -> Editor:
        if holder.provisional:
            raise OwnPasswordNeeded
        if not holder.role.includes(role):
            raise HTTPException(403, NOT_ALLOWED)
        return holder

    return known


ReaderOf = Annotated[Editor, Depends(current_editor(Role.READER), scope="function")]
EditorOf = Annotated[Editor, Depends(current_editor(Role.EDITOR), scope="function")]
AdminOf = Annotated[Editor, Depends(current_editor(Role.ADMIN), scope="function")]
ReaderApart = Annotated[Editor, Depends(reader_apart)]
