"""Years that stand beside a noun for a year, and counts that look like them."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions.mention import Kind
from checker.mentions.read import read

PUBLISHED = date(2020, 8, 2)


def years(text: str) -> list[tuple[date | None, date | None]]:
    return [(m.earliest, m.latest) for m in read(text, published=PUBLISHED) if m.kind is Kind.DATE]


@pytest.mark.parametrize(
    "text",
    [
        "In its best year, 1998, the plant built 300 cars.",
        "In the year it opened, 1998, the plant built 300 cars.",
        "The plant built 300 cars in its best year, 1998.",
        "Its best year, 1998, saw 300 cars built.",
        "Its best year – 1998 – saw 300 cars built.",
        "Its best year (1998) saw 300 cars built.",
    ],
)
def test_a_year_in_apposition_is_a_date(text: str) -> None:
    assert years(text) == [(date(1998, 1, 1), date(1998, 12, 31))]
    numbers = [mention.low for mention in read(text, published=PUBLISHED) if mention.kind is Kind.NUMBER]
    assert numbers == [300]


def test_two_years_in_apposition_are_dates() -> None:
    found = years("It built 300 cars in its best years, 1998 and 2001.")
    assert [first.year for first, _ in found if first] == [1998, 2001]


def test_the_year_before_is_named_by_a_year_in_apposition() -> None:
    assert years("The year before, 2016, it lost 300 jobs.")[-1] == (date(2016, 1, 1), date(2016, 12, 31))


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("In its best year, 1,998 people came.", 1998),
        ("In its best year, 1998 people came.", 1998),
        ("In its best year, 1998 cars were built.", 1998),
        ("In its best year, 1,998, a record, were built.", 1998),
    ],
)
def test_a_count_behind_a_year_is_no_year(text: str, low: float) -> None:
    assert years(text) == []
    assert [mention.low for mention in read(text, published=PUBLISHED)] == [low]
