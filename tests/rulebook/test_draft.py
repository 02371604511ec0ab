"""Drafts of rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook.draft import write_draft
from checker.rulebook.kinds import kinds
from checker.rulebook.lint import lint
from checker.rulebook.load import load_rules
from checker.rulebook.problems import RuleProblems


@pytest.fixture
def story(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for id in ("one", "two"):
        write_draft(Path("rules/story"), id, "quantity")
    return Path("rules/story")


@pytest.mark.parametrize("kind", kinds())
def test_a_draft_of_every_kind_loads_as_a_draft_only(story, kind):
    path = write_draft(story, f"my-{kind}", kind)
    assert path == story / f"my-{kind}.yaml"
    rule = load_rules(story, allow_untested=True).rule(f"my-{kind}")
    assert type(rule.fact) is kinds()[kind]
    with pytest.raises(RuleProblems, match=f"my-{kind}.yaml:2:1: this rule has no tests"):
        load_rules(story)


def test_a_draft_tells_what_to_fill_in(story):
    text = (story / "one.yaml").read_text(encoding="utf-8")
    for key in ("owner", "tests", "match", "reads", "no-match", "agree", "conflict"):
        assert f"{key}:" in text
    advice = [each.message for each in lint(load_rules(story, allow_untested=True)) if each.about == "one"]
    assert any("owner" in message for message in advice)


@pytest.mark.parametrize(
    ("id", "kind", "expected"),
    [
        ("one", "quantity", "rules/story/one.yaml:1:1: this file exists already\n    = choose another id, or edit the file"),
        ("new", "qantity", 'rules/story/new.yaml:1:1: unknown kind "qantity"\n    = did you mean "quantity"?'),
        (
            "../new",
            "quantity",
            'rules/story/../new.yaml:1:1: "../new" cannot be an id\n    = write lower-case letters, digits and hyphens',
        ),
    ],
)  # fmt: skip
def test_a_draft_that_cannot_be_written_says_why(story, id, kind, expected):
    before = {path: path.read_bytes() for path in story.rglob("*")}
    with pytest.raises(RuleProblems) as caught:
        write_draft(story, id, kind)
    assert str(caught.value) == f"{expected}\n\n1 mistake in 1 rule file"
    assert {path: path.read_bytes() for path in story.rglob("*")} == before


def test_a_relation_needs_two_rules(tmp_path):
    with pytest.raises(RuleProblems, match="a relation needs two rules with numbers or days"):
        write_draft(tmp_path, "fit", "relation")


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "story").write_text("x")
    with pytest.raises(RuleProblems, match="the draft cannot be written: File exists"):
        write_draft(tmp_path / "story", "a", "quantity")
