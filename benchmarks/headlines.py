"""How well figures of headlines are held against the articles below them: ``python -m benchmarks.headlines PATH``.

PATH is a file of JSON lines with the keys ``headline``, ``body``, ``published`` (a day, may be missing) and
``changed``: the headline with one number made wrong. Told is the share of the true and of the changed headlines that
are flagged, by ``checker.compare`` (a value of the headline is contradicted) and by the general rules (the rule
``headline`` has a finding).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import checker
from benchmarks.result import Section, Table, at_least, at_most
from benchmarks.settings import Settings
from checker.alignment.comparison import Verdict

ROOT = Path(__file__).parents[1]
FILE = "headlines.jsonl"
CORPUS = Path(__file__).with_name(FILE)
"""Two hundred articles written for this project by two who had not seen the checker, to mislead it."""
FALSE_ALARMS, FOUND = 3.0, 80.0
RULE = "headline"


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline as it was printed and with one number changed, and the article below it."""

    headline: str
    changed: str
    body: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Flagged:
    """Which headlines were flagged, in the order of the file."""

    way: str
    true: tuple[bool, ...]
    changed: tuple[bool, ...]


def read(lines: Iterable[str]) -> list[Headline]:
    """The headlines of a file's lines. Raises ValueError and KeyError where they are no such headlines."""
    records = (json.loads(line) for line in lines if line.strip())
    return [
        Headline(
            each["headline"],
            each["changed"],
            each["body"],
            date.fromisoformat(each["published"]) if each.get("published") else None,
        )
        for each in records
    ]


def by_comparing(articles: Sequence[Headline]) -> Flagged:
    """Those of which ``checker.compare`` contradicts a value."""
    return Flagged(
        "checker.compare",
        tuple(_is_contradicted(each.headline, each) for each in articles),
        tuple(_is_contradicted(each.changed, each) for each in articles),
    )


def by_rules(articles: Sequence[Headline]) -> Flagged:
    """Those that the general rules flag, each headline on top of its article."""
    true = _ruled([each.headline for each in articles], articles)
    return Flagged("general rules", true, _ruled([each.changed for each in articles], articles))


def _is_contradicted(headline: str, article: Headline) -> bool:
    day = article.published
    found = checker.compare(headline, article.body, published=day, other_published=day)
    return any(each.verdict is Verdict.CONTRADICTED for each in found)


def _ruled(headlines: Sequence[str], articles: Sequence[Headline]) -> tuple[bool, ...]:
    rules = checker.load_rules(None)
    with TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        with file.open("w", encoding="utf-8") as out:
            for number, (headline, article) in enumerate(zip(headlines, articles, strict=True)):
                day = article.published.isoformat() if article.published else None
                record = {"id": str(number), "headline": headline, "body": article.body, "published": day}
                out.write(json.dumps(record) + "\n")
        report = checker.check([file], rules)
    names = {claim.id: claim.article.rpartition("#")[2] for claim in report.claim_list}
    found = {names[claim.id] for each in report.findings if each.rule == RULE for claim in each.claims}
    return tuple(str(number) in found for number in range(len(headlines)))


def share(flags: Sequence[bool]) -> float:
    """How many are flagged, in percent."""
    return 100 * sum(flags) / max(len(flags), 1)


def table(ways: Sequence[Flagged]) -> str:
    """The shares in words, with a line end."""
    rows = [f"{'flagged of':18}{'true headlines':>18}{'changed ones':>18}"]
    rows += [f"{way.way:18}{share(way.true):17.1f}%{share(way.changed):17.1f}%" for way in ways]
    return f"headlines {len(ways[0].true):,}\n\n" + "\n".join(rows) + "\n"


def headlines(settings: Settings) -> Section:
    """The part of the benchmark: the headlines of the evaluation folder, else our own."""
    own = settings.evaluation / FILE if settings.evaluation is not None else None
    file = own if own is not None and own.exists() else CORPUS
    with file.open(encoding="utf-8") as lines:
        articles = read(lines)
    ways = [by_comparing(articles), by_rules(articles)]
    rows = tuple((way.way, f"{share(way.true):.1f}%", f"{share(way.changed):.1f}%") for way in ways)
    return Section(
        part="headlines",
        title="Headlines and the articles below them",
        tables=(Table(("flagged of", "true headlines", "changed ones"), rows),),
        targets=(
            at_most("true headlines flagged", FALSE_ALARMS, max(share(way.true) for way in ways), "%"),
            at_least("changed headlines flagged", FOUND, min(share(way.changed) for way in ways), "%"),
        ),
        notes=(f"{len(articles):,} articles: `python -m benchmarks.headlines {_told(file)}`",),
    )


def _told(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else f"EVAL/{file.name}"


def main(arguments: Sequence[str]) -> int:
    """Print the shares on the file named; 2 where none is."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.headlines PATH", file=sys.stderr)
        return 2
    with Path(arguments[0]).open(encoding="utf-8") as lines:
        articles = read(lines)
    print(table([by_comparing(articles), by_rules(articles)]), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
