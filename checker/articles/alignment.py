"""Where text that a parser handed back stands in the file it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.articles.markup import Shown

_WORD_OR_SPACE = re.compile(r"\s+|\S+")
# How many characters of a paragraph are looked for how far ahead, where it is not shown in one piece.
_PROBES = ((24, 5_000), (6, 200), (1, 20))
# How far ahead, beyond its own length, a paragraph is looked for before the whole page is searched.
_AHEAD = 50_000
_SEARCHES = 200


def align(value: str, content: str, start: int, end: int) -> Iterator[Shown]:
    """The stretches of a quoted or folded scalar's value, each with its place in ``content[start:end]``.

    White space stands for any white space, and what the value does not hold (quotes, backslashes) is passed over.
    A character that does not stand there at all, such as a decoded ``\\u00e9``, takes the place reached.
    """
    at = start
    stretch, stretch_at = "", start
    for char in value:
        found = _find(char, content, at, end)
        if found != at or not stretch:
            if stretch:
                yield Shown(stretch, stretch_at)
            stretch, stretch_at = "", found
        stretch += char
        at = min(found + 1, end)
    if stretch:
        yield Shown(stretch, stretch_at)


def _find(char: str, content: str, start: int, end: int) -> int:
    # Markup between two characters of a scalar is short: quotes, a backslash, a line's indentation.
    for at in range(start, min(start + 80, end)):
        if content[at] == char or (char.isspace() and content[at].isspace()):
            return at
    return start


def one_line(pieces: Iterable[Shown]) -> tuple[Shown, ...]:
    """Pieces as one line: white space at both ends dropped, and inside made single spaces."""
    line: list[Shown] = []
    for piece in pieces:
        for match in _WORD_OR_SPACE.finditer(piece.text):
            if not match.group().isspace():
                line.append(Shown(match.group(), piece.at + match.start()))
            elif line and not line[-1].text.isspace():
                line.append(Shown(" ", piece.at + match.start()))
    if line and line[-1].text.isspace():
        line.pop()
    return tuple(line)


def _counts(char: str) -> bool:
    """Tell whether a character must stand in the page; of others the extractor keeps some, drops or changes some."""
    return char.isprintable() and not char.isspace()


@dataclass
class Alignment:
    """The visible characters of a page, to find the paragraphs in that a reader of pages chose."""

    letters: str
    places: list[int]
    at: int = 0
    searches: int = 0

    @classmethod
    def of(cls, shown: Iterable[Shown]) -> Alignment:
        """The alignment of all visible text, without white space."""
        letters: list[str] = []
        places: list[int] = []
        for piece in shown:
            whole = len(piece.text)
            for index, char in enumerate(piece.text):
                if _counts(char):
                    letters.append(char)
                    places.append(piece.at + (index if whole > 1 else 0))
        return cls("".join(letters), places)

    def go_to(self, place: int) -> None:
        """Look for what follows behind a place of the file, unless it stands only before it."""
        self.at = bisect_right(self.places, place)

    def shown(self, paragraph: str) -> Iterator[Shown]:
        """The stretches of a paragraph, each with its place; what the page does not show takes the place reached."""
        places = iter(self._place(paragraph))
        stretch, at = "", self.places[self.at - 1] if self.at else 0
        for char in paragraph:
            reached = at + len(stretch)
            place = next(places) if _counts(char) else reached
            if place is None or place == reached:
                stretch += char
                continue
            if stretch:
                yield Shown(stretch, at)
            stretch, at = char, place
        if stretch:
            yield Shown(stretch, at)

    def _place(self, paragraph: str) -> list[int | None]:
        """The place of each character of a paragraph that counts; ``None`` where it is not shown."""
        wanted = "".join(filter(_counts, paragraph))
        found = self.letters.find(wanted, self.at, self.at + len(wanted) + _AHEAD)
        if found < 0 and self.searches < _SEARCHES:
            self.searches += 1
            found = self.letters.find(wanted)
        if found >= 0:
            self.at = found + len(wanted)
            return list(self.places[found : self.at])
        return self._piecewise(wanted)

    def _piecewise(self, wanted: str) -> list[int | None]:
        """The places of a paragraph of which the page shows only parts in one piece."""
        places: list[int | None] = []
        while len(places) < len(wanted):
            begin = len(places)
            found = self._probe(wanted, begin)
            if found < 0:
                places.append(None)
                continue
            while begin < len(wanted) and found < len(self.letters) and wanted[begin] == self.letters[found]:
                places.append(self.places[found])
                begin, found = begin + 1, found + 1
            self.at = found
        return places

    def _probe(self, wanted: str, begin: int) -> int:
        """Where the next characters are shown: many of them far ahead, few of them near, or not at all."""
        for length, ahead in _PROBES:
            found = self.letters.find(wanted[begin : begin + length], self.at, self.at + ahead)
            if found >= 0:
                return found
        return -1
