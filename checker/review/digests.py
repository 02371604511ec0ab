"""Secrets that are handed out once, and the digests by which they are known again."""

from __future__ import annotations

import hashlib
import secrets

_BYTES = 32


def new_secret() -> str:
    """A secret that nobody guesses, of characters that stand in cookies and headers."""
    return secrets.token_urlsafe(_BYTES)


def digest(secret: str) -> str:
    """What the database holds of a secret: found by its index, which tells nothing of secrets that are near."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
