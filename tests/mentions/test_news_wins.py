"""Forms that other readers' specifications read otherwise: what is read here, and why news is better off."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions.mention import Kind, Mention
from checker.mentions.read import read

# (form, text, what is read: words and value, why)
DECISIONS: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("addresses of machines", "The server is at 192.168.1.1.", [], "they count nothing"),
    ("telephone numbers", "Call 0800 123 4567 now.", [], "they count nothing"),
    ("numbers in names", "SCP-173 is a story, and he takes English 101.", [], "the number is part of a name"),
    ("a number with G", "It has 10G of storage.", [], "in news it is a network, such as 5G"),
    ("a dash before a number, with a space", "Sold - 10 k.", [("10 k", "10000")], "a dash stands between parts of a sentence; a minus stands at its number"),
    ("one, by itself", "One must pay, and only one of them came.", [], "it is a pronoun more often than a number; “one person” is read"),
    ("one out of three", "One out of three agreed.", [("One out of three", "33.33 %")], "it is a share, not two numbers"),
    ("in for inches", "It is 2 in. long.", [("2", "2")], "“50,000 in a day” is far more frequent; “2 inches” is read"),
    ("a time of day with a point", "At 2.1 pm it rained.", [], "clock times are not read"),
    ("a unit without a number", "Petrol costs $3 a gallon.", [("$3", "3 $")], "the price is of each gallon"),
    ("from X to Y with a verb of change", "Sales rose from $2m to $3m.", [("$2m", "2000000 $"), ("$3m", "3000000 $")], "the value was the first and is the second: no range"),
    ("over before a span of time", "It was cut over three years.", [("three years", "3 year")], "it says during; “took over three years” is a bound"),
    ("a number behind a full name", "The driver was John Hill, 45, of Hull.", [("45", "45 year")], "it is an age; it counts nothing"),
    ("3M", "It was sold by 3M.", [], "it is a company more often than three million; “3m” is read"),
    ("an amount in brackets", "Profit was ($5m).", [("$5m", "5000000 $")], "in a sentence brackets are brackets; accountants' tables are not read"),
    ("the last day of a range", "The fair is on 14-15 September.", [("14-15 September", "2020-09-14..2020-09-15")], "the 15th belongs to it"),
    ("the last year of a range", "It fell between 2014 and 2018.", [("between 2014 and 2018", "2014-01-01..2018-12-31")], "2018 belongs to it"),
    ("the last month of a range", "It was shut from May to July.", [("from May to July", "2020-05-01..2020-07-31")], "July belongs to it"),
    ("the last quarter of a range", "It fell from Q1 2017 to Q1 2018.", [("from Q1 2017 to Q1 2018", "2017-01-01..2018-03-31")], "the first quarter of 2018 belongs to it"),
    ("from a day until now", "It was shut between Jan. 22 and today.", [("between Jan. 22 and today", "2020-01-22..2020-08-03")], "today belongs to it"),
    ("after a day", "It will open after 15 August.", [("after 15 August", "2020-08-16..None")], "the day itself is over"),
    ("the last day of a deadline", "It must close by end of this month.", [("by end of this month", "None..2020-08-31")], "the 31st belongs to it"),
    ("earlier this month", "It was said earlier this month.", [("earlier this month", "2020-08-01..2020-08-02")], "up to the day before the article's, not the first half"),
    ("the end of the year", "It was said at the end of last year.", [("the end of last year", "2019-09-01..2019-12-31")], "its last third, not its second half"),
    ("the last day of a span", "It must close within two weeks.", [("within two weeks", "2020-08-03..2020-08-17")], "the fourteenth day is still within them"),
    ("more than two weeks after a day", "It will open more than two weeks after today.", [("more than two weeks after today", "2020-08-18..None")], "two weeks after it would be too early"),
    ("two months ago", "It was shut two months ago.", [("two months ago", "2020-06-01..2020-06-30")], "a number of months or years says no exact day"),
    ("the next fortnight", "It will be shut for the next fortnight.", [("next fortnight", "2020-08-04..2020-08-17")], "the fourteen days from tomorrow on, not two whole weeks"),
    ("the year before a year", "It was shut the year before 2015.", [("the year before 2015", "2014-01-01..2014-12-31")], "one date, not this year and one before 2015"),
    ("three weeks later", "It was sent last month and approved three weeks later.", [("last month", "2020-07-01..2020-07-31"), ("three weeks later", "2020-07-22..2020-08-21")], "counted from the date told, not from the article"),
    ("months after a yearly day", "It happened three months after Easter.", [("three months after Easter", "2020-07-12")], "what happened lies behind the article"),
    ("a day and a month in digits", "It was shut on 5/6/2019.", [("5/6/2019", "None")], "English writes both orders; `dates` in story.yaml tells"),
    ("two numbers with a point or a stroke", "It ends on 5.12, and 2/29 of it is left.", [("5.12", "5.12")], "a version, a decimal number or a fraction more often than a date"),
    ("a day that is none", "It was shut on 30 February 2019.", [("30 February 2019", "None")], "it is seen, and told to be no day"),
    ("fiscal years", "It was shut in fiscal year 2008.", [("fiscal year 2008", "2008-01-01..2008-12-31")], "the calendar year stands for it; marked as assumed"),
    ("seasons without a year", "It opens this summer.", [("this summer", "2020-06-01..2020-08-31")], "the article's year, not nothing; marked as assumed"),
    ("later this year", "It will open later this year.", [("later this year", "2020-08-03..2020-12-31")], "from the article's day on, not the second half"),
    ("the year, the month and the week in a name", "It was player of the year and team of the week.", [], "they lead no reader to a date; “down for the year” is read"),
    ("seasons", "It opens in summer.", [("summer", "2020-06-01..2020-08-31")], "whole months, of the northern hemisphere; marked as assumed"),
    ("in two weeks", "It will open in two weeks.", [("in two weeks", "2020-08-17")], "a number of days or weeks leads to a day"),
    ("in two months", "It will open in two months.", [("in two months", "2020-10-01..2020-10-31")], "a number of months or years says no exact day"),
]  # fmt: skip


def value(mention: Mention) -> str:
    """A value as this table writes it."""
    if mention.kind is Kind.DATE:
        days = (mention.earliest, mention.latest)
        return str(days[0]) if days[0] == days[1] else f"{days[0]}..{days[1]}"
    assert mention.low == mention.high
    amount = f"{mention.low:.2f}".removesuffix(".00")
    return amount if mention.unit is None else f"{amount} {mention.unit}"


@pytest.mark.parametrize(("text", "values"), [(text, values) for _, text, values, _ in DECISIONS])
def test_reads_what_news_means(text: str, values: list[tuple[str, str]]) -> None:
    assert [(mention.text, value(mention)) for mention in read(text, published=date(2020, 8, 3))] == values
