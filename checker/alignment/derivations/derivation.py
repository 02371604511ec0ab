"""A value that a text does not state, made of those that it states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce
from operator import add, mul, or_, sub, truediv
from typing import TypeVar

from checker.alignment.statement import Direction, Statement
from checker.alignment.words import stem
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mention
from checker.mentions.shares import PERCENT
from checker.values.interval import Interval
from checker.values.prose import plain

POINT = "percentage point"
_Each = TypeVar("_Each")


@dataclass(frozen=True, slots=True)
class Derivation:
    """A value made of others.

    ``made`` is a statement of it as the text might have made it, at the place of the first of its ``terms``. ``sum``
    says how: "nine men and five women make 14". ``asked`` are stems, of which the sentence of a value has to
    hold one to be meant by it; none where any may be. ``apart`` are the names that each term has for itself: who
    speaks of one of them does not ask for the sum.
    """

    made: Statement
    terms: tuple[Statement, ...]
    sum: str
    asked: frozenset[str] = frozenset()
    apart: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, and what may be meant by it; the ends of both may be open."""

    written: Interval
    meant: Interval

    @classmethod
    def exactly(cls, value: float) -> Amount:
        """The amount of a number that is not rounded."""
        return cls(Interval(value, value), Interval(value, value))

    @classmethod
    def of(cls, mention: Mention) -> Amount:
        """The amount that a mention states."""
        written = Interval(mention.low, mention.high)
        return cls(written, mention.interval or written)

    def __add__(self, other: Amount) -> Amount:
        """The sum of two amounts."""
        return Amount(_along(add, self.written, other.written), _along(add, self.meant, other.meant))

    def __sub__(self, other: Amount) -> Amount:
        """What is left of this amount without the other."""
        return Amount(_across(sub, self.written, other.written), _across(sub, self.meant, other.meant))

    def __mul__(self, other: Amount) -> Amount:
        """The product of two amounts above nought."""
        return Amount(_along(mul, self.written, other.written), _along(mul, self.meant, other.meant))

    def __truediv__(self, other: Amount) -> Amount:
        """The ratio of two amounts above nought."""
        return Amount(_across(truediv, self.written, other.written), _across(truediv, self.meant, other.meant))


def _along(operation: Callable[[float, float], float], one: Interval, other: Interval) -> Interval:
    """What an operation that grows with both sides makes of two intervals."""
    return Interval(
        None if one.low is None or other.low is None else operation(one.low, other.low),
        None if one.high is None or other.high is None else operation(one.high, other.high),
        one.low_closed and other.low_closed,
        one.high_closed and other.high_closed,
    )


def _across(operation: Callable[[float, float], float], one: Interval, other: Interval) -> Interval:
    """What an operation that grows with the first side and falls with the second makes of two intervals."""
    return Interval(
        None if one.low is None or other.high is None else operation(one.low, other.high),
        None if one.high is None or other.low is None else operation(one.high, other.low),
        one.low_closed and other.high_closed,
        one.high_closed and other.low_closed,
    )


def joined(
    terms: Sequence[Statement],
    amount: Amount,
    *,
    kind: Kind | None = None,
    unit: str | None = None,
    head: str | None = None,
    change: Direction | None = None,
) -> Statement:
    """The statement of an amount that is made of others: what all of them are said of.

    ``kind``, ``unit`` and ``head`` are those of the first where they are not given.
    """
    first = terms[0]
    mention = replace(
        first.mention,
        kind=kind or first.mention.kind,
        unit=unit if kind is not None else first.mention.unit,
        low=amount.written.low,
        high=amount.written.high,
        interval=amount.meant,
        hedge=next((each.mention.hedge for each in terms if each.mention.hedge is not None), None),
        marks=frozenset(),
    )
    return replace(
        first,
        mention=mention,
        head=head if head is not None or kind is not None else first.head,
        nouns=reduce(or_, (each.nouns for each in terms)),
        near=reduce(or_, (each.near for each in terms)),
        clause=reduce(or_, (each.clause for each in terms)),
        context=reduce(or_, (each.context for each in terms)),
        names=first.names if len(terms) == 1 else first.names & first.subject,
        scope=_one([each.scope for each in terms]),
        as_of=_one([each.as_of for each in terms]),
        dated=all(each.dated for each in terms),
        change=change,
        part=False,
        frame=False,
    )


def _one(values: Sequence[_Each | None]) -> _Each | None:
    """What all of several are, ``None`` where they differ."""
    return values[0] if all(each == values[0] for each in values) else None


def told(amount: Amount, unit: str | None = None) -> str:
    """An amount as a sum names it: "14", "15%", "at least 80 million"."""
    low, high = amount.written.low, amount.written.high
    ends = [plain(end) for end in (low, high) if end is not None]
    sign = "%" if unit == PERCENT else f" {unit}s" if unit == POINT else ""
    if not ends:
        return "any number"
    if len(ends) == 2:
        return f"{ends[0] if low == high else ' to '.join(ends)}{sign}"
    return f"{'at least' if high is None else 'at most'} {ends[0]}{sign}"


@cache
def listed(name: str, language: str) -> frozenset[str]:
    """The stems of the words of a list of ``derived.toml``."""
    return frozenset(stem(word, language) for word in words("derived", name, language))
