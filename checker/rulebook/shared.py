"""The lists that all stories share: names, scopes and hedges, the package's own with the user's in their place."""

from __future__ import annotations

from collections.abc import Mapping

from checker.language.scopes import scopes as package_scopes
from checker.language.vocabulary import vocabulary


def merged_names(own: Mapping[str, tuple[str, ...]], language: str = "en") -> dict[str, tuple[str, ...]]:
    """Names with their aliases; an entry of the user's replaces the package's of that name."""
    package = {name: tuple(aliases) for name, aliases in vocabulary("organisations", language)["aliases"].items()}
    return package | dict(own)


def merged_scopes(own: Mapping[str, tuple[str, ...]], language: str = "en") -> dict[str, tuple[str, ...]]:
    """Scopes with the words that state them.

    An entry of the user's replaces the package's of that name, and its words are taken from all others of the
    package's: a word states one scope.
    """
    taken = {word for words in own.values() for word in words}
    package = {
        name: tuple(word for word in (*scope.places, *scope.adjectives) if word not in taken)
        for name, scope in package_scopes(language).items()
    }
    return package | dict(own)


def merged_hedges(own: Mapping[str, str], language: str = "en") -> dict[str, str]:
    """Hedges with their meanings; an entry of the user's replaces the package's of that name."""
    package = {
        word: str(entry["meaning"])
        for entry in vocabulary("hedges", language)["hedge"]
        for word in (*entry.get("before", ()), *entry.get("after", ()))
    }
    return package | dict(own)


def scope_names(scopes: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Every word by which a rule may name a scope, with the scope's own name: US, United States, American."""
    return {word: name for name, words in scopes.items() for word in words} | {name: name for name in scopes}
