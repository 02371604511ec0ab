"""What a run found becomes flags: new ones, those that are raised again, and those that are fixed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.claims.assign import active
from checker.findings.finding import Finding, Status
from checker.ledger.rows import storable_text
from checker.ledger.store import asked
from checker.renderers.standings import meant
from checker.report import Report
from checker.review.changes import UNDECIDED, Change, change_all
from checker.review.closing import withdrawn
from checker.review.flag import UNSETTLED, Action, Flag, State
from checker.review.flags import articles_of, by_fingerprint, evidences, flag_of, flag_query, kept_text
from checker.review.storing import Found, Writer, article_id, gravity
from checker.review.tables import flags
from checker.review.webhooks import Event, announce


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many flags a run raised for the first time, raised again, and found fixed."""

    new: int
    again: int
    fixed: int


def record(connection: Connection, report: Report, now: datetime) -> Recorded:
    """Make flags of a report's findings, in a transaction that writes.

    A flag is fixed where its article was checked and does not raise it any more: because all articles of its sides
    that are not withdrawn were checked, or because the article no longer says so. One that was fixed, or waived until a
    day that is over, is open when it is raised again. What a file or a comment in an article waives is decided: it is
    no flag, and one that was there is closed. The baseline decides nothing.
    """
    found = _by_fingerprint(report.findings)
    known = by_fingerprint(connection, found)
    waived = {fingerprint for fingerprint, each in found.items() if each.shown.status is Status.WAIVED}
    closed = [flag for fingerprint, flag in known.items() if fingerprint in waived and flag.state in UNSETTLED]
    again = [flag for fingerprint, flag in known.items() if fingerprint not in waived and _is_back(flag, now)]
    fixed = _fixed(connection, report, found)
    new = [each for fingerprint, each in found.items() if fingerprint not in known and fingerprint not in waived]

    writer = Writer(connection, report, now)
    writer.add(new)
    writer.renew({flag.id: found[fingerprint] for fingerprint, flag in known.items()})
    change_all(connection, again, Change(Action.RAISED_AGAIN, now), UNDECIDED)
    change_all(connection, fixed, Change(Action.FIXED, now), {"state": State.FIXED})
    for flag in closed:
        done = Change(Action.WAIVED_IN_GIT, now, note=_decision(found[flag.fingerprint].shown))
        change_all(connection, [flag], done, {"state": State.FIXED})
    _announce(connection, Event.RAISED, [each.fingerprint for each in new], now)
    _announce(connection, Event.RAISED_AGAIN, [flag.fingerprint for flag in again], now)
    _announce(connection, Event.FIXED, [flag.fingerprint for flag in (*fixed, *closed)], now)
    return Recorded(len(new), len(known) - len(closed), len(fixed) + len(closed))


def _by_fingerprint(findings: Sequence[Finding]) -> dict[str, Found]:
    """The findings of each fingerprint: what is shown is the gravest of those that count.

    Articles of one file name in several folders give one fingerprint where they say the same.
    """
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[storable_text(finding.fingerprint)].append(finding)
    return {
        fingerprint: Found(
            fingerprint,
            max(same, key=_importance),
            frozenset(article_id(claim.article) for each in same for claim in each.evidence),
        )
        for fingerprint, same in groups.items()
    }


def _importance(finding: Finding) -> tuple[bool, int]:
    grave = gravity(finding.severity, finding.verdict, finding.confidence)
    return finding.status is not Status.WAIVED, grave


def _is_back(flag: Flag, now: datetime) -> bool:
    """Whether a flag that is raised is open again."""
    return flag.state is State.FIXED or (flag.until is not None and flag.until < now.date())


def _decision(finding: Finding) -> str:
    """Where and why a finding is waived."""
    decision = finding.decision
    assert decision is not None
    by = f" ({decision.by})" if decision.by else ""
    return f"{decision.place}: {decision.because}{by}"


def _fixed(connection: Connection, report: Report, found: Collection[str]) -> list[Flag]:
    """The unsettled flags that this run would have raised if their articles still gave reason to."""
    checked = {article_id(article.id) for article in report.articles if article.id not in (report.earlier or ())}
    rules = {rule.id for rule in active(report.rulebook)}
    rows = asked(connection, flag_query().where(flags.c.state.in_(UNSETTLED)), flags.c.article, sorted(checked))
    silent = [flag for flag in map(flag_of, rows) if flag.fingerprint not in found and flag.rule in rules]
    articles = articles_of(connection, (flag.id for flag in silent))
    gone = withdrawn(connection, set().union(*articles.values()) - checked)
    heard = {flag.id for flag in silent if articles[flag.id] <= checked | gone}
    said = {(claim.rule, article_id(claim.article), kept_text(meant(claim))) for claim in report.claim_list}
    shown = evidences(connection, (flag.id for flag in silent if flag.id not in heard))
    return [
        flag
        for flag in silent
        if flag.id in heard or (flag.rule, flag.article, shown[flag.id].sides[0].quoted[0].value) not in said
    ]


def _announce(connection: Connection, event: Event, fingerprints: Sequence[str], now: datetime) -> None:
    """Tell webhooks of flags as they stand now."""
    stand: Mapping[str, Flag] = by_fingerprint(connection, fingerprints)
    announce(connection, event, [stand[each] for each in sorted(stand)], now)
