"""What a benchmark ran on: machine, Python, packages."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers.environment import CannotInstall, Environment
from benchmarks.peers.reader import PEERS
from checker.mentions import read

_OURS = ("claim-consistency-checker", "ahocorasick-rs", "dateparser", "pandas", "pint", "pydantic", "sentencex")
_CPUINFO = Path("/proc/cpuinfo")


def machine() -> tuple[str, ...]:
    """Lines that tell the processor, the system, the Python, and whether our readers are compiled."""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{_processor()}, {system}", f"{python}, checker.mentions {'compiled' if _compiled() else 'not compiled'}"


def packages(*, peers: bool) -> tuple[str, ...]:
    """Names and versions of our own packages that matter, of the peers, and of ripgrep where it is installed."""
    found = {name: version(name) for name in _OURS}
    for peer in PEERS if peers else ():
        if isinstance(peer.environment, Environment):
            try:
                found.update({f"{name} (peer)": number for name, number in peer.environment.versions().items()})
            except CannotInstall:
                continue  # its row in the table says so
    if ripgrep := _ripgrep():
        found["ripgrep"] = ripgrep
    return tuple(f"{name} {number}" for name, number in found.items())


def _processor() -> str:
    if _CPUINFO.exists():
        for line in _CPUINFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "processor not known"


def _compiled() -> bool:
    return not str(read.__file__).endswith(".py")


def _ripgrep() -> str | None:
    if (command := shutil.which("rg")) is None:
        return None
    first = subprocess.run([command, "--version"], capture_output=True, text=True, check=False).stdout.splitlines()[:1]
    return first[0].split()[1] if first else None
