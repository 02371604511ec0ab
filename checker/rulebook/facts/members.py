"""Facts answered by a set of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Fact, Find, TimedCompare
from checker.rulebook.facts.mistake import Known, Mistake
from checker.rulebook.problems import did_you_mean


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
    """The name that findings use."""
    aliases: tuple[str, ...] = ()
    """Other names that mean it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCompare(TimedCompare):
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
    draft: ClassVar[str] = """\
find:
  words: [words, that stand, near the names]
members: countries              # or a list of names: [Airbus, Boeing]
compare:
  subset: tension               # what it means to name only some of them: tension, contradiction or agree
"""

    kind: Literal["set"] = "set"
    find: Find
    """Which sentences name its members."""
    members: Literal["countries"] | tuple[str | Member, ...]
    """The word countries, or the possible members' names."""
    compare: SetCompare = field(default_factory=SetCompare)
    """When two answers agree."""

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        """The possible members by name with all the names that mean them; countries by their ISO 3166 codes."""
        if self.members == "countries":
            from checker.language.scopes import countries

            return {code: scope.places for code, scope in countries().items()}
        given = [Member(name=member) if isinstance(member, str) else member for member in self.members]
        return {member.name: (member.name, *member.aliases) for member in given}

    def unreadable(self, value: str) -> str | None:
        """A value lists members by any of their names: "US, Canada and Australia"."""
        names = {name.casefold() for key, aliases in self.listed.items() for name in (key, *aliases)}
        for part in member_names(value):
            if part.casefold() not in names:
                return f'"{part}" is no member; {did_you_mean(part, names)}'
        return None

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and members that are too few or share a name."""
        yield from Fact.mistakes(self, known)
        if self.members == "countries":
            return
        if len(self.members) < 2:
            yield Mistake(("members",), "a set needs at least two possible members", "list them by name", at_key=True)
        seen: set[str] = set()
        for index, (name, aliases) in enumerate(self.listed.items()):
            for word in dict.fromkeys(aliases):
                if word.casefold() in seen:
                    message = f'"{word}" names two members'
                    yield Mistake(("members", index), message, "leave it with one of them", word)
            seen.update(word.casefold() for word in (name, *aliases))


def member_names(value: str) -> list[str]:
    """The names that a text lists.

    >>> member_names("US, Canada and the Netherlands")
    ['US', 'Canada', 'Netherlands']
    """
    parts = (part.strip().removeprefix("the ").strip() for part in re.split(r",|;|\band\b", value))
    return [part for part in parts if part]
