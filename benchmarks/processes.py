"""Whole processes, measured from start to exit."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKER = (sys.executable, "-m", "checker")
_KIBIBYTE = 1 if sys.platform == "darwin" else 1024  # macOS tells the peak memory in bytes, others in kibibytes


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: seconds on the clock, seconds of processors, and peak memory in bytes where it is known."""

    clock: float
    processors: float
    memory: int | None
    status: int


class TooLong(Exception):  # noqa: N818 - a finding of the benchmark
    """A process that did not end within its limit of seconds."""


def run(command: Sequence[str], *, limit: float, cwd: Path | None = None, kept: Path | None = None) -> Run:
    """Run a command to its end, without its output. Raises TooLong.

    Python keeps its bytecode, as it has that of an installed package; the checker keeps its rules in the folder
    ``kept``, where one is given.
    """
    environment = os.environ | {"CHECKER_CACHE": "off" if kept is None else str(kept)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=cwd,
        env=environment,
    )
    late = threading.Timer(limit, process.kill)
    late.start()
    try:
        used = _waited(process)
    finally:
        stopped = not late.is_alive()
        late.cancel()
    clock = time.perf_counter() - begun
    if stopped:
        raise TooLong(f"more than {limit:.0f} s")
    processors, memory = used or (clock, None)
    return Run(clock, processors, memory, process.returncode)


def _waited(process: subprocess.Popen[bytes]) -> tuple[float, int] | None:
    """Wait for a process: its processor seconds and peak memory, None where the system does not tell."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIBIBYTE
