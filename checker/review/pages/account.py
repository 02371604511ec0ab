"""One's own account: language and time zone, password, API tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated
from zoneinfo import available_timezones

import sqlalchemy
from babel import Locale
from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from checker.review import accounts, attempts, passwords, sessions, tokens
from checker.review.accounts import Account
from checker.review.addresses import Key
from checker.review.forms import session_cookie, set_cookie
from checker.review.menu import Entry
from checker.review.rendering import render
from checker.review.roles import Editor, Scope
from checker.review.visitor import Connection, Desk, DeskOf, HolderOf, ReaderOf
from checker.review.words import languages, message

router = APIRouter()
ENTRY = Entry(90, "/account", message("Account"), own=True)
WRONG_PASSWORD = message("Your present password is another one.")
SAME_PASSWORD = message("Choose another password than the present one.")
TOO_OFTEN = message("This was tried too often. Wait a quarter of an hour.")
NO_TOKEN_NAME = message("Name the token for what it is used for, in 1 to 100 characters.")
LIVES = (30, 90, 365)
"""Days that a token may live."""
DONE = {
    "preferences": message("Language and time zone are changed."),
    "password": message("Your password is changed, and you are signed out everywhere else."),
    "revoked": message("The token is revoked."),
}


@router.get("/account")
def page(request: Request, desk: DeskOf, connection: Connection, editor: HolderOf, done: str = "") -> Response:
    """What the account is set to."""
    return _page(request, desk, connection, _own(connection, editor), done=DONE.get(done, ""))


@router.post("/account/preferences")
def set_preferences(
    connection: Connection,
    editor: ReaderOf,
    language: Annotated[str, Form()] = "",
    zone: Annotated[str, Form()] = "",
) -> Response:
    """Change language and time zone; an empty one is the browser's, or the machine's."""
    if language not in ("", *languages()) or (zone and zone not in available_timezones()):
        raise HTTPException(422)
    accounts.set_preferences(connection, _own(connection, editor).id, language or None, zone or None)
    return RedirectResponse("/account?done=preferences", 303)


@router.post("/account/password")
def set_password(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: HolderOf,
    present: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
) -> Response:
    """Change the password, and leave only this browser signed in."""
    account = _own(connection, editor)
    if problem := _refusal(request, desk, connection, account, present, new):
        return _page(request, desk, connection, account, problem=problem, status=422)
    accounts.set_password(connection, account, new, desk.settings.clock(), editor)
    attempts.forget(connection, account.name)
    secret = sessions.begin(connection, account.id, desk.settings.clock(), desk.settings.session_length)
    response = RedirectResponse("/account?done=password", 303)
    set_cookie(response, desk.settings, session_cookie(desk.settings), secret)
    return response


@router.post("/account/tokens")
def make_token(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: ReaderOf,
    scope: Annotated[Scope, Form()],
    days: Annotated[int, Form()],
    name: Annotated[str, Form()] = "",
) -> Response:
    """Make a token, and show its secret this once."""
    account = _own(connection, editor)
    name = name.strip()
    if not name or len(name) > tokens.LONGEST_NAME or not name.isprintable():
        return _page(request, desk, connection, account, problem=NO_TOKEN_NAME, status=422)
    if days not in LIVES:
        raise HTTPException(422)
    secret = tokens.make(connection, account.id, name, scope, desk.settings.clock(), timedelta(days=days))
    return _page(request, desk, connection, account, secret=secret)


@router.post("/account/tokens/{token}/revoke")
def revoke_token(connection: Connection, editor: ReaderOf, token: Key) -> Response:
    """End a token."""
    tokens.revoke(connection, _own(connection, editor).id, token)
    return RedirectResponse("/account?done=revoked", 303)


def _own(connection: sqlalchemy.Connection, editor: Editor) -> Account:
    """The account of an editor. Raises HTTPException at a desk without accounts."""
    account = accounts.get(connection, editor.id) if editor.id is not None else None
    if account is None:
        raise HTTPException(404)
    return account


def _refusal(
    request: Request, desk: Desk, connection: sqlalchemy.Connection, account: Account, present: str, new: str
) -> str | None:
    """Why a password cannot be changed. Guesses count as they do at signing in."""
    address = request.client.host if request.client else ""
    if attempts.wait(connection, account.name, address, desk.settings.clock()):
        return TOO_OFTEN
    _, stored = accounts.password_of(connection, account.name)
    if not passwords.matches(stored, present):
        return WRONG_PASSWORD
    return SAME_PASSWORD if new == present else passwords.complaint(new, account.name)


def _page(
    request: Request,
    desk: Desk,
    connection: sqlalchemy.Connection,
    account: Account,
    *,
    status: int = 200,
    done: str = "",
    problem: str = "",
    secret: str = "",
) -> Response:
    return render(
        request,
        "account",
        status=status,
        account=account,
        tokens=tokens.tokens_of(connection, account.id, desk.settings.clock()),
        languages=[(code, Locale.parse(code).get_display_name()) for code in languages()],
        zones=sorted(available_timezones()),
        scopes=list(Scope),
        lives=LIVES,
        done=done,
        problem=problem,
        secret=secret,
    )
