"""The findings table."""

from __future__ import annotations

import pytest

from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding, Status
from checker.findings.table import COLUMNS, findings_table
from checker.mentions.mention import Kind, Mention
from checker.rulebook.facts.fact import Severity


def claim(article: str, text: str) -> Claim:
    return Claim(f"{article}#jobs@3-9", "jobs", article, Mention(Kind.NUMBER, 3, 3 + len(text), text))


def finding(severity: Severity, **more: str) -> Finding:
    return Finding(
        "jobs/00c0ffee",
        "jobs",
        Verdict.CONTRADICTION,
        severity,
        Confidence.HIGH,
        Status.NEW,
        "two counts of jobs",
        "the ranges do not meet",
        (claim("a.txt", "12,000"),),
        (claim("b.txt", "10,000"), claim("c.txt", "10,000")),
        **more,
    )


@pytest.mark.parametrize("findings", [[], [finding(Severity.ERROR)]], ids=["empty", "one"])
def test_columns_and_types_do_not_depend_on_the_rows(findings):
    table = findings_table(findings)
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
        name: str(dtype) for name, dtype in COLUMNS.items()
    }
    assert len(table) == len(findings)


def test_a_row_leads_to_the_claims_of_both_sides():
    row = findings_table([finding(Severity.ERROR, gap="17%", within="10%")]).iloc[0]
    assert (row["article"], row["start"], row["end"], row["text"]) == ("a.txt", 3, 9, "12,000")
    assert row["claims"] == ("a.txt#jobs@3-9",)
    assert row["others"] == ("b.txt#jobs@3-9", "c.txt#jobs@3-9")
    assert (row["verdict"], row["status"], row["gap"], row["within"]) == ("contradiction", "new", "17%", "10%")


def test_severity_is_ordered():
    table = findings_table([finding(Severity.NOTE), finding(Severity.ERROR), finding(Severity.WARNING)])
    assert table.loc[table["severity"] >= "warning", "severity"].tolist() == ["error", "warning"]
