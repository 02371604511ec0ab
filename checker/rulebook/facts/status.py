"""Facts answered by one of several states that exclude each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Compare, Fact, Find


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state the fact can be in."""

    __pydantic_config__: ClassVar = CONFIG

    words: tuple[str, ...]
    """Words or phrases that tell this state, in every inflection."""
    not_: tuple[str, ...] = ()
    """Words or phrases that rule this state out when they stand in its clause."""
    alone: bool = False
    """The words tell the state by themselves, without one of find's words beside them."""
    then: tuple[str, ...] = ()
    """States that may follow this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Fact):
    """Which state something is in."""

    __pydantic_config__: ClassVar = CONFIG

    finder: ClassVar[str | None] = "checker.claims.finders.status"
    comparer: ClassVar[str | None] = "checker.comparisons.status"
    kind: Literal["status"] = "status"
    find: Find
    states: dict[str, State]
    """The states by name; they exclude each other."""
    compare: Compare = field(default_factory=Compare)
