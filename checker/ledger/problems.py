"""What can be wrong with a ledger, in words for its owner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

_REMEDIES = (
    ("password authentication failed", "see that the user and the password in the address are right"),
    ("no password supplied", "write the password into the address, or into the file that PGPASSFILE names"),
    ("does not exist", "see that the address is right, and create the database first"),
    ("connection refused", "see that the server runs and that host and port are right"),
    ("could not translate host name", "see that the host is right"),
    ("failed to resolve host", "see that the host is right"),
    ("timeout", "see that the server can be reached from here, and try again"),
    ("locked", "another process writes to it for long: try again when it is done"),
    ("lock timeout", "another process writes to it for long: try again when it is done"),
    ("not a database", "name a file that checker ledger add made, or a new one"),
    ("malformed", "restore it from a copy, or add the articles to a new one"),
    ("readonly", "see that you may write to the file and to its folder"),
    ("read-only", "see that you may write to it"),
    ("permission denied", "see that its user may read and write the tables"),
    ("unable to open", "see that the folder is there and that you may write to it"),
    ("disk is full", "make room on the disk, and run the command again: nothing is lost"),
)
_OTHERWISE = "see that the ledger can be reached, and run the command again: nothing is lost"


class LedgerProblem(Exception):  # noqa: N818 - named for what it says, as RuleProblems is
    """A ledger that cannot be used: its name without a password, what is wrong, and the remedy."""

    def __init__(self, ledger: str, problem: str, remedy: str) -> None:
        super().__init__(ledger, problem, remedy)
        self.ledger, self.problem, self.remedy = ledger, problem, remedy

    def __str__(self) -> str:
        return f"{self.ledger}: {self.problem}: {self.remedy}"


class OtherRules(LedgerProblem):
    """A ledger whose articles were read by other rules than those that it is asked by."""


@contextmanager
def told(name: str, url: URL) -> Iterator[None]:
    """Raise LedgerProblem for whatever the database or its driver cannot do."""
    try:
        yield
    except SQLAlchemyError as cause:
        said = _first_line(cause.orig if isinstance(cause, DBAPIError) else cause)
        if url.password:
            said = said.replace(str(url.password), "***")
        lowered = said.lower()
        remedy = next((remedy for words, remedy in _REMEDIES if words in lowered), _OTHERWISE)
        raise LedgerProblem(name, said, remedy) from None  # the cause may hold the password


def _first_line(cause: BaseException | None) -> str:
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    return lines[0] if lines else type(cause).__name__
