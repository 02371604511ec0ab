"""Parts that stand with their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.checks.calculation import Calculation
from checker.checks.shapes import Shape
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mention
from checker.mentions.printed import ends
from checker.values.prose import plain

_ITEM = r"(?:N[wi]{0,5}|A[wi]{1,5})"
_LIST = rf"(?P<list>{_ITEM}(?:,{_ITEM}){{0,8}},?a{_ITEM})"
_COINS = r"(?P<list>M[wi]{0,6}(?:,M[wi]{0,6}){0,8},?aM[wi]{0,6})"
_TOTAL_FIRST = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<total>N)w{{0,3}}:{_LIST}e",  # 12 dead: five children, four women and three men.
        rf"(?P<total>N)w{{0,3}}d{_LIST}[de]",  # 12 dead - five children and seven women -
        rf"(?P<total>N)w{{0,3}}\({_LIST}\)",  # 12 people (five men and seven women)
        rf"(?P<total>M)w{{0,3}}:{_COINS}e",  # $12m: $5m for roads and $7m for schools.
    )
)
_TOTAL_LAST = re.compile(rf"(?<![,aN]){_LIST}[,d(](?P<total>N)w{{0,2}}T")  # five men and four women, 9 in all
_INCLUDING = re.compile(rf"(?P<total>N)w{{0,4}},?G(?P<list>{_ITEM}(?:,{_ITEM}){{0,8}}(?:,?a{_ITEM})?)")
_NEAR = 0.3  # lists further than this from a total are lists of something else
_FEW = 2


def part_sums(shape: Shape, language: str) -> Iterator[Calculation]:
    """All lists of parts in a sentence that stand with their sum."""
    for pattern in (*_TOTAL_FIRST, _TOTAL_LAST):
        for found in pattern.finditer(shape.symbols):
            yield from _summed(shape, found, language)
    for found in _INCLUDING.finditer(shape.symbols):
        yield from _included(shape, found, language)


def _summed(shape: Shape, found: re.Match[str], language: str) -> Iterator[Calculation]:
    total, parts = shape.mention(found.start("total")), _parts(shape, found)
    count = len(parts) + _singles(found)
    figures = (total, *parts)
    if not _comparable(figures) or not parts or _head(shape, found.start("total")) in _weighted(language):
        return
    if any(_is_bare(shape, index) for index in range(*found.span("list"))):
        return  # the 25 of "a man, 25, and two women" is an age
    values = [_value(part) for part in parts]
    added = sum(values) + _singles(found)
    whole = _value(total)
    slack = 0.0 if total.kind is Kind.NUMBER else sum(ends(figure)[0].written for figure in figures)
    apart = abs(added - whole)
    if count == whole or max(values) >= whole or apart > max(_FEW, _NEAR * whole):
        return  # "three changes: 20 new staff, 5 rooms and 2 vans" lists what was counted
    why = "the parts are held against their sum"
    if apart <= slack:
        yield Calculation(figures, None, why)
        return
    terms = [plain(value) for value in values] + ["1"] * _singles(found)
    yield Calculation(figures, f"{' + '.join(terms)} is {plain(added)}, not {total.text}", why, gap=plain(apart))


def _included(shape: Shape, found: re.Match[str], language: str) -> Iterator[Calculation]:
    """A list after "including" may stay below its whole but not exceed it, where the parts cannot overlap."""
    total, parts = shape.mention(found.start("total")), _parts(shape, found)
    heads = _heads(shape, found)
    nouns = [word for _, word in heads]
    head = _head(shape, found.start("total"))
    apart = any(set(nouns) <= set(group) for group in vocabulary("arithmetic", language)["disjoint"].values())
    if not parts or head not in words("arithmetic", "people", language) or not apart or len(set(nouns)) < len(nouns):
        return
    figures = (total, *parts)
    if not _comparable(figures):
        return
    added = sum(_value(part) for part in parts) + _singles(found)
    why = "parts that do not overlap are held against their whole"
    if added <= _value(total):
        yield Calculation(figures, None, why)
        return
    listed = " and ".join(part.text if word in part.text else f"{part.text} {word}" for part, word in heads if part)
    whole = total.text if head in total.text else f"{total.text} {head}"
    yield Calculation(figures, f"{listed} cannot be included in {whole}", why, gap=plain(added - _value(total)))


def _parts(shape: Shape, found: re.Match[str]) -> list[Mention]:
    return [shape.mention(index) for index in range(*found.span("list")) if shape.symbols[index] in "NM"]


def _singles(found: re.Match[str]) -> int:
    """Number of parts that are one by their article: "two men and a woman"."""
    return sum(found["list"][index] == "A" for index in range(len(found["list"])))


def _heads(shape: Shape, found: re.Match[str]) -> list[tuple[Mention | None, str]]:
    """The parts with the nouns that they count."""
    start, end = found.span("list")
    return [
        (shape.mention(index) if shape.symbols[index] == "N" else None, _head(shape, index))
        for index in range(start, end)
        if shape.symbols[index] in "NA"
    ]


def _head(shape: Shape, index: int) -> str:
    """The noun that a number counts, empty where it stands alone."""
    part = shape.parts[index]
    if isinstance(part, Mention) and part.unit:
        return part.unit.split()[-1].lower()
    return shape.word(index + 1)


def _is_bare(shape: Shape, index: int) -> bool:
    """Tell whether a symbol is a number without a noun or place."""
    return shape.symbols[index] == "N" and not shape.mention(index).unit and shape.symbols[index + 1] not in "wi"


def _weighted(language: str) -> frozenset[str]:
    return words("arithmetic", "weighted", language)


def _comparable(figures: Sequence[Mention]) -> bool:
    """Tell whether all are single unhedged values of one kind and unit, counts being whole numbers."""
    first = figures[0]
    return all(
        figure.kind is first.kind
        and (figure.kind is Kind.NUMBER or figure.unit == first.unit)
        and figure.hedge is None
        and figure.low is not None
        and figure.low == figure.high
        and not figure.marks
        and (figure.kind is not Kind.NUMBER or figure.low == round(figure.low))
        for figure in figures
    )


def _value(mention: Mention) -> float:
    return ends(mention)[0].value
