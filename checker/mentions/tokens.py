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
    tokens: list[Token] = []
    append, make, norms = tokens.append, tuple.__new__, _NORMS
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        found = match[0]
        norm = norms.get(found)
        if norm is None:
            norm = _norm(found)
        first, last = match.span()
        append(make(Token, (match.lastgroup, first, last, found, norm)))
    return tokens


_NORMS: dict[str, str] = {}  # normal forms of the words met so far; asking is five times faster than building
_MOST_NORMS = 100_000


def _norm(found: str) -> str:
    norm = found.lower().translate(_SAME)
    if len(found) < 30:
        if len(_NORMS) >= _MOST_NORMS:
            _NORMS.clear()
        _NORMS[found] = norm
    return norm


def padded(tokens: list[Token]) -> list[Token]:
    """The tokens without single line breaks, and with end tokens behind, so that looking ahead or back never fails.

    A line break inside a paragraph of hard-wrapped text is a space; an empty line stays.
    """
    kept = [token for token in tokens if token.kind != BREAK or token.text.count("\n") > 1]
    return kept + _ENDS


_ENDS = [Token(END, -1, -1, "", "")] * 8
