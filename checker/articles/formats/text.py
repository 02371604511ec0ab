"""Plain text: the first line that is not empty is the headline, the text is the file's own content."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checker.articles.article import SourceMap
from checker.articles.document import Document, Lines, Record, Source, first_line
from checker.articles.encoding import Decoded

SUFFIXES = (".txt", ".text")
LARGEST = 20_000_000


def read(source: Source) -> Iterator[Record]:
    """The one article of a text file. Raises Unreadable and OSError."""
    decoded = source.decoded(LARGEST)
    yield Record(decoded.text.encode(), partial(_document, decoded))


def _document(decoded: Decoded) -> Document:
    return Document(
        text=decoded.text,
        headline_span=first_line(decoded.text),
        source=SourceMap((0,), (0,), Lines(decoded.text).starts),
        notes=decoded.notes,
    )
