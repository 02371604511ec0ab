"""Flags by the words that they show."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, column, delete, insert, select, table

from checker.ledger.words import has_words, stored_words
from checker.review.tables import UNINDEXED_ID

flag_words = table("flag_words", column("rowid"), column("words"))


def put(connection: Connection, texts: Mapping[int, str]) -> None:
    """Have flags, by their numbers, found by the words of their texts, and by no others."""
    connection.execute(delete(flag_words).where(flag_words.c.rowid.in_(list(texts))))
    rows = [{"rowid": id, "words": stored_words(text)} for id, text in texts.items()]
    connection.execute(insert(flag_words), rows)


def holding(dialect: str, text: str) -> ColumnElement[bool]:
    """The condition that a flag has all words of a text, and one that begins as the last does."""
    return UNINDEXED_ID.in_(select(flag_words.c.rowid).where(has_words(dialect, flag_words, text)))
