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
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 3
_STEM = 6


class Wording:
    """The content words of an article, in stems that equate "kills", "killed" and "dead"."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._language = article.language

    def content(self, start: int, end: int) -> frozenset[str]:
        """The stems of all content words between two offsets."""
        return frozenset(
            stem(token.norm, self._language)
            for token in tokenize(self._text, start, end)
            if _is_content(token, self._language)
        )

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
        return (figure.unit or "").lower().split()[-1] if figure.unit else ""

    def counted(self, figure: Mention, end: int) -> frozenset[str]:
        """What a headline's figure counts: its noun with the words after it up to the next of a closed class.

        Where there is neither, the words before it.
        """
        after = [stem(word, self._language) for word in (figure.unit or "").lower().split()]
        for token in tokenize(self._text, figure.end, end)[: _AFTER + 1]:
            if not _is_content(token, self._language):
                break
            after.append(stem(token.norm, self._language))
        if after:
            return frozenset(after)
        before = tokenize(self._text, max(figure.start - 60, 0), figure.start)[-_BEFORE:]
        return frozenset(stem(token.norm, self._language) for token in before if _is_content(token, self._language))

    def beside(self, figure: Mention, sentence: Span) -> frozenset[str]:
        """The stems of the words right after and right before a figure, up to a stop."""
        after = tokenize(self._text, figure.end, sentence.end)[:_AFTER]
        before = tokenize(self._text, sentence.start, figure.start)[-_BEFORE:]
        stop = next((at for at, token in enumerate(after) if token.kind == BREAK or token.norm in ",;:.("), len(after))
        near = [token.norm for token in (*before, *after[:stop]) if _is_content(token, self._language)]
        return frozenset(stem(word, self._language) for word in (*near, *(figure.unit or "").lower().split()))

    def is_elsewhere(self, figure: Mention, sentence: Span) -> bool:
        """Tell whether the words say that a figure counts others, or is of another time."""
        near = tokenize(self._text, sentence.start, figure.start)[-_BEFORE:]
        near += tokenize(self._text, figure.end, sentence.end)[:2]
        norms = {token.norm for token in near}
        everything = {token.norm for token in tokenize(self._text, sentence.start, sentence.end)}
        others = words("headline", "others", self._language)
        return bool(norms & others or everything & words("headline", "earlier", self._language))


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
