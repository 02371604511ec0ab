"""Who speaks in a sentence: the subject of a speech verb, with pronouns and nouns such as "the company" resolved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial

from checker.language.grammar import grammar
from checker.language.vocabulary import words
from checker.mentions.names import Name, Party, is_capital, is_media, mid_sentence_capitals, read_names
from checker.mentions.tokens import BREAK, SYMBOL, WORD, Token, tokenize
from checker.mentions.verbs import finite, verbs
from checker.values.span import Span

_speech = partial(words, "speech")
_names = partial(words, "names")
_BACK = 10
"""How many sentences back a pronoun or "the company" looks for its name."""
_SUBJECT = 24  # tokens of a subject with its appositions
_HEADLINE = 0.6  # share of capitalised words from which a sentence is a headline in title case
_NAMESAKES = 12
"""How many places of a surname are looked at for the full name."""
_SURNAME = re.compile(r"(?<=[^\W\d_][ .] |[^\W\d_]{2} )([^\W\d_a-z][\w’'-]*)")
_QUOTES = frozenset("\"“”„«»‘’'")
_HEADS = ("of", "for", "from", "by", "at", "with")


class Discourse:
    """The sentences of a text with the names in them, read where they are needed.

    ``quoted`` are the spans of quotations: names inside them are what a speaker talks about, and do not resolve the
    words around them.
    """

    def __init__(self, text: str, sentences: Sequence[Span], tokens: Sequence[Token] | None = None) -> None:
        self.text = text
        self.sentences = sentences
        self.tokens: Sequence[Token] = tokenize(text) if tokens is None else tokens
        self.starts = [token.start for token in self.tokens]
        self.quoted: list[Span] = []
        self._sentence_starts = [sentence.start for sentence in sentences]
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

    def bounds(self, sentence: int) -> tuple[int, int]:
        """First and after-last token of a sentence."""
        span = self.sentences[sentence]
        return self.index(span.start), self.index(span.end)

    def in_quotation(self, offset: int) -> bool:
        """Tell whether an offset lies inside a quotation."""
        at = bisect_right(self.quoted, offset, key=lambda span: span.start) - 1
        return at >= 0 and self.quoted[at].covers(offset)

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
            start, end = self.bounds(sentence)
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
        start, end = self.bounds(sentence)
        own = [token for token in self.tokens[start:end] if token.kind == WORD]
        return len(own) > 3 and sum(token.text[0].isupper() for token in own) >= _HEADLINE * len(own)

    # --- speech verbs and their subjects

    def speaks(self, index: int, kind: str = "verbs") -> bool:
        """Tell whether the word at ``index`` is a verb of speech, by the list ``kind`` of speech.toml."""
        token = self.tokens[index]
        if token.kind != WORD or token.norm not in _speech(kind):
            return False
        if index and token.text[0].isupper() and is_capital(self.tokens[index - 1]):
            return False  # "the United States"
        before = self.tokens[index - 1] if index else None
        if before is not None and before.text in _QUOTES and before.end >= token.start - 1:
            return True
        if finite(self.tokens, index) or (index and self._has_participle(index)):
            return True
        if token.norm in _speech("ending_clause") and before is not None and before.kind == WORD:
            after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
            return after is None or after.kind in (SYMBOL, BREAK)
        return token.norm in verbs().gerunds and before is not None and self._may_modify(index)

    def _may_modify(self, gerund: int) -> bool:
        """Whether a gerund stands after a comma or a noun: ", adding that", "a letter saying", not "his warning"."""
        before = self.tokens[gerund - 1]
        if before.kind != WORD:
            return before.norm in (",", "-", '"')
        if before.norm == "s" and self.tokens[gerund - 2].norm == "'":
            return False
        return before.norm not in grammar().determiners | grammar().prepositions | words("verbs", "modals")

    def _has_participle(self, index: int) -> bool:
        """Whether have stands before a participle: "has claimed"."""
        known = verbs()
        if self.tokens[index].norm not in known.participles:
            return False
        for at in range(index - 1, max(index - 4, -1), -1):
            norm = self.tokens[at].norm
            if norm in known.have:
                return True
            if not (norm.endswith("ly") or norm in ("also", "now", "already", "since", "long", "repeatedly")):
                return False
        return False

    def speaker_before(self, verb: int, first: int) -> tuple[str | None, int]:
        """The speaker whom a verb's subject names, and the subject's first token; no token before ``first`` counts."""
        span = self._subject_before(verb, first)
        return (None, verb) if span is None else (self.resolve(*span), span[0])

    def speaker_of_participle(self, gerund: int, first: int) -> str | None:
        """The subject of the clause that a gerund belongs to: "Ana Ruiz sent a letter to staff confirming that"."""
        if gerund > first and self._ends_name(gerund - 1):
            return self.speaker_before(gerund, first)[0]
        for index in range(gerund - 1, first - 1, -1):
            if finite(self.tokens, index) or self._has_participle(index):
                return self.speaker_before(index, first)[0]
        return None

    def speaker_after(self, index: int, last: int) -> str | None:
        """The speaker named right after a verb ("said Ana Ruiz, who …", "says the firm"), times in between skipped."""
        while index < last and self.tokens[index].norm in _names("days"):
            index += 1
        end = index
        while end < last and end - index < _SUBJECT and not self._ends_noun(end, index):
            end += 1
        if end == index:
            return None
        named = next(
            (name for name in self.names(self.sentence(self.starts[index])) if index <= name.start < end), None
        )
        if named is not None and named.party is Party.PERSON:
            end = named.end
        return self.resolve(index, end)

    def _ends_noun(self, index: int, first: int) -> bool:
        token = self.tokens[index]
        if token.kind == BREAK or (
            (token.kind == SYMBOL and token.norm not in ("-", "'", "&", ".")) or token.text in "“”«»"
        ):
            return True
        if token.norm == ".":
            return not self._is_abbreviation(index)
        if token.norm in grammar().prepositions:
            return token.norm not in ("of", "for", "from") or index == first
        return token.norm in ("who", "which", "that", "while", "but", "when") or (
            index > first and finite(self.tokens, index)
        )

    def _is_abbreviation(self, index: int) -> bool:
        before = self.tokens[index - 1]
        return before.end == self.tokens[index].start and (before.norm in _names("dotted") or len(before.text) == 1)

    def _subject_before(self, verb: int, first: int) -> tuple[int, int] | None:
        index = verb - 1
        known = verbs()
        while index >= first and (
            self.tokens[index].norm in known.auxiliaries
            or self.tokens[index].norm in words("mood", "adverbs")
            or (self.tokens[index].norm.endswith("ly") and self.tokens[index].kind == WORD)
        ):
            index -= 1
        if index < first:
            return None
        norm = self.tokens[index].norm
        if norm in ("who", "which"):
            index -= 1
            index -= index >= first and self.tokens[index].norm == ","
            return self._noun_before(index, first)
        if norm == ",":
            return self._before_apposition(index, first)
        span = self._noun_before(index, first)
        if span is None:
            return None
        start = span[0]
        apposition = start - 2 >= first and self.tokens[start - 1].norm == "," and not self._holds_name(*span)
        if apposition and self.tokens[start].norm in grammar().determiners and self._ends_name(start - 2):
            return self._noun_before(start - 2, first)
        return span

    def _before_apposition(self, comma: int, first: int) -> tuple[int, int] | None:
        """The name before ", a former chief of staff," where the second comma stands at ``comma``."""
        for index in range(comma - 1, max(comma - _SUBJECT, first), -1):
            token = self.tokens[index]
            if (token.text in _QUOTES and token.norm == '"') or token.norm in (";", ":") or token.kind == BREAK:
                return None
            if token.norm == "," and index - 1 >= first and self._names_someone(index - 1):
                return self._noun_before(index - 1, first)
        return None

    def _names_someone(self, index: int) -> bool:
        norm = self.tokens[index].norm
        return self._ends_name(index) or norm in _speech("party_nouns") or norm in grammar().pronouns

    def _ends_name(self, index: int) -> bool:
        sentence = self.sentence(self.starts[index])
        return sentence >= 0 and any(name.end == index + 1 for name in self._raw(sentence))

    def _holds_name(self, start: int, end: int) -> bool:
        sentence = self.sentence(self.starts[start])
        return sentence >= 0 and any(start <= name.start and name.end <= end for name in self._raw(sentence))

    def _noun_before(self, index: int, first: int) -> tuple[int, int] | None:
        """The noun phrase that ends with the token at ``index``."""
        if index < first or (self.tokens[index].kind != WORD and not self._is_abbreviation(index)):
            return None
        if self.tokens[index].norm in words("clauses", "coordinating") | words("clauses", "subordinating"):
            return None
        if self.tokens[index].norm in ("he", "she", "it", "they", "we", "i", "you"):
            return index, index + 1
        start = index
        while start > first and index - start < _SUBJECT and not self._opens_noun(start - 1, first):
            start -= 1
        if self.tokens[start].norm in ("of", "for", "from", "by", "at", "with", "in", "'", "s"):
            start += 1
        return (start, index + 1) if start <= index else None

    def _opens_noun(self, index: int, first: int) -> bool:
        """Whether the token at ``index`` stands before a noun phrase and is no part of it."""
        token = self.tokens[index]
        if token.kind == BREAK or token.text in '“”«»"' or token.norm in (",", ";", ":", "(", ")", "…", "?", "!"):
            return True
        if token.norm == ".":
            return not self._is_abbreviation(index)
        if token.norm == "-":
            return self.tokens[index - 1].end < token.start
        if token.norm in ("of", "for", "from", "by", "at", "with"):
            return index <= first or not self._takes_complement(index)
        if token.norm in grammar().prepositions or token.norm in words("clauses", "subordinating"):
            return True
        if token.norm in ("and", "or"):
            return any(finite(self.tokens, at) for at in range(max(first, index - _SUBJECT), index))
        barred = token.norm in ("but", "that", "who", "which", "nor", "yet", "so", "however", "meanwhile", "than")
        return (
            barred
            or finite(self.tokens, index)
            or token.norm in _names("days") - {"a", "in", "an", "on", "last", "this"}
        )

    def _takes_complement(self, index: int) -> bool:
        """Whether "of", "for" or "from" belongs to a noun for a person or a text: "spokesman for", "statement from"."""
        norm = self.tokens[index - 1].norm
        return (
            self.tokens[index].norm == "of"
            or norm in _names("statement_nouns")
            or norm in _names("titles")
            or norm in _names("person_nouns")
            or norm in _speech("party_nouns")
        )

    # --- resolving

    def resolve(self, start: int, end: int) -> str | None:
        """Whom the words of a subject stand for: a name without titles, "police", or None where nobody fits."""
        while start < end and self.tokens[start].kind == SYMBOL:
            start += 1
        while end > start and self.tokens[end - 1].kind == SYMBOL and not self._is_abbreviation(end - 1):
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
        if own and noun in _names("statement_nouns"):
            return self._plain(own[-1])
        if own and own[-1].end > head:
            complement = own[-1]
            if noun in _names("statement_nouns"):
                return self._plain(complement)
        if own and noun not in _names("statement_nouns") | _names("organisation_nouns"):
            return self._words(start, end)
        return self._unnamed(noun, start, end, sentence)

    def _head(self, start: int, end: int) -> int:
        """Index of the noun that a phrase is about: the last one before "of", "for", "from"."""
        for index in range(start + 1, end):
            if self.tokens[index].norm in (*_HEADS, "in"):
                return index - 1
        return end - 1

    def _named_last(self, name: Name, start: int) -> str:
        """The speaker where a phrase ends with a name."""
        before = self.tokens[name.start - 1].norm if name.start > start else ""
        if name.start - 1 > start and before == "the":
            before = self.tokens[name.start - 2].norm
        if before in _HEADS and name.party is not Party.PERSON:
            head = self.tokens[self._head(start, name.end)].norm
            if head not in _names("statement_nouns"):
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
        if noun in _names("statement_nouns"):
            return self._last_issuer(start, sentence) or self._last_organisation(start, sentence)
        if noun == "it" or (definite and noun in _names("organisation_nouns")):
            return self._last_organisation(start, sentence)
        if definite and noun in _names("person_nouns"):
            return self._last_person(start, sentence, None, noun) or self._words(start, end)
        if end - start == 1 and self.tokens[start].norm in grammar().determiners | grammar().prepositions:
            return None
        return self._words(start, end)

    def _earlier(self, before: int, sentence: int) -> list[list[Name]]:
        """Names outside quotations, a list per sentence, the nearest sentence first, up to the token ``before``."""
        found = []
        for index in range(sentence, max(sentence - _BACK, -1), -1):
            own = [name for name in self.names(index) if name.start < before]
            found.append([name for name in own if not self.in_quotation(self.starts[name.start])])
        return found

    def _last_person(self, before: int, sentence: int, pronoun: str | None, title: str | None = None) -> str | None:
        other = {"he": _names("female"), "she": _names("male")}.get(pronoun or "", frozenset())
        people = [
            name
            for names in self._earlier(before, sentence)
            for name in reversed(names)
            if name.party is Party.PERSON and not name.titles & other
        ]
        titled = next((name for name in people if title in name.titles), None)
        return titled.text if titled else people[0].text if people else None

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
        return before in grammar().determiners and following in _names("organisation_nouns")

    def _last_issuer(self, before: int, sentence: int) -> str | None:
        """Who brought out "the statement": the subject of "released a statement" a few sentences back."""
        for index in range(sentence, max(sentence - 4, -1), -1):
            first, last = self.bounds(index)
            for at in range(min(last, before) - 1, first, -1):
                if self.tokens[at].norm in _names("issuing") and self._brings_statement(at, last):
                    speaker, _ = self.speaker_before(at, first)
                    if speaker:
                        return speaker
        return None

    def _brings_statement(self, verb: int, last: int) -> bool:
        following = self.tokens[verb + 1 : min(verb + 5, last)]
        return (any(token.norm in _names("statement_nouns") for token in following) and finite(self.tokens, verb)) or (
            self._has_participle(verb) and any(token.norm in _names("statement_nouns") for token in following)
        )


_latest: list[Discourse] = []


def discourse(text: str, sentences: Sequence[Span], tokens: Sequence[Token] | None = None) -> Discourse:
    """The discourse of a text; the latest one is kept, since quotations and attributions are read one after the other.

    ``tokens`` are all tokens of the text, where the caller has them already.
    """
    for known in _latest:
        if known.text == text and (known.sentences is sentences or tuple(known.sentences) == tuple(sentences)):
            return known
    _latest[:] = [Discourse(text, sentences, tokens)]
    return _latest[0]
