"""What a process imports: nothing heavy that neither its rules nor its article need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "babel",
    "charset_normalizer",
    "currency_converter",
    "dateparser",
    "great_expectations",
    "htmldate",
    "jinja2",
    "lxml",
    "markdown_it",
    "numpy",
    "pandas",
    "pint",
    "py3langid",
    "pydantic",
    "pydantic_core",
    "rapidfuzz",
    "rich",
    "ruamel",
    "trafilatura",
}
RULES = {
    "dead": "kind: quantity\nquestion: How many died?\nfind: {count: [people], words: [die, kill]}\n",
    "cost": "kind: money\nquestion: What does the harbour cost?\nfind: {words: [cost]}\n"
    "compare: {currency: GBP, within: 10%}\n",
    "support": "kind: share\nquestion: How many support the harbour?\nfind: {words: [support]}\n",
    "opening": "kind: date\nquestion: When did it open?\nfind: {words: [open]}\n",
    "closing": "kind: deadline\nquestion: By when must it close?\nfind: {words: [close]}\n",
    "work": "kind: status\nquestion: Is it being built?\nfind: {words: [work]}\n"
    "states: {built: {words: [goes on]}, stopped: {words: [has stopped]}}\n",
    "length": "kind: quantity\nquestion: How long is the quay?\nfind: {unit: kilometre, words: [quay, long]}\n",
}
ARTICLE = """The new harbour cost £12m, the council said

About 40 people died in the storm, and the harbour cost £15 million. The mayor said 42 people were killed.
It opened on 3 March 2019 and must close by 1 May 2021. Some 45% of the people support it, though 55% did last year.
“It was a mistake from the first day,” said Ann Lee, who leads the council. Work has stopped.
"""
QUAY = "The quay is 2 kilometres long, the council said.\n"
CODE = """
import json, sys
from checker.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    sys.stdout.flush()
    print("\\n" + json.dumps([end.code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.fixture
def imported(tmp_path):
    """Run a command line and tell its exit code and the packages of this list that it imported."""
    folder = tmp_path / "rules" / "harbour"
    folder.mkdir(parents=True)
    for id, rule in RULES.items():
        (folder / f"{id}.yaml").write_text(f"id: {id}\n{rule}", encoding="utf-8")

    def run(text: str, *arguments: str) -> tuple[int, set[str]]:
        (tmp_path / "one.txt").write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", CODE, *arguments],
            cwd=tmp_path,
            env=os.environ | {"CHECKER_CACHE": str(tmp_path / "kept"), "PYTHONPATH": str(Path(__file__).parents[1])},
            capture_output=True,
            text=True,
            check=True,
        )
        code, names = json.loads(done.stdout.splitlines()[-1])
        return code, HEAVY & set(names)

    return run


CHECK = ("check", "one.txt", "--rules", "rules", "--allow-untested")


# the Markdown report names the currencies
@pytest.mark.parametrize(("form", "needed"), [("terminal", set()), ("json", set()), ("markdown", {"babel"})])
def test_an_article_and_kept_rules_need_nothing_heavy(imported, form, needed):
    code, first = imported(ARTICLE, *CHECK, "--format", form)
    assert code == 1
    assert {"pydantic", "ruamel"} <= first, "rules that are read anew are validated"
    assert imported(ARTICLE, *CHECK, "--format", form) == (1, needed)


def test_what_an_article_needs_is_imported(imported):
    imported(ARTICLE, *CHECK)
    assert imported(ARTICLE + QUAY, *CHECK) == (1, set()), "a unit as the rule has it is not converted"
    assert imported(ARTICLE + QUAY.replace("kilometres", "miles"), *CHECK)[1] >= {"pint"}


def test_reading_values_needs_nothing_heavy(imported):
    assert imported(QUAY, "read", "one.txt") == (0, set())
    assert imported(ARTICLE, "read", "one.txt") == (0, {"babel"}), "it names the currencies"


def test_help_needs_nothing_heavy(imported):
    assert imported(ARTICLE, "--help") == (0, set())
    assert imported(ARTICLE, "check", "--help") == (0, set())
