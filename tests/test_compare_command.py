"""``checker compare`` as a user meets it: what it prints, where, and how it ends."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from checker.cli import main

DRAFT = "Ferry aground\n\nThe ferry carried 312 passengers. Four people died when the ferry struck the reef.\n"
GAZETTE = "Ferry strikes reef\n\nThe ferry carried 213 passengers, and four people died when it struck the reef.\n"
LEDGER = "Choir sings\n\nA choir sang 14 hymns at the fair.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A draft and two sources, in the current folder."""
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "2021-03-01-gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (tmp_path / "sources" / "2021-03-01-ledger.txt").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    """A run of the command in this process."""
    return CliRunner().invoke(main, ("compare", *arguments))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("form", ["terminal", "json", "markdown"])
def test_a_draft_against_its_sources(form, snapshot):
    result = run("draft.txt", "sources", "--format", form)
    assert result.exit_code == 1
    assert result.stdout == snapshot


@pytest.mark.usefixtures("desk")
def test_the_json_places_both_sides():
    outcome = json.loads(run("draft.txt", "sources", "--format", "json").stdout)
    first, second = outcome["comparisons"]
    assert (first["verdict"], second["verdict"]) == ("contradicted", "supported")
    assert first["value"]["text"] == DRAFT[first["value"]["start"] : first["value"]["end"]]
    assert first["evidence"]["text"] == GAZETTE[first["evidence"]["start"] : first["evidence"]["end"]]
    assert (first["evidence"]["line"], first["gap"]) == (3, "32%")


@pytest.mark.usefixtures("desk")
def test_the_markdown_is_a_heading_a_finding_and_a_table():
    tokens = MarkdownIt("commonmark").enable("table").parse(run("draft.txt", "sources", "--format", "markdown").stdout)
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h2", "h2"]
    assert sum(token.type == "tr_open" for token in tokens) == 3


@pytest.mark.usefixtures("desk")
def test_a_draft_without_contradiction_ends_with_0():
    result = run("draft.txt", "sources/2021-03-01-ledger.txt")
    assert result.exit_code == 0
    assert "2 values of draft.txt against 1 source: 2 not found\n" in result.stdout


@pytest.mark.usefixtures("desk")
def test_a_draft_among_its_sources_is_not_held_against_itself():
    result = run("draft.txt", ".")
    assert "2 values of draft.txt against 2 sources" in result.stdout


def test_the_outcome_is_written_to_a_file(desk):
    result = run("draft.txt", "sources", "--format", "json", "--output", "out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads((desk / "out.json").read_text(encoding="utf-8"))["version"] == 1
    assert "1 contradicted, 1 supported; written to out.json" in result.stderr


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("draft.txt",), "error: SOURCE: no source is named"),
        (("darft.txt", "sources"), 'help: did you mean "draft.txt"?'),
        (("draft.txt", "sorces"), 'help: did you mean "sources"?'),
        (("draft.txt", "draft.txt"), "there are no articles but the draft"),
        (("sources", "draft.txt"), "error: sources: holds 2 articles"),
        (("draft.txt", "sources", "--format", "html"), "Invalid value for '--format'"),
        (("draft.txt", "sources", "--output", "sources"), "is a folder"),
    ],
)
def test_wrong_use_is_told_with_the_remedy(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_draft_without_values_compares_nothing(desk):
    (desk / "plain.txt").write_text("Choir sings\n\nThe choir sang at the fair.\n", encoding="utf-8")
    result = run("plain.txt", "sources")
    assert result.exit_code == 2
    assert "nothing was compared: the draft states no value" in result.stderr


def test_a_source_that_cannot_be_read_is_told(desk):
    (desk / "sources" / "broken.html").write_bytes(b"\x00" * 40)
    result = run("draft.txt", "sources")
    assert result.exit_code == 3
    assert "not checked: sources/broken.html could not be read" in result.stdout
