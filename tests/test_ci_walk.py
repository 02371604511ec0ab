"""The walk of docs/ci.md, command by command, in a new repository: what a team sees that adds the job."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ELLIPSIS = "…"


@dataclass(frozen=True)
class Step:
    """A command of the page, with what it shows there."""

    command: str
    shown: tuple[str, ...]


def steps() -> list[Step]:
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines()
            typed = 1 + sum(line == ">" or line.startswith("> ") for line in lines[1:])
            command = "\n".join([lines[0], *(line[2:] for line in lines[1:typed])])
            found.append(Step(command, tuple(lines[typed:])))
    return found


def as_shown(printed: str, shown: tuple[str, ...]) -> bool:
    """Whether the output is what the page shows, where an ellipsis stands for any lines or for the rest of a word."""
    lines = [r"(?:.*\n)*" if line == ELLIPSIS else _line(line) for line in shown]
    return re.fullmatch("".join(lines), printed) is not None


def _line(line: str) -> str:
    return r"\S*".join(re.escape(part) for part in line.split(ELLIPSIS)) + r" *\n"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with the rule of the README and two articles that do not agree."""
    (rule,) = re.findall(r"^ *```yaml\n(.*?)^ *```", README, flags=re.DOTALL | re.MULTILINE)
    for name, text in {
        "rules/bridge-length.yaml": re.sub(r"^   ", "", rule, flags=re.MULTILINE),
        "articles/2021-03-01-opening.md": "# Bridge opens\n\nThe new bridge is 8 km long and opens on Saturday.\n",
        "articles/2021-03-02-toll.md": "# What the crossing costs\n\nSince Saturday, 2 March 2021, a crossing costs 4 euros. The new bridge is 8 km long.\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path.parent))
    monkeypatch.setenv("CHECKER_CACHE", "off")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "The desk")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "desk@example.org")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the page is for a POSIX shell")
def test_the_walk(repository):
    """One shell does it all, so that its variables live on; a marker ends what each command prints."""
    marker = "--- end of a command"
    script = "".join(f"{step.command}\nstatus=$?; echo '{marker}'; (exit $status)\n" for step in steps())
    result = subprocess.run(
        ["bash"], input=f"exec 2>&1\n{script}", capture_output=True, text=True, cwd=repository, timeout=600, check=False
    )
    printed = result.stdout.split(f"{marker}\n")
    assert len(printed) == len(steps()) + 1, result.stdout[-2000:]
    for step, output in zip(steps(), printed, strict=False):
        assert as_shown(output, step.shown), f"$ {step.command}\n{output}\ninstead of\n" + "\n".join(step.shown)
