"""Word sequences of an article, by which copies are told."""

from __future__ import annotations

from zlib import crc32

from checker.articles.article import Article
from checker.mentions.tokens import NUMBER, WORD, tokenize

_LENGTH = 4  # words of a sequence: a changed figure costs four of some hundreds
_SAMPLE = 8  # one sequence in so many is indexed, in long texts
_FEW = 64  # a text with no more sequences is indexed by all of them


def shingles(article: Article) -> frozenset[int]:
    """Numbers that stand for all sequences of four words of an article, noise left out.

    A text of fewer words counts as one sequence. The numbers are the same in every run.
    """
    words = [
        token.norm
        for sentence in article.sentences
        for token in tokenize(article.text, sentence.start, sentence.end)
        if token.kind in (WORD, NUMBER)
    ]
    if not words:
        return frozenset()
    last = max(len(words) - _LENGTH, 0)
    return frozenset(crc32(" ".join(words[at : at + _LENGTH]).encode()) for at in range(last + 1))


def postings(held: frozenset[int]) -> list[int]:
    """The sequences by which an article is looked up: all of a short one, one in eight of a long one.

    Which eighth depends on the sequence alone, so that two texts that share sequences share their postings.
    """
    if len(held) <= _FEW:
        return sorted(held)
    return sorted(number for number in held if number % _SAMPLE == 0)


def containment(held: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that the larger one holds, 0 where either is empty."""
    smaller = min(len(held), len(other))
    return len(held & other) / smaller if smaller else 0.0
