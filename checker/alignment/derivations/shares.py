"""Shares, parts and multiples of a whole: "half of the 300 workers", "500 of its 800 jobs", "twice the 40,000"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.alignment.derivations.derivation import Amount, Derivation, joined, listed, told
from checker.alignment.derivations.row import Row, one_unit
from checker.alignment.statement import Statement
from checker.alignment.words import stem
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mark
from checker.mentions.shares import PERCENT
from checker.values.interval import Interval

_AMOUNTS = (Kind.NUMBER, Kind.MONEY, Kind.QUANTITY)
_HUNDREDTH = Amount.exactly(0.01)


def shares(row: Row, before: Row | None) -> Iterator[Derivation]:  # noqa: ARG001 - as every family
    """What shares of a whole in a sentence come to, which share a part is, and what is left of its whole."""
    for at in range(1, len(row.figures)):
        one, other = row.figures[at - 1], row.figures[at]
        if other.mention.kind not in _AMOUNTS or not _is_of(row, at) or _is_below_nought(one, other):
            continue
        if one.mention.unit == PERCENT or _is_fraction(one):
            share = _share(one) * _HUNDREDTH if one.mention.unit == PERCENT else _share(one)
            amount = share * Amount.of(other.mention)
            made = joined((other, one), amount)
            yield Derivation(made, (one, other), f"{one.mention.text} of {other.mention.text} is {told(amount)}")
        elif one_unit(one, other) and _is_known(one) and _is_known(other):
            yield from _of_parts(one, other, row)


def _of_parts(part: Statement, whole: Statement, row: Row) -> Iterator[Derivation]:
    own, all_ = Amount.of(part.mention), Amount.of(whole.mention)
    if not 0 < own.written.start <= all_.meant.start:
        return
    terms = (whole, part)
    both = f"{part.mention.text} of {whole.mention.text}"
    rate, rest = own * Amount.exactly(100.0) / all_, all_ - own
    yield Derivation(
        joined(terms, rate, kind=Kind.SHARE, unit=PERCENT), (part, whole), f"{both} is {told(rate, PERCENT)}"
    )
    asked = listed("remaining", row.language)
    yield Derivation(joined(terms, rest), (part, whole), f"{both} leaves {told(rest)}", asked)


def products(row: Row, before: Row | None) -> Iterator[Derivation]:  # noqa: ARG001 - as every family
    """The one figure of a sentence times the factor of one of its words, and amounts of one times their number."""
    if len(row.figures) == 1 and _is_known(row.figures[0]) and row.figures[0].mention.kind in _AMOUNTS:
        yield from _multiple(row)
    for at, price in enumerate(row.figures):
        if price.mention.kind is Kind.MONEY:
            for count in row.figures:
                counts = count.mention.kind is Kind.NUMBER and not _is_below_nought(price, count)
                if counts and _is_price_of(row, at, count):
                    amount = Amount.of(price.mention) * Amount.of(count.mention)
                    each = f"{price.mention.text} times {count.mention.text} is {told(amount)}"
                    yield Derivation(joined((price, count), amount), (price, count), each)


def _multiple(row: Row) -> Iterator[Derivation]:
    """What a word such as "doubled" makes of the figure from which it starts, not of the one to which it leads."""
    factors = vocabulary("derived", row.language)["factors"]
    found = [word for word in row.words() if word in factors]
    figure = row.figures[0]
    if len(found) == 1 and figure.change is None:
        to = words("derived", "to", row.language).intersection(row.before(0, 1))
        factor = 1 / factors[found[0]] if to else factors[found[0]]
        amount = Amount.of(figure.mention) * Amount.exactly(factor)
        said = f"{figure.mention.text}, {'before it ' if to else ''}{found[0]}, is {told(amount)}"
        yield Derivation(joined((figure,), amount), (figure,), said)


def _is_of(row: Row, at: int) -> bool:
    """Tell whether a figure is said to be one of the next: "of", "of the", "of its"."""
    between = row.between(at - 1)
    inside = "of" in between or row.figures[at - 1].mention.text.lower().endswith((" of", "half", "half the"))
    return inside and words("arithmetic", "wholes", row.language).union(("of", "out")).issuperset(between)


def _is_price_of(row: Row, at: int, count: Statement) -> bool:
    """Tell whether an amount is said to be that of one of what is counted: "$15 a share", "£500 each"."""
    behind = row.behind(at, 2)
    if not behind or count.mention.unit is None:
        return False
    one = behind[0] in words("derived", "a", row.language) and stem(behind[-1], row.language) == count.head
    return one or behind[0] in words("derived", "each", row.language)


def _is_fraction(one: Statement) -> bool:
    """Tell whether a number is "a third"."""
    return one.mention.unit is None and one.mention.kind is Kind.NUMBER and 0 < (one.mention.low or 0) < 1


def _share(one: Statement) -> Amount:
    """A share of which a word for a fraction is exact, as long as nothing hedges it."""
    exact = Interval(one.mention.low, one.mention.high)
    digits = any(letter.isdigit() for letter in one.mention.text)
    return Amount.of(one.mention) if digits or one.mention.hedge is not None else Amount(exact, exact)


def _is_below_nought(*figures: Statement) -> bool:
    return any(end is not None and end < 0 for each in figures for end in (each.mention.low, each.mention.high))


def _is_known(one: Statement) -> bool:
    return one.mention.low is not None and one.mention.high is not None and Mark.COMPARED not in one.mention.marks
