"""Webhooks: whom what happens to flags is told, and what is on its way to them.

What is told is written in the transaction in which it happens, so that nothing is told that did not happen and nothing
is forgotten; ``delivering`` sends it. Form and signature are those of the Standard Webhooks specification 1.0.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import orjson
from sqlalchemy import Connection, Row, delete, insert, select, update

from checker.review.digests import digest
from checker.review.flag import Flag
from checker.review.outward import PublicFlag, aware
from checker.review.settings import LOOPBACK
from checker.review.tables import deliveries, webhooks
from checker.review.words import message

DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
)
"""How long after each failed try the next one is made; after the last it is given up, a day and a third later."""
KEPT = timedelta(days=30)
"""How long what has arrived or was given up is kept."""
LONGEST_URL = 2_000
NO_ADDRESS = message("This is no address of a receiver: write one such as https://example.org/flags.")
NOT_SAFE = message("By http everybody on the way reads along: name an address with https.")
NO_EVENT = message("Choose at least one event.")
_SECRET = "whsec_"
_SECRET_BYTES = 32


class Event(StrEnum):
    """What is told; the value stands in what is sent."""

    RAISED = "flag.raised"
    RAISED_AGAIN = "flag.raised-again"
    FIXED = "flag.fixed"
    DECIDED = "flag.decided"


TEST = "test"
"""The event of a delivery that an admin asks for, which every receiver gets."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """A receiver: where it is and what it is told. One that is not active is told nothing until it is again."""

    id: int
    url: str
    events: tuple[Event, ...]
    active: bool
    added: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to a receiver: it waits until ``due``, has arrived, or was given up for its ``problem``."""

    id: int
    webhook_id: int
    event: str
    body: str
    made: datetime
    due: datetime | None
    tries: int
    arrived: datetime | None
    problem: str | None

    @property
    def name(self) -> str:
        """What a receiver knows it by: the same with each try, and like no other, also of another ledger."""
        return f"msg_{digest(f'{self.webhook_id} {self.id} {self.made.isoformat()} {self.body}')[:32]}"


class Refused(ValueError):  # noqa: N818 - named for what is told
    """Why a receiver cannot be added, in words for who adds it."""


def announce(connection: Connection, event: Event, happened: Sequence[Flag], now: datetime, note: str = "") -> None:
    """Have it told what happened to flags, as they stand now, in the transaction in which it happens.

    ``note`` is what an editor wrote of it.
    """
    ids = [webhook.id for webhook in all_webhooks(connection) if webhook.active and event in webhook.events]
    if ids:
        bodies = [_body(event, {"flag": PublicFlag.of(flag), "note": note}, now) for flag in happened]
        _put(connection, event, ((id, body) for body in bodies for id in ids), now)


def announce_test(connection: Connection, webhook_id: int, now: datetime) -> None:
    """Have a receiver sent a message that says nothing."""
    _put(connection, TEST, [(webhook_id, _body(TEST, {}, now))], now)


def signature(secret: str, name: str, timestamp: int, body: str) -> str:
    """What shows a receiver that a message is from who has the secret, and was signed at that second of Unix time."""
    key = base64.b64decode(secret.removeprefix(_SECRET))
    signed = hmac.digest(key, f"{name}.{timestamp}.{body}".encode(), "sha256")
    return f"v1,{base64.b64encode(signed).decode()}"


def add(connection: Connection, url: str, events: Iterable[Event], now: datetime, *, private: bool) -> str:
    """Add a receiver; the secret that it checks signatures with. Raises Refused."""
    url, chosen = url.strip(), sorted(set(events))
    check_address(url, private=private)
    if not chosen:
        raise Refused(NO_EVENT)
    secret = _SECRET + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()
    row = {"url": url, "secret": secret, "events": chosen, "active": True, "added": now}
    connection.execute(insert(webhooks).values(row))
    return secret


def check_address(url: str, *, private: bool) -> None:
    """Raise Refused where nothing may be sent to: by http only to this machine, where private addresses are allowed.

    Where an address leads to is seen when it is connected to.
    """
    try:
        parts = urlsplit(url)
        is_whole = parts.hostname and parts.username is None and parts.port != 0 and not parts.fragment
    except ValueError:
        raise Refused(NO_ADDRESS) from None
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST_URL
    if not is_whole or not plain or parts.scheme not in ("http", "https"):
        raise Refused(NO_ADDRESS)
    if parts.scheme == "http" and not (private and parts.hostname in LOOPBACK):
        raise Refused(NOT_SAFE)


