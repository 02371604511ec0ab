"""The sample that the desk can be seen with: articles of this project, their rules, and a ledger of both with flags."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from checker.ledger.adding import add
from checker.ledger.checking import check
from checker.ledger.database import Use, open_ledger
from checker.review.recording import record
from checker.review.settings import utc_now
from checker.rulebook.load import load_rules

ARTICLES, RULES, LEDGER = "seeds", "rules", "ledger.sqlite"


@contextmanager
def sample() -> Iterator[Path]:
    """A folder with the articles, the rules and the ledger of the sample, which is deleted at the end.

    That the process is told to end is an end too.
    """
    before = signal.signal(signal.SIGTERM, _end)
    try:
        with TemporaryDirectory(prefix="checker-demo-") as name:
            folder = Path(name)
            _copy(folder)
            _fill(folder)
            yield folder
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _copy(folder: Path) -> None:
    """Copy the sample from inside the installed package, or from the checkout."""
    installed = Path(__file__).parent / "sample"
    home = installed if installed.is_dir() else Path(__file__).parents[2]
    shutil.copytree(home / ARTICLES, folder / ARTICLES)
    shutil.copytree(home / RULES, folder / RULES, ignore=shutil.ignore_patterns("general"))  # the package has them


def _fill(folder: Path) -> None:
    """Add the articles to a new ledger, and record what is found in them."""
    with chdir(folder):  # articles are known by their paths from there
        rulebook, articles = load_rules(Path(RULES)), [Path(ARTICLES)]
        ledger = open_ledger(LEDGER, Use.ADD)
        try:
            add(ledger, articles, rulebook)
            report = check(articles, rulebook, ledger)
            with ledger.writing() as connection:
                record(connection, report, utc_now())
        finally:
            ledger.engine.dispose()
