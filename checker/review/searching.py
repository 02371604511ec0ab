"""Flags by the words that they show."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, column, delete, insert, select, table

from checker.ledger.words import has_words, stored_words
from checker.review.tables import UNINDEXED_ID

flag_words = table("flag_words", column("rowid"), column("words"))


def put(connection: Connection, flag_id: int, text: str) -> None:
    """Have a flag found by the words of a text, and by no others."""
    connection.execute(delete(flag_words).where(flag_words.c.rowid == flag_id))
    connection.execute(insert(flag_words).values(rowid=flag_id, words=stored_words(text)))


def holding(dialect: str, text: str) -> ColumnElement[bool]:
    """The condition that a flag has all words of a text, and one that begins as the last does."""
    return UNINDEXED_ID.in_(select(flag_words.c.rowid).where(has_words(dialect, flag_words, text)))
