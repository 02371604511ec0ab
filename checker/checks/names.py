"""Names as articles spell them: where each spelling stands, how often, and beside whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from checker.articles.article import Article
from checker.checks.check import Reading
from checker.language.vocabulary import vocabulary, words
from checker.mentions.tokens import WORD, Token, tokenize

SHORTEST = 5  # letters of the shortest name that is compared: one letter makes too much of a shorter one


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where a name stands; ``sure`` where its capital is not owed to a heading or to the sentence's start.

    ``before`` and ``after`` are the names right beside it, in lower case, titles left out.
    """

    start: int
    end: int
    sure: bool
    before: str | None
    after: str | None


@dataclass(slots=True)
class Spelling:
    """One spelling of a name in all articles."""

    count: int = 0
    sure: int = 0
    articles: set[str] = field(default_factory=set)
    most: int = 0  # occurrences in the article that has most of them
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Names:
    """All spellings of all articles. Articles of the same text count once."""

    places: dict[str, dict[str, list[Occurrence]]]
    """Article, spelling, and where it stands, in order."""
    spellings: dict[str, Spelling]
    small: frozenset[str]
    """Words that stand in small letters somewhere."""

    def is_word(self, spelling: str) -> bool:
        """Tell whether a spelling is also an ordinary word."""
        return spelling.lower() in self.small


def names(readings: Sequence[Reading]) -> Names:
    """All names of some articles."""
    places: dict[str, dict[str, list[Occurrence]]] = {}
    spellings: defaultdict[str, Spelling] = defaultdict(Spelling)
    small: set[str] = set()
    known: set[str] = set()
    for reading in readings:
        article = reading.article
        found: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for spelling, occurrence in _occurrences(article, small):
            found[spelling].append(occurrence)
        places[article.id] = dict(found)
        if article.text not in known:
            known.add(article.text)
            for spelling, occurrences in found.items():
                _add(spellings[spelling], article.id, occurrences)
    return Names(places, dict(spellings), frozenset(small))


def _add(spelling: Spelling, article: str, occurrences: list[Occurrence]) -> None:
    spelling.count += len(occurrences)
    spelling.sure += sum(one.sure for one in occurrences)
    spelling.articles.add(article)
    spelling.most = max(spelling.most, len(occurrences))
    spelling.before.update(one.before for one in occurrences if one.before)
    spelling.after.update(one.after for one in occurrences if one.after)


def _occurrences(article: Article, small: set[str]) -> Iterator[tuple[str, Occurrence]]:
    for sentence in article.sentences:
        tokens = tokenize(article.text, sentence.start, sentence.end)
        heading = _is_heading(tokens)
        fresh = True  # at the start of a sentence, a quotation or the like
        for index, token in enumerate(tokens):
            if token.kind != WORD:
                fresh = token.norm not in ",'&)" and token.norm != "-"
                continue
            if token.text.islower():
                small.add(token.norm)
            elif _may_be_name(token):
                yield (
                    token.text,
                    Occurrence(
                        token.start,
                        token.end,
                        sure=not fresh and not heading,
                        before=_beside(tokens, index, -1, article.language),
                        after=_beside(tokens, index, 1, article.language),
                    ),
                )
            fresh = False


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Tell whether most words of a sentence have a capital, as in "Man Sees Dog"."""
    long = [token for token in tokens if token.kind == WORD and len(token.text) > 3]
    return len(long) > 2 and 5 * sum(token.text[0].isupper() for token in long) >= 4 * len(long)


def _may_be_name(token: Token) -> bool:
    return len(token.text) >= SHORTEST and not token.text.isupper() and "." not in token.text and token.text.isalpha()


def _beside(tokens: Sequence[Token], index: int, step: int, language: str) -> str | None:
    """The name right before or after a token, ``None`` where there is none or only a title."""
    at = index + step
    if not 0 <= at < len(tokens):
        return None
    token = tokens[at]
    is_name = token.kind == WORD and token.text[0].isupper() and len(token.text) > 1
    return token.norm if is_name and token.norm not in _no_names(language) else None


@cache
def _no_names(language: str) -> frozenset[str]:
    dates = vocabulary("dates", language)
    ordinary = words("spelling", "titles", language) | words("spelling", "openers", language)
    return ordinary | frozenset((*dates["months"], *dates["weekdays"]))
