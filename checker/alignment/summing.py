"""What sums tell of the values of a draft, after each was held against what its source states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.alignment.affinity import affinity
from checker.alignment.agreement import agreement, comparable
from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.derivations.by_size import BySize
from checker.alignment.derivations.derivation import Amount, Derivation, told
from checker.alignment.derivations.increments import Increment, increments
from checker.alignment.derivations.row import FIGURES, rows
from checker.alignment.derived import Derivations, agree, is_asked
from checker.alignment.statement import Statement
from checker.mentions.mention import Kind, Mark
from checker.values.days import Days

_WORSE = 1.0
"""By so much less than what contradicts a value a sum may fit it and still support it."""
_MOST = 32
"""Values of one day that are looked at."""
_NO_LEVEL = frozenset({Mark.COMPARED, Mark.CHANGE})


def with_sums(verdicts: Sequence[Comparison], source: Sequence[Statement]) -> list[Comparison]:
    """The verdicts on the values of a draft, where sums of the source, or the draft's own increments, decide them."""
    draft = [each.statement for each in verdicts]
    derivations = Derivations(source)
    own = {id(side): each for each in _increments(draft) for side in (each.result, each.step)}
    stated = _Stated([each for each in source if _is_level(each)])
    bases = _bases(source)
    found = []
    for each in verdicts:
        increment = own.get(id(each.statement))
        held = _of_increment(each, increment, stated) if increment is not None else None
        found.append(held or _made(each, derivations) or _of_base(each, bases) or each)
    return found


class _Stated:
    """The levels that a text states, by their size and by their day."""

    def __init__(self, levels: Sequence[Statement]) -> None:
        self._by_size = BySize(levels, key=lambda each: each)
        self._by_day: dict[Days | None, list[Statement]] = defaultdict(list)
        for each in levels:
            self._by_day[each.as_of].append(each)

    def like(self, base: Derivation) -> Statement | None:
        """A level that is the base of an increment."""
        alike = (each for each in self._by_size.near(base.made) if comparable(each, base.made))
        return next((each for each in alike if is_asked(each, base) and agree(each, base.made)), None)

    def unlike(self, base: Derivation) -> Statement | None:
        """A level of the base's own day that is another."""
        return next((each for each in self._by_day[base.made.as_of][:_MOST] if _contradicts(each, base)), None)


def _of_increment(each: Comparison, increment: Increment, stated: _Stated) -> Comparison | None:
    """What a source's level of an earlier day tells of a value and of the step by which the draft counts it on."""
    if each.verdict is Verdict.SUPPORTED:
        return None
    level = stated.like(increment.base)
    if level is not None:
        return _replaced(each, Verdict.SUPPORTED, level, (level,), _counted_on(level, increment))
    if each.statement is not increment.step:
        return None
    level = stated.unlike(increment.base) if increment.named else None
    if level is not None:
        why = f"{_counted_on(level, increment)}, not {increment.result.mention.text}"
        return replace(_replaced(each, Verdict.CONTRADICTED, level, (level,), why), gap=_gap(level, increment.base))
    if each.verdict is Verdict.CONTRADICTED:
        return replace(each, verdict=Verdict.NOT_COMPARABLE, why="one is what another value differs by")
    return None


def _made(each: Comparison, derivations: Derivations) -> Comparison | None:
    """The verdict on a value that a sum of the source makes, unless what contradicts it fits it better."""
    if each.verdict is Verdict.SUPPORTED or each.statement.mention.kind is Kind.DATE:
        return None
    found = derivations.of(each.statement)
    if found is None:
        return None
    if each.verdict is Verdict.CONTRADICTED and (each.statement.is_bound or _fits_worse(each, found)):
        return None
    return _replaced(each, Verdict.SUPPORTED, found.terms[0], found.terms, found.sum)


def _fits_worse(each: Comparison, found: Derivation) -> bool:
    return affinity(each.statement, found.made).score < each.score - _WORSE


def _of_base(each: Comparison, bases: dict[Days | None, list[Increment]]) -> Comparison | None:
    """The contradiction between a value and what a source counts on from for the same day."""
    if each.verdict is Verdict.SUPPORTED or not _is_level(each.statement):
        return None
    for increment in bases.get(each.statement.as_of, [])[:_MOST]:
        if _contradicts(each.statement, increment.base):
            terms = increment.base.terms
            why = f"{increment.base.sum}, not {each.statement.mention.text}"
            held = _replaced(each, Verdict.CONTRADICTED, terms[0], terms, why)
            return replace(held, gap=_gap(each.statement, increment.base))
    return None


def _replaced(
    each: Comparison, verdict: Verdict, evidence: Statement, terms: tuple[Statement, ...], why: str
) -> Comparison:
    return replace(each, verdict=verdict, evidence=evidence, why=why, gap=None, terms=terms)


def _counted_on(level: Statement, increment: Increment) -> str:
    """What a level and an increment make: "37 people and 3 more make 40"."""
    amount, by = Amount.of(level.mention), Amount.of(increment.step.mention)
    made = amount + by if increment.rises else amount - by
    step = f"{increment.step.mention.text} {'more' if increment.rises else 'fewer'}"
    return f"{level.mention.text} and {step} make {told(made)}"


def _contradicts(level: Statement, base: Derivation) -> bool:
    """Tell whether a level of a named day is not what an increment counts on from, though it is one question."""
    made = base.made
    exact = None not in (level.mention.low, level.mention.high) and level.mention.hedge is made.mention.hedge is None
    if not exact or not level.dated or not comparable(level, made) or not is_asked(level, base):
        return False
    found = affinity(level, made)
    return bool(found.one_noun or len(found.telling) > 1) and not agree(level, made)


def _gap(level: Statement, base: Derivation) -> str | None:
    found = agreement(level, base.made)
    return found.gap if found is not None else None


def _increments(statements: Sequence[Statement]) -> Iterator[Increment]:
    for row in rows(statements):
        yield from increments(row)


def _bases(statements: Sequence[Statement]) -> dict[Days | None, list[Increment]]:
    """The increments of a text that name the day they count on from, by that day."""
    found = defaultdict(list)
    for each in _increments(statements):
        if each.named:
            found[each.base.made.as_of].append(each)
    return found


def _is_level(one: Statement) -> bool:
    return one.mention.kind in FIGURES and one.is_said and not one.mention.marks & _NO_LEVEL
