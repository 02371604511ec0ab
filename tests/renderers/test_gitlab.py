from __future__ import annotations

from dataclasses import replace

import pytest
from consumers import read_gitlab
from handmade import decision

from checker.articles.article import Unread
from checker.findings.finding import Status
from checker.renderers import gitlab
from checker.rulebook.facts.fact import Severity


def entries(report):
    return read_gitlab(gitlab.render(report))


def test_a_finding_is_an_entry_at_its_lines(report):
    unread, told = entries(report)
    assert (unread["check_name"], unread["severity"], unread["location"]["path"]) == (
        "unread",
        "blocker",
        "news/broken.html",
    )
    assert (told["check_name"], told["severity"]) == ("aboard", "critical")
    assert told["location"] == {"path": "news/gazette.txt", "lines": {"begin": 3, "end": 3}}
    assert "against “around 80 people”, news/harbour.txt:3:19" in told["description"]


@pytest.mark.parametrize(("severity", "told"), [(Severity.WARNING, "major"), (Severity.NOTE, "info")])
def test_how_grave_it_is(report_of, finding, severity, told):
    assert entries(report_of(replace(finding, severity=severity)))[-1]["severity"] == told


def test_findings_that_share_a_fingerprint_are_told_apart(report_of, finding):
    one, two = (entries(report_of(*[finding] * number))[1:] for number in (1, 2))
    assert one == two[:1]
    assert len({each["fingerprint"] for each in two}) == 2


def test_what_the_baseline_knows_stays_and_what_is_waived_goes(report_of, finding):
    known = replace(finding, status=Status.BASELINE)
    waived = replace(finding, status=Status.WAIVED, decision=decision("both are said"))
    assert entries(report_of(waived, known)) == entries(report_of(finding))


def test_two_records_of_one_file_that_cannot_be_read_are_two_entries(report):
    unread = tuple(Unread("news/all.jsonl", f"line {number}: it is no text") for number in (1, 2, 2))
    told = entries(replace(report, unread=unread))
    assert [each["check_name"] for each in told] == ["unread", "unread", "aboard"]
