"""Texts with known readings: those in a folder of evaluation sets, and what they are taken from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.peers.reader import QUANTITIES

SETS: Mapping[str, frozenset[str]] = {
    "recog_number": frozenset({"number"}),
    "recog_percent": frozenset({"share"}),
    "recog_currency": frozenset({"money"}),
    "duckling_money": frozenset({"money"}),
    "quantulum_tests": QUANTITIES,
    "recog_date": frozenset({"date"}),
}
"""The sets by the names of their files, with the kinds of value that count in them."""

Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Gold:
    """One known value: ``ends`` of an amount, or the ``days`` it may mean; without a place it may stand anywhere."""

    kind: str
    start: int | None
    end: int | None
    ends: tuple[float | None, float | None] | None = None
    days: tuple[Days, ...] = ()
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the day it is seen from, and its values."""

    text: str
    day: date | None
    golds: tuple[Gold, ...]


def read_sets(folder: Path) -> dict[str, tuple[Case, ...]]:
    """The sets that a folder holds."""
    return {name: read_set(folder / f"{name}.json") for name in SETS if (folder / f"{name}.json").exists()}


def read_set(file: Path) -> tuple[Case, ...]:
    """The cases of one set. Raises OSError, and ValueError where the file is no such set."""
    return tuple(_case(record) for record in json.loads(file.read_text(encoding="utf-8")))


def _case(record: Mapping[str, Any]) -> Case:
    day = date.fromisoformat(record["ref"][:10]) if record.get("ref") else None
    return Case(record["text"], day, tuple(_gold(each) for each in record["gold"]))


def _gold(record: Mapping[str, Any]) -> Gold:
    kind, place = record["kind"], (record["start"], record["end"])
    unit, value = record.get("iso") or record["unit"], record["value"]
    if kind == "date":
        wanted = value if isinstance(value, list) else [value]
        return Gold(kind, *place, days=tuple(_days(each) for each in wanted if each is not None))
    low, high = value if isinstance(value, list) else (value, value)
    return Gold(kind, *place, ends=(low, high), unit=unit)


def _days(value: str | Sequence[str | None]) -> Days:
    """First and last day; an interval is written with the day after its last, and either end may be open."""
    if isinstance(value, str):
        return value[:10], value[:10]
    first, after = value
    last = (date.fromisoformat(after[:10]) - timedelta(days=1)).isoformat() if after else None
    return first[:10] if first else None, last
