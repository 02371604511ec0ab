"""What a format reads out of a file, before the article is complete."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from checker.articles.article import InlineWaiver, SourceMap, Unread
from checker.articles.encoding import Decoded, decode
from checker.articles.problems import Unreadable
from checker.values.span import Span

LONGEST_HEADLINE = 300
"""A longer first line is a paragraph, not a headline."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_FIRST_LINE = re.compile(r"\s*(\S[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; ``None`` where it is not stated."""

    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    def completed_by(self, other: Metadata) -> Metadata:
        """This metadata, its gaps filled from the other."""
        return Metadata(
            self.published or other.published,
            self.outlet or other.outlet,
            self.url or other.url,
            self.language or other.language,
        )


@dataclass(frozen=True, slots=True)
class Document:
    """One article as its file states it; ``record`` tells apart the articles of one file."""

    text: str
    headline_span: Span
    source: SourceMap
    metadata: Metadata = Metadata()
    noise: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    record: str | None = None
    waivers: tuple[InlineWaiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """An article whose document is worked out when it is wanted.

    ``words`` is UTF-8 that holds all words of the document's text, and maybe more. ``document`` raises Unreadable.
    """

    words: bytes
    document: Callable[[], Document]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read articles from: where it lies, and its name as the user sees it."""

    location: str
    file: str

    @property
    def folder(self) -> str:
        """Where the file's folder lies."""
        return os.path.dirname(self.location)

    @property
    def name(self) -> str:
        """The file's name in its folder."""
        return os.path.basename(self.location)

    def decoded(self, largest: int, stated: Callable[[bytes], str | None] | None = None) -> Decoded:
        """The file's text, ``stated`` telling which encoding its own bytes name.

        Raises Unreadable where it has none or is larger than ``largest`` bytes, and OSError.
        """
        with open(self.location, "rb", buffering=0) as file:
            raw = file.read(largest + 1)
        if len(raw) > largest:
            raise Unreadable(f"larger than {largest // 1_000_000} MB, the most that one article may have here")
        return decode(raw, stated(raw) if stated else None)


class Format(Protocol):
    """A file format: a module of ``checker.articles.formats``, or what an entry point ``checker.formats`` names."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 - a constant of the module
        """File name endings in lower case, such as ".txt"."""

    def read(self, source: Source, /) -> Iterator[Document | Record | Unread]:
        """The articles of a file, in its order. Raises Unreadable and OSError."""


@dataclass
class Composition:
    """A text put together from stretches of a file, which knows where each came from."""

    _parts: list[str] = field(default_factory=list)
    _text_starts: list[int] = field(default_factory=list)
    _file_starts: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, stretch: str, at: int) -> None:
        """Append a stretch that stands in the file from offset ``at`` on."""
        if not stretch:
            return
        if not self._text_starts or self._file_starts[-1] + self.length - self._text_starts[-1] != at:
            self._text_starts.append(self.length)
            self._file_starts.append(at)
        self._parts.append(stretch)
        self.length += len(stretch)

    def add_break(self, line_break: str) -> None:
        """Append white space that does not stand in the file; its place is the end of what is before it."""
        last = self._file_starts[-1] + self.length - self._text_starts[-1] if self._text_starts else 0
        self.add(line_break, last)

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)

    def source_map(self, line_starts: tuple[int, ...], first_line: int = 1) -> SourceMap:
        """The way back into a file whose lines begin at ``line_starts``."""
        return SourceMap(tuple(self._text_starts) or (0,), tuple(self._file_starts) or (0,), line_starts, first_line)


@dataclass(frozen=True)
class Lines:
    """Where the lines of a file begin, as an editor counts them: after LF, CRLF or CR."""

    content: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Offsets of the lines' first characters."""
        return (0, *(match.end() for match in _LINE_BREAK.finditer(self.content)))


def first_line(text: str) -> Span:
    """Where the headline of a plain text stands: its first line that is not empty, unless that is a paragraph.

    >>> first_line("\\nTalks suspended\\nThe firm ...")
    Span(start=1, end=16)
    """
    match = _FIRST_LINE.match(text)
    if match is None:
        return Span(0, 0)
    line = match.group(1).rstrip()
    if len(line) > LONGEST_HEADLINE:
        return Span(0, 0)
    return Span(match.start(1), match.start(1) + len(line))
