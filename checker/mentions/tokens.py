"""The lexer: text to tokens, offsets untouched."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD, NUMBER, SYMBOL, BREAK, END = "word", "number", "symbol", "break", "end"
CLOSING = frozenset({BREAK, END})

# Letters without ornaments come first because most words are; "++" never gives back, so no text makes this slow.
_LETTER = r"[^\W\d_¼-¾⅐-⅞]"
_TOKEN = re.compile(
    r"(?P<word>[A-Za-z]++(?![^\W_]|[.\u00ad])"
    rf"|(?:[^\W\d_]\.){{2,}}|{_LETTER}++(?:\u00ad{_LETTER}++)*)"
    r"|(?P<number>\d++(?:[.,]\d++)*)"
    r"|(?P<symbol>\S)"
    r"|(?P<break>\n\s*+)"
)
_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "−": "-",
        "\u00ad": None,
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
    }
)


class Token(NamedTuple):
    """A word, a run of digits with its separators, a symbol, or a line break.

    ``norm`` is lower case with straight quotes, plain hyphens, ligatures opened and soft hyphens dropped; a
    dotted abbreviation ("U.S.") is one word. White space (any kind) is no token: two tokens touch when the one's
    ``end`` is the other's ``start``.
    """

    kind: str
    start: int
    end: int
    text: str
    norm: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """All tokens between two offsets, in order; takes linear time.

    >>> [token.norm for token in tokenize("$ 15–30bn")]
    ['$', '15', '-', '30', 'bn']
    """
    stop = len(text) if end is None else end
    make, norms = tuple.__new__, _NORMS
    return [
        make(Token, (match.lastgroup, match.start(), match.end(), found := match[0], norms[found]))
        for match in _TOKEN.finditer(text, start, stop)
    ]


class _Norms(dict[str, str]):
    """Normal forms of the words met so far: asking is five times faster than building."""

    def __missing__(self, found: str) -> str:
        norm = found.lower().translate(_SAME)
        if len(found) < _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[found] = norm
        return norm


_LONGEST_KEPT = 30
_MOST_KEPT = 100_000
_NORMS = _Norms()


def padded(tokens: list[Token]) -> list[Token]:
    """The tokens without single line breaks, and with end tokens behind, so that looking ahead or back never fails.

    A line break inside a paragraph of hard-wrapped text is a space; an empty line stays.
    """
    kept = [token for token in tokens if token.kind != BREAK or token.text.count("\n") > 1]
    return kept + _ENDS


_ENDS = [Token(END, -1, -1, "", "")] * 8
