"""Flags and their histories as other programs get them: by the API, in exports and by webhooks.

Names and values here are a promise to programs of others, so they are stated apart from what the desk works with.
Moments are in Coordinated Universal Time and say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.review.addresses import flag_path
from checker.review.flag import Action, Flag, Reason, Record, State
from checker.rulebook.facts.fact import Severity


@dataclass(frozen=True, slots=True)
class PublicFlag:
    """A flag as it stands; a decision on it names its ``version``. ``path`` is that of its page at the desk."""

    fingerprint: str
    path: str
    version: int
    state: State
    reason: Reason | None
    until: date | None
    assignee: str | None
    decided: datetime | None
    decided_by: str | None
    rule: str
    story: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    message: str
    article: str
    headline: str
    outlet: str | None
    published: date | None
    first_seen: datetime
    last_seen: datetime

    @classmethod
    def of(cls, flag: Flag) -> PublicFlag:
        """The flag without what only the database needs."""
        return cls(
            fingerprint=flag.fingerprint,
            path=flag_path(flag.fingerprint),
            version=flag.version,
            state=flag.state,
            reason=flag.reason,
            until=flag.until,
            assignee=flag.assignee,
            decided=flag.decided and aware(flag.decided),
            decided_by=flag.decided_by,
            rule=flag.rule,
            story=flag.story,
            verdict=flag.verdict,
            severity=flag.severity,
            confidence=flag.confidence,
            message=flag.message,
            article=flag.article,
            headline=flag.headline,
            outlet=flag.outlet,
            published=flag.published,
            first_seen=aware(flag.first_seen),
            last_seen=aware(flag.last_seen),
        )


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """One entry of a flag's history, which is never changed; ``by`` is null for a run of the checker."""

    id: int
    fingerprint: str
    at: datetime
    by: str | None
    action: Action
    before: Mapping[str, str | int | None]
    after: Mapping[str, str | int | None]
    note: str
    bulk: str | None
    undoes: int | None

    @classmethod
    def of(cls, record: Record) -> PublicRecord:
        """The record with a moment that says its zone."""
        return cls(
            id=record.id,
            fingerprint=record.fingerprint,
            at=aware(record.at),
            by=record.by,
            action=record.action,
            before=_told(record.before),
            after=_told(record.after),
            note=record.note,
            bulk=record.bulk,
            undoes=record.undoes,
        )


def _told(values: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    """What changed, with the moment of a decision as all moments are told, and an assignee by the name alone."""
    told = {name: value for name, value in values.items() if name != "assignee_id"}
    return told | ({"decided": f"{told['decided']}Z"} if told.get("decided") else {})


def aware(moment: datetime) -> datetime:
    """A moment of the ledger that says that it is in Coordinated Universal Time."""
    return moment.replace(tzinfo=UTC)
