"""Whether a figure and those around it may make a value that the text does not state.

A headline sums up: "143 aboard" over "137 passengers and a crew of six". What figures that stand together make is no
support, as their words need not ask the same, and reason enough not to contradict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.alignment.statement import Statement
from checker.mentions.mention import Kind

_FEW = 12  # a count that is no higher is made by chance
_MOST = 6  # figures that are looked at
_LIKE = (Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY)


def may_be_made(one: Statement, figure: Statement, others: Sequence[Statement]) -> bool:
    """Tell whether a value is the sum or the difference of a figure and one or two of the others around it.

    Of a share it may also be what is left to a hundred.
    """
    own, value = one.mention, figure.mention.low
    by_chance = own.kind is Kind.NUMBER and own.low is not None and own.low <= _FEW
    if own.kind not in _LIKE or own.low is None or by_chance or value is None:
        return False
    near = [each.mention.low for each in others if each is not figure and each.mention.low is not None][:_MOST]
    return any(abs(own.low - made) < 1e-6 * own.low for made in _made(value, near, is_share=own.kind is Kind.SHARE))


def _made(value: float, near: Sequence[float], *, is_share: bool) -> Iterator[float]:
    if is_share:
        yield 100 - value
    for other in near:
        yield value + other
        yield abs(value - other)
    for first, second in combinations(near, 2):
        yield value + first + second
