"""Markdown with front matter: Hugo, Jekyll and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from checker.articles.article import Unread
from checker.articles.document import Composition, Document, Lines, Source, first_line
from checker.articles.frontmatter import read_front_matter
from checker.articles.inline_waivers import read_inline_waivers
from checker.articles.inlines import inline_pieces
from checker.articles.markup import BLOCKS, Shown, scan
from checker.articles.problems import Unreadable
from checker.values.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
LARGEST = 1_000_000

# What a site generator fills in, and marks of footnotes: blanked, so that offsets stay.
_GENERATED = re.compile(r"\{\{[<%][^\n]{0,400}?[>%]\}\}|\{%[^\n]{0,400}?%\}|\[\^[^\]\s]{1,40}\]:?")
_LINE_END = re.compile(r"\r\n|\r|\n")


class BlockKind(Enum):
    """What a block of a document is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or listing, with the places of its text; ``apart`` is a blank line."""

    kind: BlockKind
    pieces: tuple[Shown, ...]
    level: int = 0
    apart: bool = True

    @property
    def text(self) -> str:
        """The block's text as it is shown."""
        return "".join(piece.text for piece in self.pieces)


def read(source: Source) -> Iterator[Document | Unread]:
    """The one article of a Markdown file, its markup removed. Raises Unreadable and OSError.

    The headline is the front matter's title, else the first heading; headline and body are joined by a blank line.
    Code is noise; HTML comments, struck-out text and pictures are left out.
    """
    decoded = source.decoded(LARGEST)
    content = decoded.text.replace("\0", "\ufffd")
    front = read_front_matter(content)
    blocks = list(_blocks(content, front.body_start))
    headline = front.title
    if not headline:
        headline, blocks = _first_heading(blocks)
    elif blocks and blocks[0].kind is BlockKind.HEADING and _same(blocks[0].pieces, headline):
        del blocks[0]
    if not headline and not blocks:
        raise Unreadable("empty")
    composition, noise = _compose(headline, blocks)
    text = composition.text
    document = Document(
        text=text,
        headline_span=Span(0, sum(len(piece.text) for piece in headline)) if headline else first_line(text),
        source=composition.source_map(Lines(content).starts),
        metadata=front.metadata,
        noise=noise,
        notes=(*decoded.notes, *front.notes),
    )
    yield replace(document, waivers=read_inline_waivers(content, document))


def _first_heading(blocks: list[Block]) -> tuple[tuple[Shown, ...], list[Block]]:
    """The heading that serves as headline, and the blocks without it."""
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and (index == 0 or block.level == 1):
            return block.pieces, blocks[:index] + blocks[index + 1 :]
    return (), blocks


def _same(one: tuple[Shown, ...], other: tuple[Shown, ...]) -> bool:
    def plain(pieces: tuple[Shown, ...]) -> str:
        return " ".join("".join(piece.text for piece in pieces).split()).casefold()

    return plain(one) == plain(other)


def _compose(headline: tuple[Shown, ...], blocks: list[Block]) -> tuple[Composition, tuple[Span, ...]]:
    composition = Composition()
    noise = []
    for piece in headline:
        composition.add(piece.text, piece.at)
    for block in blocks:
        if composition.length:
            composition.add_break("\n\n" if block.apart else "\n")
        start = composition.length
        for piece in block.pieces:
            composition.add(piece.text, piece.at)
        if block.kind is BlockKind.CODE:
            noise.append(Span(start, composition.length))
    return composition, tuple(noise)


def _blocks(content: str, start: int) -> Iterator[Block]:
    """The blocks of a document from ``start`` on that show text."""
    body = _GENERATED.sub(lambda match: " " * len(match.group()), content[start:])
    line_starts = [start, *(start + match.end() for match in _LINE_END.finditer(body))]
    line_starts.append(len(content))
    content = content[:start] + body
    cells: list[Shown] | None = None
    kind, level, apart = BlockKind.PARAGRAPH, 0, True
    in_cell_line = 0
    for token in _parser().parse(body):
        match token.type:
            case "heading_open":
                kind, level = BlockKind.HEADING, int(token.tag[1:])
            case "heading_close":
                kind, level = BlockKind.PARAGRAPH, 0
            case "paragraph_open":
                apart = not token.hidden
            case "tr_open":
                cells, in_cell_line = [], line_starts[(token.map or [0])[0]]
            case "tr_close":
                if cells:
                    yield Block(BlockKind.PARAGRAPH, tuple(cells), apart=False)
                cells = None
            case "inline" if cells is not None:
                pieces, in_cell_line = _cell(token, content, in_cell_line)
                if pieces and cells:
                    cells.append(Shown(" | ", cells[-1].at + len(cells[-1].text)))
                cells += pieces
            case "inline":
                pieces = inline_pieces(token, _places(token, content, line_starts))
                if any(not piece.text.isspace() for piece in pieces):
                    yield Block(kind, tuple(pieces), level, apart)
                apart = True
            case "fence":
                yield from _listing(token, content, line_starts)
            case "html_block":
                first, last = token.map or [0, 0]
                yield from _markup_blocks(content, line_starts[first], line_starts[last])


def _listing(token: Token, content: str, line_starts: list[int]) -> Iterator[Block]:
    """The code between two fences; the last fence may be missing."""
    first, last = token.map or [0, 0]
    start, end = line_starts[first + 1], line_starts[last]
    closing = line_starts[last - 1]
    if closing >= start and content[closing:end].strip(" \t\r\n>").startswith(token.markup):
        end = closing
    code = content[start:end].rstrip()
    if code:
        yield Block(BlockKind.CODE, (Shown(code, start),))


def _places(token: Token, content: str, line_starts: list[int]) -> list[int]:
    """The place in the file of each character of an inline token's content, whose lines lost their indentation."""
    first = (token.map or [0, 0])[0]
    places: list[int] = []
    at = line_starts[first]
    for number, line in enumerate(token.content.split("\n"), first):
        line_start, line_end = line_starts[number], line_starts[number + 1]
        stripped = line.strip()
        found = (
            content.find(stripped, line_start, line_end) if token.tag else content.rfind(stripped, line_start, line_end)
        )
        at = found - (len(line) - len(line.lstrip())) if found >= 0 else line_start
        places += range(at, at + len(line) + 1)
    return places


def _cell(token: Token, content: str, start: int) -> tuple[list[Shown], int]:
    """The pieces of a table cell, and where the next cell may begin."""
    written = token.content if content.find(token.content, start) >= 0 else token.content.replace("|", "\\|")
    found = max(content.find(written, start), start)
    places = []
    at = found
    for char in token.content:
        at += 1 if char == "|" and content.startswith("\\|", at) else 0
        places.append(at)
        at += 1
    return inline_pieces(token, [*places, at]), at


def _markup_blocks(content: str, start: int, end: int) -> Iterator[Block]:
    pieces: list[Shown] = []
    for item in scan(content, start, end):
        if isinstance(item, Shown):
            pieces.append(item)
        elif item.name in BLOCKS:
            yield from _markup_block(pieces)
            pieces = []
    yield from _markup_block(pieces)


def _markup_block(pieces: list[Shown]) -> Iterator[Block]:
    if any(not piece.text.isspace() for piece in pieces):
        yield Block(BlockKind.PARAGRAPH, tuple(pieces))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Indented text in a copied article is no code; escapes and entities stay apart, which keeps their places.
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "text_join"])
