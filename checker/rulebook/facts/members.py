"""Facts answered by a set of names."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Compare, Fact, Find


class Subset(StrEnum):
    """What it means that one article names only some members of the other's set."""

    TENSION = "tension"
    CONTRADICTION = "contradiction"
    AGREE = "agree"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One possible member."""

    __pydantic_config__: ClassVar = CONFIG

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCompare(Compare):
    """When two sets agree."""

    __pydantic_config__: ClassVar = CONFIG

    subset: Subset = Subset.TENSION
    """Verdict where one set is part of the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Set(Fact):
    """Which of several names belong to something."""

    __pydantic_config__: ClassVar = CONFIG

    finder: ClassVar[str | None] = "checker.claims.finders.members"
    comparer: ClassVar[str | None] = "checker.comparisons.members"
    kind: Literal["set"] = "set"
    find: Find
    members: Literal["countries"] | tuple[str | Member, ...]
    """The word countries, or the possible members' names."""
    compare: SetCompare = field(default_factory=SetCompare)
