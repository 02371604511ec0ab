"""Facts answered by one of several states that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Fact, Find, TimedCompare
from checker.rulebook.facts.mistake import Known, Mistake
from checker.rulebook.problems import did_you_mean
from checker.rulebook.written import Duration, YesNo


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state the fact can be in."""

    __pydantic_config__: ClassVar = CONFIG

    words: tuple[str, ...]
    """Words or phrases that tell this state, in every inflection."""
    not_: tuple[str, ...] = ()
    """Words or phrases that rule this state out when they stand in its clause."""
    alone: YesNo = False
    """The words tell the state by themselves, without one of find's words beside them."""
    then: tuple[str, ...] = ()
    """States that may follow this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCompare(TimedCompare):
    """When two states are held against each other."""

    __pydantic_config__: ClassVar = CONFIG

    same_time: Duration | None = Duration("1 day", 1)
    """Claims further apart than this do not speak of the same time: the later state may be an update."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status(Fact):
    """Which state something is in."""

    __pydantic_config__: ClassVar = CONFIG
    finder: ClassVar[str | None] = "checker.claims.finders.status"
    comparer: ClassVar[str | None] = "checker.comparisons.status"
    draft: ClassVar[str] = """\
find:
  words: [talks, negotiations]
states:                         # they exclude each other; then names those that may follow
  continuing:
    words: [continue, under way]
    then: [ended]
  ended:
    words: [end, collapse]
    then: []
compare:
  same-time: 3 days
"""

    kind: Literal["status"] = "status"
    find: Find
    """Which sentences speak of it."""
    states: dict[str, State]
    """The states by name; they exclude each other."""
    compare: StatusCompare = field(default_factory=StatusCompare)
    """When two answers agree."""

    def unreadable(self, value: str) -> str | None:
        """A value is the name of a state."""
        return None if value in self.states else f"it is none of the states; {did_you_mean(value, self.states)}"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and fewer than two states, unknown ones, or a word that tells two of them."""
        yield from Fact.mistakes(self, known)
        if len(self.states) < 2:
            message = "a status needs at least two states" if self.states else "there are no states"
            yield Mistake(("states",), message, "name the states that exclude each other", at_key=True)
        for name, state in self.states.items():
            for index, following in enumerate(state.then):
                if following not in self.states:
                    fix = did_you_mean(following, self.states)
                    yield Mistake(("states", name, "then", index), f'unknown state "{following}"', fix)
        yield from self._shared_words()

    def _shared_words(self) -> Iterator[Mistake]:
        first: dict[str, str] = {}
        for name, state in self.states.items():
            for index, word in enumerate(state.words):
                other = first.setdefault(word.casefold(), name)
                if other != name:
                    message = f'"{word}" tells the state "{other}" already; states exclude each other'
                    yield Mistake(("states", name, "words", index), message, "leave it with one of them")
