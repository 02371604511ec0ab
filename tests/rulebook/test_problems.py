"""Problems as the author of a rule sees them."""

from __future__ import annotations

import pytest

from checker.rulebook.positions import Source
from checker.rulebook.problems import RuleProblems, did_you_mean, nearest, problem_at


def shown(text, part, message="wrong", fix=None):
    at = text.index(part)
    return str(problem_at(Source("a.yaml", text), at, at + len(part), message, fix))


def test_a_problem_shows_its_line_and_marks_what_is_wrong():
    assert shown("id: x\nfind:\n  wrods: [use]\n", "wrods", "unknown key", 'did you mean "words"?') == (
        'a.yaml:3:3: unknown key\n    |   wrods: [use]\n    |   ^^^^^\n    = did you mean "words"?'
    )


@pytest.mark.parametrize(
    ("text", "part", "marks"),
    [
        ("a: 日本 x", "x", "    | a: 日本 x\n    |         ^"),
        ("a: cafe\u0301 x", "x", "    | a: cafe\u0301 x\n    |         ^"),
        ("a:\tx", "x", "    | a: x\n    |    ^"),
        ("a: \x1b[31m x", "x", "    | a: \ufffd[31m x\n    |          ^"),
        ("a: [one,\n  two]", "[one,\n  two]", "    | a: [one,\n    |    ^^^^^"),
    ],
)
def test_the_marks_stand_below_what_is_wrong(text, part, marks):
    assert shown(text, part) == f"a.yaml:1:{text.index(part) + 1}: wrong\n{marks}"


def test_a_long_line_is_cut_around_what_is_wrong():
    _, line, marks = shown("x" * 300 + "here" + "y" * 300, "here").splitlines()
    assert len(line) < 180
    assert line.startswith("    | …xx")
    assert line.endswith("yy…")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"


def test_problems_stand_in_the_order_of_files_and_lines_each_once():
    def at(file, offset):
        return problem_at(Source(file, "aa\nbb\n"), offset, offset + 1, "wrong")

    found = RuleProblems([at("b.yaml", 0), at("a.yaml", 3), at("a.yaml", 1), at("a.yaml", 3)])
    assert [str(problem.place) for problem in found.problems] == ["a.yaml:1:2", "a.yaml:2:1", "b.yaml:1:1"]
    assert str(found).endswith("\n\n3 mistakes in 2 rule files")


@pytest.mark.parametrize(
    ("written", "known", "expected"),
    [
        ("serverity", ["severity", "question"], 'did you mean "severity"?'),
        ("Severity", ["severity", "question"], 'did you mean "severity"?'),
        ("quesiton", ["severity", "question"], 'did you mean "question"?'),
        ("colour", ["never", "grows"], "write one of grows, never"),
        ("x", ["only"], "write only"),
        ("x", [], "there is none to choose from"),
        ("zzzz", [f"name{i}" for i in range(20)], "there are 20 to choose from, such as name0, name1, name10, name11, "
         "name12, name13, name14, name15"),
    ],
)  # fmt: skip
def test_what_may_have_been_meant(written, known, expected):
    assert did_you_mean(written, known) == expected


def test_nothing_near_is_none():
    assert nearest("colour", ["never"]) is None
