"""Arithmetic: percentages fit their counts, parts their sum, and ranges run upward.

Found: "30 of the 120 workers, or 35%", "12 dead: five children, four women and four men", "five men and four women, 12
in all", "rose 20%, from $100m to $130m", "between $50m and $20m". Left alone: lists that say "including" and stay
below the whole, a percentage of something else, scores, dates, times and movements ("from 12% to 10%").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.checks.calculation import Calculation
from checker.checks.changes import changes
from checker.checks.check import Outcome, Reading
from checker.checks.evidence import claim_at
from checker.checks.inversions import inversions
from checker.checks.parts import part_sums
from checker.checks.proportions import proportions
from checker.checks.shapes import shapes
from checker.claims.claim import Claim
from checker.comparisons.verdict import Comparison, Judgement
from checker.rulebook.rulebook import Rule, RuleBook


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Make every calculation that the articles invite."""
    claims: dict[str, Claim] = {}
    comparisons: list[Comparison] = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        for calculation in _calculations(reading):
            figures = tuple(claim_at(rule, reading, mention) for mention in calculation.figures)
            claims.update((claim.id, claim) for claim in figures)
            if calculation.error:
                judgement = Judgement(calculation.verdict, calculation.why, gap=calculation.gap)
                comparisons.append(Comparison(rule.id, judgement, figures[:1], figures[1:], calculation.error))
    return Outcome(tuple(claims.values()), tuple(comparisons))


def _calculations(reading: Reading) -> Iterator[Calculation]:
    for shape in shapes(reading):
        yield from proportions(shape)
        yield from changes(shape)
        yield from part_sums(shape, reading.article.language)
    yield from inversions(reading)
