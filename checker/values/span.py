"""Where a piece of text stands."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of character offsets into an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether both spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, offset: int) -> bool:
        """Tell whether the character at ``offset`` lies inside."""
        return self.start <= offset < self.end
