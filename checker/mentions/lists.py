"""Lists that name their unit once: "45 and 50 mg", "5, 10 and 20 per cent", "two and three million euros"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.mentions.mention import Kind, Mention
from checker.mentions.ranges import RangeWords
from checker.values.interval import Interval

_UNITS_CARRIED = frozenset({Kind.SHARE, Kind.QUANTITY})
_LONGEST_LINK = 8  # characters between two numbers of a list


def with_shared_units(text: str, mentions: Sequence[Mention], words: RangeWords) -> list[Mention]:
    """The mentions, each plain number of a list with the unit of measure or the percent that its last one names.

    >>> from checker.mentions.ranges import range_words
    >>> with_shared_units("5 and 10%", [], range_words())
    []
    """
    shared = list(mentions)
    in_list = False
    for index in range(len(shared) - 2, -1, -1):
        first, last = shared[index], shared[index + 1]
        link = text[first.end : last.start].strip() if last.start - first.end <= _LONGEST_LINK else None
        joined = link in words.list_joins or (link == "," and in_list)
        in_list = joined and _takes_unit(first, last)
        if in_list:
            shared[index] = replace(first, kind=last.kind, unit=last.unit, interval=_interval(first, last))
    return shared


def _takes_unit(first: Mention, last: Mention) -> bool:
    """Tell whether a plain number may be counted in the unit of the next one in its list."""
    plain = first.kind is Kind.NUMBER and first.unit is None and first.hedge is None and first.low == first.high
    return plain and last.kind in _UNITS_CARRIED


def _interval(first: Mention, last: Mention) -> Interval | None:
    """As wide on each side as printed digits are in the mention that names the unit."""
    if first.low is None or last.kind is not Kind.SHARE or not first.low.is_integer():
        return first.interval
    return Interval(first.low - 0.5, first.low + 0.5)
