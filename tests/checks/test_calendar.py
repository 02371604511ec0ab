"""Weekdays against dates."""

from datetime import date

import pytest
from checkbench import Bench

from checker.checks import calendar
from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts.general import Calendar

BENCH = Bench(calendar.check, Calendar(id="calendar", question="Does the weekday fit the date?"))


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("The yard closed on Friday August 1st.", "1 August 2020 was a Saturday, not a Friday"),
        ("The yard closed on Friday, August 1.", "1 August 2020 was a Saturday, not a Friday"),
        ("It reopens on Monday, 4 August 2020.", "4 August 2020 was a Tuesday, not a Monday"),
        ("It reopened on Monday the 4th of August.", "4 August 2020 was a Tuesday, not a Monday"),
        ("Doors open Aug 4 (Mon) at noon.", "4 August 2020 was a Tuesday, not a Monday"),
        ("Doors open Sat, 2 Aug at noon.", "2 August 2020 was a Sunday, not a Saturday"),
        ("It fell on 4 August 2020, a Monday, and on no other day.", "4 August 2020 was a Tuesday, not a Monday"),
        ("The bill is due by Monday, 4 August.", "4 August 2020 was a Tuesday, not a Monday"),
        ("The bill is due before Monday, 4 August.", "4 August 2020 was a Tuesday, not a Monday"),
        ("Nothing has sailed since Monday, 4 August.", "4 August 2020 was a Tuesday, not a Monday"),
        ("Nobody may sail after Monday, 4 August.", "4 August 2020 was a Tuesday, not a Monday"),
        ("On Monday night, August 4, the ferry sank.", "4 August 2020 was a Tuesday, not a Monday"),
        ("The fair is on Friday and Saturday, 8-9 August.", "8 August 2020 was a Saturday, not a Friday"),
        ("It lasts from Friday 7 August to Saturday 9 August.", "9 August 2020 was a Sunday, not a Saturday"),
        ("It lasts from Thursday 7 August to Sunday 9 August.", "7 August 2020 was a Friday, not a Thursday"),
        ("The fair is on Tuesday, August 7-9.", "7 August 2020 was a Friday, not a Tuesday"),
        ("Monday 3/4/2017 was cold.", None),
        ("It was read on Tuesday 15/09/2020 aloud.", None),
        ("It was read on Monday 15/09/2020 aloud.", "15 September 2020 was a Tuesday, not a Monday"),
        ("The log of Tuesday 2020-08-03 is lost.", "3 August 2020 was a Monday, not a Tuesday"),
        ("On Friday, September 11, 2001 he flew home.", "11 September 2001 was a Tuesday, not a Friday"),
        ("He said on Monday, 4 August, that it was over.", "4 August 2020 was a Tuesday, not a Monday"),
    ],
)
def test_a_wrong_weekday_is_found(body: str, finding: str | None) -> None:
    assert BENCH.findings(body)[:1] == ([finding] if finding else [])


@pytest.mark.parametrize(
    "body",
    [
        "The yard closed on Saturday August 1st.",
        "It reopens on Tuesday, 4 August 2020.",
        "Doors open Aug 4 (Tue) at noon.",
        "The fair is on Friday and Saturday, 7-8 August.",
        "It lasts from Friday 7 August to Sunday 9 August.",
        "It lasts from Friday, August 7, to Sunday, August 9.",
        "The fair is on Friday, August 7-9.",
        "The fair is in the week of Monday, August 3-9.",
        "The bill is due before Tuesday, 4 August.",
        "Between Monday and Friday, August sales rose 3%.",
        "On Friday. August 1 is a holiday.",
        "On August 1, Friday prayers were held.",
        "As The Sun, 3 August 2019, reported, he left.",
        "He sat August 1 out.",
        "They wed 1 August in Rome.",
        "The company said Monday September 15 is the deadline.",
        "The Sheffield Wednesday 1 August line-up was out.",
        "It closes on Fridays, August 1 aside.",
        "By Friday, 500 had left.",
        "On Friday 13 people were hurt.",
        "On Friday the 13th he fell.",
        "The tsar fell on Thursday, 2 March 1917.",
        "The tsar left on Thursday, 15 March 1917.",
        "On Thursday, August 20, 1492 he sailed.",
        "Friday's meeting on 5 August was brief.",
        "Good Friday, April 10, was quiet.",
        "Friday or Saturday, August 1 will do.",
    ],
)
def test_a_right_or_open_weekday_is_left_alone(body: str) -> None:
    assert BENCH.findings(body) == []


def test_an_assumed_year_is_said() -> None:
    (found,) = BENCH.on("The yard closed on Friday August 1st.").comparisons
    assert found.judgement.verdict is Verdict.CONTRADICTION
    assert found.judgement.why == "the year is assumed from the article's date: 2020"
    assert found.notes == found.claims[0].notes == ()
    assert found.confidence is Confidence.MEDIUM
    assert found.claims[0].text == "Friday August 1st"


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        # 2020-02-14 was a Friday, 2019-02-14 a Thursday, 2021-02-14 a Sunday
        ("The vote of Thursday 14 February stands.", None),
        ("The vote of Sunday 14 February stands.", None),
        ("The vote of Monday 14 February stands.", "14 February 2020 was a Friday, not a Monday"),
        ("In 2011 it began. The vote of Monday 14 February stands.", None),
    ],
)
def test_a_date_far_from_the_article_may_lie_in_a_year_nearby(body: str, finding: str | None) -> None:
    assert BENCH.findings(body) == ([finding] if finding else [])


def test_around_new_year_the_nearest_year_counts() -> None:
    body = "The vote of Thursday 31 December stands."
    assert BENCH.findings(body, published=date(2021, 1, 2)) == []
    assert BENCH.findings(body, published=date(2020, 12, 30)) == []
    assert BENCH.findings(body, published=date(2022, 1, 2)) == ["31 December 2021 was a Friday, not a Thursday"]


def test_without_a_year_and_an_article_date_nothing_is_said() -> None:
    outcome = BENCH.on("The yard closed on Friday August 1st.", published=None)
    assert outcome.comparisons == ()
    assert BENCH.findings("It opened on Friday 1 August 2020.", published=None) == [
        "1 August 2020 was a Saturday, not a Friday"
    ]


def test_a_range_with_two_wrong_weekdays_is_one_finding() -> None:
    outcome = BENCH.on("It runs Tuesday-Saturday, 3-7 August.")
    assert [claim.text for claim in outcome.claims] == ["Tuesday-Saturday, 3-7 August"]
    assert [one.text for one in outcome.comparisons] == ["3 August 2020 was a Monday, not a Tuesday"]


def test_every_weekday_with_a_date_is_looked_at() -> None:
    assert BENCH.looked_at("It rained on Friday. In August it snowed.") == []
    assert BENCH.looked_at("It rained on Saturday, 1 August.") == ["Saturday, 1 August"]
