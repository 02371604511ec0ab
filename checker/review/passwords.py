"""Passwords: hashed with argon2id, and what is wrong with a new one."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from checker.review.words import message

SHORTEST, LONGEST = 12, 256
"""Characters. NIST SP 800-63B asks for 8 at least and for nothing but length; the longest bounds the work."""
_SHORTEST_NAME = 3  # one of two letters stands in many a good password
_AT_ONCE = BoundedSemaphore(4)
"""Each hash takes 64 MiB (RFC 9106's second recommended option): many at once would take all of a small machine's."""
_HASHER = PasswordHasher()

TOO_SHORT = message("Choose a password of at least 12 characters.")
TOO_LONG = message("Choose a password of at most 256 characters.")
TOO_LIKE_NAME = message("Choose a password that does not contain your name.")


def complaint(password: str, name: str) -> str | None:
    """What is wrong with a new password, ``None`` where nothing is."""
    if len(password) < SHORTEST or len(set(password)) < SHORTEST // 3:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    is_named = len(name) >= _SHORTEST_NAME and name.casefold() in password.casefold()
    return TOO_LIKE_NAME if is_named else None


def hashed(password: str) -> str:
    """The hash that a password is stored by, with its salt and parameters."""
    with _AT_ONCE:
        return _HASHER.hash(_encoded(password))


def matches(stored: str | None, password: str) -> bool:
    """Tell whether a password is the stored one; where none is stored it takes as long to say no."""
    if len(password) > LONGEST:
        password = ""  # which no stored one is
    with _AT_ONCE:
        try:
            return _HASHER.verify(stored or _nobodys(), _encoded(password)) and stored is not None
        except VerificationError:
            return False


def is_outdated(stored: str) -> bool:
    """Tell whether a hash was made with other parameters than new ones are."""
    return _HASHER.check_needs_rehash(stored)


def _encoded(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")


@cache
def _nobodys() -> str:
    """A hash to compare with where there is no account."""
    return _HASHER.hash(b"of nobody")
