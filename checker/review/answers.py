"""What the API answers where it does not do what is asked, and how its description says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Query
from fastapi.responses import JSONResponse
from pydantic import BeforeValidator, Field, TypeAdapter

from checker.review.outward import PublicFlag, PublicRecord
from checker.review.words import message

Responses = dict[int | str, dict[str, Any]]
_LARGEST = 2**63 - 1
"""The largest key of a database."""


def _read_day(written: object) -> date:
    """A day as it is written in JSON; nothing else that Python or pydantic would take for one."""
    if not isinstance(written, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise ValueError("write a day such as 2026-01-31")
    return date.fromisoformat(written)


Day = Annotated[date, BeforeValidator(_read_day)]
Number = Annotated[int, Field(ge=0, le=_LARGEST)]
Size = Annotated[int, Query(ge=1, le=500, description="How many are sent at most.", examples=[100])]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a part of a request; ``place`` is such as "query.size" or "body.version"."""

    place: str
    problem: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was refused. Nothing was changed."""

    detail: str
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflicting:
    """Why a decision was refused: the flag as it is now, and what happened to it since the version that was named."""

    detail: str
    flag: PublicFlag
    since: tuple[PublicRecord, ...]


NO_ARTICLE = message("The ledger holds no such article.")
NO_FACT = message("No rule of this name has claims in the ledger.")
CHECKING = message("A draft of yours is being checked already. Wait until that is done.")
DRAFT_TOO_SLOW = message(
    "The check was not done in time, and nothing was kept. Try a shorter text, or use checker check."
)
NO_RULES = message("The desk has no rules to check with, or the ledger was read by others. Ask whoever runs it.")
NO_FLAG = message("There is no such flag.")
NOT_AS_DESCRIBED = message("Something in the request is missing or not as the description of the API says.")
_SAID: Mapping[int, str] = {
    400: "The body is not JSON.",
    401: "No valid token was sent.",
    403: "The token may only read.",
    404: "There is none of that name.",
    408: "The request did not arrive in time.",
    409: "The flag is not what the sender saw, or is decided so already. Nothing was changed.",
    413: "The request is too large.",
    422: "Something in the request is missing or not as described. Nothing was changed.",
    429: "Another text of the same account is being checked. Send it again when that is done.",
    503: "The ledger cannot be used at the moment. Nothing was changed; try again soon.",
}
_EXAMPLES: Mapping[int, str] = {
    401: "Send a token that is valid, as in: Authorization: Bearer checker_...",
    403: "Your account may not do this.",
    404: NO_FLAG,
    422: NOT_AS_DESCRIBED,
}
_HEADERS = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}, "description": "The kind of token that is asked for."}},
}


def refusals(*statuses: int) -> Responses:
    """The descriptions of answers other than success, by their status."""
    return {status: _refusal(status) for status in statuses}


def problem(
    status: int, detail: str, mistakes: Sequence[Mistake] = (), headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """An answer that says what is wrong."""
    return _json(Problem(detail, tuple(mistakes)), status, headers)


def conflict(detail: str, flag: PublicFlag, since: Sequence[PublicRecord] = ()) -> JSONResponse:
    """An answer that says what the flag is now."""
    return _json(Conflicting(detail, flag, tuple(since)), 409)


def _json(answer: object, status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(TypeAdapter(type(answer)).dump_python(answer, mode="json"), status, headers)


def _refusal(status: int) -> dict[str, Any]:
    described: dict[str, Any] = {
        "model": Conflicting if status == 409 else Problem,
        "description": _SAID[status],
    }
    if example := _EXAMPLES.get(status):
        described["content"] = {"application/json": {"example": {"detail": example, "mistakes": []}}}
    if headers := _HEADERS.get(status):
        described["headers"] = headers
    return described


ALWAYS = refusals(401, 422, 503)
"""What each operation may answer."""
WHEN_SENT = refusals(400, 403, 404, 408, 409, 413)
"""What each operation that changes a flag may answer besides."""
