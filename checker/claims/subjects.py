"""Whose figure a mention is: the rule's subject, or somebody who stands nearer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.claims.names import Names
from checker.claims.phrases import Hit, phrases
from checker.claims.sentence import Sentence
from checker.language.grammar import Grammar, grammar
from checker.language.inflection import forms
from checker.language.vocabulary import words as vocabulary
from checker.mentions.mention import Kind
from checker.mentions.names import is_media
from checker.mentions.verbs import finite, verbs

_WITHOUT_NAMES = (Kind.DATE, Kind.MONEY)  # their capitals name months and currencies; a counted noun may hold a name
_PREFIXES = ("", "re", "over", "out", "under", "mis", "fore", "with", "un")
_POSSESSOR_REACH = 6  # tokens from "Instagram's" to its figure: "Instagram's more than 100 million users"


class Via(StrEnum):
    """How the subject is known."""

    NAME = "named in the sentence"
    PRONOUN = "a pronoun for the subject"
    TOPIC = "the article's topic"
    ANYONE = "the rule names no subject"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a mention is: ``other`` is the name that stands nearer than the rule's subject, if any."""

    via: Via | None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The indexes of a sentence's tokens that name the rule's subject, and of those that name others.

    ``kin`` are nouns that stand for another of the subject's kind: "fire" in "the Cutter Creek fire" or in "another
    fire", where "the fire" is a name of the subject. ``asked`` are the rule's own words.
    """

    own: frozenset[int]
    others: frozenset[int]
    kin: frozenset[int]
    asked: frozenset[int]


def named(
    sentence: Sentence,
    own: tuple[str, ...],
    names: Names,
    places: Iterable[tuple[int, int]],
    asked: Iterable[tuple[int, int]],
) -> Named:
    """Who is named in a sentence; ``own`` are the subject's names, ``places`` and the ``asked`` words name nobody.

    A name right behind a common noun that is one of the subject's is another's: "the carmaker Corvane".
    """
    tokens, language = sentence.tokens, sentence.article.language
    hits = phrases(own, language, names=True).hits(tokens)
    mine = {index for hit in hits for index in range(hit.first, hit.last)}
    words_asked = frozenset(index for first, last in asked for index in range(first, last))
    nobody = {index for first, last in places for index in range(first, last)} | words_asked
    for mention in sentence.mentions:
        first, last = sentence.token_range(mention.start, mention.end)
        nobody |= set(range(first, last if mention.kind in _WITHOUT_NAMES else first + 1))
    others = names.of(sentence) - mine - nobody
    for hit in hits:
        if (hit.last in others and tokens[hit.last - 1].text.islower()) or _is_of_rival(sentence, hit):
            mine -= set(range(hit.first, hit.last))
    heads = {form for name in own if name.islower() for form in forms(name.split()[-1], language)}
    words = grammar(language)
    kin = {
        index
        for index, token in enumerate(tokens)
        if token.norm in heads
        and index not in mine
        and (_is_other_kin(sentence, index, others, words) or (index and tokens[index - 1].norm in words.others))
    }
    return Named(frozenset(mine), frozenset(others), frozenset(kin), words_asked)


def _is_of_rival(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a name only tells whose rival somebody is: "Brennick's rival Southvale", "a rival of Brennick"."""
    tokens, rivals = sentence.tokens, grammar(sentence.article.language).rivals
    behind = [token.norm for token in tokens[hit.last : hit.last + 3]]
    before = [token.norm for token in tokens[max(hit.first - 2, 0) : hit.first]]
    return (behind[:2] == ["'", "s"] and behind[2:] != [] and behind[2] in rivals) or (
        len(before) == 2 and before[0] in rivals and before[1] in ("of", "to")
    )


