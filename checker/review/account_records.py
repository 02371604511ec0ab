"""What happened to accounts: who added or changed which, and when. Records are added, never changed or deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from checker.review.roles import Editor
from checker.review.tables import account_records, users
from checker.review.words import message


class Action(StrEnum):
    """What was done to an account. Of a password it is never recorded which."""

    ADDED = message("account added")
    SIGNED_UP = message("first sign-in by the provider")
    RIGHTS = message("rights changed")
    PASSWORD = message("password changed")


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """One entry: what was done to the account ``name``. ``by`` is ``None`` on the command line and at a provider.

    ``before`` and ``after`` hold the role and the standing, as far as they changed.
    """

    id: int
    name: str
    at: datetime
    by: str | None
    action: Action
    before: Mapping[str, str]
    after: Mapping[str, str]


def note(
    connection: Connection,
    account_id: int,
    action: Action,
    now: datetime,
    by: Editor | None,
    before: Mapping[str, str],
    after: Mapping[str, str],
) -> None:
    """Add to the records of accounts; of ``before`` and ``after`` what is not the same."""
    changed = [name for name in after if before.get(name) != after[name]]
    row = {
        "account_id": account_id,
        "at": now,
        "user_id": by.id if by else None,
        "by": by.name if by else None,
        "action": action,
        "before": {name: before[name] for name in changed if name in before},
        "after": {name: after[name] for name in changed},
    }
    connection.execute(insert(account_records).values(row))


def latest(connection: Connection, most: int) -> list[AccountRecord]:
    """The last entries, the latest first."""
    query = select(account_records, users.c.name).join(users, users.c.id == account_records.c.account_id)
    rows = connection.execute(query.order_by(account_records.c.id.desc()).limit(most))
    return [AccountRecord(row.id, row.name, row.at, row.by, Action(row.action), row.before, row.after) for row in rows]
