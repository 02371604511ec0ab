"""Signing in with the provider of OpenID Connect."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from checker.review import accounts
from checker.review.accounts import Account
from checker.review.forms import own_path
from checker.review.oidc import BACK, NotSignedIn, Person, SignIn, Unreachable
from checker.review.pages.sign_in import signed_in
from checker.review.rendering import render
from checker.review.roles import Standing
from checker.review.visitor import Desk, DeskOf
from checker.review.words import message

router = APIRouter()
NOT_VOUCHED_FOR = message("Your provider did not sign you in. Begin again from the page for signing in.")
NOT_REACHED = message("Your provider cannot be reached at the moment.")
_TARGET = "target"


@router.get("/sign-in/provider")
async def begin(request: Request, desk: DeskOf, next: str = "/") -> Response:
    """Send the visitor to the provider."""
    provider = _provider(desk)
    try:
        answer = await provider.begin(request)
    except Unreachable:
        raise HTTPException(502, NOT_REACHED) from None
    request.session[_TARGET] = own_path(next)
    return answer


@router.get(BACK)
async def finish(request: Request, desk: DeskOf) -> Response:
    """Begin a session for whom the provider vouches for, where an admin has let that account in."""
    provider = _provider(desk)
    target = request.session.pop(_TARGET, "/")
    try:
        person = await provider.finish(request)
    except NotSignedIn:
        raise HTTPException(403, NOT_VOUCHED_FOR) from None
    except Unreachable:
        raise HTTPException(502, NOT_REACHED) from None
    account = await run_in_threadpool(_account, desk, person)
    if account.standing is not Standing.ACTIVE:
        return render(request, "waiting", status=403, name=account.name, waits=account.standing is Standing.WAITING)
    return await run_in_threadpool(signed_in, request, desk, account.id, target)


def _provider(desk: Desk) -> SignIn:
    if desk.provider is None:
        raise HTTPException(404)
    return desk.provider


def _account(desk: Desk, person: Person) -> Account:
    with desk.ledger.writing() as connection:
        now = desk.settings.clock()
        return accounts.from_provider(connection, person.issuer, person.subject, person.name, now)
