"""The lexer: text to tokens, offsets untouched."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD, NUMBER, SYMBOL, BREAK, END = "word", "number", "symbol", "break", "end"

_TOKEN = re.compile(
    r"(?P<break>[^\S\n]*\n\s*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_¼-¾⅐-⅞]+(?:\u00ad[^\W\d_¼-¾⅐-⅞]+)*)"
    r"|(?P<symbol>\S)"
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
    tokens = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        if kind:
            found = match.group()
            tokens.append(Token(kind, match.start(), match.end(), found, found.lower().translate(_SAME)))
    return tokens


def padded(tokens: list[Token]) -> list[Token]:
    """The tokens without single line breaks, and with end tokens behind, so that looking ahead or back never fails.

    A line break inside a paragraph of hard-wrapped text is a space; an empty line stays.
    """
    kept = [token for token in tokens if token.kind != BREAK or token.text.count("\n") > 1]
    return kept + _ENDS


_ENDS = [Token(END, -1, -1, "", "")] * 8
