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
# A process counts the memory of the one that starts it as its own, so that has to be a small one.
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=float(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: seconds on the clock and seconds of processors."""

    clock: float
    processors: float
    status: int


class TooLong(Exception):  # noqa: N818 - a finding of the benchmark
    """A process that did not end within its limit of seconds."""


def run(command: Sequence[str], *, limit: float, cwd: Path | None = None, kept: Path | None = None) -> Run:
    """Run a command to its end, without its output. Raises TooLong.

    Python keeps its bytecode, as it has that of an installed package; the checker keeps its rules in the folder
    ``kept``, where one is given.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=cwd,
        env=_environment(kept),
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
    return Run(clock, clock if used is None else used, process.returncode)


def peak_memory(command: Sequence[str], *, limit: float) -> int | None:
    """The most bytes that a command holds at a time, ``None`` where it takes too long or the system does not tell."""
    launched = [sys.executable, "-c", _LAUNCHER, str(limit), *command]
    done = subprocess.run(launched, capture_output=True, text=True, env=_environment(None), check=False)
    return int(done.stdout) * _KIBIBYTE if done.returncode == 0 else None


def _environment(kept: Path | None) -> dict[str, str]:
    environment = os.environ | {"CHECKER_CACHE": "off" if kept is None else str(kept)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _waited(process: subprocess.Popen[bytes]) -> float | None:
    """Wait for a process: its processor seconds, None where the system does not tell."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime
