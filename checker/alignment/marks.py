"""Numbers that are no quantities and can be compared all the same: marks out of a best one, and ranks.

"6.3/10", "61 out of 100"; "the 11th largest", "ranked below 26th".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mention
from checker.mentions.read import read
from checker.mentions.shares import PERCENT
from checker.mentions.tokens import tokenize
from checker.values.interval import Interval
from checker.values.span import Span

RANK = "rank"
OUT_OF = "out of"
_TIMES = (Kind.DATE, Kind.DURATION)
_HUNDRED = "100"
_SPELT = 13
_BEFORE_RANK = 3  # words before a rank that may say on which side of it something stands


def read_marks(text: str, sentence: Span, known: Sequence[Mention], language: str) -> list[Mention]:
    """The marks and ranks of a sentence, as numbers of the unit "out of 10" or "rank"; marks out of 100 are shares.

    They are read as the numbers they would be without what follows the digits. ``known`` are the sentence's mentions,
    of which none of a date is read again, and no rank in a share: the "third" of "a third of voters".
    """
    own = text[sentence.start : sentence.end]
    marks = [_mark(own, found) for found in _marks(language).finditer(own)]
    ranks = [_rank(own, found, language) for found in _ranks(language).finditer(own)]
    moved = (
        replace(each, start=each.start + sentence.start, end=each.end + sentence.start)
        for each in (*marks, *ranks)
        if each is not None
    )
    return [each for each in moved if not any(_is_read(each, other) for other in known)]


def _is_read(mark: Mention, other: Mention) -> bool:
    kinds = (*_TIMES, Kind.SHARE) if mark.unit == RANK else _TIMES
    return other.kind in kinds and mark.start < other.end and other.start < mark.end


def is_mark(mention: Mention) -> bool:
    """Tell whether a number is a mark or a rank, which counts nothing."""
    return mention.kind is Kind.NUMBER and mention.unit is not None and mention.unit.startswith((OUT_OF, RANK))


def _mark(text: str, found: re.Match[str]) -> Mention | None:
    number = _read_without(text, found.start("number"), found.end("number"), found.end())
    if number is None or float(found["number"]) > float(found["best"]):
        return None
    mention = replace(number, end=found.end(), text=text[number.start : found.end()])
    if found["best"] == _HUNDRED:
        return replace(mention, kind=Kind.SHARE, unit=PERCENT)
    return replace(mention, unit=f"{OUT_OF} {found['best']}")


def _rank(text: str, found: re.Match[str], language: str) -> Mention:
    word = found["word"]
    number = float(found["number"] or found["place"]) if word is None else float(_ordinals(language)[word])
    before = {token.norm for token in tokenize(text, 0, found.start())[-_BEFORE_RANK:]}
    low: float | None = number
    high: float | None = number
    if before & words("alignment", "ahead", language):
        low = None
    elif before & words("alignment", "behind", language):
        high = None
    interval = Interval(low, high, low_closed=high is not None, high_closed=low is not None)
    start, end = found.span()
    return Mention(Kind.NUMBER, start, end, text[start:end], low, high, interval, RANK)


def _read_without(text: str, start: int, end: int, stop: int) -> Mention | None:
    """The number between two places of a text, read as if blanks stood from its end up to ``stop``."""
    blanked = f"{text[:end]}{' ' * (stop - end)}{text[stop:]}"
    numbers = (each for each in read(blanked) if each.kind is Kind.NUMBER and each.start <= start < each.end)
    return next(numbers, None)


@cache
def _marks(language: str) -> re.Pattern[str]:
    lists = vocabulary("alignment", language)
    best = "|".join(map(re.escape, lists["best-marks"].split()))
    return re.compile(
        rf"(?<![\d.,/])(?P<number>\d{{1,3}}(?:\.\d{{1,3}})?)(?:/|\s{lists['out-of']}\s)(?P<best>{best})(?![\d/%])"
    )


@cache
def _ordinals(language: str) -> Mapping[str, int]:
    """The ordinals that are written as one word."""
    return {word: value for word, value in vocabulary("numbers", language)["ordinals"].items() if 1 < value < _SPELT}


@cache
def _ranks(language: str) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, vocabulary("traps", language)["ordinal-endings"]))
    others = "|".join(map(re.escape, words("alignment", "no-ranks", language)))
    before = "|".join(map(re.escape, words("alignment", "rank-words", language)))
    ordinal = rf"(?<![\d.,/-])(?P<number>\d{{1,4}})(?:{endings})\b(?!\s*(?:{others})\b)"
    spelt = "|".join(map(re.escape, _ordinals(language)))
    return re.compile(
        rf"{ordinal}|\b(?P<word>{spelt})\b(?!\s*(?:{others})\b)|\b(?:{before})\s(?P<place>\d{{1,3}})\b(?![.,%]\d|%)"
    )
