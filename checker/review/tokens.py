"""Tokens by which programs use the API in an account's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from checker.review.accounts import as_editor
from checker.review.digests import digest, new_secret
from checker.review.roles import Editor, Scope, Standing
from checker.review.tables import tokens, users

PREFIX = "checker_"
"""What tokens begin with, so that programs that look for secrets in repositories find them."""
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its account's holder sees it, who saw the secret once, when it was made."""

    id: int
    name: str
    scope: Scope
    made: datetime
    ends: datetime


def make(connection: Connection, account_id: int, name: str, scope: Scope, now: datetime, length: timedelta) -> str:
    """Make a token; its secret."""
    secret = PREFIX + new_secret()
    row = {"digest": digest(secret), "user_id": account_id, "name": name, "scope": scope, "made": now}
    connection.execute(insert(tokens).values(row | {"ends": now + length}))
    return secret


def tokens_of(connection: Connection, account_id: int, now: datetime) -> Sequence[Token]:
    """The tokens of an account that are valid, the newest first."""
    valid = tokens.c.user_id == account_id, tokens.c.ends > now
    found = connection.execute(select(tokens).where(*valid).order_by(tokens.c.id.desc()))
    return [Token(row.id, row.name, Scope(row.scope), row.made, row.ends) for row in found]


def revoke(connection: Connection, account_id: int, token_id: int) -> None:
    """End a token of that account."""
    connection.execute(delete(tokens).where(tokens.c.user_id == account_id, tokens.c.id == token_id))


def holder(connection: Connection, secret: str, now: datetime) -> Editor | None:
    """In whose name a token speaks, with the lower of the role of its account and that of its scope."""
    valid = tokens.c.digest == digest(secret), tokens.c.ends > now, users.c.standing == Standing.ACTIVE
    row = connection.execute(select(users, tokens.c.scope).join(tokens).where(*valid)).one_or_none()
    if row is None:
        return None
    editor, most = as_editor(row), Scope(row.scope).role
    return replace(editor, role=most) if editor.role.includes(most) else editor
