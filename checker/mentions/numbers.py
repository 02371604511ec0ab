"""Numerals: "81,000", "1.2bn", "eighty-one thousand", "half a billion", "2½ million", "hundreds of thousands".

A numeral is the number alone, without currency, unit, noun or hedge; the other readers put those around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary
from checker.mentions.tokens import CLOSING, NUMBER, SYMBOL, WORD, Token

_LONGEST = 30  # digits; anything longer is no quantity of the news
_LARGEST = 10**18  # scale words beyond it are not multiplied on: "million million million …" stays linear
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
    "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_WRITTEN_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64})


class Form(Enum):
    """How a numeral is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"


class Numeral(NamedTuple):
    """A number between two token indexes (the second excluded).

    ``low`` and ``high`` are equal but for vague numerals ("dozens" is 24 to None). ``digit`` is the size of the last
    written digit, 0 for an integer written out in full; ``significant`` the size of the last significant one, for
    hedges. ``scale`` is what the scale words multiply to, 1 where there are none.
    """

    start: int
    end: int
    low: float
    high: float | None
    digit: float
    significant: float
    scale: float = 1
    form: Form = Form.DIGITS


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, as ``numbers.toml`` lists them."""

    decimal: str
    group: str
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    letters: Mapping[str, int]
    money_letters: Mapping[str, int]
    groups: Mapping[str, int]
    careful_groups: Mapping[str, int]
    vague: Mapping[str, int]
    several: Mapping[str, tuple[int, int]]
    alone: Mapping[str, tuple[int, int]]
    denominators: Mapping[str, int]
    ordinals: Mapping[str, int]
    articles: frozenset[str]
    joiners: frozenset[str]
    point: frozenset[str]
    minus: frozenset[str]
    of: frozenset[str]
    half: frozenset[str]
    over: frozenset[str]
    metre_context: frozenset[str]
    starters: frozenset[str]


@cache
def number_words(language: str = "en") -> NumberWords:
    """The number words of a language; separators of digits come from CLDR for a language without its own file."""
    table = vocabulary("numbers", language)
    decimal, group = table["decimal"], table["group"]
    if language != "en" and table is vocabulary("numbers", "en"):
        decimal, group = _separators(language)
    several = {word: (low, high) for word, (low, high) in table["several"].items()}
    alone = {word: (low, high) for word, (low, high) in table["alone"].items()}
    starters = {
        *table["ones"], *table["tens"], *table["vague"], *several, *alone, *table["groups"], *table["half"],
        *table["denominators"], *(word for word, factor in table["scales"].items() if len(word) > 3 or factor == 100),
    }  # fmt: skip
    return NumberWords(
        decimal=decimal,
        group=group,
        ones=table["ones"],
        tens=table["tens"],
        scales=table["scales"],
        letters=table["letters"],
        money_letters=table["money-letters"],
        groups=table["groups"],
        careful_groups=table["careful-groups"],
        vague=table["vague"],
        several=several,
        alone=alone,
        denominators=table["denominators"],
        ordinals=table["ordinals"],
        articles=frozenset(table["articles"]),
        joiners=frozenset(table["and"]),
        point=frozenset(table["point"]),
        minus=frozenset(table["minus"]),
        of=frozenset(table["of"]),
        half=frozenset(table["half"]),
        over=frozenset(table["over"]),
        metre_context=frozenset(table["metre-context"]),
        starters=frozenset(starters),
    )


def _separators(language: str) -> tuple[str, str]:
    """Decimal and group separator of a language; those of English where it is not known."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return ".", ","
    return get_decimal_symbol(locale), get_group_symbol(locale)


def parse_digits(text: str, words: NumberWords) -> tuple[int, int] | None:
    """Mantissa and number of decimals of digits with separators; None where they are no number ("1.2.3", "22,24").

    >>> parse_digits("1,234.5", number_words())
    (12345, 1)
    """
    if text.isdigit():
        return (int(text), 0) if len(text) <= _LONGEST and (text[0] != "0" or len(text) == 1) else None
    if len(text) > 2 * _LONGEST:
        return None
    decimal, group = words.decimal, words.group if words.group in ".," else ","
    whole, mark, decimals = text.rpartition(decimal)
    if not mark:
        whole, decimals = text, ""
    if group in decimals or decimal in whole:
        return _other_way_round(text, decimal, group)
    if whole[0] == "0" and whole != "0":
        return None
    groups = whole.split(group)
    if len(groups) > 1 and not _grouped(groups):
        return None
    return int("".join(groups) + decimals), len(decimals)


