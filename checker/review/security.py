"""What holds for every request before a page sees it: by which name, how much, how long; and what browsers may do."""

from __future__ import annotations

import asyncio
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.review.settings import Settings
from checker.review.words import message

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page may load: our own files. No script or style may stand in a page."""
TOO_LARGE = message("This is more than the desk takes at once.")
TOO_SLOW = message("What you sent did not arrive in time.")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?", re.IGNORECASE)


def protections(settings: Settings) -> dict[str, str]:
    """The headers of every answer."""
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",  # with none at all browsers hide the origin of our own forms
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cache-Control": "no-store",
    }
    if settings.secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


class Shield:
    """Stands around the application: refuses what no page needs to see, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._headers = protections(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def protected(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        patience = self._settings.answer_patience.total_seconds()

        async def in_parts(message: Message) -> None:
            if not limit.expired():  # each part of a long answer has the time of a whole one
                limit.reschedule(asyncio.get_running_loop().time() + patience)
            await protected(message)

        if not _is_known(Headers(scope=scope).getlist("host"), self._settings.hosts):
            refusal = PlainTextResponse("This desk is not known by that name.\n", status_code=400)
            await refusal(scope, receive, protected)
            return
        try:
            async with asyncio.timeout(patience) as limit:
                await self._app(scope, _Body(scope, receive, self._settings).receive, in_parts)
        except TimeoutError:
            if begun:
                raise
            await PlainTextResponse("This took too long.\n", status_code=503)(scope, receive, protected)


class _Body:
    """The body of a request, within the limits of size and time."""

    def __init__(self, scope: Scope, receive: Receive, settings: Settings) -> None:
        self._receive, self._settings = receive, settings
        self._left = settings.largest_body
        self._complete = False
        self._declared = Headers(scope=scope).get("content-length", "0")

    async def receive(self) -> Message:
        """The next part. Raises HTTPException."""
        if self._complete:  # what comes now is that the visitor has gone, whenever that is
            return await self._receive()
        if not self._declared.isdecimal() or int(self._declared[:20]) > self._settings.largest_body:
            raise HTTPException(413, TOO_LARGE)
        try:
            part = await asyncio.wait_for(self._receive(), self._settings.body_patience.total_seconds())
        except TimeoutError:
            raise HTTPException(408, TOO_SLOW) from None
        self._left -= len(part.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, TOO_LARGE)
        self._complete = not part.get("more_body", False)
        return part


def _is_known(stated: list[str], hosts: frozenset[str]) -> bool:
    """Tell whether a request names this host, and once: another site's name may lead to this machine's address."""
    found = _HOST.fullmatch(stated[0]) if len(stated) == 1 else None
    return found is not None and found[1].strip("[]").lower() in hosts
