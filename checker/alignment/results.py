"""Numbers with marks between them, which are no quantities and can be compared all the same.

Results of games and votes ("4-1", "7-3-1", "Lund 31, Skaro Bay 27") and times of day ("8:28 am", "9am").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from checker.mentions.mention import Kind, Mention
from checker.values.span import Span

RESULT = "result"
CLOCK = "time of day"
_DASH = "[-‐‑–]"
_RESULT = re.compile(rf"(?<![\w.,/:£$€¥-])\d{{1,3}}(?:\s?{_DASH}\s?\d{{1,3}}){{1,2}}(?![\w/%:]|[.,-]\d|{_DASH})")
_NAMED = re.compile(
    r"(?<=[a-z.] )(?<!, )(?<![\w$£€¥])\d{1,3}, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3} \d{1,3}(?![\w/%:]|[.,-]\d)"
)
_CLOCK = re.compile(
    r"(?<![\w.,/:£$€¥-])(?P<hours>\d{1,2})(?:[:.](?P<minutes>[0-5]\d))?\s?(?P<half>[ap])\.?m\b"
    r"|(?<=\bat )(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?![\d:.])",
    re.IGNORECASE,
)
_LAST_HOUR = 24


def read_results(text: str, sentence: Span, known: Sequence[Mention]) -> list[Mention]:
    """The results and times of day of a sentence, as numbers of the unit "result" or "time of day".

    Both ends of a result are its greatest number, those of a time of day its minutes from midnight. Nothing that
    overlaps a mention that is ``known`` is read.
    """
    found = [*_results(text, sentence), *_clocks(text, sentence)]
    return [each for each in found if not any(each.start < other.end and other.start < each.end for other in known)]


def is_result(mention: Mention) -> bool:
    """Tell whether a mention is a result or a time of day, which counts nothing."""
    return mention.unit in (RESULT, CLOCK)


def numbers_of(mention: Mention) -> tuple[int, ...]:
    """The numbers of a result, greatest first: one side's 4-1 is the other's 1-4."""
    return tuple(sorted((int(number) for number in re.findall(r"\d+", mention.text)), reverse=True))


def may_precede(result: Mention, final: Mention) -> bool:
    """Tell whether a result may have stood before another: 14-8 before 24-18."""
    pairs = zip(numbers_of(result), numbers_of(final), strict=True)
    return all(number <= last for number, last in pairs)


def _results(text: str, sentence: Span) -> Iterator[Mention]:
    for found in chain(*(form.finditer(text, sentence.start, sentence.end) for form in (_RESULT, _NAMED))):
        best = float(max(int(number) for number in re.findall(r"\d+", found.group())))
        yield Mention(Kind.NUMBER, found.start(), found.end(), found.group(), best, best, None, RESULT)


def _clocks(text: str, sentence: Span) -> Iterator[Mention]:
    for found in _CLOCK.finditer(text, sentence.start, sentence.end):
        hours = int(found["hours"] or found["hour"])
        if hours <= _LAST_HOUR:
            afternoon = (found["half"] or "").lower() == "p" and hours < _LAST_HOUR // 2
            minutes = 60 * hours + int(found["minutes"] or found["minute"] or 0) + (12 * 60 if afternoon else 0)
            time = float(minutes)
            yield Mention(Kind.NUMBER, found.start(), found.end(), found.group(), time, time, None, CLOCK)
