"""Each sample article against a ledger of all the others: what a run over all files tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.articles.article import Article
from checker.articles.reading import read_articles
from checker.comparisons.verdict import Verdict
from checker.ledger.adding import add
from checker.ledger.checking import check
from checker.ledger.database import Use, open_ledger
from checker.rulebook.load import load_rules

ROOT = Path(__file__).parents[2]
COPY = "seeds/2020-08-03-mirror.txt"
"""A copy of another article: in a run over all files both are one witness, in a ledger they are two."""


@pytest.fixture(scope="module")
def rulebook():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return load_rules(Path("rules"))


@pytest.fixture(scope="module")
def paths():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        found = [each.file for each in read_articles([Path("seeds")]) if isinstance(each, Article)]
    return sorted(set(found) - {COPY})


@pytest.fixture(scope="module")
def held(tmp_path_factory, rulebook, paths):
    """A ledger of all samples, the one that is checked among them."""
    made = open_ledger(str(tmp_path_factory.mktemp("samples") / "ledger.sqlite"), Use.ADD)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        add(made, map(Path, paths), rulebook)
    yield made
    made.engine.dispose()


def told(report, rulebook):
    """The findings but for those that only a look at all articles can tell, and values that move on."""
    return {
        (finding.fingerprint, finding.verdict, finding.claims, finding.others, finding.status)
        for finding in report.findings
        if not rulebook.rule(finding.rule).fact.across and finding.verdict is not Verdict.UPDATE
    }


def test_verdicts_and_sides_are_those_of_a_run_over_all_files(held, rulebook, paths, monkeypatch):
    monkeypatch.chdir(ROOT)
    found = 0
    for path in paths:
        whole = told(pipeline.check(paths, rulebook, changed={path}), rulebook)
        assert told(check([path], rulebook, held), rulebook) == whole, path
        found += len(whole)
    assert found > 15
