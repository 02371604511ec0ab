"""Opening a ledger: a SQLite file, or a PostgreSQL database by URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from checker.ledger.problems import LedgerProblem, told

PATIENCE = 30
"""Seconds that a process waits for another one that writes."""
HEAD = "0004"
"""The revision of the tables that this package reads and writes."""
VERSION_TABLE = "ledger_version"
_WRITERS = 0x636C6169  # the advisory lock that writers of one PostgreSQL database hold in turn
_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")


class Use(Enum):
    """What a ledger is opened for: a new one is made only to add to it."""

    READ = "ro"
    CHANGE = "rw"
    ADD = "rwc"


@dataclass(frozen=True)
class Ledger:
    """A ledger that is open and of this package's revision."""

    name: str
    url: URL
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the ledger, whatever others write meanwhile. Raises LedgerProblem."""
        with told(self.name, self.url), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A change that is made as a whole or not at all, by one writer at a time. Raises LedgerProblem."""
        writer = self.engine.execution_options(writes=True)
        with told(self.name, self.url), writer.connect() as connection, connection.begin():
            yield connection


def open_ledger(place: str, use: Use) -> Ledger:
    """The ledger at a path or URL. Raises LedgerProblem where it cannot be used; no message holds a password."""
    url = _url(place)
    name = url.render_as_string() if url.get_backend_name() == "postgresql" else place
    if url.get_backend_name() == "sqlite":
        _look_at_file(place, Path(str(url.database)), use)
        url = _file_url(Path(str(url.database)), use)
    ledger = Ledger(name, url, _engine(url, use))
    try:
        _bring_up(ledger, use)
    except BaseException:
        ledger.engine.dispose()
        raise
    return ledger


def _url(place: str) -> URL:
    """The address of a ledger. Raises LedgerProblem where there is no such kind of ledger, or no driver for it."""
    if "://" not in place:
        return URL.create("sqlite", database=place)
    scheme = place.partition("://")[0]
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        raise LedgerProblem(f"{scheme}://…", "is no address", _WRITE) from None  # the rest may hold a password
    if scheme == "sqlite" and url.database:
        return url
    if scheme not in _SERVERS:
        raise LedgerProblem(f"{scheme}://…", "there are no such ledgers", _WRITE)
    if find_spec("psycopg") is None:
        install = 'install it with: pip install "claim-consistency-checker[postgresql]"'
        raise LedgerProblem(url.render_as_string(), "the driver of PostgreSQL is not installed", install)
    return url.set(drivername="postgresql+psycopg")


_WRITE = "name a file, or a database as in postgresql://user@host/database"


def _look_at_file(place: str, path: Path, use: Use) -> None:
    """Raise LedgerProblem where a file cannot be a ledger, in words that SQLite does not have."""
    if path.is_dir():
        raise LedgerProblem(place, "is a folder", f"name a file in it, such as {path / 'ledger.sqlite'}")
    if use is Use.ADD and not path.parent.is_dir():
        raise LedgerProblem(place, "its folder does not exist", f"make it first: mkdir -p {path.parent}")
    if use is not Use.ADD and not path.exists():
        raise LedgerProblem(
            place, "there is no such ledger", f"make one with: checker ledger add PATH --ledger {place}"
        )
    if use is not Use.READ and path.exists() and not os.access(path, os.W_OK):
        raise LedgerProblem(place, "the file is read-only", "see that you may write to the file and to its folder")


def _file_url(path: Path, use: Use) -> URL:
    """The address by which SQLite makes no file but for one that is added to."""
    return URL.create("sqlite", database=f"file:{quote(str(path))}", query={"mode": use.value, "uri": "true"})


def _engine(url: URL, use: Use) -> Engine:
    options: dict[str, Any] = {"json_serializer": _as_json, "json_deserializer": orjson.loads}
    if url.get_backend_name() == "postgresql":
        waits = f"-c lock_timeout={PATIENCE}s -c default_transaction_isolation=repeatable\\ read"
        options["connect_args"] = {"connect_timeout": PATIENCE, "options": waits}
        engine = create_engine(url, **options)
        event.listen(engine, "begin", _begin_on_server)
        return engine
    engine = create_engine(url, connect_args={"timeout": PATIENCE}, **options)
    event.listen(engine, "connect", lambda connection, _: _prepare_file(connection, use))
    event.listen(engine, "begin", _begin_in_file)
    return engine


def _as_json(value: object) -> str:
    return orjson.dumps(value).decode()


def _prepare_file(connection: Any, use: Use) -> None:  # noqa: ANN401 - the driver's own connection
    connection.isolation_level = None  # the driver's own transactions begin too late for a writer
    connection.execute("PRAGMA foreign_keys = ON")
    if use is not Use.READ:
        connection.execute("PRAGMA journal_mode = WAL")


def _begin_in_file(connection: Connection) -> None:
    """A writer takes its turn at once: one that read before would find its state outdated."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_on_server(connection: Connection) -> None:
    """A writer takes its turn, and only then looks at the tables."""
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _bring_up(ledger: Ledger, use: Use) -> None:
    """See that the tables are there and of this package's revision; make or migrate them where that is allowed."""
    with ledger.reading() as connection:
        found = _revision(ledger, connection)
    if found == HEAD:
        return
    if found is None and use is not Use.ADD:
        raise LedgerProblem(ledger.name, "holds no ledger yet", "add articles to it with: checker ledger add PATH...")
    if use is Use.READ:
        remedy = "bring it up to date with: checker ledger rebuild"
        raise LedgerProblem(ledger.name, "was made by an earlier version of checker", remedy)
    from checker.ledger.migrate import migrate

    with ledger.writing() as connection:
        if _revision(ledger, connection) != HEAD:  # another process may have been faster
            migrate(connection)


def _revision(ledger: Ledger, connection: Connection) -> str | None:
    """The revision of a ledger's tables, ``None`` where there are none.

    Raises LedgerProblem where the tables are another program's or of a revision that this package does not know.
    """
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables:
            remedy = "name a ledger, or a database of its own for a new one"
            raise LedgerProblem(ledger.name, "holds the tables of another program", remedy)
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found is not None and not _is_known(found):
        remedy = "install the version of checker that made it, or a later one"
        raise LedgerProblem(ledger.name, "was made by a later version of checker", remedy)
    return found


def _is_known(revision: str) -> bool:
    """Tell whether a revision is this package's own or an earlier one: they are numbered."""
    return revision <= HEAD
