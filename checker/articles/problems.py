"""What is wrong with the paths and metadata that a user gave."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class ArticleProblem:
    """One mistake: where, what, and how to put it right."""

    place: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.place}: {self.what}{remedy}"


class ArticleProblems(Exception):  # noqa: N818 - the name callers read
    """All mistakes of a run's paths and metadata at once; its text has one line for each."""

    def __init__(self, problems: Sequence[ArticleProblem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Unreadable(Exception):  # noqa: N818
    """A file that holds no article, with the reason in words for its owner."""


def fault_in_words(fault: Exception) -> str:
    """Why an article could not be read that this program itself failed on, with the place for who mends it."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"a fault of this program, please report it: {type(fault).__name__}: {fault}{place}"
