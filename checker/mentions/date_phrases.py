"""A sentence's tokens, and the phrases that the date readers find among them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from checker.mentions.calendar_shapes import Shape
from checker.mentions.mention import Bound
from checker.mentions.tokens import WORD, Token

CURRENCY = frozenset("$£€¥₹#")
TIGHT = frozenset("-/")  # joins the parts of a date without spaces: "05-Aug-2016"


_BEYOND = 32 * [""]  # more than any reader looks beyond an end


_SINGULAR = ("ss", "us", "is", "wards")  # "loss", "census", "crisis", and "onwards"


class Words:
    """The tokens of one sentence without its line breaks.

    ``norms`` are their normal forms, with empty ones behind, as many as a reader looks ahead or, counted from the end,
    back: an index beyond an end finds an empty string.
    """

    __slots__ = ("norms", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.norms = [token.norm for token in tokens]
        self.norms += _BEYOND

    def is_number(self, index: int) -> bool:
        """Tell whether the token is a run of digits, with or without separators."""
        return self.norms[index][:1].isdecimal()

    def is_word(self, index: int) -> bool:
        """Tell whether the token is made of letters."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == WORD

    def is_capital(self, index: int) -> bool:
        """Tell whether the token is a word that starts with a capital letter."""
        return self.is_word(index) and self.tokens[index].text[0].isupper()

    def is_plural(self, index: int) -> bool:
        """Tell whether the token looks like a noun in the plural: "villages", but not "was" or "Olympics"."""
        norm = self.norms[index]
        plural = len(norm) > 3 and norm.endswith("s") and not norm.endswith(_SINGULAR)
        return plural and self.is_word(index) and not self.is_capital(index)

    def touches(self, index: int) -> bool:
        """Tell whether nothing stands between a token and the next one."""
        return 0 <= index < len(self.tokens) - 1 and self.tokens[index].end == self.tokens[index + 1].start

    def matches(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Tell whether a phrase stands at a token."""
        return index >= 0 and tuple(self.norms[index : index + len(phrase)]) == phrase

    def skip(self, index: int, words: Collection[str], most: int = 1) -> int:
        """The index behind up to ``most`` tokens that are among some words."""
        norms = self.norms
        while most and norms[index] in words:
            index, most = index + 1, most - 1
        return index

    def skip_back(self, index: int, words: Collection[str], most: int = 1) -> int:
        """The index of the first of up to ``most`` tokens before ``index`` that are among some words."""
        norms = self.norms
        while most and norms[index - 1] in words and norms[index - 1]:
            index, most = index - 1, most - 1
        return index


class Phrase(NamedTuple):
    """Tokens ``first`` to before ``stop`` with the shape they mean, its bound and the words of its hedge."""

    first: int
    stop: int
    shape: Shape
    bound: Bound | None = None
    hedge: str | None = None
    assumed: tuple[str, ...] = ()
    exceeded: bool = False  # the hedge says that the distance is longer: "at least two years ago"
    undercut: bool = False  # or shorter: "less than two weeks ago"
    excluded: bool = False  # and that it is not itself meant: "more than two days ago"

    def widened(self, first: int, stop: int, shape: Shape) -> Phrase:
        """The phrase with more tokens and what they make of its shape."""
        return Phrase(min(first, self.first), max(stop, self.stop), shape, *self[3:])


class Counted(NamedTuple):
    """A number read from the tokens ``first`` to before ``stop``; both its ends are alike but for "several"."""

    low: float
    high: float
    first: int
    stop: int