def _grouped(groups: list[str]) -> bool:
    """Tell whether digits stand in thousands ("1,234,567") or in lakhs ("12,34,567")."""
    if len(groups[0]) > 3 or len(groups[-1]) != 3:
        return False
    middle = {len(group) for group in groups[1:-1]}
    return middle <= {3} or (middle <= {2} and len(groups[0]) <= 2)


def _other_way_round(text: str, decimal: str, group: str) -> tuple[int, int] | None:
    """A number that can only be in the other convention: "1.111,11" or "1.234.567" in English."""
    whole, mark, decimals = text.rpartition(group)
    if not mark:
        whole, decimals = text, ""
    groups = whole.split(decimal)
    if decimal in decimals or group in whole or not all(len(part) == 3 for part in groups[1:]) or len(groups[0]) > 3:
        return None
    if len(groups) < 2 or groups[0][0] == "0":
        return None
    return int("".join(groups) + decimals), len(decimals)


def make(start: int, end: int, mantissa: int, decimals: int, scale: int, form: Form) -> Numeral:
    """A numeral of the digits ``mantissa``, of which ``decimals`` stand after the point, times ``scale``.

    The value is divided once, from whole numbers, so that "4.35 million" is exactly 4,350,000.
    """
    one = 10**decimals
    value = mantissa * scale / one
    if decimals:
        digit = significant = scale / one
    else:
        zeros = 0
        rest = mantissa
        while rest and rest % 10 == 0:
            rest //= 10
            zeros += 1
        digit = scale if scale > 100 else 0
        significant = scale * 10**zeros
    return Numeral(start, end, value, value, digit, significant, scale, form)


def numeral(tokens: Sequence[Token], index: int, words: NumberWords, *, money: bool = False) -> Numeral | None:
    """The numeral whose first digit or number word stands at ``index``; None where there is none.

    An article before it belongs to it ("a million"), so it may start one token earlier. ``money`` allows the scale
    letters that only stand with currencies ("$2.1t").
    """
    token = tokens[index]
    if token.kind == NUMBER:
        return _digits(tokens, index, words, money)
    if token.kind == SYMBOL:
        return _vulgar(tokens, index, words)
    return _words(tokens, index, words)


def _digits(tokens: Sequence[Token], index: int, words: NumberWords, money: bool) -> Numeral | None:
    parsed = parse_digits(tokens[index].text, words)
    if parsed is None:
        return None
    mantissa, decimals = parsed
    end = index + 1
    power = _power(tokens, index, mantissa, decimals)
    if power is not None:
        return power
    if not decimals and mantissa and tokens[index].text.isdigit():
        end, mantissa, decimals = _spaced_groups(tokens, index, mantissa, words)
    following = tokens[end]
    if not decimals and following.kind != WORD:
        fraction = _fraction_after(tokens, end, mantissa)
        if fraction is not None:
            end, numerator, denominator = fraction
            return _scaled_fraction(tokens, index, end, numerator, denominator, words)
    elif not decimals and following.norm in words.joiners:
        tail = _half_after(tokens, end, words)
        if tail is not None:
            return _scaled_fraction(tokens, index, tail[0], mantissa * tail[2] + tail[1], tail[2], words)
    group = words.groups.get(following.norm)
    if group is not None and following.norm not in words.careful_groups:
        value = mantissa * group / 10**decimals
        return Numeral(index, end + 1, value, value, 0, group, 1, Form.WORDS)
    end, scale = _scale(tokens, end, words, money)
    made = make(index, end, mantissa, decimals, scale, Form.DIGITS)
    if scale == 1:
        return _one_over(tokens, made, words) if mantissa == 1 and tokens[end].norm in words.over else made
    return _with_rest(tokens, _with_fraction(tokens, made, words), words)


