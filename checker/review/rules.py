"""The rules that the desk checks drafts by, and that it explains facts with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from checker.rulebook.cache import load_cached
from checker.rulebook.files import RuleFile, shelve
from checker.rulebook.problems import RuleProblems
from checker.rulebook.rulebook import RuleBook

State = tuple[tuple[str, int, int], ...]
"""Path, time of the last change and size of each file."""


@dataclass(frozen=True, slots=True)
class NoRules(Exception):  # noqa: N818 - named for what it says
    """There are no rules to work with: why not, line by line, and what mends it."""

    reasons: tuple[str, ...]
    remedy: str


class Rules:
    """The rules of a folder as its files are now."""

    def __init__(self, folder: Path | None, *, allow_untested: bool = False) -> None:
        self._folder, self._untested = folder, allow_untested
        self._lock = Lock()
        self._read: tuple[State, RuleBook] | None = None

    def book(self) -> RuleBook:
        """The rule book, read anew where a file has changed. Raises NoRules."""
        if self._folder is None:
            raise NoRules(("the desk was started without rules",), "start it with: checker serve --rules DIR")
        if not self._folder.exists():
            remedy = "start the desk where your rules are, or name them with: checker serve --rules DIR"
            raise NoRules((f"there is no such folder of rules: {self._folder}",), remedy)
        with self._lock:
            try:
                state = _state(self._folder)
                if self._read is None or self._read[0] != state:
                    self._read = state, load_cached(self._folder, allow_untested=self._untested)
            except RuleProblems as problems:
                told = tuple(line for line in str(problems).splitlines() if line.strip())
                raise NoRules(told, "mend the rules; the desk reads them again by itself") from None
            except OSError as cause:
                raise NoRules((f"{self._folder}: {cause.strerror or cause}",), "see that they can be read") from None
            return self._read[1]

    def known(self) -> RuleBook | None:
        """The rule book, for pages that can do without it."""
        try:
            return self.book()
        except NoRules:
            return None


def _state(folder: Path) -> State:
    """What tells the files of a rules folder from those that were read. Raises RuleProblems and OSError."""
    shelf = shelve(folder)
    return tuple(_states((*shelf.rules, *shelf.stories.values(), *shelf.shared.values())))


def _states(files: Iterable[RuleFile]) -> Iterable[tuple[str, int, int]]:
    for file in files:
        stated = file.path.stat()
        yield str(file.path), stated.st_mtime_ns, stated.st_size
