"""Units and currencies that a rule names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.rulebook.facts.mistake import KeyPath, Mistake
from checker.rulebook.problems import did_you_mean, nearest


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes of all money that is or was legal tender somewhere; an old article may count in marks."""
    from babel.core import get_global

    return frozenset(
        code for used in get_global("territory_currencies").values() for code, _, _, is_tender in used if is_tender
    )


def is_dollar(code: str) -> bool:
    """Tell whether a currency of ISO 4217 is some country's dollar, by its name in the CLDR."""
    from babel.numbers import get_currency_name

    return "Dollar" in get_currency_name(code, locale="en").split()


def currency_mistakes(path: KeyPath, code: str | None) -> Iterator[Mistake]:
    """A code that is no currency's."""
    if code is not None and code not in currency_codes():
        from checker.language.vocabulary import vocabulary

        table = vocabulary("currencies")  # those that news writes with a sign of their own are the likely ones
        near = nearest(code, {*table["symbols"].values(), *table["countries"].values()} & currency_codes())
        fix = f'did you mean "{near}"?' if near else "write a code of ISO 4217 such as USD, EUR or GBP"
        yield Mistake(path, f'unknown currency "{code}"', fix)


def unit_mistakes(path: KeyPath, unit: str) -> Iterator[Mistake]:
    """A unit that the reader of quantities does not know."""
    from checker.mentions.units import unit_named, unit_words

    if unit_named(unit) is None:
        yield Mistake(path, f'unknown unit "{unit}"', did_you_mean(unit, unit_words().names))
