"""Whether two statements of a corpus speak of the same thing, and whether one speaks of what its article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from checker.alignment.affinity import HEAD, NAMED, affinity, of_others
from checker.alignment.agreement import comparable
from checker.alignment.statement import Statement
from checker.alignment.words import generic, speech_verbs, stem, stems
from checker.articles.article import Article
from checker.claims.names import Names
from checker.claims.page import mentions_of
from checker.claims.sentence import Sentence, sentences_of
from checker.language.scopes import scopes
from checker.language.vocabulary import words
from checker.mentions.mention import Kind
from checker.mentions.tokens import Token, tokenize
from checker.values.span import Span

_ROOT = 3
"""Letters that a noun must share with the word that it is made of: "users" with "use"."""
_TOLD = 1.5
"""Affinity of two values that count nothing: a word stands with both, and something else speaks for it."""
_NEAR = 0.5
"""Share of the days that are left by which two last days may differ and be told of one thing."""


class Kinship:
    """Tells whether two statements of a corpus speak of the same thing, and which are of what a headline names."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._names: dict[str, Counter[str]] = {}
        self._words: dict[str, set[str]] = {}

    def is_same(self, one: Statement, other: Statement) -> bool:
        """Tell whether two statements speak of the same thing; their order does not matter."""
        if not comparable(one, other) or one.article.language != other.article.language:
            return False
        found = affinity(one, other)
        told = found.score >= _TOLD and bool(found.telling - idle(one.article.language)) and not of_others(one, other)
        match one.mention.kind:
            case Kind.DATE:
                return told or self._have_one_actor(one, other)
            case Kind.NUMBER:
                return _of_one_time(one, other) and _count_the_same(one, other)
            case Kind.SHARE if bool(one.names) != bool(other.names):
                return False  # "the winner received 54%" is nobody's in particular
            case _:
                return told and _of_one_time(one, other)

    def is_central(self, statement: Statement) -> bool:
        """Tell whether a value in an article's body is one of what its headline names.

        The nearest name in its sentence is one of the headline's; where the headline has no name, its words are meant.
        Without a headline the first sentence stands for it.
        """
        article = statement.article
        headline = article.headline_span if article.headline.strip() else article.sentences[0]
        if article.headline.strip() and statement.sentence == headline:
            return False
        own, theirs = self._named(article, headline), self._named(article, statement.sentence)
        if own:
            nearest = min(theirs, key=lambda token: _apart(token, statement), default=None)
            return nearest is not None and nearest.text in {token.text for token in own}
        about = stems(tokenize(article.text[headline.start : headline.end]), article.language)
        return bool((about - idle(article.language)) & statement.context)

    def names(self, article: Article) -> Counter[str]:
        """The proper names in an article but those of places, as they stand there, with how often they do."""
        if article.id not in self._names:
            names = Names(article)
            found: Counter[str] = Counter()
            for sentence in sentences_of(article, mentions_of(article)):
                found.update(_names_in(sentence, names.of(sentence)))
            self._names[article.id] = found
            self._words[article.id] = {word for name in found for word in name.split()}
        return self._names[article.id]

    def is_sure(self, name: str) -> bool:
        """Tell whether a headline has a name, or a sentence has it inside: any first word has a capital."""
        return any(
            name in article.headline
            or any(article.text.find(name, each.start + 2, each.end) >= 0 for each in article.sentences)
            for article in self._articles
        )

    def _have_one_actor(self, one: Statement, other: Statement) -> bool:
        """Tell whether two last days are set by one who acts, and are one day or near as seen from their articles."""
        actor = self._actor(one)
        if actor is None or actor != self._actor(other):
            return False
        first, second = one.mention.latest, other.mention.latest
        if first is None or second is None or first == second:
            return first is not None and first == second
        days = one.article.published, other.article.published
        left = [(last - day).days for last, day in zip((first, second), days, strict=True) if day is not None]
        return len(left) == len(days) and abs((first - second).days) <= _NEAR * min(left)

    def _actor(self, statement: Statement) -> str | None:
        """Who acts in a sentence: its first name before the value; where it has no name, the headline's first."""
        named = self._named(statement.article, statement.sentence)
        if not named:
            return next((token.text for token in self._named(statement.article, statement.article.headline_span)), None)
        return next((token.text for token in named if token.start < statement.mention.start), None)

    def _named(self, article: Article, span: Span) -> list[Token]:
        """The words of proper names in a stretch of an article."""
        self.names(article)
        return [
            token for token in tokenize(article.text, span.start, span.end) if token.text in self._words[article.id]
        ]


