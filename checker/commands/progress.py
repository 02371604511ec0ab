"""A progress bar on standard error, for a person who waits."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 2.0
"""Seconds before the bar appears."""


class Progress:
    """Called with the number of articles done and in all; shows a bar on a terminal once it takes long."""

    def __init__(self, task: str) -> None:
        self._task = task
        self._start = time.monotonic()
        self._shown: tuple[Bar, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown is not None:
            self._shown[0].stop()

    def __call__(self, done: int, total: int) -> None:
        """Tell how far the run is."""
        if self._shown is None:
            if not sys.stderr.isatty() or time.monotonic() - self._start < PATIENCE:
                return
            self._shown = _bar(self._task)
        bar, task = self._shown
        bar.update(task, completed=done, total=total or None)


def _bar(task: str) -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(task), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    shown = bar.add_task(task)
    bar.start()
    return bar, shown
