"""Facts answered by a day: when something happened, by when it must happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from checker.mentions.mention import Kind
from checker.rulebook.facts.fact import CONFIG, Compare, Fact, Find
from checker.rulebook.facts.mistake import Known, Mistake, tolerance_mistakes


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Fact):
    """When something happened or will happen."""

    __pydantic_config__: ClassVar = CONFIG
    finder: ClassVar[str | None] = "checker.claims.finders.dates"
    comparer: ClassVar[str | None] = "checker.comparisons.dates"
    draft: ClassVar[str] = """\
find:
  words: [opened, launched, founded]
  # not: [words, that rule it out]
compare:
  within: 0 days
"""

    kind: Literal["date"] = "date"
    find: Find
    """Which dates answer the question."""
    compare: Compare = field(default_factory=Compare)
    """When two answers agree."""

    answers: ClassVar[frozenset[Kind]] = frozenset({Kind.DATE})

    @property
    def measure(self) -> str:
        return "a day"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and a tolerance that is no number of days."""
        yield from Fact.mistakes(self, known)
        yield from tolerance_mistakes(("compare", "within"), self.compare.within, in_days=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Fact):
    """The last day by which something must happen."""

    __pydantic_config__: ClassVar = CONFIG
    finder: ClassVar[str | None] = "checker.claims.finders.dates"
    comparer: ClassVar[str | None] = "checker.comparisons.dates"
    draft: ClassVar[str] = """\
find:
  words: [talks, decision, sale]
  # not: [words, that rule it out]
compare:
  within: 0 days
"""

    kind: Literal["deadline"] = "deadline"
    find: Find
    """Which dates answer the question."""
    compare: Compare = field(default_factory=Compare)
    """When two answers agree."""

    answers: ClassVar[frozenset[Kind]] = frozenset({Kind.DATE})

    @property
    def measure(self) -> str:
        return "a day"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and a tolerance that is no number of days."""
        yield from Fact.mistakes(self, known)
        yield from tolerance_mistakes(("compare", "within"), self.compare.within, in_days=True)