def _power(tokens: Sequence[Token], index: int, mantissa: int, decimals: int) -> Numeral | None:
    """Scientific notation: "1.3e6", "6.23x10^-4", "2.48×10−5" and "1.1^23"; every part touches the next."""
    mark = tokens[index + 1]
    if mark.start != tokens[index].end or mark.norm not in ("e", "x", "×", "^"):
        return None
    at = index + 2
    base = 10.0
    if mark.norm in ("x", "×"):
        if tokens[at].text != "10" or tokens[at].start != mark.end:
            return None
        at += 1
        if tokens[at].text == "^":
            at += 1
        elif tokens[at].norm != "-":
            return None
    value = mantissa / 10**decimals
    if mark.norm == "^":
        base, value = value, 1.0
    sign = 1
    while tokens[at].norm in ("-", "+") and tokens[at].start == tokens[at - 1].end and at < index + 6:
        sign = -1 if tokens[at].norm == "-" else 1
        at += 1
    exponent = tokens[at]
    if exponent.kind != NUMBER or exponent.start != tokens[at - 1].end or not exponent.text.isdigit():
        return None
    if len(exponent.text) > 2 or not base:
        return None
    value *= base ** (sign * int(exponent.text))
    return Numeral(index, at + 1, value, value, 0, abs(value) / 10)


def _spaced_groups(tokens: Sequence[Token], index: int, mantissa: int, words: NumberWords) -> tuple[int, int, int]:
    """Take up groups of three digits after spaces: "1 234 567", "81 000" with any one space between."""
    first = tokens[index]
    end = index + 1
    if len(first.text) > 3:
        return end, mantissa, 0
    digits = first.text
    decimals = ""
    while len(digits) <= _LONGEST and not decimals:
        token, before = tokens[end], tokens[end - 1]
        if token.kind != NUMBER or token.start != before.end + 1:
            break
        group, _, decimals = token.text.partition(words.decimal)
        if len(group) != 3 or not group.isdigit() or (decimals and not decimals.isdigit()):
            return end, int(digits), 0
        if tokens[end + 1].start == token.end and tokens[end + 1].kind in (NUMBER, WORD):
            return end, int(digits), 0
        digits += group
        end += 1
    return end, int(digits + decimals), len(decimals)


def _with_rest(tokens: Sequence[Token], made: Numeral, words: NumberWords) -> Numeral:
    """Take up the smaller part after a scale word: "3 hundred and 21", "4 thousand 3 hundred and 21"."""
    at = made.end
    if made.scale == 100:
        if tokens[at].norm in words.joiners:
            token = tokens[at + 1]
            small = int(token.text) if token.kind == NUMBER and token.text.isdigit() and len(token.text) <= 2 else 0
            small = small or words.ones.get(token.norm, 0)
            if small and tokens[at + 2].norm not in words.scales and tokens[at + 2].start != token.end:
                value = made.low + small
                return Numeral(made.start, at + 2, value, value, 0, 1, 1, made.form)
    elif made.scale > 100 and tokens[at].kind == NUMBER and tokens[at + 1].norm == "hundred":
        rest = _digits(tokens, at, words, money=False)
        if rest is not None and rest.high is not None and rest.low < made.scale:
            value = made.low + rest.low
            return Numeral(made.start, rest.end, value, value, rest.digit, rest.significant, 1, made.form)
    return made


def _fraction_after(tokens: Sequence[Token], end: int, whole: int) -> tuple[int, int, int] | None:
    """End, numerator and denominator where a fraction follows: the "/4" of "1/4", the "1/2" of "2 1/2", the "½" of "2½"."""
    token = tokens[end]
    if token.norm == "/":
        denominator = _denominator(tokens, end + 1, whole)
        return None if denominator is None else (end + 2, whole, denominator)
    if token.kind == SYMBOL and token.text in _VULGAR:
        numerator, denominator = _VULGAR[token.text]
        return end + 1, whole * denominator + numerator, denominator
    if token.norm == "-" and tokens[end + 2].norm == "/":
        token, end = tokens[end + 1], end + 1
    if token.kind == NUMBER and token.text.isdigit() and len(token.text) <= 2 and tokens[end + 1].norm == "/":
        denominator = _denominator(tokens, end + 2, int(token.text))
        if denominator is not None and int(token.text) < denominator:
            return end + 3, whole * denominator + int(token.text), denominator
    return None


