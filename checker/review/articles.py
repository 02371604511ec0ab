"""The articles of the ledger: found by words, outlet and day, and one of them with all that is known of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.ledger.earlier import articles_in, claim_query
from checker.ledger.rows import claim_of, storable_text
from checker.ledger.tables import articles, claims, versions
from checker.ledger.words import articles_with
from checker.renderers.glyphs import visible
from checker.review.addresses import flag_path
from checker.review.flag import Flag, State
from checker.review.flags import evidence
from checker.review.marked import Note
from checker.review.tables import concerned, flags
from checker.values.span import Span

SIZE = 50
"""Articles of one page."""
MOST_FOUND = 10_000
"""Articles with the words that are asked for, among which the newest are looked for."""
MOST_OUTLETS = 300
MOST_VERSIONS = 100
"""What one page shows of outlets to choose from, and of versions."""
_SURE = 60
"""Characters by which the words of a flag are known again in a text."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What articles are looked for: words of their headlines and ids, an outlet by its whole name, days."""

    words: str = ""
    outlet: str = ""
    since: date | None = None
    until: date | None = None

    def query(self, **more: str) -> str:
        """The query of the address of a page of these articles."""
        stated = {"q": self.words, "outlet": self.outlet, "since": self.since, "until": self.until, **more}
        return urlencode({name: str(value) for name, value in stated.items() if value}, errors="replace")


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it; ``flags`` counts those that are open."""

    id: str
    headline: str
    outlet: str | None
    published: date | None
    withdrawn: bool
    flags: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of articles, those of the latest day first; ``after`` leads to the next, ``None`` on the last one.

    ``cut`` says that so many articles have the words that not all of them were looked at.
    """

    articles: tuple[Listed, ...]
    after: str | None
    cut: bool


@dataclass(frozen=True, slots=True)
class Held:
    """An article of the ledger as it is now; the claims of one that was withdrawn are gone."""

    article: Article
    version: int
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Version:
    """An edition of an article: from when to when it was the present one, in Coordinated Universal Time."""

    number: int
    headline: str
    outlet: str | None
    published: date | None
    added: datetime
    ended: datetime | None


def find(connection: Connection, sought: Sought, after: str = "") -> Listing:
    """The articles that are sought, from the place on that ``after`` of an earlier page names."""
    where, cut = _where(connection, sought)
    columns = articles.c.id, articles.c.headline, articles.c.outlet, articles.c.published, articles.c.withdrawn
    day, _, last = storable_text(after).partition("/")
    rows: list[Any] = []
    order = tuple_(articles.c.published, articles.c.id)
    if day or not after:
        dated = select(*columns).where(*where, articles.c.published.is_not(None))
        if (known := _day(day)) is not None:
            dated = dated.where(order < tuple_(literal(known), literal(last)))
        ordered = dated.order_by(articles.c.published.desc(), articles.c.id.desc())
        rows += connection.execute(ordered.limit(SIZE + 1))
    if len(rows) <= SIZE and sought.since is None and sought.until is None:
        undated = select(*columns).where(*where, articles.c.published.is_(None))
        if after and not day:
            undated = undated.where(articles.c.id < last)
        rows += connection.execute(undated.order_by(articles.c.id.desc()).limit(SIZE + 1 - len(rows)))
    shown = rows[:SIZE]
    counts = _open_flags(connection, [row.id for row in shown])
    further = f"{shown[-1].published or ''}/{shown[-1].id}" if len(rows) > SIZE else None
    return Listing(tuple(Listed(**row._mapping, flags=counts.get(row.id, 0)) for row in shown), further, cut)


def _where(connection: Connection, sought: Sought) -> tuple[list[ColumnElement[bool]], bool]:
    """The conditions of what is sought, and whether more articles have its words than are looked at."""
    where: list[ColumnElement[bool]] = []
    cut = False
    if sought.words.strip():
        found = articles_with(connection.dialect.name, storable_text(sought.words), MOST_FOUND)
        counted = select(func.count()).select_from(found.limit(MOST_FOUND + 1).subquery())
        cut = connection.execute(counted).scalar_one() > MOST_FOUND
        where.append(articles.c.id.in_(found))
    if sought.outlet:
        where.append(articles.c.outlet == storable_text(sought.outlet))
    if sought.since is not None:
        where.append(articles.c.published >= sought.since)
    if sought.until is not None:
        where.append(articles.c.published <= sought.until)
    return where, cut


