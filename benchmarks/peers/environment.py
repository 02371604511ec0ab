"""An environment a peer, made with uv in a cache folder that is not committed."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(__file__).parents[1] / ".cache"
_INSTALL_LIMIT = 600.0


class CannotInstall(Exception):  # noqa: N818 - it is no error of ours
    """An environment that cannot be made, and why."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The packages that a peer needs, pinned; the first is the peer itself."""

    packages: tuple[str, ...]

    @property
    def _folder(self) -> Path:
        digest = hashlib.sha256("\n".join((sys.version, *self.packages)).encode()).hexdigest()[:8]
        return CACHE / f"{self.packages[0].partition('=')[0]}-{digest}"

    def python(self) -> Path:
        """The interpreter of the environment, which is made on first use. Raises CannotInstall."""
        ready = self._folder / "ready"
        interpreter = self._folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        if not ready.exists():
            uv = _uv()
            _run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(self._folder))
            _run(uv, "pip", "install", "--quiet", "--python", str(interpreter), *self.packages)
            ready.touch()
        return interpreter

    def versions(self) -> dict[str, str]:
        """The versions of the peer and of what it pins, as installed."""
        listed = _run(_uv(), "pip", "list", "--quiet", "--format", "json", "--python", str(self.python()))
        wanted = {package.partition("=")[0] for package in self.packages}
        return {entry["name"]: entry["version"] for entry in json.loads(listed) if entry["name"] in wanted}


@dataclass(frozen=True, slots=True)
class Interpreter:
    """An environment that is there already, by its interpreter."""

    path: Path

    def python(self) -> Path:
        """The interpreter, not resolved: what a link in an environment points to is outside of it."""
        return self.path.absolute()


def _uv() -> str:
    beside = Path(sys.executable).parent / "uv"
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None:
        raise CannotInstall("there is no uv; make benchmark installs it")
    return found


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_INSTALL_LIMIT, check=False)
    except (OSError, subprocess.TimeoutExpired) as cause:
        raise CannotInstall(str(cause)) from cause
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise CannotInstall(lines[-1].strip() if lines else f"{command[0]} ended with {done.returncode}")
    return done.stdout
