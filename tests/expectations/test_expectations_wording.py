"""The outcome of expectations in words and as a record."""

from __future__ import annotations

import json

import pytest

from checker.expectations.outcome import ExpectationResult, ExpectationsOutcome
from checker.expectations.wording import as_record, as_text

MET = ExpectationResult("Every claim has an id.", "expect_column_values_to_not_be_null", True, True)
UNMET = ExpectationResult(
    "No two claims have one id.", "expect_column_values_to_be_unique", True, False, 7, ("id: a", "id: b")
)
DROPPED = ExpectationResult("Claims are blue.", "expect_blue", False, False, problem="no such expectation")


@pytest.mark.parametrize(
    ("claims", "results", "success", "text"),
    [
        (0, (), False, "expectations: failed, for there are no claims to evaluate"),
        (0, (MET,), False, "expectations: failed, for there are no claims to evaluate"),
        (3, (), False, "expectations: 0 of 0 met over 3 claims"),
        (3, (MET,), True, "expectations: 1 of 1 met over 3 claims"),
        (
            3,
            (MET, UNMET),
            False,
            "expectation not met (7 times): No two claims have one id.\n"
            "  id: a\n  id: b\n  … and 5 more\nexpectations: 1 of 2 met over 3 claims",
        ),
        (
            3,
            (MET, DROPPED),
            False,
            "expectation not evaluated: Claims are blue.\n  no such expectation\n"
            "expectations: 1 of 2 met over 3 claims, 1 not evaluated",
        ),
    ],
)
def test_text_and_success(claims, results, success, text):
    outcome = ExpectationsOutcome(claims, results)
    assert outcome.success is success
    assert as_text(outcome) == text


def test_record_is_plain_json():
    record = as_record(ExpectationsOutcome(3, (MET, UNMET, DROPPED)))
    assert json.loads(json.dumps(record)) == record
    assert (record["success"], record["declared"], record["evaluated"], record["succeeded"]) == (False, 3, 2, 1)
    assert [result["check"] for result in record["results"]] == [MET.check, UNMET.check, DROPPED.check]
    assert record["results"][1]["examples"] == ["id: a", "id: b"]
