"""The entries of the menu that stands on every page."""

from __future__ import annotations

from dataclasses import dataclass

from checker.review.roles import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its place among the others, the path and the words of its page, and who sees it.

    ``own`` pages are of an account, which a desk without accounts has none of. ``key`` is what leads to the page, as
    ``static/keys.js`` has it.
    """

    place: int
    path: str
    words: str
    role: Role = Role.READER
    own: bool = False
    key: str | None = None
