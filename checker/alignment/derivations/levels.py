"""Two levels and the change between them: "rose from 5.1% to 5.4%", "$230m, compared with $200m a year earlier"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.alignment.derivations.derivation import BASIS_POINT, POINT, Amount, Derivation, joined, told
from checker.alignment.derivations.row import Row, one_unit
from checker.alignment.statement import Direction, Statement
from checker.alignment.words import stem
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mark
from checker.mentions.shares import PERCENT

_BASIS_POINTS = 100.0


def changes(row: Row, before: Row | None) -> Iterator[Derivation]:
    """The differences and rates of change between two levels of a sentence, or of two that follow each other."""
    for at in range(1, len(row.figures)):
        one, other = row.figures[at - 1], row.figures[at]
        if one_unit(one, other) and (levels := _levels(row, at)) is not None:
            yield from _between(*levels, row.language)
    if before is not None and len(before.figures) == len(row.figures) == 1:
        one, other = before.figures[0], row.figures[0]
        earlier = [not words("derived", "earlier", row.language).isdisjoint(each.words()) for each in (before, row)]
        alike = one_unit(one, other) and (one.head == other.head or None in (one.head, other.head))
        if alike and _is_level(one) and _is_level(other) and earlier[0] != earlier[1]:
            yield from _between(*((one, other) if earlier[0] else (other, one)), row.language)


def _levels(row: Row, at: int) -> tuple[Statement, Statement] | None:
    """The earlier and the later of two levels, told by the words before them."""
    one, other = row.figures[at - 1], row.figures[at]
    if Mark.CHANGE in one.mention.marks | other.mention.marks:
        return None
    start, to = words("derived", "from", row.language), words("derived", "to", row.language)
    first, between = row.before(at - 1, 1), row.between(at - 1)
    if start.intersection(first) and to.intersection(between[-2:]):
        return one, other
    compared = words("derived", "compared", row.language).intersection(between)
    if start.intersection(between[-2:]) or (compared and Mark.COMPARED in other.mention.marks):
        return other, one
    return None


def _is_level(one: Statement) -> bool:
    return one.change is None and not one.mention.marks & {Mark.CHANGE, Mark.COMPARED}


def _between(earlier: Statement, later: Statement, language: str) -> Iterator[Derivation]:
    """The change from an earlier level to a later one, as a difference and as a rate."""
    old, new = Amount.of(earlier.mention), Amount.of(later.mention)
    if None in (old.written.low, old.written.high, new.written.low, new.written.high) or old.meant.start <= 0:
        return
    rises = new.written.start > old.written.start
    difference = new - old if rises else old - new
    way = Direction.RISE if rises else Direction.FALL
    measures: list[tuple[Amount, Kind, str | None, str | None]]
    if later.mention.kind is Kind.SHARE:
        basis_points = difference * Amount.exactly(_BASIS_POINTS)
        measures = [
            (difference, Kind.NUMBER, "points", stem("points", language)),
            (difference, Kind.SHARE, POINT, None),
            (basis_points, Kind.SHARE, BASIS_POINT, None),
        ]
    else:
        rate = difference * Amount.exactly(100.0) / old
        measures = [
            (difference, later.mention.kind, later.mention.unit, later.head),
            (rate, Kind.SHARE, PERCENT, None),
        ]
    for amount, kind, unit, head in measures:
        made = joined((later, earlier), amount, kind=kind, unit=unit, head=head, change=way)
        said = f"from {earlier.mention.text} to {later.mention.text} is a {way} of {told(amount, unit)}"
        yield Derivation(made, (earlier, later), said)
