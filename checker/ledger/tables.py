"""The ledger's tables; ``migrations`` make them, and a test holds both to each other.

Every article that was added stands in ``articles`` with its text, and each of its editions in ``versions``. ``books``
tell by which rules an article was read. ``claims`` are what was read in the articles as they are now. Those that speak
for their articles take a stance: a value, of ``answers``, by a party; this is what new claims are compared with.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAME = String().with_variant(String(collation="C"), "postgresql")
"""Text in the order of its code points, as Python has it."""
NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A key that the database counts up."""
DATA = JSON(none_as_null=True)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

books = Table(
    "books",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("digest", String, nullable=False, unique=True),
    Column("rules", DATA, nullable=False),  # by id: the digest of what reading depends on, and of what values depend on
)

facts = Table(
    "facts",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("rule", NAME, nullable=False, unique=True),
    Column("unit", String),  # what amounts are compared in, where the rule does not say
    Column("claims", Integer, nullable=False, server_default="0"),  # how many there are
)

articles = Table(
    "articles",
    metadata,
    Column("id", NAME, primary_key=True),
    Column("digest", String, nullable=False),
    Column("book_id", ForeignKey(books.c.id), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("withdrawn", Boolean, nullable=False),  # no longer among the articles: its claims are gone
    Column("file", String, nullable=False),
    Column("headline", Text, nullable=False),
    Column("outlet", String),
    Column("published", Date),
    Column("language", String, nullable=False),
    Column("url", String),
    Column("text", Text, nullable=False),
    Column("layout", DATA, nullable=False),  # headline, sentences, noise, notes, topics, and the way back to the file
    Index(None, "published", "id"),
    Index(None, "outlet", "published", "id"),
)

versions = Table(
    "versions",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("headline", Text, nullable=False),
    Column("outlet", String),
    Column("published", Date),
    Column("added", DateTime, nullable=False),  # Coordinated Universal Time
    Column("ended", DateTime),
    Column("claims", DATA),  # what it claimed when it ended
)

unread = Table(
    "unread",
    metadata,
    Column("file", NAME, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("noticed", DateTime, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("fact_id", ForeignKey(facts.c.id), nullable=False),
    Column("name", NAME, nullable=False),
    Column("start", Double, nullable=False),
    Column("stop", Double, nullable=False),
    Column("low", Double, nullable=False),
    Column("high", Double, nullable=False),
    Column("reach_low", Double, nullable=False),  # between what ends another value as written agrees with it
    Column("reach_high", Double, nullable=False),
    Column("low_bucket", Integer, nullable=False),
    Column("high_bucket", Integer, nullable=False),
    Column("articles", Integer, nullable=False),  # how many say so
    UniqueConstraint("fact_id", "name"),
    Index(None, "fact_id", "start", "articles"),
    Index(None, "fact_id", "stop", "articles"),
    Index(None, "fact_id", "low_bucket", "low", "articles"),
    Index(None, "fact_id", "high_bucket", "high", "articles"),
)

stances = Table(
    "stances",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("answer_id", ForeignKey(answers.c.id), nullable=False),
    Column("party", NAME, nullable=False),  # empty where nobody is quoted
    Column("articles", Integer, nullable=False),
    UniqueConstraint("answer_id", "party"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("fact_id", ForeignKey(facts.c.id), nullable=False),
    Column("article", ForeignKey(articles.c.id), nullable=False),
    Column("stance_id", ForeignKey(stances.c.id)),
    Column("day", Integer, nullable=False),  # the proleptic Gregorian number of the last day it speaks of
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("low", Double),
    Column("high", Double),
    Column("interval_low", Double),
    Column("interval_high", Double),
    Column("unit", String),
    Column("hedge", String),
    Column("earliest", Date),
    Column("latest", Date),
    Column("state", String),
    Column("speaker", String),
    Column("attribution", String),
    Column("as_of_first", Date),
    Column("as_of_last", Date),
    Column("past", Boolean, nullable=False),
    Column("scope", String),
    Column("in_headline", Boolean, nullable=False),
    Column("confidence", String, nullable=False),
    Column("rest", DATA),  # what no search asks for
    UniqueConstraint("article", "fact_id", "start", "end"),
    Index(None, "stance_id", "day", "article", "start"),
    Index(None, "fact_id", "day", "article", "start", "stance_id"),
)