def _denominator(tokens: Sequence[Token], index: int, numerator: int) -> int | None:
    """The denominator at ``index`` where it makes a usual fraction with the numerator; "24/7" and "9/11" are none."""
    token = tokens[index]
    if token.kind != NUMBER or not token.text.isdigit() or len(token.text) > 3 or tokens[index + 1].norm == "/":
        return None
    denominator = int(token.text)
    usual = denominator in _WRITTEN_DENOMINATORS or (numerator == 1 and denominator in (7, 9, 10, 20, 40, 50, 100, 1000))
    return denominator if 0 < numerator < denominator and usual else None


def _vulgar(tokens: Sequence[Token], index: int, words: NumberWords) -> Numeral | None:
    fraction = _VULGAR.get(tokens[index].text)
    return None if fraction is None else _scaled_fraction(tokens, index, index + 1, *fraction, words)


def _scaled_fraction(
    tokens: Sequence[Token], start: int, end: int, numerator: int, denominator: int, words: NumberWords
) -> Numeral:
    """A fraction with the scale that may follow it: "half a billion", "a quarter of a million", "2½ million"."""
    scale = 1
    at = end
    if tokens[at].norm in words.of and tokens[at + 1].norm in words.articles:
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


def _scale(tokens: Sequence[Token], end: int, words: NumberWords, money: bool) -> tuple[int, int]:
    """End and factor of the scale words or letters at ``end``; factor 1 where there are none."""
    token = tokens[end]
    if token.norm == "-" and token.start == tokens[end - 1].end == token.end - 1:
        factor = words.scales.get(tokens[end + 1].norm)
        if factor is None or tokens[end + 1].start != token.end:
            return end, 1
        return end + 2, factor
    if token.kind != WORD:
        return end, 1
    touching = token.start == tokens[end - 1].end
    scale = words.scales.get(token.norm)
    if scale is None and (touching or money or token.text == "M"):
        letters = words.money_letters if money else words.letters
        scale = letters.get(token.norm)
        if scale is not None and not money and _is_metre(tokens, end, words):
            return end, 1
    if scale is None:
        return end, 1
    end += 1
    while scale < _LARGEST and (further := words.scales.get(tokens[end].norm)) is not None:
        if tokens[end].start == tokens[end - 1].end:
            break
        scale *= further
        end += 1
    return end, scale


def _is_metre(tokens: Sequence[Token], index: int, words: NumberWords) -> bool:
    """Tell whether the "m" of "1.8m tall" or "5m/s" stands for metres."""
    if tokens[index].text != "m":
        return False
    after = tokens[index + 1]
    if after.norm == "-":
        after = tokens[index + 2]
    return after.norm in words.metre_context or tokens[index - 1].text in ("100", "200", "400", "800", "1500", "1,500")


def _with_fraction(tokens: Sequence[Token], made: Numeral, words: NumberWords) -> Numeral:
    """Take up "and a half" after a scale: "3 million and a half"."""
    tail = _half_after(tokens, made.end, words)
    if tail is None or made.high is None:
        return made
    end, numerator, denominator = tail
    own = words.scales.get(tokens[end].norm, 0)  # "one billion and three quarters million"
    end, unit = (end + 1, own) if 0 < own < made.scale else (end, made.scale)
    value = made.low + unit * numerator / denominator
    return Numeral(made.start, end, value, value, unit / 10, unit / 10, made.scale, made.form)


def _half_after(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, int, int] | None:
    """End, numerator and denominator of "and a half", "and three quarters"; None where something else follows."""
    if tokens[at].norm not in words.joiners:
        return None
    at += 1
    if tokens[at].norm in words.articles:
        end, numerator = at + 1, 1
    elif tokens[at].norm in words.ones or tokens[at].norm in words.tens:
        end, numerator, _ = _cardinal(tokens, at, words)
    else:
        return None
    fraction = _denominator_words(tokens, end, numerator, words)
    if fraction is None or numerator >= fraction[1]:
        return None
    end, denominator = fraction
    if numerator == 1 and denominator > 2 and tokens[end].kind == WORD and tokens[end].norm not in words.scales:
        return None  # "three and a third man": an ordinal
    return end, numerator, denominator


