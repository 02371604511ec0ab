"""How large a run is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Sizes, rounds and limits of a run; ``text`` and ``evaluation`` are what a user brings, None where nothing."""

    rounds: int
    """Rounds of what takes about a second."""
    slow_rounds: int
    """Rounds of what takes long."""
    articles: int
    """Articles that readers read, at most."""
    round_seconds: float
    """Seconds that one reader reads in one round, as far as the articles reach."""
    archives: tuple[int, ...]
    """Articles in the archives that are checked: the first that takes long enough counts."""
    rule_counts: tuple[int, ...]
    """How many rules the archives are checked with."""
    memory_archives: tuple[int, int]
    """Articles in the two archives between which memory is compared."""
    claims: tuple[int, int]
    """Claims that are compared: few and many."""
    facts: tuple[int, ...]
    """Of how many facts these claims are."""
    flags: int
    """Flags of the ledger that the desk is asked about."""
    pairs: int
    """Pairs of texts that are labelled, at most."""
    limit: float
    """Seconds after which a process is given up."""
    peers: bool = True
    """Whether other readers are measured too."""
    compiled: Path | None = None
    """The interpreter of an environment in which the checker is compiled."""
    text: Path | None = None
    """A file or folder of texts to read instead of those that are made."""
    evaluation: Path | None = None
    """A folder of texts with known readings."""


FULL = Settings(
    rounds=5,
    slow_rounds=3,
    articles=600,
    round_seconds=1.0,
    archives=(100, 1_000, 10_000, 50_000),
    rule_counts=(100, 1_000),
    memory_archives=(10_000, 100_000),
    claims=(100_000, 1_000_000),
    facts=(1, 1_000),
    flags=100_000,
    pairs=1_000_000,
    limit=120.0,
)
QUICK = Settings(
    rounds=1,
    slow_rounds=1,
    articles=20,
    round_seconds=0.1,
    archives=(20,),
    rule_counts=(10,),
    memory_archives=(10, 40),
    claims=(200, 800),
    facts=(1, 20),
    flags=300,
    pairs=50,
    limit=60.0,
)
