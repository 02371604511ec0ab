"""Who works at the desk, and what they may do there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.review.words import message


class Role(StrEnum):
    """What an account may do; each role may do what those before it may."""

    READER = message("reader")
    EDITOR = message("editor")
    ADMIN = message("admin")

    def includes(self, other: Role) -> bool:
        """Tell whether this role may do all that the other may."""
        roles = list(Role)
        return roles.index(self) >= roles.index(other)


class Scope(StrEnum):
    """What the holder of an API token may do of what its account may."""

    READ = message("read")
    DECIDE = message("decide")

    @property
    def role(self) -> Role:
        """The highest role that the scope lets its holder have."""
        return Role.READER if self is Scope.READ else Role.EDITOR


class Standing(StrEnum):
    """Whether an account may be used: one that came by a provider waits until an admin lets it in."""

    ACTIVE = message("active")
    WAITING = message("waiting")
    DISABLED = message("disabled")


@dataclass(frozen=True, slots=True)
class Editor:
    """Who sends a request. ``id`` is ``None`` for whoever sits at a desk without accounts.

    ``language`` and ``zone`` are what the editor chose, such as "de" and "Europe/Berlin". Somebody else knows a
    ``provisional`` password: nothing is decided in an editor's name until it is changed.
    """

    id: int | None
    name: str
    role: Role
    language: str | None = None
    zone: str | None = None
    provisional: bool = False


LOCAL = Editor(None, "local editor", Role.EDITOR)
"""Who acts at a desk without accounts."""
