"""Whose figure a mention is: the rule's subject, or somebody who stands nearer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.articles.article import Article
from checker.claims.names import Names
from checker.claims.phrases import Phrases, phrases
from checker.claims.sentence import Sentence
from checker.language.grammar import grammar
from checker.language.vocabulary import words as vocabulary
from checker.mentions.mention import Kind
from checker.mentions.names import is_media
from checker.mentions.tokens import tokenize
from checker.mentions.verbs import finite
from checker.rulebook.rulebook import Rule

_WITHOUT_NAMES = (Kind.DATE, Kind.MONEY)  # their capitals name months and currencies; a counted noun may hold a name
_POSSESSOR_REACH = 4  # tokens between "Instagram's" and its figure: "Instagram's more than 100 million users"


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


def is_topic(article: Article, rule: Rule) -> bool:
    """Tell whether an article is about the rule's subject: names it, or states it as a topic. True without subject."""
    names = rule.names
    if not names or set(names) & set(article.topics):
        return True
    return bool(phrases(names, article.language, names=True).hits(tokenize(article.text)))


def owner_of(sentence: Sentence, first: int, last: int, rule: Rule, names: Names, places: frozenset[int]) -> Owner:
    """Whose the tokens from ``first`` to before ``last`` are; ``places`` are the tokens that name a place or group.

    >>> # "Rival Instagram has 90 million users": Owner(None, other="Instagram") for a rule about TikTok
    """
    if not rule.names:
        return Owner(Via.ANYONE)
    own = phrases(rule.names, sentence.article.language, names=True)
    return _Search(sentence, first, last, own, names, places).owner()


@dataclass(frozen=True)
class _Search:
    sentence: Sentence
    first: int
    last: int
    own: Phrases
    names: Names
    places: frozenset[int]

    def owner(self) -> Owner:
        hits = self.own.hits(self.sentence.tokens)
        self_tokens = frozenset(index for hit in hits for index in range(hit.first, hit.last))
        for other in (self._within(self_tokens), self._possessor(self_tokens), self._holder(self_tokens)):
            if other is not None:
                return other
        begin, end = self.sentence.clause_of(self.first)
        rival = self._clause_subject(begin, self_tokens)
        if any(begin <= index < (self.first if rival else end) for index in self_tokens):
            return Owner(Via.NAME)  # the subject's name stands nearer than the other's
        if rival is not None:
            return Owner(None, rival)
        if self_tokens:
            return Owner(Via.NAME)
        pronouns = grammar(self.sentence.article.language).pronouns
        if any(token.norm in pronouns for token in self.sentence.tokens[begin : self.first]):
            return Owner(Via.PRONOUN)
        return Owner(Via.TOPIC)

    def _is_other(self, index: int, self_tokens: frozenset[int]) -> bool:
        """Tell whether a token is a name, but neither the subject's nor a place's nor part of a date."""
        token = self.sentence.tokens[index]
        if index in self_tokens or index in self.places or index not in self.names.of(self.sentence):
            return False
        return not any(
            mention.start == token.start
            or (mention.kind in _WITHOUT_NAMES and mention.start < token.start < mention.end)
            for mention in self.sentence.mentions
        )

    def _name_at(self, index: int, self_tokens: frozenset[int]) -> str:
        end = index
        while end < len(self.sentence.tokens) and self._is_other(end, self_tokens):
            end += 1
        return self.sentence.text(index, end)

    def _within(self, self_tokens: frozenset[int]) -> Owner | None:
        """A name between the number and its noun: "90 million Snapchat users"."""
        for index in range(self.first, self.last):
            if self._is_other(index, self_tokens):
                return Owner(None, self._name_at(index, self_tokens))
        return None

    def _possessor(self, self_tokens: frozenset[int]) -> Owner | None:
        """A possessive or a word of rivalry right before: "Instagram's 90 million users", "rival Snapchat"."""
        tokens = self.sentence.tokens
        begin, _ = self.sentence.clause_of(self.first)
        for index in range(self.first - 1, max(begin, self.first - _POSSESSOR_REACH - 2), -1):
            if tokens[index].norm == "s" and index >= 2 and tokens[index - 1].norm == "'":
                named = index - 2
                if named in self_tokens:
                    return Owner(Via.NAME)
                if self._is_other(named, self_tokens):
                    return Owner(None, tokens[named].text)
        return None

    def _holder(self, self_tokens: frozenset[int]) -> Owner | None:
        """A name right after: "90 million users of Instagram", "10,000 jobs at TikTok"."""
        tokens = self.sentence.tokens
        index = self.last
        if index < len(tokens) and tokens[index].norm in ("of", "on", "at"):
            index += 1
            if index < len(tokens) and tokens[index].norm in grammar(self.sentence.article.language).determiners:
                index += 1
            if index < len(tokens) and (index in self_tokens or index - 1 in self_tokens):
                return Owner(Via.NAME)
            if index < len(tokens) and self._is_other(index, self_tokens):
                return Owner(None, self._name_at(index, self_tokens))
        return None

    def _clause_subject(self, begin: int, self_tokens: frozenset[int]) -> str | None:
        """The name at the head of the clause, where it is another's and does more than speak.

        A clause that begins with its verb ("…, is still in talks") has the subject of the sentence, one that begins
        with "which", "who" or "with" the name right before it ("Facebook, with 2.7 billion users, …").
        """
        words = grammar(self.sentence.article.language)
        tokens = self.sentence.tokens
        index = begin
        while index < self.first and (
            tokens[index].kind != "word" or tokens[index].norm in words.conjunctions - words.relatives
        ):
            index += 1
        if index < self.first and tokens[index].norm in words.relatives:
            return self._name_before(index, self_tokens)
        shared = begin > 0 and index < self.first and tokens[index].norm in words.auxiliaries
        if shared:
            index = 0
        rival = False
        while index < self.first and (tokens[index].norm in words.determiners or tokens[index].norm in words.rivals):
            rival |= tokens[index].norm in words.rivals
            index += 1
        if index >= self.first or not self._is_other(index, self_tokens):
            return None
        after = index
        while after < self.first and (self._is_other(after, self_tokens) or tokens[after].norm in ("'", "s", ".")):
            after += 1
        name = self._name_at(index, self_tokens)
        if tokens[after - 1].norm == "s" or after >= len(tokens):
            return None  # "Instagram's chief …" speaks of the chief
        aside = tokens[after].norm == "," and (shared or tokens[after + 1].norm in words.relatives)
        if rival or aside:
            return name
        if is_media(name) or not (finite(tokens, after) or tokens[after].norm in words.auxiliaries):
            return None
        speaks = tokens[after].norm in vocabulary("speech", "verbs", self.sentence.article.language)
        return None if speaks and after + 1 < self.first else name  # "Instagram claims 90 million users" does not speak

    def _name_before(self, index: int, self_tokens: frozenset[int]) -> str | None:
        """Another's name right before a token, a comma between them or not."""
        at = index - 1
        if at >= 0 and self.sentence.tokens[at].norm == ",":
            at -= 1
        return self.sentence.tokens[at].text if at >= 0 and self._is_other(at, self_tokens) else None
