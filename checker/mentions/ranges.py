"""Ranges: "15-30bn", "$15 billion to $30 billion", "between 80 and 100 million", "from 10% to 12%".

Scale and unit carry over from the last end to the first, never to a lower end that would exceed the upper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary
from checker.mentions.mention import Kind
from checker.mentions.numerals import Form, Numeral
from checker.mentions.tokens import WORD, Token

_DASHES = frozenset("-–‐‑‒−")
_WIDEST = 3  # times the lower end that the upper end of a range after a change may be
_FARTHEST_VERB = 5  # tokens before "from" in which "rose" makes two values of "from 10% to 12%"


class Opening(Enum):
    """The word that opens a range."""

    BETWEEN = "between"
    FROM = "from"


class Amount(NamedTuple):
    """A numeral with what stands right beside it; ``start`` and ``end`` are token indexes (the second excluded).

    ``low`` and ``high`` carry the sign and any carried scale. ``unit`` is None for a plain number.
    """

    number: Numeral
    start: int
    end: int
    kind: Kind
    unit: str | None
    low: float
    high: float | None
    digit: float
    ranged: bool = False


@dataclass(frozen=True, slots=True)
class RangeWords:
    """The words of ``ranges.toml``."""

    between: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    and_: frozenset[str]
    or_: frozenset[str]
    change: frozenset[str]
    past_change: frozenset[str]
    by: frozenset[str]
    list_joins: frozenset[str]
    rates: frozenset[str]
    joints: frozenset[str]


@cache
def range_words(language: str = "en") -> RangeWords:
    """The range table of a language."""
    table = vocabulary("ranges", language)
    return RangeWords(
        between=frozenset(table["between"]),
        from_=frozenset(table["from"]),
        to=frozenset(table["to"]),
        and_=frozenset(table["and"]),
        or_=frozenset(table["or"]),
        change=frozenset(table["change"]),
        past_change=frozenset(table["past-change"]),
        by=frozenset(table["by"]),
        list_joins=frozenset(table["list-joins"]),
        rates=frozenset(table["rates"]),
        joints=frozenset("-").union(table["to"], table["and"], table["or"]),
    )


def opening(tokens: list[Token], start: int, words: RangeWords) -> Opening | None:
    """The word before an amount that opens a range."""
    norm = tokens[start - 1].norm if start else ""
    if norm in words.between:
        return Opening.BETWEEN
    return Opening.FROM if norm in words.from_ else None


def is_change(tokens: list[Token], start: int, words: RangeWords) -> bool:
    """Tell whether a verb of change stands before "from": "rose from 10% to 12%" are two values, no range."""
    return any(token.norm in words.change for token in tokens[max(start - 1 - _FARTHEST_VERB, 0) : start - 1])


def connector_end(tokens: list[Token], at: int, opened: Opening | None, words: RangeWords) -> int | None:
    """The token index after the word or dash that may join two ends of a range; None where none stands at ``at``."""
    token = tokens[at]
    if token.text in _DASHES:
        after = tokens[at + 1]
        if token.start == tokens[at - 1].end and after.norm in words.to:  # "8- to 16-metre"
            return at + 2
        touching = token.start == tokens[at - 1].end and after.start == token.end
        spaced = token.start == tokens[at - 1].end + 1 and after.start == token.end + 1
        return at + 1 if touching or (spaced and token.text != "−") else None
    if token.norm in words.to or (opened is Opening.BETWEEN and token.norm in words.and_) or token.norm in words.or_:
        return at + 1
    return None


def rate_end(tokens: list[Token], amount: Amount, words: RangeWords) -> int:
    """The token index after what an amount of money is for: the "a share" of "$10 a share to $12 a share"."""
    at = amount.end
    if amount.kind is Kind.MONEY and tokens[at].norm in words.rates and tokens[at + 1].kind == WORD:
        return at + 2
    return at


def same_rate(tokens: list[Token], first: Amount, second: Amount, rate: int) -> bool:
    """Tell whether the second amount is for the same as the first: "$10 a share to $12 a share"."""
    return all(tokens[at].norm == tokens[second.end + at - first.end].norm for at in range(first.end, rate))


def combine(
    tokens: list[Token], first: Amount, second: Amount, connector: Token, opened: Opening | None, words: RangeWords
) -> Amount | None:
    """The range between two amounts; None where they do not make one."""
    kind, unit = second.kind, second.unit
    if first.unit is not None and first.kind is not second.kind:
        if first.kind is not Kind.MONEY or second.kind is not Kind.NUMBER or first.start == first.number.start:
            return None
        kind, unit = first.kind, first.unit
    elif first.unit is not None and first.unit != second.unit:
        if "$" not in (first.unit, second.unit) or first.kind is not Kind.MONEY:
            return None
        unit = first.unit if second.unit == "$" else second.unit
        if unit not in ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"):
            return None
    if first.high is None or second.high is None or first.ranged or second.ranged:
        return None
    if _is_part(first) and not _is_part(second) and tokens[first.start].kind == WORD:
        return None  # "rose by a third to 94 million"
    if opened is None and _is_two_values(tokens, first, second, connector, words):
        return None
    low, low_digit = _carried(first, second)
    high = second.high
    if low > high and opened is not None and (low <= 0 or kind is Kind.SHARE):
        low, high = high, low
    if low >= high or (connector.norm in words.or_ and not _neighbours(first, second, low)):
        return None
    joined = first.number._replace(
        end=second.number.end,
        significant=second.number.significant,
        form=second.number.form,
        scale=second.number.scale,
    )
    return Amount(joined, first.start, second.end, kind, unit, low, high, max(low_digit, second.digit), ranged=True)


def _is_part(amount: Amount) -> bool:
    """Tell whether an amount is a fraction of something: "a third", but not "half a million"."""
    return amount.number.form is Form.FRACTION and amount.number.scale == 1


def _carried(first: Amount, second: Amount) -> tuple[float, float]:
    """The lower end and its digit, with the upper end's scale where the lower has none of its own."""
    scale = second.number.scale
    plain = first.number.scale == 1 and first.number.form in (Form.DIGITS, Form.WORDS, Form.FRACTION)
    if scale > 1 and plain and second.high is not None and first.low * scale <= second.high:
        return first.low * scale, (first.digit or 1) * scale if scale > 100 else 0.0
    return first.low, first.digit


