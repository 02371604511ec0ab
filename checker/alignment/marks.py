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
ERA = "BC"
_TIMES = (Kind.DATE, Kind.DURATION)
_HUNDRED = "100"
_TEN = 10
_BEFORE_RANK = 3  # words before a rank that may say on which side of it something stands


def read_marks(text: str, sentence: Span, known: Sequence[Mention], language: str) -> list[Mention]:
    """The marks and ranks of a sentence, as numbers of the unit "out of 10" or "rank"; marks out of 100 are shares.

    They are read as the numbers they would be without what follows the digits. ``known`` are the sentence's mentions,
    of which none of a date is read again, and no rank in a share: the "third" of "a third of voters".
    """
    own = text[sentence.start : sentence.end]
    marks = [_mark(own, found) for found in _marks(language).finditer(own)]
    ranks = [_rank(own, found, language) for found in _ranks(language).finditer(own)]
    marks += [_era(own, found, language) for found in _eras(language).finditer(own)]
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
    return mention.kind is Kind.NUMBER and mention.unit is not None and mention.unit.startswith((OUT_OF, RANK, ERA))


def _mark(text: str, found: re.Match[str]) -> Mention | None:
    if float(found["number"]) > float(found["best"]):
        return None
    number = _read_without(text, found.start("number"), found.end("number"), found.end()) or _plain(found)
    mention = replace(number, end=found.end(), text=text[number.start : found.end()])
    if found["best"] == _HUNDRED:
        return replace(mention, kind=Kind.SHARE, unit=PERCENT)
    return replace(mention, unit=f"{OUT_OF} {found['best']}")


def _era(text: str, found: re.Match[str], language: str) -> Mention:
    """A year before Christ, counted down: what is before it is below."""
    return _bounded(text, found, -float(found["year"]), ERA, language)


def _rank(text: str, found: re.Match[str], language: str) -> Mention:
    word = found["word"]
    number = (
        float((found["number"] or found["place"]).replace(",", ""))
        if word is None
        else float(_ordinals(language)[word.lower()])
    )
    return _bounded(text, found, number, RANK, language)


def _bounded(text: str, found: re.Match[str], number: float, unit: str, language: str) -> Mention:
    """A number with the bound that the words before it set: "ranked below 26th", "before 331 BC"."""
    before = {token.norm for token in tokenize(text, 0, found.start())[-_BEFORE_RANK:]}
    low: float | None = number
    high: float | None = number
    if before & words("alignment", "ahead", language):
        low = None
    elif before & words("alignment", "behind", language):
        high = None
    interval = Interval(low, high, low_closed=high is not None, high_closed=low is not None)
    start, end = found.span()
    return Mention(Kind.NUMBER, start, end, text[start:end], low, high, interval, unit)


def _plain(found: re.Match[str]) -> Mention:
    """The number of a mark that stands behind a name, where it would be a part of it: "version 81/100"."""
    value = float(found["number"])
    return Mention(Kind.NUMBER, found.start(), found.end("number"), found["number"], value, value)


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
        rf"(?<![\d.,/])(?P<number>\d{{1,3}}(?:\.\d{{1,3}})?)(?:\s?/\s?|\s{lists['out-of']}\s)(?P<best>{best})(?![\d/%])"
    )


@cache
def _ordinals(language: str) -> Mapping[str, int]:
    """The ordinals in words, "twenty-first" among them."""
    units = {word: value for word, value in vocabulary("numbers", language)["ordinals"].items() if value < _TEN}
    lists = vocabulary("alignment", language)
    tens = {f"{ten}-{unit}": 10 * at + units[unit] for at, ten in enumerate(lists["tens"].split(), 2) for unit in units}
    others = {word: value for value, word in enumerate(lists["ordinals-from-ten"].split(), _TEN)}
    rounds = {word: 10 * at for at, word in enumerate(lists["ordinals-of-tens"].split(), 2)}
    return {**tens, **others, **rounds, **{word: value for word, value in units.items() if value > 1}}


@cache
def _eras(language: str) -> re.Pattern[str]:
    eras = "|".join(map(re.escape, words("alignment", "eras", language)))
    return re.compile(rf"(?<![\d.,/-])(?P<year>\d{{1,5}})\s?(?:{eras})\b", re.IGNORECASE)


@cache
def _ranks(language: str) -> re.Pattern[str]:
    endings = "|".join(map(re.escape, vocabulary("traps", language)["ordinal-endings"]))
    others = "|".join(map(re.escape, words("alignment", "no-ranks", language)))
    before = "|".join(map(re.escape, words("alignment", "rank-words", language)))
    ordinal = rf"(?<![\d.,/-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}})(?:{endings})\b(?!\s*(?:{others})\b)"
    spelt = "|".join(map(re.escape, _ordinals(language)))
    return re.compile(
        rf"{ordinal}|\b(?P<word>{spelt})\b(?!\s*(?:{others})\b)|(?<!\w)(?:{before})\s?(?P<place>\d{{1,3}})\b(?![.,%]\d|%)",
        re.IGNORECASE,
    )
