"""Shares: percent on the left, spellings on the right."""

import pytest

from checker.mentions.mention import Kind, Mention
from checker.mentions.read import read

SHARES = {
    12: ["12%", "12 per cent", "12 percent", "12pc", "12 %", "12 pct", "twelve per cent", "12-percent", "12-per-cent"],
    100 / 3: [
        "a third of voters",
        "one-third of voters",
        "one third of the voters",
        "one in three",
        "one child in three",
        "one of every three",
    ],
    200 / 3: ["two-thirds of voters", "two thirds of voters", "two in three"],
    20: ["one in five", "1 in 5", "a fifth of voters", "one in every five", "one-in-five"],
    75: [
        "3 out of 4",
        "three in four",
        "three quarters of voters",
        "three-quarters of the vote",
        "three out of four",
        "three of every four",
    ],
    50: ["half of voters", "half the vote", "half of the vote", "50%"],
    -5: ["minus five percent", "-5%"],
    0.5: ["0.5%", "half a per cent", "half of 1%", "one-half of one percent"],
    100: ["100%", "100 percent"],
}
POINTS = {
    (3.2, "percentage point"): ["3.2 percentage points", "3.2-percentage-point", "3.2 % points"],
    (0.5, "percentage point"): ["half a percentage point", "0.5 of a percentage point", "0.5 percentage points"],
    (0.25, "percentage point"): ["a quarter of a percentage point", "0.25 percentage points"],
    (25, "basis point"): ["25 basis points", "25-basis-point", "25bps", "25 bps"],
}


def shares(text: str) -> list[Mention]:
    return [mention for mention in read(text) if mention.kind is Kind.SHARE]


@pytest.mark.parametrize(
    ("value", "spelling"), [(value, spelling) for value, spellings in SHARES.items() for spelling in spellings]
)
def test_reads_a_share_in_percent(value: float, spelling: str) -> None:
    [mention] = shares(f"It was {spelling}.")
    assert mention.low == mention.high == pytest.approx(value)
    assert mention.unit == "%"


@pytest.mark.parametrize(
    ("value", "spelling"), [(value, spelling) for value, spellings in POINTS.items() for spelling in spellings]
)
def test_points_are_another_unit(value: tuple[float, str], spelling: str) -> None:
    [mention] = shares(f"It rose {spelling}.")
    assert (mention.low, mention.unit) == (pytest.approx(value[0]), value[1])


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("It rose by a third.", 100 / 3),
        ("Almost a third agreed.", 100 / 3),
        ("More than half agreed.", 50),
        ("It has 60 of the 120 seats, or half.", 50),
        ("It is a part (or a third) of it.", 100 / 3),
        ("It cut deaths by a fifth among the old.", 20),
        ("It rose by a third to 94 million tonnes.", 100 / 3),
        ("Two-thirds agreed.", 200 / 3),
        ("Between a third and a half voted.", 100 / 3),
        ("The stadium was a third full.", 100 / 3),
    ],
)
def test_reads_a_change_or_a_hedged_fraction_as_a_share(text: str, percent: float) -> None:
    assert shares(text)[0].low == pytest.approx(percent)


@pytest.mark.parametrize(
    "text",
    [
        "Only a small percent stay.", "How is a percentage found?", "A third man came.", "The second half was dull.",
        "He won two in 2019.", "She won 3 in 5 games.", "It scored 72 out of 100.", "Half an hour later it rained.",
        "He ran a mile or half.", "It sells half-empty, or half-full, jars.", "In the past three quarters it grew.", "It starts in half an hour.",
        "He won by half a length.", "It rose a quarter point.", "One death in four clinics was odd.", "One case in 10 days came.",
        "It was raised by a third party.", "A third full season began.",
    ],
)  # fmt: skip
def test_reads_no_share_where_there_is_none(text: str) -> None:
    assert shares(text) == []
