"""The scopes that the package knows: countries, regions, the world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.language.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Scope:
    """A place that figures speak of.

    ``places`` are its names ("United States"), ``adjectives`` the words that go with a noun or name its people
    ("American" in "American users" and in "98 million Americans").
    """

    name: str
    places: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def scopes(language: str = "en") -> Mapping[str, Scope]:
    """All scopes by name: ``world``, regions such as ``EU``, and countries by their ISO 3166 alpha-2 codes.

    >>> scopes()["US"].adjectives
    ('American', 'US-American')
    """
    return {**_read(vocabulary("scopes", language)["regions"]), **countries(language)}


@cache
def countries(language: str = "en") -> Mapping[str, Scope]:
    """The countries by their ISO 3166 alpha-2 codes.

    >>> countries()["NZ"].places
    ('New Zealand', 'Aotearoa')
    """
    return _read(vocabulary("scopes", language)["countries"])


def _read(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Scope]:
    return {name: Scope(name, tuple(entry["places"]), tuple(entry["adjectives"])) for name, entry in table.items()}
