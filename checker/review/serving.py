"""Running the desk until it is stopped."""

from __future__ import annotations

import asyncio
import socket

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from checker.ledger.database import Ledger
from checker.review.app import create_app
from checker.review.settings import LOOPBACK, Settings

_AT_ONCE = 200
"""Requests at the same time; more are refused rather than kept waiting."""
_IDLE, _HEAD, _LAST = 5, 10, 10
"""Seconds that a connection may be idle, that its next request has to begin, and that requests have at the end."""


class Connection(H11Protocol):
    """A connection that is closed where the head of its next request does not arrive in time.

    Else those that never send one whole would soon be as many as are answered at once, and lock all others out.
    """

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def on_response_complete(self) -> None:
        """Wait for the next one."""
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for none."""
        super().connection_lost(exc)
        if self._waiting is not None:
            self._waiting.cancel()

    def _wait(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = self.loop.call_later(_HEAD, self._give_up)

    def _give_up(self) -> None:
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()


def listen(host: str, port: int) -> socket.socket:
    """The socket that the desk listens on. Raises OSError where it cannot."""
    address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return socket.create_server(address[4][:2], family=address[0], reuse_port=False)


def serve(ledger: Ledger, settings: Settings, listening: socket.socket) -> None:
    """Answer requests until the process is told to end.

    Only where the desk is opened by another address than its own does a proxy stand before it, whose word on where
    requests come from is taken if it runs on this machine.
    """
    bound = listening.getsockname()
    own = {f"http://{name}:{bound[1]}" for name in (*LOOPBACK, "[::1]", bound[0])}
    config = uvicorn.Config(
        create_app(ledger, settings),
        http=Connection,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=settings.url not in own,
        forwarded_allow_ips="127.0.0.1",
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_LAST,
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[listening])
