"""A flag: a finding that editors decide on, with the evidence as it was when it was last raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.comparisons.wording import Part
from checker.review.words import message
from checker.rulebook.facts.fact import Severity


class State(StrEnum):
    """What became of a flag. Only a run makes it ``FIXED``: there is no reason for it any more."""

    OPEN = message("open")
    ACCEPTED = message("accepted")
    NEEDS_SOURCE = message("needs a source")
    DISMISSED = message("dismissed")
    WAIVED = message("waived")
    FIXED = message("fixed")


class Reason(StrEnum):
    """Why a flag is dismissed."""

    SCOPE = message("different scope")
    UPDATED = message("updated since")
    HEDGED = message("hedged")
    MISREAD = message("misread by the checker")
    SAME_SOURCE = message("same source")
    OTHER = message("other")


GRADES = (
    message("error"),
    message("warning"),
    message("note"),
    message("contradiction"),
    message("disputed"),
    message("tension"),
    message("update"),
    message("high confidence"),
    message("medium confidence"),
    message("low confidence"),
)
"""The words of severities, verdicts and confidences, for the catalogues."""


@dataclass(frozen=True, slots=True)
class Ends:
    """A value on the line on which a rule compares: amounts in the rule's unit, days by their proleptic number.

    ``start`` and ``stop`` are its ends as meant, ``low`` and ``high`` as written, ``least`` and ``most`` as far as the
    rule's tolerance reaches; an end that is open is ``None``.
    """

    start: float | None
    stop: float | None
    low: float | None
    high: float | None
    least: float | None
    most: float | None
    days: bool
    unit: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim with the sentence around it, where it stands, what it was read as and who says it.

    ``place`` is file, line and column; ``says`` is who is quoted with it, ``None`` where the article says it itself.
    """

    article: str
    place: str
    outlet: str | None
    published: date | None
    headline: str
    url: str | None
    before: str
    words: str
    after: str
    value: str
    says: str | None
    hedge: str | None
    as_of: str
    in_headline: bool
    confidence: Confidence
    ends: Ends | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a flag: its claims, the main one first, and where further ones stand."""

    quoted: tuple[Quoted, ...]
    likewise: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a flag shows: the rule's question and known values, both sides, and why they were held to be at odds.

    ``difference`` is that of two wordings of a quotation, the side it is held against first; it is empty for others.
    """

    question: str
    references: tuple[str, ...]
    owner: str | None
    sides: tuple[Side, ...]
    why: str
    gap: str | None
    within: str | None
    circumstances: tuple[str, ...]
    difference: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag without its evidence: what the queue shows and what is decided.

    ``fingerprint`` is that of the finding and tells flags apart; ``outlet``, ``published``, ``article`` and
    ``headline`` are those of its main claim. The higher its ``gravity``, the sooner it is to be looked at.
    ``version`` counts what happened to it: a decision is on one version. Moments are in Coordinated Universal Time.
    """

    id: int
    fingerprint: str
    rule: str
    story: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    gravity: int
    message: str
    article: str
    headline: str
    outlet: str | None
    published: date | None
    state: State
    reason: Reason | None
    until: date | None
    assignee_id: int | None
    assignee: str | None
    version: int
    first_seen: datetime
    last_seen: datetime
    decided: datetime | None
    decided_by: str | None


class Action(StrEnum):
    """What was done to a flag. Runs of the checker raise flags, raise them again, find them fixed, or close them."""

    RAISED = message("raised")
    RAISED_AGAIN = message("raised again")
    FIXED = message("found fixed")
    RULE_GONE = message("closed: there is no such rule any more")
    WITHDRAWN = message("closed: the article was withdrawn")
    WAIVED_IN_GIT = message("closed: waived beside the rules or in the article")
    ACCEPT = message("accepted")
    DISMISS = message("dismissed")
    WAIVE = message("waived")
    NEED_SOURCE = message("asked for a source")
    REOPEN = message("reopened")
    COMMENT = message("commented")
    ASSIGN = message("assigned")
    UNDO = message("undone")


BY_RUNS = frozenset(
    {Action.RAISED, Action.RAISED_AGAIN, Action.FIXED, Action.RULE_GONE, Action.WITHDRAWN, Action.WAIVED_IN_GIT}
)
"""What no editor does."""
UNSETTLED = (State.OPEN, State.ACCEPTED, State.NEEDS_SOURCE)
"""States of flags that runs close once there is no reason for them any more; other decisions stay."""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a flag's history, which is never changed: who did what and when, and what was before and after.

    ``by`` is ``None`` for a run of the checker. ``before`` and ``after`` hold what changed, by the names of the
    flag's columns, and of an assignee also the name at that time, as ``assignee``. Entries of one decision on many
    flags share ``bulk``; ``undoes`` is the entry that is taken back.
    """

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
