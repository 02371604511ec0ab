"""The tables of accounts, in the database of the ledger; a revision of the ledger's migrations makes them.

Of sessions and API tokens the database holds digests only: who reads it can use neither.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Identity, Index, MetaData, String, Table, UniqueConstraint

from checker.ledger.tables import NAME, NUMBER
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
