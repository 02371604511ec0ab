"""The values of a flag on one line, as a drawing and as a table: each as written, as meant, and what agrees with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from markupsafe import Markup

from checker.renderers import wording
from checker.renderers.axis import BAND, COLUMN, Axis, Bar, dashed, dot, end, text
from checker.renderers.glyphs import cut, visible
from checker.review.flag import Ends, Evidence, Quoted
from checker.review.words import message
from checker.values.days import Days
from checker.values.interval import Interval

Translate = Callable[[str], str]
TITLE = message("The values on one line")
AGREES = message("agrees")
END, NO_END, HEDGED, WRITTEN = message("end"), message("no end"), message("hedged"), message("as written")
_ROW, _TOP, _FOOT = 28, 8, 64  # pixels: the height of a row, above the first, below the last
_WIDTH, _LEFT, _RIGHT = 880, 200, 520  # pixels: all, where the line starts and ends
_MARK, _GAP = 28, 18  # pixels: a mark of the legend with its room, and between two of them
_NAME, _WORDS = 25, 47  # characters of a source and of a value
_DIGITS = ".5g"  # of an end that a tolerance gives


@dataclass(frozen=True, slots=True)
class Row:
    """A value of one side: the words of the article, what is meant by them, and which values agree with that."""

    side: int
    name: str
    words: str
    meant: str
    agrees: str
    hedged: bool
    ends: Ends


def rows(evidence: Evidence) -> tuple[Row, ...]:
    """The values that have a place on a line; empty for states, names and quotations."""
    sides = enumerate(evidence.sides, start=1)
    found = [(number, quoted, quoted.ends) for number, side in sides for quoted in side.quoted if quoted.ends]
    return tuple(_row(number, quoted, ends) for number, quoted, ends in found if ends.days == found[0][2].days)


def chart(shown: Sequence[Row], translate: Translate) -> Markup | None:
    """The drawing of some rows, to stand in a page; ``None`` where no end of any is known.

    Behind each value stands the band of the values that agree with it.
    """
    ends = (each for row in shown for each in (*_bounds(row.ends), *_reach(row.ends)))
    days = bool(shown) and shown[0].ends.days
    axis = Axis.of(ends, days=days, left=_LEFT, right=_RIGHT)
    if axis is None:
        return None
    bottom = _TOP + _ROW * len(shown)
    size = f'width="{_WIDTH}" height="{bottom + _FOOT}" viewBox="0 0 {_WIDTH} {bottom + _FOOT}"'
    told = ". ".join(f"{row.side}: {row.name}, {row.words}" for row in shown)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="line-title line-words" {size}>',
        f'<title id="line-title">{escape(translate(TITLE))}</title>',
        f'<desc id="line-words">{escape(told)}</desc>',
        *axis.drawn(_TOP, bottom, shown[0].ends.unit or ""),
        *(mark for number, row in enumerate(shown) for mark in _drawn(row, axis, _TOP + _ROW * number)),
        *_legend(bottom + 48, shown, translate),
        "</svg>",
    )
    return Markup("\n".join(drawing))  # all text in it is escaped


def _row(side: int, quoted: Quoted, ends: Ends) -> Row:
    name = _brief(quoted.outlet or quoted.headline or quoted.article, 2 * _NAME)
    agrees = _words(ends, ends.least, ends.most) if (ends.least, ends.most) != (ends.low, ends.high) else ""
    return Row(
        side,
        name,
        _brief(" ".join(quoted.words.split()), 4 * _WORDS),
        _words(ends, ends.start, ends.stop),
        agrees,
        quoted.hedge is not None,
        ends,
    )


def _brief(text: str, columns: int) -> str:
    return cut(visible(text[: 4 * columns]), columns)


def _words(ends: Ends, low: float | None, high: float | None) -> str:
    if ends.days:
        return wording.days(Days(_day(low), _day(high)))
    return wording.interval(Interval(_rounded(low), _rounded(high)))


def _day(end: float | None) -> date | None:
    return None if end is None else date.fromordinal(min(max(int(end), 1), date.max.toordinal()))


def _rounded(end: float | None) -> float | None:
    return None if end is None else float(format(end, _DIGITS)) if end != int(end) else end


def _bounds(ends: Ends) -> tuple[float, float, float, float]:
    """Both ends as meant and as written, infinite where they are open."""
    return _low(ends.start), _high(ends.stop), _low(ends.low), _high(ends.high)


def _reach(ends: Ends) -> tuple[float, float]:
    return _low(ends.least), _high(ends.most)


def _low(end: float | None) -> float:
    return -math.inf if end is None else end


def _high(end: float | None) -> float:
    return math.inf if end is None else end


def _drawn(row: Row, axis: Axis, top: int) -> Iterator[str]:
    middle = top + _ROW // 2
    if row.agrees:
        yield axis.band(*_reach(row.ends), top + 3, _ROW - 6)
    yield text(8, middle + 4, cut(f"{row.side}: {row.name}", _NAME))
    yield from Bar(*_bounds(row.ends), hedged=row.hedged).drawn(axis, middle)
    yield text(_RIGHT + 12, middle + 4, cut(row.words, _WORDS))


def _legend(y: int, shown: Sequence[Row], translate: Translate) -> Iterator[str]:
    """What the marks mean, as far as there are any, drawn as they are."""
    is_open = any(math.isinf(each) for row in shown for each in _bounds(row.ends))
    marks = (
        (True, end(8, y, 6, is_open=False, excluded=False), END),
        (is_open, end(14, y, -6, is_open=True, excluded=False), NO_END),
        (any(row.hedged for row in shown), dashed(0, 20, y), HEDGED),
        (True, dot(10, y), WRITTEN),
        (any(row.agrees for row in shown), f'<rect {BAND} x="0" y="{y - 7}" width="20" height="14"/>', AGREES),
    )
    x = 8
    for is_there, mark, words in marks:
        if is_there:
            told = translate(words)
            yield f'<g transform="translate({x} 0)">{mark}{text(_MARK, y + 4, told)}</g>'
            x += _MARK + round(len(told) * COLUMN) + _GAP
