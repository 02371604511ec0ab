"""Closed word classes of a language."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from checker.language.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes in lower case, as ``grammar.toml`` of the language lists them."""

    determiners: frozenset[str]
    pronouns: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    generic_nouns: frozenset[str]
    rivals: frozenset[str]
    relatives: frozenset[str]
    present: frozenset[str]
    subordinators: frozenset[str]
    light_verbs: frozenset[str]
    partitives: frozenset[str]
    comparing: frozenset[str]
    others: frozenset[str]
    rumours: frozenset[str]
    denials: frozenset[str]
    deadline_nouns: frozenset[str]
    epithets: frozenset[str]
    persons: frozenset[str]
    negations: frozenset[str]
    opinions: frozenset[str]
    clock: frozenset[str]
    last_days: frozenset[str]
    holders: frozenset[str]
    aims: frozenset[str]
    illnesses: frozenset[str]


@cache
def grammar(language: str = "en") -> Grammar:
    """The word classes of a language; those of English where the language has none of its own."""
    lists = vocabulary("grammar", language)
    classes: dict[str, Any] = {field.name: frozenset(lists[field.name]) for field in fields(Grammar)}
    return Grammar(**classes)
