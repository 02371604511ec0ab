"""Forms that only our own pages may send, and where a visitor is sent afterwards."""

from __future__ import annotations

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

from fastapi import HTTPException, Request, Response

from checker.review.digests import new_secret
from checker.review.settings import Settings
from checker.review.words import message

FIELD = "form_token"
HEADER = "X-Form-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
SIGN_IN = ("/sign-in", "/sign-in/again")
"""Where forms go that those send who are not signed in."""
_OWN_SITES = frozenset({None, "none", "same-origin"})

FOREIGN = message("This form was sent by a page of another site.")
STALE = message("This form is no longer valid. Load the page again and repeat what you did.")


def session_cookie(settings: Settings) -> str:
    """The name of the cookie of a session; by its prefix browsers hold it to https, to this host and to all paths."""
    return "__Host-desk" if settings.secure else "desk"


def visit_cookie(settings: Settings) -> str:
    """The name of the cookie by which forms of a visitor who is not signed in are known."""
    return "__Host-desk-visit" if settings.secure else "desk-visit"


def set_cookie(response: Response, settings: Settings, name: str, secret: str) -> None:
    """Have the browser keep a secret until it is closed, out of reach of scripts and of other sites' forms."""
    response.set_cookie(name, secret, path="/", secure=settings.secure, httponly=True, samesite="lax")


def drop_cookie(response: Response, settings: Settings, name: str) -> None:
    """Have the browser forget a secret."""
    response.delete_cookie(name, path="/", secure=settings.secure, httponly=True, samesite="lax")


def form_token(request: Request, settings: Settings) -> tuple[str, str | None]:
    """What the forms of a page carry, and the secret of a visit that begins with this page.

    The token follows from a cookie that no other site can read, so that no other site can write such a form. It is that
    of the session; but forms for signing in go by the visit, and stay valid when a session begins in another tab.
    """
    if getattr(request.state, "signed_out", False):
        secret = request.cookies.get(visit_cookie(settings))
    else:
        secret = getattr(request.state, "session", None) or _secret(request, settings)
    begun = None if secret else new_secret()
    return _token(secret or begun or ""), begun


async def own_forms(request: Request) -> None:
    """Refuse with 403 what another site's page sends in the name of a visitor: a dependency of all pages."""
    if request.method in SAFE_METHODS:
        return
    settings: Settings = request.app.state.desk.settings
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
    if foreign or request.headers.get("sec-fetch-site") not in _OWN_SITES:
        raise HTTPException(403, FOREIGN)
    known = [_secret(request, settings)]
    if request.url.path in SIGN_IN:
        known.append(request.cookies.get(visit_cookie(settings)))
    sent = request.headers.get(HEADER) or (await request.form(max_part_size=settings.largest_body)).get(FIELD)
    if not isinstance(sent, str) or not any(_same(sent, _token(secret)) for secret in known if secret):
        raise HTTPException(403, STALE)


def own_path(target: str) -> str:
    """The path, where it is one of this site; else that of the first page."""
    plain = target.isascii() and target.isprintable() and "\\" not in target
    parts = urlsplit(target) if plain and target.startswith("/") and not target.startswith("//") else None
    return target if parts and not parts.scheme and not parts.netloc else "/"


def _secret(request: Request, settings: Settings) -> str | None:
    cookies = request.cookies
    return cookies.get(session_cookie(settings)) or cookies.get(visit_cookie(settings))


def _token(secret: str) -> str:
    return hmac.new(secret.encode("utf-8", "surrogatepass"), b"form", sha256).hexdigest()


def _same(sent: str, expected: str) -> bool:
    return hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), expected.encode())
