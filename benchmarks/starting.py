"""Part "start": whole processes, as ratios to the start of a bare Python."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.newstext import article_about
from benchmarks.processes import CHECKER, run
from benchmarks.result import Section, Table, at_most, figure, middle, ratio
from benchmarks.rules import subjects, write_rules
from benchmarks.settings import Settings

RULES = 100
ARTICLE_CHARACTERS = 4_000


def start(settings: Settings) -> Section:
    """Time `checker --help` and one article against a hundred rules, from process start to exit."""
    with TemporaryDirectory() as folder:
        names = subjects(RULES)
        rules = write_rules(Path(folder) / "rules", names)
        article = Path(folder) / "article.txt"
        article.write_text(article_about(names[0], ARTICLE_CHARACTERS).text, encoding="utf-8")
        check = [*CHECKER, "check", str(article), "--rules", str(rules), "--allow-untested"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "checker --help": [*CHECKER, "--help"],
            f"checker check, one article, {RULES} rules": check,
        }
        seconds: dict[str, list[float | None]] = {name: [] for name in commands}
        for _ in range(settings.rounds):
            for name, command in commands.items():
                seconds[name].append(run(command, limit=settings.limit).clock)
    bare, helped, checked = (middle(each) for each in seconds.values())
    rows = tuple(
        (name, figure(middle(each), " s"), figure(ratio(middle(each), bare))) for name, each in seconds.items()
    )
    targets = (
        at_most("one article of 4 KB against 100 rules", 0.5, checked, " s"),
        at_most("checker --help", 0.3, helped, " s"),
    )
    table = Table(("process, start to exit", "time", "times bare Python"), rows)
    return Section("start", "Starting", (table,), targets)
