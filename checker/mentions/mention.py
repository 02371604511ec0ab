"""A mention: a span of text read as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from checker.values.interval import Interval


class Kind(StrEnum):
    """What sort of value a mention holds."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    QUANTITY = "quantity"
    DATE = "date"
    DURATION = "duration"
    QUOTATION = "quotation"
    STATE = "state"
    MEMBERS = "members"


class Bound(StrEnum):
    """How a date limits what happens: ``by`` and ``until`` a last day, ``since`` and ``after`` a first one."""

    BY = "by"
    UNTIL = "until"
    BEFORE = "before"
    WITHIN = "within"
    AS_OF = "as of"
    SINCE = "since"
    FROM = "from"
    AFTER = "after"


class Mark(StrEnum):
    """What the words around a value say about it."""

    NEGATED = "negated"  # "did not reach 5 million"
    WITHDRAWN = "withdrawn"  # the 40 of "not 40, as earlier reported, but 14"
    CORRECTED = "corrected"  # the 14 of it
    POSSIBLE = "possible"  # "may", "could", "potentially"
    CONDITIONAL = "conditional"  # "if", "would otherwise have"
    COMPARED = "compared"  # "twice as many as", "3 more than"
    CHANGE = "change"  # "rose by 3 million": a difference, no level


@dataclass(frozen=True, slots=True)
class Mention:
    """A span read as a value.

    ``low`` and ``high`` are the numbers as written: equal for "about 80 million", the two ends of a range, ``None``
    where a bound leaves an end open. ``interval`` is what is meant once the hedge is applied. ``unit`` is a pint unit
    name, an ISO 4217 code, ``$`` for a dollar whose country is not stated, ``%``, ``percentage point`` or
    ``basis point``, or the counted noun. Amounts are in units of one (80,000,000; not 80 million), shares in percent.
    ``earliest`` and ``latest`` are days; for a deadline ``latest`` is the last day. ``assumed`` names each part of a
    date that the text does not state, such as "year". Offsets point into the text that was read, unchanged.
    """

    kind: Kind
    start: int
    end: int
    text: str
    low: float | None = None
    high: float | None = None
    interval: Interval | None = None
    unit: str | None = None
    hedge: str | None = None
    earliest: date | None = None
    latest: date | None = None
    assumed: tuple[str, ...] = ()
    bound: Bound | None = None
    state: str | None = None
    members: tuple[str, ...] = ()
    speaker: str | None = None
    attribution: str | None = None
    marks: frozenset[Mark] = frozenset()

    def marked(self, marks: frozenset[Mark]) -> Mention:
        """The mention with other marks."""
        return Mention(*[*_but_marks(self), marks])

    def attributed(self, party: str) -> Mention:
        """The mention with the party who says it."""
        return Mention(*[*_but_context(self), party, self.marks])


# Copying by position takes half the time of dataclasses.replace.
_but_marks: Callable[[Mention], Any] = attrgetter(*(field.name for field in fields(Mention)[:-1]))
_but_context: Callable[[Mention], Any] = attrgetter(*(field.name for field in fields(Mention)[:-2]))
