"""An item of a feed, as an article that other commands read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checker.articles.markup import BLOCKS, Shown, Tag, scan

_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"<[a-zA-Z!/]|&[#a-zA-Z0-9]{2,10};")


class NoFeed(Exception):  # noqa: N818 - what it is, in a word
    """A document that is no feed, and why."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: ``text`` is its full text, or the summary where the feed carries no more; paragraphs apart."""

    id: str
    headline: str
    text: str
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The items of a feed in its order, and those left out as they have no text."""

    items: tuple[Item, ...]
    empty: tuple[str, ...] = ()


def feed_of(items: Iterable[Item]) -> Feed:
    """The items that have text, and the names of those that have none."""
    told = list(items)
    empty = tuple(each.id or each.headline or f"item {place}" for place, each in enumerate(told, 1) if not each.text)
    return Feed(tuple(each for each in told if each.text), empty)


def to_json_lines(items: Iterable[Item]) -> str:
    """The items as JSON Lines, one article a line, as every command reads them."""
    return "".join(f"{json.dumps(_record(item), ensure_ascii=False)}\n" for item in items)


def _record(item: Item) -> dict[str, str]:
    stated = {
        "id": item.id,
        "headline": item.headline,
        "text": item.text,
        "published": item.published.isoformat() if item.published else None,
        "outlet": item.outlet,
        "url": item.url,
        "language": item.language,
    }
    return {key: value for key, value in stated.items() if value}


def shown_text(written: str) -> str:
    """What a reader sees of HTML or of plain text, a blank line between paragraphs.

    >>> shown_text("<p>Talks <b>go on</b>.</p><p>Prices fall &amp; rise.</p>")
    'Talks go on.\\n\\nPrices fall & rise.'
    """
    if not _MARKUP.search(written):
        return "\n\n".join(line.strip() for line in written.splitlines() if line.strip())
    paragraphs = [""]
    for part in scan(written):
        if isinstance(part, Shown):
            paragraphs[-1] += part.text
        elif isinstance(part, Tag) and part.name in BLOCKS:
            paragraphs.append("")
    tidied = (_SPACE.sub(" ", paragraph).strip() for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in tidied if paragraph)
