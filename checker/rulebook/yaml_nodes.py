"""YAML as nodes that know where they stand and keep what the editor wrote.

Nothing is interpreted: ``no``, ``on``, ``12:30``, ``2020-09-15`` and ``1e6`` are texts. What a rule file has no use
for is refused with a place and a remedy: tags, several documents, repeated keys, more aliases than a few, and files
of a size or depth that no rule has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.articles.article import Place
from checker.rulebook.files import MOST_BYTES
from checker.rulebook.positions import Source
from checker.rulebook.problems import Problem, RuleProblems, problem_at

if TYPE_CHECKING:
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.events import AliasEvent, Event, NodeEvent, ScalarEvent

MOST_NODES = 100_000
MOST_ALIASES = 10
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a file between two offsets of its text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A scalar as written."""

    value: str


@dataclass(frozen=True, slots=True)
class Nothing(Node):
    """A key or a dash with nothing behind it."""


@dataclass(frozen=True, slots=True)
class Items(Node):
    """A list."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Keys(Node):
    """A mapping: each key once, in the order of the file."""

    entries: tuple[tuple[Text, Node], ...]

    def key(self, name: str) -> Text | None:
        """The node of the key itself."""
        return next((key for key, _ in self.entries if key.value == name), None)

    def value(self, name: str) -> Node | None:
        """What stands behind a key."""
        return next((value for key, value in self.entries if key.value == name), None)


def key_paths(node: Node, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all keys below a node, each key's before those inside its value; list positions count from 0."""
    if isinstance(node, Keys):
        for key, value in node.entries:
            yield (*above, key.value)
            yield from key_paths(value, (*above, key.value))
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from key_paths(item, (*above, index))


def read_source(path: Path, name: str) -> Source:
    """The text of a rule file, which is UTF-8 (or UTF-16 with its byte order mark).

    Raises RuleProblems where the file cannot be read, is too large or is in another encoding.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if path.is_file() and size <= MOST_BYTES else b""
    except OSError as cause:
        raise RuleProblems([Problem(Place(name, 1, 1), f"this file cannot be read: {cause.strerror}")]) from cause
    if not path.is_file():
        raise RuleProblems([Problem(Place(name, 1, 1), "this is not a file", "rules are plain text files")])
    if size > MOST_BYTES:
        raise RuleProblems(
            [Problem(Place(name, 1, 1), f"this file has {size:,} bytes", f"a rule file has at most {MOST_BYTES:,}")]
        )
    return _decoded(content, name)


def _decoded(content: bytes, name: str) -> Source:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return Source(name, content.decode(encoding))
    except UnicodeDecodeError as cause:
        source = Source(name, content.decode(encoding, "replace"))
        before = len(content[: cause.start].decode(encoding, "replace"))
        message = f"this is not {encoding.removesuffix('-sig').upper()} text (byte {content[cause.start]:#04x})"
        raise RuleProblems([problem_at(source, before, before + 1, message, "save the file as UTF-8")]) from cause


@dataclass(frozen=True, slots=True)
class Composed:
    """The nodes of a file, None where it is no YAML at all, and what is wrong with it as YAML."""

    node: Node | None
    problems: tuple[Problem, ...]


def compose(source: Source) -> Composed:
    """The nodes of a file that holds one YAML document, with every repeated key, tag and the like as a problem.

    The parser stops at the first place that is no YAML; such a file has no nodes.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    composer = _Composer(source, YAML(typ="safe", pure=True).parse(source.text))
    node = None
    try:
        node = composer.document()
    except YAMLError as cause:
        composer.problems.append(_syntax(source, cause))
    except RuleProblems as cause:
        composer.problems.extend(cause.problems)
    except (OverflowError, ValueError):  # the parser hands "\UFFFFFFFF" to chr()
        offset = max(source.text.find("\\U"), 0)
        fix = "write the character itself"
        composer.problems.append(problem_at(source, offset, offset + 10, "no character has this number", fix))
    return Composed(node, tuple(composer.problems))


