"""A progress bar on standard error, for a person who waits."""

from __future__ import annotations

import sys
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 2.0
"""Seconds before the bar appears."""
_READING = "reading articles"


class Progress:
    """Called with the number of articles read; shows it on a terminal once it takes long.

    Used as a context manager, at whose end the bar goes.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._timer = Timer(PATIENCE, self.appear)
        self._timer.daemon = True
        self._bar: tuple[Bar, TaskID] | None = None
        self._read = 0
        self._over = False

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._bar is not None:
                self._bar[0].stop()

    def __call__(self, done: int) -> None:
        """Tell how many articles are read."""
        self._read = done
        if self._bar is not None:
            self._update()

    def appear(self) -> None:
        """Show the bar now, unless all is over."""
        with self._lock:
            if not self._over:
                self._bar = _bar()
                self._update()
                self._bar[0].start()

    def _update(self) -> None:
        assert self._bar is not None
        bar, task = self._bar
        bar.update(task, description=f"{self._read:,} articles read" if self._read else _READING)


def _bar() -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    return bar, bar.add_task(_READING, total=None)
