"""RSS and Atom."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from checker.articles.publication import EARLIEST, LATEST, read_day
from checker.feeds.item import Feed, Item, NoFeed, feed_of, shown_text

if TYPE_CHECKING:
    from feedparser import FeedParserDict


def read(content: bytes) -> Feed:
    """The items of an RSS or Atom document, however broken. Raises NoFeed where it is neither."""
    import feedparser

    # the document is given as bytes, so that nothing is fetched; its HTML is shown as text and needs no cleaning
    parsed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version") and not parsed.entries:
        raise NoFeed("it is neither RSS nor Atom")
    outlet, language = _text(parsed.feed, "title"), _text(parsed.feed, "language")
    return feed_of(_item(entry, outlet, language) for entry in parsed.entries)


def _item(entry: FeedParserDict, outlet: str | None, language: str | None) -> Item:
    bodies = [str(each.get("value", "")) for each in entry.get("content", ())] or [_text(entry, "summary") or ""]
    source = entry.get("source", {})
    return Item(
        id=_text(entry, "id") or _text(entry, "link") or "",
        headline=shown_text(_text(entry, "title") or "").replace("\n\n", " "),
        text=shown_text(max(bodies, key=len)),
        published=_day(entry),
        outlet=_text(source, "title") or outlet,
        url=_text(entry, "link"),
        language=language,
    )


def _text(stated: object, key: str) -> str | None:
    value = stated.get(key) if isinstance(stated, Mapping) else None
    return value if isinstance(value, str) and value.strip() else None


def _day(entry: FeedParserDict) -> date | None:
    """The day that is written, whatever its time zone; else that of the time as feedparser reads it, in UTC."""
    for key in ("published", "updated"):
        if (day := read_day(_text(entry, key) or "")) is not None:
            return day
        with suppress(TypeError, ValueError):
            day = date(*entry.get(f"{key}_parsed")[:3])
            if EARLIEST <= day <= LATEST:
                return day
    return None
