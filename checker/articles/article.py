"""An article: one published text, as every later stage sees it."""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from checker.values.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A position in the file an article came from; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Leads from offsets in an article's text back to the file.

    ``text_starts`` and ``file_starts`` are the starts of stretches that stand alike in both (equal length, ascending
    in the text); ``line_starts`` are the offsets at which the file's lines begin. For a record of a file of many,
    offsets count from the record's own start, and ``first_line`` is the line it stands on.
    """

    text_starts: tuple[int, ...]
    file_starts: tuple[int, ...]
    line_starts: tuple[int, ...]
    first_line: int = 1

    def from_file(self, offset: int) -> int | None:
        """The offset in the text of the first character that stands at ``offset`` of the file or after it.

        ``None`` where none does. An article has few stretches where this is asked.
        """
        ends = (*self.text_starts[1:], sys.maxsize)
        after = [
            (max(at, offset), start + max(offset - at, 0))
            for start, end, at in zip(self.text_starts, ends, self.file_starts, strict=True)
            if at + end - start > offset
        ]
        return min(after)[1] if after else None

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at ``offset`` of the article's text."""
        stretch = max(bisect_right(self.text_starts, offset) - 1, 0)
        in_file = self.file_starts[stretch] + max(offset - self.text_starts[stretch], 0)
        line = bisect_right(self.line_starts, in_file)
        return line + self.first_line - 1, in_file - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class InlineWaiver:
    """A comment in an article's file that waives a rule in one paragraph.

    ``line`` and ``column`` count from 1 in the file, ``paragraph`` in the article's text. ``problem`` says in words why
    a comment waives nothing.
    """

    rule: str
    because: str
    paragraph: Span
    line: int
    column: int
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    ``text`` is what a reader sees: headline, then body; every offset in this package points into it. For plain text
    it is the file's own content. ``headline`` is where the headline stands in it (an empty span where there is none),
    ``noise`` are stretches that carry no claims (captions, comment forms), ``sentences`` the sentences outside noise
    in ascending order, the headline being a sentence of its own. ``id`` is the file as given, followed by ``#`` and
    the record's id where one file holds several articles. ``language`` is an ISO 639-1 code. ``notes`` tell the user
    what was assumed on the way, such as a detected encoding. ``topics`` are subjects that the document itself states
    beside its text, such as tags; ``waivers`` the decisions that stand in comments of its file.
    """

    id: str
    file: str
    text: str
    headline_span: Span
    published: date | None
    outlet: str | None
    language: str
    url: str | None
    source: SourceMap
    sentences: tuple[Span, ...]
    noise: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    waivers: tuple[InlineWaiver, ...] = ()

    @property
    def headline(self) -> str:
        """The headline's text, empty where there is none."""
        return self.text[self.headline_span.start : self.headline_span.end]

    @property
    def body(self) -> str:
        """All text after the headline."""
        return self.text[self.headline_span.end :]

    def place(self, offset: int) -> Place:
        """Where in the file the character at ``offset`` stands."""
        line, column = self.source.line_and_column(offset)
        return Place(self.file, line, column)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds ``offset``, or the nearest before it."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[max(index, 0)]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or record that could not be read, and why, in words for its owner."""

    file: str
    reason: str
