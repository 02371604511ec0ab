"""Part "start": whole processes, as ratios to the start of a bare Python."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.newstext import article_about
from benchmarks.processes import CHECKER, Run, run
from benchmarks.result import Section, Table, at_most, figure, middle, ratio
from benchmarks.rules import subjects, write_rules
from benchmarks.settings import Settings

RULES = (100, 1_000)
ARTICLE_CHARACTERS = 4_000
BARE, HELP = "python -c pass", "checker --help"


@dataclass(frozen=True, slots=True)
class _Start:
    """A process, and the folder where it finds the rules that an earlier one kept."""

    name: str
    command: tuple[str, ...]
    kept: Path | None = None


def start(settings: Settings) -> Section:
    """Time `checker --help`, and one article against rules that are read anew or kept, from process start to exit."""
    with TemporaryDirectory() as folder:
        starts = [
            _Start(BARE, (sys.executable, "-c", "pass")),
            _Start(HELP, (*CHECKER, "--help")),
            *(each for count in RULES for each in _checks(Path(folder), count)),
        ]
        for each in starts:  # the first process writes bytecode and keeps the rules
            run(each.command, limit=settings.limit, kept=each.kept)
        runs: dict[str, list[Run]] = {each.name: [] for each in starts}
        for _ in range(settings.rounds):
            for each in starts:
                runs[each.name].append(run(each.command, limit=settings.limit, kept=each.kept))
    medians = {name: middle([each.clock for each in found]) for name, found in runs.items()}
    processors = {name: middle([each.processors for each in found]) for name, found in runs.items()}
    rows = tuple(
        (name, figure(median, " s"), figure(processors[name], " s"), figure(ratio(median, medians[BARE])))
        for name, median in medians.items()
    )
    few, many = (medians[_name(count, kept=True)] for count in RULES)
    targets = (
        at_most("one article of 4 KB against 100 rules", 0.5, few, " s"),
        at_most("checker --help", 0.3, medians[HELP], " s"),
        at_most("one article of 4 KB against 1,000 rules, times bare Python", 5, ratio(many, medians[BARE])),
    )
    note = "Rules are kept from the first run with them on, and read anew where one of their files has changed."
    table = Table(("process, start to exit", "time", "of processors", "times bare Python"), rows)
    return Section("start", "Starting", (table,), targets, (note,))


def _checks(folder: Path, count: int) -> Iterator[_Start]:
    """One article against that many rules, read anew and kept."""
    names = subjects(count)
    rules = write_rules(folder / f"{count}" / "rules", names)
    article = folder / f"{count}" / "article.txt"
    article.write_text(article_about(names[0], ARTICLE_CHARACTERS).text, encoding="utf-8")
    command = (*CHECKER, "check", str(article), "--rules", str(rules), "--allow-untested")
    yield _Start(_name(count, kept=False), command)
    yield _Start(_name(count, kept=True), command, folder / "kept")


def _name(count: int, *, kept: bool) -> str:
    return f"checker check, one article, {count:,} rules, {'kept' if kept else 'read anew'}"
