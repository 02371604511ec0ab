from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date

import jsonschema
import pytest

from checker.claims.claim import NearMiss
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding, Status
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.renderers.json import render, schema
from checker.rulebook.facts.fact import Severity
from checker.values.days import Days


def rendered(report):
    return json.loads(render(report))


def test_a_report_as_a_whole(report, snapshot):
    assert render(report) == snapshot


def test_a_report_keeps_to_its_schema(report):
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))
    jsonschema.validate(rendered(report), json.loads(schema()), format_checker=jsonschema.FormatChecker())


def test_an_empty_report_keeps_to_its_schema(report_of):
    jsonschema.validate(rendered(report_of()), json.loads(schema()))


@pytest.mark.parametrize(
    ("definition", "key", "values"),
    [
        ("claim", "kind", set(Kind)),
        ("claim", "bound", {*Bound, None}),
        ("finding", "verdict", set(Verdict)),
        ("statement", "verdict", {*Verdict, None}),
        ("finding", "severity", set(Severity)),
        ("finding", "status", set(Status)),
    ],
)
def test_the_schema_knows_every_value_of_the_types(definition, key, values):
    assert set(json.loads(schema())["$defs"][definition]["properties"][key]["enum"]) == values


def test_the_schema_knows_every_mark():
    assert set(json.loads(schema())["$defs"]["claim"]["properties"]["marks"]["items"]["enum"]) == set(Mark)


@pytest.mark.parametrize(("type", "definition"), [(Mention, "claim"), (Finding, "finding")])
def test_the_schema_has_a_key_for_every_field(type, definition):
    keys = set(json.loads(schema())["$defs"][definition]["properties"])
    assert {field.name for field in fields(type)} - keys <= {"others"}


def test_sources_name_claims_of_the_report(report):
    found = rendered(report)
    known = {claim["id"] for claim in found["claims"]}
    ((moment,),) = [each["moments"] for each in found["sources"]]
    assert moment["sources"] == ["The Harbour Post", "its owner"]
    assert {each["claim"] for each in (*moment["statements"], *moment["values"])} == known == set(moment["leading"])
    assert [each["supports"] for each in moment["statements"]] == [[id] for id in moment["leading"]]


def test_claims_of_a_finding_are_its_sides_in_order(report, finding):
    told = rendered(report)["findings"][0]
    assert told["sides"] == [[finding.claims[0].id], [finding.others[0].id]]
    assert told["claims"] == [finding.claims[0].id, finding.others[0].id]
    assert (told["article"], told["start"], told["text"]) == ("news/gazette.txt", 28, "Nearly 100 people")


def test_a_side_alone_is_one_side(report_of, finding):
    told = rendered(report_of(replace(finding, others=())))["findings"][0]
    assert told["sides"] == [[finding.claims[0].id]]


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        (None, None),
        (Days(date(2021, 3, 1), date(2021, 3, 1)), "2021-03-01"),
        (Days(date(2021, 3, 1), date(2021, 3, 5)), ["2021-03-01", "2021-03-05"]),
        (Days(None, date(2021, 3, 5)), [None, "2021-03-05"]),
    ],
)
def test_as_of_is_a_day_or_the_first_and_the_last(report_of, finding, as_of, told):
    side = replace(finding.claims[0], as_of=as_of)
    report = rendered(report_of(replace(finding, claims=(side,))))
    assert report["claims"][0]["as_of"] == told
    jsonschema.validate(report, json.loads(schema()))


def test_what_was_left_out_has_its_line_and_column_in_the_file(report_of, gazette):
    start = gazette.text.index("ferry")
    miss = NearMiss("aboard", gazette.id, start, start + 5, "ferry", "no number stands with it")
    told = rendered(report_of(near_misses=(miss,)))
    where = gazette.place(start)
    (near,) = told["coverage"]["near_misses"]
    assert (near["start"], near["line"], near["column"]) == (start, where.line, where.column)
    jsonschema.validate(told, json.loads(schema()))
    assert told["version"] == 1


def test_half_a_surrogate_in_a_file_name_is_still_json(report_of, gazette):
    text = render(report_of(articles=(replace(gazette, outlet="\udce9"),)))
    assert json.loads(text.encode("utf-8", "backslashreplace"))["articles"][0]["outlet"] == "\udce9"
