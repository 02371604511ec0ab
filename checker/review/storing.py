"""The rows of flags: what runs found is written, many at a time, and found again by its articles and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, update

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding
from checker.ledger.adding import LONGEST_ID
from checker.ledger.rows import storable_text
from checker.renderers.evidence import sentence
from checker.report import Report
from checker.review import changes, searching
from checker.review.flag import State
from checker.review.flags import evidence_row, kept_text
from checker.review.snapshot import Snapshots, headline_of
from checker.review.tables import concerned, flags
from checker.rulebook.facts.fact import Severity

AT_ONCE = 500
"""Flags whose evidence is in memory at one time."""
_SEVERITIES = (Severity.OFF, Severity.NOTE, Severity.WARNING, Severity.ERROR)
_VERDICTS = (Verdict.UPDATE, Verdict.TENSION, Verdict.DISPUTED, Verdict.CONTRADICTION)
_LONGEST_OUTLET = 200
"""Characters of a name that a page gave its site; the indices take no endless ones."""

Row = dict[str, Any]
_Each = TypeVar("_Each")


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one fingerprint: the one that its flag shows, and the articles of all."""

    fingerprint: str
    shown: Finding
    articles: frozenset[str]


class Writer:
    """Writes what a run found as flags, in a transaction that writes."""

    def __init__(self, connection: Connection, report: Report, now: datetime) -> None:
        self._connection, self._report, self._now = connection, report, now
        self._snapshots = Snapshots(report)

    def add(self, found: Sequence[Found]) -> None:
        """Add flags that there were not yet."""
        for part in _parts(found):
            begun = {"state": State.OPEN, "version": 1, "first_seen": self._now}
            rows = {each.fingerprint: self._row(each) for each in part}
            added = insert(flags).returning(flags.c.id, flags.c.fingerprint)
            held = [{**row, **begun, "fingerprint": fingerprint} for fingerprint, row in rows.items()]
            ids = {row.fingerprint: row.id for row in self._connection.execute(added, held)}
            changes.begin(self._connection, ids.values(), self._now)
            self._index({ids[each.fingerprint]: each for each in part}, {ids[key]: row for key, row in rows.items()})

    def renew(self, found: Mapping[int, Found]) -> None:
        """Have flags, by their numbers, show what was found now."""
        for part in _parts(list(found)):
            rows = {id: self._row(found[id]) for id in part}
            columns: Row = {name: bindparam(f"new_{name}") for name in next(iter(rows.values()))}
            statement = update(flags).where(flags.c.id == bindparam("key")).values(columns)
            held = [{"key": id, **{f"new_{name}": row[name] for name in row}} for id, row in rows.items()]
            self._connection.execute(statement, held)
            self._connection.execute(delete(concerned).where(concerned.c.flag_id.in_(part)))
            self._index({id: found[id] for id in part}, rows)

    def _index(self, found: Mapping[int, Found], rows: Mapping[int, Row]) -> None:
        """Have flags found by their articles and by the words that they show."""
        pairs = ((id, article) for id, each in found.items() for article in sorted(each.articles))
        self._connection.execute(insert(concerned), [{"flag_id": id, "article": article} for id, article in pairs])
        searching.put(self._connection, {id: _words(row) for id, row in rows.items()})

    def _row(self, found: Found) -> Row:
        """The columns of a flag that say what was found."""
        finding = found.shown
        article = self._report.article(finding.primary.article)
        return {
            "rule": storable_text(finding.rule),
            "story": storable_text(self._report.rulebook.rule(finding.rule).folder),
            "outlet": None if article.outlet is None else storable_text(article.outlet[:_LONGEST_OUTLET]),
            "verdict": finding.verdict,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "gravity": gravity(finding.severity, finding.verdict, finding.confidence),
            "last_seen": self._now,
            "published": article.published,
            "article": article_id(article.id),
            "headline": storable_text(headline_of(article)),
            "message": kept_text(sentence(finding)),
            "evidence": evidence_row(self._snapshots.of(finding)),
        }


def article_id(id: str) -> str:
    """An article's id as flags hold it; the ledger takes no articles of longer ones."""
    return storable_text(id[:LONGEST_ID])


def gravity(severity: Severity, verdict: Verdict, confidence: Confidence) -> int:
    """What the queue is ordered by: severity before verdict before confidence."""
    weight = _VERDICTS.index(verdict) if verdict in _VERDICTS else 0
    return _SEVERITIES.index(severity) * 100 + weight * 10 + confidence.rank


def _words(row: Row) -> str:
    """The text that a flag is found by."""
    shown = [quoted for side in row["evidence"]["sides"] for quoted in side["quoted"]]
    told = (part for each in shown for part in (each["headline"], each["before"], each["words"], each["after"]))
    return "\n".join(dict.fromkeys((row["message"], row["rule"], *(each["outlet"] or "" for each in shown), *told)))


def _parts(found: Sequence[_Each]) -> Iterator[Sequence[_Each]]:
    return (found[first : first + AT_ONCE] for first in range(0, len(found), AT_ONCE))
