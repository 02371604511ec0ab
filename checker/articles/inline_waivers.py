"""Comments of Markdown and HTML that waive a rule in the paragraph after them.

``<!-- checker: waive us-users because the profile quotes the figure of 2019 on purpose -->``; several rules stand with
commas between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from checker.articles.article import InlineWaiver
from checker.articles.document import Document
from checker.values.span import Span

MOST = 200
"""Comments of one file that count: an article full of them is no article with exceptions."""

_COMMENT = re.compile(r"<!--\s*checker\s*:([^<>]{0,1000}?)-->")
_DECISION = re.compile(r"\s*waive\s+([^\s,]+(?:\s*,\s*[^\s,]+)*)\s+because[\s:]+(\S.*?)\s*", re.DOTALL)
_HOW = "write <!-- checker: waive RULE because REASON --> before a paragraph"


def read_inline_waivers(content: str, document: Document) -> tuple[InlineWaiver, ...]:
    """The waivers in a file's first comments, in their order; what is wrong with one stands in its ``problem``."""
    return tuple(
        waiver for comment in islice(_COMMENT.finditer(content), MOST) for waiver in _waivers(comment, document)
    )


def _waivers(comment: re.Match[str], document: Document) -> Iterator[InlineWaiver]:
    line, column = _place(document, comment.start())
    paragraph = _paragraph_after(document, comment.end())
    decision = _DECISION.fullmatch(comment[1])
    if _is_shown(comment, document):
        return
    if decision is None:
        yield InlineWaiver("", "", Span(0, 0), line, column, f"it is not understood; {_HOW}")
        return
    problem = None if paragraph else f"no paragraph follows it; {_HOW}"
    for rule in decision[1].split(","):
        because = " ".join(decision[2].split())
        yield InlineWaiver(rule.strip(), because, paragraph or Span(0, 0), line, column, problem)


def _place(document: Document, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset in the file."""
    starts = document.source.line_starts
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _is_shown(comment: re.Match[str], document: Document) -> bool:
    """Whether the comment is part of the text, as in a listing that explains it."""
    shown = document.source.from_file(comment.start())
    return shown is not None and document.text.startswith(comment[0], shown)


def _paragraph_after(document: Document, offset: int) -> Span | None:
    """The paragraph that begins at an offset of the file or after it."""
    start = document.source.from_file(offset)
    if start is None:
        return None
    while start < len(document.text) and document.text[start].isspace():
        start += 1
    end = document.text.find("\n", start)
    return Span(start, end if end >= 0 else len(document.text)) if start < len(document.text) else None
