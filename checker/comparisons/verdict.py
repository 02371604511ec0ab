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
    """A verdict with its reasons.

    ``gap`` is a share of the larger value ("20%") or a number of days, ``within`` what was allowed; ``looser`` is the
    id of the claim that only says less than the other, for a tension.
    """

    verdict: Verdict
    why: str
    gap: str | None = None
    within: str | None = None
    looser: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict on claims of one rule.

    ``claims`` is the side that stands apart, its main claim first, ``others`` the side it is held against, nearest
    first; for a check of one article by itself ``others`` may be empty. ``text`` is the finding's sentence, empty where
    the rule's own message or the verdict's is to be used.
    """

    rule: str
    judgement: Judgement
    claims: tuple[Claim, ...]
    others: tuple[Claim, ...]
    text: str
    confidence: Confidence = Confidence.HIGH
    notes: tuple[str, ...] = ()
