"""What a run found becomes flags: new ones, those that are raised again, and those that are fixed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from checker.claims.assign import active
from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding
from checker.ledger.rows import storable_text
from checker.ledger.store import asked
from checker.renderers.evidence import sentence
from checker.renderers.standings import meant
from checker.report import Report
from checker.review import searching
from checker.review.changes import UNDECIDED, Change, change, note
from checker.review.flag import Action, Evidence, Flag, State
from checker.review.flags import by_fingerprint, evidence, evidence_row, flag_of, flag_query
from checker.review.snapshot import Snapshots
from checker.review.tables import concerned, flags
from checker.review.webhooks import Event, announce
from checker.rulebook.facts.fact import Severity

_SEVERITIES = (Severity.OFF, Severity.NOTE, Severity.WARNING, Severity.ERROR)
_VERDICTS = (Verdict.UPDATE, Verdict.TENSION, Verdict.DISPUTED, Verdict.CONTRADICTION)
_LONGEST_OUTLET = 200
"""Characters of a name that a page gave its site; the indices take no endless ones."""
_UNSETTLED = (State.OPEN, State.ACCEPTED, State.NEEDS_SOURCE)
"""States of flags that are fixed once their articles do not raise them any more; other decisions stay."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many flags a run raised for the first time, raised again, and found fixed."""

    new: int
    again: int
    fixed: int


def record(connection: Connection, report: Report, now: datetime) -> Recorded:
    """Make flags of a report's findings, in a transaction that writes.

    A flag is fixed where its article was checked and does not raise it any more: because all articles of its sides
    were checked, or because the article no longer says so. One that was fixed, or waived until a day that is over, is
    open when it is raised again.
    """
    found: dict[str, Finding] = {}
    for finding in report.findings:
        found.setdefault(storable_text(finding.fingerprint), finding)
    known = by_fingerprint(connection, found)
    snapshots = Snapshots(report)
    again: list[str] = []
    for fingerprint, finding in found.items():
        row = _row(finding, report, snapshots.of(finding), now)
        flag = known.get(fingerprint)
        if flag is None:
            inserted = insert(flags).values(**row, **_begun(fingerprint, now)).returning(flags.c.id)
            number: int = connection.execute(inserted).scalar_one()
            note(connection, number, Change(Action.RAISED, now), {}, {"state": State.OPEN})
        else:
            number = flag.id
            if flag.state is State.FIXED or (flag.until is not None and flag.until < now.date()):
                again.append(fingerprint)
                change(connection, flag, Change(Action.RAISED_AGAIN, now), UNDECIDED)
            connection.execute(update(flags).where(flags.c.id == number).values(row))
        _index(connection, number, finding, row)
    fixed = list(_fixed(connection, report, found))
    for flag in fixed:
        change(connection, flag, Change(Action.FIXED, now), {"state": State.FIXED})
    happened = {
        Event.RAISED: found.keys() - known,
        Event.RAISED_AGAIN: again,
        Event.FIXED: [flag.fingerprint for flag in fixed],
    }
    for event, fingerprints in happened.items():
        stand = by_fingerprint(connection, fingerprints)
        announce(connection, event, [stand[each] for each in sorted(stand)], now)
    return Recorded(len(found) - len(known), len(known), len(fixed))


def gravity(severity: Severity, verdict: Verdict, confidence: Confidence) -> int:
    """What the queue is ordered by: severity before verdict before confidence."""
    weight = _VERDICTS.index(verdict) if verdict in _VERDICTS else 0
    return _SEVERITIES.index(severity) * 100 + weight * 10 + confidence.rank


def _begun(fingerprint: str, now: datetime) -> dict[str, Any]:
    """The columns of a flag that no later run changes."""
    return {"fingerprint": fingerprint, "state": State.OPEN, "version": 1, "first_seen": now}


def _row(finding: Finding, report: Report, evidence: Evidence, now: datetime) -> dict[str, Any]:
    """The columns of a flag that say what was found."""
    article = report.article(finding.primary.article)
    return {
        "rule": storable_text(finding.rule),
        "story": storable_text(report.rulebook.rule(finding.rule).folder),
        "outlet": None if article.outlet is None else storable_text(article.outlet[:_LONGEST_OUTLET]),
        "verdict": finding.verdict,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "gravity": gravity(finding.severity, finding.verdict, finding.confidence),
        "last_seen": now,
        "published": article.published,
        "article": storable_text(article.id),
        "headline": storable_text(article.headline),
        "message": storable_text(sentence(finding)),
        "evidence": evidence_row(evidence),
    }


def _index(connection: Connection, flag_id: int, finding: Finding, row: Mapping[str, Any]) -> None:
    """Have a flag found by its articles and by the words that it shows."""
    connection.execute(delete(concerned).where(concerned.c.flag_id == flag_id))
    articles = dict.fromkeys(storable_text(claim.article) for claim in finding.evidence)
    connection.execute(insert(concerned), [{"flag_id": flag_id, "article": each} for each in articles])
    shown = [quoted for side in row["evidence"]["sides"] for quoted in side["quoted"]]
    told = (part for each in shown for part in (each["headline"], each["before"], each["words"], each["after"]))
    words = "\n".join(dict.fromkeys((row["message"], row["rule"], *(each["outlet"] or "" for each in shown), *told)))
    searching.put(connection, flag_id, words)


def _fixed(connection: Connection, report: Report, found: Collection[str]) -> Iterator[Flag]:
    """The unsettled flags that this run would have raised if their articles still gave reason to."""
    checked = {storable_text(article.id) for article in report.articles} - (report.earlier or frozenset())
    rules = {rule.id for rule in active(report.rulebook)}
    said = {(claim.rule, storable_text(claim.article), storable_text(meant(claim))) for claim in report.claim_list}
    query = flag_query().where(flags.c.state.in_(_UNSETTLED))
    for row in asked(connection, query, flags.c.article, sorted(checked)):
        flag = flag_of(row)
        if flag.fingerprint in found or flag.rule not in rules:
            continue
        sides = evidence(connection, flag.id).sides
        main = sides[0].quoted[0]
        articles = {quoted.article for side in sides for quoted in side.quoted}
        if articles <= checked or (flag.rule, flag.article, main.value) not in said:
            yield flag
