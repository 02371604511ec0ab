from __future__ import annotations

from dataclasses import replace

import pytest
from consumers import read_github
from handmade import article, claim, decision

from checker.articles.article import Unread
from checker.findings.finding import Status
from checker.findings.notice import Notice
from checker.renderers import github
from checker.rulebook.facts.fact import Severity


@pytest.fixture
def report_of(report_of):
    """Reports in which every article was read."""
    return lambda *findings, **more: replace(report_of(*findings, **more), unread=())


def commands(report):
    return read_github(github.render(report))


def test_a_finding_is_a_command_with_its_place_and_both_sides(report_of, finding):
    ((level, properties, message),) = commands(report_of(finding))
    assert level == "error"
    assert properties == {
        "file": "news/gazette.txt",
        "line": "3",
        "endLine": "3",
        "col": "1",
        "endColumn": "17",
        "title": "contradiction: aboard",
    }
    assert message == (
        "nearly 100 people does not agree with around 80 people (gap 20%, allowed 10%)\n"
        "against “around 80 people”, news/harbour.txt:3:19 (The Harbour Post, 1 March 2021)\naboard/7f3a9c21"
    )


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")]
)
def test_the_level_is_the_severity(report_of, finding, severity, level):
    assert commands(report_of(replace(finding, severity=severity)))[0][0] == level


@pytest.mark.parametrize(
    "known", [{"status": Status.BASELINE}, {"status": Status.WAIVED, "decision": decision("both are said")}]
)
def test_what_is_known_is_not_told_again(report_of, finding, known):
    assert github.render(report_of(replace(finding, **known))) == ""


@pytest.mark.parametrize(("findings", "hidden"), [(10, None), (11, "1 more new finding"), (12, "2 more new findings")])
def test_ten_are_shown_and_the_others_counted(report_of, finding, findings, hidden):
    told = commands(report_of(*[finding] * findings))
    assert sum(level == "error" for level, _, _ in told) == 10
    assert [message for level, _, message in told if level == "notice"] == (
        [f"{hidden} not shown here: another format has all"] if hidden else []
    )


def test_what_could_not_be_read_comes_first_and_counts_among_the_ten(report_of, finding):
    unread = tuple(Unread(f"news/{number}.html", "it is no text") for number in range(7))
    told = commands(replace(report_of(*[finding] * 10), unread=unread))
    assert told[0] == (
        "error",
        {"title": "7 articles could not be read"},
        "\n".join([*(f"news/{number}.html (it is no text)" for number in range(5)), "and 2 more"]),
    )
    assert len(told) == 11
    assert told[-1][2].startswith("1 more new finding")


def test_nothing_checked_is_an_error(report_of):
    assert commands(report_of()) == [
        (
            "error",
            {"title": "Nothing was checked"},
            "nothing was checked: no rule read a claim in any article",
        )
    ]


def test_words_over_two_lines_have_no_columns(report_of, finding, harbour):
    two = article("news/two.txt", "Ferry\n\nThere were 100\npeople aboard.\n", None, None)
    side = claim(two, "aboard", "100\npeople")
    ((_, properties, _),) = commands(report_of(replace(finding, claims=(side,)), articles=(two, harbour)))
    assert (properties["line"], properties["endLine"]) == ("3", "4")
    assert not {"col", "endColumn"} & set(properties)


@pytest.mark.parametrize("text", ["100% sure", "a,b", "a:b", "%0A", "::error::x", "%253A"])
def test_what_is_escaped_is_read_again(report_of, finding, gazette, harbour, text):
    named = replace(gazette, file=f"news/{text}.txt")
    told = report_of(replace(finding, message=text, gap=None, others=()), articles=(named, harbour))
    ((_, properties, message),) = commands(told)
    assert properties["file"] == f"news/{text}.txt"
    assert message == f"{text}\naboard/7f3a9c21"


def test_paths_lead_from_the_workspace(report_of, finding, tmp_path, monkeypatch):
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert commands(report_of(finding))[0][1]["file"] == "site/news/gazette.txt"


def test_decisions_to_look_at_are_one_notice(report_of, finding):
    notices = (Notice("waivers.yaml", "aboard/1", "is unused"), Notice("waivers.yaml", "aboard/2", "is unused"))
    told = commands(replace(report_of(finding), notices=notices))
    assert told[-1] == (
        "notice",
        {"title": "Decisions to look at again"},
        "waivers.yaml: aboard/1 is unused\nwaivers.yaml: aboard/2 is unused",
    )
