"""Filters that an editor keeps under a name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from checker.review.filter import Filter
from checker.review.tables import filters
from checker.review.words import message

LONGEST_NAME = 100
MOST = 50
NO_NAME = message("Name the filter, in 1 to 100 characters that can be seen.")
TOO_MANY = message("These are 50 filters already. Delete one first.")


class Refused(Exception):  # noqa: N818 - named for what it says
    """A filter that cannot be kept, with the message that says why."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter as it is kept: ``query`` is what stands in an address."""

    id: int
    name: str
    query: str


def saved(connection: Connection, account: int | None) -> list[Saved]:
    """The filters of an account by their names; ``None`` is whoever sits at a desk without accounts."""
    rows = connection.execute(select(filters).where(_of(account)).order_by(func.lower(filters.c.name), filters.c.id))
    return [Saved(row.id, row.name, row.query) for row in rows]


def save(connection: Connection, account: int | None, name: str, filter: Filter) -> None:
    """Keep a filter, instead of the one that had the name. Raises Refused."""
    name = name.strip()
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise Refused(NO_NAME)
    query = filter.as_query()
    of_name = _of(account), filters.c.name == name
    if connection.execute(update(filters).where(*of_name).values(query=query)).rowcount:
        return
    if connection.execute(select(func.count()).where(_of(account))).scalar_one() >= MOST:
        raise Refused(TOO_MANY)
    connection.execute(insert(filters).values(user_id=account, name=name, query=query))


def drop(connection: Connection, account: int | None, saved_id: int) -> None:
    """Keep a filter of an account no longer."""
    connection.execute(delete(filters).where(_of(account), filters.c.id == saved_id))


def _of(account: int | None) -> ColumnElement[bool]:
    return filters.c.user_id.is_(None) if account is None else filters.c.user_id == account
