"""Flags for tests, put into the ledger as a run would leave them."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

from sqlalchemy import insert

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.review import changes, searching
from checker.review.flag import Evidence, State
from checker.review.flags import evidence_row
from checker.review.storing import gravity
from checker.review.tables import flags
from checker.rulebook.facts.fact import Severity

NOTHING = Evidence("", (), None, (), "", None, None, ())
_NUMBERS = count(1)


def put_flag(connection, words="", **given):
    """Put one flag in the ledger, found by its headline, its message and some words; its fingerprint."""
    rule = given.get("rule", "aboard")
    row = {
        "fingerprint": f"{rule}/{next(_NUMBERS):08x}",
        "rule": rule,
        "story": "ferry",
        "outlet": "Gazette",
        "verdict": Verdict.CONTRADICTION,
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "state": State.OPEN,
        "version": 1,
        "first_seen": datetime(2026, 3, 1, 8, 0),
        "last_seen": datetime(2026, 3, 1, 8, 0),
        "published": date(2026, 2, 27),
        "article": "news/gazette.txt",
        "headline": "Ferry sinks off the coast",
        "message": "100 people on board, elsewhere 80",
        "evidence": evidence_row(NOTHING),
    } | given
    row.setdefault("gravity", gravity(row["severity"], row["verdict"], row["confidence"]))
    number = connection.execute(insert(flags).values(row).returning(flags.c.id)).scalar_one()
    changes.begin(connection, [number], row["first_seen"])
    searching.put(connection, {number: "\n".join((row["message"], row["headline"], words))})
    return row["fingerprint"]
