"""Text cut into segments at the ends of spans that may overlap, so that each segment is marked as a whole or not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.values.span import Span

LONGEST = 5_000
"""Characters of one segment at most."""
LINE_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text: the numbers of the spans that it stands in, and of those that end with it.

    A line break is a segment of its own.
    """

    text: str
    marks: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()


def segments(text: str, within: Span, spans: Sequence[Span], cuts: Iterable[int] = ()) -> Iterator[Segment]:
    """The text of a stretch, segment by segment; joined they give it back.

    Spans are numbered as they are given, and need no order. Of those that reach beyond the stretch, what stands in it
    is marked. No segment reaches across one of the ``cuts``, offsets in the stretch.
    """
    held = [
        (number, max(span.start, within.start), min(span.end, within.end))
        for number, span in enumerate(spans)
        if max(span.start, within.start) < min(span.end, within.end)
    ]
    held.sort(key=lambda each: each[1])
    opening = [start for _, start, _ in held]
    bounds = _bounds(text, within, [end for _, start, last in held for end in (start, last)], cuts)
    opened: list[tuple[int, int, int]] = []
    for start, end in pairwise(bounds):
        opened = [each for each in opened if each[2] > start]
        opened += held[bisect_left(opening, start) : bisect_right(opening, start)]
        inside = sorted(opened)
        yield Segment(
            text[start:end],
            tuple(number for number, _, _ in inside),
            tuple(number for number, _, last in inside if last == end),
        )


def _bounds(text: str, within: Span, ends: Iterable[int], cuts: Iterable[int]) -> list[int]:
    """All offsets at which the stretch is cut, its own ends among them."""
    bounds = {within.start, within.end, *ends, *cuts}
    at = text.find(LINE_BREAK, within.start, within.end)
    while at >= 0:
        bounds |= {at, at + 1}
        at = text.find(LINE_BREAK, at + 1, within.end)
    ordered = sorted(bounds)
    longer = (range(start + LONGEST, end, LONGEST) for start, end in pairwise(ordered) if end - start > LONGEST)
    return sorted(bounds.union(*longer))
