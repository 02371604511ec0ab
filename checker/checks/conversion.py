"""Conversion: a figure and its conversion in parentheses, or after ", or", are the same amount.

Found: "£5m ($9m)" on a day when five million pounds were 6.5 million dollars, "80 km (70 miles)", "30C (68F)". Money
goes by the European Central Bank's rate of the article's day or of a day that the sentence names, or by the rate that
the article states ("$1 = 0.7794 pounds"). Printed precision counts: "$15 billion to $30 billion (£11 to 23 billion)"
agrees on 2 August 2020, end by end. Left alone: a figure of the same currency or of another dimension, and parentheses
that say more than the figure ("(up from £3m)").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise, takewhile

from checker.checks.check import Outcome, Reading
from checker.checks.evidence import claim_at
from checker.checks.ways import Way, money_ways, nearest, unit_ways
from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mention
from checker.mentions.printed import ends
from checker.mentions.tokens import SYMBOL, WORD, Token, tokenize
from checker.rulebook.facts.general import Conversion
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.interval import Interval
from checker.values.prose import plain, share
from checker.values.span import Span

_CONVERTED = (Kind.MONEY, Kind.QUANTITY)
_METRES = re.compile(r"\d\s?m$")
_STOPS = ("", ",", ".", ";", ")", "\n")
_LONGEST = 80  # characters that parentheses with nothing but a conversion may hold


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and the figure in the parentheses after it."""

    figure: Mention
    conversion: Mention


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Convert every figure with a conversion in parentheses. Raises TypeError where the rule is of another kind."""
    if not isinstance(rule.fact, Conversion):
        raise TypeError(f"{rule.id} is no conversion rule")
    claims: list[Claim] = []
    comparisons: list[Comparison] = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        for pair in _pairs(reading):
            figure, conversion = (claim_at(rule, reading, one) for one in (pair.figure, pair.conversion))
            claims += [figure, conversion]
            found = _judge(rule, rule.fact, reading, figure, conversion)
            if found:
                comparisons.append(found)
    unique = {claim.id: claim for claim in claims}
    return Outcome(tuple(unique.values()), tuple(comparisons))


def _judge(rule: Rule, fact: Conversion, reading: Reading, figure: Claim, conversion: Claim) -> Comparison | None:
    ways = _ways(rule, reading, figure.mention, conversion.mention)
    if not ways:
        return None
    allowed = fact.within.share or 0.0
    gaps = [way.gap(figure.mention, conversion.mention, allowed, fact.within.amount or 0.0) for way in ways]
    if any(gap <= 0 for gap in gaps):
        return None
    way = ways[0]
    amounts = " to ".join(plain(way.convert(end.value)) for end in ends(figure.mention))
    tense = "was" if way.day else "is"
    return Comparison(
        rule=rule.id,
        judgement=Judgement(
            Verdict.CONTRADICTION,
            way.why,
            gap=share(nearest(way, figure.mention, conversion.mention)),
            within=f"{fact.within} on top of the printed precision",
        ),
        claims=(conversion,),
        others=(figure,),
        text=f"{figure.text} {tense} {amounts} {way.unit}, not {conversion.mention.text}",
        confidence=Confidence.MEDIUM if way.assumed else Confidence.HIGH,
        notes=way.assumed,
    )


def _ways(rule: Rule, reading: Reading, figure: Mention, conversion: Mention) -> tuple[Way, ...]:
    if figure.unit is None or conversion.unit is None or figure.unit == conversion.unit:
        return ()
    if figure.kind is Kind.MONEY and conversion.kind is Kind.MONEY:
        days = _days(reading, figure)
        return money_ways(rule, reading, figure, conversion, days) if days else ()
    if figure.kind is Kind.QUANTITY and conversion.kind is Kind.QUANTITY:
        return unit_ways(figure, conversion)
    return ()


def _days(reading: Reading, figure: Mention) -> tuple[date, ...]:
    """Days whose rate may have been taken: the article's, and those that the sentence names."""
    if reading.article.published is None:
        return ()
    sentence = reading.article.sentence_at(figure.start)
    named = [
        day
        for mention in reading.mentions
        if mention.kind is Kind.DATE and sentence.start <= mention.start < sentence.end
        for day in (mention.earliest, mention.latest)
        if day is not None and day < reading.article.published
    ]
    return tuple(dict.fromkeys((reading.article.published, *named)))


