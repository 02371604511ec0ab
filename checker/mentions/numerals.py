"""What a numeral is, and the number words of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary

LARGEST = 10**18  # scale words beyond it are not multiplied on: "million million million …" stays linear


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
    metre_leads: frozenset[str]
    starters: frozenset[str]


@cache
def number_words(language: str = "en") -> NumberWords:
    """The number words of a language; separators of digits come from CLDR for a language without its own file."""
    table = vocabulary("numbers", language)
    decimal, group = table["decimal"], table["group"]
    if language != "en" and table == vocabulary("numbers", "en"):
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
        metre_leads=frozenset(table["metre-leads"]),
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
