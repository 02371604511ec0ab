"""Attributions: who says what a mention says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from checker.language.grammar import grammar
from checker.language.vocabulary import WordLists
from checker.mentions.clauses import clauses
from checker.mentions.mention import Kind, Mention
from checker.mentions.names import is_media, same_party
from checker.mentions.speech import Speech, speech
from checker.mentions.tokens import BREAK, NUMBER, SYMBOL, WORD
from checker.mentions.verbs import finite
from checker.values.span import Span

__all__ = ["Attributions", "attribute", "is_media", "same_party"]

_speech: Final = WordLists("speech")
_clauses: Final = WordLists("clauses")
_TAIL = 25  # tokens of "told reporters in the capital on Monday" after what is said
_OBJECT = 12  # tokens of "the total number of injured people at"
_STOPS = frozenset({".", "!", "?", '"'})  # marks that a headline does not end with
_HEADLINE_SOURCE = 6  # words of "sources close to the talks" after a headline's dash


class _Saying(NamedTuple):
    """Somebody saying something: the tokens of the words for it, and the tokens of what is said."""

    speaker: str
    start: int
    end: int
    first: int
    last: int

    def holds(self, index: int) -> bool:
        return self.first <= index < self.last and not self.start <= index < self.end


def attribute(text: str, mentions: Sequence[Mention], sentences: Sequence[Span]) -> list[Mention]:
    """The mentions, in the same order, each with the party who says it in ``attribution``.

    Inside a quotation it is the speaker. Else it is the nearest party to whom the clause is given: "police said",
    "according to the union", "…, the bank reported", "it told the court that", "Merger halted – reports". In "police
    said 12, the union 20" each figure has its own. Pronouns and nouns such as "the company" are resolved as for
    quotations, so ``mentions`` should hold the text's quotations and ``sentences`` all of its sentences. None where
    the article itself says it. Takes linear time.

    >>> from checker.mentions.mention import Kind
    >>> text = "Police said 12 people died, the union 20."
    >>> marks = [Mention(Kind.NUMBER, at, at + 2, text[at : at + 2]) for at in (12, 38)]
    >>> [each.attribution for each in attribute(text, marks, [Span(0, len(text))])]
    ['Police', 'the union']
    """
    if not mentions:
        return []
    said = Attributions(text, mentions, sentences)
    found = []
    for mention in mentions:
        quotation = mention.kind is Kind.QUOTATION
        party = mention.speaker if quotation else said.party(mention.start)
        found.append(mention.attributed(party) if party and party != mention.attribution else mention)
    return found


class Attributions:
    """Who says what stands at a place of a text, worked out sentence by sentence as it is asked for.

    ``mentions`` are the text's; only the quotations among them count. ``sentences`` are all of its sentences.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], sentences: Sequence[Span]) -> None:
        self._place = speech(text, sentences)
        self._quotations = [mention for mention in mentions if mention.kind is Kind.QUOTATION]
        self._starts = [quotation.start for quotation in self._quotations]
        self._place.set_quotations((quotation.start, quotation.end) for quotation in self._quotations)
        self._read: dict[int, _Sentence | None] = {}

    def party(self, offset: int) -> str | None:
        """The party who says the words at an offset, None where the article itself does."""
        around = bisect_right(self._starts, offset) - 1
        if around >= 0 and offset < self._quotations[around].end:
            return self._quotations[around].speaker
        index = self._place.sentence(offset)
        if index < 0:
            return None
        if index not in self._read:
            self._read[index] = _Sentence(self._place, index) if self._tells(index) else None
        sentence = self._read[index]
        return sentence.party(offset) if sentence is not None else None

    def _tells(self, index: int) -> bool:
        """Whether a sentence has a word that may say who says something, or no full stop, as headlines have none."""
        first, last = self._place.bounds[index]
        norms = self._place.norms
        return first < last and (norms[last - 1] not in _STOPS or not _telling().isdisjoint(norms[first:last]))


@cache
def _telling() -> frozenset[str]:
    """Words at which a sentence may say who says something."""
    return _speech.takes_that | _speech.gives_figure | _speech.hearsay | {"according", "by"}


