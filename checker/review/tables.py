"""The tables of the desk, in the database of the ledger; revisions of the ledger's migrations make them.

Of sessions and API tokens the database holds digests only: who reads it can use neither. What happened to flags stands
in ``records``, and what happened to accounts in ``account_records``, of which the database itself lets none be changed
or deleted.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
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

from checker.ledger.tables import DATA, NAME, NUMBER
from checker.ledger.tables import metadata as ledger

metadata = MetaData(naming_convention=ledger.naming_convention)

users = Table(
    "users",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("handle", NAME, nullable=False, unique=True),  # the name as it is compared
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("standing", String, nullable=False),
    Column("password", String),  # its argon2id hash; none where a provider signs in
    Column("provisional", Boolean, nullable=False),  # the password is known to whoever added the account
    Column("issuer", String),
    Column("subject", String),
    Column("language", String),
    Column("zone", String),
    Column("added", DateTime, nullable=False),  # Coordinated Universal Time
    UniqueConstraint("issuer", "subject"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", NAME, primary_key=True),
    Column("user_id", ForeignKey(users.c.id), nullable=False, index=True),
    Column("began", DateTime, nullable=False),
    Column("ends", DateTime, nullable=False, index=True),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("digest", NAME, nullable=False, unique=True),
    Column("user_id", ForeignKey(users.c.id), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("scope", String, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("ends", DateTime, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("account", NAME, nullable=False),  # a digest: people type passwords where names belong
    Column("address", NAME, nullable=False),
    Column("at", DateTime, nullable=False, index=True),
    Index(None, "account", "at"),
    Index(None, "address", "at"),
)

_NAMED = ("rule", "story", "outlet")
_GRADES = ("severity", "verdict", "confidence")
flags = Table(
    "flags",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("fingerprint", NAME, nullable=False, unique=True),
    Column("rule", NAME, nullable=False),
    Column("story", NAME, nullable=False),
    Column("outlet", NAME),
    Column("verdict", NAME, nullable=False),
    Column("severity", NAME, nullable=False),
    Column("confidence", NAME, nullable=False),
    Column("gravity", Integer, nullable=False),  # what the queue is ordered by, the gravest highest
    Column("state", NAME, nullable=False),
    Column("reason", String),
    Column("until", Date),  # the last day of a waiver
    Column("assignee_id", ForeignKey(users.c.id)),
    Column("version", Integer, nullable=False),
    Column("first_seen", DateTime, nullable=False),
    Column("last_seen", DateTime, nullable=False),
    Column("decided", DateTime),
    Column("decided_by", String),
    Column("published", Date),
    Column("article", NAME, nullable=False),
    Column("headline", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("evidence", DATA, nullable=False),
    Index(None, "article"),
    Index(None, "first_seen"),
    # What filters ask for is all in each of these, so that no row is read to find flags or to count them. None begins
    # with the state, by which SQLite would go first without gain.
    Index("ix_flags_queue", "gravity", "id", "state", *_NAMED, *_GRADES, "assignee_id", "published"),
    Index("ix_flags_by_rule", "rule", "story", "state", "outlet", *_GRADES, "assignee_id", "published"),
    Index("ix_flags_by_outlet", "outlet", "state", "rule", "story", *_GRADES, "assignee_id", "published"),
    Index("ix_flags_by_assignee", "assignee_id", "state", *_GRADES, *_NAMED, "published"),
)

UNINDEXED_ID = flags.c.id + 0
"""The key of a flag as no index has it, where SQLite would else read the rows of more flags than are asked for."""

concerned = Table(
    "concerned",
    metadata,
    Column("flag_id", ForeignKey(flags.c.id), primary_key=True),
    Column("article", NAME, primary_key=True, index=True),  # one of either side, by its id
)

records = Table(
    "records",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("flag_id", ForeignKey(flags.c.id), nullable=False),
    Column("at", DateTime, nullable=False, index=True),
    Column("user_id", ForeignKey(users.c.id)),
    Column("by", String),  # the name at that time; none for a run of the checker
    Column("action", String, nullable=False),
    Column("before", DATA, nullable=False),
    Column("after", DATA, nullable=False),
    Column("note", Text, nullable=False),
    Column("bulk", NAME, index=True),
    Column("undoes", ForeignKey("records.id")),
    Index(None, "flag_id", "id"),
)

account_records = Table(
    "account_records",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("account_id", ForeignKey(users.c.id), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("user_id", ForeignKey(users.c.id)),
    Column("by", String),  # the name of whoever did it; none on the command line, or at a provider
    Column("action", String, nullable=False),
    Column("before", DATA, nullable=False),
    Column("after", DATA, nullable=False),
)

filters = Table(
    "filters",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("user_id", ForeignKey(users.c.id)),  # none at a desk without accounts
    Column("name", String, nullable=False),
    Column("query", Text, nullable=False),
    UniqueConstraint("user_id", "name"),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("url", Text, nullable=False),
    Column("secret", String, nullable=False),  # what is sent is signed with it, so the database holds it itself
    Column("events", DATA, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("added", DateTime, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", NUMBER, Identity(), primary_key=True),
    Column("webhook_id", ForeignKey(webhooks.c.id), nullable=False, index=True),
    Column("event", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("due", DateTime, index=True),  # none once it has arrived or was given up
    Column("tries", Integer, nullable=False),
    Column("arrived", DateTime),
    Column("problem", Text),
)
