"""What the desk is told when it starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names by which only this machine reaches itself."""


def utc_now() -> datetime:
    """The present moment in Coordinated Universal Time, without its zone, as the ledger holds moments."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider of OpenID Connect that editors sign in with: its address, and what it knows the desk by."""

    issuer: str
    client: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the desk is reached, and within which limits.

    ``url`` is the address that editors open, without a slash at its end. ``alone`` says that nobody but this machine
    reaches the desk, so that it can do without accounts. ``largest_body`` is in bytes. ``rules`` are those that drafts
    are checked by, ``longest_draft`` is in characters. ``private_webhooks`` may lead into one's own network.
    ``answer_patience`` is that until an answer begins, and between its parts.
    """

    url: str
    alone: bool
    provider: Provider | None = None
    rules: Path | None = None
    allow_untested: bool = False
    longest_draft: int = 200_000
    draft_patience: timedelta = timedelta(seconds=30)
    largest_body: int = 2 << 20
    body_patience: timedelta = timedelta(seconds=20)
    answer_patience: timedelta = timedelta(seconds=60)
    session_length: timedelta = timedelta(hours=12)
    private_webhooks: bool = False
    clock: Callable[[], datetime] = utc_now

    @property
    def secure(self) -> bool:
        """Whether editors reach the desk by https."""
        return self.url.startswith("https://")

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a request may call the desk by."""
        return LOOPBACK | {urlsplit(self.url).hostname or ""}
