"""Decisions as an editor takes them on the command line, and the runs that obey them."""

from __future__ import annotations

import json

import pytest
from newsroom import run

pytestmark = pytest.mark.usefixtures("newsroom")


def findings():
    return json.loads(run("check", "news", "--format", "json").stdout)["findings"]


def fingerprint():
    return findings()[0]["fingerprint"]


class TestWaive:
    """``checker waive``."""

    def test_it_writes_a_decision_that_the_next_run_obeys(self, newsroom):
        known = fingerprint()
        result = run(
            "waive",
            known,
            "news",
            "--because",
            "the harbour's: an early count",
            "--by",
            "desk",
            "--until",
            "2999-12-31",
        )
        assert result.exit_code == 0, result.output
        assert (newsroom / "rules" / "waivers.yaml").read_text(encoding="utf-8").splitlines()[
            0
        ] == f"- finding: {known}"
        assert run("check", "news").exit_code == 0
        (told,) = findings()
        assert told["status"] == "waived"
        assert told["decision"] == {
            "decision": "dismiss",
            "because": "the harbour's: an early count",
            "by": "desk",
            "until": "2999-12-31",
            "place": "waivers.yaml",
        }

    def test_what_stands_there_stays(self, newsroom):
        file = newsroom / "rules" / "waivers.yaml"
        file.write_text(
            "# our decisions\n- finding: aboard/00000001  # the first\n  because: it is so\n", encoding="utf-8"
        )
        assert run("waive", fingerprint(), "--because", "early").exit_code == 0
        text = file.read_text(encoding="utf-8")
        assert text.startswith("# our decisions\n- finding: aboard/00000001  # the first\n  because: it is so\n")

    def test_an_expired_decision_is_replaced(self, newsroom):
        known = fingerprint()
        file = newsroom / "rules" / "waivers.yaml"
        file.write_text(f"- finding: {known}\n  because: early\n  until: 2001-01-01\n", encoding="utf-8")
        assert "expired on 2001-01-01: the finding counts again" in run("check", "news").stdout
        assert run("waive", known, "--because", "still early").exit_code == 0
        assert file.read_text(encoding="utf-8").count("finding:") == 1
        assert run("check", "news").exit_code == 0

    def test_an_accepted_finding_fails_until_the_article_is_corrected(self, newsroom):
        assert run("waive", fingerprint(), "news", "--because", "80 is right", "--accept").exit_code == 0
        assert run("check", "news").exit_code == 1
        article = newsroom / "news" / "2021-03-01-gazette.txt"
        article.write_text(article.read_text(encoding="utf-8").replace("Nearly 100", "Some 80"), encoding="utf-8")
        result = run("check", "news")
        assert result.exit_code == 0
        assert "is unused" in result.stdout

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("aboard", "--because", "x"), '"aboard" is not a fingerprint'),
            (("abord/00000001", "--because", "x"), 'unknown rule "abord"'),
            (("aboard/00000001", "--because", " "), "--because: is empty"),
            (("aboard/00000001", "--because", "x", "--until", "2001-01-01"), "--until 2001-01-01: is over"),
            (("aboard/00000001", "nowhere", "--because", "x"), "there is no such file"),
            (("aboard/00000001", "news", "--because", "x"), "is no finding of these articles"),
        ],
    )
    def test_mistakes_write_nothing(self, newsroom, arguments, message):
        result = run("waive", *arguments)
        assert result.exit_code == 2
        assert message in result.stderr
        assert not (newsroom / "rules" / "waivers.yaml").exists()

    def test_a_decision_is_not_taken_twice(self):
        known = fingerprint()
        assert run("waive", known, "--because", "early").exit_code == 0
        result = run("waive", known, "--because", "early")
        assert result.exit_code == 2
        assert "was decided already" in result.stderr


class TestBaseline:
    """``checker baseline`` and what ``checker check`` does with it."""

    def test_only_new_findings_fail(self, newsroom):
        result = run("baseline", "news")
        assert (result.exit_code, result.stdout) == (0, "rules/baseline.json: 1 finding known from now on\n")
        again = run("check", "news")
        assert again.exit_code == 0
        assert "known: baseline" in again.stdout
        (newsroom / "news" / "2021-03-02-herald.txt").write_text(
            "Ferry\n\nThere were 300 people on board.\n", encoding="utf-8"
        )
        assert run("check", "news").exit_code == 1

    def test_edits_elsewhere_in_the_text_change_nothing(self, newsroom):
        run("baseline", "news")
        article = newsroom / "news" / "2021-03-01-gazette.txt"
        article.write_text(
            "Ferry rescue\n\nThe sea was calm.\n\n" + article.read_text(encoding="utf-8"), encoding="utf-8"
        )
        assert run("check", "news").exit_code == 0

    def test_it_shrinks_by_itself(self, newsroom):
        run("baseline", "news")
        file = newsroom / "rules" / "baseline.json"
        run("check", "news/2021-03-01-harbour.txt")
        assert json.loads(file.read_text(encoding="utf-8"))["findings"], "the other article was not read"
        article = newsroom / "news" / "2021-03-01-gazette.txt"
        kept = article.read_text(encoding="utf-8")
        article.write_text(kept.replace("Nearly 100", "Some 80"), encoding="utf-8")
        result = run("check", "news")
        assert "1 of its findings are gone" in result.stderr
        assert json.loads(file.read_text(encoding="utf-8"))["findings"] == []
        article.write_text(kept, encoding="utf-8")
        assert run("check", "news").exit_code == 1

    def test_another_file(self):
        assert run("baseline", "news", "--output", "known.json").exit_code == 0
        assert run("check", "news").exit_code == 1
        assert run("check", "news", "--baseline", "known.json").exit_code == 0

    @pytest.mark.parametrize(
        ("content", "problem"), [(None, "no such file"), ("{}", "is no baseline"), ("\0", "is no baseline")]
    )
    def test_a_wrong_file_is_a_mistake(self, newsroom, content, problem):
        if content is not None:
            (newsroom / "known.json").write_text(content, encoding="utf-8")
        result = run("check", "news", "--baseline", "known.json")
        assert result.exit_code == 2
        assert problem in result.stderr

    def test_nothing_checked_is_no_baseline(self, newsroom):
        (newsroom / "empty").mkdir()
        result = run("baseline", "empty")
        assert result.exit_code == 2
        assert not (newsroom / "rules" / "baseline.json").exists()


def test_a_comment_in_an_article_waives_a_rule_there(newsroom):
    (newsroom / "news" / "2021-03-01-gazette.txt").unlink()
    article = newsroom / "news" / "2021-03-01-gazette.md"
    text = "# Ferry rescue\n\n{}Nearly 100 people were on board the ferry, and all are safe.\n"
    article.write_text(text.format(""), encoding="utf-8")
    assert run("check", "news").exit_code == 1
    article.write_text(
        text.format("<!-- checker: waive aboard because it is the owner's count -->\n"), encoding="utf-8"
    )
    result = run("check", "news")
    assert result.exit_code == 0
    assert "waived: aboard/" in result.stdout
    assert "(it is the owner's count)" in result.stdout