def _names_in(sentence: Sentence, named: Collection[int]) -> Iterator[str]:
    """The names of a sentence whose words stand at ``named``; words beside each other are one name."""
    places = frozenset(_held(sentence.article.language))
    run: list[str] = []
    for at in range(len(sentence.tokens) + 1):
        text = sentence.tokens[at].text if at in named else ""
        if text.isalpha() and text not in places:
            run.append(text)
            continue
        if run and " ".join(run) not in places:
            yield " ".join(run)
        run = []


def counts_anyone(statement: Statement) -> bool:
    """Tell whether a number counts people or the like, whom only other words tell: "80 million Americans use it"."""
    language = statement.article.language
    return statement.head in generic(language) or statement.head in _places(language)


def is_made_of(noun: str, word: str) -> bool:
    """Tell whether a noun comes of a word: "users" of "use"."""
    return len(word) >= _ROOT and noun.startswith(word)


@cache
def idle(language: str) -> frozenset[str]:
    """The stems of words that stand with values of any kind and tell of none what it is."""
    empty = frozenset(stem(word, language) for word in words("suggestions", "empty", language))
    return empty | speech_verbs(language) | generic(language)


def words_of(statement: Statement) -> frozenset[str]:
    """The stems that stand with a value and are no names: what it is said of."""
    language = statement.article.language
    return statement.near - statement.names - generic(language) - _places(language)


def _count_the_same(one: Statement, other: Statement) -> bool:
    """Tell whether two numbers count the same, in one place."""
    if of_others(one, other) or one.scope != other.scope or one.part != other.part:
        return False
    score = affinity(one, other).score
    if one.head == other.head and not counts_anyone(one):
        said = [words_of(each) - each.nouns for each in (one, other)]
        return score >= HEAD and (one.scope is not None or not all(said) or bool(said[0] & said[1]))
    if score >= NAMED and words_of(one) & words_of(other) and (_governs(one, other) or _governs(other, one)):
        return True
    return _counts_who(one, other) or _counts_who(other, one)


def _governs(one: Statement, other: Statement) -> bool:
    """Tell whether the verb or noun of one says what the other counts: "12 injured", "12 people were injured"."""
    if counts_anyone(other):
        return bool({one.verb, one.head, other.verb} & words_of(other) & words_of(one))
    return one.verb is not None and one.verb == other.head


def _counts_who(one: Statement, other: Statement) -> bool:
    """Tell whether a noun counts whom the other counts by a verb: "80 million users", "80 million people use"."""
    if one.head is None or counts_anyone(one) or not counts_anyone(other):
        return False
    return any(is_made_of(one.head, word) for word in words_of(other))


def _of_one_time(one: Statement, other: Statement) -> bool:
    """Tell whether neither speaks of a time well before its article, or both of one time."""
    if not one.past and not other.past:
        return True
    return (
        one.past and other.past and one.as_of is not None and other.as_of is not None and one.as_of.meets(other.as_of)
    )


def _apart(token: Token, statement: Statement) -> int:
    """Characters between a word and a value."""
    return max(token.start - statement.mention.end, statement.mention.start - token.end)


@cache
def _places(language: str) -> frozenset[str]:
    """The stems of the words of places, which are told by the scope: "US" is no form of "use"."""
    return stems((token for name in _held(language) for token in tokenize(name)), language)


def _held(language: str) -> list[str]:
    return [name for scope in scopes(language).values() for name in (*scope.places, *scope.adjectives)]
