"""Part "desk": how long the editors' desk takes to answer on a large ledger, within the application."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.deskledger import fill
from benchmarks.result import Section, Table, at_most, figure, middle
from benchmarks.rules import subjects, write_rules
from benchmarks.settings import Settings
from checker.ledger.database import Ledger, Use, open_ledger
from checker.review import deciding
from checker.review.addresses import article_path, fact_path, flag_path
from checker.review.deciding import Chosen, Decision
from checker.review.filter import Filter
from checker.review.flag import Action, Flag, Reason
from checker.review.queue import Place, page
from checker.review.roles import LOCAL
from checker.rulebook.facts.fact import Severity
from checker.rulebook.load import load_rules

PAGE_MILLISECONDS, DECISION_MILLISECONDS = 200.0, 50.0
_RULES = 800
_URL = "http://localhost"


@dataclass(frozen=True, slots=True)
class _Took:
    """Milliseconds on the clock and of the processor."""

    clock: float
    processor: float


def desk(settings: Settings) -> Section:
    """Ask for pages of the desk, and decide on flags."""
    rows, targets = [], []
    with TemporaryDirectory() as folder, _filled(Path(folder), settings) as (ledger, ask):
        for what, path in _pages(ledger).items():
            took = _timed(partial(ask, path), settings.rounds)
            rows.append(_row(what, took))
            targets.append(at_most(what, PAGE_MILLISECONDS, took.clock, " ms"))
        one, hundred = (_deciding(ledger, count, settings.rounds) for count in (1, 100))
        rows += [_row("a decision", one), _row("a decision on 100 flags", hundred)]
        targets.append(at_most("a decision", DECISION_MILLISECONDS, one.clock, " ms"))
    note = (
        f"A SQLite file of {settings.flags:,} flags, {settings.claims[1]:,} claims and {_RULES:,} rules. What a "
        "request takes in the application, without the network: routing, the database, the page; the first one of each "
        "kind, which loads templates, is not counted. A decision is its transaction, written to disk."
    )
    table = Table(("request", "on the clock", "of the processor"), tuple(rows))
    return Section("desk", "The editors’ desk", (table,), tuple(targets), (note,))


def _pages(ledger: Ledger) -> Mapping[str, str]:
    """What is asked for, by what it is called: one line each."""
    with ledger.reading() as connection:
        flag = page(connection, Filter(), size=1).flags[0]
        deep = page(connection, Filter(severity=Severity.WARNING), size=1).flags[0]
    name = flag.rule.partition("-")[0]
    return {
        "the queue, first page": "/flags",
        "the queue, deep page": f"/flags?after={Place(deep.gravity, deep.id)}",
        "the queue, errors only": "/flags?severity=error",
        "the queue, of an outlet, in any state": "/flags?" + Filter(outlet=flag.outlet, state=None).as_query(),
        "the queue, newest first": "/flags?order=newest",
        "the queue, a word in few flags": f"/flags?q={name}",
        "the queue, a word in most flags": "/flags?q=the",
        "a flag": flag_path(flag.fingerprint),
        "an article": article_path(flag.article),
        "a fact": fact_path(flag.rule),
        "the articles": "/articles",
        "the facts": "/facts",
        "the ledger": "/ledger",
    }


@contextmanager
def _filled(folder: Path, settings: Settings) -> Iterator[tuple[Ledger, Callable[[str], Any]]]:
    """A large ledger, and what asks the desk on it for a page."""
    from fastapi.testclient import TestClient

    from checker.review.app import create_app
    from checker.review.settings import Settings as Reached

    rules = write_rules(folder / "rules", subjects(_RULES))
    ledger = open_ledger(str(folder / "ledger.sqlite"), Use.ADD)
    fill(ledger, load_rules(rules, allow_untested=True), settings.claims[1], settings.flags)
    reached = Reached(url=_URL, alone=True, rules=rules, allow_untested=True)
    with TestClient(create_app(ledger, reached), base_url=_URL) as client:

        def ask(path: str) -> None:
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.status_code)

        yield ledger, ask
    ledger.engine.dispose()


def _timed(act: Callable[[], object], rounds: int) -> _Took:
    """The middle of some rounds; one before them does not count."""
    act()
    took = [_measured(act) for _ in range(rounds)]
    return _Took(middle([each.clock for each in took]) or 0.0, middle([each.processor for each in took]) or 0.0)


def _measured(act: Callable[[], object]) -> _Took:
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return _Took((time.perf_counter() - clock) * 1_000, (time.process_time() - processor) * 1_000)


def _deciding(ledger: Ledger, count: int, rounds: int) -> _Took:
    """Decisions on so many open flags at once, on others in each round."""
    decision = Decision(Action.DISMISS, Reason.SCOPE)

    def open_flags() -> list[Flag]:
        with ledger.reading() as connection:
            return list(page(connection, Filter(), size=count).flags)

    def decide() -> None:
        with ledger.writing() as connection:
            chosen = [Chosen(flag.fingerprint, flag.version) for flag in open_flags()]
            deciding.decide_all(connection, chosen, decision, LOCAL, datetime.now(UTC).replace(tzinfo=None))

    return _timed(decide, rounds)


def _row(what: str, took: _Took) -> tuple[str, ...]:
    return what, figure(took.clock, " ms"), figure(took.processor, " ms")
