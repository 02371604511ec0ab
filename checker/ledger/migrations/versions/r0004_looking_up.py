"""Articles are found by words, outlet and day, and claims counted by rule, without looking at all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from checker.ledger.words import put_words

revision = "0004"
down_revision = "0003"

WORDS_IN_FILE = (
    "CREATE VIRTUAL TABLE article_words USING fts5(words, article UNINDEXED, tokenize = 'ascii', detail = 'none')",
)
WORDS_ON_SERVER = (
    "CREATE TABLE article_words (article VARCHAR NOT NULL, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_article_words_words ON article_words USING gin (words)",
)
BATCH = 10_000


def upgrade() -> None:
    """Make the indexes and the column, and fill them from what is there."""
    op.create_index("ix_articles_published_id", "articles", ["published", "id"])
    op.create_index("ix_articles_outlet_published_id", "articles", ["outlet", "published", "id"])
    op.add_column("facts", sa.Column("claims", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE facts SET claims = (SELECT count(*) FROM claims WHERE claims.fact_id = facts.id)")
    connection = op.get_bind()
    for statement in WORDS_ON_SERVER if connection.dialect.name == "postgresql" else WORDS_IN_FILE:
        op.execute(statement)
    titles = connection.execute(sa.text("SELECT article, headline FROM versions ORDER BY added, article, number"))
    for rows in titles.partitions(BATCH):
        put_words(connection, [(row.article, row.headline) for row in rows])
