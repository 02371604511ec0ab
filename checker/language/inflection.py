"""All inflected forms of a word, so that a rule's "suspend" finds "suspends", "suspended" and "suspending"."""

from __future__ import annotations

from functools import cache

from checker.language.vocabulary import vocabulary

_VOWELS = frozenset("aeiou")
_SHORTEST_STEM = 3  # below it stripping an ending makes other words: "uses" must not become "us"


@cache
def forms(word: str, language: str = "en") -> frozenset[str]:
    """Every inflection of ``word``, which may itself be inflected, in lower case.

    Languages other than English give the word alone. Forms that are no words do no harm: they match nothing.

    >>> "suspending" in forms("suspended")
    True
    """
    word = word.lower()
    if language != "en" or not word.isalpha():
        return frozenset({word})
    known = _irregular(language)
    if word in known:
        return frozenset(known[word])
    found = {word}
    for base in _bases(word):
        group = known.get(base, ())
        found |= set(group) if group and group[0] == base else _inflections(base)
    return frozenset(found)


@cache
def _irregular(language: str) -> dict[str, tuple[str, ...]]:
    groups = [tuple(group.split()) for group in vocabulary("irregular", language)["groups"]]
    return {form: group for group in groups for form in group}


def _bases(word: str) -> set[str]:
    """The words of which ``word`` may be an inflection, itself among them."""
    stems = {word}
    if word.endswith("ies"):
        stems.add(word[:-3] + "y")
    elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        stems |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        stems.add(word[:-1])
    if word.endswith("ied"):
        stems.add(word[:-3] + "y")
    elif word.endswith("ed") and not word.endswith("eed"):
        stems |= _undone(word[:-2])
    if word.endswith("ing"):
        stems |= _undone(word[:-3])
    return {stem for stem in stems if stem == word or (len(stem) >= _SHORTEST_STEM and _VOWELS | {"y"} & set(stem))}


def _undone(stem: str) -> set[str]:
    """What a stem was before "-ed" or "-ing" joined it: "bann" was "ban", "pledg" was "pledge"."""
    before = {stem, stem + "e"}
    if len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        before.add(stem[:-1])
    return before


def _inflections(base: str) -> frozenset[str]:
    found = {base}
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        found |= {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    elif base.endswith("e"):
        found |= {base + "s", base + "d", base[:-1] + "ing"}
    else:
        plural = "es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s"
        found |= {base + plural, base + "ed", base + "ing"}
        if base[-1] not in _VOWELS | set("wxy") and base[-2:-1] in _VOWELS and base[-3:-2] not in _VOWELS:
            found |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return frozenset(found)
