"""/api/v1/account: in whose name a token speaks."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from checker.review.bearer import ReadingToken
from checker.review.roles import Role

router = APIRouter(tags=["account"])


@dataclass(frozen=True, slots=True)
class Holder:
    """The account of a token, and what the token may do in its name."""

    name: str
    role: Role


@router.get("/account", summary="Whose token it is")
def account(editor: ReadingToken) -> Holder:
    """In whose name the token speaks."""
    return Holder(editor.name, editor.role)
