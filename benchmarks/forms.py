"""The forms of the test tables: what is read, and as what. The tests hold them, so what is told of them is true."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.gold import Case, Gold

TESTS = Path(__file__).parents[1] / "tests" / "mentions"
SEEN_FROM = date(2020, 8, 3)
"""The day from which the tests' dates are seen."""


@cache
def module(name: str) -> ModuleType:
    """A file of tests, imported from where it lies: tests are no package."""
    spec = importlib.util.spec_from_file_location(f"reading_forms.{name}", TESTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def table(name: str, variable: str) -> Any:  # noqa: ANN401 - tables have the shape that suits their tests
    """A table of a file of tests."""
    return getattr(module(name), variable)


def rows(name: str, test: str) -> list[tuple[Any, ...]]:
    """The rows over which a test is parametrized."""
    [mark] = [mark for mark in getattr(module(name), test).pytestmark if mark.name == "parametrize"]
    return [tuple(getattr(row, "values", row)) for row in mark.args[1]]


def cases() -> Iterator[Case]:
    """The forms of amounts and dates in a sentence, with what they are read as."""
    for value, spellings in table("test_numbers", "SPELLINGS").items():
        yield from _amounts("number", "It was {}.", spellings, value, value)
    for (value, unit), spellings in table("test_money", "SPELLINGS").items():
        yield from _amounts("money", "It cost {}.", spellings, value, value, unit)
    for value, spellings in table("test_shares", "SHARES").items():
        yield from _amounts("share", "It was {}.", spellings, value, value)
    for days, spellings, sentence in table("test_dates", "FORMS"):
        first, _, last = days.partition("..")
        for spelling in spellings:
            yield _case(sentence, spelling, "date", days=((first, last or first),))


def traps() -> tuple[str, ...]:
    """Texts in which no amount may be read."""
    return tuple(table("test_traps", "TRAPS"))


def date_traps() -> tuple[str, ...]:
    """Texts in which no date may be read."""
    return tuple(table("test_dates", "NO_DATES"))


def _amounts(
    kind: str, sentence: str, spellings: Sequence[str], low: float, high: float, unit: str | None = None
) -> Iterator[Case]:
    for spelling in spellings:
        yield _case(sentence, spelling, kind, ends=(low, high), unit=unit)


def _case(
    sentence: str,
    spelling: str,
    kind: str,
    *,
    ends: tuple[float, float] | None = None,
    days: tuple[tuple[str, str], ...] = (),
    unit: str | None = None,
) -> Case:
    text = sentence.format(spelling)
    start = text.index(spelling)
    return Case(text, SEEN_FROM, (Gold(kind, start, start + len(spelling), ends, days, unit),))
