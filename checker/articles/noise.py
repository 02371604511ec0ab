"""Stretches of a text that copying left in it and that carry no claims."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from checker.language.vocabulary import own_vocabulary
from checker.values.span import Span

_LINE = re.compile(r"[^\n\r]+")
_AROUND = " \t\u00a0\ufeff.:;,!?*•·-–—|>»«<#()[]_=~"
_COUNT = re.compile(r"^\d{1,6}\s+|\s+\(?\d{1,6}$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\s]*\Z")
_LONGEST_LINE = 400
_LONGEST_HEADING = 70
# Lines that end like a sentence, after which a comment heading is the end of the article wherever it stands.
_PROSE = 3


@dataclass(frozen=True, slots=True)
class NoiseWords:
    """The lines of one language that are noise, in lower case; ``noise.toml`` explains each list."""

    lines: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    tails: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()

    def label(self, line: str, plain: str) -> str | None:
        """The picture label that a line begins with, where a caption or nothing follows it."""
        for label in self.labels:
            if plain.startswith(label):
                rest = line.lstrip(_AROUND)[len(label) :].lstrip(" \t\u00a0")
                if not rest or not rest[0].isalpha() or rest[0].isupper():
                    return label
        return None


@dataclass(slots=True)
class _Reading:
    """The noise of one text, found line by line."""

    text: str
    words: NoiseWords
    start: int
    found: list[Span] = field(default_factory=list)
    caption_follows: int = -1  # offset at which a line would be the caption of the label before it
    in_list: bool = False
    prose_lines: int = 0

    def run(self) -> tuple[Span, ...]:
        for line in _LINE.finditer(self.text, self.start):
            written = line.group().strip()
            if not written:
                continue
            is_caption = line.start() == self.caption_follows
            self.caption_follows = -1
            plain = _plain(written if len(written) <= _LONGEST_HEADING else written[:_LONGEST_HEADING])
            if len(written) <= _LONGEST_HEADING and self._is_heading(plain, line.start()):
                self.found.append(Span(line.start(), len(self.text)))
                break
            if len(written) <= _LONGEST_LINE and (self._is_noise(written, plain, line.end()) or is_caption):
                self.found.append(Span(line.start(), line.end()))
            elif _SENTENCE_END.search(written[-20:]):
                self.prose_lines += 1
                self.in_list = False
        return tuple(self.found)

    def _is_heading(self, plain: str, start: int) -> bool:
        """Tell whether nothing of the article follows a heading."""
        name = _without_count(plain)
        late = start - self.start > (len(self.text) - self.start) / 2
        # "5 comments" also stands under a headline.
        return (name in self.words.tails and (late or self.prose_lines >= _PROSE)) or (
            late and name in self.words.elsewhere
        )

    def _is_noise(self, written: str, plain: str, end: int) -> bool:
        if len(written) <= _LONGEST_HEADING:
            name = _without_count(plain)
            if name in self.words.elsewhere:
                self.in_list = True
                return True
            if name in self.words.tails or plain in self.words.lines:
                return True
        if self.in_list:
            self.in_list = _SENTENCE_END.search(written[-20:]) is None
            return self.in_list
        if label := self.words.label(written, plain):
            if plain == label:
                self.caption_follows = _next_line(self.text, end)
            return True
        return plain.startswith(self.words.starts)


def find_noise(text: str, language: str = "en", start: int = 0) -> tuple[Span, ...]:
    """The stretches of noise after ``start``, in ascending order; where the comment form begins, all the rest.

    >>> [span.start for span in find_noise("The talks ended.\\nImage copyright\\nGetty Images\\nShares fell.")]
    [17, 33]
    """
    words = _noise_words(language)
    return _Reading(text, words, start).run() if words.lines else ()


def _plain(line: str) -> str:
    """A line as the lists write it; a colon or full stop inside stays."""
    return line.replace("’", "'").strip(_AROUND).lower()


def _without_count(plain: str) -> str:
    """A heading without its number: "5 comments", "comments (12)"."""
    return _plain(_COUNT.sub("", plain)) if any(map(str.isdigit, plain)) else plain


def _next_line(text: str, end: int) -> int:
    """Where the line after ``end`` begins."""
    return end + (2 if text.startswith("\r\n", end) else 1)


@cache
def _noise_words(language: str) -> NoiseWords:
    lists = own_vocabulary("noise", language)
    if lists is None:
        return NoiseWords()
    return NoiseWords(
        lines=frozenset(lists["lines"]),
        starts=tuple(lists["starts"]),
        labels=tuple(lists["labels"]),
        tails=frozenset(lists["tails"]),
        elsewhere=frozenset(lists["elsewhere"]),
    )
