"""Part "desk": how long the editors' desk takes to answer on a large ledger, within the application."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.deskledger import fill
from benchmarks.ledger import places
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
_ONE, _HUNDRED = "a decision", "a decision on 100 flags"
_URL = "http://localhost"


@dataclass(frozen=True, slots=True)
class _Took:
    """Milliseconds on the clock and of the processor."""

    clock: float
    processor: float


def desk(settings: Settings) -> Section:
    """Ask for pages of the desk, and decide on flags, on each kind of ledger that can be made here."""
    tables, targets = [], []
    with TemporaryDirectory() as folder, ExitStack() as stack:
        for kind, place in places(Path(folder), stack):
            claims = settings.claims[1] if kind == "SQLite" else settings.claims[0]
            with _filled(Path(folder), place(0), claims, settings.flags) as (ledger, ask):
                took = _measured_all(ledger, ask, settings.rounds)
            header = f"{kind}, {settings.flags:,} flags, {claims:,} claims", "on the clock", "of the processor"
            tables.append(Table(header, tuple(_row(what, each) for what, each in took.items())))
            for what, each in took.items():
                if what != _HUNDRED:
                    most = DECISION_MILLISECONDS if what == _ONE else PAGE_MILLISECONDS
                    targets.append(at_most(f"{what}, {kind}", most, each.clock, " ms"))
    note = (
        f"Ledgers of {_RULES:,} rules. What a request takes in the application, without the network: routing, the "
        "database, the page; the first one of each kind, which loads templates, is not counted. A decision is its "
        "transaction, written to disk. The processor's time is without that of a database server."
    )
    return Section("desk", "The editors’ desk", tuple(tables), tuple(targets), (note,))


def _measured_all(ledger: Ledger, ask: Callable[[str], Any], rounds: int) -> dict[str, _Took]:
    """How long everything takes that is measured, by what it is called."""
    took = {what: _timed(partial(ask, path), rounds) for what, path in _pages(ledger).items()}
    return took | {what: _deciding(ledger, count, rounds) for what, count in ((_ONE, 1), (_HUNDRED, 100))}


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
def _filled(
    folder: Path, place: str, claim_count: int, flag_count: int
) -> Iterator[tuple[Ledger, Callable[[str], Any]]]:
    """A large ledger, and what asks the desk on it for a page."""
    from fastapi.testclient import TestClient

    from checker.review.app import create_app
    from checker.review.settings import Settings as Reached

    rules = write_rules(folder / "rules", subjects(_RULES))
    ledger = open_ledger(place, Use.ADD)
    fill(ledger, load_rules(rules, allow_untested=True), claim_count, flag_count)
    if ledger.engine.dialect.name == "postgresql":  # which does so by itself, but not at once
        with ledger.engine.connect() as connection:
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
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
