"""The shape of a sentence: one symbol for each figure, word and mark, so that patterns of figures can be told.

======  ==========================================================================================
N M P   a number, an amount of money, a share
Q       any other value: a measure, a date, a length of time
w       a content word; ``i`` a preposition, ``x`` any other word of a closed class, or an odd sign
o       "of" or "out of", with "the", "its", "about" and the like after it
r a A   "or"; "and" or "&"; "a" or "an"
G L T   "including"; "of them", "others"; "in all"
( ) , : themselves; ``d`` a dash, ``e`` any end of a clause
======  ==========================================================================================

"30 of the 120 workers, or 35%." has the shape ``NoNw,rPe``. Shapes are matched with patterns of bounded repetition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from checker.checks.check import Reading
from checker.language.grammar import grammar
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mention
from checker.mentions.tokens import BREAK, WORD, Token, tokenize
from checker.values.span import Span

_OF_FIGURES = {Kind.NUMBER: "N", Kind.MONEY: "M", Kind.SHARE: "P"}
_OF_OTHERS = {Kind.QUANTITY: "Q", Kind.DATE: "Q", Kind.DURATION: "Q"}
_OF_SIGNS = {"(": "(", ")": ")", ",": ",", ":": ":", ".": "e", ";": "e", "!": "e", "?": "e", "&": "a"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence's symbols and what stands behind each of them: a mention, a token, or nothing at the end."""

    symbols: str
    parts: tuple[Mention | Token | None, ...]

    def mention(self, index: int) -> Mention:
        """The mention behind a symbol. Raises TypeError where there is none."""
        part = self.parts[index]
        if not isinstance(part, Mention):
            raise TypeError(f"symbol {index} of {self.symbols} is no mention")
        return part

    def word(self, index: int) -> str:
        """The word behind a symbol in lower case, empty where a mention or nothing stands behind it."""
        part = self.parts[index]
        return part.norm if isinstance(part, Token) else ""


def shapes(reading: Reading) -> Iterator[Shape]:
    """The shapes of all sentences with at least two figures, in order."""
    article = reading.article
    figures = [part for mention in reading.mentions for part in _split(mention, article.language)]
    figures = [mention for mention in figures if mention.kind in _OF_FIGURES or mention.kind in _OF_OTHERS]
    at = 0
    for sentence in article.sentences:
        while at < len(figures) and figures[at].start < sentence.start:
            at += 1
        first = at
        while at < len(figures) and figures[at].start < sentence.end:
            at += 1
        inside = figures[first:at]
        if sum(mention.kind in _OF_FIGURES for mention in inside) >= 2:
            yield _shape(article.text, sentence, inside, article.language)


def _split(mention: Mention, language: str) -> tuple[Mention, ...]:
    """A share written as two counts ("30 of 120") as these two, "a third" as a share, any other mention as it is."""
    if mention.kind is Kind.NUMBER and _is_fraction(mention):
        return (_as_share(mention),)
    if mention.kind is not Kind.SHARE or mention.unit != "%" or " of " not in mention.text:
        return (mention,)
    from checker.mentions.read import read

    parts: list[Mention] = []
    start = 0
    for piece in mention.text.split(" of ", 1):
        found = [one for one in read(piece, language=language) if one.kind is Kind.NUMBER]
        if len(found) != 1:
            return (mention,)
        offset = mention.start + start
        parts.append(replace(found[0], start=found[0].start + offset, end=found[0].end + offset))
        start += len(piece) + len(" of ")
    return tuple(parts)


def _is_fraction(mention: Mention) -> bool:
    """Tell whether a number is a fraction in words: "a third"."""
    low, high = mention.low, mention.high
    return low is not None and low == high and 0 < low < 1 and not any(letter.isdigit() for letter in mention.text)


def _as_share(mention: Mention) -> Mention:
    percent = None if mention.low is None else 100 * mention.low
    meant = mention.interval.scaled(100) if mention.interval else None
    return replace(mention, kind=Kind.SHARE, unit="%", low=percent, high=percent, interval=meant)


def _shape(text: str, sentence: Span, figures: list[Mention], language: str) -> Shape:
    symbols: list[str] = []
    parts: list[Mention | Token | None] = []
    tokens = tokenize(text, sentence.start, sentence.end)
    inside = iter(figures)
    figure = next(inside, None)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        while figure is not None and figure.end <= token.start:
            figure = next(inside, None)
        if figure is not None and figure.start < token.end:
            if not parts or parts[-1] is not figure:
                symbols.append(_OF_FIGURES.get(figure.kind) or _OF_OTHERS[figure.kind])
                parts.append(figure)
            index += 1
            continue
        symbol, taken = _symbol(tokens, index, figure, language)
        if symbol:
            symbols.append(symbol)
            parts.append(token)
        index += taken
    return Shape("".join((*symbols, "e")), (*parts, None))


def _symbol(tokens: list[Token], index: int, figure: Mention | None, language: str) -> tuple[str, int]:
    """The symbol of what stands at a token, empty where it counts for nothing, and the number of tokens it takes."""
    token = tokens[index]
    norm = token.norm
    if figure is not None and figure.hedge and norm in figure.hedge.split() and figure.start - token.end < 20:
        return "", 1
    if token.kind == BREAK:
        return "e", 1
    if norm == "out" and index + 1 < len(tokens) and tokens[index + 1].norm == "of":
        return "o", 1 + _wholes(tokens, index + 1, language)
    if norm == "of":
        return "o", _wholes(tokens, index, language)
    for phrase in _phrases(language).get(norm, ()):
        if tuple(one.norm for one in tokens[index : index + len(phrase)]) == phrase:
            return "T", len(phrase)
    return (_of_word(norm, language) if token.kind == WORD else _of_sign(tokens, index)), 1


def _wholes(tokens: list[Token], index: int, language: str) -> int:
    taken = 1
    while index + taken < len(tokens) and tokens[index + taken].norm in words("arithmetic", "wholes", language):
        taken += 1
    return taken


def _of_sign(tokens: list[Token], index: int) -> str:
    token = tokens[index]
    if token.norm == "-":
        joins = (
            0 < index < len(tokens) - 1
            and tokens[index - 1].end == token.start
            and token.end == tokens[index + 1].start
        )
        return "" if joins and token.text in "-‐‑" else "d"
    if token.norm == "'":
        return ""
    return _OF_SIGNS.get(token.norm, "x")


@cache
def _of_word(norm: str, language: str) -> str:
    closed = grammar(language)
    if norm in words("arithmetic", "partly", language):
        return "G"
    if norm in words("arithmetic", "leftovers", language):
        return "L"
    if norm in ("or", "and"):
        return norm[0].replace("o", "r")
    if norm in ("a", "an"):
        return "A"
    if norm == "s":
        return ""
    if norm in closed.prepositions:
        return "i"
    return "x" if norm in closed.determiners | closed.pronouns | closed.conjunctions | closed.auxiliaries else "w"


@cache
def _phrases(language: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases that call a number a sum, by their first words."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in vocabulary("arithmetic", language)["in_all"]:
        phrases.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return phrases
