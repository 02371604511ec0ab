"""Percentages of change that stand with the two figures they lead between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from checker.checks.calculation import Calculation
from checker.checks.proportions import printed_share
from checker.checks.shapes import Shape
from checker.mentions.mention import Kind, Mention
from checker.mentions.printed import ends
from checker.values.interval import Interval
from checker.values.prose import plain

_TWO = r"(?P<near>i)(?P<first>[NM])(?:Aw|w{0,2})(?P<far>i)(?P<second>[NM])"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<share>P),?{_TWO}",  # rose 30%, from $100m to $130m; rose 30% to $130m from $100m
        rf"{_TWO}(?:Aw|w{{0,2}}),Aw{{1,2}}o(?P<share>P)",  # from $100m to $130m, a rise of 30%
        rf"{_TWO}(?:Aw|w{{0,2}}),r(?P<share>P)(?=[,ed)])",  # from $100m to $130m, or 30%
        rf"{_TWO}(?:Aw|w{{0,2}})\((?:w|i)?(?P<share>P)\)",  # from $100m to $130m (up 30%)
    )
)


def changes(shape: Shape) -> Iterator[Calculation]:
    """All percentages of change in a sentence that stand with the figures before and after."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(shape.symbols):
            words = [shape.word(found.start(name)) for name in ("near", "far")]
            figures = [shape.mention(found.start(name)) for name in ("first", "second")]
            if sorted(words) == ["from", "to"]:
                before, after = figures if words[0] == "from" else figures[::-1]
                yield from _calculated(shape.mention(found.start("share")), before, after)


def _calculated(share: Mention, before: Mention, after: Mention) -> Iterator[Calculation]:
    if not _comparable(share, before, after):
        return
    old, new = ends(before)[0], ends(after)[0]
    figures, why = (share, before, after), "the percentage is held against the figures before and after"
    if _possible(old.as_printed(), new.as_printed()).meets(printed_share(share)):
        yield Calculation(figures, None, why)
        return
    change = 100 * abs(new.value - old.value) / old.value
    error = f"from {before.text} to {after.text} is a change of {plain(change)}%, not {share.text}"
    yield Calculation(figures, error, why, gap=f"{abs(change - ends(share)[0].value):.2g} percentage points")


def _possible(old: Interval, new: Interval) -> Interval:
    """The changes in percent that two printed figures may stand for."""
    made = [100 * (after / before - 1) for before, after in product((old.start, old.stop), (new.start, new.stop))]
    if min(made) <= 0 <= max(made):
        return Interval(0.0, max(abs(change) for change in made))
    low, high = sorted((abs(min(made)), abs(max(made))))
    return Interval(low, high)


def _comparable(share: Mention, before: Mention, after: Mention) -> bool:
    """Tell whether a percentage stands with two single figures of one kind and unit, unhedged and above nought."""
    single = all(one.low is not None and one.low == one.high for one in (share, before, after))
    alike = before.kind is after.kind and (before.kind is Kind.NUMBER or before.unit == after.unit)
    plain_ends = before.hedge is after.hedge is None and not any(one.low == 0 for one in (before, after))
    return single and alike and plain_ends and share.unit == "%" and ends(before)[0].as_printed().start > 0