class _Composer:
    """Builds nodes of the parser's events; ruamel.yaml's own composer has no bound on depth or aliases."""

    def __init__(self, source: Source, events: Iterator[Event]) -> None:
        self.source = source
        self.events = events
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.nodes = 0
        self.aliases = 0

    def document(self) -> Node:
        from ruamel.yaml.events import DocumentStartEvent, StreamEndEvent

        next(self.events)
        event = next(self.events)
        if isinstance(event, StreamEndEvent):
            return Nothing(0, len(self.source.text))
        node = self.node(next(self.events), 0)
        next(self.events)
        event = next(self.events)
        if isinstance(event, DocumentStartEvent):
            fix = "write each rule in a file of its own"
            self.problem(event, "a second document begins here; a file holds one", fix)
        return node

    def node(self, event: Event, depth: int) -> Node:
        from ruamel.yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

        self.grow(event, 1)
        if depth > DEEPEST:
            raise RuleProblems([self.made(event, f"this is nested more than {DEEPEST} deep", "use fewer levels")])
        if isinstance(event, AliasEvent):
            return self.alias(event)
        assert isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent)
        self.refuse_tag(event)
        before = self.nodes
        if isinstance(event, ScalarEvent):
            node = self.scalar(event)
        elif isinstance(event, SequenceStartEvent):
            node = self.sequence(event, depth)
        else:
            node = self.mapping(event, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, self.nodes - before + 1)
        return node

    def scalar(self, event: ScalarEvent) -> Node:
        start, end = _range(event)
        if not event.value and event.style is None:
            return Nothing(start, end)
        return Text(start, end, event.value)

    def sequence(self, opening: Event, depth: int) -> Node:
        from ruamel.yaml.events import SequenceEndEvent

        items: list[Node] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                return Items(_range(opening)[0], _range(event)[1], tuple(items))
            items.append(self.node(event, depth + 1))
        raise AssertionError("the parser closes what it opens")

    def mapping(self, opening: Event, depth: int) -> Node:
        from ruamel.yaml.events import MappingEndEvent

        entries: dict[str, tuple[Text, Node]] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                return Keys(_range(opening)[0], _range(event)[1], tuple(entries.values()))
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Text):
                self.problem(event, "a key is a word, and this is none", "write key: value")
            elif key.value in entries:
                line = self.source.place(entries[key.value][0].start).line
                self.problem(event, f'the key "{key.value}" is repeated; it stands on line {line} already')
            else:
                entries[key.value] = (key, value)
        raise AssertionError("the parser closes what it opens")

    def alias(self, event: AliasEvent) -> Node:
        self.aliases += 1
        start, end = _range(event)
        if self.aliases > MOST_ALIASES:
            message = f"this is the alias number {self.aliases}; a file has at most {MOST_ALIASES}"
            raise RuleProblems([self.made(event, message, "write the text out")])
        if event.anchor not in self.anchors:
            self.problem(event, f'no anchor "&{event.anchor}" stands before this', "put the text in quotes")
            return Text(start, end, f"*{event.anchor}")
        node, size = self.anchors[event.anchor]
        self.grow(event, size)
        return node

    def grow(self, event: Event, count: int) -> None:
        self.nodes += count
        if self.nodes > MOST_NODES:
            raise RuleProblems([self.made(event, f"this file has more than {MOST_NODES:,} values", "split the file")])

    def refuse_tag(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.problem(event, "tags (words that begin with !) are not read", "delete it, or put the text in quotes")

    def problem(self, event: Event, message: str, fix: str | None = None) -> None:
        self.problems.append(self.made(event, message, fix))

    def made(self, event: Event, message: str, fix: str | None = None) -> Problem:
        return problem_at(self.source, *_range(event), message, fix)


def _range(event: Event) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


_TOLD = (
    # what the parser says, what its user is told, and the remedy
    (
        "mapping values are not allowed",
        "a colon stands where none may",
        'a text with ": " in it needs quotes',
    ),
    ("'\\t' that cannot start any token", "a tab stands here", "indent with spaces, not with tabs"),
    ("cannot start any token", "a text may not begin with this character", "put the text in quotes"),
    (
        "end of stream",
        "this quotation mark is not closed",
        "close it; a text with an apostrophe needs double quotes",
    ),
    (
        "expected <block end>",
        "this does not belong to what stands before it",
        "check the indentation; a text that begins with {, [ or a quotation mark needs quotes around the whole of it",
    ),
    ("could not find expected ':'", "a key without a colon", "write a colon and a space behind the key"),
    ("expected ',' or ']'", "a list is not closed", "close the list with ]"),
    ("expected ',' or '}'", "a brace is not closed", "close it with }, or put the text in quotes"),
    ("special characters are not allowed", "an invisible character stands here", "delete it"),
    ("expected the node content", "a value is missing here", "write one, or close what is open above"),
    ("expected '<document start>'", "nothing may stand here", "check the line; a text in quotes ends with them"),
)


def _syntax(source: Source, cause: YAMLError) -> Problem:
    """The problem of a place where the file is no YAML."""
    parser = getattr(cause, "problem", None) or getattr(cause, "reason", None) or "it cannot be read"
    mark = getattr(cause, "problem_mark", None)
    if "end of stream" in parser:  # tell where the quotation began, not where the file ends
        mark = getattr(cause, "context_mark", None) or mark
    offset = mark.index if mark is not None else getattr(cause, "position", 0)
    for sign, message, fix in _TOLD:
        if sign in parser:
            return problem_at(source, offset, offset + 1, message, fix)
    return problem_at(source, offset, offset + 1, f"this is no YAML: {parser}")
