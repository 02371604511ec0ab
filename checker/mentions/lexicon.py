"""All the words of a language that the grammar of quantities needs."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from checker.mentions.fractions import SIGNS
from checker.mentions.hedges import HedgeWords, hedge_words
from checker.mentions.money import CurrencyWords, currency_words
from checker.mentions.nouns import NounWords, noun_words
from checker.mentions.numerals import NumberWords, number_words
from checker.mentions.ranges import RangeWords, range_words
from checker.mentions.shares import ShareWords, share_words
from checker.mentions.traps import TrapWords, trap_words
from checker.mentions.units import UnitWords, unit_words


class Lexicon(NamedTuple):
    """All tables of a language that the grammar needs."""

    numbers: NumberWords
    currencies: CurrencyWords
    shares: ShareWords
    units: UnitWords
    nouns: NounWords
    ranges: RangeWords
    hedges: HedgeWords
    traps: TrapWords
    starters: frozenset[str]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The tables of a language."""
    numbers = number_words(language)
    return Lexicon(
        numbers,
        currency_words(language),
        share_words(language),
        unit_words(language),
        noun_words(language),
        range_words(language),
        hedge_words(language),
        trap_words(language),
        numbers.starters | SIGNS.keys() | currency_words(language).of_one,
    )
