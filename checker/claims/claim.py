"""A claim: a mention that answers a fact's question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.mentions.mention import Mention
from checker.values.days import Days
from checker.values.interval import Interval


class Confidence(StrEnum):
    """How sure the engine is; the rule author's severity is another matter."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for low, 2 for high."""
        return (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH).index(self)


class ScopeSource(StrEnum):
    """Where a claim's scope comes from."""

    STATED = "stated"
    INHERITED = "inherited"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention that answers the question of the rule ``rule`` in the article ``article``.

    ``id`` is unique in a run and does not depend on the order of articles. ``as_of`` are the days the claim speaks
    of: stated in the sentence, else the article's date, else ``None``. ``notes`` say in words how the mention came to
    be a claim where that is not plain ('"users" carried over from the first number'). ``past`` says that the sentence
    states a time other than the article's, ``corrects`` what value it takes back ("not 40 but 14").
    """

    id: str
    rule: str
    article: str
    mention: Mention
    as_of: Days | None = None
    scope: str | None = None
    scope_source: ScopeSource = ScopeSource.UNSTATED
    subject: str | None = None
    in_headline: bool = False
    confidence: Confidence = Confidence.HIGH
    notes: tuple[str, ...] = ()
    past: bool = False
    corrects: Interval | None = None

    @property
    def day(self) -> date:
        """The last day the claim speaks of; the first of all days where none is known."""
        return self.as_of.latest if self.as_of is not None and self.as_of.latest is not None else date.min

    @property
    def start(self) -> int:
        """Offset of the first character in the article's text."""
        return self.mention.start

    @property
    def end(self) -> int:
        """Offset after the last character in the article's text."""
        return self.mention.end

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.mention.text


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A mention that came near a fact and was left out."""

    rule: str
    article: str
    start: int
    end: int
    text: str
    reason: str


def claim_id(rule: str, article: str, start: int, end: int) -> str:
    """The id of the claim of a rule at a place: the same in every run over the same text."""
    return f"{article}#{rule}@{start}-{end}"
