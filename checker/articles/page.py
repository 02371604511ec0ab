"""What a web page states of itself: JSON-LD first, then meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from checker.articles.alignment import align, one_line
from checker.articles.document import Metadata
from checker.articles.linked_data import Statement, read_statement
from checker.articles.markup import Shown, Tag, decoded_text
from checker.articles.publication import read_day

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date",
    "sailthru.date",
    "article:modified_time", "og:updated_time", "datemodified",
)  # fmt: skip
_OUTLETS = ("og:site_name", "dc.publisher", "publisher", "application-name")
_LANGUAGES = ("og:locale", "language", "content-language", "dc.language")
_HEADLINE_KEY = re.compile(r"\"(?:headline|name)\"\s*:\s*")
_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and where it stands in the file."""

    text: str = ""
    pieces: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a page states; ``body`` is a JSON-LD articleBody, for pages that show no text."""

    headline: Headline
    metadata: Metadata
    body: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Meta:
    name: str
    content: str
    tag: Tag


def read_page(content: str, parts: Sequence[Shown | Tag]) -> Page:
    """What a page states of headline, date, outlet, address and language; ``parts`` are its tags and text."""
    tags = [part for part in parts if isinstance(part, Tag) and part.opens]
    scripts = [tag for tag in tags if tag.name == "script" and "ld+json" in tag.attributes.get("type", "").lower()]
    statement, notes = read_statement([(content[slice(*tag.inside)], _line(content, tag.at)) for tag in scripts])
    metas = [meta for tag in tags if tag.name == "meta" for meta in _metas(tag)]
    links = [tag for tag in tags if tag.name == "link"]
    stated = Metadata(statement.published, statement.outlet, statement.url, statement.language)
    return Page(
        headline=_headline(content, parts, scripts, statement, metas),
        metadata=stated.completed_by(
            Metadata(
                published=next(
                    (day for name in _PUBLISHED for day in map(read_day, _contents(metas, name)) if day), None
                ),
                outlet=next((outlet for name in _OUTLETS for outlet in _contents(metas, name)), None),
                url=_address(links, metas),
                language=_language(tags, metas),
            )
        ),
        body=statement.body,
        notes=notes,
    )


def _headline(
    content: str, parts: Sequence[Shown | Tag], scripts: Sequence[Tag], statement: Statement, metas: Sequence[_Meta]
) -> Headline:
    """The stated headline, at its place among what is shown if it is shown; else the largest heading or the title."""
    shown = _element(parts, "h1")
    titles = [meta for name in _TITLES for meta in metas if meta.name == name]
    if statement.headline:
        stated = Headline(statement.headline, _in_scripts(content, scripts, statement.headline))
    elif titles:
        stated = _in_meta(content, titles[0])
    elif shown.text:
        return shown
    else:
        return _title(content, parts)
    return shown if _plain(shown.text) == _plain(stated.text) else stated


def _element(parts: Sequence[Shown | Tag], name: str) -> Headline:
    """The text of the first element of a name that shows any."""
    pieces: list[Shown] = []
    inside = False
    for part in parts:
        if isinstance(part, Shown):
            if inside:
                pieces.append(part)
        elif part.name == name:
            if inside and any(not piece.text.isspace() for piece in pieces):
                break
            inside = part.opens
            pieces.clear()
    return _line_of(pieces)


def _title(content: str, parts: Sequence[Shown | Tag]) -> Headline:
    title = next((part for part in parts if isinstance(part, Tag) and part.name == "title" and part.opens), None)
    if title is None:
        return Headline()
    return _line_of(decoded_text(content, *title.inside))


def _line_of(pieces: Iterable[Shown]) -> Headline:
    line = one_line(pieces)
    return Headline("".join(piece.text for piece in line), line)


def _in_scripts(content: str, scripts: Sequence[Tag], text: str) -> tuple[Shown, ...]:
    """The places of a headline in the JSON that states it."""
    for script in scripts:
        for key in _HEADLINE_KEY.finditer(content, *script.inside):
            written = _STRING.match(content, key.end(), script.inside[1])
            if written and _plain(unescape(_unquoted(written.group()))) == _plain(text):
                return tuple(align(text, content, written.start(), written.end()))
    return tuple(Shown(char, scripts[0].at) for char in text)


def _unquoted(written: str) -> str:
    try:
        return str(json.loads(written, strict=False))
    except ValueError:
        return ""


def _in_meta(content: str, meta: _Meta) -> Headline:
    value = _CONTENT.search(meta.tag.source)
    if value is None or value.lastindex is None:
        return Headline()
    start, end = value.span(value.lastindex)
    return _line_of(decoded_text(content, meta.tag.at + start, meta.tag.at + end))


def _metas(tag: Tag) -> list[_Meta]:
    attributes = tag.attributes
    content = " ".join(attributes.get("content", "").split())
    names = {attributes.get(key, "").strip().lower() for key in ("property", "name", "itemprop", "http-equiv")}
    return [_Meta(name, content, tag) for name in sorted(names) if name and content]


def _contents(metas: Sequence[_Meta], name: str) -> list[str]:
    return [meta.content for meta in metas if meta.name == name]


def _address(links: Sequence[Tag], metas: Sequence[_Meta]) -> str | None:
    canonical = [
        link.attributes.get("href", "") for link in links if link.attributes.get("rel", "").lower() == "canonical"
    ]
    return next(
        (url for url in [*canonical, *_contents(metas, "og:url")] if url.startswith(("http://", "https://"))), None
    )


def _language(tags: Sequence[Tag], metas: Sequence[_Meta]) -> str | None:
    roots = [tag.attributes.get("lang") or tag.attributes.get("xml:lang") for tag in tags if tag.name == "html"]
    stated = [language for name in _LANGUAGES for language in _contents(metas, name)]
    return next((language for language in [*roots, *stated] if language), None)


def _line(content: str, offset: int) -> int:
    return content.count("\n", 0, offset) + 1


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
