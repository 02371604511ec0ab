"""One fact: the question of its rule, and what every source says of it over time."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from checker.ledger.rows import storable_text
from checker.renderers.cards import reference
from checker.review import facts
from checker.review.flag import Flag
from checker.review.flags import evidence
from checker.review.rendering import render
from checker.review.visitor import Connection, DeskOf, ReaderOf
from checker.review.words import message
from checker.rulebook.rulebook import Rule

router = APIRouter()
NO_FACT = message("No rule of this name has claims or flags in the ledger.")
NO_PLACE = message("This address leads to no page of claims.")
MOST_FLAGS = 20


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a rule: its question, known values and owner, and in words how far values may lie apart."""

    question: str
    references: tuple[str, ...]
    owner: str | None
    within: str | None = None
    same_time: str | None = None
    severity: str | None = None
    file: str | None = None

    @classmethod
    def stated(cls, rule: Rule) -> About:
        """As a rule states it."""
        compare = getattr(rule.fact, "compare", None)
        within, same_time = getattr(compare, "within", None), getattr(compare, "same_time", None)
        return cls(
            rule.fact.question,
            tuple(map(reference, rule.fact.reference)),
            rule.fact.owner,
            str(within) if within is not None else None,
            str(same_time) if same_time is not None else None,
            rule.fact.severity,
            rule.file,
        )

    @classmethod
    def remembered(cls, connection: sqlalchemy.Connection, flags: list[Flag]) -> About | None:
        """As the flag that was raised last has it; ``None`` where there are no flags."""
        if not flags:
            return None
        latest = max(flags, key=lambda flag: flag.last_seen)
        shown = evidence(connection, latest.id)
        return cls(shown.question, shown.references, shown.owner, shown.within)


@router.get("/facts/{rule}")
def page(
    request: Request,
    desk: DeskOf,
    connection: Connection,
    editor: ReaderOf,  # noqa: ARG001
    rule: str,
    before: str = "",
) -> Response:
    """The claims of the latest days, or those before a place."""
    name = storable_text(rule)
    place = facts.Place.of(before)
    if before and place is None:
        raise HTTPException(422, NO_PLACE)
    book = desk.rules.known()
    stated = next((each for each in book.rules if each.id == name), None) if book else None
    every = facts.flags_of(connection, name, MOST_FLAGS + 1)
    count = facts.count_of(connection, name)
    if count is None and not every and stated is None:
        raise HTTPException(404, NO_FACT)
    return render(
        request,
        "fact",
        rule=name,
        about=About.stated(stated) if stated else About.remembered(connection, every),
        known=stated is not None,
        count=count or 0,
        window=facts.window(connection, name, book, place, size=facts.SIZE),
        first=place is None,
        size=facts.SIZE,
        flags=every[:MOST_FLAGS],
        more=len(every) > MOST_FLAGS,
    )
