"""``--since``: the files of a git checkout that have changed since a revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from checker.commands.mistakes import Mistake, Mistakes, refuse


@dataclass(frozen=True)
class Changed(Container[str]):
    """The files that were added, changed or renamed, by their real paths, and folders whose metadata were."""

    files: frozenset[str]
    folders: frozenset[str]

    def __contains__(self, file: object) -> bool:
        """Tell whether a file has changed, whatever the path that names it."""
        real = os.path.realpath(str(file))
        return real in self.files or str(Path(real).parent) in self.folders


def changed_since(revision: str) -> Changed:
    """What differs from a revision, committed or not, files that git does not know yet among it.

    Raises Mistakes where this is no checkout, or it has no such revision.
    """
    from checker.articles.sidecar import NAME

    root = _git("rev-parse", "--show-toplevel").rstrip("\n")
    commit = _commit(revision)
    told = _git("-C", root, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", commit)
    told += _git("-C", root, "ls-files", "--others", "--exclude-standard", "-z")
    files = frozenset(os.path.realpath(Path(root, name)) for name in told.split("\0") if name)
    return Changed(files, frozenset(str(Path(file).parent) for file in files if Path(file).name == NAME))


def _commit(revision: str) -> str:
    place = f"--since {revision}"
    try:
        return _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except Mistakes:
        remedy = "name a commit, branch or tag; a shallow clone has to fetch it first: git fetch --unshallow"
        refuse([Mistake(place, "there is no such revision here", remedy)])
        raise


def _git(*arguments: str) -> str:
    """What git prints. Raises Mistakes where it cannot do it."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=True)
    except FileNotFoundError:
        refuse([Mistake("--since", "git is not installed", "install git, or name the new articles")])
        raise
    except subprocess.CalledProcessError as cause:
        said = cause.stderr.decode(errors="replace").strip().splitlines()
        remedy = "run it in a checkout, or name the new articles"
        refuse([Mistake("--since", said[0] if said else "git failed", remedy)])
        raise
    return os.fsdecode(done.stdout)
