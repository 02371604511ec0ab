"""/api/v1/records: what happened to all flags, from a record on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from checker.review.answers import Number, Size
from checker.review.bearer import ReadingToken
from checker.review.journal import entries
from checker.review.outward import PublicRecord
from checker.review.visitor import Connection

router = APIRouter(tags=["records"])
_After = Annotated[Number, Query(description="The number of the last record that is known, 0 for none.")]


@dataclass(frozen=True, slots=True)
class Records:
    """Some records, the earliest first, and the number to ask on from: that of the last one."""

    records: tuple[PublicRecord, ...]
    last: int


@router.get("/records", summary="What happened")
def records(connection: Connection, editor: ReadingToken, after: _After = 0, size: Size = 100) -> Records:  # noqa: ARG001
    """What runs of the checker and editors did to flags, in the order in which it happened.

    Records are added and never changed or deleted: who asks on from the last one has the whole history.
    """
    found = entries(connection, after, size)
    return Records(tuple(map(PublicRecord.of, found)), found[-1].id if found else after)
