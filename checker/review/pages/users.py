"""The accounts of all, for admins."""

from __future__ import annotations

from typing import Annotated

import sqlalchemy
from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from checker.review import account_records, accounts
from checker.review.accounts import Refused
from checker.review.addresses import Key
from checker.review.menu import Entry
from checker.review.rendering import render
from checker.review.roles import Role, Standing
from checker.review.visitor import AdminOf, Connection, DeskOf
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(80, "/users", message("Users"), Role.ADMIN, own=True)
MOST_SHOWN = 100
"""Records of accounts that the page shows."""
DONE = {"added": message("The account is added."), "changed": message("The account is changed.")}


@router.get("/users")
def page(request: Request, connection: Connection, editor: AdminOf, done: str = "") -> Response:  # noqa: ARG001
    """All accounts, those that wait for an admin first."""
    return _page(request, connection, done=DONE.get(done, ""))


@router.post("/users")
def add(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: AdminOf,
    role: Annotated[Role, Form()],
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
) -> Response:
    """Add an account with a first password, which its holder changes."""
    try:
        accounts.add(connection, name, role, password, desk.settings.clock(), provisional=True, by=editor)
    except Refused as refusal:
        return _page(request, connection, problem=str(refusal), name=name, status=422)
    return RedirectResponse("/users?done=added", 303)


@router.post("/users/{account_id}")
def change(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: AdminOf,
    account_id: Key,
    role: Annotated[Role, Form()],
    standing: Annotated[Standing, Form()],
) -> Response:
    """Change what an account may do."""
    account = accounts.get(connection, account_id)
    if account is None:
        raise HTTPException(404)
    try:
        accounts.set_rights(connection, account, role, standing, desk.settings.clock(), editor)
    except Refused as refusal:
        return _page(request, connection, problem=str(refusal), status=422)
    return RedirectResponse("/users?done=changed", 303)


def _page(
    request: Request,
    connection: sqlalchemy.Connection,
    *,
    status: int = 200,
    done: str = "",
    problem: str = "",
    name: str = "",
) -> Response:
    context = {"accounts": accounts.all_accounts(connection), "roles": list(Role), "standings": list(Standing)}
    happened = account_records.latest(connection, MOST_SHOWN)
    return render(request, "users", status=status, done=done, problem=problem, name=name, records=happened, **context)
