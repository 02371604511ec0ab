"""Web pages: what they state of themselves, and the article that trafilatura finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from checker.articles.alignment import Alignment
from checker.articles.article import Unread
from checker.articles.document import Composition, Document, Lines, Metadata, Source
from checker.articles.inline_waivers import read_inline_waivers
from checker.articles.markup import BLOCKS, Shown, Tag, scan
from checker.articles.page import Page, read_page
from checker.articles.problems import Unreadable
from checker.articles.publication import read_day
from checker.values.span import Span

SUFFIXES = (".html", ".htm", ".xhtml")
LARGEST = 5_000_000

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD = 4_096
# The extractor takes quadratic time; a page of news has some thousand tags.
_MOST_TAGS = 20_000
# Characters of visible text, such as a menu's, below which a page's JSON-LD articleBody counts instead.
_HARDLY_ANY = 250
# Stands between the cells of a table row until the row is written; no white space, so that it survives tidying.
_CELL = "\ue000"
_ASIDE = frozenset(("nav", "header", "footer", "aside", "form", "button", "select", "head"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item or table row of an article; ``apart`` is a blank line before it."""

    text: str
    apart: bool = True


def read(source: Source) -> Iterator[Document | Unread]:
    """The one article of a page, broken or not. Raises Unreadable and OSError.

    Metadata come from JSON-LD, then from meta elements; the date at last from htmldate. The body is the visible text
    that trafilatura takes for the article; a JSON-LD ``articleBody`` is used only where the page shows none.
    """
    decoded = source.decoded(LARGEST, _stated_encoding)
    content = decoded.text
    parts = list(scan(content))
    page = read_page(content, parts)
    notes = list(decoded.notes)
    if sum(isinstance(part, Tag) for part in parts) <= _MOST_TAGS:
        paragraphs = _extracted(content) or _visible(parts)
    else:
        paragraphs = _visible(parts)
        notes.append(f"the page has more than {_MOST_TAGS:,} tags; all its visible text was read")
    shown = sum(len(paragraph.text) for paragraph in paragraphs)
    if page.body and shown < _HARDLY_ANY and shown * 4 < len(page.body):
        paragraphs = [Paragraph(line) for line in page.body.splitlines() if line.strip()]
        notes.append("the page shows no article; its JSON-LD articleBody was read")
    if not paragraphs and not page.headline:
        raise Unreadable("no article text was found in the page")
    composition, headline = _compose(page, paragraphs, Alignment.of(part for part in parts if isinstance(part, Shown)))
    published = page.metadata.published or _guessed_day(content)
    document = Document(
        text=composition.text,
        headline_span=headline,
        source=composition.source_map(Lines(content).starts),
        metadata=page.metadata.completed_by(Metadata(published=published)),
        notes=(*notes, *page.notes),
    )
    yield replace(document, waivers=read_inline_waivers(content, document))


def _stated_encoding(raw: bytes) -> str | None:
    found = _CHARSET.search(raw, 0, _HEAD)
    return found[1].decode("ascii") if found else None


def _extracted(content: str) -> list[Paragraph]:
    """The paragraphs of the article that trafilatura finds, none where it finds no article."""
    from lxml.etree import LxmlError, iterwalk
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(content, include_comments=False, include_tables=True, with_metadata=False)
    except (LxmlError, RecursionError, ValueError):
        # Pages that break the extractor itself still have visible text.
        return []
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    gathering = _Gathering()
    for event, element in iterwalk(found.body, events=("start", "end")):
        if event == "start":
            gathering.open(str(element.tag), element.text or "")
        else:
            gathering.close(str(element.tag), element.tail or "")
    gathering.flush()
    return gathering.paragraphs


class _Gathering:
    """Paragraphs gathered from the elements of an extracted article."""

    BLOCKS = frozenset(
        ("p", "head", "item", "list", "quote", "table", "row", "code", "ab", "div", "fw", "body", "main")
    )
    LEFT_OUT = frozenset(("del", "graphic"))

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._text: list[str] = []
        self._left_out = 0
        self._apart = True

    def open(self, tag: str, text: str) -> None:
        if tag in self.BLOCKS:
            self.flush(apart=tag not in ("item", "row"))
        elif tag == "lb":
            self._text.append("\n")
        elif tag == "cell" and any(text.strip() for text in self._text):
            self._text.append(_CELL)
        self._left_out += tag in self.LEFT_OUT
        self._add(text)

    def close(self, tag: str, tail: str) -> None:
        self._left_out -= tag in self.LEFT_OUT
        if tag in self.BLOCKS:
            self.flush()
        self._add(tail)

    def flush(self, *, apart: bool = True) -> None:
        lines = [" ".join(line.split()) for line in "".join(self._text).splitlines()]
        for line in lines:
            if line:
                self.paragraphs.append(Paragraph(line, self._apart))
                self._apart = False
        self._text.clear()
        self._apart = apart

    def _add(self, text: str) -> None:
        if not self._left_out:
            self._text.append(text.replace("\n", " ").replace("\r", " "))


def _visible(parts: list[Shown | Tag]) -> list[Paragraph]:
    """All paragraphs of a page that stand in no menu, form or frame."""
    paragraphs: list[Paragraph] = []
    text: list[str] = []
    aside: list[str] = []
    for part in parts:
        if isinstance(part, Shown):
            if not aside:
                text.append(part.text)
        elif part.name in BLOCKS:
            line = " ".join("".join(text).split())
            text.clear()
            if line:
                paragraphs.append(Paragraph(line))
            if part.name in _ASIDE:
                _go(aside, part)
    line = " ".join("".join(text).split())
    return [*paragraphs, Paragraph(line)] if line else paragraphs


def _go(aside: list[str], tag: Tag) -> None:
    """Enter or leave an element that is no part of the article."""
    if tag.opens:
        aside.append(tag.name)
    elif tag.name in aside:
        while aside.pop() != tag.name:
            pass


def _compose(page: Page, paragraphs: list[Paragraph], alignment: Alignment) -> tuple[Composition, Span]:
    composition = Composition()
    headline = page.headline
    for piece in headline.pieces:
        composition.add(piece.text, piece.at)
    end = composition.length
    if headline.pieces:
        alignment.go_to(headline.pieces[-1].at)
    while paragraphs and _plain(paragraphs[0].text) == _plain(headline.text):
        paragraphs = paragraphs[1:]
    for paragraph in paragraphs:
        if composition.length:
            composition.add_break("\n\n" if paragraph.apart else "\n")
        for number, cell in enumerate(paragraph.text.split(_CELL)):
            if number:
                composition.add_break(" | ")
            for stretch in alignment.shown(cell.strip()):
                composition.add(stretch.text, stretch.at)
    return composition, Span(0, end)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _guessed_day(content: str) -> date | None:
    """The day that htmldate finds in the page's marked-up dates; it does not guess from the text."""
    from htmldate import find_date
    from lxml.etree import LxmlError

    try:
        found = find_date(content, original_date=True, extensive_search=False)
    except (LxmlError, RecursionError, ValueError):
        return None
    return read_day(found) if found else None
