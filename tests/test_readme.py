"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.rulebook.load import load_rules
from checker.trial import run_tests

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^ *```(\w*)\n(.*?)^ *```", README, flags=re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(text) for name, text in found if name == language]


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


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A folder with the samples and the rules, as a reader of the README has it."""
    for name in ("seeds", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


SESSIONS = [text for text in blocks("") if text.startswith("$ ")]


@pytest.mark.parametrize("session", SESSIONS, ids=[each.splitlines()[0] for each in SESSIONS])
def test_what_it_shows_is_what_the_commands_print(session, clone):
    for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", session, flags=re.MULTILINE):
        name, *arguments = shlex.split(command)
        assert name in ("checker", "cat")
        printed = (
            CliRunner().invoke(main, arguments).output if name == "checker" else (clone / arguments[0]).read_text()
        )
        excerpts = [each for each in re.split(r"^…\n", shown, flags=re.MULTILINE) if each]
        assert excerpts
        at = 0
        for excerpt in excerpts:
            assert excerpt in printed
            found = printed.find(excerpt, at)
            assert found >= 0, f"out of order: {excerpt}"
            at = found + len(excerpt)


def test_it_shows_all_that_finds_something():
    assert {each.split()[2] for each in SESSIONS} == {"check", "compare", "suggest"}


def test_its_commands_are_make_targets():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"^make (\w+)", "\n".join(blocks("sh")), flags=re.MULTILINE):
        assert re.search(rf"^{command}:", makefile, flags=re.MULTILINE)


def test_its_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target
