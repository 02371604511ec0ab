"""The lexer: text to tokens, offsets untouched."""

from __future__ import annotations

import re
from typing import Final

WORD: Final = "word"
NUMBER: Final = "number"
SYMBOL: Final = "symbol"
BREAK: Final = "break"
END: Final = "end"
CLOSING = frozenset({BREAK, END})
CLOSING_OR_SYMBOL = CLOSING | {SYMBOL}

# Letters without ornaments come first because most words are; "++" never gives back, so no text makes this slow.
_LETTER = r"[^\W\d_¼-¾⅐-⅞]"
_WORD = rf"[A-Za-z]++(?![^\W_]|[.\u00ad])|(?:[^\W\d_]\.){{2,}}|{_LETTER}++(?:\u00ad{_LETTER}++)*"  # "U.S." is a word
_NUMBER = r"\d++(?:[.,]\d++)*"
_LINES = r"\n\s*+"
# What a terminal obeys and does not print (ECMA-48): colours, cursor moves, titles. Its digits are no numbers.
_CONTROL = r"\x1b\[[0-?]*+[ -/]*+[@-~]|\x9b[0-?]*+[ -/]*+[@-~]|\x1b\][^\x07\x1b\n]*+(?:\x07|\x1b\\)|\x1b[@-Z\\^_]"
_BLANK = rf"[^\S\n]*+(?:(?:{_CONTROL})[^\S\n]*+)*+"
_KIND = re.compile(rf"(?P<word>{_WORD})|(?P<number>{_NUMBER})|(?P<symbol>\S)|(?P<break>{_LINES})")
_PIECE = re.compile(rf"{_BLANK}(?:{_WORD}|{_NUMBER}|\S|{_LINES}|\Z)")  # one token with the blanks before it
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


_INSIDE_WORDS = "\u00adﬁﬂﬀﬃﬄ"


def normal(text: str) -> str:
    """The text in lower case, its words written as tokens' norms write them."""
    lowered = text.lower()
    odd = not lowered.isascii() and any(letter in lowered for letter in _INSIDE_WORDS)
    return lowered.translate(_SAME) if odd else lowered


class Token:
    """A word, a run of digits with its separators, a symbol, or a line break.

    ``norm`` is lower case with straight quotes, plain hyphens, ligatures opened and soft hyphens dropped; a
    dotted abbreviation ("U.S.") is one word. White space (any kind) and control sequences of terminals are no token:
    two tokens touch when the one's ``end`` is the other's ``start``.
    """

    __slots__ = ("end", "kind", "norm", "start", "text")

    def __init__(self, kind: str, start: int, end: int, text: str, norm: str) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.norm = norm


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """All tokens between two offsets, in order; takes linear time.

    >>> [token.norm for token in tokenize("$ 15–30bn")]
    ['$', '15', '-', '30', 'bn']
    """
    pieces = _PIECE.findall(text, start, len(text) if end is None else end)
    at = start
    tokens = [
        Token(kind, at + blanks, at := at + size, written, norm)
        for size, blanks, kind, written, norm in map(_PIECES.__getitem__, pieces)
    ]
    while tokens and not tokens[-1].kind:  # blanks at the end
        tokens.pop()
    return tokens


class _Pieces(dict[str, tuple[int, int, str, str, str]]):
    """What each piece met so far holds: its size, the blanks before its token, and the token's kind, text and norm.

    Asking is several times faster than building: a text has few words, often.
    """

    def __missing__(self, piece: str) -> tuple[int, int, str, str, str]:
        written = _BLANKS.sub("", piece, count=1)
        found = _KIND.match(written)
        kind = found.lastgroup or "" if found else ""  # blanks at the end of the text are no token
        norm = written.lower().translate(_SAME)
        held = (len(piece), len(piece) - len(written), kind, written, written if norm == written else norm)
        if len(piece) < _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[piece] = held
        return held


_BLANKS = re.compile(rf"^{_BLANK}")
_LONGEST_KEPT = 30
_MOST_KEPT = 100_000
_PIECES = _Pieces()


def padded(tokens: list[Token]) -> list[Token]:
    """The tokens without single line breaks, and with end tokens behind, so that looking ahead or back never fails.

    A line break inside a paragraph of hard-wrapped text is a space; an empty line stays.
    """
    kept = [token for token in tokens if token.kind != BREAK or token.text.count("\n") > 1]
    return kept + _ENDS


_ENDS = [Token(END, -1, -1, "", "")] * 8
