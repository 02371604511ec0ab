"""Durations: low, high and unit on the left, the spellings on the right."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions.dates import read_dates
from checker.mentions.mention import Kind, Mention
from checker.mentions.read import read
from checker.mentions.tokens import tokenize
from checker.values.interval import Interval


def durations_of(text: str) -> list[Mention]:
    mentions = read(text, published=date(2020, 8, 3))
    return [mention for mention in mentions if mention.kind is Kind.DURATION]


FORMS: list[tuple[float, float, str, list[str]]] = [
    (3, 3, "year", ["three years", "3 years", "three-year", "3-year", "three full years"]),
    (18, 18, "month", ["18 months", "18-month", "eighteen months"]),
    (0.5, 0.5, "hour", ["half an hour"]),
    (2.5, 2.5, "year", ["two and a half years", "2½ years", "2.5 years", "two-and-a-half-year"]),
    (1, 1, "week", ["one week", "one-week"]),
    (2, 2, "week", ["a fortnight", "two weeks"]),
    (10, 10, "year", ["a decade", "ten years"]),
    (24, 24, "month", ["two dozen months", "24 months"]),
    (2, 2, "day", ["a couple of days", "two days", "two consecutive days"]),
    (45, 45, "minute", ["45 minutes", "forty-five minutes"]),
    (30, 30, "second", ["30 seconds", "30-second"]),
    (1500, 1500, "day", ["1,500 days"]),
    (2, 3, "year", ["two to three years", "2-3 years", "between two and three years", "two or three years"]),
    (3, 9, "month", ["several months"]),
    (50, 50, "year", ["50-year"]),
    (3, 4, "year", ["three-to-four-year", "three- to four-year", "3-4 years"]),
    (1.5, 1.5, "hour", ["an hour and a half", "one and a half hours", "1.5 hours"]),
    (1, 2, "year", ["a year or two", "one or two years"]),
    (66e6, 66e6, "year", ["66 million years", "66m years", "66-million-year"]),
    (66e6, 68e6, "year", ["between 66 and 68 million years", "66 to 68 million years"]),
    (0.1, 0.1, "second", ["0.1 of a second", "a tenth of a second", "0.1 seconds", "0.1s", "0.1 sec"]),
    (9.58, 9.58, "second", ["9.58s", "9.58sec", "9.58 seconds"]),
]


@pytest.mark.parametrize(
    ("low", "high", "unit", "spelling"),
    [
        pytest.param(low, high, unit, spelling, id=spelling)
        for low, high, unit, spellings in FORMS
        for spelling in spellings
    ],
)
def test_form(low: float, high: float, unit: str, spelling: str) -> None:
    (mention,) = durations_of(f"It lasted for {spelling}.")
    assert (mention.low, mention.high, mention.unit, mention.text) == (low, high, unit, spelling)


@pytest.mark.parametrize(
    ("spelling", "hedge", "interval"),
    [
        ("over three years", "over", Interval(3, None, low_closed=False)),
        ("more than three years", "more than", Interval(3, None, low_closed=False)),
        ("at least 18 months", "at least", Interval(18, None)),
        ("up to two weeks", "up to", Interval(None, 2)),
        ("three years", None, Interval(3, 3)),
        ("three years or so", "or so", Interval(2.7, 3.3)),
        ("three years or more", "or more", Interval(3, None)),
        ("well over three years", "well over", Interval(3, None, low_closed=False)),
    ],
)
def test_hedge_is_kept(spelling: str, hedge: str | None, interval: Interval) -> None:
    (mention,) = durations_of(f"The inquiry took {spelling}.")
    assert (mention.text, mention.hedge, mention.interval) == (spelling, hedge, interval)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 a year.",
        "twice a week",
        "the second man",
        "the last minute",
        "three quarters of them",
        "two years ago",
        "five months to June",
        "a $15-an-hour wage",
        "He met them for a third day.",
        "a third-year student",
        "a few days ago",
        "the first year",
        "years of war",
        "In two weeks it will open.",
    ],
)
def test_no_duration(text: str) -> None:
    assert durations_of(text) == []


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("They will spend it over three years.", None),
        ("Over three years it grew.", None),
        ("It was closed for over three years.", "over"),
        ("It was the first in over three years.", "over"),
    ],
)
def test_over_a_span_of_time_may_mean_during_it(text: str, hedge: str | None) -> None:
    [mention] = durations_of(text)
    assert mention.hedge == hedge


def test_duration_beside_a_date() -> None:
    text = "After three years it ended in 2019, two days late."
    found = [(mention.kind, mention.text) for mention in read_dates(text, [tokenize(text)])]
    assert found == [(Kind.DURATION, "three years"), (Kind.DATE, "2019"), (Kind.DURATION, "two days")]
