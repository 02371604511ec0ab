"""``articles.csv``: what is known of a folder's articles that their files do not say."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from checker.articles.document import Metadata
from checker.articles.encoding import decode
from checker.articles.problems import ArticleProblem, Unreadable
from checker.articles.publication import read_day

NAME = "articles.csv"
COLUMNS = ("file", "published", "outlet", "url")
_NOT_STATED = ("", "-", "?", "n/a", "unknown")
"""Outlets that are none: two articles of unknown outlets are not of one."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Metadata by file name, and the mistakes made in writing it down."""

    metadata: dict[str, Metadata]
    problems: tuple[ArticleProblem, ...] = ()

    def of(self, name: str, record: str | None) -> Metadata:
        """What is known of a file, or of one record of it ("archive.jsonl#17")."""
        of_file = self.metadata.get(name, Metadata())
        return self.metadata.get(f"{name}#{record}", Metadata()).completed_by(of_file) if record else of_file


def read_sidecar(path: Path, shown: str) -> Sidecar:
    """The sidecar at ``path``, empty where there is none; ``shown`` is its name as the user sees it."""
    try:
        text = decode(path.read_bytes()).text
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return Sidecar({})
    except OSError as cause:
        return Sidecar({}, (ArticleProblem(shown, f"cannot be read: {cause.strerror}"),))
    except Unreadable as cause:
        return Sidecar({}, (ArticleProblem(shown, f"cannot be read: {cause}"),))
    return _parse(text, shown, path.parent)


def _parse(text: str, shown: str, folder: Path) -> Sidecar:
    metadata: dict[str, Metadata] = {}
    problems: list[ArticleProblem] = []
    places: dict[str, str] = {}
    rows = csv.reader(text.splitlines(keepends=True))
    header: list[str] | None = None
    try:
        for row in rows:
            place = f"{shown}:{rows.line_num}"
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = [name.strip().lower() for name in row]
                problems += _header_problems(header, place)
                continue
            problems += _read_row(header, row, place, metadata)
            if len(metadata) > len(places):
                places[next(reversed(metadata))] = place
    except csv.Error as cause:
        problems.append(ArticleProblem(f"{shown}:{rows.line_num}", f"not a table: {cause}"))
    return Sidecar(metadata, (*problems, *_misspelt(places, folder)))


def _misspelt(places: dict[str, str], folder: Path) -> Iterator[ArticleProblem]:
    """The rows whose file is not there while one of much the same name has no row.

    A row of a file that is merely gone is no mistake: folders are copied in part.
    """
    missing = [name for name in places if not (folder / name.partition("#")[0]).exists()]
    if not missing:
        return
    without_row = [file.name for file in folder.iterdir() if file.name not in places and file.name != NAME]
    for name in missing:
        if meant := get_close_matches(name, sorted(without_row), n=1, cutoff=0.9):
            yield ArticleProblem(places[name], f'no file "{name}" in this folder', f'did you mean "{meant[0]}"?')


def _header_problems(header: list[str], place: str) -> list[ArticleProblem]:
    problems = []
    for name in header:
        if name not in COLUMNS:
            meant = get_close_matches(name, COLUMNS, n=1)
            remedy = f'did you mean "{meant[0]}"?' if meant else f"the columns are {', '.join(COLUMNS)}"
            problems.append(ArticleProblem(place, f'unknown column "{name}"', remedy))
    problems += [
        ArticleProblem(place, f'the column "{name}" stands twice') for name in COLUMNS if header.count(name) > 1
    ]
    if "file" not in header:
        problems.append(ArticleProblem(place, 'no column "file"', f"the columns are {', '.join(COLUMNS)}"))
    return problems


def _read_row(header: list[str], row: list[str], place: str, into: dict[str, Metadata]) -> list[ArticleProblem]:
    if len(row) > len(header):
        remedy = "put quotes around a value that holds a comma"
        return [ArticleProblem(place, f"{len(row)} values under {len(header)} columns", remedy)]
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
    name = cells.get("file", "").replace("\\", "/").removeprefix("./")
    if not name:
        return [ArticleProblem(place, "no file is named", "write the file's name, as in talks.txt")]
    if name in into:
        return [ArticleProblem(place, f'"{name}" stands twice', "keep one of the rows")]
    problems = []
    written = cells.get("published", "")
    published = read_day(written)
    if written and published is None:
        problems.append(ArticleProblem(place, f'"{written}" is not a date', "write it as in 2020-08-03"))
    outlet = cells.get("outlet", "")
    stated = outlet if outlet.lower() not in _NOT_STATED else None
    into[name] = Metadata(published, stated, cells.get("url") or None)
    return problems
