"""By how much one is ahead of another: "the party is on 43 per cent, Labour on 32" is a lead of 11 points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.alignment.derivations.derivation import Amount, Derivation, joined, listed, told
from checker.alignment.derivations.levels import units_of_differences
from checker.alignment.derivations.row import Row, one_unit
from checker.alignment.statement import Statement
from checker.mentions.mention import Kind, Mark
from checker.mentions.shares import PERCENT

_NO_LEVEL = frozenset({Mark.CHANGE, Mark.COMPARED})


def margins(row: Row, before: Row | None) -> Iterator[Derivation]:  # noqa: ARG001 - as every family
    """How far two figures that follow each other lie apart, for values whose sentence tells of a lead."""
    asked = listed("margins", row.language)
    for one, other in zip(row.figures, map(_with_unit, row.figures, row.figures[1:]), strict=False):
        ends = (one.mention.low, one.mention.high, other.mention.low, other.mention.high)
        if not one_unit(one, other) or one.head != other.head or None in ends or _is_no_level(one, other):
            continue
        more, less = (one, other) if (one.mention.low or 0) > (other.mention.low or 0) else (other, one)
        amount = Amount.of(more.mention) - Amount.of(less.mention)
        for kind, unit, head in units_of_differences(one):
            said = f"{more.mention.text} less {less.mention.text} is {told(amount, unit)}"
            yield Derivation(joined((one, other), amount, kind=kind, unit=unit, head=head), (one, other), said, asked)


def _with_unit(before: Statement, one: Statement) -> Statement:
    """A bare number right after a share as a share: "43 per cent and Labour on 32"."""
    if before.mention.unit != PERCENT or one.mention.kind is not Kind.NUMBER or one.mention.unit is not None:
        return one
    return replace(one, mention=replace(one.mention, kind=Kind.SHARE, unit=PERCENT), head=None)


def _is_no_level(one: Statement, other: Statement) -> bool:
    return bool((one.mention.marks | other.mention.marks) & _NO_LEVEL) or one.part or other.part
