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


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided on a finding: ``accepted`` that it is right, else that it is waived.

    ``place`` is the file it stands in, with line and column for a comment of an article.
    """

    accepted: bool
    because: str
    by: str | None
    until: date | None
    place: str


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
        return self.decision.because if self.decision is not None and not self.decision.accepted else None

    @property
    def primary(self) -> Claim:
        """The claim the finding is about."""
        return self.claims[0]
