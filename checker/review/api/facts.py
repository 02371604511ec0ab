"""/api/v1/facts: what is said over time in answer to the question of a rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query

from checker.ledger.rows import storable_text
from checker.review import facts
from checker.review.answers import NO_FACT, refusals
from checker.review.bearer import ReadingToken
from checker.review.visitor import Connection, Desk, DeskOf

router = APIRouter(tags=["facts"])
_Rule = Annotated[str, Path(description="The id of its rule.")]
_Before = Annotated[
    str | None,
    Query(
        max_length=5_000,
        pattern=r"^[0-9]{1,9}-[0-9]{1,9}-[^\x00]+$",
        description="Before what place claims are asked for: `before` of the page after.",
    ),
]


@dataclass(frozen=True, slots=True)
class Fact:
    """A rule with the numbers of its claims in the ledger and of its open flags; the question is null where the desk
    does not know the rule.
    """

    rule: str
    question: str | None
    claims: int
    open_flags: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The rules with claims or open flags, by name."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its article: in words what it was read as, for whom it counts, and how that stands to the others."""

    words: str
    value: str
    as_of: str | None
    source: str
    stands: str
    scope: str | None
    hedge: str | None
    article: str
    headline: str
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Statements:
    """Some claims of a fact in the order of time, the latest ones there are or those before a place.

    ``before`` is what the page of earlier ones is asked by, null on the last.
    """

    rule: str
    question: str | None
    statements: tuple[Statement, ...]
    before: str | None


@router.get("/facts", summary="All facts")
def all_facts(connection: Connection, desk: DeskOf, editor: ReadingToken) -> Facts:  # noqa: ARG001
    """The rules whose questions the ledger holds answers to, or has open flags of."""
    questions = _questions(desk)
    counted = facts.counted(connection)
    return Facts(tuple(Fact(each.rule, questions.get(each.rule), each.claims, each.flags) for each in counted))


@router.get("/facts/{rule}", summary="One fact", responses=refusals(404))
def fact(
    connection: Connection,
    desk: DeskOf,
    editor: ReadingToken,  # noqa: ARG001
    rule: _Rule,
    before: _Before = None,
) -> Statements:
    """What articles answer to the question of a rule, by time."""
    name = storable_text(rule)
    if facts.count_of(connection, name) is None:
        raise HTTPException(404, NO_FACT)
    place = facts.Place.of(before) if before else None
    found = facts.window(connection, name, desk.rules.known(), place, size=facts.SIZE)
    statements = (
        Statement(
            each.told.words,
            each.told.value,
            each.told.as_of or None,
            each.source,
            each.stands,
            each.told.scope,
            each.told.hedge,
            each.article.id,
            each.article.headline,
            each.article.outlet,
            each.article.published,
        )
        for each in found.said
    )
    before = str(found.before) if found.before else None
    return Statements(name, _questions(desk).get(name), tuple(statements), before)


def _questions(desk: Desk) -> dict[str, str]:
    book = desk.rules.known()
    return {rule.id: rule.fact.question for rule in book.rules} if book else {}
