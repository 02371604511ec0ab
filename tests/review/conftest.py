"""Desks on ledgers of each kind."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from desks import Desk
from ledgers import ledger, place, server
from newsroom import run

from checker.review import passwords
from checker.review.roles import Role

__all__ = ["ledger", "place", "server"]


@pytest.fixture(autouse=True, scope="session")
def _little_work():
    """Hashes as ours are, but of little work; test_passwords.py has those of the desk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture
def desk(ledger):
    """A desk that is reached by https, with an admin, an editor and a reader."""
    made = Desk(ledger)
    made.add("Ruth", Role.ADMIN)
    made.add("Ada", Role.EDITOR)
    made.add("Bob", Role.READER)
    return made


@pytest.fixture
def alone(ledger):
    """A desk without accounts, for its own machine only."""
    return Desk(ledger, url="http://localhost:8000", alone=True)


@pytest.fixture
def news(newsroom, ledger, place):
    """Two articles that contradict each other, in a ledger; the folder they are in."""
    ledger.engine.dispose()
    assert run("ledger", "add", "news", "--rules", "rules", "--ledger", place, "--allow-untested").exit_code == 0
    return newsroom / "news"
