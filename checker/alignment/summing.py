"""What sums tell of the values of a draft, after each was held against what its source states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.alignment.affinity import affinity
from checker.alignment.agreement import agreement, comparable
from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.derivations.by_day import ByDay
from checker.alignment.derivations.by_size import BySize
from checker.alignment.derivations.derivation import Derivation
from checker.alignment.derivations.increments import Increment, increments
from checker.alignment.derivations.row import Day, Row, rows
from checker.alignment.derived import Derivations, agree, is_asked
from checker.alignment.statement import Statement
from checker.mentions.mention import Kind, Mark
from checker.values.interval import relative_gap

_WORSE = 1.0
"""By so much less than what contradicts a value a sum may fit it and still support it."""
_NEAR = 0.1
"""So near to a bound, as a share of the larger, a value may be what is bounded."""
_NO_LEVEL = frozenset({Mark.COMPARED, Mark.CHANGE})


def with_sums(verdicts: Sequence[Comparison], source: Sequence[Statement]) -> list[Comparison]:
    """The verdicts on the values of a draft, where sums of the source or increments of either side decide them."""
    draft_rows, source_rows = list(rows([each.statement for each in verdicts])), list(rows(source))
    derivations, levels = Derivations(source), _Levels(source_rows)
    counted_on = ByDay((each.day, each) for row in source_rows for each in increments(row))
    own = {id(side): each for row in draft_rows for each in increments(row) for side in (each.result, each.step)}
    parts = _parts(Derivations([each.statement for each in verdicts]), source)
    days = {id(level): day for row in draft_rows for day, level in _levels(row)}
    found = []
    for each in verdicts:
        increment, day = own.get(id(each.statement)), days.get(id(each.statement))
        held = _of_increment(each, increment, levels) if increment is not None else None
        held = held or _made(each, derivations) or _of_base(each, counted_on.of(day))
        found.append(held or _of_part(each, parts.get(id(each.statement))) or each)
    return found


def _parts(draft: Derivations, source: Sequence[Statement]) -> dict[int, tuple[Derivation, Statement]]:
    """The sums of a draft that a source states, with what it states, by the ids of their terms."""
    stated = BySize([each for each in source if each.is_said], key=lambda each: each)
    found: dict[int, tuple[Derivation, Statement]] = {}
    for made in draft.all:
        for each in stated.near(made.made):
            if comparable(each, made.made) and is_asked(each, made) and agree(each, made.made):
                found.update((id(term), (made, each)) for term in made.terms)
                break
    return found


def _of_part(each: Comparison, held: tuple[Derivation, Statement] | None) -> Comparison | None:
    """The verdict on a value of which the source states only what others make with it: nothing is said against it."""
    if held is None or each.statement.is_bound:
        return None
    made, stated = held
    if each.verdict is Verdict.NOT_FOUND or (each.verdict is Verdict.CONTRADICTED and each.evidence is stated):
        why = f"{made.sum}, as the source says"
        return replace(each, verdict=Verdict.NOT_COMPARABLE, evidence=stated, why=why, gap=None)
    return None


class _Levels:
    """The levels that a text states, by their size and by their day."""

    def __init__(self, sentences: Sequence[Row]) -> None:
        found = [pair for row in sentences for pair in _levels(row)]
        self._by_size = BySize(found, key=lambda pair: pair[1])
        self._by_day = ByDay(found)

    def like(self, increment: Increment) -> Statement | None:
        """A level that an increment counts on from, of its day or of none that is named."""
        base, wanted = increment.base, increment.day
        for day, each in self._by_size.near(base.made):
            of_the_day = day is None or wanted is None or day.is_same(wanted)
            if of_the_day and comparable(each, base.made) and is_asked(each, base) and agree(each, base.made):
                return each
        return None

    def unlike(self, increment: Increment) -> Statement | None:
        """A level of the increment's day that is another than the one it counts on from."""
        of_the_day = self._by_day.of(increment.day)
        return next((each for each in of_the_day if _contradicts(each, increment.base)), None)


def _of_increment(each: Comparison, increment: Increment, levels: _Levels) -> Comparison | None:
    """What a source's level of an earlier day tells of a value and of the step by which the draft counts it on."""
    if each.verdict is Verdict.SUPPORTED:
        return None
    level = levels.like(increment)
    if level is not None:
        return _replaced(each, Verdict.SUPPORTED, (level,), increment.counted_on(level))
    level = levels.unlike(increment)
    if level is not None and each.statement is increment.step:
        why = f"{increment.counted_on(level)}, not {increment.result.mention.text}"
        return replace(_replaced(each, Verdict.CONTRADICTED, (level,), why), gap=_gap(level, increment.base))
    if each.verdict is Verdict.CONTRADICTED and (each.statement is increment.step or each.evidence is level):
        return replace(each, verdict=Verdict.NOT_COMPARABLE, why="one is counted on from the other", gap=None)
    return None


def _made(each: Comparison, derivations: Derivations) -> Comparison | None:
    """The verdict on a value that a sum of the source makes, unless what contradicts it fits it better."""
    if each.verdict is Verdict.SUPPORTED or each.statement.mention.kind is Kind.DATE:
        return None
    found = derivations.of(each.statement)
    if found is None or _is_far(each.statement, found):
        return None
    if each.verdict is Verdict.CONTRADICTED and (each.statement.is_bound or _fits_worse(each, found)):
        return None
    return _replaced(each, Verdict.SUPPORTED, found.terms, found.sum)


def _is_far(one: Statement, found: Derivation) -> bool:
    """Tell whether a sum of bounds leaves open more than a value says: "at least 38 and 29 others" makes no 83."""
    made = found.made
    if one.is_bound or not made.is_bound:
        return False
    return relative_gap(one.mention.low, one.mention.high, made.mention.low, made.mention.high) > _NEAR


def _fits_worse(each: Comparison, found: Derivation) -> bool:
    return affinity(each.statement, found.made).score < each.score - _WORSE


def _of_base(each: Comparison, counted_on: Sequence[Increment]) -> Comparison | None:
    """The contradiction between a value and what a source counts on from for the same day."""
    if each.verdict is Verdict.SUPPORTED:
        return None
    base = next((one.base for one in counted_on if _contradicts(each.statement, one.base)), None)
    if base is None:
        return None
    why = f"{base.sum}, not {each.statement.mention.text}"
    return replace(_replaced(each, Verdict.CONTRADICTED, base.terms, why), gap=_gap(each.statement, base))


def _replaced(each: Comparison, verdict: Verdict, terms: tuple[Statement, ...], why: str) -> Comparison:
    return replace(each, verdict=verdict, evidence=terms[0], why=why, gap=None, terms=terms)


def _contradicts(level: Statement, base: Derivation) -> bool:
    """Tell whether a level is not what an increment counts on from, though it is one question."""
    made = base.made
    exact = None not in (level.mention.low, level.mention.high) and level.mention.hedge is made.mention.hedge is None
    if not exact or not comparable(level, made) or not is_asked(level, base):
        return False
    found = affinity(level, made)
    return bool(found.one_noun or len(found.telling) > 1) and not agree(level, made)


def _gap(level: Statement, base: Derivation) -> str | None:
    found = agreement(level, base.made)
    return found.gap if found is not None else None


def _levels(row: Row) -> Iterator[tuple[Day | None, Statement]]:
    """The figures of a sentence that are no differences, each with its day."""
    for at, each in enumerate(row.figures):
        if not each.mention.marks & _NO_LEVEL:
            yield row.day(at), each
