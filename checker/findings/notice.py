"""A notice: a decision that no longer does what its editor thinks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at that is no finding: where it stands, what it is about, and what to do, in words."""

    place: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.subject} {self.message}"