def _pairs(reading: Reading) -> Iterator[Pair]:
    """All figures with their conversions."""
    text = reading.article.text
    figures = [
        _in_metres(mention)
        for mention in reading.mentions
        if mention.kind in _CONVERTED or (mention.kind is Kind.NUMBER and _METRES.search(mention.text))
    ]
    yield from _in_parentheses(text, figures, reading.article.language)
    yield from _after_or(text, figures, reading.article.language)


def _in_parentheses(text: str, figures: Sequence[Mention], language: str) -> Iterator[Pair]:
    starts = [mention.start for mention in figures]
    ends_at = [mention.end for mention in figures]
    opening = text.find("(")
    while opening >= 0:
        closing = text.find(")", opening, opening + _LONGEST)
        inside = figures[bisect_left(starts, opening) : bisect_left(starts, closing)] if closing >= 0 else []
        if inside and not _holds_more(text, opening, closing, inside, language):
            figure = _figure_before(text, opening, figures, bisect_right(ends_at, opening), language)
            if figure:
                yield from (Pair(figure, one) for one in _apart(inside) if _is_comparable(figure, one))
        opening = text.find("(", opening + 1)


def _after_or(text: str, figures: Sequence[Mention], language: str) -> Iterator[Pair]:
    """Figures with their conversion between commas: "134 degrees Fahrenheit, or 56.7 degrees Celsius,"."""
    beside, joint = words("conversion", "beside", language), words("conversion", "or", language)
    for figure, conversion in pairwise(figures):
        if conversion.start - figure.end > _LONGEST or text[conversion.end : conversion.end + 1] not in _STOPS:
            continue
        tokens = tokenize(text, figure.end, conversion.end)
        norms = [token.norm for token in takewhile(lambda token: token.kind in (WORD, SYMBOL), tokens)]
        stated = norms[:1] == [","] and bool(joint & set(norms[1:2]))
        spare = [token for token in tokens if token.end <= conversion.start]
        if stated and {token.norm for token in spare[1:]} <= beside | joint and _is_comparable(figure, conversion):
            yield Pair(figure, conversion)


def _apart(inside: Sequence[Mention]) -> Sequence[Mention]:
    """The conversions, unless several are parts of one measure ("(6ft 2in)") or of one currency."""
    dimensions = [(mention.kind, mention.unit) for mention in inside]
    if len(inside) == 1:
        return inside
    if all(kind is Kind.MONEY for kind, _ in dimensions) and len(set(dimensions)) == len(dimensions):
        return inside
    return ()


def _holds_more(text: str, opening: int, closing: int, inside: Sequence[Mention], language: str) -> bool:
    """Tell whether parentheses say anything but figures: "(up from £3m)", "(2019: $4m)"."""
    beside = words("conversion", "beside", language)
    spans = [Span(mention.start, mention.end) for mention in inside]
    return any(
        token.norm not in beside and not (token.norm in ",;/" and len(inside) > 1)
        for token in tokenize(text, opening + 1, closing)
        if not any(span.covers(token.start) for span in spans)
    )


def _figure_before(text: str, opening: int, figures: Sequence[Mention], count: int, language: str) -> Mention | None:
    """Of the first figures, the one that ends where the parentheses open or is parted from them by "a barrel"."""
    if not count:
        return None
    figure = figures[count - 1]
    if opening - figure.end > _LONGEST:
        return None
    between = tokenize(text, figure.end, opening)
    if between and not _counted_by(between, language):
        return None
    if count > 1 and figures[count - 2].unit != figure.unit:
        apart = text[figures[count - 2].end : figure.start].strip(" -")
        return figure if apart else None  # "11 stone 4 pounds (72 kg)": one measure in two units
    return figure


def _in_metres(mention: Mention) -> Mention:
    """A number read as millions whose m may stand for metres: "6ft 2in (1.88m)"."""
    if mention.kind in _CONVERTED or mention.low is None or mention.high is None:
        return mention
    low, high = mention.low / 1e6, mention.high / 1e6
    return replace(mention, kind=Kind.QUANTITY, unit="metre", low=low, high=high, interval=Interval(low, high))


def _is_comparable(figure: Mention, conversion: Mention) -> bool:
    """Tell whether the one can be the other in another currency or unit."""
    if figure.kind is not conversion.kind or figure.unit == conversion.unit:
        return False
    return figure.kind is Kind.MONEY or bool(unit_ways(figure, conversion))


def _counted_by(between: Sequence[Token], language: str) -> bool:
    return len(between) == 2 and between[0].norm in words("conversion", "each", language) and between[1].kind == "word"
