"""Where something stands in a rule file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from checker.articles.article import Place


@dataclass(frozen=True)
class Source:
    """A rule file's name, as the user gave it, and its text."""

    file: str
    text: str

    def place(self, offset: int) -> Place:
        """Line and column, from 1, of the character at ``offset``; the end of the text where it lies behind it."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        return Place(self.file, line, offset - self._starts[line - 1] + 1)

    def line(self, offset: int) -> str:
        """The line that holds ``offset``, without its line end."""
        start = self._starts[self.place(offset).line - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].rstrip("\r")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(index + 1 for index, character in enumerate(self.text) if character == "\n")]
