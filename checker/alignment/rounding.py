"""Whether a value of a headline is one of its text, rounded as headlines round."""

from __future__ import annotations

from checker.mentions.mention import Kind, Mention
from checker.mentions.printed import FRACTION_SLACK, End, ends

_CUT = 0.05  # share of the value by which a figure of two digits or more may have been cut off
_ROUNDED = 0.1  # and by which one may have been rounded
_SMALL = 100  # whole numbers below are counted, not rounded


def is_rounded(one: Mention, other: Mention) -> bool:
    """Tell whether a value is another one, rounded at its last digit that is not zero, or cut off there.

    "£214,000" rounds £214,380 and "3.2m" cuts off 3.27 million; "a third" is said of 31%. Values with hedges say
    themselves how far they reach.
    """
    if one.kind is not other.kind or one.hedge is not None:
        return False
    if one.kind is Kind.SHARE and not any(letter.isdigit() for letter in one.text):
        return one.unit == other.unit and any(
            abs(own.value - theirs.value) <= FRACTION_SLACK for own in ends(one) for theirs in ends(other)
        )
    if one.unit != other.unit and one.kind is not Kind.NUMBER:
        return False
    return any(_rounds(own, theirs.value) for own in ends(one) for theirs in ends(other))


def _rounds(own: End, value: float) -> bool:
    apart = abs(own.value - value)
    if apart == 0 or (own.value < _SMALL and own.value == round(own.value) and value == round(value)):
        return apart == 0
    digits = f"{own.value:.6g}".split("e")[0].replace(".", "").strip("0")
    cut = len(digits) > 1 and own.value < value < own.value + 2 * own.significant and apart <= _CUT * value
    return cut or (apart <= own.significant and apart <= _ROUNDED * abs(value))
