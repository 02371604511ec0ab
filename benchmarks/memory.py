"""Part "memory": the most memory that `checker check` takes, over few articles and over many."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.newstext import write_archive
from benchmarks.processes import CHECKER, peak_memory
from benchmarks.result import Section, Table, at_most, figure, ratio
from benchmarks.rules import subjects, write_rules
from benchmarks.settings import Settings

RULES = 10
CONCERNED = 100
"""Articles that concern a rule, in either archive: the claims take memory of their own."""
MOST_GROWTH = 1.1
"""What ten times the articles may add: what an allocator holds back."""


def memory(settings: Settings) -> Section:
    """Measure the peak memory over two archives, and its growth."""
    peaks, rows = [], []
    for articles in settings.memory_archives:
        megabytes, peak = _peak(articles, settings.limit)
        peaks.append(peak)
        rows.append((f"{articles:,} articles", figure(megabytes, " MB"), figure(peak, " MB")))
    few, many = settings.memory_archives
    growth = ratio(peaks[1], peaks[0])
    table = Table((f"checker check, {RULES} rules", "archive", "peak memory"), tuple(rows))
    note = f"About {CONCERNED} articles of either archive concern a rule."
    what = f"peak memory of {many:,} articles, times that of {few:,}"
    return Section("memory", "Memory", (table,), (at_most(what, MOST_GROWTH, growth),), (note,))


def _peak(articles: int, limit: float) -> tuple[float, float | None]:
    """Megabytes of an archive, and of the memory that checking it takes; None where that took too long."""
    with TemporaryDirectory() as made:
        names = subjects(RULES)
        rules = write_rules(Path(made) / "rules", names)
        megabytes = write_archive(Path(made) / "archive", articles, names, share=CONCERNED / articles) / 1e6
        command = [*CHECKER, "check", str(Path(made) / "archive"), "--rules", str(rules), "--allow-untested"]
        peak = peak_memory(command, limit=limit)
    return megabytes, None if peak is None else peak / 1e6
