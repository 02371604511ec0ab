"""Namesakes: the currencies that an amount may be in where its name does not tell the country, as "kr" and "$"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.checks.check import Reading
from checker.language.vocabulary import vocabulary
from checker.mentions.mention import Mention
from checker.mentions.tokens import tokenize
from checker.rulebook.rulebook import Rule

BARE_DOLLAR = "$"


@dataclass(frozen=True, slots=True)
class Currencies:
    """ISO 4217 codes that an amount may be in, likeliest first, with what was assumed to say so."""

    codes: tuple[str, ...]
    assumed: str | None = None


def currencies_of(rule: Rule, reading: Reading, mention: Mention) -> Currencies:
    """The currencies that an amount of money may be in.

    A bare dollar is the outlet's or story's, or that of the United States, then those of the countries that the text
    names. "90 million kroner" is any country's, those that the text names first. A name that mostly means one country's
    ("rupees") may also be that of another one which the text names. There are none where one that may be meant has no
    rate of the European Central Bank, since nothing could then be told from the others.
    """
    unit, language = mention.unit or "", reading.article.language
    table = vocabulary("conversion", language)["namesakes"].get(unit)
    if table is None or not _is_bare(mention, unit, language):
        return Currencies((unit,))
    named = _named(reading.article.text, unit, language)
    if unit == BARE_DOLLAR:
        stated = rule.story.outlets.get(reading.article.outlet or "") or rule.story.bare_dollar
        codes = tuple(dict.fromkeys((stated or "USD", "USD", *named)))
        return Currencies(codes, None if stated else "the bare dollar is taken for that of the United States")
    if unit not in table and not unit.isupper():
        return _of_any_country(unit, tuple(table), named)
    codes = (unit, *named)
    if not set(codes) <= _listed():
        return Currencies(())
    return Currencies(codes, f"it may be {' or '.join(codes)}, and fits none of them" if named else None)


def _of_any_country(unit: str, possible: tuple[str, ...], named: tuple[str, ...]) -> Currencies:
    """The currencies of a name that is as much one country's as another's."""
    likely = set(named or possible)
    if not likely <= _listed():
        return Currencies(())
    codes = (*named, *(code for code in possible if code not in named and code in _listed()))
    if len(codes) == 1:
        return Currencies(codes, f"the {unit} is taken for {codes[0]}")
    listed = f"{', '.join(codes[:-1])} and {codes[-1]}"
    return Currencies(codes, f"the country of the {unit} is not stated: {listed} were tried")


def _is_bare(mention: Mention, unit: str, language: str) -> bool:
    """Tell whether an amount's currency is written with a name that other countries' currencies have too."""
    bare = vocabulary("conversion", language)["bare_names"].get(unit)
    if bare is None:
        return True
    norms = {token.norm for token in tokenize(mention.text)}
    qualified = any(
        name in mention.text.lower() for name in vocabulary("conversion", language)["qualified"].get(unit, ())
    )
    return not norms.isdisjoint(bare) and not qualified


@lru_cache(maxsize=256)
def _named(text: str, unit: str, language: str) -> tuple[str, ...]:
    """The currencies of a name whose country the text names."""
    table = vocabulary("conversion", language)["namesakes"][unit]
    patterns = {
        code: re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE) for code, names in table.items()
    }
    return tuple(code for code, pattern in patterns.items() if pattern.search(text))


def _listed() -> frozenset[str]:
    from checker.values.rates import listed

    return listed()
