"""Articles with their versions, their claims, and the values that these give."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NAME = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DATA = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "books",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("rules", DATA, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_books"),
        sa.UniqueConstraint("digest", name="uq_books_digest"),
    )
    op.create_table(
        "facts",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("rule", NAME, nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        sa.UniqueConstraint("rule", name="uq_facts_rule"),
    )
    op.create_table(
        "unread",
        sa.Column("file", NAME, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("noticed", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("file", name="pk_unread"),
    )
    op.create_table(
        "answers",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("fact_id", NUMBER, nullable=False),
        sa.Column("name", NAME, nullable=False),
        sa.Column("start", sa.Double(), nullable=False),
        sa.Column("stop", sa.Double(), nullable=False),
        sa.Column("low", sa.Double(), nullable=False),
        sa.Column("high", sa.Double(), nullable=False),
        sa.Column("reach_low", sa.Double(), nullable=False),
        sa.Column("reach_high", sa.Double(), nullable=False),
        sa.Column("low_bucket", sa.Integer(), nullable=False),
        sa.Column("high_bucket", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_answers_fact_id"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sa.UniqueConstraint("fact_id", "name", name="uq_answers_fact_id_name"),
    )
    op.create_index(
        "ix_answers_fact_id_high_bucket_high_articles",
        "answers",
        ["fact_id", "high_bucket", "high", "articles"],
        unique=False,
    )
    op.create_index(
        "ix_answers_fact_id_low_bucket_low_articles",
        "answers",
        ["fact_id", "low_bucket", "low", "articles"],
        unique=False,
    )
    op.create_index("ix_answers_fact_id_start_articles", "answers", ["fact_id", "start", "articles"], unique=False)
    op.create_index("ix_answers_fact_id_stop_articles", "answers", ["fact_id", "stop", "articles"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", NAME, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("book_id", NUMBER, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("layout", DATA, nullable=False),
        sa.ForeignKeyConstraint(["book_id"], ["books.id"], name="fk_articles_book_id"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index("ix_articles_book_id", "articles", ["book_id"], unique=False)
    op.create_table(
        "stances",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("answer_id", NUMBER, nullable=False),
        sa.Column("party", NAME, nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_stances_answer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stances"),
        sa.UniqueConstraint("answer_id", "party", name="uq_stances_answer_id_party"),
    )
    op.create_table(
        "versions",
        sa.Column("article", NAME, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.Column("claims", DATA, nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_versions_article"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_versions"),
    )
    op.create_table(
        "claims",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("fact_id", NUMBER, nullable=False),
        sa.Column("article", NAME, nullable=False),
        sa.Column("stance_id", NUMBER, nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("interval_low", sa.Double(), nullable=True),
        sa.Column("interval_high", sa.Double(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("hedge", sa.String(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("attribution", sa.String(), nullable=True),
        sa.Column("as_of_first", sa.Date(), nullable=True),
        sa.Column("as_of_last", sa.Date(), nullable=True),
        sa.Column("past", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(), nullable=True),
        sa.Column("in_headline", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("rest", DATA, nullable=True),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_claims_article"),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_claims_fact_id"),
        sa.ForeignKeyConstraint(["stance_id"], ["stances.id"], name="fk_claims_stance_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("article", "fact_id", "start", "end", name="uq_claims_article_fact_id_start_end"),
    )
    op.create_index(
        "ix_claims_fact_id_day_article_start_stance_id",
        "claims",
        ["fact_id", "day", "article", "start", "stance_id"],
        unique=False,
    )
    op.create_index(
        "ix_claims_stance_id_day_article_start", "claims", ["stance_id", "day", "article", "start"], unique=False
    )
