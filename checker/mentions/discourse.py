"""The sentences of a text and the names in them, read where they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from checker.mentions.names import Name, Party, mid_sentence_capitals, read_names
from checker.mentions.tokens import WORD, tokenize
from checker.values.span import Span

_HEADLINE = 0.6  # share of capitalised words from which a sentence is a headline in title case
_NAMESAKES = 12
"""How many places of a surname are looked at for the full name."""
# The simple set comes first, since it is found fast.
_SURNAME = re.compile(r"[A-Z\x80-\U0010ffff](?<=[^\W\d_a-z])[\w’'.-]* (?:[a-z]{2,3} )?(?=([^\W\d_a-z][\w’'-]*))")


class Discourse:
    """The sentences of a text with the names in them, read where they are needed.

    ``bounds`` are the first and the after-last token of each sentence, ``norms`` and ``starts`` those of all tokens.
    Names inside quotations are what a speaker talks about, and do not resolve the words around them.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences
        self.tokens = tokenize(text)
        self.norms = [token.norm for token in self.tokens]
        self.starts = [token.start for token in self.tokens]
        self._quoted: list[tuple[int, int]] = []
        self._sentence_starts = [sentence.start for sentence in sentences]
        self.bounds = self._all_bounds()
        self._capitals: frozenset[str] | None = None
        self._read: dict[int, list[Name]] = {}
        self._named: dict[int, list[Name]] = {}
        self._people: dict[str, Name | None] = {}
        self._surnames: dict[str, list[int]] | None = None

    # --- places

    def index(self, offset: int) -> int:
        """Index of the first token at or after an offset."""
        return bisect_left(self.starts, offset)

    def sentence(self, offset: int) -> int:
        """Index of the sentence that holds an offset, or of the nearest before it; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def _all_bounds(self) -> list[tuple[int, int]]:
        bounds = []
        last = 0
        for sentence in self.sentences:
            first = bisect_left(self.starts, sentence.start, last)
            last = bisect_left(self.starts, sentence.end, first)
            bounds.append((first, last))
        return bounds

    def set_quotations(self, spans: Iterable[tuple[int, int]]) -> None:
        """Tell where the text's quotations start and end."""
        self._quoted = list(spans)

    def in_quotation(self, offset: int) -> bool:
        """Tell whether an offset lies inside a quotation."""
        at = bisect_right(self._quoted, (offset, len(self.text))) - 1
        return at >= 0 and offset < self._quoted[at][1]

    # --- names

    def names(self, sentence: int) -> list[Name]:
        """The names of a sentence; a surname alone carries the full name that the text gives it elsewhere."""
        found = self._named.get(sentence)
        if found is None:
            found = self._named[sentence] = [self._known(name) for name in self._raw(sentence)]
        return found

    def _raw(self, sentence: int) -> list[Name]:
        found = self._read.get(sentence)
        if found is None:
            if self._capitals is None:
                self._capitals = mid_sentence_capitals(self.text)
            start, end = self.bounds[sentence]
            found = read_names(self.tokens, start, end, self._capitals)
            self._read[sentence] = found
        return found

    def _known(self, name: Name) -> Name:
        if " " in name.text or name.party is Party.PLACE:
            return name
        person = self.person(name.text)
        return Name(name.start, name.end, person.text, Party.PERSON, person.titles | name.titles) if person else name

    def person(self, surname: str) -> Name | None:
        """The person with a surname: the first whom the text names in full, else the first with a title."""
        if surname not in self._people:
            if self._surnames is None:
                self._surnames = {}
                for found in _SURNAME.finditer(self.text):
                    self._surnames.setdefault(found.group(1), []).append(found.start(1))
            self._people[surname] = self._first_person(surname, self._surnames.get(surname, ())[:_NAMESAKES])
        return self._people[surname]

    def _first_person(self, surname: str, offsets: Sequence[int]) -> Name | None:
        titled = None
        for offset in offsets:
            sentence = self.sentence(offset)
            if sentence < 0 or self._in_title_case(sentence):
                continue
            for name in self._raw(sentence):
                if name.party is Party.PERSON and name.text.split()[-1] == surname:
                    if " " in name.text:
                        return name
                    titled = titled or name
        return titled

    def _in_title_case(self, sentence: int) -> bool:
        first, last = self.bounds[sentence]
        own = [token.text for token in self.tokens[first:last] if token.kind == WORD]
        return len(own) > 3 and len(own) - sum(map(str.islower, own)) >= _HEADLINE * len(own)