@cache
def _clause_openers() -> frozenset[str]:
    """Words and marks with which, or right behind which, a clause can open."""
    marks = {",", ";", ":", "-", "(", ")", '"'}
    return _clauses.coordinating | _clauses.subordinating | marks


class _Sentence:
    """The sayings of one sentence."""

    def __init__(self, place: Speech, index: int) -> None:
        self.place = place
        self.tokens = place.tokens
        self.first, self.last = place.bounds[index]
        self.span = place.sentences[index]
        self._clauses: list[Span] | None = None
        self.sayings = self._read()
        if len(self.sayings) > 1:
            self.sayings.sort(key=lambda one: (is_media(one.speaker), one.last - one.first, one.start))

    def party(self, offset: int) -> str | None:
        """Who says what stands at an offset; the innermost saying counts, a party before a news outlet."""
        if not self.sayings:
            return None
        index = self.place.index(offset)
        gapped = self._gapped(offset, index)
        if gapped is not None:
            return gapped
        return next((saying.speaker for saying in self.sayings if saying.holds(index)), None)

    # --- sayings

    def _read(self) -> list[_Saying]:
        found: list[_Saying] = []
        telling = _telling()
        for index, norm in enumerate(self.place.norms[self.first : self.last], start=self.first):
            if norm not in telling or self.place.in_quotation(self.tokens[index].start):
                continue
            saying = None
            if norm in _speech.takes_that or norm in _speech.gives_figure:
                saying = self._of_verb(index, found)
            elif norm == "according" and index + 1 < self.last and self.tokens[index + 1].norm == "to":
                saying = self._according_to(index)
            elif norm in _speech.hearsay:
                saying = _Saying("reports", index, index + 1, *self._clause_around(index))
            elif norm == "by" and index and self.tokens[index - 1].norm in _speech.takes_that:
                saying = self._passive(index)
            if saying is not None:
                found.append(saying)
        headline = self._headline()
        return [*found, headline] if headline else found

    def _of_verb(self, verb: int, before: list[_Saying]) -> _Saying | None:
        if not self._is_saying(verb):
            return None
        if self.tokens[verb].norm not in _speech.gives_figure and self._is_after_content(verb) and self._inverted(verb):
            speaker = self.place.speaker_after(verb + 1, self.last)
            return (speaker and _Saying(speaker, verb, verb + 1, self._content_start(verb), verb)) or None
        if self.tokens[verb].norm.endswith("ing"):
            same = before[-1].speaker if before and self.tokens[verb - 1].norm == "," else None
            speaker = same or self.place.speaker_of_participle(verb, self.first)
            return _Saying(speaker, verb, verb + 1, verb + 1, self._content_end(verb)) if speaker else None
        speaker, start = self.place.speaker_before(verb, self.first)
        if speaker is None:
            return None
        if self._is_parenthetical(start, verb):
            last = max(start, self._resumed_until(verb))
            return _Saying(speaker, start, verb + 1, self._content_start(start), last)
        return _Saying(speaker, start, verb + 1, verb + 1, self._content_end(verb))

    def _is_saying(self, verb: int) -> bool:
        norm = self.tokens[verb].norm
        if norm in _speech.gives_figure:
            after_apposition = verb > self.first and self.tokens[verb - 1].norm == ","
            return (after_apposition or finite(self.tokens, verb)) and self._gives_figure(verb)
        return self.place.speaks(verb, "takes_that")

    def _gives_figure(self, verb: int) -> bool:
        """Whether a verb brings a figure: "put the toll at 20", "gave a total of 20", "spoke of 20", "counted 20"."""
        norm = self.tokens[verb].norm
        following = [token.norm for token in self.tokens[verb + 1 : min(verb + 1 + _OBJECT, self.last)]]
        if norm in _speech.puts_figure:
            named = grammar().determiners | _speech.figure_nouns | {"it"}
            return bool(following) and following[0] in named and self._brings("at", verb)
        if norm in _speech.hands_figure:
            return not _speech.figure_nouns.isdisjoint(following) and any(
                self._brings(preposition, verb) for preposition in ("of", "at", "as")
            )
        if norm in _speech.speaks_of:
            return following[:1] == ["of"] and self._opens_figure(verb + 2)
        return self._number_follows(verb)

    def _brings(self, preposition: str, verb: int) -> bool:
        """Whether the object of a verb ends with a preposition and its figure: "the number of dead at about 20"."""
        return any(
            self.tokens[index].norm == preposition and self._number_follows(index)
            for index in range(verb + 1, min(verb + 1 + _OBJECT, self.last))
        )

    def _opens_figure(self, index: int) -> bool:
        """Whether a figure stands at a token, with nothing but a hedge or a currency sign before it."""
        while index < self.last and self.tokens[index].norm in _clauses.before_figure:
            index += 1
        following = self.tokens[index : min(index + 2, self.last)]
        return any(token.kind == NUMBER for token in following[:1]) or (
            len(following) > 1 and following[0].kind == SYMBOL and following[1].kind == NUMBER
        )

    def _number_follows(self, index: int) -> bool:
        return any(token.kind == NUMBER for token in self.tokens[index + 1 : min(index + 6, self.last)])

    def _inverted(self, verb: int) -> bool:
        """Whether the subject follows the verb: "…, said the union"."""
        if verb + 1 >= self.last:
            return False
        before, after = self.tokens[verb - 1], self.tokens[verb + 1]
        return (
            (before.norm in (",", '"', "'", "-") or before.text in "”»’")
            and after.kind == WORD
            and (after.norm in grammar().determiners or after.text[0].isupper() or after.norm in _speech.party_nouns)
        )

    def _is_after_content(self, verb: int) -> bool:
        return verb - 1 > self.first and not self._subject_stands_before(verb)

    def _subject_stands_before(self, verb: int) -> bool:
        """Whether a comma before the verb closes an apposition of its subject: "Ana Ruiz, the mayor, said"."""
        if self.tokens[verb - 1].norm != ",":
            return False
        speaker, start = self.place.speaker_before(verb, self.first)
        opening = _clauses.coordinating | _clauses.subordinating
        return speaker is not None and (start == self.first or self.tokens[start - 1].norm in opening)

    def _is_parenthetical(self, start: int, verb: int) -> bool:
        """Whether a saying follows its content or stands in it: "12 died, police said on Monday"."""
        if start <= self.first or self.tokens[start - 1].norm not in (",", '"', "-", "'"):
            return False
        for index in range(verb + 1, min(verb + _TAIL, self.last)):
            token = self.tokens[index]
            if token.norm in (",", ";", "-", ")") or token.kind == BREAK:
                return True
            if token.norm == "." and token.end < self.span.end:
                return True
            if token.norm in ("that", "to", ":"):
                return False
            if finite(self.tokens, index) or (token.kind == NUMBER and not self._in_date(index)):
                return False
        return self._has_verb(max(self.first, start - 2 * _TAIL), start)

    def _has_verb(self, first: int, last: int) -> bool:
        return any(finite(self.tokens, index) for index in range(first, last)) or any(
            token.kind == NUMBER for token in self.tokens[first:last]
        )

    def _in_date(self, index: int) -> bool:
        near = self.tokens[max(index - 2, 0) : index + 2]
        return any(token.text[:1].isupper() for token in near)

    def _content_start(self, index: int) -> int:
        """First token of what an attribution after it covers: from the last semicolon or other saying on."""
        for at in range(index - 1, self.first - 1, -1):
            if self.tokens[at].norm == ";":
                return at + 1
        return self.first

    def _content_end(self, verb: int) -> int:
        """Index after what is said: to the sentence's end, or to a clause in which the article speaks again."""
        for index in range(verb + 1, self.last):
            norm = self.tokens[index].norm
            if norm == ";":
                return index
            if norm in ("but", "while", "whereas", "although", "though") and self._opens_own_clause(index):
                return index
            if norm in (",", '"') and index + 1 < self.last and index > verb + 2:
                following = self.tokens[index + 1].norm
                if following in ("which", "who", "whose", "adding", "citing"):
                    return index
        return self.last

    def _opens_own_clause(self, index: int) -> bool:
        return any(finite(self.tokens, at) for at in range(index + 1, min(index + 15, self.last)))

    def _resumed_until(self, verb: int) -> int:
        """Index after what goes on behind ", police said," up to a contrast."""
        at = next((i for i in range(verb, self.last) if self.tokens[i].norm in (",", ";")), self.last)
        if at == self.last or at + 1 >= self.last or self.tokens[at].norm == ";":
            return verb + 1
        if self.tokens[at + 1].norm in ("but", "while", "whereas", "although", "though", "which", "who", "adding"):
            return verb + 1
        return self._content_end(at)

    def _according_to(self, index: int) -> _Saying | None:
        speaker = self.place.speaker_after(index + 2, self.last)
        if speaker is None:
            return None
        if index == self.first or self._opens_clause(index):
            return _Saying(speaker, index, index + 2, index + 2, self._content_end(index))
        return _Saying(speaker, index, index + 2, self._content_start(index), index)

    def _opens_clause(self, index: int) -> bool:
        """Whether "according to" opens a clause: "but according to the union", "and, according to police,"."""
        before = self.tokens[index - 1].norm
        if before in ("but", "and", "while", "that", '"'):
            return True
        return before == "," and self.tokens[index - 2].norm in ("but", "and", "while", "that")

    def _passive(self, by: int) -> _Saying | None:
        """ "as reported by the union", "was estimated by police at 3,000"."""
        speaker = self.place.speaker_after(by + 1, self.last)
        return _Saying(speaker, by - 1, by + 1, *self._clause_around(by)) if speaker else None

    def _clause_around(self, index: int) -> tuple[int, int]:
        offset = self.tokens[index].start
        for clause in self._parts():
            if clause.start <= offset < clause.end:
                return self.place.index(clause.start), self.place.index(clause.end)
        return self.first, self.last

    def _headline(self) -> _Saying | None:
        """ "Merger halted – reports", "Forty missing: police" : a source at the end of a line without full stop."""
        if self.last - self.first < 3 or self.tokens[self.last - 1].norm in _STOPS:
            return None
        for index in range(self.last - 2, max(self.last - 2 - _HEADLINE_SOURCE, self.first), -1):
            token, before = self.tokens[index], self.tokens[index - 1]
            if token.norm == ":" or (token.norm == "-" and before.end < token.start):
                last = self.tokens[self.last - 1].norm
                named = self.place.text[self.tokens[index + 1].start : self.span.end]
                source = last in _speech.party_nouns or is_media(named)
                if not source or any(each.kind == NUMBER for each in self.tokens[index + 1 : self.last]):
                    return None
                speaker = self.place.resolve(index + 1, self.last)
                return _Saying(speaker, index, self.last, self.first, index) if speaker else None
        return None

    # --- a verb left out

    def _parts(self) -> list[Span]:
        if self._clauses is None:
            self._clauses = clauses(self.place.text, self.tokens, self.span)
        return self._clauses

    def _may_be_gapped(self, index: int) -> bool:
        """Whether something could open a clause between a saying and ``index`` with no verb behind it: a cheap look."""
        earliest = min((saying.end for saying in self.sayings if saying.last > saying.end), default=index)
        openers, norms = _clause_openers(), self.place.norms
        for at in range(index - 1, earliest - 1, -1):
            if norms[at] in openers:
                return True
            if finite(self.tokens, at):
                return False
        return False

    def _gapped(self, offset: int, end: int) -> str | None:
        """The party of a clause whose verb is left out: the union of "police said 12, the union 20"."""
        if not self._may_be_gapped(end):
            return None
        at = next((number for number, part in enumerate(self._parts()) if part.covers(offset)), 0)
        if not at:
            return None
        part = self._parts()[at]
        first = self.place.index(part.start)
        first += self.tokens[first].norm in _clauses.coordinating
        if first >= end or any(finite(self.tokens, index) for index in range(first, self.place.index(part.end))):
            return None
        before = [saying for saying in self.sayings if saying.end <= first and saying.last > first]
        stop = first
        while stop < end and self.tokens[stop].norm not in _clauses.before_figure:
            token = self.tokens[stop]
            if token.norm in grammar().prepositions or (token.kind != WORD and token.norm != "'"):
                return None
            stop += 1
        if not before or stop == first:
            return None
        names_party = (
            self.tokens[first].norm in grammar().determiners
            or self.tokens[first].text[0].isupper()
            or self.tokens[stop - 1].norm in _speech.party_nouns
        )
        return self.place.resolve(first, stop) if names_party else None
