"""Part "archive": `checker check` over articles of which few concern any rule, beside a plain search for its words."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.newstext import ABOUT_A_SUBJECT, write_archive
from benchmarks.processes import CHECKER, Run, TooLong, run
from benchmarks.result import Section, Table, Target, at_least, figure, middle, ratio
from benchmarks.rules import subjects, write_rules
from benchmarks.settings import Settings
from checker.claims.phrases import phrases

LONG_ENOUGH = 3.0
"""Seconds that a run must take at least."""
STARTS = 4
"""As many times the run over one article must it take, for the start and the reading of rules to weigh little."""
TARGETS = {100: (40.0, 1 / 3), 1_000: (12.0, None)}
"""By the number of rules: MB/s, and the share of ripgrep's speed."""

_SCAN = """
import pathlib, re, sys
words, folder = sys.argv[1:]
names = pathlib.Path(words).read_text(encoding="utf-8").split()
wanted = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
for file in sorted(pathlib.Path(folder).iterdir()):
    with file.open(encoding="utf-8") as lines:
        print(sum(wanted.search(line) is not None for line in lines))
"""


@dataclass(frozen=True, slots=True)
class _Measured:
    """Megabytes a second of both, and how many the checker was given."""

    megabytes: float
    checker: float | None
    scan: float | None


def archive(settings: Settings) -> Section:
    """Check an archive with as many rules as wanted, as MB/s of one core and as a share of a search's speed."""
    search = "rg -ciF -f" if shutil.which("rg") else "re, ignoring case"
    rows: list[tuple[str, ...]] = []
    targets: list[Target] = []
    for count in settings.rule_counts:
        measured = _measure(count, settings)
        share = ratio(measured.checker, measured.scan)
        size = figure(measured.megabytes, " MB")
        speed = "given up" if measured.checker is None else figure(measured.checker)
        rows.append((f"{count:,} rules", size, speed, figure(measured.scan), figure(share)))
        wanted, of_scan = TARGETS.get(count, (None, None))
        if wanted is not None:
            targets.append(_reached(at_least(f"{count:,} rules", wanted, measured.checker, " MB/s"), measured))
        if of_scan is not None and search.startswith("rg"):
            what = f"{count:,} rules, share of ripgrep's speed"
            targets.append(_reached(at_least(what, round(of_scan, 2), share), measured))
    table = Table(("checker check", "archive", "MB/s", f"MB/s of {search}", "share of it"), tuple(rows))
    notes = (
        "MB/s are megabytes of the files by seconds of processors from start to exit, so they are those of one core. "
        f"One article in {1 / ABOUT_A_SUBJECT:.0f} speaks of a company that a rule is about. The search is given the "
        "words that the checker looks for in every article: the names of these companies in each of their forms. The "
        "other words of a rule, such as “workers”, are looked for in no more than the articles that name its company, "
        "so the search is not given them: nearly every line would hold one and be counted at its first. The search "
        "counts lines; the checker also takes each line apart as JSON, reads the articles that name a company and "
        f"compares what they claim. ripgrep, which is fast, searches {settings.archives[-1]:,} articles.",
        f"The archive grows until a run takes {LONG_ENOUGH:.0f} s and {STARTS} times one over a single article; a run "
        f"is given up after {settings.limit:.0f} s.",
    )
    return Section("archive", "An archive", (table,), tuple(targets), notes)


def _reached(target: Target, measured: _Measured) -> Target:
    """A target missed rather than not measured where the checker was given up."""
    return target if measured.checker is not None else Target(target.what, target.wanted, "given up", False)


def _measure(count: int, settings: Settings) -> _Measured:
    with TemporaryDirectory() as made:
        folder = Path(made)
        names = subjects(count)
        rules = write_rules(folder / "rules", names)
        words = folder / "words"
        words.write_text("\n".join(_looked_for(names)) + "\n", encoding="utf-8")
        check = [*CHECKER, "check", str(folder / "archive"), "--rules", str(rules), "--allow-untested"]
        kept = folder / "kept"
        write_archive(folder / "archive", 1, names)
        _run(check, settings.limit, kept)  # the first process keeps the rules
        started = _run(check, settings.limit, kept)
        enough = max(LONG_ENOUGH, STARTS * started.clock) if started is not None else 0.0
        megabytes, first = 0.0, None
        for size in settings.archives:
            megabytes = _rewrite(folder / "archive", size, names)
            first = _run(check, settings.limit, kept)
            if first is None or first.clock >= enough:
                break
        again = range(settings.slow_rounds - 1) if first is not None else ()
        runs = [first, *(_run(check, settings.limit, kept) for _ in again)]
        searched = _rewrite(folder / "archive", settings.archives[-1], names) if shutil.which("rg") else megabytes
        search = _search(words, folder / "archive")
        scans = [_run(search, settings.limit) for _ in range(settings.slow_rounds)]
    return _Measured(megabytes, _speed(megabytes, runs), _speed(searched, scans))


def _looked_for(names: tuple[str, ...]) -> list[str]:
    """The words without which the checker takes no closer look at an article."""
    return sorted(phrases(names, names=True).literals)


def _rewrite(folder: Path, size: int, names: tuple[str, ...]) -> float:
    """Write an archive in the place of another; its megabytes."""
    shutil.rmtree(folder, ignore_errors=True)
    return write_archive(folder, size, names) / 1e6


def _search(words: Path, folder: Path) -> list[str]:
    if (ripgrep := shutil.which("rg")) is not None:
        return [ripgrep, "-j1", "-ciF", "-f", str(words), str(folder)]
    return [sys.executable, "-c", _SCAN, str(words), str(folder)]


def _run(command: Sequence[str], limit: float, kept: Path | None = None) -> Run | None:
    try:
        return run(command, limit=limit, kept=kept)
    except TooLong:
        return None


def _speed(megabytes: float, runs: Sequence[Run | None]) -> float | None:
    """MB/s of one core, from the median of the processor seconds."""
    return ratio(megabytes, middle([each.processors if each is not None else None for each in runs]))
