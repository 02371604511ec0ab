"""How many flags of a filter there are, in all and by each criterion that would narrow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from checker.review.filter import Filter
from checker.review.flag import State
from checker.review.tables import flags, users

_GRADES = ("severity", "verdict", "confidence")


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of flags: ``total`` is that of the filter.

    ``states`` are those of the filter in any state. ``by`` has the criteria by the names of the filter's fields, and
    of each value how many flags would be left if it were asked for; the assignee ``None`` is nobody, and the
    outlet ``None`` none.
    """

    total: int
    states: Mapping[State, int]
    by: Mapping[str, Mapping[str | None, int]]


def count(connection: Connection, filter: Filter) -> Counts:
    """The numbers of a filter: three readings, each of an index in whose order its columns stand."""
    in_any_state = _groups(connection, filter.without("state"), "assignee_id", "state", *_GRADES)
    graded = [group for group in in_any_state if filter.state in (None, group.state)]
    states = _sums(in_any_state, "state")
    of_rules = _groups(connection, filter, "rule", "story")
    by: dict[str, Mapping[Any, int]] = {name: _sums(graded, name) for name in _GRADES}
    by |= {name: _sums(of_rules, name) for name in ("rule", "story")}
    by["outlet"] = _sums(_groups(connection, filter, "outlet"), "outlet")
    by["assignee"] = _named(connection, _sums(graded, "assignee_id"))
    return Counts(sum(group.number for group in graded), {state: states[state] for state in State}, by)


def _groups(connection: Connection, filter: Filter, *names: str) -> Sequence[Any]:
    """How many flags have the same values in some columns."""
    columns = [flags.c[name] for name in names]
    query = select(*columns, func.count().label("number")).where(*filter.conditions(connection.dialect.name))
    return connection.execute(query.group_by(*columns)).all()


def _sums(groups: Sequence[Any], name: str) -> Counter[Any]:
    """Numbers by the values of one column."""
    found: Counter[Any] = Counter()
    for group in groups:
        found[group._mapping[name]] += group.number
    return found


def _named(connection: Connection, by_id: Counter[int | None]) -> dict[str | None, int]:
    """Numbers by the names of accounts instead of their keys."""
    names = {row.id: row.name for row in connection.execute(select(users.c.id, users.c.name))} if by_id else {}
    return {names.get(id): number for id, number in by_id.items()}
