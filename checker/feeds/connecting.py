"""Connections that lead to no private address and last no longer than they may."""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore


class PrivateAddress(Exception):  # noqa: N818 - named for what was met
    """A host that is at an address of one's own network, which is the second argument."""


class Guarded(httpcore.SyncBackend):
    """Connections that are given up where they lead to a private address, and at a moment of the monotonic clock.

    What counts is the address connected to, not what a name resolved to before: a name may change in between.
    """

    def __init__(self, until: float, private: bool) -> None:
        self._until, self._private = until, private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - all timeouts are what is left of the whole
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        stream = super().connect_tcp(host, port, _left(self._until), local_address, socket_options)
        address = stream.get_extra_info("server_addr")[0]
        if not self._private and not is_public(address):
            stream.close()
            raise PrivateAddress(host, address)
        return _Timed(stream, self._until)


class _Timed(httpcore.NetworkStream):
    """A connection on which nothing is read or written after a moment, in however small parts it comes."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream, self._until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, _left(self._until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, _left(self._until))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _left(self._until)), self._until)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore has it
        return self._stream.get_extra_info(info)


def _left(until: float) -> float:
    """Seconds until a moment; a timeout where it is over."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for the whole is over")
    return left


def is_public(address: str) -> bool:
    """Tell whether an address is one that anybody on the internet reaches."""
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return (mapped or found).is_global and not found.is_multicast