def _day(stated: str) -> date | None:
    try:
        return date.fromisoformat(stated)
    except ValueError:
        return None


def _open_flags(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """How many open flags there are with claims of some articles, by article."""
    query = select(concerned.c.article, func.count()).join(flags, flags.c.id == concerned.c.flag_id)
    of_open = query.where(concerned.c.article.in_(ids), flags.c.state == State.OPEN)
    return dict(connection.execute(of_open.group_by(concerned.c.article)).all())


def outlets(connection: Connection) -> list[str]:
    """The outlets there are in the order of their names, the first ones of very many: from one to the next, not all."""
    first = select(func.min(articles.c.outlet).label("name")).cte("names", recursive=True)
    above = select(func.min(articles.c.outlet)).where(articles.c.outlet > first.c.name).scalar_subquery()
    every = first.union_all(select(above).where(first.c.name.is_not(None)))
    return [name for name in connection.execute(select(every.c.name).limit(MOST_OUTLETS)).scalars() if name is not None]


def get(connection: Connection, id: str) -> Held | None:
    """The article of an id."""
    found = articles_in(connection, [id]).get(id)
    if found is None:
        return None
    state = connection.execute(select(articles.c.version, articles.c.withdrawn).where(articles.c.id == id)).one()
    return Held(found, state.version, state.withdrawn)


def versions_of(connection: Connection, id: str) -> list[Version]:
    """The editions of an article, the latest first, and so many at most."""
    columns = (versions.c[name] for name in Version.__dataclass_fields__)
    query = select(*columns).where(versions.c.article == id).order_by(versions.c.number.desc()).limit(MOST_VERSIONS)
    return [Version(*row) for row in connection.execute(query)]


def count_claims(connection: Connection, id: str) -> int:
    """How many claims there are in an article."""
    return connection.execute(select(func.count()).where(claims.c.article == id)).scalar_one()


def claims_within(connection: Connection, id: str, stretch: Span) -> list[Claim]:
    """The claims of an article in a stretch of its text, in their order."""
    within: Select[Any] = claim_query().where(
        claims.c.article == id, claims.c.start < stretch.end, claims.c.end > stretch.start
    )
    rows = connection.execute(within.order_by(claims.c.start, claims.c.end, claims.c.fact_id))
    return [claim_of(dict(row)) for row in rows.mappings()]


def notes(connection: Connection, article: Article, every: Sequence[Flag]) -> tuple[list[Note], list[Flag]]:
    """The flags of an article beside their words, and those whose words do not stand in it any more."""
    placed, lost = [], []
    for flag in every:
        offsets = list(_offsets(connection, article, flag))
        placed += [
            Note(at, flag_path(flag.fingerprint), flag.rule, flag.verdict, flag.message, flag.state) for at in offsets
        ]
        lost += [] if offsets else [flag]
    return placed, lost


def _offsets(connection: Connection, article: Article, flag: Flag) -> Iterator[int]:
    """Where the words of a flag stand in the text of an article, as far as they still do."""
    shown = (each for side in evidence(connection, flag.id).sides for each in side.quoted)
    for quoted in shown:
        if quoted.article == article.id and (at := _offset(article, quoted.place)) is not None:
            found = visible(article.text[at : at + len(quoted.words) + _SURE])
            if found[:_SURE].startswith(quoted.words[:_SURE]):
                yield at


def _offset(article: Article, place: str) -> int | None:
    """The offset in the text of a place such as "news/harbour.txt:3:19"."""
    *_, line, column = place.split(":")
    number = int(line) - article.source.first_line
    if not 0 <= number < len(article.source.line_starts):
        return None
    return article.source.from_file(article.source.line_starts[number] + int(column) - 1)
