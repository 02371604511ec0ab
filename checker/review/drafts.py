"""A text that somebody sends to have it checked before it is published, as an article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from checker.articles.article import Article, Unread
from checker.articles.reading import read_articles
from checker.ledger.rows import storable, storable_text
from checker.renderers.glyphs import visible
from checker.review.words import message

SUFFIXES = (".txt", ".md", ".html", ".htm")
"""Kinds of files that are taken, each with one article in it."""
EMPTY = message("There is nothing to check: paste a text, or choose a file.")
BOTH = message("There are a text and a file: send one of them.")
TOO_LONG = message("The text is longer than the desk checks at once. Send a part of it, or use checker check.")
OTHER_KIND = message("Files of this kind are not taken here: choose a .txt, .md or .html file.")
NO_TITLE = "untitled"
_LONGEST_TITLE = 120


class Unusable(Exception):  # noqa: N818 - named for what it says
    """A draft that cannot be checked, and why: a message, and what the reader of its file says."""

    def __init__(self, problem: str, reason: str = "") -> None:
        super().__init__(problem, reason)
        self.problem, self.reason = problem, reason


UNREADABLE = message("The text could not be read.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody sends: a text with its title, or a file by its name; outlet and day where they state them."""

    title: str = ""
    text: str = ""
    outlet: str = ""
    published: date | None = None
    file: str = ""
    content: bytes = b""


def article_of(draft: Draft, longest: int) -> Article:
    """The article of a draft, as a file of it would be read and a ledger would hold it.

    Raises Unusable, also for a text of more than ``longest`` characters.
    """
    suffix, content = _file_of(draft)
    with TemporaryDirectory() as folder:
        path = Path(folder, f"draft{suffix}")
        path.write_bytes(content)
        found = next(read_articles([path]))
    if isinstance(found, Unread):
        raise Unusable(UNREADABLE, found.reason)
    if len(found.text) > longest:
        raise Unusable(TOO_LONG)
    name = f"draft/{_name(draft.title or found.headline)}"
    outlet, published = draft.outlet.strip() or found.outlet, draft.published or found.published
    return storable(replace(found, id=name, file=name, outlet=outlet, published=published))


def _file_of(draft: Draft) -> tuple[str, bytes]:
    """The suffix and the content of the file that a draft is, or would be. Raises Unusable."""
    if draft.file:
        suffix = PurePosixPath(draft.file).suffix.lower()
        if draft.text.strip():
            raise Unusable(BOTH)
        if suffix not in SUFFIXES:
            raise Unusable(OTHER_KIND)
        return suffix, draft.content
    if not draft.text.strip():
        raise Unusable(EMPTY)
    title = " ".join(draft.title.split())
    text = "\n".join(draft.text.splitlines())
    return ".txt", storable_text(f"{title}\n\n{text}\n" if title else f"{text}\n").encode()


def _name(title: str) -> str:
    """What a draft is known by, the same when it is sent again with corrections."""
    return visible(" ".join(title.split())[:_LONGEST_TITLE]).strip() or NO_TITLE
