"""Ranges that run downward."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from checker.checks.calculation import Calculation
from checker.checks.check import Reading
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mention
from checker.mentions.printed import ends
from checker.mentions.tokens import WORD, Token, tokenize

_BETWEEN = re.compile(r"\bbetween\s{1,3}(?=[^\w\s]?\s?[\d])", re.IGNORECASE)
_DASHED = re.compile(
    r"(?<![\w.,/-])(?:[A-Z]{1,3})?[$£€¥₹]\s?\d[\d.,]{0,14}\s?(?:m|mn|bn|tn|k|million|billion|trillion)?\s?[-–]\s?(?=[$£€¥₹]?\s?\d)"
)
_CLOCK = re.compile(r"\d{1,2}[.:][0-5]\d")
_HOURS = 24
_REACH = 48  # characters in which a range ends
_SCALES = (1e12, 1e9, 1e6, 1e3)
_FAR = 1000.0  # an upper end so many times the lower one is no range that anyone states
_NOT_FAR = 20.0
_UPWARD = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY})
_TEMPERATURES = ("degree", "celsius", "fahrenheit", "kelvin")


def inversions(reading: Reading) -> Iterator[Calculation]:
    """All ranges written with "between", and ranges of money written with a dash."""
    text = reading.article.text
    for sentence in reading.article.sentences:
        for found in _BETWEEN.finditer(text, sentence.start, sentence.end):
            joint = re.compile(r"\s{1,3}(?:and|&)\s{1,3}").search(
                text, found.end(), min(found.end() + _REACH, sentence.end)
            )
            if joint and not _is_pair(text, sentence.start, found.start(), reading.article.language):
                yield from _range(reading, found.start(), found.end(), joint.start(), joint.end(), sentence.end)
        for found in _DASHED.finditer(text, sentence.start, sentence.end):
            dash = max(found.group().rfind("-"), found.group().rfind("–")) + found.start()
            yield from _range(reading, found.start(), found.start(), dash, found.end(), sentence.end)


def _is_pair(text: str, start: int, between: int, language: str) -> bool:
    """Tell whether the words before "between" make a pair of what follows: "the gap between 80 and 20 per cent"."""
    before = [token.norm for token in tokenize(text, max(start, between - _REACH), between) if token.kind == WORD][-3:]
    return any(word in words("arithmetic", "pairs", language) for word in before)


def _range(reading: Reading, start: int, first: int, joint: int, second: int, stop: int) -> Iterator[Calculation]:
    text, language = reading.article.text, reading.article.language
    lower, upper = _sole(text, first, joint, language), _leading(text, second, min(second + _REACH, stop), language)
    if lower is None or upper is None or not _alike(lower, upper):
        return
    if _runs_down_by_nature(reading, lower, upper, language):
        return
    written = replace(upper, start=start, end=upper.end, text=text[start : upper.end])
    why = "the lower end of a range is held against the upper one"
    if _fits(lower, upper):
        yield Calculation((written,), None, why)
    else:
        yield Calculation((written,), f'"{written.text}" runs downward: {lower.text} is more than {upper.text}', why)


def _sole(text: str, start: int, end: int, language: str) -> Mention | None:
    """The value that takes up a whole stretch, ``None`` where there is another or none."""
    found = _values(text, start, end, language)
    return (
        found[0] if len(found) == 1 and not text[found[0].end : end].strip() and found[0].start <= start + 1 else None
    )


def _leading(text: str, start: int, end: int, language: str) -> Mention | None:
    """The value at the head of a stretch, ``None`` where another word stands there."""
    found = _values(text, start, end, language)
    return found[0] if found and found[0].start == start else None


def _values(text: str, start: int, end: int, language: str) -> list[Mention]:
    from checker.mentions.read import read

    return [
        replace(mention, start=mention.start + start, end=mention.end + start)
        for mention in read(text[start:end], language=language)
        if mention.kind is not Kind.QUOTATION
    ]


def _alike(lower: Mention, upper: Mention) -> bool:
    """Tell whether two values are ends of one range: plain numbers, or of one unit that one of them states."""
    if lower.kind not in _UPWARD or upper.kind not in _UPWARD or len(ends(lower)) != 1 or len(ends(upper)) != 1:
        return False
    if any(name in (lower.unit or "").lower() + (upper.unit or "").lower() for name in _TEMPERATURES):
        return False
    if lower.unit is not None and upper.unit is not None and lower.unit != upper.unit:
        return False
    if Kind.QUANTITY in (lower.kind, upper.kind) and lower.kind is not upper.kind:
        return lower.text.isdigit()  # the m of "between 500m and 1km" is no million
    return lower.unit == upper.unit or Kind.NUMBER in (lower.kind, upper.kind)


def _fits(lower: Mention, upper: Mention) -> bool:
    """Tell whether a range runs upward as written, or with a scale that its lower end leaves out.

    "Between 500 and 1 billion" may mean 500 million; "between 30 and 10 million" can mean nothing of the kind.
    """
    low, high = ends(lower)[0].value, ends(upper)[0].value
    if low > high:
        return False
    scale = next((scale for scale in _SCALES if high >= scale), 1.0)
    if scale < _SCALES[-2] or low >= _SCALES[-1] or low * scale <= high or high <= low * _FAR:
        return True
    below = low * scale / 1000
    return high / _NOT_FAR <= below <= high or low in (0.0, 1.0, 10.0, 100.0)


def _runs_down_by_nature(reading: Reading, lower: Mention, upper: Mention, language: str) -> bool:
    """Tell whether the numbers are times, years or ranks, or stand in a date."""
    text = reading.article.text
    after = tokenize(text, upper.end, min(upper.end + _REACH, len(text)))[:3]
    if any(token.norm in words("arithmetic", "downward", language) for token in after):
        return True
    if after and _joined(after[0], upper):
        return True
    years = all(mention.kind is Kind.NUMBER and 1000 <= ends(mention)[0].value <= 2100 for mention in (lower, upper))
    short_year = lower.kind is Kind.NUMBER and 1000 <= ends(lower)[0].value <= 2100 and ends(upper)[0].value < 100
    dated = _in_a_date(reading, lower.start, upper.end)
    clock = upper.unit is None and _CLOCK.fullmatch(upper.text) is not None
    bare = lower.unit is upper.unit is None and lower.kind is upper.kind is Kind.NUMBER
    hours = bare and max(ends(lower)[0].value, ends(upper)[0].value) <= _HOURS  # "open between 9 and 5"
    return years or short_year or dated or clock or hours


def _in_a_date(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a date or a length of time stands in a stretch."""
    first = bisect_left(reading.mentions, start, key=lambda mention: mention.end)
    near = reading.mentions[first : first + _REACH]  # each is at least a character long
    return any(mention.kind in (Kind.DATE, Kind.DURATION) and mention.start < end for mention in near)


def _joined(token: Token, upper: Mention) -> bool:
    """Tell whether a number goes on after its last digit: "between 50th and 42nd Street", "between 11 and 2:30"."""
    return token.start == upper.end and (token.kind == WORD or token.norm in ":-'/")
