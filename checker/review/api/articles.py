"""/api/v1/articles: the articles of the ledger with what they claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query

from checker.claims.claim import Claim
from checker.ledger.rows import storable_text
from checker.review import articles
from checker.review.answers import NO_ARTICLE, Day, refusals
from checker.review.articles import Sought, find
from checker.review.bearer import ReadingToken
from checker.review.filter import LONGEST
from checker.review.flags import of_article
from checker.review.marked import Told
from checker.review.outward import PublicFlag, aware
from checker.review.visitor import Connection
from checker.values.span import Span

router = APIRouter(tags=["articles"])
MOST_FLAGS = 200
_Text = Annotated[str, Query(max_length=LONGEST, pattern=r"^[^\x00]*$")]
_Words = Annotated[_Text, Query(description="Words of headlines and ids that all have to be there.")]
_After = Annotated[
    str, Query(max_length=5_000, pattern=r"^[^\x00]*$", description="From where to go on: `next` of the page before.")
]
_Id = Annotated[str, Path(min_length=1, description='What the ledger knows it by, such as "news/harbour.txt".')]


@dataclass(frozen=True, slots=True)
class PublicOutline:
    """An article in a list; ``open_flags`` counts the flags that are open and have a claim of it on either side."""

    id: str
    headline: str
    outlet: str | None
    published: date | None
    withdrawn: bool
    open_flags: int


@dataclass(frozen=True, slots=True)
class Articles:
    """Some articles, those of the latest day first; ``next`` is the ``after`` of the following page."""

    articles: tuple[PublicOutline, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """What an article answers to a rule's question: its words, from ``start`` to before ``end`` in the text, and in
    words what they were read as, who says so (null for the article itself) and of when.
    """

    rule: str
    start: int
    end: int
    words: str
    value: str
    says: str | None
    hedge: str | None
    scope: str | None
    as_of: str | None
    in_headline: bool

    @classmethod
    def of(cls, claim: Claim) -> PublicClaim:
        """The claim in words."""
        told = Told.of(claim)
        return cls(
            told.rule,
            claim.start,
            claim.end,
            told.words,
            told.value,
            told.says,
            told.hedge,
            told.scope,
            told.as_of or None,
            told.in_headline,
        )


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """An edition of an article: from when to when it was the present one."""

    number: int
    headline: str
    published: date | None
    added: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article as it is now, with its claims in the order of the text, its flags, the gravest first and 200 at most,
    and its editions, the latest first and 100 at most.
    """

    id: str
    headline: str
    outlet: str | None
    published: date | None
    url: str | None
    language: str
    version: int
    withdrawn: bool
    text: str
    claims: tuple[PublicClaim, ...]
    flags: tuple[PublicFlag, ...]
    versions: tuple[PublicVersion, ...]


@router.get("/articles", summary="Articles by words, outlet and day")
def some_articles(
    connection: Connection,
    editor: ReadingToken,  # noqa: ARG001
    q: _Words = "",
    outlet: _Text = "",
    since: Day | None = None,
    until: Day | None = None,
    after: _After = "",
) -> Articles:
    """The articles of the ledger page by page, those of the latest day first."""
    found = find(connection, Sought(q, outlet, since, until), after)
    outlines = (
        PublicOutline(each.id, each.headline, each.outlet, each.published, each.withdrawn, each.flags)
        for each in found.articles
    )
    return Articles(tuple(outlines), found.after)


@router.get("/articles/{id:path}", summary="One article", responses=refusals(404))
def article(connection: Connection, editor: ReadingToken, id: _Id) -> WholeArticle:  # noqa: ARG001
    """An article with its text, its claims and its flags."""
    held = articles.get(connection, storable_text(id))
    if held is None:
        raise HTTPException(404, NO_ARTICLE)
    found = held.article
    claims = articles.claims_within(connection, found.id, Span(0, len(found.text)))
    return WholeArticle(
        id=found.id,
        headline=found.headline,
        outlet=found.outlet,
        published=found.published,
        url=found.url,
        language=found.language,
        version=held.version,
        withdrawn=held.withdrawn,
        text=found.text,
        claims=tuple(map(PublicClaim.of, claims)),
        flags=tuple(map(PublicFlag.of, of_article(connection, found.id, MOST_FLAGS))),
        versions=tuple(
            PublicVersion(
                each.number, each.headline, each.published, aware(each.added), each.ended and aware(each.ended)
            )
            for each in articles.versions_of(connection, found.id)
        ),
    )
