"""What the words around a figure say it counts."""

from __future__ import annotations

from functools import cache

from checker.articles.article import Article
from checker.language.grammar import grammar
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Mention
from checker.mentions.tokens import BREAK, WORD, Token, tokenize
from checker.values.span import Span

_AFTER, _BEFORE = 4, 3  # words beside a figure that may say what it counts
_REACH = 80  # characters in which these words stand
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 3
_STEM = 6


class Wording:
    """The content words of an article, in stems that equate "kills", "killed" and "dead"."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._language = article.language
        self._words: dict[Span, frozenset[str]] = {}
        self._contents: dict[Span, frozenset[str]] = {}

    def content(self, sentence: Span) -> frozenset[str]:
        """The stems of all content words of a sentence."""
        if sentence not in self._contents:
            tokens = tokenize(self._text, sentence.start, sentence.end)
            self._words[sentence] = frozenset(token.norm for token in tokens)
            self._contents[sentence] = frozenset(
                stem(token.norm, self._language) for token in tokens if _is_content(token, self._language)
            )
        return self._contents[sentence]

    def counts_alike(self, figure: Mention, end: int, other: Mention, sentence: Span) -> bool:
        """Tell whether a headline's figure and one of the body count the same, by their nouns and the words beside.

        "21 dead" and "12 people were killed" do, "90 families" and "30 schools" do not.
        """
        own, theirs = self._noun(figure), self._noun(other)
        anyone = words("headline", "anyone", self._language)
        if own and theirs and own not in anyone and theirs not in anyone:
            return stem(own, self._language) == stem(theirs, self._language)
        return bool(self.counted(figure, end) & self.beside(other, sentence))

    def is_telling(self, figure: Mention) -> bool:
        """Tell whether the noun that a number counts says what they are: reviews or jobs, not people."""
        noun = self._noun(figure)
        return bool(noun) and noun not in grammar(self._language).generic_nouns

    def _noun(self, figure: Mention) -> str:
        """The noun that a number counts in lower case, empty where it stands alone."""
        return next(reversed(self._noun_words(figure)), "")

    def counted(self, figure: Mention, end: int) -> frozenset[str]:
        """What a headline's figure counts: its noun with the words after it up to the next of a closed class.

        Where there is neither, the words before it.
        """
        after = self._noun_words(figure)
        for token in tokenize(self._text, figure.end, min(end, figure.end + _REACH))[: _AFTER + 1]:
            if not _is_content(token, self._language):
                break
            after.append(token.norm)
        return self._stems(after) or self._stems(self._before(figure, 0))

    def beside(self, figure: Mention, sentence: Span) -> frozenset[str]:
        """The stems of the words right after and right before a figure, up to a stop."""
        tokens = tokenize(self._text, figure.end, min(sentence.end, figure.end + _REACH))[:_AFTER]
        stop = next(
            (at for at, token in enumerate(tokens) if token.kind == BREAK or token.norm in ",;:.("), len(tokens)
        )
        after = [token.norm for token in tokens[:stop] if _is_content(token, self._language)]
        return self._stems([*self._before(figure, sentence.start), *after, *self._noun_words(figure)])

    def is_elsewhere(self, figure: Mention, sentence: Span) -> bool:
        """Tell whether the words say that a figure counts others, or is of another time."""
        self.content(sentence)
        near = tokenize(self._text, max(sentence.start, figure.start - _REACH), figure.start)[-_BEFORE:]
        near += tokenize(self._text, figure.end, min(sentence.end, figure.end + _REACH))[:2]
        others = words("headline", "others", self._language) & {token.norm for token in near}
        return bool(others or self._words[sentence] & words("headline", "earlier", self._language))

    def _before(self, figure: Mention, start: int) -> list[str]:
        """The content words right before a figure."""
        tokens = tokenize(self._text, max(start, figure.start - _REACH), figure.start)[-_BEFORE:]
        return [token.norm for token in tokens if _is_content(token, self._language)]

    def _noun_words(self, figure: Mention) -> list[str]:
        return (figure.unit or "").lower().split()

    def _stems(self, norms: list[str]) -> frozenset[str]:
        return frozenset(stem(norm, self._language) for norm in norms)


def _is_content(token: Token, language: str) -> bool:
    return token.kind == WORD and token.norm not in _closed(language) and len(token.norm) >= _SHORTEST - 1


@cache
def _closed(language: str) -> frozenset[str]:
    closed = grammar(language)
    return (
        closed.determiners | closed.pronouns | closed.conjunctions | closed.prepositions | closed.auxiliaries
    )  # fmt: skip


@cache
def stem(word: str, language: str) -> str:
    """A word without its ending, or the group of words that say the same.

    >>> stem("killed", "en"), stem("dead", "en"), stem("workers", "en")
    ('death', 'death', 'worker')
    """
    group = _groups(language).get(word)
    if group:
        return group
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


@cache
def _groups(language: str) -> dict[str, str]:
    alike = vocabulary("headline", language)["alike"]
    return {word: group for group, held in alike.items() for word in held}
