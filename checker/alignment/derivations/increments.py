"""Increments and what they are increments of: "40 dead, 3 more than on Monday" says that there were 37 on Monday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.alignment.derivations.derivation import Amount, Derivation, joined, told
from checker.alignment.derivations.row import Row, one_unit
from checker.alignment.statement import Statement
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mark
from checker.mentions.shares import PERCENT
from checker.values.days import Days

_WORDS = 4  # words between an increment and the day that it is counted from
_ONE = Amount.exactly(1.0)
_HUNDREDTH = Amount.exactly(0.01)


@dataclass(frozen=True, slots=True)
class Increment:
    """A value with the step by which it differs from an earlier one.

    ``base`` is that earlier value, which the two of them make; ``named`` tells that the text names its day.
    """

    result: Statement
    step: Statement
    base: Derivation
    rises: bool
    named: bool


def increments(row: Row) -> Iterator[Increment]:
    """The increments of a sentence."""
    for at in range(1, len(row.figures)):
        one, other = row.figures[at - 1], row.figures[at]
        if _is_difference(row, at) and (rises := _way(row, at)) is not None and _steps(one, other):
            yield from _increment(row, one, other, rises)
        elif Mark.CHANGE in one.mention.marks and _leads_to(row, at) and _steps(other, one):
            rises = _way(row, at - 1)
            yield from _increment(row, other, one, True if rises is None else rises)


def bases(row: Row, before: Row | None) -> Iterator[Derivation]:  # noqa: ARG001 - as every family
    """The earlier values that the increments of a sentence start from."""
    for each in increments(row):
        yield each.base


def _increment(row: Row, result: Statement, step: Statement, rises: bool) -> Iterator[Increment]:
    amount, by = Amount.of(result.mention), Amount.of(step.mention)
    ends = (amount.written.low, amount.written.high, by.written.low, by.written.high)
    if any(end is None or end < 0 for end in ends):
        return
    if step.mention.unit == PERCENT and result.mention.unit != PERCENT:
        share = by * _HUNDREDTH
        if not rises and share.meant.stop >= 1:
            return
        amount = amount / (_ONE + share if rises else _ONE - share)
    else:
        amount = amount - by if rises else amount + by
    if amount.written.start < 0:
        return
    day = _day(row, step)
    made = replace(joined((result,), amount), as_of=day, dated=day is not None, past=False)
    less = "less" if rises else "and"
    said = f"{result.mention.text} {less} {step.mention.text} is {told(amount, made.mention.unit)}"
    base = Derivation(made, (result, step), said)
    yield Increment(result, step, base, rises, named=day is not None)


def _steps(result: Statement, step: Statement) -> bool:
    """Tell whether a figure may be what another changed by: of its unit, a share of it, or points of a share."""
    if result.mention.marks & {Mark.COMPARED, Mark.CHANGE}:
        return False
    if step.mention.kind is Kind.SHARE:
        return (step.mention.unit == PERCENT) != (result.mention.unit == PERCENT) and (
            result.mention.kind is not Kind.SHARE or step.mention.unit == "percentage point"
        )
    bare = step.head is None or step.head == result.head
    return one_unit(result, step) and bare


def _is_difference(row: Row, at: int) -> bool:
    """Tell whether a figure is said to be by how much the one before it differs: "3 more than", "up 3 from"."""
    marks, behind = row.figures[at].mention.marks, row.behind(at, _WORDS)
    if Mark.COMPARED in marks:
        return "than" in behind
    return Mark.CHANGE in marks and not words("derived", "from", row.language).isdisjoint(behind)


def _way(row: Row, at: int) -> bool | None:
    """Whether a figure rises by its increment, by the words around that, ``None`` where they do not tell."""
    around = {*row.before(at, 3), *row.behind(at, 3)}
    rising = not around.isdisjoint(words("derived", "rising", row.language))
    falling = not around.isdisjoint(words("derived", "falling", row.language))
    return rising if rising != falling else None


def _leads_to(row: Row, at: int) -> bool:
    """Tell whether an increment leads to the next figure: "rose by three to 40", "taking the toll to 40"."""
    return row.between(at - 1)[-1:] == ["to"]


def _day(row: Row, step: Statement) -> Days | None:
    """The day behind an increment, from which it counts: "3 more than on Monday", "up 3 from Monday"."""
    for each in row.times:
        first = each.mention.earliest or each.mention.latest
        if each.mention.start >= step.mention.start and first is not None:
            return Days(first, first if each.mention.bound is not None else each.mention.latest)
    return None
