"""How much two values look like one that was miswritten or revised: 231 and 213, 1,200 and 12,000, 340 and 320."""

from __future__ import annotations

from checker.mentions.mention import Kind, Mention
from checker.values.interval import relative_gap

CLOSE = 5.0
"""What it tells that two values are nearly the same."""
NO_LONGER_CLOSE = 0.25
"""Share of the larger value by which two may differ and still be told to be close."""
_SLIP = {1: 0.0, 2: 1.0, 3: 2.0}
_CLEAR_SLIP = 3.0


def resemblance(one: Mention, other: Mention) -> float:
    """What the values themselves tell of whether one stands for the other, to choose among several."""
    if one.kind is Kind.DATE:
        return 0.0
    gap = relative_gap(one.low, one.high, other.low, other.high)
    return CLOSE * max(0.0, 1 - gap / NO_LONGER_CLOSE) + slip(one, other)


def slip(one: Mention, other: Mention) -> float:
    """How much two values look like one of which the digits went wrong; it grows with the digits that they share.

    Unlike that they differ little, which most figures of one kind in a text do, it is hardly so by chance.
    """
    first, second = _end(one), _end(other)
    if one.kind is Kind.DATE or not first or not second or _is_bound(one) or _is_bound(other):
        return 0.0
    own, theirs = _digits(first), _digits(second)
    if len(own) > 1 < len(theirs) != len(own):  # as exact as the less exact of the two
        own, theirs = _digits(first, len(theirs)), _digits(second, len(own))
    return _slip(own, theirs, same_size=0.1 < first / second < 10)


def _is_bound(mention: Mention) -> bool:
    return (mention.low is None) != (mention.high is None)


def _end(mention: Mention) -> float | None:
    value = mention.low if mention.low is not None else mention.high
    return abs(value) if value is not None else None


def _digits(value: float, most: int = 6) -> str:
    """The digits that count, rounded to the most that are wanted: "12" of 12, 1,200 and 1.2."""
    return f"{value:.{most - 1}e}".split("e")[0].replace(".", "").strip("0")


def _slip(one: str, other: str, *, same_size: bool) -> float:
    """What the digits tell: all the same at another size, swapped, one replaced, one left out."""
    length = max(len(one), len(other))
    weight = _SLIP.get(length, _CLEAR_SLIP)
    if one == other:
        return 0.5 + weight
    if len(one) == len(other):
        replaced = sum(first != second for first, second in zip(one, other, strict=True))
        if sorted(one) == sorted(other) and replaced == 2:
            return weight + 0.5 if same_size else 0.0
        return weight * (length - 1) / length if replaced == 1 and same_size else 0.0
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    left_out = any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    return weight / 2 if left_out and len(shorter) > 1 else 0.0
