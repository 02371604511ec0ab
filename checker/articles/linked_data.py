"""JSON-LD: what a page states of its article in schema.org's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape

from checker.articles.publication import read_day

_WRAPPING = re.compile(r"\A\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*\Z")
_MOST_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Statement:
    """What a page's JSON-LD states of its article; ``body`` may differ from what the page shows."""

    headline: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class _Node:
    """An object of the linked data, read leniently: publishers write any of a text, an object or a list."""

    members: dict[str, object]
    named: dict[str, dict[str, object]]

    def text(self, *keys: str) -> str | None:
        """The first of the members that is a text, or an object or list that holds a name."""
        for key in keys:
            found = self._text(self.members.get(key))
            if found:
                return found
        return None

    def _text(self, value: object) -> str | None:
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item.strip():
                return " ".join(unescape(item).split())
            if isinstance(item, dict):
                known = {**self.named.get(str(item.get("@id")), {}), **item}
                name = known.get("name") or known.get("alternateName")
                if isinstance(name, str) and name.strip():
                    return " ".join(unescape(name).split())
        return None

    def address(self) -> str | None:
        """The article's own address."""
        main = self.members.get("mainEntityOfPage")
        candidates = [
            self.members.get("url"),
            main.get("@id") if isinstance(main, dict) else main,
            self.members.get("@id"),
        ]
        for value in candidates:
            if isinstance(value, str) and value.startswith(("http://", "https://")):
                return value
        return None


def read_statement(scripts: Sequence[tuple[str, int]]) -> tuple[Statement, tuple[str, ...]]:
    """What the first article stated in a page's JSON-LD scripts says, and notes on scripts that are not JSON.

    ``scripts`` are the scripts' contents with the lines they begin on.
    """
    objects: list[dict[str, object]] = []
    notes = []
    for script, line in scripts:
        try:
            value = json.loads(_WRAPPING.sub("", script), strict=False)
        except (ValueError, RecursionError) as cause:
            what = cause.msg if isinstance(cause, json.JSONDecodeError) else "nested too deeply"
            notes.append(f"JSON-LD on line {line} not read: {what}")
            continue
        objects += _objects(value)
    named = {str(found["@id"]): found for found in objects if "@id" in found and len(found) > 1}
    articles = [_Node(found, named) for found in objects if _is_article(found.get("@type"))]
    # A page lists other articles too; its own is the one with a date, a body or at least a headline.
    articles.sort(key=lambda node: ("headline" not in node.members, "datePublished" not in node.members))
    return (_statement(articles[0]) if articles else Statement()), tuple(notes)


def _statement(node: _Node) -> Statement:
    written = [node.text("datePublished"), node.text("dateModified"), node.text("dateCreated")]
    body = node.members.get("articleBody")
    return Statement(
        headline=node.text("headline", "name"),
        published=next((day for text in written if text and (day := read_day(text))), None),
        outlet=node.text("publisher", "sourceOrganization", "isPartOf"),
        url=node.address(),
        language=node.text("inLanguage"),
        body=unescape(body) if isinstance(body, str) and body.strip() else None,
    )


def _is_article(types: object) -> bool:
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(("Article", "BlogPosting")) for name in names)


def _objects(value: object) -> Iterator[dict[str, object]]:
    """All objects inside a value, outer before inner, in the order of the document."""
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting += [inner for inner in reversed(item.values()) if isinstance(inner, dict | list)]
        elif isinstance(item, list):
            waiting += [inner for inner in reversed(item) if isinstance(inner, dict | list)]
