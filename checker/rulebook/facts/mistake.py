"""What is wrong with a rule beyond the types of its values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from checker.rulebook.problems import did_you_mean

if TYPE_CHECKING:
    from checker.rulebook.facts.fact import Fact
    from checker.rulebook.written import Tolerance

KeyPath = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead to a value of a rule file."""

SLOTS = ("claim", "other", "gap", "within", "question", "rule")
"""What a message fills in."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with the value at ``path``; ``part`` is the piece of its text that the caret
    marks, ``at_key`` puts the caret on the key instead."""

    path: KeyPath
    message: str
    fix: str | None = None
    part: str | None = None
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name: the scopes, the hedges, and the facts of all rules by their ids.

    ``lost`` are the ids of rules whose files are beyond reading: naming them is no mistake.
    """

    scopes: Collection[str]
    hedges: Collection[str]
    facts: Mapping[str, Fact]
    lost: Collection[str] = ()


def slot_mistakes(message: str) -> Iterator[Mistake]:
    """Slots of a message that nothing fills."""
    try:
        parts = list(Formatter().parse(message))
    except ValueError as cause:
        yield Mistake(
            ("message",), f"the braces of the message do not match: {cause}", "write {claim}, or {{ for a brace"
        )
        return
    for _, slot, form, conversion in parts:
        if slot is None:
            continue
        if slot not in SLOTS:
            fix = did_you_mean(slot, SLOTS)
            yield Mistake(("message",), f'unknown slot "{{{slot}}}" in the message', fix, f"{{{slot}")
        elif form or conversion:
            yield Mistake(("message",), f'the slot "{slot}" takes nothing behind its name', f"write {{{slot}}}", slot)


def hedge_mistakes(hedges: Mapping[str, str], known: Collection[str]) -> Iterator[Mistake]:
    """Hedge words that are not known, and meanings that cannot be read."""
    for word, meaning in hedges.items():
        if word not in known:
            fix = f"{did_you_mean(word, known)} New hedges are listed in hedges.yaml"
            yield Mistake(("compare", "hedges", word), f'unknown hedge "{word}"', fix, at_key=True)
        yield from meaning_mistakes(("compare", "hedges", word), meaning)


def meaning_mistakes(path: KeyPath, meaning: str) -> Iterator[Mistake]:
    """A meaning of a hedge that cannot be read, such as "5% beneath"."""
    from checker.mentions.hedges import parse_hedge

    try:
        parse_hedge(meaning)
    except ValueError as cause:
        yield Mistake(path, str(cause))


def share_mistakes(path: KeyPath, tolerance: Tolerance) -> Iterator[Mistake]:
    """A share of words that is not written in percent, or not between 1 and 100."""
    if tolerance.share is None or not 0 < tolerance.share <= 1:
        yield Mistake(path, f'"{tolerance}" is no share of the words', "write a percentage from 1% to 100%")


def tolerance_mistakes(path: KeyPath, tolerance: Tolerance | None, *, in_days: bool) -> Iterator[Mistake]:
    """A tolerance of days between numbers, or of an amount between days."""
    if tolerance is None or (tolerance.days is not None) == in_days:
        return
    if in_days:
        yield Mistake(path, f'"{tolerance}" is no number of days', "write 0 days, 1 day or 2 weeks")
    else:
        yield Mistake(path, f'"{tolerance}" is a span of time, and these are numbers', "write 10% or 2 million")
