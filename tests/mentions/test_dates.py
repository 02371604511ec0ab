"""Dates: the days meant on the left, the spellings on the right; the article is of Monday, 3 August 2020."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.mentions.dates import read_dates
from checker.mentions.mention import Kind, Mention
from checker.mentions.tokens import tokenize

MONDAY = date(2020, 8, 3)


def dates_of(text: str, published: date | None = MONDAY, *, day_first: bool | None = None) -> list[Mention]:
    mentions = read_dates(text, [tokenize(text)], published=published, day_first=day_first)
    return [mention for mention in mentions if mention.kind is Kind.DATE]


def days_of(mention: Mention) -> str:
    ends = (mention.earliest, mention.latest)
    return str(ends[0]) if ends[0] == ends[1] else f"{ends[0] or ''}..{ends[1] or ''}"


# (days, the date's own words, the sentence around them with {} in their place)
FORMS: list[tuple[str, list[str], str]] = [
    # a day by its number
    ("2020-09-15", ["September 15", "15 September 2020", "Sept. 15th", "15th of September", "15 Sept", "September the 15th",
                    "September 15, 2020", "Sep-15-2020", "15-Sep-2020", "15/Sep/2020", "the fifteenth of September",
                    "2020-09-15", "15/09/2020", "15.09.2020", "20200915", "2020/Sep/15"], "The talks end on {}."),
    ("2020-08-01", ["Friday August 1st", "Saturday, 1 August", "Saturday (Aug. 1)", "August 1 (Saturday)",
                    "Saturday the 1st of August", "Sat 1 August"], "He spoke on {}."),
    ("1994-12-31", ["December, 31, 1994", "Dec. 31 , 1994", "Dec31 , 1994", "Dec. 31,1994", "31 December of 1994"], "It was sold on {}."),
    ("2019-12-31", ["Dec. 31", "December 31"], "The deal was closed on {}."),
    ("2020-12-31", ["Dec. 31", "31 December"], "The deal will close on {}."),
    ("1986-01-25", ["January twenty-five nineteen eighty-six", "25 January nineteen eighty-six"], "Born on {}."),
    ("2020-08-15", ["the 15th"], "The service will end on {}."),
    # ranges of days
    ("2020-09-14..2020-09-15", ["14-15 September", "September 14-15", "14 to 15 September", "September 14th through 15th",
                                "14–15 September 2020"], "The fair is on {}."),
    ("2020-08-30..2020-09-02", ["30 August–2 September", "from 30 August to 2 September", "Aug. 30 - Sept. 2, 2020"],
     "The fair runs {}."),
    ("2020-08-07..2020-08-09", ["from Friday 7 August to Sunday 9 August", "between Friday 7 August and Sunday 9 August",
                                "from Friday, August 7, to Sunday, August 9", "Friday 7 August – Sunday 9 August",
                                "from Friday to Sunday, 9 August", "from 7 August until Sunday 9 August 2020"],
     "The fair will last {}."),
    ("2020-05-03..2020-05-05", ["between 3 and 5 May", "between May 3 and 5", "from 3 to 5 May 2020"], "It was {}."),
    ("2020-03-01..2020-06-30", ["from March to June 2020", "between March and June", "March–June 2020"], "Closed {}."),
    ("2018-10-25..2019-01-25", ["from 25 October 2018 to 25 January"], "It ran {}."),
    ("2010-01-01..2020-08-03", ["from 2010 to the present", "from 2010 to date", "between 2010 and now"], "It ran {}."),
    ("2019-12-28..2020-01-05", ["Dec. 28, 2019, to Jan. 5", "from Dec. 28, 2019, to Jan. 5"], "It ran {}."),
    ("2010-01-01..2015-12-31", ["from 2010 until 2015", "2010-2015", "between 2010 and 2015"], "In office {}."),
    ("2019-01-01..2020-12-31", ["2019-20", "2019/20", "2019-2020"], "The season of {} was short."),
    # months, years and their parts
    ("2020-05-01..2020-05-31", ["May", "May 2020", "May, 2020", "2020-05"], "It opened in {}."),
    ("2016-01-01..2016-12-31", ["2016", "the year 2016"], "It was founded in {}."),
    ("2016-09-01..2016-12-31", ["late 2016", "late in 2016", "the end of 2016"], "It began in {}."),
    ("2020-03-03", ["3 March", "March 3", "3 Mar"], "He died on {}."),
    ("2020-02-05", ["Febuary 5", "Feburary 5, 2020", "5 Febuary", "Wendesday, Febuary 5"], "He died on {}."),
    ("2020-01-01..2023-12-31", ["the early 2020s"], "Planned for {}."),
    ("1990-01-01..1999-12-31", ["1990s", "90s", "'90s", "nineties"], "It began in the {}."),
    ("1994-01-01..1996-12-31", ["the mid-1990s"], "It began in {}."),
    ("1987-01-01..1989-12-31", ["the late 1980s", "the late '80s", "the late eighties", "the late nineteen-eighties"],
     "It began in {}."),
    ("2007-01-01..2007-12-31", ["from 2007 to the start of 2008", "from the start of 2007 until the end of 2007"],
     "It grew {}."),
    ("2008-01-01..2008-12-31", ["between the end of 2007 and the end of 2008", "from end-2007 to end-2008"],
     "It grew {}."),
    ("2007-07-02..2008-12-31", ["from the middle of 2007 to the end of 2008"], "It grew {}."),
    ("2020-03-16..2020-05-15", ["from the middle of March to the middle of May"], "It was shut {}."),
    ("2020-03-10..2020-05-20", ["between mid-March and mid-May"], "It was shut {}."),
    ("2020-03-10..2020-03-20", ["mid-March", "the middle of March"], "It stopped in {}."),
    ("2020-09-16..2020-09-30", ["the end of September", "late September", "end-September"], "It will stop at {}."),
    ("2020-07-16..2020-07-31", ["late last month"], "It was announced {}."),
    ("1400-01-01..1499-12-31", ["15th century"], "A church of the {}."),
    ("1600-01-01..1799-12-31", ["17th and 18th centuries"], "Churches of the {}."),
    # quarters, halves, seasons, fiscal years
    ("2020-07-01..2020-09-30", ["Q3", "Q3 2020", "2020 Q3", "2020-Q3", "the third quarter", "third quarter of 2020",
                                "the third quarter of this year", "third-quarter"], "Sales in {} rose."),
    ("2019-07-01..2019-09-30", ["the third quarter of last year", "last year's third quarter", "Q3 of 2019"], "In {}."),
    ("2020-01-01..2020-06-30", ["the first half of 2020", "the first half of this year", "H1 2020"], "Sales fell in {}."),
    ("2020-03-01..2020-05-31", ["spring", "spring 2020", "the spring of 2020", "last spring"], "It began in {}."),
    ("2020-07-01..2020-12-31", ["this year's second half"], "Sales in {} will rise."),
    ("2020-04-01..2020-06-30", ["June quarter", "three months ended June 30", "second quarter ended June 30",
                                "three-month period ended June 30", "quarter ended June 30", "April-June quarter",
                                "fiscal second quarter, ended June 30"], "Sales in the {} fell."),
    ("2019-07-01..2019-09-30", ["September quarter of 2019", "September quarter 2019"], "Sales in the {} fell."),
    ("1989-07-01..1990-06-30", ["fiscal 1990, ended June 30", "fiscal 1990, which ended June 30",
                                "the fiscal year that ended June 30, 1990"], "Sales in {} fell."),
    ("2021-01-01..2021-12-31", ["FY2021", "FY21", "fiscal 2021", "the 2021 financial year"], "The budget for {}."),
    ("2020-02-01..2020-06-30", ["the five months to June", "five months to June", "the five months ended June 30"],
     "Sales fell in {}."),
    ("2019-04-01..2020-03-31", ["the year to March", "the year ended 31 March 2020"], "Profits rose in {}."),
    ("2020-04-27..2020-05-03", ["the week ending 3 May", "the week beginning 27 April"], "Deaths in {} rose."),
    ("2014-12-29..2015-01-04", ["the first week of 2015"], "It was in {}."),
    ("2020-07-27..2020-08-02", ["last week", "the last week of July"], "It happened {}."),
    # seen from the article's day
    ("2020-08-03", ["today", "Monday", "Monday night", "this morning", "Monday morning"], "It was said {}."),
    ("2020-08-02", ["yesterday", "Sunday", "on Sunday", "last night", "yesterday evening"], "It was said {}."),
    ("2020-08-04", ["tomorrow", "Tuesday", "tomorrow night"], "The court will decide {}."),
    ("2020-07-31", ["Friday", "last Friday", "Friday evening", "three days ago"], "He was arrested {}."),
    ("2020-08-07", ["Friday", "this Friday", "Friday night", "this coming Friday"], "He will appear {}."),
    ("2020-08-05", ["the day after tomorrow", "in two days", "two days from now"], "They will meet {}."),
    ("2020-08-25", ["three weeks from tomorrow", "three weeks from tmrw"], "They will meet {}."),
    ("2020-07-27", ["a week ago", "one week ago"], "It happened {}."),
    ("2020-07-21", ["two weeks ago on Tuesday", "on Tuesday two weeks ago"], "They met {}."),
    ("2020-08-11..2020-08-13", ["Tuesday through Thursday of next week", "from Tuesday to Thursday next week"],
     "They will meet {}."),
    ("2020-08-03..2020-08-07", ["from 9 a.m. Monday to 5 p.m. Friday", "from noon Monday until midnight Friday"],
     "It will be open {}."),
    ("2020-08-01", ["the day before yesterday", "two days ago"], "They met {}."),
    ("2020-08-11", ["Tuesday of next week", "next week on Tuesday", "next Tuesday"], "They will meet {}."),
    ("2020-08-01..2020-08-02", ["over the weekend", "last weekend"], "They met {}."),
    ("2020-08-02..2020-08-03", ["overnight"], "Shares fell {}."),
    ("2020-07-01..2020-07-31", ["last month", "in July", "a month ago"], "It was {}."),
    ("2020-08-10..2020-08-16", ["next week"], "They will meet {}."),
    ("2020-08-17..2020-08-23", ["the week after next"], "They will meet {}."),
    ("2020-07-20", ["two weeks ago"], "It seemed drastic {}."),
    ("2019-08-03", ["a year ago today"], "It was {}."),
    ("2018-08-01..2018-08-31", ["two years ago this month"], "It was {}."),
    ("2020-08-10..2020-08-14", ["next working week", "next workweek"], "It will be {}."),
    ("2020-01-01..2020-08-02", ["the year to date"], "Sales rose in {}."),
    ("2020-08-21", ["the 21st of this month", "the 21st this month"], "It will be on {}."),
    ("2020-08-12", ["the 12th of this month"], "{} is a holiday."),
    ("2020-05-01..2020-05-03", ["the first three days of May", "the first few days of May", "the first days of May"],
     "It rained in {}."),
    ("2020-12-26..2021-01-01", ["the week after Christmas"], "It will be shut in {}."),
    ("2020-08-05..2020-08-07", ["three days from Wednesday", "three days, from Wednesday"], "They will strike for {}."),
    ("2020-07-21..2020-08-03", ["less than two weeks ago"], "It was bought {}."),
    ("2020-08-04..2020-08-06", ["less than three days after tomorrow"], "It will be done {}."),
    ("2020-01-01..2020-12-31", ["for the year", "in the year"], "Sales are down {}."),
    ("2020-08-03..2020-08-09", ["for the week", "in the week"], "Shares are down {}."),
    ("2020-08-03", ["for the day"], "Shares are down {}."),
    ("2010-01-01..2010-12-31", ["a decade ago", "ten years ago"], "It was {}."),
    ("1970-01-01..1970-12-31", ["half a century ago", "fifty years ago"], "It was {}."),
    ("2018-01-01..2018-12-31", ["two years ago"], "It was {}."),
    ("2015-08-03..2020-08-02", ["the past five years", "the last 5 years"], "It lasted {}."),
    ("2020-04-19..2020-08-02", ["the last three months and two weeks"], "It lasted {}."),
    ("2018-07-01..2018-07-31", ["two years ago last month"], "It was {}."),
    ("2020-07-01..2020-07-31", ["one month ago"], "It was {}."),
    ("2020-08-03..2020-12-31", ["from now until the end of the year", "between now and the end of the year"],
     "It will be shut {}."),
    ("2020-08-04..2020-08-06", ["the next three days"], "It will rain {}."),
    ("2019-07-01..2019-07-31", ["July last year", "July of last year"], "It was {}."),
    ("2020-08-03..2020-12-31", ["later this year", "the rest of the year"], "It will be decided {}."),
    ("2020-01-01..2020-08-02", ["earlier this year"], "It was decided {}."),
    # days with a name
    ("2021-03-17", ["St. Patrick’s Day", "St Patrick's Day"], "They will meet on {}."),
    ("2020-09-07", ["the first Monday in September", "the 1st Monday of September 2020"], "They will meet on {}."),
    ("2019-11-28", ["the last Thursday of November 2019", "the fourth Thursday in November 2019"], "It was on {}."),
    ("2020-12-24", ["Christmas Eve"], "They will meet on {}."),
    ("2020-04-13", ["the Monday after Easter", "Easter Monday"], "They met on {}."),
    ("2020-12-20", ["the Sunday before Christmas"], "They will meet on {}."),
    ("2020-01-20", ["Martin Luther King Jr. Day", "Martin Luther King Day"], "They met on {}."),
    ("2010-11-26", ["Black Friday 2010"], "It happened on {}."),
    ("2018-04-01", ["Easter 2018", "Easter Sunday 2018"], "It happened on {}."),
    ("2020-09-05..2020-09-07", ["Labor Day weekend"], "They will meet on {}."),
    ("2001-09-11", ["9/11"], "He was in New York on {}."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "spelling", "sentence"),
    [
        pytest.param(days, spelling, sentence, id=f"{spelling} = {days}")
        for days, spellings, sentence in FORMS
        for spelling in spellings
    ],
)
def test_form(days: str, spelling: str, sentence: str) -> None:
    text = sentence.format(spelling)
    (mention,) = dates_of(text)
    assert days_of(mention) == days
    assert text[mention.start : mention.end] == mention.text
    assert mention.text in spelling or spelling in mention.text
    assert mention.bound is None


NO_DATES = [
    "It may march on.",
    "The march was second to none.",
    "He came second; the second man left.",
    "The Sun said the sat nav failed.",
    "The Sunday Times and Monday Night Football.",
    "Sheffield Wednesday won.",
    "Prime Minister Theresa May resigned.",
    "An august body met.",
    "A spring of water; they spring up; the fall of the wall.",
    "It happens on Sundays and Mondays.",
    "2000 people came, and 1,984 stayed.",
    "About 2000 villages were flooded.",
    "It cost $1999 or £2020.",
    "Windows 2000, Room 2020, Flight 1549 and Boeing 1999.",
    "It costs $5 a year.",
    "He is in his 80s, and in his nineties she left.",
    "They won 3-1, and 24/7 service is 3/4 done.",
    "At 10:30, at 6pm, at 12.15.",
    "June Smith met Sgt. Jan Smith.",
    "It was an overnight success.",
    "USA Today said so.",
    "years ago; long ago",
    "Version 2.0.1 of chapter 15",
    "20 per cent of 1500 dollars",
    "20th Century Fox",
    "in the winter months",
    "They meet on the third Friday of every month.",
    "More than 2000, and no fewer than 1900.",
    "He was player of the year, team of the week, man of the day.",
    "At the end of the day, in the heat of the day, it was the book for the Year.",
    "He was in it for a day, and one day he may march.",
    "Profit rose in the quarter.",
    "He scored for the first quarter of a century.",
    "The team's first half was poor.",
    "On 5.12 it was version 5.12, and 2/29 or 11/20 is a fraction.",
    "Thank God it is not before time.",
    "I sat second in the sun; mar not, dec the halls.",
    "a plan b. 1990 people came",
    "Greater than 2000 metres",
    "The 1990 Ltd and Studio 1984 Inc",
    "I remember that night, that winter coat and the next morning.",
    "The March on Ardmouth, the March of the Penguins and the March for jobs",
    "Sun 2, Sat 2 exams, they Wed 5 couples.",
    "June Brown and August Wilson",
    "The Sunday League, the Good Friday Agreement and Freaky Friday",
    "The third quarter of the game and week 5 of the season",
    "It rose to 2000 from 1950, up to 2000 died in 1900-plus cases.",
    "in the 3rd century BC, in 1200 BC and 500 B.C.",
    "The best from Ardmouth to date, up to date, from Monmouth to present the date",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert dates_of(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("next Monday and Tuesday", ["2020-08-10", "2020-08-11"]),
        ("by year's end", ["..2020-12-31"]),
        ("up from 2019 levels", ["2019-01-01..2019-12-31"]),
        ("It fell on 3 March 2015. Three years prior, it rose.", ["2015-03-03", "2012-01-01..2012-12-31"]),
        ("In '92 he won; the class of '64 met.", ["1992-01-01..1992-12-31", "1964-01-01..1964-12-31"]),
        ("in office 2001 to 2009; in Congress, 1949-61.", ["2001-01-01..2009-12-31", "1949-01-01..1961-12-31"]),
        ("In her late 60s, she loved music of the late 60s.", ["1967-01-01..1969-12-31"]),
        ("Highs in the mid-80s and lows in the 60s are likely.", []),
        ("In the first five months, exports rose.", ["2020-01-01..2020-05-31"]),
        ("for its fiscal year ending June 30", ["2019-07-01..2020-06-30"]),
        ("Sheffield meets on 14 May Street; Christmas Island.", []),
        ("In 1995, they met in March and again in June.",
         ["1995-01-01..1995-12-31", "1995-03-01..1995-03-31", "1995-06-01..1995-06-30"]),
        ("In April 1980, the boats set out, and by January 125,000 people had come.",
         ["1980-04-01..1980-04-30", "..1981-01-31"]),
        ("In 1995, they agreed that they will meet in October.", ["1995-01-01..1995-12-31", "2020-10-01..2020-10-31"]),
        ("every Friday; one Sunday in March", ["2020-03-01..2020-03-31"]),
        ("since the 1983 bombing; before the Nov. 5 election", ["1983-01-01..1983-12-31", "2020-11-05"]),
        ("until midnight Friday; by 5:30 p.m. EST Monday", ["..2020-08-07", "..2020-08-03"]),
        ("1996 was a good year. Compared with 1995, it was.", ["1996-01-01..1996-12-31", "1995-01-01..1995-12-31"]),
        ("at year-end", ["2020-09-01..2020-12-31"]),
        ("The 1991 Gulf War; 1994 Olympics", ["1991-01-01..1991-12-31", "1994-01-01..1994-12-31"]),
        ("$5m, $3m a year ago, the year-earlier period",
         ["2019-01-01..2019-12-31", "2019-01-01..2019-12-31"]),
        ("In May 20 people died.", ["2020-05-01..2020-05-31"]),
        ("He sold it for $12 December 27.", ["2019-12-27"]),
        ("18 and 19 June", ["2020-06-18", "2020-06-19"]),
        ("Aug. 1, 2 and 3", ["2020-08-01", "2020-08-02", "2020-08-03"]),
        ("In 2007, 2009 and 2011", ["2007-01-01..2007-12-31", "2009-01-01..2009-12-31", "2011-01-01..2011-12-31"]),
        ("Profit was $5bn in 2019, up from $4bn a year earlier.", ["2019-01-01..2019-12-31", "2018-01-01..2018-12-31"]),
        ("In the second quarter of 2019, as in the same quarter a year earlier.",
         ["2019-04-01..2019-06-30", "2018-04-01..2018-06-30"]),
        ("It fell on 3 March 2015. Two days later it rose.", ["2015-03-03", "2015-03-05"]),
        ("Profit in the first half rose 5% from the same period last year.",
         ["2020-01-01..2020-06-30", "2019-01-01..2019-06-30"]),
        ("In July, sales were up on the same month a year earlier.", ["2020-07-01..2020-07-31", "2019-07-01..2019-07-31"]),
        ("It fell in 2015. The following year it rose.", ["2015-01-01..2015-12-31", "2016-01-01..2016-12-31"]),
        ('"I will do it on Friday", he said on Wednesday.', ["2020-08-07", "2020-07-29"]),
        ("for the first time in two years", []),
        ("It will be ready in two years.", ["2022-01-01..2022-12-31"]),
        ("more than two years ago", ["..2018-12-31"]),
        ("more than two days ago", ["..2020-07-31"]),
        ("at least two days ago", ["..2020-08-01"]),
        ("nearly two years ago", ["2018-01-01..2018-12-31"]),
        ("It has grown over the last year.", ["2019-08-03..2020-08-02"]),
        ("the week beginning 4 May", ["2020-05-04..2020-05-10"]),
        ("w/c 4 May", ["2020-05-04..2020-05-10"]),
        ("September\n15, 2020", ["2020-09-15"]),
        ("in May, June or July 1944; on 6 June and 30 August 1944",
         ["1944-05-01..1944-05-31", "1944-06-01..1944-06-30", "1944-07-01..1944-07-31", "1944-06-06", "1944-08-30"]),
        ("in December and January 1944; in May/June 1940; on the night of 9/10 July 1943",
         ["1943-12-01..1943-12-31", "1944-01-01..1944-01-31", "1940-05-01..1940-05-31", "1940-06-01..1940-06-30",
          "1943-07-09..1943-07-10"]),
        ("It fell on 3 March 2015. That night he left. The following morning he was found.",
         ["2015-03-03", "2015-03-03", "2015-03-04"]),
        ("It began in 2015. In May of the following year it ended. That summer it rained.",
         ["2015-01-01..2015-12-31", "2016-05-01..2016-05-31", "2016-06-01..2016-08-31"]),
        ("in the spring of last year, the winter of 1941/42, in about 1939",
         ["2019-03-01..2019-05-31", "1941-12-01..1942-02-28", "1939-01-01..1939-12-31"]),
        ("on Sat 1; in June and August; week 27 of last year; rose to 2000 in 2019",
         ["2020-08-01", "2020-06-01..2020-06-30", "2020-08-01..2020-08-31", "2019-07-01..2019-07-07",
          "2019-01-01..2019-12-31"]),
        ("Jan. 2 or 3, or 5 or 6 May", ["2021-01-02", "2021-01-03", "2020-05-05", "2020-05-06"]),
        ("Smith (b. 1950), a church, c. 1850, in a year greater than 2012",
         ["1950-01-01..1950-12-31", "1850-01-01..1850-12-31", "2013-01-01.."]),
        ("Profit in Q2 2019 rose to $5m from $4m a year earlier. Sales rose to $9m from $8m a year earlier.",
         ["2019-04-01..2019-06-30", "2018-04-01..2018-06-30", "2018-04-01..2018-06-30"]),
        ("In the fourth quarter of 2019, profit rose from a year earlier. For the year, it was $3bn. It fell in the quarter.",
         ["2019-10-01..2019-12-31", "2018-10-01..2018-12-31", "2019-01-01..2019-12-31", "2019-10-01..2019-12-31"]),
        ("In the three months to 31 May, sales fell. Profit rose in the quarter.",
         ["2020-03-01..2020-05-31", "2020-03-01..2020-05-31"]),
        ("Q2 2019 sales, against a year-earlier loss and the prior-year period",
         ["2019-04-01..2019-06-30", "2018-04-01..2018-06-30", "2018-04-01..2018-06-30"]),
        ("It was bought less than two weeks before Christmas.", ["2019-12-12..2019-12-25"]),
        ("up to three years ago", ["2017-01-01..2020-08-03"]),
        ("The worst of the last three months and two days ago", ["2020-05-03..2020-08-02", "2020-08-01"]),
        ("He paid for two weeks, from 3 March to 17 March.", ["2020-03-03..2020-03-17"]),
        ("in school year 2019, but in the 2019-20 school year", ["2019-01-01..2020-12-31"]),
    ],
)  # fmt: skip
def test_text(text: str, days: list[str]) -> None:
    assert [days_of(mention) for mention in dates_of(text)] == days


@pytest.mark.parametrize(
    ("text", "published", "days", "assumed"),
    [
        ("on 15 September", MONDAY, "2020-09-15", ("year",)),
        ("on 20 December", date(2021, 1, 4), "2020-12-20", ("year",)),
        ("It will open on 4 January.", date(2020, 12, 20), "2021-01-04", ("year",)),
        ("on 29 February", date(2018, 11, 1), "2020-02-29", ("year",)),
        ("on 15 September 2019", MONDAY, "2019-09-15", ()),
        ("on 30 February", MONDAY, "None", ("unresolved",)),
        ("on 15 September", None, "None", ("unresolved",)),
        ("Two days later it fell.", MONDAY, "2020-08-05", ("origin",)),
        ("last month", None, "None", ("unresolved",)),
        ("on Friday", None, "None", ("unresolved",)),
        ("in FY2021", None, "2021-01-01..2021-12-31", ("fiscal year",)),
        ("in the summer of 2019", None, "2019-06-01..2019-08-31", ("hemisphere",)),
    ],
)
def test_assumed(text: str, published: date | None, days: str, assumed: tuple[str, ...]) -> None:
    (mention,) = dates_of(text, published)
    assert (days_of(mention), mention.assumed) == (days, assumed)


def test_full_date_of_the_text_tells_the_year_without_a_published_day() -> None:
    full, short = dates_of("It opened on 3 March 2015 and closed on 20 May.", None)
    assert (days_of(full), full.assumed) == ("2015-03-03", ())
    assert (days_of(short), short.assumed) == ("2015-05-20", ("year",))


@pytest.mark.parametrize(
    ("text", "day_first", "days", "assumed"),
    [
        ("on 15/09/2020", None, "2020-09-15", ()),
        ("on 09/15/2020", None, "2020-09-15", ()),
        ("on 5/5/2019", None, "2019-05-05", ()),
        ("on 5/6/2019", None, "None", ("unresolved",)),
        ("on 5/6/2019", True, "2019-06-05", ("order",)),
        ("on 5/6/2019", False, "2019-05-06", ("order",)),
        ("on Wednesday 5/6/2019", None, "2019-06-05", ("order",)),
        ("on 3/8/2020", None, "2020-08-03", ("order",)),
        ("on 22/04", None, "2020-04-22", ("year",)),
        ("from 25/7/2020 to 7/8/2020", None, "2020-07-25..2020-08-07", ("order",)),
        ("from 1/8/2020 to 5/8/2020", None, "2020-08-01..2020-08-05", ("order",)),
        ("from 5/1/2019 to 5/7/2020", None, "None", ("unresolved",)),
        ("from 5/1/2019 to 5/7/2020", False, "2019-05-01..2020-05-07", ("order",)),
    ],
)
def test_order_of_day_and_month(text: str, day_first: bool | None, days: str, assumed: tuple[str, ...]) -> None:
    (mention,) = dates_of(text, day_first=day_first)
    assert (days_of(mention), mention.assumed) == (days, assumed)


LOOSE = """
in on by until before the end of late mid - – , . ( ) ' s st nd 15 14th 2020 1990 2020-09-15 1/2 5/6/2019 May march
September Sept Friday Sun week weeks year ago later from to and between within next last this two half a Q3 first
quarter spring Christmas Eve today now FY '98 twenty nineteen hundred more than year-end business days the following
will said was set for is fell midnight p.m. 8 : 30 same period every that one weekend since after Oct. Nov. first-half
years profit months working fiscal ended May's temperatures Street
"""
WORDS = st.sampled_from([*LOOSE.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25), st.sampled_from([None, MONDAY, date.min, date.max]))
def test_any_words_give_ordered_spans_of_the_text(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    mentions = read_dates(text, [tokenize(text)], published=published)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        if mention.earliest and mention.latest:
            assert mention.earliest <= mention.latest
    dates = [mention for mention in mentions if mention.kind is Kind.DATE]
    assert all(one.end <= other.start for one, other in pairwise(dates))


@pytest.mark.parametrize(
    "unit",
    [
        "two weeks and ",
        "in 2016 ",
        "1/",
        "September 15 ",
        "Friday, ",
        "before the end of ",
        "a year ago today ",
        "'92 and ",
        "from the end of 2007 to ",
        "the 17th and 18th centuries and ",
        "the last three months and ",
        "for the quarter ended ",
        "less than two weeks before ",
        "Monday after ",
    ],
)
def test_long_repetitions_are_read_to_the_end(unit: str) -> None:
    text = unit * 3000
    assert all(mention.end <= len(text) for mention in dates_of(text))
