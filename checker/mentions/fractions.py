"""Fractions: "half a billion", "two-thirds", "2½", "a quarter of a million", the "and a half" of a mixed number."""

from __future__ import annotations

from checker.mentions.cardinals import cardinal
from checker.mentions.numerals import Form, NumberWords, Numeral
from checker.mentions.tokens import NUMBER, SYMBOL, WORD, Token

SIGNS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_WRITTEN_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64})
_DENOMINATORS_OF_ONE = frozenset({7, 9, 10, 20, 40, 50, 100, 1000})


def scaled_fraction(
    tokens: list[Token], start: int, end: int, numerator: int, denominator: int, words: NumberWords
) -> Numeral:
    """A fraction with the scale that may follow it: "half a billion", "a quarter of a million", "2½ million"."""
    scale = 1
    at = end
    hyphens = tokens[at].norm == "-" and tokens[at + 1].norm in words.articles and tokens[at + 2].norm == "-"
    if hyphens:  # "half-a-billion"
        at += 3
    elif tokens[at].norm in words.of and tokens[at + 1].norm in words.articles:
        at += 2
    elif tokens[at].norm in words.articles:
        at += 1
    token = tokens[at]
    factor = words.scales.get(token.norm) or words.groups.get(token.norm)
    if factor is None and at == end and token.start == tokens[end - 1].end:
        factor = words.letters.get(token.norm)
    if factor is None and at == end and token.norm == "-":
        at += 1
        factor = words.scales.get(tokens[at].norm) or words.groups.get(tokens[at].norm)
    if factor is not None:
        end, scale = at + 1, factor
        further = words.scales.get(tokens[end].norm)
        if further is not None:
            end, scale = end + 1, scale * further
    value = numerator * scale / denominator
    tenth = scale / 10 if denominator in (2, 5, 10) else scale / 100
    digit = 0.0 if scale in (12, 20) else tenth
    return Numeral(start, end, value, value, digit, max(scale / 10, tenth), scale, Form.FRACTION)


def written_fraction(tokens: list[Token], end: int, whole: int) -> tuple[int, int, int] | None:
    """End, numerator and denominator where a fraction follows.

    The "/4" of "1/4", the "1/2" of "2 1/2" and the "½" of "2½", with the whole number already in the numerator.
    """
    token = tokens[end]
    if token.norm == "/":
        denominator = _denominator(tokens, end + 1, whole)
        return None if denominator is None else (end + 2, whole, denominator)
    if token.kind == SYMBOL and token.text in SIGNS:
        numerator, denominator = SIGNS[token.text]
        return end + 1, whole * denominator + numerator, denominator
    if token.norm == "-" and tokens[end + 2].norm == "/":
        token, end = tokens[end + 1], end + 1
    if token.kind == NUMBER and token.text.isdigit() and len(token.text) <= 2 and tokens[end + 1].norm == "/":
        denominator = _denominator(tokens, end + 2, int(token.text))
        if denominator is not None and int(token.text) < denominator:
            return end + 3, whole * denominator + int(token.text), denominator
    return None


def _denominator(tokens: list[Token], index: int, numerator: int) -> int | None:
    """The denominator at ``index`` where it makes a usual fraction with the numerator; "24/7" and "9/11" are none."""
    token = tokens[index]
    if token.kind != NUMBER or not token.text.isdigit() or len(token.text) > 3 or tokens[index + 1].norm == "/":
        return None
    denominator = int(token.text)
    usual = denominator in _WRITTEN_DENOMINATORS or (numerator == 1 and denominator in _DENOMINATORS_OF_ONE)
    return denominator if 0 < numerator < denominator and usual else None


def fraction_tail(tokens: list[Token], at: int, words: NumberWords) -> tuple[int, int, int] | None:
    """End, numerator and denominator of "and a half", "-and-a-half", "and three quarters"; None for anything else."""
    if tokens[at].norm == "-" and tokens[at + 1].norm in words.joiners and tokens[at + 2].norm == "-":
        at += 2
    elif tokens[at].norm not in words.joiners:
        return None
    at += 1
    if tokens[at].norm in words.articles:
        end, numerator = at + 1, 1
        if tokens[end].norm == "-":
            end += 1
    elif tokens[at].norm in words.ones or tokens[at].norm in words.tens:
        end, numerator, _ = cardinal(tokens, at, words)
    else:
        return None
    fraction = denominator_after(tokens, end, numerator, words)
    if fraction is None or numerator >= fraction[1]:
        return None
    end, denominator = fraction
    if numerator == 1 and denominator > 2 and tokens[end].kind == WORD and tokens[end].norm not in words.scales:
        return None  # "three and a third man": an ordinal
    return end, numerator, denominator


def denominator_after(tokens: list[Token], end: int, value: int, words: NumberWords) -> tuple[int, int] | None:
    """End and denominator of "thirds" after "two", "twenty-firsts" after "three"; "one third" but never "two third"."""
    at = end + 1 if tokens[end].norm == "-" else end
    tens = words.tens.get(tokens[at].norm, 0)
    if tens:
        at += 2 if tokens[at + 1].norm == "-" else 1
        denominator = words.ordinals.get(tokens[at].norm.removesuffix("s"), 0)
        if not 0 < denominator < 10:
            return None
        denominator += tens
    else:
        denominator = words.denominators.get(tokens[at].norm, 0)
    word = tokens[at].norm
    if not denominator or value <= 0 or (value == 1) == (word[-1] == "s"):
        return None
    return at + 1, denominator


def goes_on_as_ordinal(tokens: list[Token], end: int, words: NumberWords) -> bool:
    """Tell whether a cardinal goes on as an ordinal: "twenty-first", "two hundredth"."""
    at = end + 1 if tokens[end].norm == "-" else end
    ordinal = words.ordinals.get(tokens[at].norm)
    if ordinal is None:
        return False
    if at > end or ordinal >= 100:
        return True
    return ordinal < 10 and tokens[end - 1].norm in words.tens


def with_tail(tokens: list[Token], made: Numeral, words: NumberWords) -> Numeral:
    """Take up "and a half" after a scale: "3 million and a half"."""
    tail = fraction_tail(tokens, made.end, words)
    if tail is None or made.high is None:
        return made
    end, numerator, denominator = tail
    own = words.scales.get(tokens[end].norm, 0)  # "one billion and three quarters million"
    end, unit = (end + 1, own) if 0 < own < made.scale else (end, made.scale)
    value = made.low + unit * numerator / denominator
    return Numeral(made.start, end, value, value, unit / 10, unit / 10, made.scale, made.form)
