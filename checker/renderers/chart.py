"""What the sources of a fact say as a drawing: each value as an interval on one line, in the order of time.

The drawing is an SVG image that stands by itself: it asks for nothing, and it says everything without colour. An end
that belongs to the interval has a cap, one that is excluded a circle, one that is open an arrow; a hedged value is
dashed; the best supported value is a band behind the values of its time. Text is set in one width, so that what fits
is known without a font.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from checker.comparisons.groups import Value
from checker.findings.sources import APART, Moment, Sources, Statement
from checker.mentions.mention import Kind
from checker.renderers import standings, wording
from checker.renderers.glyphs import cut, visible
from checker.renderers.wording import counted

_ROWS = 40
"""Values that are drawn; a table has them all."""
_ROW, _TOP, _FOOT = 22, 10, 64  # pixels: the height of a row, above the first, below the last
_WIDTH, _LEFT, _RIGHT, _STANDING = 880, 226, 546, 800  # pixels: all, where the line starts and ends, the last words
_NAME, _WORDS = 29, 32  # characters, each of 7.25 pixels, of a source and of a value
_NEAR = 9  # pixels between two ends up to which only one mark is drawn
_TICKS = 3
_INK = 'class="ink" fill="none" stroke="#1b1f24" stroke-width="2"'
_FAINT = 'class="faint" fill="none" stroke="#6a737d"'
_BAND = 'class="band" fill="#dfe3e8" stroke="#6a737d" stroke-dasharray="2 2"'
_TITLE = "What the sources say: "
_NO_ID = re.compile(r"[^\w-]")
_STYLE = """
.sources-chart text { font: 12px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1b1f24; white-space: pre }
@media (prefers-color-scheme: dark) {
.sources-chart text, .sources-chart .dot { fill: #e6edf3 }
.sources-chart .paper { fill: #0d1117 }
.sources-chart .band { fill: #30363d }
.sources-chart .ink { stroke: #e6edf3 }
.sources-chart .faint, .sources-chart .band { stroke: #8b949e }
}
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """A value of one source as it is drawn."""

    statement: Statement
    value: Value


@dataclass(frozen=True, slots=True)
class _Axis:
    """A line of numbers or days between two ends."""

    low: float
    high: float
    days: bool

    @classmethod
    def of(cls, rows: Sequence[_Row]) -> _Axis | None:
        """The line that shows all ends with some room on both sides; ``None`` where there are none."""
        values = [row.value for row in rows]
        ends = [end for value in values for end in (value.start, value.stop, value.low, value.high)]
        known = [end for end in ends if math.isfinite(end)]
        if not known:
            return None
        days = rows[0].statement.claim.mention.kind is Kind.DATE
        room = (max(known) - min(known)) * 0.08 or (3.0 if days else max(abs(known[0]) * 0.1, 1.0))
        low, high = min(known) - room, max(known) + room
        return (
            cls(max(low, date.min.toordinal()), min(high, date.max.toordinal()), True)
            if days
            else cls(low, high, False)
        )

    def at(self, value: float) -> float:
        """Where a value stands, in pixels from the left; what lies beyond the line stands at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    def ticks(self) -> dict[float, str]:
        """A few round values on the line with their names."""
        if not self.days:
            return {each: wording.number(each) for each in _round_values(self.low, self.high, least=0.0)}
        first, last = date.fromordinal(math.ceil(self.low)), date.fromordinal(math.floor(self.high))
        if last.year - first.year < _TICKS:
            days = (date.fromordinal(int(each)) for each in _round_values(self.low, self.high, least=1.0))
            return {each.toordinal(): f"{each.day} {calendar.month_abbr[each.month]} {each.year}" for each in days}
        years = (int(each) for each in _round_values(first.year + 1, last.year, least=1.0))
        return {date(year, 1, 1).toordinal(): str(year) for year in years}


def _round_values(low: float, high: float, *, least: float) -> list[float]:
    """A few round values between two ends, at least so far apart."""
    size = 10.0 ** math.floor(math.log10(max(high - low, least) / _TICKS))
    step = next(size * factor for factor in (1, 2, 5, 10) if high - low <= size * factor * _TICKS)
    step = max(least, step)
    return [
        float(format(number * step, ".12g")) for number in range(math.ceil(low / step), math.floor(high / step) + 1)
    ]


def chart(sources: Sources, *, in_page: bool = False) -> str | None:
    """The drawing of a fact's values in one scope; ``None`` where they have no place on a line, as states and names.

    It is an SVG image, and an element that a page can hold with others of one report: its ids are its own, and its
    style reaches nothing but itself. With ``in_page`` it has no style, which a strict Content-Security-Policy forbids:
    the page's own then colours its classes in the dark. The same sources give the same text.
    """
    times = [(moment, list(_rows(moment))) for moment in sources.moments]
    times = [(moment, rows) for moment, rows in times if rows]
    every = [row for _, rows in times for row in rows]
    axis = _Axis.of(every)
    if axis is None:
        return None
    drawn: list[str] = []
    top, room = _TOP, _ROWS
    for moment, rows in times:
        shown, room = rows[:room], room - len(rows[:room])
        if not shown:
            break
        if len(times) > 1:
            drawn.append(_text(8, top + 15, standings.time(moment) + ":"))
            top += _ROW
        drawn += _moment(moment, shown, axis, top)
        top += _ROW * len(shown)
    if len(every) > _ROWS:
        drawn.append(_text(8, top + 15, f"and {counted(len(every) - _ROWS, 'value')} more"))
        top += _ROW
    name = "-in-".join(_NO_ID.sub("-", part) for part in (sources.rule, sources.scope) if part)
    ground = f'<rect class="paper" fill="#ffffff" width="{_WIDTH}" height="{top + _FOOT}"/>'
    told = " ".join(sentence for moment, _ in times[:_ROWS] for sentence in standings.sentences(moment))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="sources-chart" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" width="{_WIDTH}" height="{top + _FOOT}" '
            f'viewBox="0 0 {_WIDTH} {top + _FOOT}">',
            f'<title id="{name}-title">{_TITLE}{escape(standings.scope(sources))}</title>',
            f'<desc id="{name}-desc">{escape(told)}</desc>',
            *(() if in_page else (f"<style>{_STYLE}</style>",)),
            ground,
            *_ticks(axis, _TOP, top, _unit(every)),
            *drawn,
            *_legend(top + 48),
            "</svg>\n",
        )
    )


def is_chart(text: str) -> bool:
    """Tell whether a file that begins so is a chart that was drawn here."""
    return text.startswith("<svg ") and f">{_TITLE}" in text


def _rows(moment: Moment) -> Iterator[_Row]:
    """The values of a time that have a place on a line, each once for a source."""
    seen = set()
    for each in moment.statements:
        on_line = each.claim.mention.interval is not None or each.claim.mention.kind is Kind.DATE
        key = each.source, each.copy_of is None, each.value
        if each.value is not None and on_line and key not in seen:
            seen.add(key)
            yield _Row(each, each.value)


def _unit(rows: Sequence[_Row]) -> str:
    """The unit of the line: that of the values which are drawn as they are written, where they share one."""
    mentions = [row.statement.claim.mention for row in rows if row.statement.claim.mention.low == row.value.low]
    units = {mention.unit or "" for mention in mentions}
    return visible(units.pop()) if len(units) == 1 else ""


def _ticks(axis: _Axis, top: int, bottom: int, unit: str) -> Iterator[str]:
    """The line below the values, and a dotted one up from each of its ticks."""
    yield f'<path {_FAINT} d="M{_LEFT} {bottom + 4}H{_RIGHT}"/>'
    yield _text(_LEFT - 8, bottom + 20, cut(unit, _NAME), anchor="end")
    for tick, name in axis.ticks().items():
        yield f'<path {_FAINT} stroke-dasharray="1 4" d="M{axis.at(tick)} {top}V{bottom + 8}"/>'
        yield _text(axis.at(tick), bottom + 20, name, anchor="middle")


def _moment(moment: Moment, rows: Sequence[_Row], axis: _Axis, top: int) -> Iterator[str]:
    """The values of one time, one below the other, and a band behind them for the best supported."""
    leading = {support.claim.id for support in moment.leading}
    best = dict.fromkeys(each.value for each in moment.statements if each.claim.id in leading and each.value)
    for value in best:
        start, stop = axis.at(value.start) - 3, axis.at(value.stop) + 3
        size = f'width="{round(stop - start, 1)}" height="{_ROW * len(rows)}"'
        yield f'<rect {_BAND} x="{round(start, 1)}" y="{top}" {size}/>'
    for number, row in enumerate(rows):
        statement, middle = row.statement, top + _ROW * number + _ROW // 2
        copy = " (copy)" if statement.copy_of else ""
        yield _text(8, middle + 4, cut(visible(statement.source), _NAME - len(copy)) + copy)
        yield from _bar(statement, row.value, axis, middle)
        yield _text(_RIGHT + 12, middle + 4, cut(standings.value(statement.claim), _WORDS))
        if statement.verdict in APART:
            yield _text(_STANDING, middle + 4, "apart")


def _bar(statement: Statement, value: Value, axis: _Axis, y: int) -> Iterator[str]:
    """A value as a bar between its ends, with a dot where its number is written; a narrow one as the dot alone."""
    mention = statement.claim.mention
    start, stop = axis.at(value.start), axis.at(value.stop)
    if stop - start > _NEAR:
        dashes = ' stroke-dasharray="7 4"' if mention.hedge else ""
        yield f'<path {_INK}{dashes} d="M{start} {y}H{stop}"/>'
        meant = mention.interval
        yield _end(start, y, 6, is_open=math.isinf(value.start), excluded=meant is not None and not meant.low_closed)
        yield _end(stop, y, -6, is_open=math.isinf(value.stop), excluded=meant is not None and not meant.high_closed)
    if stop - start <= _NEAR or (value.low == value.high and value.start < value.low < value.stop):
        yield f'<circle class="dot" fill="#1b1f24" cx="{axis.at(value.low)}" cy="{y}" r="4"/>'


def _end(x: float, y: int, inwards: int, *, is_open: bool, excluded: bool) -> str:
    """The mark of an end: an arrow where it is open, a circle where it is excluded, else a cap."""
    if is_open:
        return f'<path {_INK} d="M{x + inwards} {y - 5}L{x} {y}L{x + inwards} {y + 5}"/>'
    if excluded:
        return f'<circle class="ink paper" fill="#ffffff" stroke="#1b1f24" stroke-width="2" cx="{x}" cy="{y}" r="4"/>'
    return f'<path {_INK} d="M{x} {y - 6}V{y + 6}"/>'


def _legend(y: int) -> Iterator[str]:
    """What the marks mean, drawn as they are."""
    marks = (
        (8, _end(16, y, 6, is_open=False, excluded=False), "end"),
        (78, _end(86, y, 6, is_open=False, excluded=True), "end excluded"),
        (214, _end(230, y, -6, is_open=True, excluded=False), "no end"),
        (300, f'<path {_INK} stroke-dasharray="7 4" d="M308 {y}H330"/>', "hedged"),
        (400, f'<circle class="dot" fill="#1b1f24" cx="412" cy="{y}" r="4"/>', "as written"),
        (520, f'<rect {_BAND} x="524" y="{y - 7}" width="16" height="14"/>', "best supported"),
    )
    for x, mark, words in marks:
        yield mark
        yield _text(x + (38 if words == "hedged" else 28), y + 4, words)


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    where = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x}" y="{y}"{where} font-family="monospace" font-size="12">{escape(words)}</text>'
