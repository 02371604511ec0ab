"""Sessions: who is signed in with which browser."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from checker.review.accounts import as_editor
from checker.review.digests import digest, new_secret
from checker.review.roles import Editor, Standing
from checker.review.tables import sessions, users


def begin(connection: Connection, account_id: int, now: datetime, length: timedelta) -> str:
    """Sign an account in; the secret of the new session, which only its browser holds."""
    connection.execute(delete(sessions).where(sessions.c.ends <= now))
    secret = new_secret()
    row = {"digest": digest(secret), "user_id": account_id, "began": now, "ends": now + length}
    connection.execute(insert(sessions).values(row))
    return secret


def holder(connection: Connection, secret: str, now: datetime) -> Editor | None:
    """Who signed in with that session, ``None`` where it is over or the account may no longer be used."""
    valid = sessions.c.digest == digest(secret), sessions.c.ends > now, users.c.standing == Standing.ACTIVE
    row = connection.execute(select(users).join(sessions).where(*valid)).one_or_none()
    return as_editor(row) if row else None


def end(connection: Connection, secret: str) -> None:
    """Sign out."""
    connection.execute(delete(sessions).where(sessions.c.digest == digest(secret)))
