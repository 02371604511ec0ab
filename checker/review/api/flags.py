"""/api/v1/flags: what editors decide on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.ledger.rows import storable_text
from checker.review import flags
from checker.review.answers import NO_FLAG, Day, Size, refusals
from checker.review.bearer import ReadingToken
from checker.review.filter import ANY, LONGEST, Filter, Order
from checker.review.flag import Evidence, State
from checker.review.outward import PublicFlag, PublicRecord
from checker.review.queue import Place, page
from checker.review.visitor import Connection
from checker.rulebook.facts.fact import Severity

router = APIRouter(tags=["flags"])
_Text = Annotated[str, Query(max_length=LONGEST, pattern=r"^[^\x00]*$")]
_Words = Annotated[_Text | None, Query(description="Words that all have to be there.")]
_Since = Annotated[Day | None, Query(description="The first day on which its article was published.")]
_Until = Annotated[Day | None, Query(description="The last day on which its article was published.")]
_Assignee = Annotated[
    _Text | None, Query(description='The name of an account, "me" for that of the token, or "nobody".')
]
_Outlet = Annotated[_Text | None, Query(description='The name of an outlet, or "no outlet" where none is known.')]
_After = Annotated[
    str | None, Query(pattern="^[0-9]{1,9}-[0-9]{1,18}$", description="From where to go on: `next` of the page before.")
]


@dataclass(frozen=True, slots=True)
class Flags:
    """Some flags in the order that was asked for; ``next`` is the ``after`` of the following page, null on the last."""

    flags: tuple[PublicFlag, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class WholeFlag:
    """A flag with the evidence of its sides, as it was when it was last raised, and with what happened to it."""

    flag: PublicFlag
    evidence: Evidence
    history: tuple[PublicRecord, ...]


def asked_for(
    editor: ReadingToken,
    rule: _Text | None = None,
    story: _Text | None = None,
    outlet: _Outlet = None,
    verdict: Verdict | None = None,
    severity: Severity | None = None,
    confidence: Confidence | None = None,
    state: State | Literal["any"] = State.OPEN,
    assignee: _Assignee = None,
    since: _Since = None,
    until: _Until = None,
    q: _Words = None,
    order: Order = Order.GRAVEST,
) -> Filter:
    """The filter of a request, in the words of the queue's address."""
    return Filter(
        rule=rule or None,
        story=story or None,
        outlet=outlet or None,
        verdict=verdict,
        severity=severity,
        confidence=confidence,
        state=None if state == ANY else State(state),
        assignee=assignee or None,
        since=since,
        until=until,
        text=(q or "").strip(),
        order=order,
        me=editor.id,
    )


@router.get("/flags", summary="Flags by a filter")
def some_flags(
    connection: Connection,
    wanted: Annotated[Filter, Depends(asked_for, scope="function")],
    after: _After = None,
    size: Size = 100,
) -> Flags:
    """The flags of a filter page by page, the gravest or the newest first.

    It takes what the address of the queue takes; without a state it gives open ones. Going on from `next` shows none
    twice and misses none, whatever is raised or decided meanwhile.
    """
    found = page(connection, wanted, after=Place.of(after) if after else None, size=size)
    return Flags(tuple(map(PublicFlag.of, found.flags)), str(found.next) if found.next else None)


@router.get("/flags/{rule}/{digits}", summary="One flag", responses=refusals(404))
def flag(connection: Connection, editor: ReadingToken, rule: str, digits: str) -> WholeFlag:  # noqa: ARG001
    """A flag by its fingerprint, which is such as "us-users/7f3a9c21"."""
    found = flags.get(connection, storable_text(f"{rule}/{digits}"))
    if found is None:
        raise HTTPException(404, NO_FLAG)
    happened = flags.history(connection, found.id)
    return WholeFlag(PublicFlag.of(found), flags.evidence(connection, found.id), tuple(map(PublicRecord.of, happened)))
