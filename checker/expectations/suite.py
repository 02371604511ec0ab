"""What is expected of a claims table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import great_expectations.expectations as gxe
from babel.numbers import list_currencies
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.row_conditions import Column

from checker.claims.claim import Confidence
from checker.expectations.agreement import ExpectClaimsOfFactToAgree
from checker.expectations.evidence import ARTICLE_LENGTH, ARTICLE_WORDS, FIRST_YEAR, YEARS_AHEAD
from checker.mentions.mention import Kind
from checker.mentions.money import stateless_units
from checker.report import Report

FIRST_PLAUSIBLE_YEAR = 1000
"""News does not date events in days before; a day there is a misread number."""
PLAUSIBLE_YEARS_AHEAD = 200
"""Nor does it look further ahead than climate models and leases do."""


def expectations(report: Report, rules: Path | None) -> tuple[Expectation, ...]:
    """The expectations of a report's evidence table: of its quality, then that the claims of each fact agree.

    ``rules`` is the folder of the report's rules, ``None`` for the general checks alone, which have no facts. Each
    expectation says in its ``description`` what it demands, and no two say the same.
    """
    return (
        *_of_identity(report),
        *_of_place(),
        *_of_value(),
        *([ExpectClaimsOfFactToAgree(rules=str(rules), description="The claims of each fact agree.")] if rules else []),
    )


def _of_identity(report: Report) -> Iterable[Expectation]:
    yield gxe.ExpectTableRowCountToBeBetween(min_value=1, description="There are claims.")
    yield gxe.ExpectColumnValuesToNotBeNull(column="id", description="Every claim has an id.")
    yield gxe.ExpectColumnValuesToBeUnique(column="id", description="No two claims have one id.")
    yield gxe.ExpectColumnValuesToBeInSet(
        column="rule",
        value_set=sorted(rule.id for rule in report.rulebook.rules),
        description="Every claim's rule is in the rule book.",
    )
    yield gxe.ExpectColumnValuesToNotBeNull(column=ARTICLE_LENGTH, description="Every claim's article was read.")
    yield gxe.ExpectColumnValuesToBeInSet(
        column="kind", value_set=[kind.value for kind in Kind], description="Every claim is of a known kind."
    )
    yield gxe.ExpectColumnValuesToBeInSet(
        column="confidence",
        value_set=[level.value for level in Confidence],
        description="The confidence of every claim is high, medium or low.",
    )


def _of_place() -> Iterable[Expectation]:
    yield gxe.ExpectColumnValuesToBeBetween(column="start", min_value=0, description="No claim starts before its text.")
    yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A="end", column_B="start", description="Every claim ends after it starts."
    )
    yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=ARTICLE_LENGTH,
        column_B="end",
        or_equal=True,
        ignore_row_if="either_value_is_missing",
        description="Every claim ends inside its article.",
    )
    yield gxe.ExpectColumnPairValuesToBeEqual(
        column_A="text",
        column_B=ARTICLE_WORDS,
        ignore_row_if="either_value_is_missing",
        description="Every claim is what its article says at that place.",
    )


def _of_value() -> Iterable[Expectation]:
    yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A="high",
        column_B="low",
        or_equal=True,
        ignore_row_if="either_value_is_missing",
        description="No range of numbers runs downward.",
    )
    yield gxe.ExpectColumnValuesToBeInSet(
        column="unit",
        value_set=sorted({*list_currencies(), *stateless_units()}),
        row_condition=Column("kind") == Kind.MONEY.value,
        description="Every amount of money is in a known currency.",
    )
    yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A="latest",
        column_B="earliest",
        or_equal=True,
        ignore_row_if="either_value_is_missing",
        description="No range of days runs backward.",
    )
    yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A="as_of_last",
        column_B="as_of_first",
        or_equal=True,
        ignore_row_if="either_value_is_missing",
        description="No claim speaks of days that run backward.",
    )
    yield gxe.ExpectColumnValuesToBeBetween(
        column=FIRST_YEAR,
        min_value=FIRST_PLAUSIBLE_YEAR,
        description=f"No day lies before the year {FIRST_PLAUSIBLE_YEAR}.",
    )
    yield gxe.ExpectColumnValuesToBeBetween(
        column=YEARS_AHEAD,
        max_value=PLAUSIBLE_YEARS_AHEAD,
        description=f"No day lies more than {PLAUSIBLE_YEARS_AHEAD} years after the article.",
    )
