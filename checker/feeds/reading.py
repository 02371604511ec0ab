"""A feed of whichever kind."""

from __future__ import annotations

from checker.feeds import json_items, syndication
from checker.feeds.item import Feed


def read_feed(content: bytes) -> Feed:
    """The items of an RSS, Atom or JSON feed. Raises NoFeed."""
    is_json = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")
    return json_items.read(content) if is_json else syndication.read(content)
