"""Flags by the words that they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, column, delete, insert, select, table

from checker.ledger.words import add_rows, has_words
from checker.review.tables import UNINDEXED_ID

flag_words = table("flag_words", column("rowid"), column("words"))
_looked_up = table("looked_up", column("id"))


def put(connection: Connection, texts: Mapping[int, str]) -> None:
    """Have flags, by their numbers, found by the words of their texts, and by no others."""
    connection.execute(delete(flag_words).where(flag_words.c.rowid.in_(list(texts))))
    add_rows(connection, flag_words, [{"rowid": id, "words": text} for id, text in texts.items()])


def holding(dialect: str, text: str) -> ColumnElement[bool]:
    """The condition that a flag has all words of a text, and one that begins as the last does."""
    return UNINDEXED_ID.in_(select(flag_words.c.rowid).where(has_words(dialect, flag_words, text)))


@contextmanager
def looked_up(connection: Connection, text: str) -> Iterator[ColumnElement[bool]]:
    """The condition ``holding`` for several questions, within the context.

    In a file, where each question would look the words up again, that is done once; a server is slower so.
    """
    dialect = connection.dialect.name
    if dialect == "postgresql":
        yield holding(dialect, text)
        return
    connection.exec_driver_sql("CREATE TEMPORARY TABLE looked_up (id INTEGER PRIMARY KEY)")
    try:
        found = select(flag_words.c.rowid).where(has_words(dialect, flag_words, text))
        connection.execute(insert(_looked_up).from_select(["id"], found))
        yield UNINDEXED_ID.in_(select(_looked_up.c.id))
    finally:
        connection.exec_driver_sql("DROP TABLE looked_up")
