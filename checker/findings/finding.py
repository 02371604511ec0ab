"""A finding: a verdict worth telling."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts.fact import Severity


class Status(StrEnum):
    """Whether a finding is new or known."""

    NEW = "new"
    BASELINE = "baseline"
    WAIVED = "waived"


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
    waived_because: str | None = None

    @property
    def primary(self) -> Claim:
        """The claim the finding is about."""
        return self.claims[0]
