"""What comes of comparing claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.claims.claim import Claim, Confidence


class Verdict(StrEnum):
    """How two claims stand to each other."""

    AGREE = "agree"
    CONTRADICTION = "contradiction"
    TENSION = "tension"
    UPDATE = "update"
    DISPUTED = "disputed"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reasons: ``gap`` as a share of the larger value or in days, ``within`` what was allowed."""

    verdict: Verdict
    why: str
    gap: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict on claims of one rule.

    ``claims`` is the side that stands apart, its main claim first, ``others`` the side it is held against, nearest
    first; for a check of one article by itself ``others`` may be empty. ``text`` is the finding's sentence.
    """

    rule: str
    judgement: Judgement
    claims: tuple[Claim, ...]
    others: tuple[Claim, ...]
    text: str
    confidence: Confidence = Confidence.HIGH
    notes: tuple[str, ...] = ()
