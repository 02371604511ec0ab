"""The keys of the desk, as its list of keys tells them; what they do stands with the elements of a page.

An element says its key in ``data-key``, and ``static/keys.js`` does no more than focus or follow it.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.review.words import message


@dataclass(frozen=True, slots=True)
class Key:
    """A key, or two that are pressed one after the other, and what it does."""

    keys: tuple[str, ...]
    words: str


KEYS = (
    Key(("?",), message("this list")),
    Key(("g", "q"), message("go to the queue")),
    Key(("/",), message("search")),
    Key(("j",), message("next flag")),
    Key(("k",), message("previous flag")),
    Key(("o",), message("open the flag")),
    Key(("x",), message("choose the flag, or leave it out")),
    Key(("a",), message("accept")),
    Key(("d",), message("dismiss; the arrow keys choose the reason")),
    Key(("w",), message("waive")),
    Key(("n",), message("needs a source")),
    Key(("c",), message("comment")),
    Key(("u",), message("to the undo button")),
    Key(("Enter",), message("carry out what is chosen")),
)
