"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from checker.rulebook.load import load_rules
from checker.trial import run_tests

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", README, flags=re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(text) for _, text in found]


def test_the_first_rule_passes_its_own_tests(tmp_path):
    (text,) = blocks("yaml")
    (tmp_path / "bridge-length.yaml").write_text(text, encoding="utf-8")
    rulebook = load_rules(tmp_path)
    rule = rulebook.rule("bridge-length")
    assert len(rule.fact.tests) == 4
    assert run_tests(rulebook, rule) == []


def test_the_python_lines_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    (text,) = blocks("python")
    names: dict[str, object] = {}
    exec(text, names)
    assert names["report"].findings
    assert len(names["report"].claims)


def test_its_commands_are_make_targets():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^make (\w+)", "\n".join(blocks("sh")), flags=re.MULTILINE):
        assert re.search(rf"^{command}:", makefile, flags=re.MULTILINE)


def test_its_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target
