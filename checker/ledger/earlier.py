"""Claims and articles of a ledger, made again from their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Select, select

from checker.articles.article import Article, SourceMap
from checker.claims.claim import Claim
from checker.ledger.rows import article_of, claim_of
from checker.ledger.store import asked
from checker.ledger.tables import articles, claims, facts
from checker.values.span import Span


def claims_in(connection: Connection, fact: int, ids: Collection[str]) -> dict[int, Claim]:
    """All claims of a fact in some articles, by number."""
    query = claim_query().where(claims.c.fact_id == fact)
    return {row.id: claim_of(dict(row._mapping)) for row in asked(connection, query, claims.c.article, sorted(ids))}


def claim_query() -> Select[tuple[object, ...]]:
    """Rows that claims are made of."""
    return select(claims, facts.c.rule).join(facts, facts.c.id == claims.c.fact_id)


def articles_in(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """Articles as they were read, by id."""
    rows = asked(connection, select(articles), articles.c.id, sorted(ids))
    return {row.id: article_of(dict(row._mapping)) for row in rows}


def outlines(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    """Articles without their texts, by id: what the comparison of their claims asks for."""
    columns = (
        articles.c.id,
        articles.c.file,
        articles.c.published,
        articles.c.outlet,
        articles.c.language,
        articles.c.url,
    )
    rows = asked(connection, select(*columns), articles.c.id, sorted(ids))
    return {
        row.id: Article(
            row.id, row.file, "", Span(0, 0), row.published, row.outlet, row.language, row.url, _NOWHERE, ()
        )
        for row in rows
    }


_NOWHERE = SourceMap((0,), (0,), (0,))
