"""The flags of the editors' desk, what is decided on them, and whom that is told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NAME = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DATA = sa.JSON(none_as_null=True)

WORDS_IN_FILE = ("CREATE VIRTUAL TABLE flag_words USING fts5(words, tokenize = 'ascii', detail = 'none')",)
WORDS_ON_SERVER = (
    "CREATE TABLE flag_words (rowid BIGINT PRIMARY KEY REFERENCES flags (id), words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_flag_words_words ON flag_words USING gin (words)",
)
QUEUE = {
    "ix_flags_queue": "gravity id state rule story outlet severity verdict confidence assignee_id published",
    "ix_flags_by_rule": "rule story state outlet severity verdict confidence assignee_id published",
    "ix_flags_by_outlet": "outlet state rule story severity verdict confidence assignee_id published",
    "ix_flags_by_assignee": "assignee_id state severity verdict confidence rule story outlet published",
}
KEPT = ("records", "account_records")
KEPT_IN_FILE = tuple(
    f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'records are never changed'); END"
    for table in KEPT
    for what in ("UPDATE", "DELETE")
)
KEPT_ON_SERVER = (
    "CREATE FUNCTION records_are_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'records are never changed'; END $$",
    *(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION records_are_kept()"
        for table in KEPT
    ),
)


def upgrade() -> None:
    """Make the tables, and have the database keep records as they are."""
    op.create_table(
        "flags",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("fingerprint", NAME, nullable=False),
        sa.Column("rule", NAME, nullable=False),
        sa.Column("story", NAME, nullable=False),
        sa.Column("outlet", NAME, nullable=True),
        sa.Column("verdict", NAME, nullable=False),
        sa.Column("severity", NAME, nullable=False),
        sa.Column("confidence", NAME, nullable=False),
        sa.Column("gravity", sa.Integer(), nullable=False),
        sa.Column("state", NAME, nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("assignee_id", NUMBER, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.DateTime(), nullable=False),
        sa.Column("last_seen", sa.DateTime(), nullable=False),
        sa.Column("decided", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("article", NAME, nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("evidence", DATA, nullable=False),
        sa.ForeignKeyConstraint(["assignee_id"], ["users.id"], name="fk_flags_assignee_id"),
        sa.PrimaryKeyConstraint("id", name="pk_flags"),
        sa.UniqueConstraint("fingerprint", name="uq_flags_fingerprint"),
    )
    op.create_index("ix_flags_article", "flags", ["article"])
    op.create_index("ix_flags_first_seen", "flags", ["first_seen"])
    for name, columns in QUEUE.items():
        op.create_index(name, "flags", columns.split())
    op.create_table(
        "concerned",
        sa.Column("flag_id", NUMBER, nullable=False),
        sa.Column("article", NAME, nullable=False),
        sa.ForeignKeyConstraint(["flag_id"], ["flags.id"], name="fk_concerned_flag_id"),
        sa.PrimaryKeyConstraint("flag_id", "article", name="pk_concerned"),
    )
    op.create_index("ix_concerned_article", "concerned", ["article"])
    op.create_table(
        "records",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("flag_id", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user_id", NUMBER, nullable=True),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("before", DATA, nullable=False),
        sa.Column("after", DATA, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("bulk", NAME, nullable=True),
        sa.Column("undoes", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["flag_id"], ["flags.id"], name="fk_records_flag_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_records_user_id"),
        sa.ForeignKeyConstraint(["undoes"], ["records.id"], name="fk_records_undoes"),
        sa.PrimaryKeyConstraint("id", name="pk_records"),
    )
    op.create_index("ix_records_at", "records", ["at"])
    op.create_index("ix_records_bulk", "records", ["bulk"])
    op.create_index("ix_records_flag_id_id", "records", ["flag_id", "id"])
    op.create_table(
        "account_records",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("account_id", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user_id", NUMBER, nullable=True),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("before", DATA, nullable=False),
        sa.Column("after", DATA, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["users.id"], name="fk_account_records_account_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_account_records_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_account_records"),
    )
    op.create_table(
        "filters",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("user_id", NUMBER, nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_filters_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_filters"),
        sa.UniqueConstraint("user_id", "name", name="uq_filters_user_id_name"),
    )
    op.create_table(
        "webhooks",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("events", DATA, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webhooks"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", NUMBER, sa.Identity(), nullable=False),
        sa.Column("webhook_id", NUMBER, nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.DateTime(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["webhook_id"], ["webhooks.id"], name="fk_deliveries_webhook_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_webhook_id", "deliveries", ["webhook_id"])
    op.create_index("ix_deliveries_due", "deliveries", ["due"])
    on_server = op.get_bind().dialect.name == "postgresql"
    for statement in (*WORDS_ON_SERVER, *KEPT_ON_SERVER) if on_server else (*WORDS_IN_FILE, *KEPT_IN_FILE):
        op.execute(statement)
