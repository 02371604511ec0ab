"""Fetching a feed: few redirects, no more than so many bytes and seconds, and no private address."""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS: dict[bytes | str, bytes | str] = {
    "User-Agent": "claim-consistency-checker",
    "Accept": "application/feed+json, application/atom+xml, application/rss+xml, application/json, */*;q=0.1",
    "Accept-Encoding": "identity",  # so that the limit is one of what is read, whatever a server packs into it
}


class NotFetched(Exception):  # noqa: N818 - what it is, in two words
    """Why an address gave nothing, in words for its owner."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take: bytes of the answer, and seconds in all, over redirects too."""

    bytes: int = 20_000_000
    seconds: float = 30.0
    private: bool = False


class _Guarded(httpcore.SyncBackend):
    """Connections that are given up where they lead to a private address.

    What counts is the address connected to, not what a name resolved to before: a name may change in between.
    """

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        stream = super().connect_tcp(host, port, timeout, local_address, socket_options)
        address = stream.get_extra_info("server_addr")[0]
        if not _is_public(address):
            stream.close()
            raise NotFetched(f"{host} is at the private address {address}; to allow it: --allow-private")
        return stream


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return (mapped or found).is_global and not found.is_multicast


def fetch(url: str, limits: Limits) -> bytes:
    """What stands at an http or https address. Raises NotFetched."""
    until = time.monotonic() + limits.seconds
    backend = httpcore.SyncBackend() if limits.private else _Guarded()
    with httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=backend) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _answer(pool, url, until, limits)
            if isinstance(answer, bytes):
                return answer
            url = urljoin(url, answer)
    raise NotFetched(f"it redirects more than {MOST_REDIRECTS} times")


def _answer(pool: httpcore.ConnectionPool, url: str, until: float, limits: Limits) -> bytes | str:
    """The body of an answer, or where it redirects to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFetched(f"{url} is no http or https address")
    if parts.username or parts.password:
        raise NotFetched("an address with a password in it is not fetched")
    left = max(until - time.monotonic(), 0.001)
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), left)
    try:
        with pool.stream("GET", url, headers=_HEADERS, extensions={"timeout": timeout}) as response:
            if response.status in _REDIRECTS:
                return _location(response)
            if response.status != 200:
                raise NotFetched(f"it answers {response.status}")
            return _body(response, until, limits)
    except httpcore.TimeoutException:
        raise NotFetched(f"it took longer than {limits.seconds:g} seconds") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, ValueError) as cause:
        raise NotFetched(f"it could not be reached: {cause}") from None


def _location(response: httpcore.Response) -> str:
    for name, value in response.headers:
        if name.lower() == b"location":
            return value.decode("ascii", "replace")
    raise NotFetched(f"it answers {response.status} without saying where to")


def _body(response: httpcore.Response, until: float, limits: Limits) -> bytes:
    read = bytearray()
    for part in response.iter_stream():
        read += part
        if len(read) > limits.bytes:
            raise NotFetched(f"it is larger than {limits.bytes:,} bytes; to allow more: --most-bytes")
        if time.monotonic() > until:
            raise NotFetched(f"it took longer than {limits.seconds:g} seconds; to allow more: --timeout")
    return bytes(read)
