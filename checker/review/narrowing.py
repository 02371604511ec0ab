"""From a filter to others: the links by which an editor narrows and widens it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.review.counting import Counts
from checker.review.filter import ME, NO_OUTLET, NOBODY, Filter
from checker.review.flag import State
from checker.review.words import message
from checker.rulebook.facts.fact import Severity

MOST = 12
"""Values of a criterion that are offered as links; others can be typed."""
CRITERIA: Mapping[str, str] = {
    "state": message("State"),
    "severity": message("Severity"),
    "verdict": message("Verdict"),
    "confidence": message("Confidence"),
    "assignee": message("Assignee"),
    "story": message("Story"),
    "rule": message("Rule"),
    "outlet": message("Outlet"),
    "since": message("Published from"),
    "until": message("Published until"),
    "text": message("Words"),
}
ANY_STATE = message("any state")
_TOLD = {ME: message("me"), NOBODY: message("nobody"), NO_OUTLET: message("no outlet")}
_LACKING = {"assignee": NOBODY, "outlet": NO_OUTLET}
"""What is asked for where a flag has no value of a criterion."""
_RANKED: Mapping[str, tuple[str, ...]] = {
    "state": tuple(State),
    "severity": (Severity.ERROR, Severity.WARNING, Severity.NOTE),
    "verdict": (Verdict.CONTRADICTION, Verdict.DISPUTED, Verdict.TENSION, Verdict.UPDATE),
    "confidence": tuple(Confidence),
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """A value that is asked for: ``query`` is the filter without it. ``named`` values are names, others are words."""

    what: str
    value: str | date
    named: bool
    query: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that could be asked for, how many flags there are then, and the filter that asks for it."""

    value: str
    named: bool
    number: int
    query: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a criterion; ``more`` is how many others there are."""

    what: str
    choices: tuple[Choice, ...]
    more: int = 0


def asked_for(filter: Filter) -> Iterator[Criterion]:
    """What a filter asks for, one by one."""
    for name, what in CRITERIA.items():
        if value := getattr(filter, name):
            named = name not in _RANKED and value not in _TOLD
            yield Criterion(what, _TOLD.get(value, value), named, filter.without(name).as_query())


def facets(filter: Filter, counts: Counts) -> Iterator[Facet]:
    """The criteria that would narrow a filter further, and the states, which it always may change."""
    yield _states(filter, counts)
    for name in ("severity", "verdict", "confidence", "assignee", "story", "rule", "outlet"):
        if getattr(filter, name) is None:
            choices = list(_choices(filter, name, counts.by[name]))
            if len(choices) > 1:
                yield Facet(CRITERIA[name], tuple(choices[:MOST]), max(len(choices) - MOST, 0))


def _states(filter: Filter, counts: Counts) -> Facet:
    each = (
        Choice(state, False, number, filter.asking("state", state).as_query(), state is filter.state)
        for state, number in counts.states.items()
    )
    every = Choice(ANY_STATE, False, sum(counts.states.values()), filter.without("state").as_query(), not filter.state)
    return Facet(CRITERIA["state"], (*each, every))


def _choices(filter: Filter, name: str, numbers: Mapping[str | None, int]) -> Iterator[Choice]:
    """Grades from the gravest on, names from the most frequent on; none at all before them."""
    if name in _RANKED:
        values = [value for value in _RANKED[name] if value in numbers]
    else:
        values = sorted((value for value in numbers if value), key=lambda value: (-numbers[value], value))
    if None in numbers and (lacking := _LACKING.get(name)):
        yield Choice(_TOLD[lacking], False, numbers[None], filter.asking(name, lacking).as_query())
    for value in values:
        yield Choice(value, name not in _RANKED, numbers[value], filter.asking(name, value).as_query())
