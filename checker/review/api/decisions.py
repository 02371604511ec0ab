"""/api/v1/flags/.../decisions: deciding on flags, and taking that back."""

from __future__ import annotations

from typing import Annotated, Literal

import sqlalchemy
from fastapi import APIRouter, Body
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from checker.ledger.rows import storable_text
from checker.review import accounts, deciding
from checker.review.answers import NO_FLAG, WHEN_SENT, Day, conflict, problem
from checker.review.bearer import DecidingToken
from checker.review.deciding import LONGEST_NOTE, NO_SUCH_EDITOR, Conflict, Decision, NoFlag, Refused
from checker.review.flag import Action, Reason
from checker.review.flags import get
from checker.review.outward import PublicFlag, PublicRecord
from checker.review.visitor import Connection, DeskOf
from checker.review.words import message

router = APIRouter(tags=["decisions"], responses=WHEN_SENT)
CHANGED = message("The flag is no longer as you saw it.")
_LETTER = r"\S"
_Note = Annotated[str, Field(max_length=LONGEST_NOTE, description="What others should know about it.")]
_Said = Annotated[str, Field(max_length=LONGEST_NOTE, pattern=_LETTER, description="What others should know about it.")]
_Version = Annotated[int, Field(ge=1, le=2**31 - 1, description="The version of the flag that was seen.")]


class _Made(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    version: _Version
    note: _Note = ""


class Accept(_Made):
    """The article must be corrected."""

    action: Literal[Action.ACCEPT]


class NeedSource(_Made):
    """A source has to be found before it can be decided."""

    action: Literal[Action.NEED_SOURCE]


class Dismiss(_Made):
    """The flag is wrong, or no matter, for a reason; an other one stands in the note."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"reason": {"const": Reason.OTHER}}},
            "then": {"required": ["note"], "properties": {"note": {"pattern": _LETTER}}},
        }
    )

    action: Literal[Action.DISMISS]
    reason: Reason


class Waive(_Made):
    """It stays as it is until a day, the last one of the waiver."""

    action: Literal[Action.WAIVE]
    until: Day


class Reopen(_Made):
    """Nothing is decided any more."""

    action: Literal[Action.REOPEN]


class Assign(_Made):
    """An account takes care of it, by its name; null for nobody."""

    action: Literal[Action.ASSIGN]
    assignee: Annotated[str | None, Field(max_length=accounts.LONGEST_NAME)]


class Comment(_Made):
    """A remark, which changes nothing."""

    action: Literal[Action.COMMENT]
    note: _Said


_AnyMade = Accept | NeedSource | Dismiss | Waive | Reopen | Assign | Comment
Made = Annotated[
    _AnyMade,
    Body(
        discriminator="action",
        openapi_examples={
            "correct": {"summary": "The article must be corrected", "value": {"action": "accepted", "version": 1}},
            "scope": {
                "summary": "The numbers are of different things",
                "value": {
                    "action": "dismissed",
                    "reason": "different scope",
                    "version": 1,
                    "note": "Crew are not counted.",
                },
            },
            "wait": {
                "summary": "Until the report is out",
                "value": {"action": "waived", "until": "2100-01-31", "version": 1},
            },
        },
    ),
]


class Undo(BaseModel):
    """Takes back the last decision that still stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: _Version


@router.post("/flags/{rule}/{digits}/decisions", summary="Decide on a flag", response_model=PublicFlag)
def decide(
    connection: Connection, desk: DeskOf, editor: DecidingToken, rule: str, digits: str, made: Made
) -> PublicFlag | JSONResponse:
    """Decide on the version of a flag that was seen; the flag as it is after that.

    Another version, or one that is so already, is refused with 409 and the flag as it is now.
    """
    fingerprint = storable_text(f"{rule}/{digits}")
    try:
        decision = _decision(connection, made)
        flag = deciding.decide(connection, fingerprint, made.version, decision, editor, desk.settings.clock())
    except NoFlag:
        return problem(404, NO_FLAG)
    except Conflict as met:
        return conflict(CHANGED, PublicFlag.of(met.flag), [PublicRecord.of(record) for record in met.since])
    except Refused as refusal:
        if refusal.flag is None:
            return problem(422, refusal.why)
        return conflict(refusal.why, PublicFlag.of(refusal.flag))
    return PublicFlag.of(flag)


@router.post("/flags/{rule}/{digits}/undo", summary="Take a decision back", response_model=PublicFlag)
def undo(
    connection: Connection, desk: DeskOf, editor: DecidingToken, rule: str, digits: str, made: Undo
) -> PublicFlag | JSONResponse:
    """Take back the last decision on a flag that still stands; the flag as it is after that."""
    fingerprint = storable_text(f"{rule}/{digits}")
    try:
        flag = deciding.undo(connection, fingerprint, made.version, editor, desk.settings.clock())
    except NoFlag:
        return problem(404, NO_FLAG)
    except Conflict as met:
        return conflict(CHANGED, PublicFlag.of(met.flag), [PublicRecord.of(record) for record in met.since])
    except Refused as refusal:
        present = get(connection, fingerprint)
        assert present is not None
        return conflict(refusal.why, PublicFlag.of(present))
    return PublicFlag.of(flag)


def _decision(connection: sqlalchemy.Connection, made: _AnyMade) -> Decision:
    """What is decided. Raises Refused."""
    match made:
        case Dismiss():
            return Decision(made.action, made.reason, note=made.note)
        case Waive():
            return Decision(made.action, until=made.until, note=made.note)
        case Assign() if made.assignee is not None:
            account = accounts.find(connection, made.assignee)
            if account is None:
                raise Refused(NO_SUCH_EDITOR)
            return Decision(made.action, assignee_id=account.id, note=made.note)
    return Decision(made.action, note=made.note)
