"""How well figures of headlines are held against the articles below them: ``python -m benchmarks.headlines PATH...``.

Each PATH is a file of JSON lines with the keys ``headline``, ``body``, ``published`` (a day, may be missing) and
``changed``, the headline with one number made wrong, or ``number``, the text of the one that ``benchmarks.changes``
makes wrong. Told is the share of the true and of the changed headlines that are flagged, by ``checker.compare`` (a
value of the headline is contradicted) and by the general rules (the rule ``headline`` has a finding).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import checker
from benchmarks.changes import Change, changes
from benchmarks.result import Section, Table, at_least, at_most
from benchmarks.settings import Settings
from checker.alignment.comparison import Verdict

ROOT = Path(__file__).parents[1]
FILE = "headlines.jsonl"
MISLEADING = Path(__file__).with_name(FILE)
"""Two hundred articles written for this project by two who had not seen the checker, to mislead it."""
BRIEFS = Path(__file__).with_name("briefs.jsonl")
"""350 briefs as news sites have them, by three others who had not; its builders have read those that are "seen"."""
FALSE_ALARMS, FOUND = 3.0, 80.0
RULE = "headline"
_WRITTEN = "as written"


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline as it was printed and with one number changed in several ways, and the article below it.

    ``seen`` tells whether whoever built the checker had read it.
    """

    headline: str
    changed: tuple[Change, ...]
    body: str
    published: date | None
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Flagged:
    """Which headlines were flagged, in the order of the file; of the changed ones with the kind of the change."""

    way: str
    true: tuple[bool, ...]
    kinds: tuple[tuple[str, bool], ...]

    @property
    def changed(self) -> tuple[bool, ...]:
        """Which of the changed headlines were flagged."""
        return tuple(flag for _, flag in self.kinds)

    def of(self, kind: str) -> tuple[bool, ...]:
        """Which of the headlines with one kind of change were flagged."""
        return tuple(flag for each, flag in self.kinds if each == kind)


def read(lines: Iterable[str]) -> list[Headline]:
    """The headlines of a file's lines. Raises ValueError and KeyError where they are no such headlines."""
    records = (json.loads(line) for line in lines if line.strip())
    return [
        Headline(
            each["headline"],
            _changed(each),
            each["body"],
            date.fromisoformat(each["published"]) if each.get("published") else None,
            each.get("seen", True),
        )
        for each in records
    ]


def _changed(record: dict[str, Any]) -> tuple[Change, ...]:
    if "changed" in record:
        return (Change(_WRITTEN, record["changed"]),)
    return tuple(changes(record["headline"], record["number"], record["body"]))


def by_comparing(articles: Sequence[Headline]) -> Flagged:
    """Those of which ``checker.compare`` contradicts a value."""
    true = tuple(_is_contradicted(each.headline, each) for each in articles)
    kinds = [(made.kind, _is_contradicted(made.headline, each)) for each in articles for made in each.changed]
    return Flagged("checker.compare", true, tuple(kinds))


def by_rules(articles: Sequence[Headline]) -> Flagged:
    """Those that the general rules flag, each headline on top of its article."""
    true = _ruled([(each.headline, each) for each in articles])
    made = [(made, each) for each in articles for made in each.changed]
    flags = _ruled([(change.headline, each) for change, each in made])
    return Flagged("general rules", true, tuple((made.kind, flag) for (made, _), flag in zip(made, flags, strict=True)))


def _is_contradicted(headline: str, article: Headline) -> bool:
    day = article.published
    found = checker.compare(headline, article.body, published=day, other_published=day)
    return any(each.verdict is Verdict.CONTRADICTED for each in found)


def _ruled(headlines: Sequence[tuple[str, Headline]]) -> tuple[bool, ...]:
    rules = checker.load_rules(None)
    with TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        with file.open("w", encoding="utf-8") as out:
            for number, (headline, article) in enumerate(headlines):
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
    kinds = [f"{kind:18}{share(ways[0].of(kind)):35.1f}%" for kind in dict(ways[0].kinds)]
    return f"headlines {len(ways[0].true):,}, changed {len(ways[0].changed):,}\n\n" + "\n".join([*rows, *kinds]) + "\n"


def headlines(settings: Settings) -> Section:
    """The part of the benchmark: the headlines of the evaluation folder, else the briefs, and the misleading ones."""
    own = settings.evaluation / FILE if settings.evaluation is not None else None
    file = own if own is not None and own.exists() else BRIEFS
    with file.open(encoding="utf-8") as lines, MISLEADING.open(encoding="utf-8") as others:
        articles, misleading = read(lines), read(others)
    ways = [by_comparing(articles), by_rules(articles)]
    rows = [_row("all", way) for way in ways]
    unseen = [each for each in articles if not each.seen]
    if unseen:
        rows.append(_row(f"{len(unseen)} of them, kept back while the checker was built", by_comparing(unseen)))
    rows += [
        _row(f"{len(misleading)} written to mislead", way) for way in (by_comparing(misleading), by_rules(misleading))
    ]
    kinds = tuple((kind, f"{share(ways[0].of(kind)):.1f}%") for kind in dict(ways[0].kinds))
    return Section(
        part="headlines",
        title="Headlines and the articles below them",
        tables=(
            Table(("articles", "flagged by", "of true headlines", "of changed ones"), tuple(rows)),
            Table(("change", "flagged by checker.compare"), kinds),
        ),
        targets=(
            at_most("true headlines flagged", FALSE_ALARMS, max(share(way.true) for way in ways), "%"),
            at_least("changed headlines flagged", FOUND, min(share(way.changed) for way in ways), "%"),
        ),
        notes=(
            f"{len(articles):,} articles: `python -m benchmarks.headlines {_told(file)}`; of the others "
            f"`python -m benchmarks.headlines {_told(MISLEADING)}`. The targets are for the former.",
        ),
    )


def _row(articles: str, way: Flagged) -> tuple[str, ...]:
    return articles, way.way, f"{share(way.true):.1f}%", f"{share(way.changed):.1f}%"


def _told(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else f"EVAL/{file.name}"


def main(arguments: Sequence[str]) -> int:
    """Print the shares on each file named; 2 where none is."""
    if not arguments:
        print("usage: python -m benchmarks.headlines PATH...", file=sys.stderr)
        return 2
    for path in arguments:
        with Path(path).open(encoding="utf-8") as lines:
            articles = read(lines)
        print(table([by_comparing(articles), by_rules(articles)]), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
