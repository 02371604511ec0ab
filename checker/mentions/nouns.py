"""The noun that a number counts: "10,000 US jobs" counts jobs, "half a billion active users" users.

The unit is the head noun as written, in lower case: "users", "people", "dead". Up to three words may stand between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary
from checker.mentions.tokens import NUMBER, WORD, Token

_MOST_MODIFIERS = 3
_SINGULAR_ENDINGS = ("ss", "us", "is", "ous")


class Counted(NamedTuple):
    """A counted noun and the token index after it; the noun is None where a size word ends the span ("-strong")."""

    noun: str | None
    end: int


@dataclass(frozen=True, slots=True)
class NounWords:
    """The words of ``nouns.toml``."""

    plurals: frozenset[str]
    not_plurals: frozenset[str]
    stops: frozenset[str]
    empty_compounds: frozenset[str]
    sizes: frozenset[str]
    periods: frozenset[str]
    measured_periods: Mapping[str, str]
    touching_periods: frozenset[str]
    after_one: frozenset[str]
    multiples: frozenset[str]
    before_periods: frozenset[str]
    states: frozenset[str]
    numbers: frozenset[str]
    adjuncts: frozenset[str]


@cache
def noun_words(language: str = "en") -> NounWords:
    """The noun table of a language."""
    table, numbers = vocabulary("nouns", language), vocabulary("numbers", language)
    return NounWords(
        plurals=frozenset(table["plurals"]),
        not_plurals=frozenset(table["not-plurals"]),
        stops=frozenset(table["stops"]),
        empty_compounds=frozenset(table["empty-compounds"]),
        sizes=frozenset(table["sizes"]),
        periods=frozenset(table["periods"]),
        measured_periods=table["measured-periods"],
        touching_periods=frozenset(table["touching-periods"]),
        after_one=frozenset(table["after-one"]),
        multiples=frozenset(table["multiples"]),
        before_periods=frozenset(table["before-periods"]),
        states=frozenset(table["states"]),
        adjuncts=frozenset(table["adjuncts"]),
        numbers=frozenset(numbers["ones"]) | frozenset(numbers["tens"]),
    )


def counted_noun(tokens: list[Token], at: int, words: NounWords) -> Counted | None:
    """The plural noun that follows a number directly or after a few modifiers; None where none does."""
    if tokens[at].norm == "-" and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end:
        return _compound(tokens, at + 1, words)
    if tokens[at].norm in words.multiples:
        return Counted(tokens[at].norm, at + 1)
    modifiers = 0
    for end in range(at, at + 2 * _MOST_MODIFIERS + 2):
        token = tokens[end]
        norm = token.norm
        if token.kind != WORD:
            if end > at and _continues_compound(tokens, end):
                continue
            return None
        hyphened = tokens[end - 1].norm == "-" and token.start == tokens[end - 1].end
        if not hyphened and (norm in words.stops or (norm in words.periods and end == at)):
            return None
        if norm in words.numbers and tokens[end + 1].norm != "-":
            return None  # "200,000 five years ago"
        if is_plural(token, words):
            while _leads_noun(tokens[end], words) and _is_noun(tokens[end + 1], words):
                end += 1
            return Counted(tokens[end].norm, end + 1)
        if norm in words.states and not _plural_follows(tokens, end + 1, words):
            return Counted(norm, end + 1)
        modifiers += 1
        if modifiers > _MOST_MODIFIERS:
            return None
    return None


def _leads_noun(token: Token, words: NounWords) -> bool:
    """Tell whether a plural may stand before the noun that is counted: "sales jobs", "police officers"."""
    return token.norm in words.adjuncts or token.norm in words.plurals


def _is_noun(token: Token, words: NounWords) -> bool:
    return is_plural(token, words) and token.norm not in words.stops


def _plural_follows(tokens: list[Token], at: int, words: NounWords) -> bool:
    return any(is_plural(tokens[at + offset], words) for offset in range(2) if tokens[at].norm not in words.stops)


def _continues_compound(tokens: list[Token], at: int) -> bool:
    """Tell whether a token is the hyphen or the number of "short-term" and "COVID-19"."""
    token, before = tokens[at], tokens[at - 1]
    if token.start != before.end:
        return False
    return tokens[at + 1].start == token.end if token.norm == "-" else token.kind == NUMBER and before.norm == "-"


def _compound(tokens: list[Token], at: int, words: NounWords) -> Counted | None:
    """ "27-member", "10,000-strong"; None for "two-way"."""
    token = tokens[at]
    if token.kind != WORD or token.norm in words.empty_compounds or token.norm in words.periods or len(token.text) < 3:
        return None
    return Counted(None if token.norm in words.sizes else token.norm, at + 1)


def is_plural(token: Token, words: NounWords) -> bool:
    """Tell whether a word is a plural noun, as far as its form and the irregular ones tell."""
    norm = token.norm
    if token.kind != WORD or norm[-1:] != "s":
        return norm in words.plurals
    if norm in words.plurals:
        return True
    if len(norm) > 2 and token.text[:-1].isupper():
        return token.text[-1] == "s"  # "CDs", "TEUs", but not "US"
    if norm.endswith(_SINGULAR_ENDINGS) or norm in words.not_plurals:
        return False
    return len(norm) > 3
