"""JSON Feed, and the ninjs items of news agencies.

https://www.jsonfeed.org/version/1.1/ and https://www.iptc.org/std/ninjs/userguide/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.articles.publication import read_day
from checker.feeds.item import Feed, Item, NoFeed, feed_of, shown_text

_NINJS_BODIES = ("body_text", "body_xhtml", "body_html", "description_text", "description_xhtml", "description_html")


def read(content: bytes) -> Feed:
    """The items of a JSON Feed, of one ninjs item, or of a list of them. Raises NoFeed where it is none of these."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as cause:
        raise NoFeed(f"it is not JSON: {cause}") from None
    if isinstance(document, Mapping) and str(document.get("version", "")).startswith("https://jsonfeed.org/version/"):
        return feed_of(_feed_items(document))
    items = list(_ninjs(document))
    if not items:
        raise NoFeed("it is neither a JSON Feed nor holds ninjs items")
    return feed_of(items)


def _feed_items(document: Mapping[str, Any]) -> Iterator[Item]:
    outlet, language = _text(document, "title"), _text(document, "language")
    for item in _objects(document.get("items")):
        body = _text(item, "content_text") or shown_text(_text(item, "content_html", "summary") or "")
        yield Item(
            id=_text(item, "id", "url") or "",
            headline=_text(item, "title") or "",
            text=body,
            published=read_day(_text(item, "date_published", "date_modified") or ""),
            outlet=outlet,
            url=_text(item, "url", "external_url"),
            language=_text(item, "language") or language,
        )


def _ninjs(document: object) -> Iterator[Item]:
    """ninjs 1 keeps texts under own keys, ninjs 2 and 3 in lists of bodies, headlines and descriptions."""
    inner = document.get("items") or document.get("_items") if isinstance(document, Mapping) else None
    for item in _objects(inner if isinstance(inner, list) else document):
        bodies = [_text(each, "value") for each in (*_objects(item.get("bodies")), *_objects(item.get("descriptions")))]
        headlines = [_text(each, "value") for each in _objects(item.get("headlines"))]
        if "uri" not in item or not (bodies or headlines or _text(item, "headline", *_NINJS_BODIES)):
            continue
        published = _text(item, "firstcreated", "versioncreated", "contentcreated")
        yield Item(
            id=_text(item, "uri") or "",
            headline=_text(item, "headline", "title") or next(filter(None, headlines), ""),
            text=shown_text(_text(item, *_NINJS_BODIES) or next(filter(None, bodies), "")),
            published=read_day(published or ""),
            outlet=_text(item, "copyrightholder") or _publisher(item),
            url=next((_text(each, "href") for each in _objects(item.get("altids")) if _text(each, "href")), None),
            language=_text(item, "language"),
        )


def _publisher(item: Mapping[str, Any]) -> str | None:
    sources = (*_objects(item.get("infosources")), *_objects(item.get("infosource")))
    return next((_text(each, "name") for each in sources if _text(each, "name")), None)


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            yield each


def _text(stated: Mapping[str, Any], *keys: str) -> str | None:
    return next((value for key in keys if isinstance(value := stated.get(key), str) and value.strip()), None)
