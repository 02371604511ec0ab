"""Numerals: "81,000", "1.2bn", "eighty-one thousand", "half a billion", "2½ million", "hundreds of thousands".

A numeral is the number alone, without currency, unit, noun or hedge; the other readers put those around it.
"""

from __future__ import annotations

from checker.mentions.cardinals import cardinal, spoken_decimals
from checker.mentions.digits import numeral_in_digits, scale_after
from checker.mentions.fractions import (
    SIGNS,
    denominator_after,
    fraction_tail,
    goes_on_as_ordinal,
    scaled_fraction,
    with_tail,
)
from checker.mentions.numerals import LARGEST, Form, NumberWords, Numeral, make
from checker.mentions.tokens import CLOSING, CLOSING_OR_SYMBOL, NUMBER, SYMBOL, Token


def numeral(tokens: list[Token], index: int, words: NumberWords, *, money: bool = False) -> Numeral | None:
    """The numeral whose first digit or number word stands at ``index``; None where there is none.

    An article before it belongs to it ("a million"), so it may start one token earlier. ``money`` allows the scale
    letters that only stand with currencies ("$2.1t").
    """
    token = tokens[index]
    if token.kind == NUMBER:
        found = numeral_in_digits(tokens, index, words, money=money)
    elif token.kind == SYMBOL:
        fraction = SIGNS.get(token.text)
        found = None if fraction is None else scaled_fraction(tokens, index, index + 1, *fraction, words)
    else:
        found = _words(tokens, index, words)
    if found is not None and found.low == 1 and tokens[found.end].norm in words.over:
        return _one_over(tokens, found, words)
    return found


def _words(tokens: list[Token], index: int, words: NumberWords) -> Numeral | None:
    norm = tokens[index].norm
    start = index
    previous = tokens[index - 1] if index else None
    article = previous is not None and previous.norm in words.articles
    if norm in words.half:
        return scaled_fraction(tokens, start - (1 if article else 0), index + 1, 1, 2, words)
    if norm in words.several:
        return _several(tokens, index, article, words)
    if norm in words.alone:
        following = tokens[index + 1]
        if article and (following.norm in words.of or following.norm == "or" or following.kind in CLOSING):
            low, high = words.alone[norm]
            return Numeral(index - 1, index + 1, low, high, 0, 1, 1, Form.VAGUE)
        return None
    if norm in words.ones or norm in words.tens:
        return _spelled(tokens, index, words)
    if norm in words.vague and not article:
        return _vague(tokens, index, words)
    if not article:
        further = tokens[index + 1].norm
        if norm in words.scales and further in words.scales and not norm.endswith("s"):
            return _spelled(tokens, index, words)
        if words.denominators.get(norm) == 4 and norm[-1] != "s":
            found = scaled_fraction(tokens, index, index + 1, 1, 4, words)
            return found if found.scale > 1 else None
        return None
    if norm in words.groups:
        return Numeral(
            index - 1, index + 1, words.groups[norm], words.groups[norm], 0, 10, words.groups[norm], Form.WORDS
        )
    if norm in words.denominators and not norm.endswith("s"):
        return scaled_fraction(tokens, index - 1, index + 1, 1, words.denominators[norm], words)
    if norm in words.scales:
        made = _spelled(tokens, index, words)
        return None if made is None else made._replace(start=index - 1)
    return None


def _several(tokens: list[Token], index: int, article: bool, words: NumberWords) -> Numeral | None:
    """ "several hundred", "a few dozen", "a couple of hundred"; without a scale the word is no number."""
    norm = tokens[index].norm
    if norm == "couple" and not article:
        return None
    end = index + 1
    if tokens[end].norm in words.of:
        end += 1
    factor = words.groups.get(tokens[end].norm) or words.scales.get(tokens[end].norm)
    if factor is None:
        return None
    end += 1
    while factor < LARGEST and (further := words.scales.get(tokens[end].norm)) is not None:
        factor *= further
        end += 1
    low, high = words.several[norm]
    start = index - 1 if article else index
    return Numeral(start, end, low * factor, high * factor, 0, factor, factor, Form.VAGUE)


def _vague(tokens: list[Token], index: int, words: NumberWords) -> Numeral:
    """ "thousands" is 2,000 upward, "hundreds of thousands" 200,000 upward, "tens of millions" 20 million upward."""
    low = words.vague[tokens[index].norm]
    end = index + 1
    while (
        low < LARGEST
        and tokens[end].norm in words.of
        and tokens[end + 1].norm in words.vague
        and tokens[end + 1].norm in words.scales
    ):
        low *= words.scales[tokens[end + 1].norm]
        end += 2
    return Numeral(index, end, low, None, 0, low, 1, Form.VAGUE)


def _spelled(tokens: list[Token], index: int, words: NumberWords) -> Numeral | None:
    """A cardinal in words, with "and" and hyphens inside, decimals after "point", and fractions after it."""
    end, value, scale = cardinal(tokens, index, words)
    if end == index:
        return None
    if tokens[end].norm in words.point:
        decimals = spoken_decimals(tokens, end + 1, words)
        if decimals:
            end = end + 1 + decimals[0]
            end, scale = scale_after(tokens, end, words, money=False)
            return make(index, end, int(f"{value}{decimals[1]}"), len(decimals[1]), scale, Form.WORDS)
    fraction = denominator_after(tokens, end, value, words)
    if fraction is not None:
        end, denominator = fraction
        part = value % 100
        if value > 100 and 1 < part < denominator and scale == 1 and _has_and(tokens, index, end, words):
            value = (value - part) * denominator + part  # "one hundred and three quarters"
        return scaled_fraction(tokens, index, end, value, denominator, words)
    if goes_on_as_ordinal(tokens, end, words):
        return None
    tail = fraction_tail(tokens, end, words)
    if tail is not None and scale < 1000:
        return scaled_fraction(tokens, index, tail[0], value * tail[2] + tail[1], tail[2], words)
    group = words.groups.get(tokens[end].norm)
    if group is not None and tokens[end].norm not in words.careful_groups:
        hundreds = value - value % 100 if value > 100 and value % 100 else 0  # "three hundred and two dozens"
        value = hundreds + (value - hundreds) * group
        return Numeral(index, end + 1, value, value, 0, group, group, Form.WORDS)
    digit = scale if scale > 100 and value % scale == 0 else 0
    significant = make(index, end, value, 0, 1, Form.WORDS).significant
    made = Numeral(index, end, value, value, digit, significant, scale, Form.WORDS)
    return with_tail(tokens, made, words) if scale > 1 else made


def _has_and(tokens: list[Token], start: int, end: int, words: NumberWords) -> bool:
    return any(token.norm in words.joiners for token in tokens[start:end])


def _one_over(tokens: list[Token], made: Numeral, words: NumberWords) -> Numeral:
    """ "one over twenty" as a fraction, where nothing follows it."""
    at = made.end + 1
    if tokens[at].kind != NUMBER and tokens[at].norm not in words.ones and tokens[at].norm not in words.tens:
        return made
    under = numeral(tokens, at, words)
    if under is None or under.high is None or under.low <= 1 or tokens[under.end].kind not in CLOSING_OR_SYMBOL:
        return made
    value = made.low / under.low
    return Numeral(made.start, under.end, value, value, value / 100, value / 10, 1, Form.WORDS)
