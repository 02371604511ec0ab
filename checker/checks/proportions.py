"""Percentages that stand with the two counts they are made of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.checks.calculation import Calculation
from checker.checks.shapes import Shape
from checker.language.vocabulary import words
from checker.mentions.mention import Mention
from checker.mentions.printed import FRACTION_SLACK, ends
from checker.mentions.verbs import verbs
from checker.values.interval import Interval
from checker.values.prose import plain

_ROUND_SLACK = 2.5  # "30 percent" is said of 28
_FAR = 25.0  # percentage points: a share behind a verb that is further off is a share of something else
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<part>N)o(?P<whole>N)w{0,3}\((?P<share>P)\)",  # 30 of 120 workers (25%)
        r"(?P<part>N)o(?P<whole>N)w{0,3},?r(?P<share>P)(?=[,ed)])",  # 30 of the 120 workers, or 25%
        r"o(?P<whole>N)w{0,3},(?P<part>N)w{0,3}\((?P<share>P)\)",  # of the 120 workers, 30 (25%)
        r"o(?P<whole>N)w{0,3},(?P<part>N)w{0,3},r(?P<share>P)(?=[,ed)])",  # of the 120 workers, 30, or 25%
        r"(?P<share>P)\((?P<part>N)o(?P<whole>N)w{0,3}\)",  # 25% (30 of 120)
        r"(?P<share>P)ow{1,3}\((?P<part>N)o(?P<whole>N)w{0,3}\)",  # 25% of workers (30 of 120)
        r"(?P<share>P),r(?P<part>N)o(?P<whole>N)w{0,3}(?=[,ed)])",  # 25%, or 30 of the 120 workers
        r"(?P<share>P)o(?P<whole>N)w{0,3},r(?P<part>N)w{0,2}(?=[,ed)])",  # 25% of the 120 workers, or 30 people
        r"(?P<part>N)w{0,3},r(?P<share>P)o(?P<whole>N)",  # 30 people, or 25% of the 120 workers
        r"(?P<part>N)w{0,3}\((?P<share>P)o(?P<whole>N)w{0,3}\)",  # 30 people (25% of the 120)
        r"(?P<part>N)w{0,2}\((?P<share>P)\)o(?P<whole>N)",  # 30 (25%) of the 120 workers
        r"(?P<part>N)o(?P<whole>N)(?P<said>[wxiA]{1,10}),r(?P<share>P)(?=[,ed)])",  # 30 of 120 were sent home, or 25%
    )
)


@dataclass(frozen=True, slots=True)
class Proportion:
    """A part, its whole, and the share that the one is said to be of the other."""

    part: Mention
    whole: Mention
    share: Mention

    def expected(self) -> Interval:
        """The share in percent that the counts make."""
        part, whole = _meant(self.part), _meant(self.whole)
        low = 100 * part.start / whole.stop if whole.stop else 0.0
        return Interval(max(low, 0.0), 100 * part.stop / whole.start if whole.start > 0 else math.inf)


def printed_share(share: Mention) -> Interval:
    """The share in percent that is printed, with what rounding or cutting off may have changed."""
    end = ends(share)[0]
    slack = 2 * end.written
    if not any(character.isdigit() for character in share.text):
        slack = FRACTION_SLACK
    elif end.value % 10 == 0 and end.written == 0.5:
        slack = _ROUND_SLACK
    meant = share.interval or Interval(end.value, end.value)
    low = -math.inf if meant.low is None else min(meant.low, end.value) - slack
    high = math.inf if meant.high is None else max(meant.high, end.value) + slack
    return Interval(low, high)


def proportions(shape: Shape) -> Iterator[Calculation]:
    """All percentages of a sentence that stand with their counts."""
    seen: set[int] = set()
    for pattern in _PATTERNS:
        for found in pattern.finditer(shape.symbols):
            share = found.start("share")
            proportion = Proportion(
                shape.mention(found.start("part")), shape.mention(found.start("whole")), shape.mention(share)
            )
            said = found.span("said") if "said" in pattern.groupindex else None
            if share not in seen and _plain(proportion) and (said is None or _is_of_subject(shape, said, proportion)):
                seen.add(share)
                yield _calculated(proportion)


def _plain(proportion: Proportion) -> bool:
    """Tell whether all three are single values, the part no more than the whole, the share in percent."""
    figures = (proportion.part, proportion.whole, proportion.share)
    single = all(figure.low is not None or figure.high is not None for figure in figures) and all(
        len(ends(figure)) == 1 for figure in figures
    )
    return single and proportion.share.unit == "%" and 0 < _value(proportion.part) <= _value(proportion.whole)


def _is_of_subject(shape: Shape, said: tuple[int, int], proportion: Proportion) -> bool:
    """Tell whether a share behind a verb is of the counts before it.

    Not the 35% of "one of the five firms that own the land, or 35%", nor those of "cut their staff, or 35%" and of "own
    most land, or 35%", which say by how much and of what.
    """
    norms = [shape.word(index) for index in range(*said)]
    changing = words("mood", "change_verbs") | words("mood", "change_verbs_with_by")
    moves = any(
        norm in changing and (not at or norms[at - 1] not in verbs().auxiliaries or norms[at - 1] in verbs().have)
        for at, norm in enumerate(norms)
    )
    apart = abs(100 * _value(proportion.part) / _value(proportion.whole) - _value(proportion.share))
    owns = words("arithmetic", "unread").intersection(norms)
    return not moves and not owns and _value(proportion.part) > 1 and apart <= _FAR


def _calculated(proportion: Proportion) -> Calculation:
    expected, printed = proportion.expected(), printed_share(proportion.share)
    figures = (proportion.share, proportion.part, proportion.whole)
    why = "the share is held against the two counts beside it"
    if expected.meets(printed):
        return Calculation(figures, None, why)
    value = 100 * _value(proportion.part) / _value(proportion.whole)
    counts = f"{proportion.part.text} of {proportion.whole.text}"
    apart = f"{abs(value - _value(proportion.share)):.2g} percentage points"
    return Calculation(figures, f"{counts} is {plain(value)}%, not {proportion.share.text}", why, gap=apart)


def _meant(mention: Mention) -> Interval:
    return mention.interval or Interval(mention.low, mention.high)


def _value(mention: Mention) -> float:
    return ends(mention)[0].value
