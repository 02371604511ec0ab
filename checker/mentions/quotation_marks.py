"""Quotation marks: which one opens, which one closes, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from checker.values.span import Span

LONGEST = 3_000
"""Characters after which an unclosed quotation is given up; no quoted paragraph of news is that long."""

_OPENING = frozenset("“„‟«❝")
_CLOSING = frozenset("”»❞")
_MARK = re.compile(r"[“”„‟«»❝❞\"‘’‚‹›'`](?:(?<=')'|(?<=`)`)?")  # one set of characters first is found fast
_SINGLE = frozenset("‘’‚‹›'")
_APOSTROPHES = frozenset("’'")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n(?![^\S\n]*[a-z])\s*")
_CLAUSE_END = re.compile(r"[.!?,…](?=\s)")
_LETTERS_AFTER = re.compile(r"[^\W\d_]{1,3}(?![^\W\d_])")
_CLIPPED = frozenset({"s", "t", "d", "m", "ll", "re", "ve", "em", "til", "tis", "n", "cause", "bout"})


class Quoted(NamedTuple):
    """A stretch between marks.

    ``start`` and ``end`` are the words without the marks and the white space inside them, ``outer`` includes the
    marks. ``open_end`` tells that the paragraph ends without a closing mark, as where the next paragraph goes on with
    the quotation. ``paragraph`` is the span of the paragraph.
    """

    start: int
    end: int
    outer: Span
    open_end: bool
    paragraph: Span


def quoted(text: str, sentences: Sequence[Span]) -> list[Quoted]:
    """All quoted stretches in ascending order, none within another; marks outside the sentences do not count.

    Takes marks as real copied articles have them: «Links … », “ … » and an opening “ that also closes. A single mark
    counts where it can be no apostrophe. Takes linear time whatever the text.

    >>> text = "She said: “We will stay. “\\n\\n«Sure», he said."
    >>> [text[one.start : one.end] for one in quoted(text, [Span(0, len(text))])]
    ['We will stay.', 'Sure']
    """
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    marks = [(at, mark) for at, mark in marks if mark != "`" and not (mark in _APOSTROPHES and _is_within(text, at))]
    if not marks:
        return []
    found: list[Quoted] = []
    last = 0
    for paragraph in _paragraphs(text):
        first = bisect_left(marks, (paragraph.start,), last)
        last = bisect_left(marks, (paragraph.end,), first)
        if first < last and _holds_sentence(paragraph, sentences):
            found += _Paragraph(text, paragraph).quoted(marks[first:last])
    return found


def _is_within(text: str, at: int) -> bool:
    """Tell whether an apostrophe stands within a word: "don’t"."""
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text: a blank line ends one, or a line break before a capital or a mark."""
    start = 0
    for match in _PARAGRAPH.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _holds_sentence(paragraph: Span, sentences: Sequence[Span]) -> bool:
    """Tell whether a sentence, or a part of one, stands in a paragraph."""
    at = bisect_right(sentences, paragraph.start, key=_end)
    return at < len(sentences) and sentences[at].start < paragraph.end


_end = attrgetter("end")


class _Paragraph:
    """Pairs the marks of one paragraph, from left to right."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.found: list[Quoted] = []
        self.opened: int | None = None  # where the open double mark stands
        self.width = 1
        self.nested = 0
        self.single: int | None = None
        self.deferred: int | None = None  # a single mark that may close or be a plural's apostrophe: the workers'

    def quoted(self, marks: Sequence[tuple[int, str]]) -> list[Quoted]:
        """The quoted stretches of the paragraph."""
        for at, mark in marks:
            if mark in _SINGLE:
                self._single(at)
            else:
                self._double(mark, at)
        self._end()
        return self.found

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.span.start else " "

    def _after(self, at: int) -> str:
        return self.text[at] if at < self.span.end else " "

    # --- double marks

    def _double(self, mark: str, at: int) -> None:
        before, after = self._before(at), self._after(at + len(mark))
        if self.opened is None:
            if self._opens(mark, before, after):
                self._close_deferred()
                self.single = None
                self.opened, self.width, self.nested = at, len(mark), 0
            return
        if self._reopens(mark, before, after):
            if mark in _OPENING and mark != self.text[self.opened]:
                self.nested += 1  # «… “…” …»
                return
            self._give_up(at)
            self.opened, self.width = at, len(mark)
            return
        if self.nested and mark in _CLOSING:
            self.nested -= 1
            return
        self._close(self.opened, self.width, at, len(mark))
        self.opened = None

    def _opens(self, mark: str, before: str, after: str) -> bool:
        """Whether a mark outside any quotation opens one."""
        if mark in _OPENING or mark == "``":
            return not (before.isalnum() and not after.isalnum())
        if mark == "''":
            return False
        if mark == '"' and before.isdigit() and not after.isalnum():
            return False  # inches
        return (before.isspace() or before in "([{-–—:/‘“'") and not after.isspace()

    def _reopens(self, mark: str, before: str, after: str) -> bool:
        """Whether a mark inside a quotation opens another one, the first having lost its end."""
        if mark in _CLOSING or mark == "''":
            return False
        return (before.isspace() or before in "([{") and not after.isspace() and after not in ".,;:!?)"

    def _close(self, opened: int, width: int, at: int, closing: int, open_end: bool = False) -> None:
        start, end = opened + width, at
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.found.append(Quoted(start, end, Span(opened, at + closing), open_end, self.span))

    def _give_up(self, at: int) -> None:
        """End a quotation that the next one's opening mark cuts off: after its last clause, if it has one."""
        if self.opened is None or at - self.opened > LONGEST:
            return
        stop = _CLAUSE_END.search(self.text, self.opened, at)
        if stop:
            self._close(self.opened, self.width, stop.end(), 0)

    # --- single marks

    def _single(self, at: int) -> None:
        if self.opened is not None:
            return
        before, after = self._before(at), self._after(at + 1)
        if self.single is None:
            if self._single_opens(at, before, after):
                self.single = at
            return
        if before.isspace():
            if self._single_opens(at, before, after):
                self._close_deferred()
                self.single = at
            return
        if after.isalnum():
            return
        if before == "s" and self.text[at - 2 : at - 1].isalpha():
            self.deferred = at  # "the workers’": a later mark may close
            return
        self._close(self.single, 1, at, 1)
        self.single = self.deferred = None

    def _single_opens(self, at: int, before: str, after: str) -> bool:
        if not (before.isspace() or before in "([{-–—:/") or not after.isalnum() or after.isdigit():
            return False
        letters = _LETTERS_AFTER.match(self.text, at + 1)
        return not (letters and letters.group().lower() in _CLIPPED)

    def _close_deferred(self) -> None:
        if self.single is not None and self.deferred is not None:
            self._close(self.single, 1, self.deferred, 1)
        self.deferred = None

    def _end(self) -> None:
        """What is open at the paragraph's end: a quotation that the next paragraph may go on with."""
        if self.opened is not None:
            if self.span.end - self.opened <= LONGEST:
                self._close(self.opened, self.width, self.span.end, 0, open_end=True)
        else:
            self._close_deferred()
