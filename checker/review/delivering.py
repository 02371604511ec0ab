"""Sending what waits for receivers, beside the pages: a thread that runs as long as the desk does."""

from __future__ import annotations

import logging
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpcore

from checker.feeds.connecting import Guarded, PrivateAddress
from checker.ledger.database import Ledger
from checker.ledger.problems import LedgerProblem
from checker.review import webhooks
from checker.review.settings import Settings
from checker.review.webhooks import Delivery, Refused
from checker.review.words import message

PATIENCE = 15.0
"""Seconds that a receiver has from the connection to its answer: less than until the next try."""
PAUSE = 2.0
"""Seconds between looks at what waits."""
_TIDIED = timedelta(days=1)
_LAST = PATIENCE + 5
"""Seconds that the thread has to end: one try is finished, so that it is not made twice."""
PRIVATE = message("It leads to a private address, which the desk was not started to send to.")
TOO_SLOW = message("It did not answer in time.")
NOT_REACHED = message("It could not be reached.")
_LOG = logging.getLogger(__name__)


class Unanswered(Exception):  # noqa: N818 - named for what happened
    """Why there is no answer of a receiver, in words for admins."""


@contextmanager
def delivering(ledger: Ledger, settings: Settings) -> Iterator[None]:
    """Send what is due while the block runs."""
    ended = threading.Event()
    worker = threading.Thread(target=_work, args=(ledger, settings, ended), name="webhooks", daemon=True)
    worker.start()
    try:
        yield
    finally:
        ended.set()
        worker.join(_LAST)


def deliver_next(ledger: Ledger, settings: Settings) -> bool:
    """Send one message, if one is due; whether one was. Raises LedgerProblem.

    No transaction is open while a receiver is waited for. Where the outcome cannot be written, the message is sent
    again: receivers know it by its name.
    """
    with ledger.reading() as connection:  # most looks find nothing, and hold up nobody who writes
        if not webhooks.is_due(connection, settings.clock()):
            return False
    with ledger.writing() as connection:
        taken = webhooks.claim(connection, settings.clock())
    if taken is None:
        return False
    delivery, webhook, secret = taken
    try:
        status = send(webhook.url, delivery, secret, settings)
    except (Refused, Unanswered) as reason:
        problem, dead = str(reason), True
    else:
        problem, dead = "" if 200 <= status < 300 else f"HTTP {status}", False
    with ledger.writing() as connection:
        if problem:
            webhooks.note_failure(connection, delivery, problem, settings.clock(), dead=dead)
        else:
            webhooks.note_arrival(connection, delivery, settings.clock())
    return True


def send(url: str, delivery: Delivery, secret: str, settings: Settings) -> int:
    """Send a message, signed; the status that the receiver answers with. Redirects are not followed.

    Raises Refused where nothing may be sent to that address, and Unanswered.
    """
    webhooks.check_address(url, private=settings.private_webhooks)
    timestamp = int(settings.clock().replace(tzinfo=UTC).timestamp())
    headers: dict[bytes | str, bytes | str] = {
        "User-Agent": "claim-consistency-checker",
        "Content-Type": "application/json",
        "webhook-id": delivery.name,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": webhooks.signature(secret, delivery.name, timestamp, delivery.body),
    }
    guard = Guarded(time.monotonic() + PATIENCE, settings.private_webhooks)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=guard) as pool,
            pool.stream("POST", url, headers=headers, content=delivery.body.encode()) as response,
        ):
            return response.status
    except PrivateAddress:
        raise Unanswered(PRIVATE) from None
    except httpcore.TimeoutException:
        raise Unanswered(TOO_SLOW) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError, ValueError) as cause:
        _LOG.warning("webhook %d: %s", delivery.webhook_id, cause)
        raise Unanswered(NOT_REACHED) from None


def _work(ledger: Ledger, settings: Settings, ended: threading.Event) -> None:
    tidied: datetime | None = None
    while not ended.is_set():
        try:
            now = settings.clock()
            if tidied is None or now - tidied > _TIDIED:
                with ledger.writing() as connection:
                    webhooks.forget_old(connection, now)
                tidied = now
            found = deliver_next(ledger, settings)
        except LedgerProblem as problem:
            _LOG.error("%s", problem)
            found = False
        if not found:
            ended.wait(PAUSE)
