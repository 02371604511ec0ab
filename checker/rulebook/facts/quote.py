"""Facts answered by somebody's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal

from checker.mentions.mention import Kind
from checker.rulebook.facts.fact import CONFIG, Fact, TimedCompare
from checker.rulebook.facts.mistake import Known, Mistake, share_mistakes
from checker.rulebook.written import Tolerance


class Ignored(StrEnum):
    """Differences between two wordings that do not count."""

    CASE = "case"
    PUNCTUATION = "punctuation"
    ELLIPSIS = "ellipsis"
    BRACKETS = "brackets"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFind:
    """Whose words are compared."""

    __pydantic_config__: ClassVar = CONFIG

    speaker: str = "anyone"
    """A name, or the word anyone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCompare(TimedCompare):
    """When two quotations are one utterance, and when their wordings agree."""

    __pydantic_config__: ClassVar = CONFIG

    shared_words: Tolerance = field(default_factory=lambda: Tolerance("60%", share=0.6))
    """Share of the shorter quotation's words that the other holds, from which both are one utterance."""
    ignore: tuple[Ignored, ...] = tuple(Ignored)
    """Differences that do not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """What somebody said, word for word."""

    __pydantic_config__: ClassVar = CONFIG
    finder: ClassVar[str | None] = "checker.claims.finders.quote"
    comparer: ClassVar[str | None] = "checker.comparisons.quote"
    draft: ClassVar[str] = """\
find:
  speaker: anyone               # or a name
compare:
  same-time: 3 days
  shared-words: 60%             # from which two quotations are one utterance
"""

    kind: Literal["quote"] = "quote"
    find: QuoteFind = field(default_factory=QuoteFind)
    """Whose words are compared."""
    compare: QuoteCompare = field(default_factory=QuoteCompare)
    """When two quotations agree."""

    answers: ClassVar[frozenset[Kind]] = frozenset({Kind.QUOTATION})

    def unreadable(self, value: str) -> str | None:  # noqa: ARG002 - any words can be said
        """Any text can be what somebody said."""
        return None

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and a share of words that is none."""
        yield from Fact.mistakes(self, known)
        yield from share_mistakes(("compare", "shared-words"), self.compare.shared_words)
