"""What the sources of a fact say as a drawing: each value as an interval on one line, in the order of time.

The drawing is an SVG image that stands by itself: it asks for nothing, and it says everything without colour. The best
supported value is a band behind the values of its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from checker.comparisons.groups import Value
from checker.findings.sources import APART, Moment, Sources, Statement
from checker.mentions.mention import Kind
from checker.renderers import standings
from checker.renderers.axis import BAND, Axis, Bar, dashed, dot, end, text
from checker.renderers.glyphs import cut, visible
from checker.renderers.wording import counted

_ROWS = 40
"""Values that are drawn; a table has them all."""
_ROW, _TOP, _FOOT = 22, 10, 64  # pixels: the height of a row, above the first, below the last
_WIDTH, _LEFT, _RIGHT, _STANDING = 880, 226, 546, 800  # pixels: all, where the line starts and ends, the last words
_NAME, _WORDS = 29, 32  # characters, each of 7.25 pixels, of a source and of a value
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


def chart(sources: Sources, *, in_page: bool = False, most: int = _ROWS) -> str | None:
    """The drawing of a fact's values in one scope; ``None`` where they have no place on a line, as states and names.

    It is an SVG image, and an element that a page can hold with others of one report: its ids are its own, and its
    style reaches nothing but itself. With ``in_page`` it has no style, which a strict Content-Security-Policy forbids:
    the page's own then colours its classes in the dark. Of more values than ``most`` the first are drawn. The same
    sources give the same text.
    """
    times = [(moment, list(_rows(moment))) for moment in sources.moments]
    times = [(moment, rows) for moment, rows in times if rows]
    every = [row for _, rows in times for row in rows]
    axis = _axis(every)
    if axis is None:
        return None
    drawn: list[str] = []
    top, room = _TOP, most
    for moment, rows in times:
        shown, room = rows[:room], room - len(rows[:room])
        if not shown:
            break
        if len(times) > 1:
            drawn.append(text(8, top + 15, standings.time(moment) + ":"))
            top += _ROW
        drawn += _moment(moment, shown, axis, top)
        top += _ROW * len(shown)
    if len(every) > most:
        drawn.append(text(8, top + 15, f"and {counted(len(every) - most, 'value')} more"))
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
            *axis.drawn(_TOP, top, _unit(every)),
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


def _axis(rows: Sequence[_Row]) -> Axis | None:
    """The line that shows all values; ``None`` where there are none."""
    ends = (end for row in rows for end in (row.value.start, row.value.stop, row.value.low, row.value.high))
    days = bool(rows) and rows[0].statement.claim.mention.kind is Kind.DATE
    return Axis.of(ends, days=days, left=_LEFT, right=_RIGHT)


def _unit(rows: Sequence[_Row]) -> str:
    """The unit of the line: that of the values which are drawn as they are written, where they share one."""
    mentions = [row.statement.claim.mention for row in rows if row.statement.claim.mention.low == row.value.low]
    units = {mention.unit or "" for mention in mentions}
    return visible(units.pop()) if len(units) == 1 else ""


def _moment(moment: Moment, rows: Sequence[_Row], axis: Axis, top: int) -> Iterator[str]:
    """The values of one time, one below the other, and a band behind them for the best supported."""
    leading = {support.claim.id for support in moment.leading}
    best = dict.fromkeys(each.value for each in moment.statements if each.claim.id in leading and each.value)
    for value in best:
        yield axis.band(value.start, value.stop, top, _ROW * len(rows))
    for number, row in enumerate(rows):
        statement, middle = row.statement, top + _ROW * number + _ROW // 2
        copy = " (copy)" if statement.copy_of else ""
        yield text(8, middle + 4, cut(visible(statement.source), _NAME - len(copy)) + copy)
        yield from _bar(row).drawn(axis, middle)
        yield text(_RIGHT + 12, middle + 4, cut(standings.value(statement.claim), _WORDS))
        if statement.verdict in APART:
            yield text(_STANDING, middle + 4, "apart")


def _bar(row: _Row) -> Bar:
    mention, value = row.statement.claim.mention, row.value
    meant = mention.interval
    return Bar(
        value.start,
        value.stop,
        value.low,
        value.high,
        hedged=mention.hedge is not None,
        start_excluded=meant is not None and not meant.low_closed,
        stop_excluded=meant is not None and not meant.high_closed,
    )


def _legend(y: int) -> Iterator[str]:
    """What the marks mean, drawn as they are."""
    marks = (
        (8, end(16, y, 6, is_open=False, excluded=False), "end"),
        (78, end(86, y, 6, is_open=False, excluded=True), "end excluded"),
        (214, end(230, y, -6, is_open=True, excluded=False), "no end"),
        (300, dashed(308, 330, y), "hedged"),
        (400, dot(412, y), "as written"),
        (520, f'<rect {BAND} x="524" y="{y - 7}" width="16" height="14"/>', "best supported"),
    )
    for x, mark, words in marks:
        yield mark
        yield text(x + (38 if words == "hedged" else 28), y + 4, words)