def _words(tokens: Sequence[Token], index: int, words: NumberWords) -> Numeral | None:
    norm = tokens[index].norm
    start = index
    previous = tokens[index - 1] if index else None
    article = previous is not None and previous.norm in words.articles
    if norm in words.half:
        return _scaled_fraction(tokens, start - (1 if article else 0), index + 1, 1, 2, words)
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
        if norm in words.denominators and words.denominators[norm] == 4 and further in words.scales:
            return _scaled_fraction(tokens, index, index + 1, 1, 4, words)
        return None
    if norm in words.groups:
        return Numeral(index - 1, index + 1, words.groups[norm], words.groups[norm], 0, 10, 1, Form.WORDS)
    if norm in words.denominators and not norm.endswith("s"):
        return _scaled_fraction(tokens, index - 1, index + 1, 1, words.denominators[norm], words)
    if norm in words.scales:
        made = _spelled(tokens, index, words)
        return None if made is None else made._replace(start=index - 1)
    return None


def _several(tokens: Sequence[Token], index: int, article: bool, words: NumberWords) -> Numeral | None:
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
    while factor < _LARGEST and (further := words.scales.get(tokens[end].norm)) is not None:
        factor *= further
        end += 1
    low, high = words.several[norm]
    start = index - 1 if article else index
    return Numeral(start, end, low * factor, high * factor, 0, factor, factor, Form.VAGUE)


def _vague(tokens: Sequence[Token], index: int, words: NumberWords) -> Numeral:
    """ "thousands" is 2,000 upward, "hundreds of thousands" 200,000 upward, "tens of millions" 20 million upward."""
    low = words.vague[tokens[index].norm]
    end = index + 1
    while (
        low < _LARGEST
        and tokens[end].norm in words.of
        and tokens[end + 1].norm in words.vague
        and tokens[end + 1].norm in words.scales
    ):
        low *= words.scales[tokens[end + 1].norm]
        end += 2
    return Numeral(index, end, low, None, 0, low, 1, Form.VAGUE)


def _spelled(tokens: Sequence[Token], index: int, words: NumberWords) -> Numeral | None:
    """A cardinal in words, with "and" and hyphens inside, decimals after "point", and fractions after it."""
    end, value, scale = _cardinal(tokens, index, words)
    if end == index:
        return None
    if tokens[end].norm in words.point:
        decimals = _spoken_decimals(tokens, end + 1, words)
        if decimals:
            end = end + 1 + decimals[0]
            end, scale = _scale(tokens, end, words, money=False)
            return make(index, end, int(f"{value}{decimals[1]}"), len(decimals[1]), scale, Form.WORDS)
    fraction = _denominator_words(tokens, end, value, words)
    if fraction is not None:
        end, denominator = fraction
        part = value % 100
        if value > 100 and 1 < part < denominator and scale == 1 and _has_and(tokens, index, end, words):
            value = (value - part) * denominator + part  # "one hundred and three quarters"
        return _scaled_fraction(tokens, index, end, value, denominator, words)
    if _is_ordinal_after(tokens, end, words):
        return None
    tail = _half_after(tokens, end, words)
    if tail is not None and scale < 1000:
        return _scaled_fraction(tokens, index, tail[0], value * tail[2] + tail[1], tail[2], words)
    group = words.groups.get(tokens[end].norm)
    if group is not None and tokens[end].norm not in words.careful_groups:
        hundreds = value - value % 100 if value > 100 and value % 100 else 0  # "three hundred and two dozens"
        value = hundreds + (value - hundreds) * group
        return Numeral(index, end + 1, value, value, 0, group, 1, Form.WORDS)
    digit = scale if scale > 100 and value % scale == 0 else 0
    significant = make(index, end, value, 0, 1, Form.WORDS).significant
    made = Numeral(index, end, value, value, digit, significant, scale, Form.WORDS)
    if value == 1 and tokens[end].norm in words.over:
        return _one_over(tokens, made, words)
    return _with_fraction(tokens, made, words) if scale > 1 else made


def _has_and(tokens: Sequence[Token], start: int, end: int, words: NumberWords) -> bool:
    return any(token.norm in words.joiners for token in tokens[start:end])


def _one_over(tokens: Sequence[Token], made: Numeral, words: NumberWords) -> Numeral:
    """ "one over twenty" as a fraction, where nothing follows it."""
    at = made.end + 1
    if tokens[at].kind != NUMBER and tokens[at].norm not in words.ones and tokens[at].norm not in words.tens:
        return made
    under = numeral(tokens, at, words)
    if under is None or under.high is None or under.low <= 1 or tokens[under.end].kind not in (*CLOSING, SYMBOL):
        return made
    value = made.low / under.low
    return Numeral(made.start, under.end, value, value, value / 100, value / 10, 1, Form.WORDS)


