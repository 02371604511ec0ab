"""Rows that are found by words: SQLite's FTS5 and PostgreSQL's text search, which find the same here.

Each splits text into words in a way of its own. So both are given words that are split and plain already, in which no
character means anything to either; what somebody types is split alike, and no query can be malformed. An article is
found by the headlines of all its versions, and by its id: a row is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Connection,
    Select,
    TableClause,
    Text,
    bindparam,
    column,
    false,
    func,
    insert,
    select,
    table,
)

_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 60
_LONGEST_TEXT = 200_000
_MOST_WORDS = 20_000
"""Characters of a row that it is found by; PostgreSQL takes no more than a megabyte of words."""
article_words = table("article_words", column("words"), column("article"))


def put_words(connection: Connection, titles: Iterable[tuple[str, str]]) -> None:
    """Have articles found, given the id and the headline of each."""
    rows = [{"article": id, "words": f"{headline} {id}"} for id, headline in titles]
    if rows:
        add_rows(connection, article_words, rows)


def add_rows(connection: Connection, to: TableClause, rows: Iterable[Mapping[str, object]]) -> None:
    """Add rows to a table of words, each with the text ``words`` that it is found by."""
    held = [{**row, "words": stored_words(str(row["words"]))} for row in rows]
    statement = insert(to)
    if connection.dialect.name == "postgresql":  # split once: most rows are looked at for a word that most rows have
        given: dict[str, ColumnElement[Any]] = {each.name: bindparam(each.name) for each in to.c}
        split = func.strip(func.to_tsvector("simple", bindparam("words", type_=Text)))
        statement = statement.values({**given, "words": split})
    connection.execute(statement, held)


def articles_with(dialect: str, asked: str, most: int) -> Select[tuple[str]]:
    """The ids of articles that have all words of a text, and one that begins as the last does.

    Of more than ``most`` rows some are taken; in a file those that were added last.
    """
    query = select(article_words.c.article).where(has_words(dialect, article_words, asked)).limit(most)
    return query if dialect == "postgresql" else query.order_by(column("rowid").desc())


def has_words(dialect: str, rows: TableClause, asked: str) -> ColumnElement[bool]:
    """The condition that a row of words has all words of a text, and one that begins as the last does.

    A text without words is in no row.
    """
    words = list(dict.fromkeys(plain_words(asked)))
    if not words:
        return false()
    if dialect == "postgresql":
        wanted = func.to_tsquery("simple", " & ".join(f"'{word}'" for word in words) + ":*")
        return rows.c.words.op("@@")(wanted)
    whole: ColumnClause[str] = column(rows.name)  # FTS5 has a hidden column of the table's name, by which it is asked
    return whole.op("MATCH")(" ".join(f'"{word}"' for word in words) + "*")


def stored_words(text: str) -> str:
    """The words of a text as a row has them."""
    return " ".join(islice(dict.fromkeys(plain_words(text)), _MOST_WORDS))


def plain_words(text: str) -> list[str]:
    """The words of a text without capitals and accents: "Müller's 9,900" gives "muller", "s", "9" and "900"."""
    folded = text[:_LONGEST_TEXT].casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(each for each in parts if not unicodedata.combining(each)).casefold()
    return [word[:_LONGEST_WORD] for word in _WORD.findall(folded)]
