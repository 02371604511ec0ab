"""Units of measure after a numeral: "301,338 sq km", "27-kilometre", "200 kilometres per hour", "32C"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary
from checker.mentions.numerals import Form, Numeral
from checker.mentions.tokens import NUMBER, WORD, Token, tokenize


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
    )


def unit_named(text: str, language: str = "en") -> str | None:
    """The registry name of a unit as a rule writes it ("km", "tonnes", "square miles"); None where it is none."""
    names = unit_words(language).names
    return names.get(text) or names.get(text.lower())


def unit_after(tokens: Sequence[Token], number: Numeral, words: UnitWords) -> Unit | None:
    """The unit of measure right after a numeral, with a hyphen before it or without."""
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


def _word_unit(tokens: Sequence[Token], at: int, words: UnitWords) -> Unit | None:
    candidates = words.words.get(tokens[at].norm)
    return None if candidates is None else _first(tokens, at, candidates, by_text=False)


def _first(
    tokens: Sequence[Token], at: int, candidates: tuple[tuple[tuple[str, ...], str], ...], *, by_text: bool
) -> Unit | None:
    for parts, name in candidates:
        for offset, part in enumerate(parts):
            token = tokens[at + offset]
            if (token.text if by_text else token.norm) != part:
                break
        else:
            return Unit(name, at + len(parts))
    return None


def _symbol_stands(
    tokens: Sequence[Token], number: Numeral, at: int, found: Unit, touching: bool, words: UnitWords
) -> bool:
    """Tell whether a symbol that is also a letter of other things ("m", "t", "C") stands for the unit here."""
    text = tokens[at].text
    last, following = tokens[found.end - 1], tokens[found.end]
    if following.start == last.end and following.kind in (WORD, NUMBER):
        return False
    if found.end - at > 1 or text not in words.touching:
        return True
    if text == "K" or (text == "F" and number.low < 0):
        return False
    return touching or text in words.spaced


def inches_after(tokens: Sequence[Token], end: int) -> tuple[int, float] | None:
    """End and size in feet of the inches after feet: the "2in" of "6ft 2in"."""
    token = tokens[end]
    if token.kind != NUMBER or not token.text.isdigit() or len(token.text) > 2 or int(token.text) >= 12:
        return None
    if tokens[end + 1].norm in ("in", "ins", "inch", "inches", '"'):
        return end + 2, int(token.text) / 12
    return None
