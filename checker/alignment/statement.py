"""A statement: a value of a text with what its sentence says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.articles.article import Article
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.values.days import Days
from checker.values.span import Span

NOT_SAID = frozenset({Mark.NEGATED, Mark.WITHDRAWN, Mark.CONDITIONAL})


class Direction(StrEnum):
    """Which way a difference goes: "rose by 3 million" gives no level."""

    RISE = "rise"
    FALL = "fall"
    UNSTATED = "change"


@dataclass(frozen=True, slots=True)
class Statement:
    """A value and what it is said of.

    Words are stems that equate inflections and words of one meaning. ``nouns`` are those of the noun phrase that is
    counted and ``head`` its last; ``near`` those that stand with this figure rather than with the one before or after
    it; ``clause``, ``context`` and ``article_words`` those of its clause, sentence and article, ``topic`` those
    of the sentences in which an article tells what it is about; ``names`` those of the
    proper names before and beside it; ``subject`` those before the ``verb`` that governs it.

    ``scope`` is the place or group stated with it. ``as_of`` are the days that it speaks of, ``None`` where neither
    sentence nor article states any; ``dated`` says that the sentence does, ``past`` that they lie well before the
    article's. ``rival`` says that the sentence calls it another's. ``change`` tells a difference from a level, ``part``
    a figure that is a part of one before. ``frame`` says that it is a date beside figures, which tells of their time,
    ``age`` that it is how old somebody is, ``further`` that it counts others than those counted before. ``order`` is
    the number of its sentence in the article, from 0.
    """

    article: Article
    mention: Mention
    sentence: Span
    head: str | None
    nouns: frozenset[str]
    near: frozenset[str]
    clause: frozenset[str]
    context: frozenset[str]
    article_words: frozenset[str]
    topic: frozenset[str]
    names: frozenset[str]
    subject: frozenset[str]
    verb: str | None
    scope: str | None
    as_of: Days | None
    dated: bool
    past: bool
    rival: bool
    change: Direction | None
    part: bool
    frame: bool
    age: bool
    further: bool
    order: int

    @property
    def party(self) -> str | None:
        """Who says it, where it is not the text itself."""
        return self.mention.attribution

    @property
    def is_said(self) -> bool:
        """Whether the text states the value rather than denies it or puts it under a condition."""
        return not self.mention.marks & NOT_SAID

    @property
    def is_bound(self) -> bool:
        """Whether the value leaves one end open: "more than 40"."""
        return (self.mention.low is None) != (self.mention.high is None)

    @property
    def days(self) -> Days | None:
        """The days of a date, ``None`` for other values and where the year is not known."""
        mention = self.mention
        if mention.kind is not Kind.DATE or (mention.earliest is None and mention.latest is None):
            return None
        first = None if mention.bound in (Bound.BY, Bound.UNTIL, Bound.BEFORE) else mention.earliest
        return Days(first, mention.latest)
