"""A calculation that an article invites its readers to make."""

from __future__ import annotations

from dataclasses import dataclass

from checker.comparisons.verdict import Verdict
from checker.mentions.mention import Mention


@dataclass(frozen=True, slots=True)
class Calculation:
    """Figures that belong together, the one to be explained first.

    ``error`` is the finding's sentence where they do not fit, ``None`` where they do; ``why`` says what was held
    against what.
    """

    figures: tuple[Mention, ...]
    error: str | None
    why: str
    gap: str | None = None
    verdict: Verdict = Verdict.CONTRADICTION
