"""Faults of the program itself: one article is lost to them, and said to be, never the run."""

from __future__ import annotations

import json

import pytest
from newsroom import run

from checker.articles.formats import markdown
from checker.gathering import assign


@pytest.fixture
def poisoned(newsroom):
    """A newsroom with a third article, on which a part of the program fails."""
    (newsroom / "news" / "2021-03-03-poison.md").write_text(
        "# Poison\n\nThere were 80 people on board.\n", encoding="utf-8"
    )
    return newsroom


def told(result):
    assert result.exit_code == 3, result.output
    report = json.loads(result.stdout)
    (unread,) = report["unread"]
    assert unread["file"] == "news/2021-03-03-poison.md"
    assert len(report["articles"]) == 2
    assert len(report["findings"]) == 1
    assert {claim["article"] for claim in report["claims"]} == {article["id"] for article in report["articles"]}
    return unread["reason"]


@pytest.mark.usefixtures("poisoned")
def test_a_format_that_fails_on_a_file(monkeypatch):
    def broken(_source):
        raise RecursionError("too deep")

    monkeypatch.setattr(markdown, "read", broken)
    reason = told(run("check", "news", "--format", "json"))
    assert reason.startswith("a fault of this program, please report it: RecursionError: too deep at test_faults.py:")


@pytest.mark.usefixtures("poisoned")
def test_a_reader_that_fails_on_an_article(monkeypatch):
    def broken(page, rules):
        yield from assign(page, rules)
        if "Poison" in page.article.text:
            raise ZeroDivisionError("a bug")

    monkeypatch.setattr("checker.gathering.assign", broken)
    assert "ZeroDivisionError: a bug" in told(run("check", "news", "--format", "json"))


@pytest.mark.usefixtures("poisoned")
def test_a_check_that_fails_after_claims_were_read(monkeypatch):
    from checker import gathering

    kept = gathering.run_check

    def broken(rule, readings, rulebook):
        if any("Poison" in reading.article.text for reading in readings) and len(readings) == 1:
            raise KeyError("a bug")
        return kept(rule, readings, rulebook)

    monkeypatch.setattr(gathering, "run_check", broken)
    assert "KeyError: 'a bug'" in told(run("check", "news", "--format", "json"))
