"""Fetching a feed: few redirects, no more than so many bytes and seconds, and no private address."""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpcore

from checker.feeds.connecting import Guarded, PrivateAddress

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


def fetch(url: str, limits: Limits) -> bytes:
    """What stands at an http or https address. Raises NotFetched."""
    until = time.monotonic() + limits.seconds
    backend = Guarded(until, limits.private)
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
    try:
        with pool.stream("GET", url, headers=_HEADERS) as response:
            if response.status in _REDIRECTS:
                return _location(response)
            if response.status != 200:
                raise NotFetched(f"it answers {response.status}")
            return _body(response, until, limits)
    except PrivateAddress as met:
        host, address = met.args
        raise NotFetched(f"{host} is at the private address {address}; to allow it: --allow-private") from None
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
