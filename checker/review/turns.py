"""Work that takes long, beside the pages: little of it at once, one piece for each visitor, and none without an end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

_AT_ONCE = 2
"""Pieces of work at the same time, so that pages are answered beside them."""


class Busy(Exception):  # noqa: N818 - named for what it says
    """The visitor has a piece of work under way."""


class TooLong(Exception):  # noqa: N818 - named for what it says
    """The work was not done in time. It goes on until its own end, and its visitor has no other turn until then."""


class Turns:
    """Visitors' turns at work that takes long."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="turn")
        self._lock = Lock()
        self._taken: set[str] = set()

    def take(self, visitor: str, patience: timedelta, work: Callable[[], T]) -> T:
        """What comes of a visitor's work. Raises Busy, TooLong, and what the work raises."""
        with self._lock:
            if visitor in self._taken:
                raise Busy
            self._taken.add(visitor)
        begun = self._pool.submit(work)
        begun.add_done_callback(lambda _: self._end(visitor))
        return _awaited(begun, patience)

    def _end(self, visitor: str) -> None:
        with self._lock:
            self._taken.discard(visitor)


def _awaited(begun: Future[T], patience: timedelta) -> T:
    try:
        return begun.result(patience.total_seconds())
    except TimeoutError:
        if begun.done():  # it is the work's own
            raise
        begun.cancel()
        raise TooLong from None
