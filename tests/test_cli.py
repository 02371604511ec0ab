"""The command line as a user meets it: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pytest
from newsroom import RULE, checker, run

from checker import __version__
from checker.renderers.json import schema


def test_the_version():
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"checker, version {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("chekc",), 'there is no command "chekc": did you mean "check"?'),
        (("rules", "expain"), 'there is no command "expain": did you mean "explain"?'),
        (("publish",), 'there is no command "publish": write one of check, baseline, waive, compare, '),
        (("check", ""), "a path is empty; is a variable of your shell not set?"),
    ],
)
def test_a_wrong_word_is_told_with_the_remedy(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_help_imports_nothing_heavy():
    heavy = ("pandas", "pydantic", "pint", "dateparser", "great_expectations", "trafilatura", "rich", "ruamel", "babel")
    code = (
        "import sys, checker, checker.cli\n"
        "try: checker.cli.main(['--help'])\n"
        f"except SystemExit: print([name for name in {heavy} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
    assert all(command in result.stdout for command in ("check", "read", "rules", "export"))


@pytest.mark.usefixtures("newsroom")
class TestCheck:
    """``checker check``."""

    def test_findings_end_with_1_and_show_both_sides(self):
        result = checker("check", "news")
        assert result.returncode == 1
        assert "contradiction[aboard]" in result.stdout
        assert "--> news/2021-03-01-gazette.txt:3:1 " in result.stdout
        assert "--> news/2021-03-01-harbour.txt:3:12 " in result.stdout
        assert "1 contradiction" in result.stdout
        assert "\x1b" not in result.stdout
        assert result.stderr == ""

    def test_one_article_alone_is_clean(self):
        result = checker("check", "news/2021-03-01-harbour.txt")
        assert (result.returncode, result.stderr) == (0, "")
        assert "no findings" in result.stdout

    def test_json_keeps_to_the_schema(self):
        result = checker("check", "news", "--format", "json")
        report = json.loads(result.stdout)
        jsonschema.validate(report, json.loads(schema()))
        known = {claim["id"] for claim in report["claims"]}
        assert {id for finding in report["findings"] for id in finding["claims"]} <= known
        assert [article["id"] for article in report["articles"]] == [
            "news/2021-03-01-gazette.txt",
            "news/2021-03-01-harbour.txt",
        ]
        for claim in report["claims"]:
            text = Path(claim["article"]).read_text(encoding="utf-8")
            assert text[claim["start"] : claim["end"]] == claim["text"]

    @pytest.mark.parametrize("form", ["json", "markdown", "terminal"])
    def test_the_order_of_paths_changes_nothing(self, form):
        paths = ["news/2021-03-01-harbour.txt", "news/2021-03-01-gazette.txt"]
        first, second = (run("check", *order, "--format", form) for order in (paths, paths[::-1]))
        assert first.stdout_bytes == second.stdout_bytes
        assert first.stdout_bytes

    @pytest.mark.parametrize(
        ("severity", "fail_on", "status"),
        [
            ("error", "error", 1),
            ("warning", "error", 0),
            ("warning", "warning", 1),
            ("note", "warning", 0),
            ("note", "note", 1),
        ],
    )
    def test_fail_on_says_which_findings_count(self, newsroom, severity, fail_on, status):
        rule = RULE.replace("find:", f"severity: {severity}\nfind:")
        (newsroom / "rules" / "aboard.yaml").write_text(rule, encoding="utf-8")
        assert run("check", "news", "--fail-on", fail_on).exit_code == status

    def test_a_waived_finding_is_clean(self, newsroom):
        finding = json.loads(run("check", "news", "--format", "json").stdout)["findings"][0]["fingerprint"]
        waivers = f"- finding: {finding}\n  because: an exercise\n  by: desk\n"
        (newsroom / "rules" / "waivers.yaml").write_text(waivers, encoding="utf-8")
        result = run("check", "news")
        assert result.exit_code == 0
        assert f"waived: {finding} (an exercise)" in result.stdout

    def test_all_mistakes_are_told_at_once(self, newsroom):
        (newsroom / "rules" / "aboard.yaml").write_text(RULE.replace("find:", "fnid:"), encoding="utf-8")
        arguments = ("--format", "xml", "--output", "nowhere/report.md")
        result = checker("check", "news/harbor.txt", "nix", *arguments)
        assert (result.returncode, result.stdout) == (2, "")
        told = "--format xml: there is no such format\n  help: write one of annotation, claimreview, csv, github"
        assert told in result.stderr
        assert "nowhere/report.md: its folder does not exist\n  help: make it first: mkdir -p nowhere" in result.stderr
        assert "news/harbor.txt: there is no such file or folder" in result.stderr
        assert "nix: there is no such file or folder" in result.stderr
        assert "rules/aboard.yaml:4:1: " in result.stderr
        assert 'did you mean "find"?' in result.stderr
        assert "Traceback" not in result.stderr

    def test_a_name_that_is_nearly_right_is_offered(self):
        result = run("check", "news/2021-03-01-harbor.txt")
        assert result.exit_code == 2
        assert f'did you mean "{Path("news/2021-03-01-harbour.txt")}"?' in result.stderr

    def test_missing_rules_name_the_way_out(self):
        result = checker("check", "news", "--rules", "laws")
        assert result.returncode == 2
        assert result.stderr == (
            "error: laws: there is no such folder of rules\n"
            "  help: name your rules with --rules DIR, or write a first rule with: checker rules new ID --kind quantity\n"
        )

    def test_no_path_at_all(self):
        result = run("check")
        assert result.exit_code == 2
        assert "error: PATH: no article is named" in result.stderr

    def test_an_unknown_option(self):
        result = run("check", "news", "--rulez", "x")
        assert result.exit_code == 2
        assert "--rulez" in result.stderr

    def test_no_articles_is_never_clean(self, newsroom):
        (newsroom / "empty").mkdir()
        result = run("check", "empty")
        assert result.exit_code == 2
        assert "error: nothing was checked: there are no articles" in result.stderr

    def test_no_claims_is_never_clean(self, newsroom):
        (newsroom / "news" / "2021-03-01-harbour.txt").write_text("Rain\n\nIt rained.\n", encoding="utf-8")
        result = run("check", "news/2021-03-01-harbour.txt")
        assert result.exit_code == 2
        assert "error: nothing was checked: no rule read a claim in any article" in result.stderr
        assert "not checked: " in result.stdout

    def test_an_unread_article_ends_with_3_whatever_was_found(self, newsroom):
        (newsroom / "news" / "binary.txt").write_bytes(bytes(range(256)) * 8)
        result = run("check", "news")
        assert result.exit_code == 3
        assert "1 contradiction" in result.stdout
        assert "not checked: article news/binary.txt (could not be read: " in result.stdout

    def test_nothing_but_unread_articles_is_3(self, newsroom):
        (newsroom / "binary.txt").write_bytes(bytes(range(256)) * 8)
        result = run("check", "binary.txt")
        assert result.exit_code == 3
        assert "error: nothing was checked: no article could be read" in result.stderr

    def test_a_rule_without_tests_needs_leave(self, newsroom):
        (newsroom / "rules" / "aboard.yaml").write_text(RULE.split("tests:")[0], encoding="utf-8")
        assert run("check", "news").exit_code == 2
        assert run("check", "news", "--allow-untested").exit_code == 1

    def test_expectations_are_told_on_standard_error(self):
        result = run("check", "news/2021-03-01-harbour.txt", "--expectations", "--format", "json")
        assert result.exit_code == 0
        assert "expectations: " in result.stderr
        json.loads(result.stdout)

    def test_an_unmet_expectation_ends_with_1(self):
        result = run("check", "news", "--expectations", "--format", "json")
        assert result.exit_code == 1
        assert "The claims of each fact agree." in result.stderr


@pytest.mark.usefixtures("newsroom")
class TestEnds:
    """How the command ends when its reader or its user stops it."""

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipes")
    def test_a_broken_pipe_is_quiet(self):
        command = [sys.executable, "-m", "checker", "check", "news", "--format", "json"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        errors = process.stderr.read()
        process.stderr.close()
        assert (process.wait(timeout=60), errors) == (141, b"")

    def test_ctrl_c_is_quiet(self, monkeypatch):
        def interrupt(*_, **__):
            raise KeyboardInterrupt

        monkeypatch.setattr("checker.pipeline.check", interrupt)
        result = run("check", "news")
        assert result.exit_code == 130
        assert result.stdout == ""
        assert result.stderr.strip() == ""


@pytest.mark.usefixtures("newsroom")
class TestRead:
    """``checker read``."""

    def test_every_value_is_shown_with_its_interpretation(self):
        result = run("read", "news/2021-03-01-harbour.txt")
        assert result.exit_code == 0
        lines = result.stdout.splitlines()
        assert lines[0].startswith("news/2021-03-01-harbour.txt:3:12  ")
        assert lines[2].index("^") == lines[1].index("around 80")
        assert "means 75 to 85" in lines[3]
        assert 'hedge "around"' in lines[3]
        assert "published 1 March 2021" in lines[-2]

    def test_standard_input_is_a_dash(self):
        result = checker("read", "-", "--published", "2020-08-02", "--language", "en", input="It closes on Friday.\n")
        assert result.returncode == 0
        assert "-:1:14  date" in result.stdout
        assert "published 2 August 2020" in result.stdout

    def test_json_has_the_values_and_their_places(self):
        result = run("read", "news/2021-03-01-harbour.txt", "--format", "json")
        (article,) = json.loads(result.stdout)["articles"]
        (mention,) = article["mentions"]
        assert (mention["line"], mention["column"], mention["low"], mention["hedge"]) == (3, 12, 80, "around")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((), "error: PATH: no article is named"),
            (("nix.txt",), "error: nix.txt: there is no such file or folder"),
            (("-", "--published", "yesterday"), "error: --published yesterday: is no day"),
            (("-", "--language", "English"), "error: --language English: is no code of a language"),
        ],
    )
    def test_wrong_use(self, arguments, message):
        result = run("read", *arguments)
        assert result.exit_code == 2
        assert message in result.stderr

    def test_an_unread_article_is_3(self, newsroom):
        (newsroom / "binary.txt").write_bytes(bytes(range(256)) * 8)
        result = run("read", "binary.txt")
        assert result.exit_code == 3
        assert "not read: binary.txt (" in result.stdout


@pytest.mark.usefixtures("newsroom")
class TestRules:
    """``checker rules``."""

    def test_tests_that_hold(self):
        result = run("rules", "test", "aboard")
        assert (result.exit_code, result.stdout) == (0, "1 rule, 3 tests: all hold\n")

    def test_tests_that_fail(self, newsroom):
        wrong = RULE.replace("There were 80 people on the pier.", "There were 80 people aboard.")
        (newsroom / "rules" / "aboard.yaml").write_text(wrong, encoding="utf-8")
        result = run("rules", "test", "aboard")
        assert result.exit_code == 1
        assert "noisy" in result.stdout
        assert result.stdout.endswith("1 rule, 3 tests: 1 failed\n")

    def test_without_ids_the_rules_of_the_folder_are_tested_and_no_others(self):
        assert run("rules", "test").stdout == "1 rule, 3 tests: all hold\n"

    def test_a_general_rule_is_tested_where_it_is_named(self):
        result = run("rules", "test", "calendar", "aboard")
        assert result.stdout.startswith("2 rules, ")
        assert result.exit_code == 0

    def test_a_folder_whose_rules_are_all_off_tests_nothing_and_says_so(self, newsroom):
        off = RULE.replace("kind: quantity", "kind: quantity\nseverity: off")
        (newsroom / "rules" / "aboard.yaml").write_text(off, encoding="utf-8")
        result = run("rules", "test")
        assert result.exit_code == 2
        assert result.stderr.startswith("error: rules: no rule here is in use\n")

    def test_an_unknown_id(self):
        result = run("rules", "explain", "abord")
        assert result.exit_code == 2
        assert result.stderr == 'error: abord: there is no rule of this id\n  help: did you mean "aboard"?\n'

    def test_a_rule_is_explained(self):
        result = run("rules", "explain", "aboard")
        assert result.exit_code == 0
        assert "How many people were on board the ferry?" in result.stdout

    @pytest.mark.parametrize("kind", ["quantity", "status"])
    def test_a_draft_loads(self, kind):
        result = run("rules", "new", "injured", "--kind", kind)
        assert result.exit_code == 0
        assert Path(result.stdout.strip()).is_file()
        assert run("rules", "explain", "injured").exit_code == 0

    def test_the_schema_is_json(self):
        result = run("rules", "schema")
        assert result.exit_code == 0
        jsonschema.Draft202012Validator.check_schema(json.loads(result.stdout))

    def test_a_first_rule_needs_no_folder(self, tmp_path, monkeypatch):
        (tmp_path / "desk").mkdir()
        monkeypatch.chdir(tmp_path / "desk")
        assert run("rules", "new", "injured").exit_code == 0
        assert Path("rules", "injured.yaml").is_file()

    def test_lint_ends_with_1_where_there_is_advice(self):
        result = run("rules", "lint")
        assert result.exit_code == 1
        assert "rules/aboard.yaml: aboard: it has no owner" in result.stdout

    def test_lint_says_what_it_looked_at_where_nothing_is_wrong(self, newsroom):
        good = RULE.replace("find:", "owner: data desk\nsubject: ferry\nfind:")
        good = good.replace("  within: 10%", "  within: 10%\n  changes: never")
        (newsroom / "rules" / "aboard.yaml").write_text(good, encoding="utf-8")
        result = run("rules", "lint")
        assert (result.exit_code, result.stdout) == (0, "1 rule, nothing to point out\n")


@pytest.mark.usefixtures("newsroom")
class TestExport:
    """``checker export``."""

    def test_a_project_is_written(self):
        result = checker("export", "news", "--great-expectations", "quality")
        assert result.returncode == 0, result.stderr
        assert Path(result.stdout.strip().split("open ")[1]).is_file()

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((), "--great-expectations: is not given"),
            (("--great-expectations", "rules/aboard.yaml"), "is a file"),
        ],
    )
    def test_wrong_use(self, arguments, message):
        result = run("export", "news", *arguments)
        assert result.exit_code == 2
        assert message in result.stderr


def test_a_fault_of_the_program_is_neither_findings_nor_none(monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("checker.commands.read.read", click.Command("read", callback=broken))
    result = run("read")
    assert result.exit_code == 70
    assert "ZeroDivisionError: a bug" in result.stderr
    assert "a fault of checker" in result.stderr
