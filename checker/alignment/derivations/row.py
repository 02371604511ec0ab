"""The figures of one sentence in their order, with the words before, between and behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.alignment.statement import Statement
from checker.claims.currencies import one_currency
from checker.language.grammar import grammar
from checker.mentions.mention import Kind
from checker.mentions.tokens import BREAK, Token, tokenize
from checker.values.days import Days
from checker.values.span import Span

FIGURES = (Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY)
MOST = 24
"""A sentence with more figures is a table, of which nobody adds up what stands side by side."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a sentence names it; ``days`` is ``None`` where the text's own date is not known."""

    days: Days | None
    words: str

    def is_same(self, other: Day) -> bool:
        """Tell whether two texts name one day, by their words where one of them has no date."""
        return self.words == other.words if self.days is None or other.days is None else self.days == other.days


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of a sentence, and its dates in ``times``."""

    sentence: Span
    figures: tuple[Statement, ...]
    times: tuple[Statement, ...]
    tokens: tuple[Token, ...]
    language: str

    def before(self, at: int, most: int) -> list[str]:
        """The words right before a figure, at ``most`` so many and none before the figure in front."""
        end = self._first(at)
        start = self._last(at - 1) if at else 0
        return [token.norm for token in self.tokens[max(start, end - most) : end]]

    def behind(self, at: int, most: int) -> list[str]:
        """The words right behind a figure, at ``most`` so many and none behind the next figure."""
        start = self._last(at)
        end = self._first(at + 1) if at + 1 < len(self.figures) else len(self.tokens)
        return [token.norm for token in self.tokens[start : min(end, start + most)]]

    def between(self, at: int) -> list[str]:
        """The words between a figure and the next."""
        return [token.norm for token in self.tokens[self._last(at) : self._first(at + 1)]]

    def day(self, at: int) -> Day | None:
        """The day that is named behind a figure, before the next, else the only one of the sentence, before it."""
        named = self._behind(at)
        if named is None and len(self.times) == 1 and self.times[0].mention.start < self.figures[at].mention.start:
            named = self.times[0]
        if named is None:
            return None
        first, last = named.mention.earliest or named.mention.latest, named.mention.latest
        days = Days(first, first if named.mention.bound is not None else last) if first is not None else None
        tokens = [each.norm for each in tokenize(named.mention.text)]
        return Day(days, " ".join(each for each in tokens if each not in grammar(self.language).prepositions))

    def time(self, at: int) -> Days | None:
        """The days behind a figure, before the next."""
        named = self._behind(at)
        return None if named is None else named.days

    def _behind(self, at: int) -> Statement | None:
        start = self.figures[at].mention.end
        end = self.figures[at + 1].mention.start if at + 1 < len(self.figures) else self.sentence.end
        return next((each for each in self.times if start <= each.mention.start < end), None)

    def words(self) -> list[str]:
        """All words and signs of the sentence, those of the figures among them."""
        return [token.norm for token in self.tokens]

    def _first(self, at: int) -> int:
        return bisect_left(self.tokens, self.figures[at].mention.start, key=lambda token: token.start)

    def _last(self, at: int) -> int:
        return bisect_left(self.tokens, self.figures[at].mention.end, key=lambda token: token.start)


def rows(statements: Sequence[Statement]) -> Iterator[Row]:
    """The rows of the sentences of a text that have values, in their order."""
    for span, group in groupby(statements, key=lambda each: each.sentence):
        inside = list(group)
        figures = tuple(each for each in inside if each.mention.kind in FIGURES and each.is_said)
        if len(figures) <= MOST:
            article = inside[0].article
            tokens = tuple(each for each in tokenize(article.text, span.start, span.end) if each.kind != BREAK)
            times = tuple(each for each in inside if each.mention.kind is Kind.DATE)
            yield Row(span, figures, times, tokens, article.language)


def one_unit(one: Statement, other: Statement) -> bool:
    """Tell whether two figures are of one kind and unit; the nouns that numbers count are not looked at."""
    first, second = one.mention, other.mention
    if first.kind is not second.kind:
        return False
    return first.kind is Kind.NUMBER or one_currency(first.unit, second.unit)