def _denominator_words(tokens: Sequence[Token], end: int, value: int, words: NumberWords) -> tuple[int, int] | None:
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


def _is_ordinal_after(tokens: Sequence[Token], end: int, words: NumberWords) -> bool:
    """Tell whether a cardinal goes on as an ordinal: "twenty-first", "two hundredth"."""
    at = end + 1 if tokens[end].norm == "-" else end
    ordinal = words.ordinals.get(tokens[at].norm)
    if ordinal is None:
        return False
    if at > end or ordinal >= 100:
        return True
    return ordinal < 10 and tokens[end - 1].norm in words.tens


def _cardinal(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, int, int]:
    """End, value and scale of a cardinal in words at ``index``. The scale is that of its last part.

    >>> from checker.mentions.tokens import tokenize, padded
    >>> _cardinal(padded(tokenize("two hundred and fifty thousand")), 0, number_words())[1]
    250000
    """
    total = group = 0
    room = 1000  # what may still be added to the group must be smaller
    last_scale = _LARGEST
    scale = 1
    at = end = index
    while True:
        norm = tokens[at].norm
        if norm in words.ones:
            value = words.ones[norm]
            if value >= room or (room <= 10 and value == 0):
                break
            group, room = group + value, 1
        elif norm in words.tens:
            if room <= 10:
                break
            group, room = group + words.tens[norm], 10
        elif norm == "hundred" or (norm in words.scales and words.scales[norm] == 100):
            if group >= 100 or (group == 0 and at > index):
                break
            group, room, scale = (group or 1) * 100, 100, 100
            at = end = at + 1
            at = _joined(tokens, at, words, tens_only=False)
            continue
        elif norm in words.scales and (len(norm) > 3 or group):
            factor = words.scales[norm]
            if total > _LARGEST:
                break
            if group == 0 and total and at == end:  # "three lakh crore"
                total *= factor
            elif factor >= last_scale:
                break
            else:
                total += (group or 1) * factor
            group, room, last_scale, scale = 0, 1000, factor, factor
            at = end = at + 1
            at = _joined(tokens, at, words, tens_only=False)
            continue
        else:
            break
        scale = 1
        at = end = at + 1
        if room == 10:
            at = _joined(tokens, at, words, tens_only=True)
        if tokens[at].norm == "-" and tokens[at + 1].norm in words.scales and tokens[at].start == tokens[at - 1].end:
            at += 1
    return end, total + group, scale


def _joined(tokens: Sequence[Token], at: int, words: NumberWords, *, tens_only: bool) -> int:
    """Step over a hyphen or an "and" between the parts of a cardinal."""
    token, following = tokens[at], tokens[at + 1]
    if tens_only:
        return at + 1 if token.text in ("-", "‐", "‑") and 0 < words.ones.get(following.norm, 0) < 10 else at
    if token.norm in words.joiners:
        small = following.norm in words.tens or words.ones.get(following.norm, 0) > 0
        return at + 1 if small and _plain_after_and(tokens, at + 1, words) else at
    return at


def _plain_after_and(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """Tell whether the number after "and" closes a cardinal: not "a hundred and two thirds", "a million and 3.5"."""
    following = tokens[at + 1]
    if following.norm == "-":
        following = tokens[at + 2]
    return following.norm not in words.denominators


def _spoken_decimals(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, str] | None:
    """How many tokens, and the digits, after "point": "one three" is "13", "seventy-one" "71"."""
    digits = ""
    start = at
    while True:
        norm = tokens[at].norm
        if norm in words.ones and words.ones[norm] < 10 and len(digits) < 9:
            digits += str(words.ones[norm])
            at += 1
        elif not digits and (norm in words.ones or norm in words.tens):
            end, value, _ = _cardinal(tokens, at, words)
            return end - start, str(value)
        elif not digits and tokens[at].kind == NUMBER and tokens[at].text.isdigit() and len(tokens[at].text) < 4:
            return 1, tokens[at].text
        else:
            break
    return (at - start, digits) if digits else None


def vulgar_signs() -> frozenset[str]:
    """The signs of fractions: "½" and its like."""
    return frozenset(_VULGAR)
