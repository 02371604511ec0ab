"""The front matter of a Markdown file: YAML between ``---`` lines, or TOML between ``+++`` lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.articles.alignment import align
from checker.articles.document import Metadata
from checker.articles.markup import Shown
from checker.articles.publication import read_day

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_LARGEST = 50_000
_DEEPEST = 12
_TOML_TITLE = re.compile(r"^[ \t]*[\"']?(?:title|headline)[\"']?[ \t]*=[ \t]*", re.MULTILINE)
_TOML_LINE = re.compile(r"\(at line (\d+)")
_NOTHING = ("", "~", "null", "Null", "NULL")
_WEB = ("http://", "https://")

TITLES = ("title", "headline")
DATES = ("date", "published", "publishdate", "published_at", "pubdate", "datepublished", "publication_date", "lastmod")
OUTLETS = ("outlet", "publisher", "publication", "source", "publisher.name", "source.name", "site", "site_name")
URLS = (
    "url",
    "canonical_url",
    "canonicalurl",
    "canonical",
    "source_url",
    "original_url",
    "link",
    "source",
    "source.url",
)
LANGUAGES = ("language", "lang", "languagecode", "locale")


@dataclass(frozen=True)
class FrontMatter:
    """What a file's front matter states; ``body_start`` is where the article begins after it."""

    body_start: int = 0
    title: tuple[Shown, ...] = ()
    metadata: Metadata = Metadata()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scalar:
    value: str
    start: int
    end: int


@dataclass
class _Refused(Exception):  # noqa: N818
    what: str


@dataclass(slots=True)
class _Level:
    """An open collection of YAML events; ``key`` is the key whose value comes next."""

    is_mapping: bool
    key: str | None = field(default=None)


def read_front_matter(content: str) -> FrontMatter:
    """The front matter at the start of a file; what is wrong with it becomes a note, and the article is read."""
    opening = _FENCE.match(content)
    if opening is None:
        return FrontMatter()
    fence = re.escape(opening[1])
    closing = re.compile(
        rf"^{fence}[ \t]*(?:\r\n|\r|\n|\Z)" + (r"|^\.\.\.[ \t]*$" if fence == "---" else ""), re.MULTILINE
    )
    found = closing.search(content, opening.end(), opening.end() + _LARGEST)
    if found is None:
        return FrontMatter()
    start, end = opening.end(), found.start()
    scalars: dict[str, _Scalar] = {}
    notes = []
    try:
        read = _yaml if opening[1] == "---" else _toml
        for name, scalar in read(content, start, end):
            scalars.setdefault(name.lower(), scalar)
    except _Refused as cause:
        scalars.clear()
        notes.append(f"front matter not read: {cause.what}")
    return _front_matter(content, found.end(), scalars, notes)


def _front_matter(content: str, body_start: int, scalars: Mapping[str, _Scalar], notes: list[str]) -> FrontMatter:
    def first(names: tuple[str, ...]) -> list[str]:
        return [scalars[name].value.strip() for name in names if name in scalars]

    written = first(DATES)
    published = next((day for day in map(read_day, written) if day), None)
    if written and published is None:
        notes.append(f'front matter: "{written[0][:60]}" is not a date that can be read')
    title = next((scalars[name] for name in TITLES if name in scalars and scalars[name].value.strip()), None)
    return FrontMatter(
        body_start=body_start,
        title=tuple(align(" ".join(title.value.split()), content, title.start, title.end)) if title else (),
        metadata=Metadata(
            published=published,
            outlet=next((name for name in first(OUTLETS) if not name.startswith(_WEB)), None),
            url=next((url for url in first(URLS) if url.startswith(_WEB)), None),
            language=next(iter(first(LANGUAGES)), None),
        ),
        notes=tuple(notes),
    )


def _yaml(content: str, start: int, end: int) -> Iterator[tuple[str, _Scalar]]:
    """The scalars that stand under keys, as "source.name"; each with its text, whatever it looks like."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

    levels: list[_Level] = []
    first_line = content.count("\n", 0, start) + 1
    try:
        # Events instead of values: no alias is expanded, nothing recurses, and every scalar keeps its text and place.
        for event in YAML(typ="safe", pure=True).parse(content[start:end]):
            above = levels[-1] if levels else None
            if isinstance(event, AliasEvent):
                raise _Refused("aliases (*name) are not allowed")
            if isinstance(event, CollectionEndEvent):
                levels.pop()
                if levels:
                    levels[-1].key = None
            elif isinstance(event, CollectionStartEvent):
                levels.append(_Level(isinstance(event, MappingStartEvent)))
                if len(levels) > _DEEPEST:
                    raise _Refused("nested too deeply")
            elif isinstance(event, ScalarEvent) and above and above.is_mapping:
                if above.key is None:
                    above.key = event.value
                    continue
                if all(level.is_mapping for level in levels) and event.value not in _NOTHING:
                    name = ".".join(level.key or "" for level in levels)
                    yield name, _Scalar(event.value, start + event.start_mark.index, start + event.end_mark.index)
                above.key = None
    except MarkedYAMLError as cause:
        line = f"line {first_line + cause.problem_mark.line}: " if cause.problem_mark else ""
        raise _Refused(f"{line}{cause.problem or cause.context}") from cause
    except YAMLError as cause:
        raise _Refused(str(cause).splitlines()[0]) from cause


def _toml(content: str, start: int, end: int) -> Iterator[tuple[str, _Scalar]]:
    try:
        values = tomllib.loads(content[start:end].replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as cause:
        line = _TOML_LINE.search(str(cause))
        where = f"line {int(line[1]) + 1}: " if line else ""
        raise _Refused(f"{where}{str(cause).split(' (at ')[0]}") from cause
    except RecursionError as cause:
        raise _Refused("nested too deeply") from cause
    title = _TOML_TITLE.search(content, start, end)
    title_start = title.end() if title else start
    for name, value in values.items():
        if isinstance(value, dict):
            for inner, deep in value.items():
                yield f"{name}.{inner}", _Scalar(str(deep), start, start)
        else:
            yield name, _Scalar(str(value), title_start, end)