def _is_two_values(tokens: list[Token], first: Amount, second: Amount, connector: Token, words: RangeWords) -> bool:
    """Tell whether "X to Y" says by how much and to where: "rose 5% to 12%", "fell by 12,000 to 348,000".

    Plain numbers do where the second is so much larger that both are no range, the scale carried to the first or not.
    """
    if connector.norm not in words.to or second.high is None:
        return False
    before = tokens[first.start - 1].norm if first.start else ""
    further = tokens[first.start - 2].norm if first.start > 1 else ""
    changed = before in words.past_change or further in words.past_change
    if first.unit is not None and second.unit is not None:
        return changed
    plain = first.unit is None and second.unit is None and 0 < _WIDEST * _carried(first, second)[0] < second.high
    return plain and (changed or before in words.by)


def _neighbours(first: Amount, second: Amount, low: float) -> bool:
    """Tell whether "two or three", "10 or 12" are near enough to mean a range."""
    if low <= 0 or second.high is None or first.number.form is not second.number.form:
        return False
    return second.high <= max(low + 1, low * 2) and first.unit is None


def is_season(tokens: list[Token], first: Amount, second: Amount) -> bool:
    """Tell whether "14–15" is a season: two digits, then the next number, after "the" or "in"."""
    before = tokens[first.start - 1].norm if first.start else ""
    return 10 <= first.low < 100 and second.low == first.low + 1 and before in ("the", "in", "of", "during")


def is_score(first: Amount, second: Amount, connector: Token) -> bool:
    """Tell whether two plain numbers around a hyphen are a score or a vote ("3-1"), unless something says otherwise."""
    return (
        connector.text in _DASHES
        and first.kind is Kind.NUMBER
        and second.kind is Kind.NUMBER
        and first.number.scale == 1
        and second.number.scale == 1
    )
