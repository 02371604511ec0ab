"""/api/v1/flags: what editors decide on."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException

from checker.ledger.rows import storable_text
from checker.review import flags
from checker.review.answers import NO_FLAG, refusals
from checker.review.bearer import ReadingToken
from checker.review.flag import Evidence
from checker.review.outward import PublicFlag, PublicRecord
from checker.review.visitor import Connection

router = APIRouter(tags=["flags"])


@dataclass(frozen=True, slots=True)
class WholeFlag:
    """A flag with the evidence of its sides, as it was when it was last raised, and with what happened to it."""

    flag: PublicFlag
    evidence: Evidence
    history: tuple[PublicRecord, ...]


@router.get("/flags/{rule}/{digits}", summary="One flag", responses=refusals(404))
def flag(connection: Connection, editor: ReadingToken, rule: str, digits: str) -> WholeFlag:  # noqa: ARG001
    """A flag by its fingerprint, which is such as "us-users/7f3a9c21"."""
    found = flags.get(connection, storable_text(f"{rule}/{digits}"))
    if found is None:
        raise HTTPException(404, NO_FLAG)
    happened = flags.history(connection, found.id)
    return WholeFlag(PublicFlag.of(found), flags.evidence(connection, found.id), tuple(map(PublicRecord.of, happened)))
