"""Ages are years of a life, not counts."""

from __future__ import annotations

import pytest

from checker.mentions.mention import Kind
from checker.mentions.read import read


@pytest.mark.parametrize(
    ("text", "mention", "low", "high"),
    [
        ("The ban is for users older than 55.", "older than 55", 55, None),
        ("Most who left were younger than 30.", "younger than 30", None, 30),
        ("People aged 16 to 24 use it.", "16 to 24", 16, 24),
        ("Women aged between 18 and 34 use it.", "between 18 and 34", 18, 34),
        ("Residents aged 65 and over may vote.", "65 and over", 65, None),
        ("Those 55 and older may vote.", "55 and older", 55, None),
        ("It is for children 12 and younger.", "12 and younger", None, 12),
        ("A man aged 55 was held.", "55", 55, 55),
        ("A man aged about 55 was held.", "about 55", 55, 55),
        ("She left at the age of 55.", "55", 55, 55),
        ("It is for ages 5 and up.", "5 and up", 5, None),
        ("People over 65 may vote.", "over 65", 65, None),
        ("The 18-24 age group grew.", "18-24", 18, 24),
        ("Children aged 5-11 can come.", "5-11", 5, 11),
        ("Girls as young as 13 were hired.", "as young as 13", 13, None),
        ("The driver was John Hill, 45, of Hull.", "45", 45, 45),
        ("The driver was John Hill, 45.", "45", 45, 45),
        ("The winger, 24, left.", "24", 24, 24),
        ("It is banned for children under 16.", "under 16", None, 16),
    ],
)
def test_an_age_is_read_in_years(text: str, mention: str, low: float | None, high: float | None) -> None:
    [found] = read(text)
    assert (found.kind, found.unit, found.text) == (Kind.DURATION, "year", mention)
    assert (found.low, found.high) == (low, high)


def test_ages_in_a_list_are_all_ages() -> None:
    found = read("Three children aged 5, 7 and 9 were on board.")
    assert [(each.text, each.kind) for each in found] == [
        ("Three children", Kind.NUMBER),
        ("5", Kind.DURATION),
        ("7", Kind.DURATION),
        ("9", Kind.DURATION),
    ]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("It lost more than 55.", "more than 55"),
        ("It has more than 55 workers.", "more than 55 workers"),
        ("It built 16 to 24 a day.", "16 to 24"),
        ("Over 65 were hurt.", "Over 65"),
        ("It brought home people, over 65 of them hurt.", "over 65"),
        ("It hired people, and over 65 left.", "over 65"),
        ("It moved people over 300 at once.", "over 300"),
        ("There were 55 or more.", "55 or more"),
        ("It managed 16.", "16"),
        ("In Leeds, 16, or more, left.", "16"),
        ("Workers aged fast and 16 left.", "16"),
    ],
)
def test_a_count_is_no_age(text: str, mention: str) -> None:
    numbers = [each for each in read(text) if each.kind is Kind.NUMBER]
    assert [each.text for each in numbers] == [mention]


def test_a_number_that_counts_a_noun_keeps_it() -> None:
    [found] = read("It is older than 30 other firms.")
    assert (found.kind, found.unit) == (Kind.NUMBER, "firms")
