"""RESULTS.md: what a run found, for a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from benchmarks.result import Section, Table


def document(
    sections: Sequence[Section], machine: Sequence[str], packages: Sequence[str], day: date, *, picture: str | None
) -> str:
    """The results as Markdown; ``picture`` is the file of the picture beside it, where there is one."""
    return "\n".join(_lines(sections, machine, packages, day, picture))


def _lines(
    sections: Sequence[Section], machine: Sequence[str], packages: Sequence[str], day: date, picture: str | None
) -> Iterator[str]:
    yield "# Benchmark"
    yield ""
    yield "Written by `make benchmark`. Figures of one run on one machine: the ratios tell more than the speeds."
    yield ""
    yield f"- {day.isoformat()}"
    yield from (f"- {line}" for line in machine)
    yield f"- {', '.join(packages)}"
    yield ""
    yield "## Targets"
    yield ""
    targets = [(section.title, target) for section in sections for target in section.targets]
    rows = tuple((each.what, title, each.wanted, each.reached, each.verdict) for title, each in targets)
    yield from _table(Table(("what", "part", "target", "reached", "verdict"), rows))
    for section in sections:
        yield f"## {section.title}"
        yield ""
        for table in section.tables:
            yield from _table(table)
        for note in section.notes:
            yield note
            yield ""
        if section.points and picture is not None:
            yield f"![Accuracy against speed of each reader]({picture})"
            yield ""


def _table(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield _row(["---"] * len(table.header))
    yield from (_row(row) for row in table.rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
