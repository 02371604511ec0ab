"""Lines of styled text, for a terminal in colour and for anything else plain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from checker.renderers.glyphs import width

if TYPE_CHECKING:
    from rich.console import Console


class Style(StrEnum):
    """What a piece of a line is; the value is rich's name for how it looks."""

    PLAIN = ""
    ERROR = "bold red"
    WARNING = "bold yellow"
    NOTE = "bold cyan"
    STRONG = "bold"
    FAINT = "dim"
    PLACE = "blue"
    GOOD = "bold green"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Where it does not fit a terminal it goes on in the next row, ``hang`` columns from the left.

    ``hang`` of ``None`` is for lines that were made to fit, such as an excerpt and its carets.
    """

    pieces: tuple[Piece, ...] = ()
    hang: int | None = 4

    @property
    def text(self) -> str:
        """The words without style."""
        return "".join(piece.text for piece in self.pieces)


def line(*pieces: Piece | str, hang: int | None = 4) -> Line:
    """A line of pieces; a bare string is plain."""
    return Line(tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces), hang)


def plain(lines: Iterable[Line]) -> str:
    """The lines as text without any style, each with a line end and none with white space before it."""
    return "".join(f"{line.text.rstrip()}\n" for line in lines)


def terminal_width(stream: TextIO) -> int:
    """Columns of the terminal behind ``stream``."""
    return _console(stream).width


def show(lines: Iterable[Line], stream: TextIO) -> None:
    """Print the lines to a terminal, in colour unless NO_COLOR is set or the terminal has none."""
    from rich.text import Text

    console = _console(stream)
    for each in lines:
        text = Text.assemble(*((piece.text, str(piece.style)) for piece in each.pieces))
        if each.hang is None or width(each.text) <= console.width:
            console.print(text, no_wrap=True, overflow="ignore", crop=False)
            continue
        first, *rest = text.wrap(console, console.width)
        first.rstrip()
        console.print(first, no_wrap=True, crop=False)
        if rest:
            remainder = text[len(first.plain) :]
            remainder = remainder[len(remainder.plain) - len(remainder.plain.lstrip()) :]
            for row in remainder.wrap(console, max(console.width - each.hang, 20)):
                row.rstrip()
                row.pad_left(each.hang)
                console.print(row, no_wrap=True, crop=False)


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False)
