"""Plain text: the first line that is not empty is the headline, the text is the file's own content."""

from __future__ import annotations

from collections.abc import Iterator

from checker.articles.article import SourceMap
from checker.articles.document import Document, Lines, Source, first_line

SUFFIXES = (".txt", ".text")
LARGEST = 20_000_000


def read(source: Source) -> Iterator[Document]:
    """The one article of a text file. Raises Unreadable and OSError."""
    decoded = source.decoded(LARGEST)
    lines = Lines(decoded.text)
    yield Document(
        text=decoded.text,
        headline_span=first_line(decoded.text),
        source=SourceMap((0,), (0,), lines.starts),
        notes=decoded.notes,
    )
