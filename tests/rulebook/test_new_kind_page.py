"""docs/new-kind.md: its code is a kind that works, as it stands."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from checker.rulebook import kinds as discovery
from checker.rulebook.draft import write_draft
from checker.rulebook.explain import explain
from checker.rulebook.lint import lint
from checker.rulebook.load import load_rules
from checker.rulebook.problems import RuleProblems
from checker.rulebook.schema import schema
from checker.trial import run_tests

PAGE = (Path(__file__).parents[2] / "docs" / "new-kind.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```(?:python|yaml)\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
ENTRY = re.search(r'\n(\w+) = "(\S+:\w+)"\n', PAGE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The page's files, its package importable and its entry point installed."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert ENTRY is not None
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint(ENTRY[1], ENTRY[2], discovery.GROUP)
    monkeypatch.setattr(discovery, "entry_points", lambda group: [point] if group == discovery.GROUP else [])
    discovery.kinds.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    discovery.kinds.cache_clear()
    for name in [name for name in sys.modules if name.startswith("storm_grades")]:
        del sys.modules[name]


def test_the_page_holds_a_whole_kind():
    assert [Path(name).name for name in FILES] == ["fact.py", "finder.py", "comparer.py", "warning.yaml"]


def test_its_rule_loads_and_its_tests_hold(folder):
    rules = load_rules(folder / "rules")
    rule = rules.rule("warning")
    assert [str(failure) for failure in run_tests(rules, rule)] == []
    assert "Kind grade. Which level of a scale something was given.\n" in explain(rule, rules)
    assert [each.message for each in lint(rules) if each.about == "warning"] == [
        "neither the rule nor its story names a subject; articles on anything may answer it"
    ]


def test_its_mistakes_are_told_at_their_place(folder):
    path = folder / "rules" / "storm" / "warning.yaml"
    text = FILES["rules/storm/warning.yaml"]
    path.write_text(text.replace("[yellow, orange, red]", "[red]").replace("reads: red", "reads: rde"))
    with pytest.raises(RuleProblems) as caught:
        load_rules(folder / "rules")
    assert [problem.message for problem in caught.value.problems] == [
        "a scale has at least two levels",
        '"rde" cannot be a claim: it is none of red',
    ]


def test_it_is_drafted_and_in_the_schema(folder):
    write_draft(folder / "rules" / "storm", "other", "grade")
    assert load_rules(folder / "rules", allow_untested=True).rule("other").fact.scale == ("yellow", "orange", "red")
    assert "scale" in schema()["$defs"]["Grade"]["properties"]
