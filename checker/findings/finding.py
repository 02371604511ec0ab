"""A finding: a verdict worth telling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts.fact import Severity


class Status(StrEnum):
    """Whether a finding is new or known."""

    NEW = "new"
    BASELINE = "baseline"
    WAIVED = "waived"


class Choice(StrEnum):
    """What editors choose between; only a finding that is dismissed does not count any more."""

    DISMISS = "dismiss"
    ACCEPT = "accept"
    NEED_SOURCE = "need source"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided on a finding, until the end of a day where one is stated.

    ``place`` is the file it stands in, with line and column for a comment of an article, or "ledger".
    """

    choice: Choice
    because: str
    by: str | None
    until: date | None
    place: str

    @property
    def accepted(self) -> bool:
        """Whether the finding is right, so that the article must be corrected."""
        return self.choice is Choice.ACCEPT

    @property
    def waives(self) -> bool:
        """Whether the finding does not count any more."""
        return self.choice is Choice.DISMISS

    def is_over(self, today: date) -> bool:
        """Whether the last day of the decision has passed."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict worth telling, with the evidence of both sides.

    ``claims`` is the side that stands apart, its main claim first; ``others`` the side it is held against. ``gap`` and
    ``within`` are in words ("20%", "10%"). ``fingerprint`` is the rule's id, a slash and eight hexadecimal digits made
    of articles and values, never of positions.
    """

    fingerprint: str
    rule: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    status: Status
    message: str
    why: str
    claims: tuple[Claim, ...]
    others: tuple[Claim, ...]
    gap: str | None = None
    within: str | None = None
    notes: tuple[str, ...] = ()
    decision: Decision | None = None

    @property
    def article_names(self) -> tuple[str, ...]:
        """The file names of the articles of both sides, in alphabetical order."""
        return tuple(sorted({PurePosixPath(claim.article).name for claim in self.evidence}))

    @property
    def evidence(self) -> tuple[Claim, ...]:
        """The claims of both sides."""
        return *self.claims, *self.others

    @property
    def waived_because(self) -> str | None:
        """Why an editor waived it, ``None`` where none did."""
        return self.decision.because if self.decision is not None and self.decision.waives else None

    @property
    def primary(self) -> Claim:
        """The claim the finding is about."""
        return self.claims[0]
