"""What callers of the package rely on."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import checker

ROOT = Path(__file__).parents[1]


def test_the_version_is_that_of_the_distribution():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert checker.__version__ == project["version"]


@pytest.mark.parametrize("name", checker.__all__)
def test_every_name_is_there(name):
    assert getattr(checker, name) is not None


def test_an_unknown_name_is_none_of_ours():
    with pytest.raises(AttributeError, match="'checker' has no attribute 'recheck'"):
        checker.recheck  # noqa: B018


def test_a_text_is_read_without_rules():
    text = "It closed on Friday, with around 80 people."
    closing, people = checker.read(text, published=date(2020, 8, 2), language="en")
    assert isinstance(closing, checker.Mention)
    assert (closing.earliest, closing.latest) == (date(2020, 7, 31), date(2020, 7, 31))
    assert (people.low, people.high, people.hedge) == (80, 80, "around")
    assert text[people.start : people.end] == people.text


def test_articles_are_checked(tmp_path):
    (tmp_path / "a.txt").write_text("Ferry\n\nIt was Friday August 1st, 2020.\n", encoding="utf-8")
    rules = checker.load_rules(None)
    report = checker.check([tmp_path], rules)
    assert isinstance(report, checker.Report)
    assert [article.headline for article in report.articles] == ["Ferry"]
    assert all(isinstance(finding, checker.Finding) for finding in report.findings)
    assert len(report.claims) == len(report.claim_list)
    assert len(report.to_frame()) == len(report.findings)


def test_wrong_rules_raise_with_every_mistake(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\nkind: quantitty\n", encoding="utf-8")
    with pytest.raises(checker.RuleProblems) as raised:
        checker.load_rules(tmp_path)
    assert {Path(problem.place.file).name for problem in raised.value.problems} == {"a.yaml", "b.yaml"}


def test_importing_is_cheap():
    code = "import sys, checker; print(sorted(name for name in sys.modules if name.startswith('checker')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "['checker']\n"
