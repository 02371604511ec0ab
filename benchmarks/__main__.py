"""The command line of the benchmark: ``python -m benchmarks --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.archive import archive
from benchmarks.comparing import compare
from benchmarks.desk import desk
from benchmarks.document import document
from benchmarks.headlines import headlines
from benchmarks.ledger import ledger
from benchmarks.machine import machine, packages
from benchmarks.memory import memory
from benchmarks.pairs import pairs
from benchmarks.picture import picture
from benchmarks.reading import read
from benchmarks.result import Section
from benchmarks.settings import FULL, QUICK, Settings
from benchmarks.starting import start

PARTS: Mapping[str, Callable[[Settings], Section]] = {
    "read": read,
    "start": start,
    "archive": archive,
    "memory": memory,
    "compare": compare,
    "pairs": pairs,
    "headlines": headlines,
    "ledger": ledger,
    "desk": desk,
}
RESULTS = Path(__file__).with_name("RESULTS.md")
PICTURE = "accuracy-speed.svg"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts, print the results, and write them where that is asked for or all of them were run."""
    asked = _parser().parse_args(arguments)
    size = QUICK if asked.quick else FULL
    settings = replace(size, peers=not asked.no_peers, compiled=asked.compiled, text=asked.text, evaluation=asked.eval)
    sections = []
    for name in asked.only or PARTS:
        print(f"{name} …", file=sys.stderr, flush=True)
        sections.append(PARTS[name](settings))
    output: Path | None = asked.output or (RESULTS if not asked.quick and not asked.only else None)
    points = [point for section in sections for point in section.points]
    told = packages(peers=settings.peers and any(section.part == "read" for section in sections))
    results = document(sections, machine(), told, date.today(), picture=PICTURE if points and output else None)
    print(results)
    if output is not None:
        output.write_text(results, encoding="utf-8")
        if points:
            output.with_name(PICTURE).write_text(picture(points), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the speed, the memory and the accuracy of the checker beside other readers.",
        epilog=f"A full run of all parts writes {RESULTS.name} and {PICTURE} in benchmarks; any other only prints.",
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="run this part alone; may be given again")
    parser.add_argument("--quick", action="store_true", help="small sizes and one round, to see that all works")
    parser.add_argument("--no-peers", action="store_true", help="install and measure no other reader")
    parser.add_argument(
        "--compiled", type=_existing, metavar="PYTHON", help="measure the compiled checker of this interpreter too"
    )
    parser.add_argument("--text", type=_existing, metavar="PATH", help="a file or a folder of .txt files to read")
    parser.add_argument("--eval", type=_existing, metavar="DIR", help="a folder of texts with known readings")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the results to this file too")
    return parser


def _existing(written: str) -> Path:
    path = Path(written)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{written} does not exist")
    return path


if __name__ == "__main__":
    sys.exit(main())
