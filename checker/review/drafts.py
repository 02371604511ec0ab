"""A text that somebody sends to have it checked before it is published, as an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TypeVar

from checker.articles.article import Article, Unread
from checker.articles.reading import read_articles
from checker.claims.claim import Claim
from checker.findings.finding import Finding
from checker.ledger.checking import examine
from checker.ledger.rows import storable, storable_text
from checker.renderers.evidence import sentence
from checker.renderers.glyphs import visible
from checker.report import Report
from checker.review.decided import decisions
from checker.review.flag import Evidence
from checker.review.snapshot import Snapshots
from checker.review.visitor import Desk
from checker.review.words import message
from checker.rulebook.rulebook import RuleBook

T = TypeVar("T")

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


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is told: its message, and its evidence."""

    finding: Finding
    message: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft held against the ledger: its article, its own claims, and the gravest of the report's findings."""

    book: RuleBook
    article: Article
    report: Report
    claims: tuple[Claim, ...]
    findings: tuple[Told, ...]


def check(desk: Desk, draft: Draft, visitor: str, most: int, show: Callable[[Checked], T]) -> T:
    """What ``show`` makes of a draft that was checked, with so many findings told at most; one at a time of a visitor.

    Nothing is stored. Raises Unusable, NoRules, OtherRules, LedgerProblem, Busy and TooLong.
    """
    book = desk.rules.book()
    return desk.turns.take(visitor, desk.settings.draft_patience, lambda: show(_checked(desk, book, draft, most)))


def _checked(desk: Desk, book: RuleBook, draft: Draft, most: int) -> Checked:
    article = article_of(draft, desk.settings.longest_draft)
    report = examine([article], book, desk.ledger, decided=decisions)
    snapshots = Snapshots(report)
    claims = tuple(claim for claim in report.claim_list if claim.article == article.id)
    told = (Told(each, sentence(each), snapshots.of(each)) for each in report.findings[:most])
    return Checked(book, article, report, claims, tuple(told))


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
