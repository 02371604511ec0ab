"""Publication dates as documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from checker.articles.publication import day_in_name, read_day

DAY = date(2020, 8, 2)


@pytest.mark.parametrize(
    "written",
    [
        "2020-08-02", " 2020-08-02 ", "20200802", "2020-08-02T23:30:00Z", "2020-08-02T23:30:00-04:00", "2020-08-02 05:10",
        "2020-08-02 05:10:00 +0200", "2020/08/02", "2020-8-2", "2020.08.02", "August 2, 2020", "2 August 2020",
        "Aug. 2nd, 2020", "Sunday 2 August 2020", "August 2, 2020 5:45 pm", "Sun, 02 Aug 2020 10:00:00 GMT",
        "1596326400", "1596326400000",
    ],
)  # fmt: skip
def test_a_date_is_the_day_that_is_written(written):
    assert read_day(written) == DAY


@pytest.mark.parametrize(
    ("written", "day"),
    [("15/09/2020", date(2020, 9, 15)), ("9/15/2020", date(2020, 9, 15)), ("5.5.2020", date(2020, 5, 5))],
)
def test_day_and_month_are_told_apart_where_they_can_be(written, day):
    assert read_day(written) == day


@pytest.mark.parametrize(
    "written",
    ["", "soon", "yesterday", "last week", "03/08/2020", "2020", "2020-08", "August 2020", "2020-13-01", "2020-02-30",
     "0001-01-01", "0001-01-01T00:00:00Z", "9999-12-31", "99999999999", "May", "{{ date }}", "1" * 5_000, "31 June 2020"],
)  # fmt: skip
def test_what_is_no_day_is_none(written):
    assert read_day(written) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2020-08-02-talks.md", DAY),
        ("talks_20200802.txt", DAY),
        ("talks.2020.08.02.html", DAY),
        ("20200802T1200-talks.txt", DAY),
        ("2020_08_02", DAY),
        ("000_1a471bc5fad0112b.txt", None),
        ("talks-2020.txt", None),
        ("120200802.txt", None),
        ("2020-0802.txt", None),
        ("2020-13-02.txt", None),
        ("a20200802b.txt", None),
        ("00000802.txt", None),
    ],
)
def test_a_date_in_a_name(name, day):
    assert day_in_name(name) == day
