"""Speech verbs and their subjects."""

from __future__ import annotations

from typing import Final

from checker.language.grammar import grammar
from checker.language.vocabulary import WordLists
from checker.mentions.discourse import Discourse
from checker.mentions.names import Party, is_capital
from checker.mentions.tokens import BREAK, SYMBOL, WORD
from checker.mentions.verbs import finite, verbs

HEADS = ("of", "for", "from", "by", "at", "with")
"""Prepositions that join a noun with a name: "spokesman for", "statement from"."""

_SUBJECT = 24  # tokens of a subject with its appositions
_QUOTES = frozenset("\"“”„«»‘’'")
_speech: Final = WordLists("speech")
_clauses: Final = WordLists("clauses")
_mood: Final = WordLists("mood")
_verbs: Final = WordLists("verbs")
_names: Final = WordLists("names")


class Subjects(Discourse):
    """Finds the words that name who speaks; each method works on token indexes."""

    def speaks(self, index: int, kind: str = "verbs") -> bool:
        """Tell whether the word at ``index`` is a verb of speech, by the list ``kind`` of speech.toml."""
        token = self.tokens[index]
        if token.kind != WORD or token.norm not in getattr(_speech, kind):
            return False
        if index and token.text[0].isupper() and is_capital(self.tokens[index - 1]):
            return False  # "the United States"
        before = self.tokens[index - 1] if index else None
        if before is not None and before.text in _QUOTES and before.end >= token.start - 1:
            return True
        if finite(self.tokens, index) or (index and self.has_participle(index)):
            return True
        if token.norm in _speech.ending_clause and before is not None and before.kind == WORD:
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
        barred = (grammar().determiners, grammar().prepositions, _verbs.modals)
        return not any(before.norm in listed for listed in barred)

    def has_participle(self, index: int) -> bool:
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

    def subject_after(self, index: int, last: int) -> tuple[int, int] | None:
        """The noun phrase right after a verb ("said Ana Ruiz, who …", "says the firm"), times in between skipped."""
        while index < last and self.tokens[index].norm in _names.days:
            index += 1
        end = index
        while end < last and end - index < _SUBJECT and not self._ends_noun(end, index):
            end += 1
        if end == index:
            return None
        if end < last and self.tokens[end].norm == "," and not self.ends_name(end - 1):
            named = self._person_at(end + 1)
            if named:
                return named  # "said the mayor, Ana Ruiz"
        own = self.names(self.sentence(self.starts[index]))
        people = [name for name in own if index <= name.start < end and name.party is Party.PERSON]
        of = next((at for at in range(index, end) if self.tokens[at].norm in ("of", "for", "from", "'")), end)
        if people and people[-1].end <= of and (of == end or self.tokens[of].norm != "'"):
            end = people[-1].end  # "said Ana Ruiz of Harbour Bank"
        return index, end

    def _person_at(self, start: int) -> tuple[int, int] | None:
        """The tokens of the person's name that begins with the token at ``start``."""
        sentence = self.sentence(self.starts[start]) if start < len(self.tokens) else -1
        for name in self.names(sentence) if sentence >= 0 else []:
            if name.party is Party.PERSON and name.start == start:
                return name.start, name.end
        return None

    def _ends_noun(self, index: int, first: int) -> bool:
        token = self.tokens[index]
        if token.kind == BREAK or (
            (token.kind == SYMBOL and token.norm not in ("-", "'", "&", ".")) or token.text in "“”«»"
        ):
            return True
        if token.norm == ".":
            return not self.is_abbreviation(index)
        if token.norm in grammar().prepositions:
            return token.norm not in ("of", "for", "from") or index == first
        return token.norm in ("who", "which", "that", "while", "but", "when") or (
            index > first and finite(self.tokens, index)
        )

    def is_abbreviation(self, index: int) -> bool:
        before = self.tokens[index - 1]
        return before.end == self.tokens[index].start and (before.norm in _names.dotted or len(before.text) == 1)

    def subject_before(self, verb: int, first: int) -> tuple[int, int] | None:
        index = verb - 1
        known = verbs()
        while index >= first and (
            self.tokens[index].norm in known.auxiliaries
            or self.tokens[index].norm in _mood.adverbs
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
        if apposition and self.tokens[start].norm in grammar().determiners and self.ends_name(start - 2):
            return self._noun_before(start - 2, first)
        return span

    def _before_apposition(self, comma: int, first: int) -> tuple[int, int] | None:
        """The subject before ", a former chief of staff," where the second comma stands at ``comma``."""
        for index in range(comma - 1, max(comma - _SUBJECT, first), -1):
            token = self.tokens[index]
            if (token.text in _QUOTES and token.norm == '"') or token.norm in (";", ":") or token.kind == BREAK:
                return None
            if token.norm != "," or index - 1 < first:
                continue
            if self._is_named_role(index - 1, index + 1, comma, first):
                return index + 1, comma  # "the mayor, Ana Ruiz, said"
            following = self.tokens[index + 1].norm
            if self._names_someone(index - 1) or following in ("who", "speaking"):
                return self._noun_before(index - 1, first)
        return None

    def _is_named_role(self, role: int, start: int, end: int, first: int) -> bool:
        """Whether the tokens are one name that tells who holds the role before it: "the mayor of Lund, Ana Ruiz"."""
        sentence = self.sentence(self.starts[start])
        own = self.names(sentence) if sentence >= 0 else []
        name = next((name for name in own if name.start >= start and name.end == end), None)
        if name is None or name.party is Party.PLACE:
            return False
        if name.party is Party.PERSON and not self.ends_name(role):
            return True
        span = self._noun_before(role, first)
        if span is None or name.start != start or self.tokens[span[0]].norm not in grammar().determiners:
            return False
        after = self.tokens[span[0] + 1]
        return after.kind == WORD and after.text[0].islower() and span[1] - span[0] > 1

    def _names_someone(self, index: int) -> bool:
        norm = self.tokens[index].norm
        return self.ends_name(index) or norm in _speech.party_nouns or norm in grammar().pronouns

    def ends_name(self, index: int) -> bool:
        sentence = self.sentence(self.starts[index])
        return sentence >= 0 and any(name.end == index + 1 for name in self._raw(sentence))

    def _holds_name(self, start: int, end: int) -> bool:
        sentence = self.sentence(self.starts[start])
        return sentence >= 0 and any(start <= name.start and name.end <= end for name in self._raw(sentence))

    def _noun_before(self, index: int, first: int) -> tuple[int, int] | None:
        """The noun phrase that ends with the token at ``index``."""
        if index < first or (self.tokens[index].kind != WORD and not self.is_abbreviation(index)):
            return None
        norm = self.tokens[index].norm
        if norm in _clauses.coordinating or norm in _clauses.subordinating:
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
            return not self.is_abbreviation(index)
        if token.norm == "-":
            return self.tokens[index - 1].end < token.start
        if token.norm in ("of", "for", "from", "by", "at", "with"):
            return index <= first or not self._takes_complement(index)
        if token.norm in grammar().prepositions or token.norm in _clauses.subordinating:
            return True
        if token.norm in ("and", "or"):
            return any(finite(self.tokens, at) for at in range(max(first, index - _SUBJECT), index))
        if token.norm in ("but", "that", "who", "which", "nor", "yet", "so", "however", "meanwhile", "than"):
            return True
        day = token.norm in _names.days and token.norm not in ("a", "in", "an", "on", "last", "this")
        return day or finite(self.tokens, index)

    def _takes_complement(self, index: int) -> bool:
        """Whether "of", "for" or "from" belongs to a noun for a person or a text: "spokesman for", "statement from"."""
        norm = self.tokens[index - 1].norm
        return (
            self.tokens[index].norm == "of"
            or norm in _names.statement_nouns
            or norm == "familiar"
            or norm in _names.titles
            or norm in _names.person_nouns
            or norm in _speech.party_nouns
        )
