"""The language an article is written in."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
_SAMPLE = 3_000
# The commonest words are looked for in a few sentences; these tell.
_FEW_SENTENCES = 1_000
# Share of the commonest English words: about 0.4 in English news, below 0.1 in other languages.
_ENOUGH = 0.18
# By how much (in log probability) another language must be likelier than English; below, it is chance.
_CLEARLY = 20.0


@dataclass(frozen=True, slots=True)
class Told:
    """An ISO 639-1 code, and what to tell the user where it was not stated."""

    language: str
    notes: tuple[str, ...] = ()


def code(stated: str | None) -> str | None:
    """The ISO 639-1 code of a language tag such as "en-GB", ``None`` for what is none."""
    match = _CODE.fullmatch(stated.strip()) if stated else None
    return match[1].lower() if match else None


def detect(text: str) -> Told:
    """The language of a text by its words; English where that cannot be told.

    >>> detect("The ferry sank off the coast, and twelve of the crew were saved.")
    Told(language='en', notes=())
    """
    words = [word.lower() for word in _WORD.findall(text, 0, _FEW_SENTENCES)]
    common = _english()
    if not words or sum(word in common for word in words) >= _ENOUGH * len(words):
        return Told("en")
    from py3langid.langid import rank

    ranked = rank(text[:_SAMPLE])
    best, likelihood = ranked[0]
    if code(best) is None or likelihood - dict(ranked)["en"] < _CLEARLY:
        return Told("en")
    return Told(best, (f"language read as {best} (detected)",))


@cache
def _english() -> frozenset[str]:
    source = files("checker.language") / "en" / "common.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["words"])
