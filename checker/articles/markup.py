"""HTML source to tags and visible text, with the place of each character.

The standard library's parser takes quadratic time on unclosed tags and comments; this one takes linear time on
anything, at the price of not building a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

_BLOCK_NAMES = """
    address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section select summary table tbody tfoot thead tr
    ul
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin a new line."""

# What stands in these is not shown, or not parsed as markup.
_RAW = frozenset(
    ("script", "style", "template", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "svg", "math")
)
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]*)")
_TAG_STOP = re.compile(r"=[ \t\r\n\f]*([\"'])|>")
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)[ \t\r\n\f]*=[ \t\r\n\f]*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});?")


@dataclass(frozen=True, slots=True)
class Shown:
    """Visible characters and where they begin; a decoded entity is a piece of its own."""

    text: str
    at: int


@dataclass(frozen=True)
class Tag:
    """An opening or closing tag; for an element that is not shown ``inside`` is where its content stands."""

    name: str
    opens: bool
    at: int
    source: str
    inside: tuple[int, int] = (0, 0)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Attributes by lower-case name, entities decoded; the first of a name counts."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.source):
            found.setdefault(name.lower(), unescape(double or single or bare))
        return found


def scan(html: str, start: int = 0, end: int | None = None) -> Iterator[Shown | Tag]:
    """The tags and visible characters between two offsets, in order."""
    limit = len(html) if end is None else end
    quotes = {quote: html.rfind(quote, start, limit) for quote in "\"'"}
    while start < limit:
        opening = html.find("<", start, limit)
        yield from decoded_text(html, start, limit if opening < 0 else opening)
        if opening < 0:
            return
        name = _NAME.match(html, opening + 1, limit)
        if name:
            close = _tag_end(html, opening, limit, quotes)
            opens = html[opening + 1] != "/"
            lower = name[1].lower()
            start, inside = close, (0, 0)
            if opens and lower in _RAW and html[close - 2] != "/":
                start = _raw_end(html, lower, close, limit)
                inside = (close, start)
            yield Tag(lower, opens, opening, html[opening:close], inside)
        elif html.startswith("<!--", opening):
            close = html.find("-->", opening + 4, limit)
            start = limit if close < 0 else close + 3
        elif html.startswith(("<!", "<?", "</"), opening):
            close = html.find(">", opening, limit)
            start = limit if close < 0 else close + 1
        else:
            yield Shown("<", opening)
            start = opening + 1


def decoded_text(html: str, start: int, end: int) -> Iterator[Shown]:
    """The text between two offsets that hold no tags, its entities decoded."""
    for entity in _ENTITY.finditer(html, start, end):
        decoded = unescape(entity.group())
        if decoded == entity.group():
            continue
        if start < entity.start():
            yield Shown(html[start : entity.start()], start)
        yield Shown(decoded, entity.start())
        start = entity.end()
    if start < end:
        yield Shown(html[start:end], start)


def _tag_end(html: str, start: int, limit: int, quotes: dict[str, int]) -> int:
    """Where a tag ends: after the first ``>`` outside quoted values; a tag that nothing closes takes the rest."""
    while stop := _TAG_STOP.search(html, start, limit):
        quote = stop[1]
        if not quote:
            return stop.end()
        # A quote that nothing closes is an ordinary character.
        start = stop.end() if stop.end() > quotes[quote] else html.index(quote, stop.end(), limit) + 1
    return limit


def _raw_end(html: str, name: str, start: int, limit: int) -> int:
    close = re.compile(rf"</{name}", re.IGNORECASE).search(html, start, limit)
    return close.start() if close else limit
