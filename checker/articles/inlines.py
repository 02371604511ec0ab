"""The visible text of a Markdown paragraph, with the place of each character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.articles.markup import Shown

if TYPE_CHECKING:
    from markdown_it.token import Token

_DELIMITERS = ("em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close")


@dataclass
class _Walk:
    """A walk through a paragraph's source beside its tokens, each of which stands there literally."""

    source: str
    places: Sequence[int]
    at: int = 0
    struck: int = 0
    shown: list[Shown] = field(default_factory=list)

    def show(self, text: str, at: int, *, as_one: bool = False) -> None:
        """Append text whose characters stand at ``at`` and after it, or, ``as_one``, all at ``at``."""
        if self.struck:
            return
        begin = 0
        for index in range(1, len(text) + 1):
            if index == len(text) or as_one or self.places[at + index] != self.places[at + index - 1] + 1:
                self.shown.append(Shown(text[begin:index], self.places[at if as_one else at + begin]))
                begin = index

    def skip(self, literal: str) -> int:
        """Go behind the next occurrence of ``literal``; where it began, or where the walk was if there is none."""
        found = self.source.find(literal, self.at) if literal else -1
        if found < 0:
            return self.at
        self.at = found + len(literal)
        return found

    def skip_destination(self) -> None:
        """Go behind the end of a link or picture: ``](address "title")``, ``][name]`` or ``]``."""
        self.skip("]")
        if self.source.startswith("(", self.at):
            self.at = _destination_end(self.source, self.at)
        elif self.source.startswith("[", self.at):
            self.skip("]")


def inline_pieces(token: Token, places: Sequence[int]) -> list[Shown]:
    """The visible text of an inline token; ``places`` are where its content's characters stand, and the end.

    A line break inside a paragraph is shown as a space, struck-out text and pictures are not shown.
    """
    walk = _Walk(token.content, places)
    for child in token.children or []:
        _step(walk, child)
    return walk.shown


def _step(walk: _Walk, child: Token) -> None:
    match child.type:
        case "text":
            walk.show(child.content, walk.skip(child.content))
        case "text_special":
            at = walk.skip(child.markup)
            if child.info == "escape":
                behind = len(child.markup) - len(child.content)
                walk.show(child.content, at + behind)
            else:
                walk.show(child.content, at, as_one=True)
        case "code_inline":
            _code(walk, child)
        case "softbreak":
            walk.show(" ", walk.skip("\n"))
        case "hardbreak":
            walk.show("\n", walk.skip("\n"))
        case "html_inline":
            walk.skip(child.content)
            if child.content[:3].lower() == "<br":
                walk.show("\n", walk.at - 1)
        case "link_open":
            walk.skip("<" if child.markup == "autolink" else "[")
        case "link_close":
            if child.markup == "autolink":
                walk.skip(">")
            else:
                walk.skip_destination()
        case "image":
            walk.skip("![")
            walk.skip(child.content)
            walk.skip_destination()
        case kind if kind in _DELIMITERS:
            walk.skip(child.markup)
            walk.struck += {"s_open": 1, "s_close": -1}.get(kind, 0)


def _code(walk: _Walk, child: Token) -> None:
    """Show code between backticks; its line breaks read as spaces, and one space at both ends is not part of it."""
    walk.skip(child.markup)
    close = walk.source.find(child.markup, walk.at)
    inside = walk.source[walk.at : close]
    walk.show(child.content, walk.at + max(inside.replace("\n", " ").find(child.content), 0))
    walk.at = close
    walk.skip(child.markup)


def _destination_end(source: str, start: int) -> int:
    """Where ``(address "title")`` ends: brackets nest in the address, and do not count in the title or ``<...>``."""
    depth, at = 0, start
    while at < len(source):
        char = source[at]
        if char == "\\":
            at += 1
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return at + 1
        elif char in "\"'" and source[at - 1].isspace():
            close = source.find(char, at + 1)
            while close > 0 and source[close - 1] == "\\":
                close = source.find(char, close + 1)
            at = close if close > 0 else at
        elif char == "<" and depth == 1:
            close = source.find(">", at)
            at = close if close > 0 else at
        at += 1
    return start
