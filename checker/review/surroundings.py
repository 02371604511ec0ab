"""What stands around a flag: the flags before and after it, its articles in the ledger, other claims of its fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from checker.ledger.earlier import claim_query
from checker.ledger.rows import claim_of
from checker.ledger.store import asked
from checker.ledger.tables import articles, claims, facts
from checker.renderers import standings, wording
from checker.review.tables import users

MOST_OTHERS = 12
"""Claims of a fact that are told beside a flag; the page of the fact has all."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of the fact in the ledger: who says what, when it was published, and of which days it speaks."""

    article: str
    headline: str
    outlet: str | None
    published: date | None
    value: str
    as_of: str


def others(connection: Connection, rule: str) -> tuple[list[Said], bool]:
    """What was said last on a rule's fact, from the earliest to the latest day, and whether there is more."""
    fact = connection.execute(select(facts.c.id).where(facts.c.rule == rule)).scalar()
    latest = claims.c.day.desc(), claims.c.article.desc(), claims.c.start.desc()
    query = claim_query().where(claims.c.fact_id == fact).order_by(*latest).limit(MOST_OTHERS + 1)
    found = [claim_of(dict(row._mapping)) for row in connection.execute(query)]
    named = _named(connection, {claim.article for claim in found})
    told = [
        Said(
            claim.article,
            *named[claim.article],
            value=standings.value(claim),
            as_of=wording.days(claim.as_of) if claim.as_of else "",
        )
        for claim in found[:MOST_OTHERS]
    ]
    return told[::-1], len(found) > MOST_OTHERS


def in_ledger(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of some articles that the ledger holds."""
    return frozenset(row.id for row in asked(connection, select(articles.c.id), articles.c.id, sorted(set(ids))))


def names(connection: Connection) -> dict[int, str]:
    """The names of all accounts by their keys."""
    return {row.id: row.name for row in connection.execute(select(users.c.id, users.c.name))}


def _named(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, str | None, date | None]]:
    """Headline, outlet and day of publication of articles, by id."""
    query = select(articles.c.id, articles.c.headline, articles.c.outlet, articles.c.published)
    rows = asked(connection, query, articles.c.id, sorted(ids))
    return {row.id: (row.headline, row.outlet, row.published) for row in rows}
