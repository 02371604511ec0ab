"""A story of two articles that differ in one fact and agree in another, as files, rules and report."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.pipeline import check
from checker.rulebook.load import load_rules

STORY = """\
subject: Harbour Line
aliases: [the line, the operator]
"""
PASSENGERS = """\
id: passengers
kind: quantity
question: How many passengers does Harbour Line carry in a year?
find: {count: [passengers]}
compare: {within: 5%}
tests:
  match: [Harbour Line carries 40000 passengers a year.]
"""
FLEET = """\
id: fleet-cost
kind: money
question: What do the new ships cost?
find: {words: [ships, fleet]}
compare: {within: 10%}
tests:
  match: [Harbour Line pays €90m for its ships.]
"""
ARTICLES = {
    "2021-05-03-morning.txt": "Harbour Line grows\n\nHarbour Line carries 41,000 passengers a year.\n"
    "Harbour Line pays €90 million for its new ships.\n",
    "2021-05-04-evening.txt": "A ferry company in numbers\n\nHarbour Line carries <b>about</b> 56,000 passengers a year.\n"
    "Harbour Line pays €91 million for its new ships.\n",
}


@pytest.fixture(scope="session")
def rules(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("story") / "rules"
    (folder / "harbour").mkdir(parents=True)
    for name, text in {"story.yaml": STORY, "passengers.yaml": PASSENGERS, "fleet-cost.yaml": FLEET}.items():
        (folder / "harbour" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def report(rules, tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return check([folder], load_rules(rules))
