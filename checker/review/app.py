"""The desk as an application: pages and the API, found by their files, behind one shield."""

from __future__ import annotations

import logging
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.sessions import SessionMiddleware

from checker.ledger.database import Ledger
from checker.ledger.problems import LedgerProblem
from checker.review import api, assets, pages
from checker.review.answers import ALWAYS, NOT_AS_DESCRIBED, Mistake, problem
from checker.review.delivering import delivering
from checker.review.forms import own_forms
from checker.review.menu import Entry
from checker.review.oidc import SignIn
from checker.review.pages import sign_in
from checker.review.rendering import render
from checker.review.resending import Kept
from checker.review.rules import Rules
from checker.review.security import Shield, protections
from checker.review.settings import Settings
from checker.review.visitor import Desk, OwnPasswordNeeded, SignInNeeded
from checker.review.words import message

API = "/api/v1"
INCOMPLETE = message("Something in this form is missing, or is not of the kind that belongs there.")
LEDGER_BUSY = message("The ledger cannot be used at the moment. Nothing was changed; try again soon.")
_LOG = logging.getLogger(__name__)
_PROVIDER_PATIENCE = 600
"""Seconds from leaving for the provider until coming back."""


def create_app(ledger: Ledger, settings: Settings) -> FastAPI:
    """The application that serves a ledger, which stays open as long as the application runs."""
    app = FastAPI(
        title="claim-consistency-checker",
        version="1",
        openapi_url=f"{API}/openapi.json",
        docs_url=None,  # FastAPI's own pages load from another site
        redoc_url=None,
        lifespan=_lifespan,
    )
    provider = SignIn(settings.provider, settings.url) if settings.provider else None
    rules = Rules(settings.rules, allow_untested=settings.allow_untested)
    app.state.desk = Desk(ledger, settings, rules, provider)
    app.state.menu = _include(app)
    app.add_exception_handler(SignInNeeded, _sign_in_first)
    app.add_exception_handler(OwnPasswordNeeded, _own_password_first)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _incomplete)
    app.add_exception_handler(LedgerProblem, _ledger_problem)
    app.add_exception_handler(Exception, _fault)
    if provider:  # authlib keeps there what has to come back from the provider
        app.add_middleware(
            SessionMiddleware,
            secret_key=secrets.token_hex(32),
            session_cookie="__Host-desk-provider" if settings.secure else "desk-provider",
            max_age=_PROVIDER_PATIENCE,
            same_site="lax",
            https_only=settings.secure,
        )
    app.add_middleware(Shield, settings=settings)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """What runs beside the pages."""
    desk: Desk = app.state.desk
    with delivering(desk.ledger, desk.settings):
        yield


def _include(app: FastAPI) -> tuple[Entry, ...]:
    """Add what every module of ``pages`` and ``api`` routes; the entries of the menu that pages have."""
    app.include_router(assets.router)
    for module in _modules(api):
        app.include_router(module.router, prefix=API, responses=ALWAYS)
    entries = []
    for module in _modules(pages):
        app.include_router(module.router, dependencies=[Depends(own_forms)], include_in_schema=False)
        entries += [entry] if (entry := getattr(module, "ENTRY", None)) else []
    return tuple(sorted(entries, key=lambda entry: entry.place))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    return (import_module(f"{package.__name__}.{found.name}") for found in iter_modules(package.__path__))


def _is_program(request: Request) -> bool:
    """Tell whether the API is asked, which answers in JSON."""
    return request.url.path.startswith("/api/")


def _problem(request: Request, status: int, told: str | None = None) -> Response:
    """A page that says what went wrong."""
    return render(request, "problem", status=status, code=status, problem=told)


async def _sign_in_first(request: Request, _: Exception) -> Response:
    """Send a visitor to sign in, and back from there to the page that was asked for; what was filled in is kept."""
    if "hx-request" not in request.headers and (kept := await Kept.of(request)):
        return sign_in.form(request, request.app.state.desk, kept.path, status=401, kept=kept)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    target = "/sign-in" + (f"?next={quote(asked, safe='')}" if request.method == "GET" else "")
    if "hx-request" in request.headers:
        return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
    return RedirectResponse(target, 303)


def _own_password_first(request: Request, _: Exception) -> Response:
    """Send an editor to where a first password is changed."""
    if "hx-request" in request.headers:
        return Response(status_code=403, headers={"HX-Redirect": "/account"})
    return RedirectResponse("/account", 303)


async def _refused(request: Request, cause: Exception) -> Response:
    assert isinstance(cause, HTTPException)
    if _is_program(request):
        return problem(cause.status_code, cause.detail, headers=cause.headers)
    said = None if cause.detail == HTTPException(cause.status_code).detail else cause.detail  # else a bare "Not Found"
    page = _problem(request, cause.status_code, said)
    page.headers.update(cause.headers or {})
    return page


async def _incomplete(request: Request, cause: Exception) -> Response:
    assert isinstance(cause, RequestValidationError)
    if _is_program(request):
        mistakes = [Mistake(".".join(map(str, each["loc"])), each["msg"]) for each in cause.errors()]
        return problem(422, NOT_AS_DESCRIBED, mistakes)
    return _problem(request, 422, INCOMPLETE)


async def _ledger_problem(request: Request, cause: Exception) -> Response:
    _LOG.error("%s", cause)
    if _is_program(request):
        return problem(503, LEDGER_BUSY)
    return _problem(request, 503, LEDGER_BUSY)


async def _fault(request: Request, _: Exception) -> Response:
    """What the outermost layer answers where the program is at fault; the log has the rest."""
    settings: Settings = request.app.state.desk.settings
    words = "This is a fault of the desk, not yours. Its log says more.\n"
    return PlainTextResponse(words, status_code=500, headers=protections(settings))
