"""A long text in parts that a page can show, and the paragraphs of a part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.values.span import Span

LONGEST = 30_000
"""Characters of a part: some ten times an article of a newspaper."""
_ENDS = ("\n\n", "\n", " ")
_BETWEEN = re.compile(r"\n[^\S\n]*\n\s*")


def parts(text: str, start: int = 0) -> list[Span]:
    """The parts of a text from an offset on, one at least: each ends with a paragraph, a line or a word if it can."""
    found = []
    while len(text) - start > LONGEST:
        end = _end(text, start)
        found.append(Span(start, end))
        start = end
    return [*found, Span(start, len(text))]


def _end(text: str, start: int) -> int:
    """Where a part ends that starts there; in its second half, so that there are not too many."""
    half, last = start + LONGEST // 2, start + LONGEST
    for mark in _ENDS:
        at = text.rfind(mark, half, last)
        if at >= 0:
            return at + len(mark)
    return last


def paragraphs(text: str, part: Span) -> Iterator[Span]:
    """The stretches of a part that blank lines part from each other; between them there is only white space."""
    start = part.start
    for gap in _BETWEEN.finditer(text, part.start, part.end):
        yield from _paragraph(text, start, gap.start())
        start = gap.end()
    yield from _paragraph(text, start, part.end)


def _paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end].strip()
    if words:
        first = text.index(words[0], start, end)
        yield Span(first, first + len(words))
