"""Whose figure a mention is: the rule's subject, or somebody who stands nearer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.articles.article import Article
from checker.claims.names import Names
from checker.claims.phrases import phrases
from checker.claims.sentence import Sentence
from checker.language.grammar import Grammar, grammar
from checker.language.vocabulary import words as vocabulary
from checker.mentions.mention import Kind
from checker.mentions.names import is_media
from checker.mentions.tokens import tokenize
from checker.mentions.verbs import finite
from checker.rulebook.rulebook import Rule

_WITHOUT_NAMES = (Kind.DATE, Kind.MONEY)  # their capitals name months and currencies; a counted noun may hold a name
_POSSESSOR_REACH = 6  # tokens from "Instagram's" to its figure: "Instagram's more than 100 million users"
_HOLDERS = frozenset({"of", "on", "at"})  # "users of Instagram", "jobs at TikTok"


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
    """The indexes of a sentence's tokens that name the rule's subject, and of those that name others."""

    own: frozenset[int]
    others: frozenset[int]


def is_topic(article: Article, rule: Rule) -> bool:
    """Tell whether an article is about the rule's subject: names it, or states it as a topic. True without subject."""
    names = rule.names
    if not names or set(names) & set(article.topics):
        return True
    return bool(phrases(names, article.language, names=True).hits(tokenize(article.text)))


def named(sentence: Sentence, own: tuple[str, ...], names: Names, places: Iterable[tuple[int, int]]) -> Named:
    """Who is named in a sentence; ``own`` are the subject's names, ``places`` token ranges of places and groups."""
    hits = phrases(own, sentence.article.language, names=True).hits(sentence.tokens)
    mine = frozenset(index for hit in hits for index in range(hit.first, hit.last))
    apart = mine | {index for first, last in places for index in range(first, last)}
    for mention in sentence.mentions:
        first, last = sentence.token_range(mention.start, mention.end)
        apart |= set(range(first, last if mention.kind in _WITHOUT_NAMES else first + 1))
    return Named(mine, names.of(sentence) - apart)


def owner_of(sentence: Sentence, first: int, last: int, known: Named) -> Owner:
    """Whose the tokens from ``first`` to before ``last`` are.

    In "Rival Instagram has 90 million users", seen by a rule about TikTok, Instagram is the other.
    """
    return _Search(sentence, first, last, known).owner()


@dataclass(frozen=True, slots=True)
class _Search:
    sentence: Sentence
    first: int
    last: int
    known: Named

    def owner(self) -> Owner:
        for near in (self._within(), self._possessor(), self._holder()):
            if near is not None:
                return near
        begin, end = self.sentence.clause_of(self.first)
        rival = self._clause_subject(begin)
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

    def _holder(self) -> Owner | None:
        """A name right after: "90 million users of Instagram", "10,000 jobs at TikTok"."""
        tokens, index = self.sentence.tokens, self.last
        if index >= len(tokens) or tokens[index].norm not in _HOLDERS:
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
        verb = tokens[index].norm in words.auxiliaries or finite(tokens, index)
        shared = begin > 0 and index <= self.first and verb
        if shared:
            index = 0
        rival = False
        while index < self.first and (tokens[index].norm in words.determiners or tokens[index].norm in words.rivals):
            rival |= tokens[index].norm in words.rivals
            index += 1
        if index >= self.first or index not in others:
            return None
        after = index
        while after < self.first and (after in others or tokens[after].norm in ("'", "s", ".")):
            after += 1
        name = self._name_at(index)
        if tokens[after - 1].norm == "s" or after + 1 >= len(tokens):
            return None  # "Instagram's chief …" speaks of the chief
        if rival or (tokens[after].norm == "," and (shared or tokens[after + 1].norm in words.relatives)):
            return name
        if is_media(name) or not (finite(tokens, after) or tokens[after].norm in words.auxiliaries):
            return None
        speaks = tokens[after].norm in vocabulary("speech", "verbs", self.sentence.article.language)
        return None if speaks and after + 1 < self.first else name  # "Instagram claims 90 million users" does not speak

    def _name_before(self, index: int) -> str | None:
        """Another's name right before a token, a comma between them or not."""
        at = index - 1
        if at >= 0 and self.sentence.tokens[at].norm == ",":
            at -= 1
        return self.sentence.tokens[at].text if at in self.known.others else None
