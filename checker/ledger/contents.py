"""What a ledger holds, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from checker.articles.article import Unread
from checker.ledger.database import Ledger
from checker.ledger.tables import articles, facts, unread, versions


@dataclass(frozen=True, slots=True)
class Contents:
    """Numbers of articles, of those withdrawn and of versions, of claims by rule, and the files that were not read."""

    articles: int
    withdrawn: int
    versions: int
    claims: Mapping[str, int]
    unread: tuple[Unread, ...]


def contents(ledger: Ledger) -> Contents:
    """What a ledger holds. Raises LedgerProblem."""
    by_rule = select(facts.c.rule, facts.c.claims).where(facts.c.claims > 0).order_by(facts.c.rule)
    with ledger.reading() as connection:
        of_state = select(articles.c.withdrawn, func.count()).group_by(articles.c.withdrawn)
        known: dict[bool, int] = dict(connection.execute(of_state).all())
        return Contents(
            articles=known.get(False, 0),
            withdrawn=known.get(True, 0),
            versions=connection.execute(select(func.count()).select_from(versions)).scalar_one(),
            claims=dict(connection.execute(by_rule).all()),
            unread=tuple(
                Unread(file, reason)
                for file, reason in connection.execute(select(unread.c.file, unread.c.reason).order_by(unread.c.file))
            ),
        )
