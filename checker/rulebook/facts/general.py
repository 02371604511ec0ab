"""The general checks, which need no topic: their rule files say how grave a finding is and how much may differ.

In the tests of a general rule ``match`` are texts in which the check finds something wrong, ``no-match`` texts in
which it finds nothing; ``conflict`` and ``agree`` are pairs of articles, for checks that look across articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Fact, Severity
from checker.rulebook.facts.mistake import Known, Mistake, share_mistakes
from checker.rulebook.written import Duration, Tolerance


@dataclass(frozen=True, slots=True, kw_only=True)
class General(Fact):
    """A check of what any article says about itself.

    Its tests differ from a fact's: ``match`` are texts in which it finds something wrong, ``no-match`` texts in which
    it does not.
    """

    __pydantic_config__: ClassVar = CONFIG

    severity: Severity = Severity.WARNING
    """What a finding is: an error stops CI; off silences the check."""

    def unreadable(self, value: str) -> str | None:  # noqa: ARG002 - none can be
        """A general check answers no question, so it has no values."""
        return "a general check reads no value of its own; delete the line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(General):
    """A weekday stands with the date it falls on."""

    __pydantic_config__: ClassVar = CONFIG
    check: ClassVar[str | None] = "checker.checks.calendar"

    kind: Literal["calendar"] = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion(General):
    """A figure and its conversion in parentheses are the same amount."""

    __pydantic_config__: ClassVar = CONFIG
    check: ClassVar[str | None] = "checker.checks.conversion"

    kind: Literal["conversion"] = "conversion"
    within: Tolerance = Tolerance("5%", share=0.05)
    """Tolerance on top of the printed precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic(General):
    """Percentages fit their counts, parts their sum, and ranges run upward."""

    __pydantic_config__: ClassVar = CONFIG
    check: ClassVar[str | None] = "checker.checks.arithmetic"

    kind: Literal["arithmetic"] = "arithmetic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline(General):
    """The headline's figures are the body's."""

    __pydantic_config__: ClassVar = CONFIG
    check: ClassVar[str | None] = "checker.checks.headline"

    kind: Literal["headline"] = "headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling(General):
    """A name is spelled alike in an article and across articles."""

    __pydantic_config__: ClassVar = CONFIG
    check: ClassVar[str | None] = "checker.checks.spelling"
    across: ClassVar[bool] = True

    kind: Literal["spelling"] = "spelling"
    severity: Severity = Severity.NOTE
    """What a finding is: an error stops CI; off silences the check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies(General):
    """A near-copy of an article carries the same figures."""

    __pydantic_config__: ClassVar = CONFIG
    check: ClassVar[str | None] = "checker.checks.copies"
    across: ClassVar[bool] = True

    kind: Literal["copies"] = "copies"
    shared_words: Tolerance = Tolerance("80%", share=0.8)
    """Share of the shorter text's word sequences that the other holds, from which it counts as a copy."""
    same_time: Duration = Duration("14 days", 14)
    """Articles further apart than this are no copies of each other."""

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and a share of words that is none."""
        yield from Fact.mistakes(self, known)
        yield from share_mistakes(("shared-words",), self.shared_words)
