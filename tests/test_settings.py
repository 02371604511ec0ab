"""``checker.toml`` and ``[tool.checker]``: what a project sets once."""

from __future__ import annotations

import json

import pytest
from newsroom import run

from checker.cli import main
from checker.commands.settings import SETTINGS

WRONG = """
[tool.checker]
artcles = ["news"]
rules = 3
strict = "yes"
format = "json"
"""


def test_what_is_set_is_what_an_option_would_say(newsroom):
    (newsroom / "desk").mkdir()
    (newsroom / "rules").rename(newsroom / "desk" / "laws")
    (newsroom / "checker.toml").write_text(
        'articles = ["news"]\nrules = "desk/laws"\nformat = ["json"]\nfail-on = "error"\n', encoding="utf-8"
    )
    result = run("check")
    assert result.exit_code == 1, result.output
    assert json.loads(result.stdout)["articles"][0]["file"] == "news/2021-03-01-gazette.txt"


def test_an_option_goes_before_it(newsroom):
    (newsroom / "checker.toml").write_text('articles = ["nowhere"]\nformat = ["json"]\n', encoding="utf-8")
    result = run("check", "news", "--format", "terminal")
    assert result.exit_code == 1
    assert result.stdout.startswith("contradiction[")


def test_pyproject_and_a_folder_below(newsroom, monkeypatch):
    (newsroom / "pyproject.toml").write_text('[tool.checker]\narticles = ["news"]\nrules = "rules"\n', encoding="utf-8")
    monkeypatch.chdir(newsroom / "news")
    result = run("check", "--format", "json")
    assert result.exit_code == 1, result.output


def test_a_repository_ends_the_search(newsroom, monkeypatch):
    (newsroom / "checker.toml").write_text('articles = ["news"]\n', encoding="utf-8")
    inner = newsroom / "inner"
    (inner / ".git").mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert "no article is named" in run("check").stderr


def test_all_mistakes_are_told_at_once(newsroom):
    (newsroom / "pyproject.toml").write_text(WRONG, encoding="utf-8")
    result = run("check", "news")
    assert result.exit_code == 2
    assert 'there is no setting "artcles"\n  help: did you mean "articles"?' in result.stderr
    assert '"rules" is set to 3\n  help: write a text, such as rules = "..."' in result.stderr
    assert """"strict" is set to 'yes'\n  help: write true or false""" in result.stderr
    assert """"format" is set to 'json'\n  help: write a list of texts""" in result.stderr


@pytest.mark.parametrize("content", [b"articles = [", b"\xff\xfe", b"a" * 2_000_000, b"x = " + b"[" * 50_000])
def test_what_is_no_toml_is_refused(newsroom, content):
    (newsroom / "checker.toml").write_bytes(content)
    result = run("check", "news")
    assert result.exit_code == 2
    assert "checker.toml: is no TOML" in result.stderr


def test_help_shows_what_is_set(newsroom):
    (newsroom / "checker.toml").write_text('rules = "desk/laws"\n', encoding="utf-8")
    assert "desk/laws" in run("check", "--help").stdout


def test_other_tools_tables_are_none(newsroom):
    (newsroom / "pyproject.toml").write_text("[tool.other]\nchecker = 1\n", encoding="utf-8")
    assert run("check", "news").exit_code == 1


def test_every_setting_is_an_option_of_the_check():
    command = main.get_command(None, "check")
    options = {option for parameter in command.params for option in parameter.opts}
    assert {f"--{setting.key}" for setting in SETTINGS} - options == {"--articles"}


class TestStrict:
    """``checker check --strict``."""

    SILENT = "id: ships\nkind: quantity\nquestion: How many ships?\nfind:\n  count: [ships]\n"

    def test_a_rule_that_reads_nothing_fails(self, newsroom):
        (newsroom / "news" / "2021-03-01-gazette.txt").unlink()
        (newsroom / "rules" / "ships.yaml").write_text(self.SILENT, encoding="utf-8")
        assert run("check", "news", "--allow-untested").exit_code == 0
        result = run("check", "news", "--allow-untested", "--strict")
        assert result.exit_code == 2
        assert (
            "rule ships: read nothing\n  help: see what it looks for with: checker rules explain ships" in result.stderr
        )
        assert "rule aboard" not in result.stderr

    def test_findings_go_before_it(self, newsroom):
        (newsroom / "rules" / "ships.yaml").write_text(self.SILENT, encoding="utf-8")
        result = run("check", "news", "--allow-untested", "--strict")
        assert result.exit_code == 1
        assert "rule ships: read nothing" in result.stderr

    def test_general_checks_may_be_silent(self, newsroom):
        (newsroom / "news" / "2021-03-01-gazette.txt").unlink()
        assert run("check", "news", "--strict").exit_code == 0


def test_the_address_of_a_server_is_no_path(newsroom, monkeypatch):
    (newsroom / "checker.toml").write_text('ledger = "postgresql://desk@127.0.0.1:1/news"\n', encoding="utf-8")
    monkeypatch.chdir(newsroom / "news")
    assert "127.0.0.1" in run("ledger", "status").stderr
