"""Loading of the vocabulary files: one TOML file per topic, in a folder per language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def own_vocabulary(topic: str, language: str) -> Mapping[str, Any] | None:
    """The content of ``<language>/<topic>.toml``, read once; ``None`` where the language has no such file."""
    path = Path(__file__).parent / language / f"{topic}.toml"
    if not language.isalpha() or not path.exists():
        return None
    with path.open("rb") as file:
        return tomllib.load(file)


@cache
def vocabulary(topic: str, language: str = "en") -> Mapping[str, Any]:
    """The content of ``<language>/<topic>.toml``, read once; English where the language has no such file.

    >>> "would" in vocabulary("verbs")["modals"].split()
    True
    """
    found = own_vocabulary(topic, language) or own_vocabulary(topic, "en")
    if found is None:
        raise FileNotFoundError(f"no language has a vocabulary of the name {topic}")
    return found


@cache
def words(topic: str, key: str, language: str = "en") -> frozenset[str]:
    """The words of a list that a vocabulary file states as one text, parted by white space.

    >>> "might" in words("verbs", "modals")
    True
    """
    return frozenset(vocabulary(topic, language)[key].split())


class WordLists:
    """The lists of one vocabulary file, each as an attribute, for readers that ask for words often.

    The file is read when the first list is asked for; AttributeError names a list that it does not hold.

    >>> "might" in WordLists("verbs").modals
    True
    """

    def __init__(self, topic: str, language: str = "en") -> None:
        self._topic, self._language = topic, language

    def __getattr__(self, name: str) -> frozenset[str]:
        """Load a list that has not been asked for before."""
        if name not in vocabulary(self._topic, self._language):
            raise AttributeError(f"{self._topic}.toml has no list {name}")
        found = words(self._topic, name, self._language)
        setattr(self, name, found)
        return found
