"""A reader in a process of its own, spoken to in lines of JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.peers.adapter import Reading
from benchmarks.peers.environment import CannotInstall, Environment, Interpreter

_ADAPTER = Path(__file__).with_name("adapter.py")
_STARTING_LIMIT = 120.0
ANSWER_LIMIT = 300.0
"""Seconds after which a reader that does not answer is taken to be stuck."""

QUANTITIES = frozenset({"number", "money", "share", "quantity", "duration"})


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader to measure: ``environment`` is None for this one, ``kinds`` is what it reads."""

    name: str
    kinds: frozenset[str]
    environment: Environment | Interpreter | None
    reads: str
    """What it reads, in words for the table."""


_RECOGNIZERS = Environment(("recognizers-text-suite==1.0.2a2", "emoji==1.7"))
OURS = Peer("checker.read", QUANTITIES | {"date"}, None, "all, with hedges, quotations and attributions")
PEERS = (
    Peer("quantulum3", QUANTITIES, Environment(("quantulum3==0.10.0",)), "numbers, money, shares, units"),
    Peer("recognizers numbers", frozenset({"number", "share"}), _RECOGNIZERS, "numbers, shares"),
    Peer("recognizers money", frozenset({"money"}), _RECOGNIZERS, "money"),
    Peer("recognizers dates", frozenset({"date"}), _RECOGNIZERS, "dates"),
    Peer("search_dates", frozenset({"date"}), Environment(("dateparser==1.5.0",)), "dates"),
    Peer("datefinder", frozenset({"date"}), Environment(("datefinder==1.0.0",)), "dates"),
    Peer("price-parser", frozenset({"money"}), Environment(("price-parser==0.5.1",)), "one price a sentence"),
)


def compiled(python: Path) -> Peer:
    """Our own reader as compiled in the environment of that interpreter."""
    return Peer(f"{OURS.name}, compiled", OURS.kinds, Interpreter(python), OURS.reads)


class Lost(Exception):  # noqa: N818 - a finding of the benchmark
    """A reader that cannot be started, has crashed, or does not answer, and why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader made of texts: seconds spent reading, texts it failed on, and readings a text where asked for."""

    seconds: float
    failed: int
    readings: tuple[tuple[Reading, ...], ...]


class Running:
    """A reader's process; a context manager. Raises Lost where it cannot be started."""

    def __init__(self, peer: Peer) -> None:
        try:
            python = sys.executable if peer.environment is None else str(peer.environment.python())
        except CannotInstall as cause:
            raise Lost(f"cannot be installed: {cause}") from cause
        module = ["-m", "benchmarks.peers.adapter"] if peer.environment is None else [str(_ADAPTER)]
        self._process = subprocess.Popen(
            [python, *module, peer.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ADAPTER.parents[2],
            text=True,
            encoding="utf-8",
        )
        self._line(_STARTING_LIMIT)

    def read(self, texts: Sequence[str], days: Sequence[date | None], *, tell: bool = False) -> Answer:
        """Read texts, each seen from its day. Raises Lost."""
        written = [day.isoformat() if day else None for day in days]
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"texts": list(texts), "days": written, "tell": tell}) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError as cause:
            raise Lost("has crashed") from cause
        answer = self._line(ANSWER_LIMIT)
        readings = tuple(tuple(map(_reading, each)) for each in answer.get("readings", ()))
        return Answer(float(answer["seconds"]), int(answer["failed"]), readings)

    def _line(self, limit: float) -> dict[str, Any]:
        assert self._process.stdout is not None
        too_late = threading.Timer(limit, self._process.kill)
        too_late.start()
        line = self._process.stdout.readline()
        stuck = not too_late.is_alive()
        too_late.cancel()
        if not line:
            raise Lost(f"did not answer within {limit:.0f} s" if stuck else "has crashed")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()


def _reading(written: Sequence[Any]) -> Reading:
    kind, start, end, low, high, unit, candidates = written
    return Reading(kind, start, end, low, high, unit, tuple((first, last) for first, last in candidates))
