from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from consumers import read_jsonl
from handmade import decision

from checker.findings.coverage import Limit
from checker.findings.finding import Status
from checker.findings.notice import Notice
from checker.renderers import jsonl
from checker.renderers.json import schema as report_schema
from checker.report import Unchecked


def lines(report):
    return read_jsonl(jsonl.render(report))


def test_the_first_line_is_the_run_and_each_other_one_thing(report, finding):
    waived = replace(finding, status=Status.WAIVED, decision=decision("as the owner says"))
    noticed = replace(report, findings=[finding, waived], notices=(Notice("waivers.yaml", "aboard/1", "is unused"),))
    told = lines(noticed)
    assert [line["type"] for line in told] == ["run", "finding", "finding", "notice", "unread"]
    assert told[0]["counts"] == {
        "rules": 2,
        "articles": 2,
        "unread": 1,
        "claims": 2,
        "findings": {"new": 1, "baseline": 0, "waived": 1},
        "notices": 1,
    }


def test_a_finding_has_both_sides_in_full(report, gazette, harbour):
    _, told, _ = lines(report)
    (high,), (low,) = told["sides"]
    assert (high["text"], high["article"]["file"], high["line"], high["column"]) == (
        "Nearly 100 people",
        gazette.file,
        3,
        1,
    )
    assert (low["text"], low["article"]["outlet"], low["article"]["headline"]) == (
        "around 80 people",
        harbour.outlet,
        harbour.headline,
    )
    assert (told["question"], told["owner"]) == ("How many were on board?", "data desk")


def test_a_run_that_checked_nothing_says_so(report_of):
    assert lines(report_of())[0]["unchecked"] == Unchecked.NO_CLAIMS


def test_the_schema_is_one_and_knows_what_that_of_the_report_knows():
    own, whole = json.loads(jsonl.schema()), json.loads(report_schema())
    jsonschema.Draft202012Validator.check_schema(own)
    assert set(own["$defs"]["run"]["properties"]["unchecked"]["enum"]) == {*Unchecked, None}
    for name in ("article", "day", "confidence", "interval"):
        assert own["$defs"][name] == whole["$defs"][name]
    for name, other in (("claim", {"article"}), ("finding", {"sides"})):
        theirs = whole["$defs"][name]["properties"]
        shared = set(own["$defs"][name]["properties"]) & set(theirs) - other
        assert {key: own["$defs"][name]["properties"][key] for key in shared} == {key: theirs[key] for key in shared}


@pytest.mark.parametrize("line", [{}, {"type": "run"}, {"type": "notice", "place": "a"}])
def test_the_schema_refuses_what_is_no_line(line):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(line, json.loads(jsonl.schema()))


def test_the_run_says_what_it_did_not_check(report):
    limited = replace(
        report, coverage=replace(report.coverage, limits=(Limit("copies", "looks at new articles only"),))
    )
    assert lines(limited)[0]["not_checked"] == [
        "article news/broken.html (could not be read: it is no text)",
        "rule inquiry (no article says one of its words)",
        "rule copies (looks at new articles only)",
    ]