def all_webhooks(connection: Connection) -> list[Webhook]:
    """All receivers, the first one first."""
    return [_webhook_of(row) for row in connection.execute(select(webhooks).order_by(webhooks.c.id))]


def get(connection: Connection, webhook_id: int) -> Webhook | None:
    """A receiver by its number."""
    row = connection.execute(select(webhooks).where(webhooks.c.id == webhook_id)).one_or_none()
    return _webhook_of(row) if row else None


def set_active(connection: Connection, webhook_id: int, active: bool) -> None:
    """Pause a receiver, or take up again; what waits for it is sent then."""
    connection.execute(update(webhooks).where(webhooks.c.id == webhook_id).values(active=active))


def remove(connection: Connection, webhook_id: int) -> None:
    """Forget a receiver and what waits for it."""
    connection.execute(delete(deliveries).where(deliveries.c.webhook_id == webhook_id))
    connection.execute(delete(webhooks).where(webhooks.c.id == webhook_id))


def last_deliveries(connection: Connection, webhook_id: int, most: int) -> list[Delivery]:
    """The last messages to a receiver, the newest first."""
    query = select(deliveries).where(deliveries.c.webhook_id == webhook_id).order_by(deliveries.c.id.desc())
    return [Delivery(**row._mapping) for row in connection.execute(query.limit(most))]


def is_due(connection: Connection, now: datetime) -> bool:
    """Tell whether anything waits to be sent now."""
    return connection.execute(_due(now).limit(1)).first() is not None


def claim(connection: Connection, now: datetime) -> tuple[Delivery, Webhook, str] | None:
    """Take the next message to send: with its receiver, and the secret to sign it with.

    In a transaction that writes, of which there is one at a time: nobody else takes it before its next try, which is
    set before this one is made, so that a message whose sender dies is not lost.
    """
    row = connection.execute(_due(now).order_by(deliveries.c.due, deliveries.c.id).limit(1)).first()
    if row is None:
        return None
    due = now + DELAYS[min(row.tries, len(DELAYS) - 1)]
    connection.execute(update(deliveries).where(deliveries.c.id == row.id).values(due=due, tries=row.tries + 1))
    taken = connection.execute(select(deliveries).where(deliveries.c.id == row.id)).one()
    receiver = connection.execute(select(webhooks).where(webhooks.c.id == row.webhook_id)).one()
    return Delivery(**taken._mapping), _webhook_of(receiver), receiver.secret


def note_arrival(connection: Connection, delivery: Delivery, now: datetime) -> None:
    """A message was received."""
    done = {"arrived": now, "due": None, "problem": None}
    connection.execute(update(deliveries).where(deliveries.c.id == delivery.id).values(done))


def note_failure(connection: Connection, delivery: Delivery, problem: str, now: datetime, *, dead: bool) -> None:
    """A message was not received: it is sent again when it is due, or given up for good.

    Where no receiver answered at all, what else waits for it waits as long, so that a dead one delays no other.
    """
    last = delivery.tries > len(DELAYS) or now - delivery.made > sum(DELAYS, timedelta())
    of_it = update(deliveries).where(deliveries.c.id == delivery.id)
    connection.execute(of_it.values({"problem": problem} | ({"due": None} if last else {})))
    if dead:
        wait = delivery.due
        others = deliveries.c.webhook_id == delivery.webhook_id, deliveries.c.due < wait
        connection.execute(update(deliveries).where(*others).values(due=wait))


def forget_old(connection: Connection, now: datetime) -> None:
    """Delete messages that arrived or were given up long ago."""
    connection.execute(delete(deliveries).where(deliveries.c.due.is_(None), deliveries.c.made < now - KEPT))


def _due(now: datetime) -> Any:  # noqa: ANN401 - a query
    is_waiting = deliveries.c.due <= now, webhooks.c.active
    columns = deliveries.c.id, deliveries.c.webhook_id, deliveries.c.tries
    return select(*columns).join(webhooks, webhooks.c.id == deliveries.c.webhook_id).where(*is_waiting)


def _body(event: str, data: object, now: datetime) -> str:
    return orjson.dumps({"type": event, "timestamp": aware(now), "data": data}, option=orjson.OPT_UTC_Z).decode()


def _put(connection: Connection, event: str, addressed: Iterable[tuple[int, str]], now: datetime) -> None:
    row = {"event": event, "made": now, "due": now, "tries": 0}
    rows = [row | {"webhook_id": webhook_id, "body": body} for webhook_id, body in addressed]
    if rows:
        connection.execute(insert(deliveries), rows)


def _webhook_of(row: Row[Any]) -> Webhook:
    return Webhook(row.id, row.url, tuple(map(Event, row.events)), row.active, row.added)
