"""What stands around flags: which of their articles the ledger holds."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from checker.ledger.store import asked
from checker.ledger.tables import articles


def in_ledger(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of some articles that the ledger holds."""
    return frozenset(row.id for row in asked(connection, select(articles.c.id), articles.c.id, sorted(set(ids))))
