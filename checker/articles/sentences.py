"""Text to sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from checker.language.vocabulary import own_vocabulary
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
        if not start[:1].isupper() and (not start.strip(_CLOSING) or _continues(start)):
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
    from sentencex import segment

    ends = partial(_ends, partial(segment, language), _merge_list(language))
    readable = text.encode(errors="replace").decode()  # half a surrogate pair, which JSON can carry, is no text to it
    sentences = []
    for line in _LINE.finditer(readable):
        offset = start = line.start()
        for inside in ends(line.group()):
            end = offset + inside
            first, last = _trimmed(readable, start, end)
            if first < last:
                sentences.append(Span(first, last))
            start = end
    return tuple(sentences)


_Splitter = Callable[[str], list[str]]
"""Takes a text apart into sentences, the white space between two of them with one or the other."""


def _ends(split: _Splitter, merges: MergeList, line: str) -> list[int]:
    """Where the sentences of a line end, the line read in windows; the last end is the line's."""
    if len(line) <= LONGEST_SENTENCE:
        return _window_ends(split, merges, line)
    found = []
    start = 0
    while start < len(line):
        window = line[start : start + _WINDOW]
        ends = _window_ends(split, merges, window)
        if start + len(window) < len(line):
            # The last sentence may go on beyond the window: it is read again with the next one.
            ends = ends[:-1] or [len(window)]
        inside = 0
        for end in ends:
            while end - inside > LONGEST_SENTENCE:
                inside = _cut(window, inside)
                found.append(start + inside)
            inside = end
            found.append(start + end)
        start += inside
    return found


def _window_ends(split: _Splitter, merges: MergeList, window: str) -> list[int]:
    ends: list[int] = []
    begin = 0
    for sentence in split(window):
        if ends and merges.joins(window[max(begin - 20, 0) : begin], sentence):
            ends.pop()
        begin += len(sentence)
        ends.append(begin)
    return ends


def _cut(window: str, begin: int) -> int:
    """Where to cut a sentence that is too long: after the last space that fits."""
    end = begin + LONGEST_SENTENCE
    space = window.rfind(" ", begin + 1, end)
    return space + 1 if space > 0 else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    sentence = text[start:end]
    return end - len(sentence.lstrip()), start + len(sentence.rstrip())


def _continues(start: str) -> bool:
    """Tell whether a stretch starts like the rest of a sentence: "in his twenties", but not "iPhone sales"."""
    word = _FIRST_WORD.match(start)
    return word is not None and word.group().islower() and start[0].isalpha()


@cache
def _merge_list(language: str) -> MergeList:
    lists = own_vocabulary("sentences", language) or {}
    return MergeList(**{name: frozenset(words) for name, words in lists.items()})
