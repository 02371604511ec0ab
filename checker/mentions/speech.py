"""Who speaks: the name behind a subject, with pronouns and nouns such as "the company" resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.language.grammar import grammar
from checker.language.vocabulary import WordLists
from checker.mentions.names import Name, Party, is_media
from checker.mentions.subjects import HEADS, Subjects
from checker.mentions.tokens import SYMBOL
from checker.mentions.verbs import finite
from checker.values.span import Span

_names: Final = WordLists("names")
_BACK = 10
"""How many sentences back a pronoun or "the company" looks for its name."""
_OFFICE = 8
"""How many tokens from a name its office may stand."""


class Speech(Subjects):
    """Tells whom the subject of a speech verb stands for; each method works on token indexes."""

    def speaker_before(self, verb: int, first: int) -> tuple[str | None, int]:
        """The speaker whom a verb's subject names, and the subject's first token; no token before ``first`` counts."""
        span = self.subject_before(verb, first)
        return (None, verb) if span is None else (self.resolve(*span), span[0])

    def speaker_of_participle(self, gerund: int, first: int) -> str | None:
        """The subject of the clause that a gerund belongs to: "Ana Ruiz sent a letter to staff confirming that"."""
        if gerund > first and self.ends_name(gerund - 1):
            return self.speaker_before(gerund, first)[0]
        for index in range(gerund - 1, first - 1, -1):
            if finite(self.tokens, index) or self.has_participle(index):
                return self.speaker_before(index, first)[0]
        return None

    def speaker_after(self, index: int, last: int) -> str | None:
        """The speaker named right after a verb: "said Ana Ruiz, who …", "says the firm"."""
        span = self.subject_after(index, last)
        return None if span is None else self.resolve(*span)

    # --- resolving

    def resolve(self, start: int, end: int) -> str | None:
        """Whom the words of a subject stand for: a name without titles, "police", or None where nobody fits."""
        while start < end and self.tokens[start].kind == SYMBOL:
            start += 1
        while end > start and self.tokens[end - 1].kind == SYMBOL and not self.is_abbreviation(end - 1):
            end -= 1
        if start >= end:
            return None
        sentence = self.sentence(self.starts[start])
        own = (
            [name for name in self.names(sentence) if start <= name.start and name.end <= end] if sentence >= 0 else []
        )
        head = self._head(start, end)
        if own and own[-1].end == end:
            return self._named_last(own[-1], start)
        noun = self.tokens[head].norm
        if own and noun in _names.statement_nouns:
            return self._plain(own[-1])
        if own and own[-1].end > head:
            complement = own[-1]
            if noun in _names.statement_nouns:
                return self._plain(complement)
        if own and noun not in _names.statement_nouns and noun not in _names.organisation_nouns:
            return self._words(start, end)
        return self._unnamed(noun, start, end, sentence)

    def _head(self, start: int, end: int) -> int:
        """Index of the noun that a phrase is about: the last one before "of", "for", "from"."""
        for index in range(start + 1, end):
            if (norm := self.tokens[index].norm) in HEADS or norm == "in":
                return index - 1
        return end - 1

    def _named_last(self, name: Name, start: int) -> str:
        """The speaker where a phrase ends with a name."""
        before = self.tokens[name.start - 1].norm if name.start > start else ""
        if name.start - 1 > start and before == "the":
            before = self.tokens[name.start - 2].norm
        if before in HEADS and name.party is not Party.PERSON:
            head = self.tokens[self._head(start, name.end)].norm
            if head not in _names.statement_nouns:
                return self._words(start, name.end)
        return self._plain(name)

    def _plain(self, name: Name) -> str:
        """A name's text; a newspaper keeps its article."""
        with_article = name.start > 0 and self.tokens[name.start - 1].text == "The" and is_media(name.text)
        return f"The {name.text}" if with_article else name.text

    def _words(self, start: int, end: int) -> str:
        """The words of the text, without "a" or "an" before them."""
        start += self.tokens[start].norm in ("a", "an") and start + 1 < end
        return " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split())

    def _unnamed(self, noun: str, start: int, end: int, sentence: int) -> str | None:
        """Whom a pronoun or a noun without a name stands for."""
        definite = self.tokens[start].norm in ("the", "its", "his", "her", "their", "this", "that")
        if noun in ("he", "she"):
            return self._last_person(start, sentence, noun)
        if noun in ("they", "we", "i", "you", "which", "that", "this", "there"):
            return None
        if noun in _names.statement_nouns:
            return self._last_issuer(start, sentence) or self._last_organisation(start, sentence)
        if noun == "it" or (definite and noun in _names.organisation_nouns):
            return self._last_organisation(start, sentence)
        if definite and noun in _names.person_nouns:
            return self._described_person(start, sentence, noun) or self._words(start, end)
        only = self.tokens[start].norm
        if end - start == 1 and (only in grammar().determiners or only in grammar().prepositions):
            return None
        return self._words(start, end)

    def _earlier(self, before: int, sentence: int) -> Iterator[list[Name]]:
        """Names outside quotations, a list per sentence, the nearest sentence first, up to the token ``before``."""
        for index in range(sentence, max(sentence - _BACK, -1), -1):
            own = [name for name in self.names(index) if name.start < before]
            yield [name for name in own if not self.in_quotation(self.starts[name.start])]

    def _last_person(self, before: int, sentence: int, pronoun: str | None) -> str | None:
        other = {"he": _names.female, "she": _names.male}.get(pronoun or "", frozenset())
        for names in self._earlier(before, sentence):
            for name in reversed(names):
                if name.party is Party.PERSON and not name.titles & other:
                    return name.text
        return None

    def _described_person(self, before: int, sentence: int, noun: str) -> str | None:
        """The last person with whom the text names an office: "the mayor"; for "the man" the last one of all."""
        if noun in _names.anybody:
            return self._last_person(before, sentence, None)
        for names in self._earlier(before, sentence):
            people = [name for name in reversed(names) if name.party is Party.PERSON]
            titled = [name for name in people if noun in name.titles]
            beside = [name for name in people if self._stands_beside(noun, name)]
            if titled or beside:
                return (titled or beside)[0].text
        return None

    def _stands_beside(self, noun: str, name: Name) -> bool:
        """Whether an office stands near a name in its sentence: "Ana Ruiz, the long-serving mayor"."""
        first, last = self.bounds[self.sentence(self.starts[name.start])]
        around = self.tokens[max(name.start - _OFFICE, first) : min(name.end + _OFFICE, last)]
        return any(token.norm == noun for token in around)

    def _last_organisation(self, before: int, sentence: int) -> str | None:
        """The organisation that the nearest sentence names first; a news outlet only where there is no other."""
        outlet = None
        for names in self._earlier(before, sentence):
            for name in names:
                if name.party is not Party.ORGANISATION or self._describes(name):
                    continue
                if not is_media(name.text):
                    return name.text
                outlet = outlet or name.text
        return outlet

    def _describes(self, name: Name) -> bool:
        """Whether a name only describes a nameless organisation: "the Lyon giant"."""
        following = self.tokens[name.end].norm if name.end < len(self.tokens) else ""
        before = self.tokens[name.start - 1].norm if name.start else ""
        return before in grammar().determiners and following in _names.organisation_nouns

    def _last_issuer(self, before: int, sentence: int) -> str | None:
        """Who brought out "the statement": the subject of "released a statement" a few sentences back."""
        for index in range(sentence, max(sentence - 4, -1), -1):
            first, last = self.bounds[index]
            for at in range(min(last, before) - 1, first, -1):
                if self.tokens[at].norm in _names.issuing and self._brings_statement(at, last):
                    speaker, _ = self.speaker_before(at, first)
                    if speaker:
                        return speaker
        return None

    def _brings_statement(self, verb: int, last: int) -> bool:
        following = self.tokens[verb + 1 : min(verb + 5, last)]
        return (any(token.norm in _names.statement_nouns for token in following) and finite(self.tokens, verb)) or (
            self.has_participle(verb) and any(token.norm in _names.statement_nouns for token in following)
        )


_latest: list[Speech] = []


def speech(text: str, sentences: Sequence[Span]) -> Speech:
    """The speech of a text; the latest one is kept, since quotations and attributions are read one after the other."""
    for known in _latest:
        if known.text == text and (known.sentences is sentences or tuple(known.sentences) == tuple(sentences)):
            return known
    _latest.clear()  # before the next one is made, which then finds its memory free
    _latest.append(Speech(text, sentences))
    return _latest[0]
