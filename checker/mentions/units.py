"""Units of measure after a numeral: "301,338 sq km", "27-kilometre", "200 kilometres per hour", "32C"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary
from checker.mentions.numerals import Form, Numeral
from checker.mentions.tokens import CLOSING, NUMBER, WORD, Token, padded, tokenize

# Which unit goes on after which, and how many of it make one: facts of the imperial units.
_PARTS = {"foot": ("inch", 12), "pound_mass": ("ounce", 16), "stone": ("pound_mass", 14)}
_INCHES = frozenset({"in", "ins", '"'})  # apart from their number no inches after any other


class Unit(NamedTuple):
    """A unit of measure in a text: its name in the registry and the token index after its last word."""

    name: str
    end: int


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Spellings of units by their first token: symbols by its text, words by its normal form; longest first."""

    symbols: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    touching: frozenset[str]
    spaced: frozenset[str]
    names: Mapping[str, str]
    wholes: frozenset[str]
    spans: Mapping[str, str]
    dimensions: frozenset[str]


@cache
def unit_words(language: str = "en") -> UnitWords:
    """The unit table of a language."""
    table = vocabulary("units", language)
    symbols: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    names: dict[str, str] = {}
    for name, spellings in table["symbols"].items():
        names[name] = name
        for spelling in spellings:
            parts = tuple(token.text for token in tokenize(spelling))
            symbols.setdefault(parts[0], []).append((parts, name))
            names[spelling] = name
    for name, spellings in table["words"].items():
        names[name] = name
        for spelling in spellings:
            parts = tuple(token.norm for token in tokenize(spelling))
            words.setdefault(parts[0], []).append((parts, name))
            names[spelling] = name
    return UnitWords(
        symbols={first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in symbols.items()},
        words={first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in words.items()},
        touching=frozenset(table["touching"]["symbols"]),
        spaced=frozenset(table["touching"]["spaced"]),
        names=names,
        wholes=frozenset(table["rates"]["wholes"]),
        spans=table["rates"]["spans"],
        dimensions=frozenset(table["touching"]["dimensions"]),
    )


def unit_named(text: str, language: str = "en") -> str | None:
    """The registry name of a unit as a rule writes it ("km", "tonnes", "square miles"); None where it is none.

    >>> unit_named("tonnes per hectare")
    'tonne_per_hectare'
    """
    tokens = padded(tokenize(text))
    words = unit_words(language)
    name = words.names.get(text) or words.names.get(text.lower())
    if name is None and " per " in text:
        part = _word_unit(tokens, 0, words)
        rate = None if part is None else _rate(tokens, part, words)
        return rate.name if rate is not None and tokens[rate.end].kind in CLOSING else None
    return name


def unit_after(tokens: list[Token], number: Numeral, words: UnitWords) -> Unit | None:
    """The unit of measure right after a numeral, with a hyphen before it or without, and of what it is a part."""
    found = _unit_after(tokens, number, words)
    return None if found is None else _rate(tokens, found, words)


def _unit_after(tokens: list[Token], number: Numeral, words: UnitWords) -> Unit | None:
    at = number.end
    token = tokens[at]
    touching = token.start == tokens[at - 1].end
    if token.norm == "-" and touching and tokens[at + 1].start == token.end:
        at += 1
        token = tokens[at]
    elif token.norm in ("of", "a", "an") and number.form is Form.FRACTION:
        at += 1  # "half a mile", "a third of a mile"
        if token.norm == "of" and tokens[at].norm in ("a", "an"):
            at += 1
        return _word_unit(tokens, at, words)
    spelled = _word_unit(tokens, at, words) if token.kind == WORD else None
    symbol = words.symbols.get(token.text)
    found = None if symbol is None else _first(tokens, at, symbol, by_text=True)
    if found is None or (spelled is not None and spelled.end > found.end):
        return spelled
    return found if _symbol_stands(tokens, number, at, found, touching, words) else spelled


def _rate(tokens: list[Token], found: Unit, words: UnitWords) -> Unit:
    """The unit with what it is a part of: "tonnes per hectare", "mg/dL", "kilometres per second"; else as it is."""
    mark = tokens[found.end]
    slash = mark.norm == "/" and mark.start == tokens[found.end - 1].end and tokens[found.end + 1].start == mark.end
    if mark.norm != "per" and not slash:
        return found
    at = found.end + 1
    span = words.spans.get(tokens[at].norm)
    if tokens[at + 1].start == tokens[at].end and tokens[at + 1].kind == NUMBER:
        span = None  # "km/s2"
    if span is not None:
        return Unit(f"{found.name}_per_{span}", at + 1)
    symbol = words.symbols.get(tokens[at].text)
    whole = _word_unit(tokens, at, words) or (_first(tokens, at, symbol, by_text=True) if symbol else None)
    if whole is None or whole.name not in words.wholes:
        return found
    return Unit(f"{found.name}_per_{whole.name}", whole.end)


def _word_unit(tokens: list[Token], at: int, words: UnitWords) -> Unit | None:
    candidates = words.words.get(tokens[at].norm)
    return None if candidates is None else _first(tokens, at, candidates, by_text=False)


def _first(
    tokens: list[Token], at: int, candidates: tuple[tuple[tuple[str, ...], str], ...], *, by_text: bool
) -> Unit | None:
    for parts, name in candidates:
        end = at
        for part in parts:
            if tokens[end].norm == "-" != part and end > at and tokens[end].start == tokens[end - 1].end:
                end += 1  # "20,000-square-foot"
            token = tokens[end]
            if (token.text if by_text else token.norm) != part:
                break
            end += 1
        else:
            return Unit(name, end)
    return None


def _symbol_stands(
    tokens: list[Token], number: Numeral, at: int, found: Unit, touching: bool, words: UnitWords
) -> bool:
    """Tell whether a symbol that is also a letter of other things ("m", "t", "C") stands for the unit here."""
    text = tokens[at].text
    last, following = tokens[found.end - 1], tokens[found.end]
    if following.norm == "/" and following.start == last.end:
        return True  # "8.2 t/ha"
    if following.start == last.end and following.kind in (WORD, NUMBER):
        return False
    if found.end - at > 1 or text not in words.touching:
        return True
    if text == "in" and tokens[at].start > tokens[number.end - 1].end:
        return following.norm in words.dimensions and not touching  # "2 1/2 in thick", but not "1-in-4"
    if text == "K" or (text == "F" and number.low < 0):
        return False
    return touching or text in words.spaced


def part_after(tokens: list[Token], end: int, whole: str, words: UnitWords) -> tuple[int, float] | None:
    """End and size, in the unit before, of the smaller unit after it: the "2in" of "6ft 2in", the "4oz" of "7lb 4oz".

    Feet may stand alone before a number of inches: "6-foot-7".
    """
    if whole not in _PARTS:
        return None
    part, count = _PARTS[whole]
    at = end
    if tokens[at].norm == "-" and tokens[at].start == tokens[at - 1].end:
        at += 1
    token = tokens[at]
    value = int(token.text) if token.kind == NUMBER and token.text.isdigit() and len(token.text) <= 2 else count
    if value >= count:
        return None
    symbol = words.symbols.get(tokens[at + 1].text)
    named = _word_unit(tokens, at + 1, words) or (_first(tokens, at + 1, symbol, by_text=True) if symbol else None)
    if named is not None and named.name == part:
        return named.end, value / count
    if whole == "foot" and tokens[at + 1].norm in _INCHES:
        return at + 2, value / count
    if whole == "foot" and tokens[end - 1].norm == "foot" and named is None:
        return at + 1, value / count
    return None
