"""A sentence as the assignment of mentions to facts sees it: tokens, clauses, mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from checker.articles.article import Article
from checker.language.grammar import grammar
from checker.mentions.clauses import clauses
from checker.mentions.mention import Kind, Mention
from checker.mentions.tokens import BREAK, Token, tokenize
from checker.mentions.verbs import finite
from checker.values.span import Span


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article, of which most are never looked at: what it is made of is worked out when asked for.

    ``mentions`` are those inside, in ascending order; ``before`` is the sentence that this one follows.
    """

    article: Article
    span: Span
    mentions: tuple[Mention, ...]
    before: Sentence | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens, with offsets into the article's text."""
        return tuple(_tokens(self.article, self.span))

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """The clauses, as ranges of token indexes that cover all tokens."""
        return _clause_ranges(self.article.text, self.tokens, self.span)

    @property
    def in_headline(self) -> bool:
        """Whether this is the article's headline."""
        return self.span.overlaps(self.article.headline_span)

    def of_kind(self, *kinds: Kind) -> list[Mention]:
        """The mentions of some kinds."""
        return [mention for mention in self.mentions if mention.kind in kinds]

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The indexes (first, last exclusive) of the tokens between two offsets of the article's text."""
        first = bisect_right(self.tokens, start, key=lambda token: token.end)
        last = bisect_left(self.tokens, end, key=lambda token: token.start)
        return first, max(last, first)

    def clause_of(self, index: int) -> tuple[int, int]:
        """The clause that holds a token, as a range of token indexes."""
        for first, last in self.clauses:
            if first <= index < last:
                return first, last
        return 0, len(self.tokens)

    def leads_on(self, begin: int, first: int) -> bool:
        """Tell whether the clause that begins at a token has no subject of its own up to ``first``.

        It begins with its verb: "Talks began on Tuesday and are continuing".
        """
        words = grammar(self.article.language)
        joints = words.conjunctions - words.relatives
        at = begin
        while at < first and (self.tokens[at].kind != "word" or self.tokens[at].norm in joints):
            at += 1
        return begin > 0 and (self.tokens[at].norm in words.auxiliaries or finite(self.tokens, at))

    def text(self, first: int, last: int) -> str:
        """The article's text from one token to before another."""
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]


def sentences_of(article: Article, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """All sentences of an article in order, each with its mentions."""
    starts = [mention.start for mention in mentions]
    previous: Sentence | None = None
    for span in article.sentences:
        if _LETTER_OR_DIGIT.search(article.text, span.start, span.end) or any(_tokens(article, span)):
            inside = tuple(mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
            yield Sentence(article, span, inside, previous)
            previous = Sentence(article, span, inside)


_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def _tokens(article: Article, span: Span) -> Iterator[Token]:
    return (token for token in tokenize(article.text, span.start, span.end) if token.kind != BREAK)


def _clause_ranges(text: str, tokens: tuple[Token, ...], span: Span) -> tuple[tuple[int, int], ...]:
    starts = [
        bisect_left(tokens, clause.start, key=lambda token: token.start) for clause in clauses(text, tokens, span)
    ]
    edges = sorted({0, *starts, len(tokens)})
    return tuple((first, last) for first, last in pairwise(edges) if first < last)
