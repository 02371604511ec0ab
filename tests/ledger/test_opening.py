"""A ledger that cannot be used ends the command with exit code 2 and one message, without a password."""

from __future__ import annotations

import re
import shutil
import sqlite3
import stat
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from newsroom import HARBOUR, RULE, run
from sqlalchemy import inspect, text

from checker.ledger import database, migrate
from checker.ledger.database import HEAD, VERSION_TABLE, Use, open_ledger
from checker.ledger.problems import LedgerProblem
from checker.ledger.tables import metadata
from checker.review.tables import metadata as accounts


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a rule and an article, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/aboard.yaml").write_text(RULE, encoding="utf-8")
    Path("harbour.txt").write_text(HARBOUR, encoding="utf-8")
    return tmp_path


def refused(*arguments):
    """What a command says that is refused."""
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.count("error: ") == 1
    assert "help: " in done.stderr
    return done.stderr


def in_file(content):
    def make(path):
        path.write_bytes(content)

    return make


def other_program(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (id INTEGER)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (in_file(b"Not a database at all, but a text of some length. " * 40), "not a database"),
        (Path.mkdir, "is a folder"),
        (other_program, "another program"),
    ],
    ids=["text", "folder", "another program's"],
)
@pytest.mark.parametrize("command", [("ledger", "add", "harbour.txt"), ("ledger", "status"), ("check", "harbour.txt")])
@pytest.mark.usefixtures("desk")
def test_a_wrong_file_is_refused(command, make, said):
    make(Path("ledger.sqlite"))
    assert said in refused(*command, "--ledger", "ledger.sqlite")


@pytest.mark.parametrize("command", [("ledger", "status"), ("ledger", "rebuild"), ("check", "harbour.txt")])
@pytest.mark.usefixtures("desk")
def test_only_adding_makes_a_ledger(command):
    assert "there is no such ledger" in refused(*command, "--ledger", "ledger.sqlite")
    assert not Path("ledger.sqlite").exists()


@pytest.mark.usefixtures("desk")
def test_a_database_that_holds_no_ledger_yet_is_told():
    Path("ledger.sqlite").touch()
    assert "holds no ledger yet" in refused("check", "harbour.txt", "--ledger", "ledger.sqlite")


