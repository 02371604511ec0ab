"""Connections to the desk: those that send no whole request take nobody's place for long."""

from __future__ import annotations

import asyncio

import pytest
import uvicorn
from uvicorn.server import ServerState

from checker.review import serving

PARTIAL = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
WHOLE = PARTIAL + b"\r\n"


@pytest.fixture
def talked(monkeypatch):
    """Send some bytes to a desk that takes longer to answer than a request has to begin; all that comes back."""
    monkeypatch.setattr(serving, "_HEAD", 0.1)

    async def app(scope, receive, send):  # noqa: ARG001
        await asyncio.sleep(0.3)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"done"})

    async def talk(sent):
        config, state = uvicorn.Config(app, lifespan="off"), ServerState()
        config.load()

        def connect():
            return serving.Connection(config=config, server_state=state, app_state={})

        server = await asyncio.get_running_loop().create_server(connect, "127.0.0.1", 0)
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(sent)
            came = await asyncio.wait_for(reader.read(), 30)
            writer.close()
            await writer.wait_closed()
        return came, len(state.connections)

    return lambda sent: asyncio.run(talk(sent))


@pytest.mark.parametrize("sent", [b"", b"GET", PARTIAL])
def test_a_connection_without_a_whole_request_is_closed(talked, sent):
    assert talked(sent) == (b"", 0)


@pytest.mark.parametrize("more", [b"", PARTIAL])
def test_a_request_is_answered_however_long_that_takes(talked, more):
    came, left = talked(WHOLE + more)
    assert came.startswith(b"HTTP/1.1 200 ")
    assert came.endswith(b"\r\n\r\ndone")
    assert left == 0
