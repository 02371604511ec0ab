"""Closed word classes of a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files


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
    partitives: tuple[tuple[str, ...], ...]
    comparing: frozenset[str]
    others: frozenset[str]
    rumours: frozenset[str]
    denials: tuple[tuple[str, ...], ...]
    deadline_nouns: frozenset[str]
    epithets: frozenset[str]


@cache
def grammar(language: str = "en") -> Grammar:
    """The word classes of a language; those of English where the language has none of its own."""
    folder = files(__package__)
    file = folder.joinpath(language, "grammar.toml")
    if not file.is_file():
        file = folder.joinpath("en", "grammar.toml")
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    return Grammar(**{field.name: _class(lists[field.name]) for field in fields(Grammar)})


def _class(entries: list[str]) -> frozenset[str] | tuple[tuple[str, ...], ...]:
    """A set of words, or of phrases as tuples of words where one entry has several."""
    if any(" " in entry for entry in entries):
        return tuple(tuple(entry.split()) for entry in entries)
    return frozenset(entries)
