"""JSON Lines: one article a line, read as a stream."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from checker.articles.alignment import one_line
from checker.articles.article import Unread
from checker.articles.document import Composition, Document, Metadata, Record, Source, first_line
from checker.articles.encoding import decode
from checker.articles.markup import Shown
from checker.articles.problems import Unreadable
from checker.articles.publication import read_day
from checker.values.span import Span

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
LARGEST = 20_000_000
"""Bytes of one line; the file may have any size."""

IDS = ("id", "uid", "guid", "_id", "url")
HEADLINES = ("headline", "title")
BODIES = ("text", "body", "content", "articlebody", "article")
DATES = ("published", "date", "datepublished", "published_at", "publishedat", "publish_date", "pubdate", "timestamp")
OUTLETS = ("outlet", "publisher", "source", "publication", "site", "domain")
URLS = ("url", "link")
LANGUAGES = ("language", "lang")

_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|.)", re.DOTALL)
_SIMPLE = {"n": "\n", '"': '"', "\\": "\\", "/": "/", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # of a character that JSON writes as two
_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of a record: its value, and where the value is written in the line."""

    value: object
    start: int
    end: int

    @property
    def text(self) -> str | None:
        """The value as text."""
        return _plain(self.value)


def read(source: Source) -> Iterator[Document | Record | Unread]:
    """The articles of a file in its order; a line that is none is Unread and the others go on. Raises OSError.

    A record's name is its id, or else the number of its line; an id that came before is followed by its line.
    """
    seen: set[int] = set()  # hashes, as an archive may have millions of ids
    number = 0
    for number, line in _lines(source):
        try:
            glanced = _glance(line)
            if glanced is None:
                document = _document(line, number)
                yield replace(document, record=_unseen(document.record or str(number), number, seen))
            else:
                name, text = glanced
                yield Record(text, partial(_named, line, number, _unseen(name or str(number), number, seen)))
        except Unreadable as cause:
            yield Unread(source.file, f"line {number}: {cause}")
    if not number:
        raise Unreadable("empty")


def _unseen(name: str, number: int, seen: set[int]) -> str:
    """The name of a record, followed by its line where a record before had it."""
    if hash(name) in seen:
        name = f"{name}:{number}"
    seen.add(hash(name))
    return name


def _glance(raw: bytes) -> tuple[str | None, bytes] | None:
    """The name and the words of an ordinary record; ``None`` for a line that takes a closer look."""
    import orjson  # only where there is such a file

    escaped = b"\\u" in raw
    if len(raw) > LARGEST or (escaped and _HALF.search(raw)) or (b"\xc2" in raw and _CONTROL.search(raw)):
        return None
    try:
        record = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(record, dict):
        return None
    members = record if all(map(str.islower, record)) else {name.lower(): value for name, value in record.items()}
    body = _told(members, BODIES)
    if not body or len(members) < len(record):
        return None
    name = _name(next((text for name in IDS if (text := _plain(members.get(name)))), None))
    return name, f"{_told(members, HEADLINES)}\n{body}".encode() if escaped else raw


def _told(members: dict[str, object], names: tuple[str, ...]) -> str:
    return next((text for name in names if isinstance(text := members.get(name), str)), "")


