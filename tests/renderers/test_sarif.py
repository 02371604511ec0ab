from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date

import jsonschema
import pytest
from consumers import read_sarif, sarif_validator
from handmade import article, claim, decision
from newsroom import run

from checker.claims.claim import Claim
from checker.findings.coverage import Limit
from checker.findings.finding import Status
from checker.findings.notice import Notice
from checker.renderers import sarif
from checker.renderers.line_hashes import line_hashes
from checker.rulebook.facts.dates import Deadline
from checker.rulebook.facts.fact import Find, Reference, Severity
from checker.rulebook.rulebook import Rule, RuleBook, Story


def results(report):
    return read_sarif(sarif.render(report))["results"]


def test_the_schema_is_one_and_refuses_what_is_no_log():
    sarif_validator().check_schema(sarif_validator().schema)
    with pytest.raises(jsonschema.ValidationError):
        sarif_validator().validate({"version": "2.1.0", "runs": [{}]})


def test_the_other_side_is_related_and_linked_from_the_message(report):
    (result,) = results(report)
    assert result["message"]["text"].endswith("\nAgainst [“around 80 people”](1), The Harbour Post, 1 March 2021")
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "news/harbour.txt"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "news/gazette.txt"


def test_regions_are_those_of_the_file(report, harbour):
    (result,) = results(report)
    where = result["relatedLocations"][0]["physicalLocation"]["region"]
    line = harbour.text.split("\n")[where["startLine"] - 1]
    assert line[where["startColumn"] - 1 : where["endColumn"] - 1] == where["snippet"]["text"] == "around 80 people"
    assert "charOffset" not in where


def test_columns_count_characters_beyond_the_first_plane(report_of, finding, gazette):
    ships = article("news/ships.txt", "Ferry\n\n🛳🛳 80 people\n", None, None)
    told = report_of(replace(finding, others=(claim(ships, "aboard", "80 people"),)), articles=(ships, gazette))
    log = read_sarif(sarif.render(told))
    assert log["columnKind"] == "unicodeCodePoints"
    assert log["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"] == 4


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a [link](1) in it", "a [link] (1) in it"),
        ("{0} and {", "{{0}} and {{"),
        ("a \\ b", "a \\ b"),
    ],
)
def test_no_word_of_an_article_is_a_link_or_a_placeholder(report_of, finding, text, shown):
    (result,) = results(report_of(replace(finding, message=text, gap=None, others=())))
    assert result["message"]["text"] == shown


def test_brackets_in_a_link_are_escaped(report_of, finding, gazette):
    other = article("news/odd.txt", "x\n\n[80] people\n", None, None)
    told = report_of(replace(finding, others=(claim(other, "aboard", "[80] people"),)), articles=(other, gazette))
    assert "[“\\[80\\] people”](1)" in results(told)[0]["message"]["text"]


@pytest.mark.parametrize(("place", "kind"), [("waivers.yaml", "external"), ("news/gazette.md:12:1", "inSource")])
def test_what_an_editor_waived_is_kept_as_suppressed(report_of, finding, place, kind):
    known = replace(decision("both are said"), place=place, until=date(2021, 4, 1))
    (result,) = results(report_of(replace(finding, status=Status.WAIVED, decision=known)))
    assert result["suppressions"] == [
        {"kind": kind, "status": "accepted", "justification": "both are said (the desk) Until 2021-04-01."}
    ]


def test_a_finding_that_was_accepted_is_not_suppressed(report_of, finding):
    (result,) = results(report_of(replace(finding, decision=decision("it is 80", accepted=True))))
    assert result["suppressions"] == []


def test_what_the_baseline_knows_is_unchanged_and_the_others_new(report_of, finding):
    told = results(report_of(finding, replace(finding, status=Status.BASELINE)))
    assert [each["baselineState"] for each in told] == ["new", "unchanged"]
    assert "baselineState" not in results(report_of(finding))[0]


def test_a_run_that_could_not_read_everything_was_not_successful(report, report_of, gazette):
    coverage = replace(report.coverage, limits=(Limit("copies", "looks at new articles only"),), unlisted=3)
    noticed = replace(report, notices=(Notice("waivers.yaml", "aboard/1", "is unused"),), coverage=coverage)
    (invocation,) = read_sarif(sarif.render(noticed))["invocations"]
    assert invocation["executionSuccessful"] is False
    kinds = [(each["descriptor"]["id"], each["level"]) for each in invocation["toolExecutionNotifications"]]
    assert kinds == [("unread-article", "error"), ("decision", "warning"), *[("nothing-read", "note")] * 3]
    (clean,) = read_sarif(sarif.render(replace(report, unread=())))["invocations"]
    assert clean["executionSuccessful"] is True
    (nothing,) = read_sarif(sarif.render(replace(report_of(), unread=())))["invocations"]
    assert nothing["executionSuccessful"] is False
    assert nothing["toolExecutionNotifications"][0]["descriptor"]["id"] == "nothing-checked"
    assert gazette.id in {each.id for each in report.articles}


def test_a_rule_has_its_level_its_help_and_where_its_reference_comes_from(report):
    known = Reference(value="1 May 2021", source="https://example.org/inquiry report")
    fact = Deadline(id="inquiry", question="By when?", find=Find(), severity=Severity.OFF, reference=(known,))
    rulebook = RuleBook((*report.rulebook.rules[:1], Rule(fact, Story(), "rules/inquiry.yaml", ".")))
    aboard, inquiry = read_sarif(sarif.render(replace(report, rulebook=rulebook)))["tool"]["driver"]["rules"]
    assert aboard["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert inquiry["defaultConfiguration"] == {"enabled": False, "level": "none"}
    assert inquiry["helpUri"] == "https://example.org/inquiry%20report"
    assert "helpUri" not in aboard
    assert "Kind quantity." in aboard["help"]["text"]
    assert "checker waive FINGERPRINT" in aboard["help"]["markdown"]


def test_a_side_of_very_many_claims_is_cut_and_counted(report_of, finding, harbour):
    others = tuple(Claim(f"c{number}", "aboard", harbour.id, finding.others[0].mention) for number in range(70))
    (result,) = results(report_of(replace(finding, others=others)))
    assert len(result["relatedLocations"]) == 50
    assert result["message"]["text"].endswith("and 69 more")


def test_the_line_is_known_as_github_knows_it(newsroom):
    content = (newsroom / "news" / "2021-03-01-gazette.txt").read_text(encoding="utf-8")
    log = json.loads(run("check", "news", "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert result["partialFingerprints"]["primaryLocationLineHash"] == line_hashes(content)[line - 1]
    assert result["partialFingerprints"]["finding/v1"].startswith("aboard/")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes as files here")
def test_a_pipe_is_not_read_again(report_of, finding, gazette, harbour, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    piped = replace(gazette, file=str(tmp_path / "pipe"))
    (result,) = results(report_of(finding, articles=(piped, harbour)))
    assert result["partialFingerprints"] == {"finding/v1": "aboard/7f3a9c21"}
