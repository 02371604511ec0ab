"""Two levels and the change between them: "rose from 5.1% to 5.4%", "$230m, compared with $200m a year earlier"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.alignment.derivations.derivation import POINT, Amount, Derivation, joined, told
from checker.alignment.derivations.row import Row, one_unit
from checker.alignment.statement import Direction, Statement
from checker.alignment.words import stem
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mark
from checker.mentions.shares import PERCENT


def changes(row: Row, before: Row | None) -> Iterator[Derivation]:
    """The differences and rates of change between two levels of a sentence, or of two that follow each other."""
    for at in range(1, len(row.figures)):
        one, other = row.figures[at - 1], row.figures[at]
        if one_unit(one, other) and (levels := _levels(row, at)) is not None:
            yield from _between(*levels)
    if before is not None and len(before.figures) == len(row.figures) == 1:
        one, other = before.figures[0], row.figures[0]
        earlier = [not words("derived", "earlier", row.language).isdisjoint(each.words()) for each in (before, row)]
        alike = one_unit(one, other) and (one.head == other.head or None in (one.head, other.head))
        if alike and _is_level(one) and _is_level(other) and earlier[0] != earlier[1]:
            yield from _between(*((one, other) if earlier[0] else (other, one)))


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
    if one.verb == other.verb and one.head == other.head and _is_level(one) and _is_level(other):
        return _by_day(row, at)
    return None


def _by_day(row: Row, at: int) -> tuple[Statement, Statement] | None:
    """Two levels of which the sentence gives the days: "52,000 in 2011 and 55,000 in 2021"."""
    first, second = row.time(at - 1), row.time(at)
    if first is None or second is None or first.meets(second):
        return None
    pair = row.figures[at - 1], row.figures[at]
    return pair if (first.latest or date.max) < (second.latest or date.max) else pair[::-1]


def _is_level(one: Statement) -> bool:
    return one.change is None and not one.mention.marks & {Mark.CHANGE, Mark.COMPARED}


def _between(earlier: Statement, later: Statement) -> Iterator[Derivation]:
    """The change from an earlier level to a later one, as a difference and as a rate."""
    old, new = Amount.of(earlier.mention), Amount.of(later.mention)
    if None in (old.written.low, old.written.high, new.written.low, new.written.high) or old.meant.start <= 0:
        return
    rises = new.written.start > old.written.start
    difference = new - old if rises else old - new
    way = Direction.RISE if rises else Direction.FALL
    said = f"from {earlier.mention.text} to {later.mention.text} is a {way} of"
    measures = [(difference, *each) for each in units_of_differences(later)]
    if later.mention.kind is not Kind.SHARE:
        measures.append((difference * Amount.exactly(100.0) / old, Kind.SHARE, PERCENT, None))
    for amount, kind, unit, head in measures:
        made = joined((later, earlier), amount, kind=kind, unit=unit, head=head, change=way)
        yield Derivation(made, (earlier, later), f"{said} {told(amount, unit)}")


def units_of_differences(one: Statement) -> list[tuple[Kind, str | None, str | None]]:
    """The kinds and units in which news tells how far a value lies from another, with the noun that is counted."""
    if one.mention.kind is not Kind.SHARE:
        return [(one.mention.kind, one.mention.unit, one.head)]
    points, language = vocabulary("derived", one.article.language)["points"], one.article.language
    return [(Kind.SHARE, POINT, None), (Kind.NUMBER, points, stem(points, language))]
