"""What is wrong with the paths and metadata that a user gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
