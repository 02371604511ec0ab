"""Currencies around a numeral: "$15bn", "US$15bn", "USD 15bn", "15 million Swiss francs", "50p".

The unit is an ISO 4217 code, "$" for a dollar whose country is not stated, the bare name of another currency whose
country is not stated ("peso"), or a minor unit ("cent", "penny"), in which the amount stays as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary
from checker.mentions.numbers import numeral
from checker.mentions.numerals import Numeral, number_words
from checker.mentions.tokens import CLOSING, NUMBER, SYMBOL, WORD, Token

_MILLION = 1_000_000
_VIDEO_LINES = frozenset({240, 360, 480, 576, 720})  # "720p" is no price
_SMALLEST_WON = 100  # below it "won" after a number is the verb
_LONGEST_NAME = 4


class Currency(NamedTuple):
    """A currency beside a numeral: its unit, the token indexes of its words (the second excluded), and a factor.

    The factor is a million in "30 MUSD", else 1.
    """

    unit: str
    start: int
    end: int
    factor: int = 1


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """How a language writes currencies, as ``currencies.toml`` and ``currency-names.toml`` list it."""

    symbols: Mapping[str, str]
    countries: Mapping[str, str]
    codes: frozenset[str]
    wary: frozenset[str]
    short: Mapping[str, str]
    names: Mapping[str, str]
    phrases: Mapping[str, str]
    heads: frozenset[str]
    leading: frozenset[str]
    mass_context: frozenset[str]
    money_context: frozenset[str]
    after_pound: frozenset[str]
    rare: frozenset[str]
    minor: Mapping[str, tuple[str, int]]
    of_one: frozenset[str]
    dollars: frozenset[str]


@cache
def currency_words(language: str = "en") -> CurrencyWords:
    """The currency table of a language."""
    table = vocabulary("currencies", language)
    full = vocabulary("currency-names", language)
    phrases = {**full["names"], **table["compounds"]}
    return CurrencyWords(
        symbols=table["symbols"],
        countries=table["countries"],
        codes=frozenset(full["codes"]) | frozenset(table["wary-codes"]["historic"]),
        wary=frozenset(table["wary-codes"]["codes"]),
        short=table["short"],
        names=table["names"],
        phrases=phrases,
        heads=frozenset(phrase.split()[0] for phrase in phrases),
        leading=frozenset(table["wary-codes"]["leading-names"]),
        mass_context=frozenset(table["wary-codes"]["mass-context"]),
        money_context=frozenset(table["wary-codes"]["money-context"]),
        after_pound=frozenset(table["wary-codes"]["after-pound"]),
        rare=frozenset(table["wary-codes"]["rare-names"]),
        minor={name: (currency, parts) for name, (currency, parts) in table["minor"].items()},
        of_one=frozenset(table["wary-codes"]["of-one"]),
        dollars=frozenset(code for name, code in phrases.items() if name.endswith("dollar")),
    )


def currency_before(tokens: list[Token], index: int, words: CurrencyWords) -> Currency | None:
    """The currency that ends right before the token at ``index``."""
    token = tokens[index - 1] if index else tokens[-1]
    if token.kind == SYMBOL:
        unit = words.symbols.get(token.text)
        if unit is not None and unit not in words.minor:
            return _with_country(tokens, index, unit, words)
        if token.norm == "." and index > 1 and tokens[index - 2].text == "Rs":
            return Currency("INR", index - 2, index)
        return None
    if token.kind != WORD:
        return None
    touching = token.end == tokens[index].start
    text = token.text
    if touching and text in words.countries and index > 1 and tokens[index - 2].text == "$":
        if tokens[index - 2].end == token.start:  # "$US5m"
            return Currency(words.countries[text], index - 2, index)
        return None
    if text in words.codes and (text not in words.wary or _is_scaled(tokens, index)):
        return Currency(text, index - 1, index)
    if text in words.short and (touching or len(text) > 1):
        return Currency(words.short[text], index - 1, index)
    if len(text) == 4 and text[0] == "M" and text[1:] in words.codes:
        return Currency(text[1:], index - 1, index, _MILLION)
    if token.norm in words.leading:
        return _leading_name(tokens, index, words)
    return None


def _is_scaled(tokens: list[Token], index: int) -> bool:
    """Tell whether the number at ``index`` has a scale, which "TOP 10" and "COP 26" never have: "COP 500 billion"."""
    scales = number_words().scales
    return tokens[index].kind == NUMBER and tokens[index + 1].norm in scales


def _with_country(tokens: list[Token], index: int, unit: str, words: CurrencyWords) -> Currency:
    """The symbol at ``index - 1`` with the country or code before it: "US$", "A$", "AUD$"; spaced in tokenised text."""
    symbol = tokens[index - 1]
    before = tokens[index - 2] if index > 1 else tokens[-1]
    start = index - 1
    if before.kind != WORD:
        return Currency(unit, start, index)
    text = before.text
    if before.end != symbol.start:
        spaced = len(text) > 1 and text.isupper()
        tokenised = text.isalpha() and tokens[index].start > symbol.end and text.upper() in ("US", "C", "HK", "NZ")
        if not spaced and not tokenised:
            return Currency(unit, start, index)
        text = text.upper()
    elif text.upper() in words.codes:
        return Currency(text.upper(), start - 1, index)
    country = words.countries.get(text)
    wrong_symbol = country is None or (unit != "$") != (country in ("CNY", "JPY"))
    if wrong_symbol or country is None:
        return Currency(unit, start, index)
    return Currency(country, start - 1, index)


def _leading_name(tokens: list[Token], index: int, words: CurrencyWords) -> Currency:
    """A name before the number, with its country where it has one: "malaysian ringgit 42"."""
    if index > 1 and tokens[index - 2].kind == WORD:
        phrase = f"{tokens[index - 2].norm} {tokens[index - 1].norm}"
        if phrase in words.phrases:
            return Currency(words.phrases[phrase], index - 2, index)
    return Currency(words.names[tokens[index - 1].norm], index - 1, index)


def currency_from(tokens: list[Token], index: int, words: CurrencyWords) -> Currency | None:
    """The currency that starts at ``index`` and stands right before a number, as after the "to" of a range."""
    for end in range(index + 1, index + 4):
        if tokens[end].kind in (NUMBER, WORD):
            found = currency_before(tokens, end, words)
            if found is not None and found.start == index:
                return found
    return None


def currency_after(tokens: list[Token], number: Numeral, words: CurrencyWords) -> Currency | None:
    """The currency that starts right after a numeral, with a hyphen before it or without."""
    start = number.end
    at = start
    token = tokens[at]
    touching = token.start == tokens[at - 1].end
    if token.norm == "-" and touching and tokens[at + 1].start == token.end:
        at += 1
        token = tokens[at]
        if token.kind != WORD:
            return None
    if token.kind == SYMBOL:
        return _symbol_after(tokens, start, words)
    if token.kind != WORD:
        return None
    if token.norm in words.heads:
        phrase = _phrase_after(tokens, start, at, words)
        if phrase is not None:
            return phrase
    if token.norm in words.names:
        return _name_after(tokens, number, at, words)
    if token.text in words.symbols:
        return Currency(words.symbols[token.text], start, at + 1)
    if tokens[at + 1].kind == NUMBER and (tokens[at + 1].start == token.end or at > start):
        return None  # "3 USD50 cards": the code is the next number's
    return _code_after(tokens, number, start, at, words)


def _symbol_after(tokens: list[Token], at: int, words: CurrencyWords) -> Currency | None:
    """ "10€", "10 €" and "10¢"; the symbol of "sold 10 $5 notes" belongs to what follows."""
    token, following = tokens[at], tokens[at + 1]
    unit = words.symbols.get(token.text)
    if unit is None or following.kind == NUMBER or (following.kind == SYMBOL and following.text in words.symbols):
        return None
    if following.kind == WORD and following.start == token.end:
        return Currency(unit, at, at + 2) if following.norm == "ur" else None
    return Currency(unit, at, at + 1)


def _phrase_after(tokens: list[Token], start: int, at: int, words: CurrencyWords) -> Currency | None:
    """The longest name of several words at ``at``: "Swiss francs", "Hong Kong dollars"."""
    for length in range(_LONGEST_NAME, 1, -1):
        unit = words.phrases.get(" ".join(token.norm for token in tokens[at : at + length]))
        if unit is not None:
            return Currency(unit, start, at + length)
    return None


def _name_after(tokens: list[Token], number: Numeral, at: int, words: CurrencyWords) -> Currency | None:
    name = tokens[at].norm
    unit = words.names[name]
    if name == "won" and number.low < _SMALLEST_WON:
        return None
    if name == "sterling" or (unit == "GBP" and name.startswith("pound") and _is_mass(tokens, number, at, words)):
        return None
    if unit == "nickel" or (name in words.rare and number.scale == 1 and number.low < 10):
        return None
    end = at + 1
    if tokens[end].norm == "sterling":
        end += 1
    return Currency(unit, number.end, end)


def _is_mass(tokens: list[Token], number: Numeral, at: int, words: CurrencyWords) -> bool:
    """Tell whether "pounds" are a mass: "a 2,000-pound bomb", "10 pounds of flour", "weighing 8 pounds"."""
    if number.scale >= _MILLION:
        return False
    following = tokens[at + 1].norm
    hyphened = tokens[at - 1].norm == "-"
    if following in ("of", "per") or (hyphened and tokens[at].norm == "pound"):
        return tokens[at + 2].norm not in words.money_context and following not in words.after_pound
    around = [token.norm for token in tokens[max(number.start - 6, 0) : number.start]]
    around += [token.norm for token in tokens[at + 1 : at + 4]]
    return any(word in words.mass_context for word in around)


def _code_after(tokens: list[Token], number: Numeral, start: int, at: int, words: CurrencyWords) -> Currency | None:
    token = tokens[at]
    text = token.text
    touching = token.start == tokens[at - 1].end
    if text in words.codes:
        return Currency(text, start, at + 1)
    if text in words.short and len(text) > 1:
        end = at + 2 if tokens[at + 1].norm == "." and text == "Rs" and tokens[at + 2].kind == NUMBER else at + 1
        return Currency(words.short[text], start, end)
    if len(text) == 4 and text[0] == "M" and text[1:] in words.codes:
        return Currency(text[1:], start, at + 1, _MILLION)
    country = words.countries.get(text)
    if country is not None and tokens[at + 1].text == "$" and tokens[at + 1].start == token.end:
        return Currency(country, start, at + 2)
    if touching and text in ("p", "c") and number.scale == 1 and number.low not in _VIDEO_LINES and number.low < 1000:
        return Currency("penny" if text == "p" else "cent", start, at + 1)
    return None


def minor_after(tokens: list[Token], end: int, unit: str, words: CurrencyWords) -> tuple[int, float] | None:
    """End and amount, in the main unit, of the cents that follow an amount.

    "20 dollars and 43 cents" adds 0.43, and so does "20 dollars and 43" where the sentence ends there.
    """
    at = end + 1 if tokens[end].norm == "and" else end
    token = tokens[at]
    if token.kind not in (NUMBER, WORD) or (token.kind == NUMBER and (len(token.text) > 2 or not token.text.isdigit())):
        return None
    number = numeral(tokens, at, number_words())
    if number is None or number.high is None or number.scale != 1 or not 0 < number.low < 100 or number.low % 1:
        return None
    after = currency_after(tokens, number, words)
    if after is not None:
        divisor = words.minor.get(after.unit, ("", 0))[1]
        return (after.end, number.low / divisor) if divisor == 100 else None
    closing = tokens[number.end]
    closes = closing.kind in CLOSING or (closing.text == "." and closing.start == tokens[number.end - 1].end)
    return (number.end, number.low / 100) if closes and unit not in words.minor else None


def one_of_currency(tokens: list[Token], index: int, words: CurrencyWords) -> Currency | None:
    """The currency of "a dollar" or "a penny" whose name stands at ``index``, where it is a price of one.

    It is none in "a dollar bill", "50 cents a dollar" and the like.
    """
    article = tokens[index - 1] if index else tokens[-1]
    following = tokens[index + 1]
    goes_on = following.kind == WORD and following.norm not in ("and", "or", "in", "for", "to")
    if article.norm not in ("a", "an") or goes_on:
        return None
    before = tokens[index - 2] if index > 1 else tokens[-1]
    if before.kind == NUMBER or before.norm in words.names or before.text in words.symbols:
        return None
    if before.norm in ("not", "against"):
        return None
    return Currency(words.names[tokens[index].norm], index - 1, index + 1)


@cache
def stateless_units(language: str = "en") -> frozenset[str]:
    """The units of money that are no ISO 4217 code: parts ("cent"), and names that state no country ("krone")."""
    words = currency_words(language)
    named = {*words.names.values(), *words.symbols.values(), *words.short.values(), *words.phrases.values()}
    return frozenset(words.minor) | {unit for unit in named if not (len(unit) == 3 and unit.isupper())}


def main_unit(unit: str, language: str = "en") -> tuple[str, int]:
    """The currency that a unit of money is counted in, and how many of the unit make one of it.

    >>> main_unit("penny")
    ('GBP', 100)
    >>> main_unit("EUR")
    ('EUR', 1)
    """
    return currency_words(language).minor.get(unit, (unit, 1))
