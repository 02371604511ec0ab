"""Bounds on dates: what is left of the days under "by", "until", "before", "since"; the article is of 3 August 2020."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions.dates import read_dates
from checker.mentions.mention import Bound, Kind, Mention
from checker.mentions.tokens import tokenize

DAY = date(2020, 9, 15)
LAST_OF_SEPTEMBER = date(2020, 9, 30)


def only_date(text: str) -> Mention:
    mentions = read_dates(text, [tokenize(text)], published=date(2020, 8, 3))
    (mention,) = (mention for mention in mentions if mention.kind is Kind.DATE)
    return mention


DEADLINES: list[tuple[date, Bound, list[str]]] = [
    (DAY, Bound.BY, ["by 15 September", "by September 15", "no later than September 15th", "by the 15th of September",
                     "15 September at the latest", "by September 15 at the latest", "on or before 15 September",
                     "not later than 15 September 2020", "as late as 15 September", "15 September or earlier"]),
    (DAY, Bound.UNTIL, ["up to and including 15 September", "until 15 September", "till 15 September", "through September 15", "up to 15 September"]),
    (date(2020, 8, 15), Bound.UNTIL, ["until the 15th"]),
    (date(2020, 8, 15), Bound.BY, ["by the 15th", "no later than the 15th"]),
    (date(2020, 9, 14), Bound.BEFORE, ["before 15 September", "earlier than 15 September", "prior to September 15", "before Tuesday, 15 September"]),
    (LAST_OF_SEPTEMBER, Bound.BEFORE, ["before the end of September", "before the end of next month"]),
    (LAST_OF_SEPTEMBER, Bound.BY, ["by the end of September", "by end of September", "by September"]),
    (date(2020, 8, 31), Bound.BEFORE, ["before September"]),
    (date(2020, 5, 15), Bound.WITHIN, ["within two weeks of 1 May"]),
    (date(2020, 8, 17), Bound.WITHIN, ["within two weeks", "within the next two weeks", "within a fortnight"]),
    (date(2020, 8, 7), Bound.BY, ["by Friday"]),
    (date(2020, 8, 10), Bound.UNTIL, ["until Monday of next week"]),
    (date(2020, 12, 24), Bound.BEFORE, ["before Christmas", "ahead of Christmas"]),
    (date(2030, 12, 31), Bound.BY, ["by 2030"]),
    (date(2017, 12, 31), Bound.BEFORE, ["before 2018", "before the year 2018"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "bound", "spelling"),
    [
        pytest.param(last, bound, spelling, id=spelling)
        for last, bound, spellings in DEADLINES
        for spelling in spellings
    ],
)
def test_deadline_has_its_last_day(last: date, bound: Bound, spelling: str) -> None:
    mention = only_date(f"The talks must end {spelling}.")
    assert (mention.latest, mention.bound, mention.text) == (last, bound, spelling)


@pytest.mark.parametrize("spelling", ["by 15 September", "until 15 September", "before the end of September"])
def test_deadline_has_no_first_day(spelling: str) -> None:
    assert only_date(f"The talks must end {spelling}.").earliest is None


@pytest.mark.parametrize(
    ("first", "bound", "spelling"),
    [
        (date(2015, 1, 1), Bound.SINCE, "since 2015"),
        (date(2020, 3, 1), Bound.SINCE, "since March"),
        (date(2020, 7, 31), Bound.SINCE, "since Friday"),
        (date(2012, 1, 1), Bound.SINCE, "2012 or later"),
        (date(2020, 1, 7), Bound.SINCE, "starting on 7 January 2020"),
        (date(2020, 3, 15), Bound.SINCE, "no earlier than 15 March 2020"),
        (date(2020, 3, 15), Bound.SINCE, "no sooner than 15 March 2020"),
        (date(2020, 3, 15), Bound.SINCE, "not before 15 March 2020"),
        (date(2015, 1, 1), Bound.SINCE, "since at least 2015"),
        (date(2019, 1, 1), Bound.SINCE, "2019 and greater"),
        (date(2020, 3, 1), Bound.AFTER, "after the beginning of March 2020"),
        (date(2020, 4, 1), Bound.AFTER, "after the end of March 2020"),
        (date(2017, 1, 1), Bound.AFTER, "after 2016"),
        (date(2020, 3, 16), Bound.AFTER, "after 15 March"),
        (date(2021, 1, 1), Bound.AFTER, "later than 2020"),
        (date(1801, 1, 1), Bound.AFTER, "after 1800"),
    ],
)
def test_start_has_its_first_day_and_no_last(first: date, bound: Bound, spelling: str) -> None:
    mention = only_date(f"It was so in {spelling}." if spelling[0].isdigit() else f"It was so {spelling}.")
    assert (mention.earliest, mention.latest, mention.bound, mention.text) == (first, None, bound, spelling)


@pytest.mark.parametrize(
    ("earliest", "latest", "bound", "spelling"),
    [
        (date(2020, 6, 30), date(2020, 6, 30), Bound.AS_OF, "as of June 30"),
        (date(2020, 6, 1), date(2020, 6, 30), Bound.AS_OF, "as of June"),
        (date(2020, 8, 10), date(2020, 8, 10), Bound.FROM, "from next Monday"),
        (date(1989, 9, 1), date(1989, 12, 31), Bound.FROM, "from the end of 1989"),
    ],
)
def test_as_of_and_from_keep_the_days(earliest: date, latest: date, bound: Bound, spelling: str) -> None:
    mention = only_date(f"It is so {spelling}.")
    assert (mention.earliest, mention.latest, mention.bound, mention.text) == (earliest, latest, bound, spelling)


@pytest.mark.parametrize("text", ["It was done by hand in May 2020.", "After all, it was in May 2020."])
def test_bound_words_elsewhere_are_none(text: str) -> None:
    assert only_date(text).bound is None


def test_two_bounds_in_one_sentence() -> None:
    text = "after March 3, 2011 and no later than May 9, 2014"
    first, second = read_dates(text, [tokenize(text)])
    assert (first.earliest, first.bound) == (date(2011, 3, 4), Bound.AFTER)
    assert (second.latest, second.bound) == (date(2014, 5, 9), Bound.BY)


def test_deadline_without_any_year_is_unresolved() -> None:
    text = "The talks must end by 15 September."
    (mention,) = read_dates(text, [tokenize(text)])
    assert (mention.earliest, mention.latest, mention.bound, mention.assumed) == (None, None, Bound.BY, ("unresolved",))
