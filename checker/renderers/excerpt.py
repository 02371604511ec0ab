"""The sentence around a claim, cut to the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from checker.articles.article import Article
from checker.renderers.glyphs import visible, width
from checker.values.span import Span

_CUT = "…"
_PER_COLUMN = 4  # characters looked at for each column: room for white space and marks that take no column


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A claim's words with what stands before and after them in the sentence, all of it safe to show."""

    before: str
    claim: str
    after: str

    @property
    def line(self) -> str:
        """The whole excerpt."""
        return self.before + self.claim + self.after


def excerpt(article: Article, start: int, end: int, columns: int) -> Excerpt:
    """The sentence that holds the words from ``start`` to ``end``, at most ``columns`` wide, cut between words.

    A cut is marked with "…". Where the words alone are too wide, their middle is left out.
    """
    sentence = sentence_around(article, start, end)
    reach = columns * _PER_COLUMN
    first, last = max(sentence.start, start - reach), min(sentence.end, end + reach)
    before = visible(article.text[first:start]).lstrip()
    claim = _without_middle(visible(article.text[start:end]), columns)
    after = visible(article.text[end:last]).rstrip()
    room = columns - width(claim)
    half = room // 2
    left = max(half, room - width(after))
    right = max(room - half, room - width(before))
    return Excerpt(
        _last_columns(before, left, cut=first > sentence.start),
        claim,
        _first_columns(after, right, cut=last < sentence.end),
    )


def sentence_around(article: Article, start: int, end: int) -> Span:
    """The sentence at ``start``, stretched to hold the words themselves."""
    if not article.sentences:
        return Span(start, end)
    sentence = article.sentence_at(start)
    if not sentence.overlaps(Span(start, end)):
        return Span(start, end)
    return Span(min(sentence.start, start), max(sentence.end, end))


def _first_columns(text: str, columns: int, *, cut: bool = False) -> str:
    """The beginning of the text as far as ``columns`` go, cut at a word's end where there is one."""
    if width(text) <= columns and not cut:
        return text
    kept = _fit(text, columns - 2)
    if " " not in (kept[-1:], text[len(kept) : len(kept) + 1]) and " " in kept:
        kept = kept[: kept.rfind(" ")]
    return f"{kept.rstrip()} {_CUT}" if columns >= 2 else ""


def _last_columns(text: str, columns: int, *, cut: bool = False) -> str:
    """The end of the text as far as ``columns`` go, cut at a word's start where there is one."""
    return _first_columns(text[::-1], columns, cut=cut)[::-1]


def _without_middle(text: str, columns: int) -> str:
    """The text, its middle left out where it is wider than ``columns``."""
    if width(text) <= columns:
        return text
    return _first_columns(text, columns - columns // 2) + _last_columns(text, columns // 2).removeprefix(_CUT)


def _fit(text: str, columns: int) -> str:
    """As many characters from the start as take no more than ``columns``."""
    used = 0
    for index, character in enumerate(text):
        used += width(character)
        if used > columns:
            return text[:index]
    return text
