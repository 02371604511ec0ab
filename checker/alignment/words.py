"""Content words in stems that equate what says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from checker.language.grammar import grammar
from checker.language.inflection import forms
from checker.language.scopes import scopes
from checker.language.vocabulary import vocabulary, words
from checker.mentions.tokens import WORD, Token

_SHORTEST = 2


def stems(tokens: Iterable[Token], language: str) -> frozenset[str]:
    """The stems of the content words among tokens."""
    closed = _closed(language)
    return frozenset(
        stem(token.norm, language)
        for token in tokens
        if token.kind == WORD and len(token.norm) >= _SHORTEST and token.norm not in closed
    )


@cache
def stem(word: str, language: str = "en") -> str:
    """What stands for a word in all its inflections, or for the group of words that say the same.

    >>> stem("grossed"), stem("earnings"), stem("workers")
    ('earn', 'earn', 'worker')
    """
    group = _groups(language).get(word)
    if group is not None:
        return group
    shortest = min(forms(word, language), key=_as_stem)
    return shortest.removesuffix("e") if len(shortest) > _SHORTEST + 1 else shortest  # one stem for "base" and "based"


def _as_stem(form: str) -> tuple[bool, int, str]:
    return len(form) <= _SHORTEST, len(form), form


@cache
def generic(language: str) -> frozenset[str]:
    """The stems of nouns that may count whatever another noun counts: "12 people were killed" and "12 dead"."""
    return frozenset(stem(word, language) for word in words("alignment", "anyone", language))


@cache
def listed(name: str, language: str) -> frozenset[str]:
    """The stems of the words of a list of ``alignment.toml``."""
    return frozenset(stem(word, language) for word in words("alignment", name, language))


@cache
def speech_verbs(language: str) -> frozenset[str]:
    """The stems of verbs that tell what somebody says."""
    return frozenset(stem(word, language) for word in words("speech", "takes_that", language))


@cache
def number_words(language: str) -> frozenset[str]:
    """The stems of words that numbers are written with."""
    table = vocabulary("numbers", language)
    return frozenset(stem(word, language) for part in ("ones", "tens", "scales") for word in table.get(part, ()))


@cache
def is_place(name: str, language: str = "en") -> bool:
    """Tell whether a name is one of a country, region or well-known place."""
    known = {place.lower() for scope in scopes(language).values() for place in scope.places}
    norm = name.lower().removeprefix("the ")
    return norm in known or words("names", "places", language).issuperset(norm.split())


@cache
def _groups(language: str) -> dict[str, str]:
    alike = vocabulary("alignment", language)["alike"]
    return {form: group for group, held in alike.items() for word in held for form in forms(word, language)}


@cache
def _closed(language: str) -> frozenset[str]:
    closed = grammar(language)
    return (
        closed.determiners
        | closed.pronouns
        | closed.conjunctions
        | closed.prepositions
        | closed.auxiliaries
        | words("alignment", "empty", language)
    )


@cache
def standing_for(language: str) -> Mapping[str, float]:
    """The words that stand for one number each: "seven", "third", "twins"."""
    table = vocabulary("numbers", language)
    found = {
        word: float(value) for part in ("ones", "tens", "ordinals", "groups") for word, value in table[part].items()
    }
    return found | {
        word: float(value)
        for value, held in vocabulary("alignment", language)["standing-for"].items()
        for word in held.split()
    }


@cache
def shares_in_words(language: str) -> Mapping[str, float]:
    """The words that stand for a percentage: "doubled" for 100."""
    return {
        word: float(value)
        for value, held in vocabulary("alignment", language)["told-shares"].items()
        for word in held.split()
    }
