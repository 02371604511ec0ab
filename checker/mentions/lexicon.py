"""All the words of a language that the grammar of quantities needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.mentions.ages import AgeWords, age_words
from checker.mentions.fractions import SIGNS
from checker.mentions.hedges import HedgeWords, hedge_words
from checker.mentions.money import CurrencyWords, currency_words
from checker.mentions.nouns import NounWords, noun_words
from checker.mentions.numerals import NumberWords, number_words
from checker.mentions.ranges import RangeWords, range_words
from checker.mentions.shares import ShareWords, share_words
from checker.mentions.traps import TrapWords, trap_words
from checker.mentions.units import UnitWords, unit_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of a language that the grammar needs.

    ``starters`` are the words that a number can begin with, ``followers`` those in lower case that can follow a number
    and make it more than a number: those of shares, currencies, spans of time and units of measure.
    """

    numbers: NumberWords
    currencies: CurrencyWords
    shares: ShareWords
    units: UnitWords
    nouns: NounWords
    ages: AgeWords
    ranges: RangeWords
    hedges: HedgeWords
    traps: TrapWords
    starters: frozenset[str]
    followers: frozenset[str]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The tables of a language."""
    numbers, currencies, shares = number_words(language), currency_words(language), share_words(language)
    units, nouns = unit_words(language), noun_words(language)
    return Lexicon(
        numbers,
        currencies,
        shares,
        units,
        nouns,
        age_words(language),
        range_words(language),
        hedge_words(language),
        trap_words(language),
        numbers.starters.union(SIGNS, currencies.of_one),
        shares.openers.union(
            *(currencies.heads, currencies.names, currencies.symbols, currencies.short),
            *(nouns.periods, nouns.before_periods, units.words, units.symbols),
        ),
    )
