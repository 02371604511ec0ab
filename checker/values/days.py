"""Ranges of calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


def today() -> date:
    """The present day in Coordinated Universal Time.

    By it waivers and known values end, so that they end at the same moment for the editors of all time zones and on
    every machine that checks.
    """
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Days:
    """All days from the earliest to the latest, both included; ``None`` leaves an end open."""

    earliest: date | None
    latest: date | None

    def meets(self, other: Days) -> bool:
        """Tell whether some day lies in both ranges."""
        return self.days_to(other) == 0

    def days_to(self, other: Days) -> int:
        """Number of days between the nearest ends, 0 where the ranges overlap."""
        apart = 0
        if self.latest is not None and other.earliest is not None:
            apart = max(apart, (other.earliest - self.latest).days)
        if other.latest is not None and self.earliest is not None:
            apart = max(apart, (self.earliest - other.latest).days)
        return apart
