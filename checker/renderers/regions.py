"""Where words stand in an article's file, from their first to their last character."""

from __future__ import annotations

from dataclasses import dataclass

from checker.articles.article import Article


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns of the first and the last character, all counted from 1; a column is a Unicode character."""

    line: int
    column: int
    last_line: int
    last_column: int


def region(article: Article, start: int, end: int) -> Region:
    """Where the characters from ``start`` to ``end`` of an article's text stand in its file.

    The last character is asked for by itself: in a file with markup, what stands after the words may stand elsewhere.
    """
    first, last = article.place(start), article.place(max(end - 1, start))
    line, column = max((first.line, first.column), (last.line, last.column))
    return Region(first.line, first.column, line, column)