def _is_other_kin(sentence: Sentence, index: int, others: frozenset[int], words: Grammar) -> bool:
    """Tell whether a noun has another's name beside it: "the Lindhaven stadium", "a fire in Baker County".

    A noun that says no more than what sort of business somebody is ("the Redmond giant") may be the subject's own.
    """
    if sentence.tokens[index].norm in words.epithets:
        return False
    following = sentence.tokens[index + 1].norm if index + 1 < len(sentence.tokens) else ""
    if index - 1 in others:
        return True
    if following not in words.place_prepositions or index + 2 not in others:
        return False
    return sentence.article.text.count(sentence.tokens[index + 2].text) == 1  # where the story plays is named again


def owner_of(sentence: Sentence, first: int, last: int, known: Named, holder: int | None = None) -> Owner:
    """Whose the tokens from ``first`` to before ``last`` are; ``holder`` is a token behind which a holder may stand.

    In "Rival Instagram has 90 million users", seen by a rule about TikTok, Instagram is the other.
    """
    return _Search(sentence, first, last, known, holder).owner()


@dataclass(frozen=True, slots=True)
class _Search:
    sentence: Sentence
    first: int
    last: int
    known: Named
    holder: int | None

    def owner(self) -> Owner:
        begin, end = self.sentence.clause_of(self.first)
        aimed = Owner(Via.NAME) if self._is_aimed_at_own(end) else None
        behind = [self._holder(at) for at in (self.last, self.holder) if at is not None]
        for near in (self._within(), aimed, self._possessor(), *behind):
            if near is not None:
                return near
        rival = self._kin(0 if self.sentence.leads_on(begin, self.first) else begin, end) or self._clause_subject(begin)
        if any(begin <= index < (self.first if rival else end) for index in self.known.own):
            return Owner(Via.NAME)  # the subject's name stands nearer than the other's
        if rival is not None:
            return Owner(None, rival)
        if self.known.own:
            return Owner(Via.NAME)
        if any(token.norm in self._words.pronouns for token in self.sentence.tokens[begin : self.first]):
            return Owner(Via.PRONOUN)
        return Owner(Via.TOPIC)

    @property
    def _words(self) -> Grammar:
        return grammar(self.sentence.article.language)

    def _name_at(self, index: int) -> str:
        end = index
        while end in self.known.others:
            end += 1
        return self.sentence.text(index, max(end, index + 1))

    def _by(self, index: int) -> Owner | None:
        """The owner where the token is a name."""
        if index in self.known.own:
            return Owner(Via.NAME)
        return Owner(None, self._name_at(index)) if index in self.known.others else None

    def _within(self) -> Owner | None:
        """A name between the number and its noun: "90 million Snapchat users"."""
        for index in range(self.first, self.last):
            if index in self.known.others:
                return Owner(None, self._name_at(index))
        return None

    def _possessor(self) -> Owner | None:
        """A possessive right before: "Instagram's 90 million users"."""
        tokens = self.sentence.tokens
        begin = max(self.sentence.clause_of(self.first)[0], self.first - _POSSESSOR_REACH)
        for index in range(self.first - 1, begin, -1):
            if tokens[index].norm == "s" and index >= 2 and tokens[index - 1].norm == "'":
                return self._by(index - 2)
        return None

    def _is_aimed_at_own(self, end: int) -> bool:
        """Tell whether the subject follows behind a preposition: "Hartwell's £1.4bn bid for Brindley"."""
        tokens = self.sentence.tokens
        for index in self.known.own:
            before = index - 1
            while before >= self.last and tokens[before].norm in self._words.determiners:
                before -= 1
            if self.last <= before < end and index < end and tokens[before].norm in self._words.aims:
                return True
        return False

    def _kin(self, begin: int, end: int) -> str | None:
        """Another of the subject's kind in the clause, or at the head of the sentence where the clause leads on."""
        near = [index for index in self.known.kin if begin <= index < end]
        own = [index for index in self.known.own if begin <= index < self.first]
        before = [index for index in near if index < self.first and not any(index < at for at in own)]
        found = before or ([] if own else near)
        return self.sentence.text(max(found[0] - 1, 0), found[0] + 1) if found else None

    def _holder(self, index: int) -> Owner | None:
        """A name right after: "90 million users of Instagram", "10,000 jobs at TikTok", "state aid for Corvane"."""
        tokens = self.sentence.tokens
        if index >= len(tokens) or tokens[index].norm not in self._words.holders:
            return None
        after = self._by(index + 1)
        if after is None and index + 1 < len(tokens) and tokens[index + 1].norm in self._words.determiners:
            return self._by(index + 2)
        return after

    def _clause_subject(self, begin: int) -> str | None:
        """The name at the head of the clause, where it is another's and does more than speak.

        A clause that begins with its verb ("…, is still in talks") has the subject of the sentence, one that begins
        with "which", "who" or "with" the name right before it ("Facebook, with 2.7 billion users, …").
        """
        words, tokens, others = self._words, self.sentence.tokens, self.known.others
        index = begin
        joints = words.conjunctions - words.relatives
        while index < self.first and (tokens[index].kind != "word" or tokens[index].norm in joints):
            index += 1
        if index < self.first and tokens[index].norm in words.relatives:
            return self._name_before(index)
        shared = self.sentence.leads_on(begin, self.first)
        if shared:
            index = 0
        rival = False
        while index < self.first and (tokens[index].norm in words.determiners or tokens[index].norm in words.rivals):
            rival |= tokens[index].norm in words.rivals
            index += 1
        named = next((at for at in range(index, min(index + 5, self.first)) if tokens[at].norm in words.rivals), None)
        if named is not None and index not in others:  # "Brennick's rival Southvale"
            index, rival = named + 1, True
        if (
            index + 2 < self.first
            and tokens[index].text.islower()
            and tokens[index + 1].norm == "of"
            and index + 2 in others
        ):
            index += 2  # "the town of Pellmar repaid"
        if index >= self.first or index not in others:
            return None
        after = index
        while after < self.first and (after in others or tokens[after].norm in ("'", "s", ".")):
            after += 1
        name = self._name_at(index)
        if tokens[after - 1].norm == "s" or after + 1 >= len(tokens):
            return None  # "Instagram's chief …" speaks of the chief
        if tokens[after].norm == ",":
            if shared or tokens[after + 1].norm in words.relatives:
                return name
            after = self._after_aside(after)
        if rival:
            return name
        if is_media(name):
            return None
        if not self._is_verb_at(after):  # "Corvane shares lost": the name belongs to the noun before the verb
            noun, after = after, after + 1
            plain = tokens[noun].text.islower() and tokens[noun].norm not in words.epithets
            if not plain or noun in self.known.asked or not self._is_verb_at(after):
                return None
        speaks = tokens[after].norm in vocabulary("speech", "verbs", self.sentence.article.language)
        return None if speaks and after + 1 < self.first else name  # "Instagram claims 90 million users" does not speak

    def _is_verb_at(self, index: int) -> bool:
        tokens = self.sentence.tokens
        return index + 1 < len(tokens) and (_is_verb(tokens[index].norm, self._words) or finite(tokens, index))

    def _after_aside(self, comma: int) -> int:
        """The token behind an aside that a comma opens: "repaid" in "Corvane, for its part, repaid"."""
        tokens = self.sentence.tokens
        return next((at + 1 for at in range(comma + 1, self.first) if tokens[at].norm == ","), comma)

    def _name_before(self, index: int) -> str | None:
        """Another's name right before a token, a comma between them or not."""
        at = index - 1
        if at >= 0 and self.sentence.tokens[at].norm == ",":
            at -= 1
        return self.sentence.tokens[at].text if at in self.known.others else None


def _is_verb(norm: str, words: Grammar) -> bool:
    """Tell whether a word is an auxiliary or an irregular past, also behind a prefix: "repaid", "overtook"."""
    return norm in words.auxiliaries or any(
        norm.startswith(prefix) and norm[len(prefix) :] in verbs().past for prefix in _PREFIXES
    )
