"""What editors do, on flags of the two articles that contradict each other, by the commands that they use."""

from __future__ import annotations

from datetime import datetime

from newsroom import run

from checker.review.deciding import Decision, decide
from checker.review.flags import flag_of, flag_query
from checker.review.roles import Editor, Role
from checker.review.tables import flags

ADA = Editor(None, "Ada", Role.EDITOR)
NOON = datetime(2026, 3, 1, 12, 0)


def check(place, *paths, record=False, **options):
    """A run of ``checker check`` against a ledger."""
    words = ["--rules", "rules", "--ledger", place, "--allow-untested", *(["--record"] if record else [])]
    checked = run("check", *map(str, paths), *words, **options)
    assert checked.exit_code in (0, 1), checked.output
    return checked


def recorded(place, *paths):
    """Check articles and record what is found; what is said about flags."""
    return next(line for line in check(place, *paths, record=True).stderr.splitlines() if line.startswith("flags:"))


def all_flags(ledger):
    with ledger.reading() as connection:
        return [flag_of(row) for row in connection.execute(flag_query().order_by(flags.c.id))]


def decide_on(ledger, flag, action, *, at=NOON, **details):
    """The flag after an editor's decision on it."""
    with ledger.writing() as connection:
        return decide(connection, flag.fingerprint, flag.version, Decision(action, **details), ADA, at)
