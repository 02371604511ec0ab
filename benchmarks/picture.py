"""The picture: accuracy against speed, a panel a kind of value, a labelled point a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from math import ceil, floor, log10

from benchmarks.peers.reader import OURS
from benchmarks.result import Point

_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP = 300, 260, 56, 54, 44
_LINE = 14
_HALO = ' paint-order="stroke" stroke="white" stroke-width="4"'
_HEADING = "Value F1 in percent against MB/s of one core"


def picture(points: Sequence[Point]) -> str:
    """The points as SVG, over a logarithmic axis of speed: ours a filled square, the others rings, without colour."""
    panels = list(dict.fromkeys(point.panel for point in points))
    exponents = [log10(point.speed) for point in points] or [0.0]
    low, high = floor(min(exponents)), max(ceil(max(exponents)), floor(min(exponents)) + 1)
    width = _LEFT + len(panels) * (_WIDTH + _GAP)
    height = _TOP + _HEIGHT + 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        ' font-family="sans-serif" font-size="12">',
        f'<title>Accuracy against speed</title><rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{_LEFT}" y="20" font-size="14" font-weight="bold">{_HEADING}</text>',
    ]
    for index, panel in enumerate(panels):
        own = [point for point in points if point.panel == panel]
        parts.append(f'<g transform="translate({_LEFT + index * (_WIDTH + _GAP)} {_TOP})">')
        parts += _frame(panel, low, high)
        parts += _points(own, low, high)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _frame(panel: str, low: int, high: int) -> Iterator[str]:
    yield f'<text x="0" y="-10" font-weight="bold">{escape(panel)}</text>'
    yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="none" stroke="black"/>'
    for percent in range(0, 101, 20):
        y = _down(percent)
        yield f'<line x1="0" x2="{_WIDTH}" y1="{y:.0f}" y2="{y:.0f}" stroke="#ccc"/>'
        yield f'<text x="-6" y="{y + 4:.0f}" text-anchor="end">{percent}</text>'
    for exponent in range(low, high + 1):
        x = _along(exponent, low, high)
        yield f'<line x1="{x:.0f}" x2="{x:.0f}" y1="0" y2="{_HEIGHT}" stroke="#ccc"/>'
        yield f'<text x="{x:.0f}" y="{_HEIGHT + 18}" text-anchor="middle">{10.0**exponent:g}</text>'
    yield f'<text x="{_WIDTH / 2:.0f}" y="{_HEIGHT + 38}" text-anchor="middle">MB/s</text>'


def _points(points: Sequence[Point], low: int, high: int) -> Iterator[str]:
    for point, level in zip(points, _label_levels(points), strict=True):
        x, y = _along(log10(point.speed), low, high), _down(point.accuracy)
        if point.reader.startswith(OURS.name):
            yield f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
        else:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="white" stroke="black" stroke-width="1.5"/>'
        right = x > _WIDTH / 2
        anchor, at = ("end", x - 9) if right else ("start", x + 9)
        label = f"{escape(point.reader)} {point.accuracy:.0f}"
        if point.reader == OURS.name:
            anchor, at, level = "middle", x, y - 14
        elif point.reader.startswith(OURS.name):  # stands beside the one that is not compiled
            anchor, at, level, label = "start", x + 9, y, "compiled"
        yield f'<text x="{at:.1f}" y="{level + 4:.1f}" text-anchor="{anchor}"{_HALO}>{label}</text>'


def _label_levels(points: Sequence[Point]) -> list[float]:
    """The heights of the labels, pushed down where one would lie on another."""
    order = sorted(range(len(points)), key=lambda index: -points[index].accuracy)
    levels = {index: _down(points[index].accuracy) for index in order}
    for above, below in pairwise(order):
        levels[below] = max(levels[below], levels[above] + _LINE)
    return [levels[index] for index in range(len(points))]


def _along(exponent: float, low: int, high: int) -> float:
    return _WIDTH * (exponent - low) / (high - low)


def _down(percent: float) -> float:
    return _HEIGHT * (1 - percent / 105)
