"""Signing in with a password, and signing out."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from checker.review import accounts, attempts, passwords, sessions
from checker.review.forms import drop_cookie, own_path, session_cookie, set_cookie
from checker.review.rendering import render
from checker.review.resending import Kept
from checker.review.visitor import Connection, Desk, DeskOf, Visitor
from checker.review.words import message

router = APIRouter()
WRONG = message("There is no account with this name and this password.")
NOT_YET = message("You are not signed in yet.")


@router.get("/sign-in")
def page(request: Request, desk: DeskOf, visitor: Visitor, next: str = "/") -> Response:
    """The form; whoever is signed in goes on at once."""
    return RedirectResponse(own_path(next), 303) if visitor else form(request, desk, next)


@router.post("/sign-in")
def sign_in(
    request: Request,
    desk: DeskOf,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
    packed: Annotated[str, Form()] = "",
) -> Response:
    """Begin a session, where name and password are right. It takes as long to find that they are not."""
    now, kept = desk.settings.clock(), Kept.read(next, packed)
    with desk.ledger.writing() as connection:
        pause = attempts.wait(connection, name, request.client.host if request.client else "", now)
    if pause is not None:
        return form(request, desk, next, status=429, pause=pause, kept=kept)
    with desk.ledger.reading() as connection:
        account, stored = accounts.password_of(connection, name)
    if not passwords.matches(stored, password) or account is None:
        return form(request, desk, next, status=403, name=name, problem=WRONG, kept=kept)
    with desk.ledger.writing() as connection:
        attempts.forget(connection, name)
        if stored and passwords.is_outdated(stored):
            accounts.renew_hash(connection, account, password)
    return signed_in(request, desk, account, next, kept)


@router.post("/sign-in/again")
def again(
    request: Request,
    desk: DeskOf,
    visitor: Visitor,
    next: Annotated[str, Form()] = "/",
    packed: Annotated[str, Form()] = "",
) -> Response:
    """Show what was kept to who signed in meanwhile, in another tab."""
    kept = Kept.read(next, packed)
    if visitor is None:
        return form(request, desk, next, status=403, problem=NOT_YET, kept=kept)
    return render(request, "again", kept=kept) if kept else RedirectResponse(own_path(next), 303)


@router.post("/sign-out")
def sign_out(request: Request, desk: DeskOf, connection: Connection) -> Response:
    """End the session of this browser."""
    name = session_cookie(desk.settings)
    if secret := request.cookies.get(name):
        sessions.end(connection, secret)
    response = RedirectResponse("/sign-in", 303)
    drop_cookie(response, desk.settings, name)
    return response


def signed_in(request: Request, desk: Desk, account: int, target: str, kept: Kept | None = None) -> Response:
    """Begin a session under a new secret: one that the browser had before, or was given by others, is none any more."""
    name = session_cookie(desk.settings)
    with desk.ledger.writing() as connection:
        if before := request.cookies.get(name):
            sessions.end(connection, before)
        secret = sessions.begin(connection, account, desk.settings.clock(), desk.settings.session_length)
        request.state.editor = accounts.editor(connection, account)
    request.state.session = secret
    response = render(request, "again", kept=kept) if kept else RedirectResponse(own_path(target), 303)
    set_cookie(response, desk.settings, name, secret)
    return response


def form(
    request: Request,
    desk: Desk,
    target: str,
    *,
    status: int = 200,
    name: str = "",
    problem: str = "",
    pause: timedelta | None = None,
    kept: Kept | None = None,
) -> Response:
    """The form, with what was wrong, and with what a visitor filled in elsewhere before."""
    minutes = math.ceil(pause / timedelta(minutes=1)) if pause else 0
    context = {"name": name, "problem": problem, "minutes": minutes, "next": own_path(target), "kept": kept}
    request.state.signed_out = True
    response = render(request, "sign_in", status=status, provider=desk.provider, **context)
    if pause:
        response.headers["Retry-After"] = str(minutes * 60)
    return response
