"""What comes of holding a value of a text against others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.alignment.statement import Statement
from checker.articles.article import Article, Unread


class Verdict(StrEnum):
    """How a value of a draft stands to its sources."""

    CONTRADICTED = "contradicted"
    SUPPORTED = "supported"
    NOT_COMPARABLE = "not comparable"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on one value of a text, with its evidence.

    ``evidence`` is the statement of a source that speaks of the same thing, ``None`` where there is none. ``gap`` is a
    share of the larger value ("20%") or a number of days. ``shared`` are the words of the text by which the two were
    matched, and ``score`` is how much speaks for it. ``others`` are the comparisons of this value with further sources
    that speak of it. ``terms`` are the statements of the source of which a sum decides, as ``why`` says; none where the
    source states the value.
    """

    verdict: Verdict
    statement: Statement
    evidence: Statement | None
    why: str
    gap: str | None = None
    score: float = 0.0
    shared: tuple[str, ...] = ()
    others: tuple[Comparison, ...] = ()
    terms: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparisons:
    """A draft held against its sources: a comparison for each of its values, in the order in which they stand there."""

    draft: Article
    sources: tuple[Article, ...]
    comparisons: tuple[Comparison, ...]
    unread: tuple[Unread, ...] = ()

    def of(self, verdict: Verdict) -> list[Comparison]:
        """The comparisons of one verdict."""
        return [each for each in self.comparisons if each.verdict is verdict]
