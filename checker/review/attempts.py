"""How often somebody may try to sign in: so often for each account, and for each address that requests come from."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from checker.review.accounts import handle
from checker.review.digests import digest
from checker.review.tables import attempts

WINDOW = timedelta(minutes=15)
MOST_OF_ACCOUNT, MOST_OF_ADDRESS = 10, 50
"""An office stands behind one address; ten guesses in a quarter of an hour find no password of twelve characters."""


def wait(connection: Connection, name: str, address: str, now: datetime) -> timedelta | None:
    """Note an attempt, whether or not there is such an account; how long to wait where there were too many."""
    connection.execute(delete(attempts).where(attempts.c.at <= now - WINDOW))
    account, network = digest(handle(name) or ""), _network(address)
    limits = ((attempts.c.account == account, MOST_OF_ACCOUNT), (attempts.c.address == network, MOST_OF_ADDRESS))
    waits = [_wait(connection, same, most, now) for same, most in limits]
    if longest := max((each for each in waits if each), default=None):
        return longest
    connection.execute(insert(attempts).values(account=account, address=network, at=now))
    return None


def forget(connection: Connection, name: str) -> None:
    """Count an account's attempts anew: its holder has signed in."""
    connection.execute(delete(attempts).where(attempts.c.account == digest(handle(name) or "")))


def _wait(connection: Connection, same: ColumnElement[bool], most: int, now: datetime) -> timedelta | None:
    count, first = connection.execute(select(func.count(), func.min(attempts.c.at)).where(same)).one()
    return first + WINDOW - now if count >= most else None


def _network(address: str) -> str:
    """The address, or of the many that one line has with IPv6 what they share: their first 64 bits."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    return parsed.exploded[:19] if isinstance(parsed, IPv6Address) else str(parsed)
