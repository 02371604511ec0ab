"""Flags by the words that they show: SQLite's FTS5 and PostgreSQL's text search, which find the same here.

Each splits text into words in a way of its own. So both are given words that are split and plain already, in which no
character means anything to either; what a visitor types is split alike, and no query can be malformed.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    column,
    delete,
    false,
    func,
    insert,
    literal_column,
    select,
    table,
)

from checker.review.tables import UNINDEXED_ID

_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 60
_MOST_WORDS = 20_000
_LONGEST_TEXT = 200_000
"""Characters of a flag that are found; PostgreSQL takes no more than a megabyte of words."""
_FLAG_WORDS = table("flag_words", column("rowid"), column("words"))


def put(connection: Connection, flag_id: int, text: str) -> None:
    """Have a flag found by the words of a text, and by no others."""
    connection.execute(delete(_FLAG_WORDS).where(_FLAG_WORDS.c.rowid == flag_id))
    connection.execute(insert(_FLAG_WORDS).values(row(flag_id, text)))


def row(flag_id: int, text: str) -> dict[str, int | str]:
    """The row of ``flag_words`` by which a flag is found."""
    return {"rowid": flag_id, "words": " ".join(islice(dict.fromkeys(plain_words(text)), _MOST_WORDS))}


def holding(dialect: str, text: str) -> ColumnElement[bool]:
    """The condition that a flag holds all words of a text, and one that begins as the last does."""
    asked = list(dict.fromkeys(plain_words(text)))
    if not asked:
        return false()
    return UNINDEXED_ID.in_(_found_on_server(asked) if dialect == "postgresql" else _found_in_file(asked))


def plain_words(text: str) -> list[str]:
    """The words of a text without capitals and accents: "Müller's 9,900" gives "muller", "s", "9" and "900"."""
    folded = text[:_LONGEST_TEXT].casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(each for each in parts if not unicodedata.combining(each)).casefold()
    return [word[:_LONGEST_WORD] for word in _WORD.findall(folded)]


def _found_in_file(asked: list[str]) -> Select[tuple[int]]:
    query = " ".join(f'"{word}"' for word in asked) + "*"
    return select(_FLAG_WORDS.c.rowid).where(literal_column("flag_words").op("MATCH")(query))


def _found_on_server(asked: list[str]) -> Select[tuple[int]]:
    query = func.to_tsquery("simple", " & ".join(f"'{word}'" for word in asked) + ":*")
    return select(_FLAG_WORDS.c.rowid).where(func.to_tsvector("simple", _FLAG_WORDS.c.words).op("@@")(query))