@pytest.mark.usefixtures("desk")
def test_a_damaged_ledger_is_refused():
    assert run("ledger", "add", "harbour.txt", "--ledger", "ledger.sqlite").exit_code == 0
    content = bytearray(Path("ledger.sqlite").read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    Path("ledger.sqlite").write_bytes(content)
    assert "malformed" in refused("check", "harbour.txt", "--ledger", "ledger.sqlite")


@pytest.mark.usefixtures("desk")
def test_a_file_without_a_folder_is_refused():
    assert "its folder does not exist" in refused("ledger", "add", "harbour.txt", "--ledger", "no/ledger.sqlite")


@pytest.mark.usefixtures("desk")
def test_a_read_only_ledger_can_be_checked_against_but_not_added_to(monkeypatch):
    assert run("ledger", "add", "harbour.txt", "--ledger", "ledger.sqlite").exit_code == 0
    Path("ledger.sqlite").chmod(stat.S_IRUSR)
    monkeypatch.setattr(database.os, "access", lambda *_: False)  # as for a user who is not root
    assert "read-only" in refused("ledger", "add", "harbour.txt", "--ledger", "ledger.sqlite")
    assert run("check", "harbour.txt", "--ledger", "ledger.sqlite").exit_code == 0


@pytest.mark.usefixtures("desk")
def test_a_ledger_that_another_writes_to_is_waited_for_and_then_refused(monkeypatch):
    assert run("ledger", "add", "harbour.txt", "--ledger", "ledger.sqlite").exit_code == 0
    monkeypatch.setattr(database, "PATIENCE", 0.1)
    writer = sqlite3.connect("ledger.sqlite", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert "locked" in refused("ledger", "add", "harbour.txt", "--ledger", "ledger.sqlite")
    assert run("check", "harbour.txt", "--ledger", "ledger.sqlite").exit_code == 0  # readers are not in the way
    writer.close()


@pytest.mark.parametrize(
    "place",
    [
        "",
        "mysql://desk:s3cret@host/ledger",
        "postgresql://desk:s3cret@[::1/ledger",
        "sqlite://",
        "postgresql://desk:s3cret@localhost:1/ledger",
        "postgresql://desk:s3cret@no.such.host.invalid/ledger",
    ],
)
@pytest.mark.usefixtures("desk")
def test_an_address_that_leads_nowhere_is_refused_without_its_password(place):
    for command in (("ledger", "add", "harbour.txt"), ("check", "harbour.txt")):
        assert "s3cret" not in refused(*command, "--ledger", place)


@pytest.mark.usefixtures("desk")
def test_a_missing_driver_is_told(monkeypatch):
    monkeypatch.setattr(database, "find_spec", lambda _: None)
    said = refused("check", "harbour.txt", "--ledger", "postgresql://desk:s3cret@localhost/ledger")
    assert "pip install" in said
    assert "s3cret" not in said


@pytest.mark.usefixtures("desk")
def test_a_wrong_password_and_a_missing_database_are_told(server):
    server.psql("CREATE ROLE reporter LOGIN PASSWORD 'right'")
    place = server.get_uri(database="nowhere").replace("postgres:@", "reporter:s3cret@")
    said = refused("check", "harbour.txt", "--ledger", place)
    assert "does not exist" in said
    assert "s3cret" not in said


@pytest.mark.usefixtures("desk")
def test_a_database_of_another_program_is_refused(server):
    server.psql("CREATE DATABASE songs")
    held = server.get_uri(database="songs")
    with psycopg.connect(held) as connection:
        connection.execute("CREATE TABLE songs (id INTEGER)")
    assert "another program" in refused("ledger", "add", "harbour.txt", "--ledger", held)


def test_migrations_make_the_tables_that_the_code_knows(ledger):
    with ledger.reading() as connection:
        known = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        differences = compare_metadata(known, [metadata, accounts])
    assert [each for each in differences if not _is_search(each)] == []
    assert ScriptDirectory(str(migrate.FOLDER)).get_current_head() == HEAD


NEXT = f"{int(HEAD) + 1:04}"
LATER = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "{later}", "{head}"
def upgrade():
    op.add_column("articles", sa.Column("later", sa.String()))
"""


@pytest.fixture
def later(tmp_path, monkeypatch):
    """A version of the package with one more migration; called, it is in use."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder)
    (folder / "versions" / f"r{NEXT}_later.py").write_text(LATER.format(later=NEXT, head=HEAD), encoding="utf-8")

    def use():
        monkeypatch.setattr(database, "HEAD", NEXT)
        monkeypatch.setattr(migrate.migrate, "__defaults__", (folder,))

    return use


def test_an_older_ledger_is_migrated_by_who_may_write_and_refused_to_others(place, later):
    open_ledger(place, Use.ADD).engine.dispose()
    later()
    with pytest.raises(LedgerProblem, match="earlier version"):
        open_ledger(place, Use.READ)
    made = open_ledger(place, Use.CHANGE)
    with made.reading() as connection:
        assert "later" in {column["name"] for column in inspect(connection).get_columns("articles")}
    made.engine.dispose()
    open_ledger(place, Use.READ).engine.dispose()


@pytest.mark.parametrize("use", Use)
def test_a_later_ledger_is_refused(ledger, place, use):
    with ledger.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '{NEXT}'"))
    with pytest.raises(LedgerProblem, match="later version"):
        open_ledger(place, use)


def _is_search(difference):
    """Tell whether a difference is a table or index of the full-text search, which each database has in its own way."""
    return difference[0] in ("remove_table", "remove_index") and re.search("(flag|article)_words", difference[1].name)
