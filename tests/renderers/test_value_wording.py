from __future__ import annotations

from datetime import date

import pytest

from checker.mentions.mention import Bound, Kind, Mention
from checker.renderers import wording
from checker.values.days import Days
from checker.values.interval import Interval


def mention(kind, text="words of the article", **values):
    return Mention(kind, 0, len(text), text, **values)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (1, "1"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (4_080, "4,080"),
        (81_000, "81,000"),
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (79_800_000, "79.8 million"),
        (80_000_000.0, "80 million"),
        (1_234_567, "1,234,567"),
        (1_234_000, "1.234 million"),
        (500_000_000, "500 million"),
        (1_200_000_000, "1.2 billion"),
        (15e12, "15 trillion"),
        (1e15, "1,000 trillion"),
        (-3_000_000, "-3 million"),
        (1e-7, "0.0000001"),
        (float("inf"), "inf"),
    ],
)
def test_a_number_has_its_scale_in_words(value, words):
    assert wording.number(value) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (15e9, 30e9, "15 to 30 billion"),
        (800_000, 1_200_000, "800,000 to 1.2 million"),
        (500e6, 1e9, "500 million to 1 billion"),
        (10, 12, "10 to 12"),
    ],
)
def test_two_numbers_share_their_scale(low, high, words):
    assert wording.numbers(low, high, "to") == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (Interval(75e6, 85e6), "75 to 85 million"),
        (Interval(90e6, 100e6, high_closed=False), "90 to 100 million, 100 million excluded"),
        (Interval(5, 5), "5"),
        (Interval(80, None), "80 or more"),
        (Interval(80, None, low_closed=False), "more than 80"),
        (Interval(None, 80), "80 or less"),
        (Interval(None, 80, high_closed=False), "less than 80"),
        (Interval(None, None), "any number"),
    ],
)
def test_an_interval_says_which_ends_belong_to_it(values, words):
    assert wording.interval(values) == words


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (mention(Kind.QUANTITY, low=80e6, high=80e6, unit="people", hedge="around"), "around 80 million people"),
        (mention(Kind.QUANTITY, "20,000 or so", low=2e4, high=2e4, unit="users", hedge="or so"), "20,000 or so users"),
        (mention(Kind.QUANTITY, "1,200-plus", low=1200, high=None, unit="jobs", hedge="plus"), "1,200 plus jobs"),
        (mention(Kind.NUMBER, "1,200+", low=1200, high=None, hedge="+"), "1,200+"),
        (mention(Kind.MONEY, low=15e9, high=30e9, unit="USD"), "between 15 and 30 billion US dollars"),
        (
            mention(Kind.MONEY, low=15e9, high=30e9, unit="USD", hedge="estimated"),
            "estimated 15 to 30 billion US dollars",
        ),
        (mention(Kind.MONEY, low=1, high=1, unit="USD"), "1 US dollar"),
        (mention(Kind.MONEY, low=5, high=5, unit="$"), "5 dollars"),
        (mention(Kind.MONEY, low=5, high=5, unit="XQQ"), "5 XQQ"),
        (mention(Kind.SHARE, low=12, high=12, unit="%"), "12%"),
        (mention(Kind.SHARE, low=10, high=12, unit="%"), "between 10 and 12%"),
        (mention(Kind.SHARE, low=3.2, high=3.2, unit="percentage point"), "3.2 percentage points"),
        (mention(Kind.SHARE, low=1, high=1, unit="percentage point"), "1 percentage point"),
        (mention(Kind.NUMBER, low=80, high=None, hedge="more than"), "more than 80"),
        (mention(Kind.NUMBER, low=80, high=None), "80 or more"),
        (mention(Kind.NUMBER, low=None, high=80), "80 or less"),
        (mention(Kind.NUMBER, "countless"), "countless"),
        (mention(Kind.DURATION, low=3, high=3, unit="year"), "3 years"),
        (mention(Kind.DURATION, low=1, high=1, unit="year"), "1 year"),
        (mention(Kind.STATE, state="suspended"), "suspended"),
        (mention(Kind.MEMBERS, members=("Canada", "Australia", "New Zealand")), "Canada, Australia and New Zealand"),
        (mention(Kind.MEMBERS, members=("NZ", "US")), "New Zealand and United States"),
        (mention(Kind.MEMBERS, members=("XX", "Oracle")), "XX and Oracle"),
        (mention(Kind.QUOTATION, "“We may ban it.”"), "“We may ban it.”"),
        (mention(Kind.DATE, "9 May"), "9 May (no year)"),
        (mention(Kind.DATE, earliest=date(2020, 9, 15), latest=date(2020, 9, 15)), "15 September 2020"),
        (mention(Kind.DATE, latest=date(2020, 9, 15), bound=Bound.BY), "by 15 September 2020"),
        (mention(Kind.DATE, latest=date(2020, 9, 14), bound=Bound.BEFORE), "by 14 September 2020"),
        (mention(Kind.DATE, earliest=date(2015, 1, 1), bound=Bound.SINCE), "since 1 January 2015"),
        (mention(Kind.DATE, earliest=date(2015, 1, 1), latest=date(2015, 12, 31), bound=Bound.SINCE), "since 2015"),
        (mention(Kind.DATE, earliest=date(2020, 6, 1), latest=date(2020, 6, 30), bound=Bound.AS_OF), "as of June 2020"),
    ],
)
def test_a_value_is_worded_as_it_was_read(read, words):
    assert wording.value(read) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 9, 15), date(2020, 9, 15), "15 September 2020"),
        (date(2020, 9, 1), date(2020, 9, 30), "September 2020"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990 to 1999"),
        (date(2020, 9, 14), date(2020, 9, 15), "14 to 15 September 2020"),
        (date(2020, 8, 30), date(2020, 9, 2), "30 August to 2 September 2020"),
        (date(2020, 12, 30), date(2021, 1, 2), "30 December 2020 to 2 January 2021"),
        (date(2020, 9, 15), None, "from 15 September 2020"),
        (None, date(2020, 9, 15), "until 15 September 2020"),
        (None, None, "any day"),
    ],
)
def test_days_are_worded_by_whole_months_and_years(first, last, words):
    assert wording.days(Days(first, last)) == words


@pytest.mark.parametrize(("count", "words"), [(0, "same day"), (1, "one day apart"), (1200, "1,200 days apart")])
def test_days_apart(count, words):
    assert wording.apart(count) == words


def test_meaning_keeps_the_unit():
    read = mention(Kind.MONEY, low=80e6, high=80e6, interval=Interval(75e6, 85e6), unit="USD", hedge="around")
    assert wording.meaning(read) == "75 to 85 million US dollars"
    assert wording.meaning(mention(Kind.STATE, state="ended")) is None
