"""docs/rules.md cannot be wrong: its rules load and pass, its tables are those of the types."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.mentions.clauses import clauses
from checker.mentions.tokens import tokenize
from checker.rulebook.kinds import kinds
from checker.rulebook.lint import lint
from checker.rulebook.load import load_rules
from checker.rulebook.manual import filled
from checker.rulebook.rulebook import RuleBook
from checker.trial import run_tests
from checker.values.span import Span

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
CLAUSES = "".join(re.findall(r"```text clauses\n(.*?)```", PAGE, re.DOTALL)).splitlines()
EXAMPLES = dict(re.findall(r"```yaml\n# (rules/\S+)\n(.*?)```", PAGE, re.DOTALL))
RULES = [Path(name).stem for name in EXAMPLES if name.startswith("rules/bridge/") and "story" not in name]


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    folder = tmp_path_factory.mktemp("manual")
    for name, text in EXAMPLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load_rules(folder / "rules")


def test_every_example_is_a_file():
    assert PAGE.count("```yaml\n") == len(EXAMPLES)


def test_the_tables_are_those_of_the_types():
    assert filled(PAGE) == PAGE, "write them anew with: python -m checker.rulebook.manual docs/rules.md"


def test_every_kind_has_an_example_or_is_told_of():
    for kind in kinds():
        assert f"kind: {kind}\n" in PAGE or f"| `{kind}` |" in PAGE


def test_three_sentences_show_what_a_clause_is():
    assert len(CLAUSES) == 3


@pytest.mark.parametrize("shown", CLAUSES)
def test_the_clauses_of_an_example_are_those_that_are_read(shown):
    sentence = shown.replace("| ", "")
    found = clauses(sentence, tokenize(sentence), Span(0, len(sentence)))
    assert [sentence[each.start : each.end] for each in found] == [part.rstrip(", ") for part in shown.split("| ")]


@pytest.mark.parametrize("id", RULES)
def test_an_example_passes_its_own_tests(rulebook, id):
    assert [str(failure) for failure in run_tests(rulebook, rulebook.rule(id))] == []


def test_the_story_and_the_shared_lists_are_read(rulebook):
    assert rulebook.rule("workers").names == ("Ardmore bridge", "the bridge", "the crossing")
    assert "north-bank" in rulebook.scopes
    assert rulebook.hedges["nearly"] == "5% below"
    assert "spelling" not in {rule.id for rule in rulebook.rules}


def test_the_examples_need_hardly_any_advice(rulebook):
    assert {each.message for each in lint(rulebook) if "decision expired" not in each.message} <= {
        "its tests have no pairs: nothing shows when claims agree and when they contradict"
    }
