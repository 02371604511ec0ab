"""Which statements of a source speak of the same thing as those of a draft."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.alignment.affinity import Affinity, affinity
from checker.alignment.agreement import Agreement, agreement, comparable, restated_agreement
from checker.alignment.pool import Pool
from checker.alignment.resemblance import resemblance
from checker.alignment.restating import LONG, restated
from checker.alignment.statement import Statement
from checker.values.span import Span

Meeting = Callable[[Statement, Statement], Agreement | None]
CLOSE = 1.0
"""Statements that score so little less than the best may be meant as well."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement of a source that a value may be held against.

    ``one_time`` is False where both stand beside a day that tells of their time, and these days differ.
    """

    other: Statement
    affinity: Affinity
    agreement: Agreement

    closeness: float
    one_time: bool
    restated: float = 0.0
    is_bound: bool = False

    @property
    def score(self) -> float:
        """How much the two seem to speak of one thing."""
        return self.affinity.score

    @property
    def rank(self) -> float:
        """The score with what the values themselves tell of which of several statements is meant."""
        return self.aligned + self.closeness

    @property
    def aligned(self) -> float:
        """How much their sentences say that the two speak of one thing, whatever the values are."""
        return self.score + self.restated


@dataclass(frozen=True, slots=True)
class Match:
    """A value of a draft with the statements that may speak of the same thing, best first.

    ``rivals`` is the number of statements of its kind, with a word of its sentence, among which they were found.
    """

    statement: Statement
    candidates: tuple[Candidate, ...]
    rivals: int

    @property
    def close(self) -> tuple[Candidate, ...]:
        """The best candidate and those that are nearly as good, none of them for a bound, which too many agree with."""
        margin = 0.0 if self.statement.is_bound else CLOSE
        return tuple(each for each in self.candidates if each.rank >= self.candidates[0].rank - margin)

    @property
    def needed(self) -> float:
        """The score from which a match is sure enough to contradict: the more there is to choose from, the higher."""
        return math.log2(max(self.rivals, 1))


def match(
    draft: Sequence[Statement],
    source: Sequence[Statement],
    *,
    restating: bool = False,
    meeting: Meeting = restated_agreement,
) -> list[Match]:
    """For each statement of a draft those of a source that it may be held against.

    ``meeting`` tells how a value stands to one of a text that it is ``restating``, ``None`` where it does not at all.
    A statement of the source that fits another value of the same sentence clearly better is left to that one.
    """
    times, other_times = _times(draft), _times(source)
    has_lead = restating and len(source) > 0 and len(source[0].article.sentences) >= LONG
    pool = Pool(source)
    found: list[list[Candidate]] = []
    for one in draft:
        candidates = []
        for other in source if restating else pool.near(one):
            agreed = meeting(one, other) if restating else _agreement(one, other)
            if agreed is not None:
                alike = affinity(one, other, restating=restating)
                likely = restated(one, other, has_lead=has_lead) if restating else 0.0
                one_time = _one_time(times.get(one.sentence), other_times.get(other.sentence))
                candidates.append(
                    Candidate(
                        other,
                        alike,
                        agreed,
                        resemblance(one.mention, other.mention),
                        one_time,
                        likely,
                        one.is_bound or other.is_bound,
                    )
                )
        found.append(sorted(candidates, key=lambda each: (-each.rank, each.other.mention.start)))
    best: dict[tuple[int, int], float] = defaultdict(lambda: -math.inf)
    for one, candidates in zip(draft, found, strict=True):
        if candidates:
            key = one.sentence.start, candidates[0].other.mention.start
            best[key] = max(best[key], candidates[0].rank)
    matches = []
    for one, candidates in zip(draft, found, strict=True):
        free = [each for each in candidates if each.rank >= best[one.sentence.start, each.other.mention.start] - CLOSE]
        rivals = sum(bool(each.affinity.shared) for each in candidates)
        matches.append(Match(one, tuple(free or candidates), rivals))
    return matches


def _agreement(one: Statement, other: Statement) -> Agreement | None:
    return agreement(one, other) if comparable(one, other) else None


def _times(statements: Sequence[Statement]) -> dict[Span, Statement]:
    """The day that tells of the time of a sentence's figures; of several the first."""
    return {each.sentence: each for each in reversed(statements) if each.frame}


def _one_time(one: Statement | None, other: Statement | None) -> bool:
    if one is None or other is None:
        return True
    agreed = agreement(one, other)
    return agreed is None or agreed.agrees
