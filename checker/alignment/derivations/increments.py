"""Increments and what they are increments of: "40 dead, 3 more than on Monday" says that there were 37 on Monday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.alignment.derivations.derivation import Amount, Derivation, joined, told
from checker.alignment.derivations.row import Day, Row, one_unit
from checker.alignment.statement import Statement
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mark
from checker.mentions.shares import PERCENT

_WORDS = 4  # words between an increment and the day that it is counted from
_ONE = Amount.exactly(1.0)
_HUNDREDTH = Amount.exactly(0.01)


@dataclass(frozen=True, slots=True)
class Increment:
    """A value with the step by which it differs from an earlier one.

    ``base`` is that earlier value, which the two of them make, and ``day`` its day, ``None`` where none is named.
    """

    result: Statement
    step: Statement
    base: Derivation
    rises: bool
    day: Day | None

    def counted_on(self, level: Statement) -> str:
        """What an earlier value and the step make: "37 people and 3 more make 40"."""
        made = _later(Amount.of(level.mention), self.step, rises=self.rises)
        step = f"{self.step.mention.text} {_more(self.rises)}"
        return f"{level.mention.text} and {step} make {told(made, level.mention.unit)}"


def increments(row: Row) -> Iterator[Increment]:
    """The increments of a sentence."""
    for at in range(1, len(row.figures)):
        one, other = row.figures[at - 1], row.figures[at]
        if _is_difference(row, at) and (rises := _way(row, at)) is not None and _steps(one, other):
            yield from _increment(one, other, row.day(at), rises=rises)
        elif Mark.CHANGE in one.mention.marks and _leads_to(row, at) and _steps(other, one):
            rises = _way(row, at - 1)
            yield from _increment(other, one, None, rises=rises is not False)


def bases(row: Row, before: Row | None) -> Iterator[Derivation]:  # noqa: ARG001 - as every family
    """The earlier values that the increments of a sentence start from."""
    for each in increments(row):
        yield each.base


def _increment(result: Statement, step: Statement, day: Day | None, *, rises: bool) -> Iterator[Increment]:
    amount, by = Amount.of(result.mention), Amount.of(step.mention)
    ends = (amount.written.low, amount.written.high, by.written.low, by.written.high)
    if any(end is None or end < 0 for end in ends):
        return
    before = _earlier(amount, step, rises=rises)
    if before is None:
        return
    days = None if day is None else day.days
    made = replace(joined((result,), before), as_of=days, dated=days is not None, past=False)
    value = told(before, made.mention.unit)
    said = f"{result.mention.text} is {step.mention.text} {_more(rises)} than {value}"
    yield Increment(result, step, Derivation(made, (result, step), said), rises, day)


def _earlier(result: Amount, step: Statement, *, rises: bool) -> Amount | None:
    """What an amount was before a step, ``None`` where it would be nothing or less."""
    by = Amount.of(step.mention)
    if step.mention.unit == PERCENT:
        share = by * _HUNDREDTH
        return result / (_ONE + share if rises else _ONE - share) if rises or share.meant.stop < 1 else None
    made = result - by if rises else result + by
    return made if made.written.start >= 0 else None


def _later(level: Amount, step: Statement, *, rises: bool) -> Amount:
    """What an amount is after a step."""
    by = Amount.of(step.mention)
    if step.mention.unit == PERCENT:
        by = level * (by * _HUNDREDTH)
    return level + by if rises else level - by


def _more(rises: bool) -> str:
    return "more" if rises else "less"


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
