"""Text to sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.values.span import Span

LONGEST_SENTENCE = 2_000
"""Characters after which a sentence is cut; no sentence of news is that long, broken or hostile text is."""

# What the splitter gets in one piece: it takes quadratic time on opening quotes that nothing closes.
_WINDOW = 2 * LONGEST_SENTENCE
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_WORD_BEFORE = re.compile(r"[\w.]+\Z")
_FIRST_WORD = re.compile(r"\w+")
_CLOSING = "”’»\"')] \t\u00a0"


@dataclass(frozen=True, slots=True)
class MergeList:
    """Words of one language, in lower case, after which a full stop does not end the sentence."""

    titles: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    after_clock: frozenset[str] = frozenset()

    def joins(self, before: str, after: str) -> bool:
        """Tell whether two stretches that the splitter took apart are one sentence."""
        start = after.lstrip()
        if not start.strip(_CLOSING) or _continues(start):
            return True
        word = _WORD_BEFORE.search(before.rstrip())
        if not word:
            return False
        last = word.group().lower()
        if last in self.clock:
            following = _FIRST_WORD.match(start)
            return following is not None and following.group().lower() in self.after_clock
        return last in self.titles or (last in self.before_numbers and start[0].isdigit())


def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text: ascending, apart, without the white space around them, at most 2,000 characters each.

    A line break always ends a sentence, so a headline and each paragraph stand alone. A quotation stays with the
    sentence that introduces it. Takes linear time whatever the text.

    >>> split_sentences("Talks suspended\\n\\nThe firm met Gen. Lee at 5 p.m. Monday. It left.")
    (Span(start=0, end=15), Span(start=17, end=59), Span(start=60, end=68))
    """
    merges = _merge_list(language)
    sentences = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(text, line, language, merges):
            sentence = _trim(text, start, end)
            if sentence:
                sentences.append(sentence)
            start = end
    return tuple(sentences)


def _ends(text: str, line: re.Match[str], language: str, merges: MergeList) -> Iterator[int]:
    """Where the sentences of a line end, the line read in windows; the last end is the line's."""
    start = line.start()
    while start < line.end():
        window = text[start : min(start + _WINDOW, line.end())]
        ends = _window_ends(window, language, merges)
        if start + len(window) < line.end():
            # The last sentence may go on beyond the window: it is read again with the next one.
            ends = ends[:-1] or [len(window)]
        inside = 0
        for end in ends:
            while end - inside > LONGEST_SENTENCE:
                inside = _cut(window, inside)
                yield start + inside
            inside = end
            yield start + end
        start += inside


def _window_ends(window: str, language: str, merges: MergeList) -> list[int]:
    from sentencex import get_sentence_boundaries

    ends: list[int] = []
    begin = 0
    # Half a surrogate pair, which JSON can carry, is no text to the splitter.
    for boundary in get_sentence_boundaries(language, window.encode(errors="replace").decode()):
        end = boundary["end_index"]
        if ends and merges.joins(window[max(begin - 20, 0) : begin], window[begin:end]):
            ends.pop()
        ends.append(end)
        begin = end
    return ends


def _cut(window: str, begin: int) -> int:
    """Where to cut a sentence that is too long: after the last space that fits."""
    end = begin + LONGEST_SENTENCE
    space = window.rfind(" ", begin + 1, end)
    return space + 1 if space > 0 else end


def _trim(text: str, start: int, end: int) -> Span | None:
    stretch = text[start:end]
    length = len(stretch.rstrip())
    if not length:
        return None
    return Span(start + len(stretch) - len(stretch.lstrip()), start + length)


def _continues(start: str) -> bool:
    """Tell whether a stretch starts like the rest of a sentence: "in his twenties", but not "iPhone sales"."""
    word = _FIRST_WORD.match(start)
    return word is not None and word.group().islower() and start[0].isalpha()


@cache
def _merge_list(language: str) -> MergeList:
    source = Path(__file__).parents[1] / "language" / language / "sentences.toml"
    if not (language.isalpha() and source.is_file()):
        return MergeList()
    lists = tomllib.loads(source.read_text(encoding="utf-8"))
    return MergeList(**{name: frozenset(words) for name, words in lists.items()})
