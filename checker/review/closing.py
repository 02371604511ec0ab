"""Flags that no run can raise any more: their rule is gone, or their article was withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, exists, select

from checker.ledger.store import asked
from checker.ledger.tables import articles
from checker.review.changes import Change, change_all
from checker.review.flag import UNSETTLED, Action, State
from checker.review.flags import by_fingerprint, flag_of, flag_query
from checker.review.tables import flags
from checker.review.webhooks import Event, announce


def close_gone(connection: Connection, rules: Collection[str], now: datetime) -> int:
    """Close the unsettled flags of other rules than these and of withdrawn articles; how many there were."""
    unsettled = flag_query().where(flags.c.state.in_(UNSETTLED))
    is_withdrawn = exists().where(articles.c.id == flags.c.article, articles.c.withdrawn)
    asked_no_more = [flag_of(row) for row in connection.execute(unsettled.where(flags.c.rule.not_in(sorted(rules))))]
    taken_out = unsettled.where(is_withdrawn, flags.c.rule.in_(sorted(rules)))
    published_no_more = [flag_of(row) for row in connection.execute(taken_out)]
    for found, action in ((asked_no_more, Action.RULE_GONE), (published_no_more, Action.WITHDRAWN)):
        change_all(connection, found, Change(action, now), {"state": State.FIXED})
        stand = by_fingerprint(connection, (flag.fingerprint for flag in found))
        announce(connection, Event.FIXED, [stand[each] for each in sorted(stand)], now)
    return len(asked_no_more) + len(published_no_more)


def withdrawn(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of some articles that are withdrawn from the ledger."""
    query = select(articles.c.id).where(articles.c.withdrawn)
    return {row.id for row in asked(connection, query, articles.c.id, sorted(ids))}