def _named(raw: bytes, number: int, name: str) -> Document:
    try:
        return replace(_document(raw, number), record=name)
    except Unreadable as cause:
        raise Unreadable(f"line {number}: {cause}") from cause


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty, with their numbers; of one that is too long, more bytes than a line may have."""
    with open(source.location, "rb") as file:
        number = 0
        while line := file.readline(LARGEST + 2):
            number += 1
            rest = line if len(line) > LARGEST else b"\n"
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(LARGEST)
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield number, line


def _document(raw: bytes, number: int) -> Document:
    if len(raw) > LARGEST:
        raise Unreadable(f"larger than {LARGEST // 1_000_000} MB, the most that one article may have here")
    decoded = decode(raw)
    line = decoded.text
    members = _members(line)
    body = _first(members, BODIES, str)
    if body is None:
        raise Unreadable(f"no text under any of the keys {', '.join(BODIES)}")
    headline = _first(members, HEADLINES, str)
    headline_pieces = one_line(_written(line, headline)) if headline else ()
    composition = Composition()
    for piece in headline_pieces:
        composition.add(piece.text, piece.at)
    end = composition.length
    if end:
        composition.add_break("\n\n")
    for piece in _after(headline_pieces, tuple(_written(line, body))):
        composition.add(piece.text, piece.at)
    text = composition.text
    if not text.strip():
        raise Unreadable("empty")
    metadata, notes = _metadata(members)
    return Document(
        text=text,
        headline_span=Span(0, end) if end else first_line(text),
        source=composition.source_map((0,), number),
        metadata=metadata,
        notes=(*decoded.notes, *notes),
        record=_name(_text(members, IDS)),
    )


def _members(line: str) -> dict[str, _Member]:
    """The members of the object on a line by lower-case name, the last of a name. Raises Unreadable."""
    members: dict[str, _Member] = {}
    try:
        at = _expect(line, 0, "{", "an object in braces")
        while not line.startswith("}", at):
            if members:
                at = _expect(line, at, ",", "a comma")
            _expect(line, at, '"', "a name in quotes")
            name, at = _DECODER.raw_decode(line, _space(line, at))
            start = _expect(line, at, ":", "a colon")
            value, end = _DECODER.raw_decode(line, start)
            members[name.lower()] = _Member(value, start, end)
            at = _space(line, end)
        at = _space(line, at + 1)
        if at < len(line):
            raise json.JSONDecodeError("more than one object on the line", line, at)
    except json.JSONDecodeError as cause:
        raise Unreadable(f"column {cause.pos + 1}: not JSON: {cause.msg}") from cause
    except RecursionError as cause:
        raise Unreadable("not JSON that can be read: nested too deeply") from cause
    return members


def _plain(value: object) -> str | None:
    """A value as text; an object such as ``{"name": ...}`` by its name."""
    if isinstance(value, dict):
        value = value.get("name", value.get("$date"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _SURROGATE.sub("\ufffd", str(value)).strip().removesuffix(".0") or None


def _name(written: str | None) -> str | None:
    """A record's id as a name on one line."""
    return " ".join((written or "").split())[:200] or None


def _expect(line: str, at: int, mark: str, wanted: str) -> int:
    """Where the line goes on after ``mark`` and white space."""
    at = _space(line, at)
    if not line.startswith(mark, at):
        raise json.JSONDecodeError(f"{wanted} is missing", line, at)
    return _space(line, at + 1)


def _space(line: str, at: int) -> int:
    while at < len(line) and line[at] in " \t\r\n":
        at += 1
    return at


def _first(members: dict[str, _Member], names: tuple[str, ...], of: type) -> _Member | None:
    return next((members[name] for name in names if name in members and isinstance(members[name].value, of)), None)


def _text(members: dict[str, _Member], names: tuple[str, ...]) -> str | None:
    return next((text for name in names if name in members and (text := members[name].text)), None)


def _metadata(members: dict[str, _Member]) -> tuple[Metadata, tuple[str, ...]]:
    written = [text for name in DATES if name in members and (text := members[name].text)]
    published = next((day for day in map(read_day, written) if day), None)
    unread = written and published is None
    return Metadata(
        published=published,
        outlet=_text(members, OUTLETS),
        url=_text(members, URLS),
        language=_text(members, LANGUAGES),
    ), ((f'"{written[0][:60]}" is not a date that can be read',) if unread else ())


def _written(line: str, member: _Member) -> Iterator[Shown]:
    """The characters of a string with their places in the line; an escaped one is a piece of its own."""
    at, end = member.start + 1, member.end - 1
    for escape in _ESCAPE.finditer(line, at, end):
        if at < escape.start():
            yield Shown(_SURROGATE.sub("\ufffd", line[at : escape.start()]), at)
        yield Shown(_SURROGATE.sub("\ufffd", _unescaped(escape.group())), escape.start())
        at = escape.end()
    if at < end:
        yield Shown(_SURROGATE.sub("\ufffd", line[at:end]), at)


def _unescaped(escape: str) -> str:
    simple = _SIMPLE.get(escape[1])
    return simple if simple is not None else str(json.loads(f'"{escape}"'))


def _after(headline: tuple[Shown, ...], body: tuple[Shown, ...]) -> Iterator[Shown]:
    """The body, without its first line where that is the headline again."""
    text = "".join(piece.text for piece in body)
    opening = first_line(text)
    repeated = "".join(piece.text for piece in headline)
    cut = opening.end if repeated and " ".join(text[opening.start : opening.end].split()) == repeated else 0
    while cut and cut < len(text) and text[cut].isspace():
        cut += 1
    start = 0
    for piece in body:
        skipped = max(cut - start, 0)
        if skipped < len(piece.text):
            yield Shown(piece.text[skipped:], piece.at + skipped)
        start += len(piece.text)
