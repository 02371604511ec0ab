"""Values that a text states only through others, which a reader would add, subtract or divide."""

from __future__ import annotations

from datetime import date

import pytest

import checker
from checker.alignment.comparison import Verdict

WEDNESDAY = date(2021, 3, 10)

SUPPORTED = [
    # An increment and what it is an increment of.
    ("The storm killed 40 people, 3 more than on Monday.", "On Monday the storm had killed 37 people.", "40 people"),
    ("The storm killed 40 people, 3 more than on Monday.", "On Monday the storm had killed 37 people.", "3"),
    ("On Monday the storm had killed 37 people.", "The storm killed 40 people, 3 more than on Monday.", "37 people"),
    ("The strike idled 90 buses, 15 fewer than on Monday.", "On Monday the strike idled 105 buses.", "90 buses"),
    # Parts that make a whole.
    ("The crash killed 14 people.", "Nine men and five women died in the crash.", "14 people"),
    ("The crash killed 12 people.", "Five children, four women and three men died in the crash.", "12 people"),
    ("The crash killed three people.", "Two men and a woman died in the crash.", "three people"),
    ("The flood killed 21 people.", "The flood killed 12 people in Leyte and 9 in Samar.", "21 people"),
    ("Floods kill 21.", "The flood killed 12 in Leyte and nine others in Samar.", "21"),
    ("Corvane closes 70 shops.", "Corvane closes 40 shops in Sweden and 30 shops in Norway.", "70 shops"),
    ("The roof cost £5m.", "The council paid £3m for the roof and the trust £2m.", "£5m"),
    ("The crash killed 14 people.", "One person died in hospital, adding to the 13 killed in the crash.", "14 people"),
    ("The crash killed 14 people.", "The crash killed 12 people on the road. Two more people died later.", "14 people"),
    # A change between two levels.
    ("Unemployment rose 0.3 points.", "Unemployment rose from 5.1% to 5.4%.", "0.3 points"),
    ("Unemployment fell by 0.3 percentage points.", "Unemployment fell to 5.1% from 5.4%.", "0.3 percentage points"),
    ("Sales were up 15%.", "Sales rose from 200 to 230.", "15%"),
    ("Profit grew by 15%.", "Profit grew to $230m from $200m a year earlier.", "15%"),
    ("Profit grew by $30m.", "Profit was $230m, compared with $200m a year earlier.", "$30m"),
    ("Profit slumps by a third.", "Profit fell to $200m from $300m a year earlier.", "a third"),
    # A share of a whole.
    ("The mill sends 150 workers home.", "Half of the 300 workers of the mill were sent home.", "150 workers"),
    (
        "In the district 2,000 pupils are ill.",
        "One in four of the 8,000 pupils in the district is ill.",
        "2,000 pupils",
    ),
    # A multiple of a figure.
    (
        "The fair drew 80,000 visitors.",
        "The fair drew twice as many visitors as the 40,000 of 2019.",
        "80,000 visitors",
    ),
    ("Rents rise to £900.", "The rents, once £300, have tripled.", "£900"),
    # What is left.
    ("At the mill 300 jobs remain.", "The mill will cut 500 of its 800 jobs.", "300 jobs"),
    # A rate times a count, where it says so.
    ("Corvane is bought for $30m.", "The buyer of Corvane pays $15 a share for 2 million shares.", "$30m"),
    # A count by an ordinal.
    ("Crash kills 14.", "A 14th victim of the crash died on Tuesday.", "14"),
]
CONTRADICTED = [
    ("The storm killed 40 people, 3 more than on Monday.", "On Monday the storm had killed 38 people.", "3"),
    ("On Monday the storm had killed 38 people.", "The storm killed 40 people, 3 more than on Monday.", "38 people"),
    ("The strike idled 90 buses, 15 fewer than on Monday.", "On Monday the strike idled 95 buses.", "15"),
]
NEITHER = [
    # Not every two numbers on a page make a third.
    ("The crash killed 14 people.", "Nine men ran and five dogs barked at the fair.", "14 people"),
    ("The crash killed 13 people.", "The crash killed one person. Twelve houses burned at the fair.", "13 people"),
    ("The flood killed 42 people.", "The flood killed 12 people and 30 people were injured.", "42 people"),
    ("The flood killed 15 people.", "The flood killed 12 people, including 3 children.", "15 people"),
    ("The crash killed 45 people.", "A man, 43, and two women died in the crash.", "45 people"),
    ("Sales were down 15%.", "Sales rose from 200 to 230.", "15%"),
    ("Profit was $30m.", "Profit grew to $230m from $200m a year earlier.", "$30m"),
    ("The mill has 300 jobs.", "The mill will cut 500 of its 800 jobs.", "300 jobs"),
    # An increment on another day's count says nothing of this one.
    ("On Friday the storm had killed 38 people.", "The storm killed 40 people, 3 more than on Monday.", "38 people"),
    # What a comparison is made with is not what is counted.
    ("The storm killed 40 people, 3 more than on Monday.", "The storm killed 5 people.", "3"),
]


def held(text, other, value):
    """The comparison of one value of a text."""
    found = checker.compare(text, other, published=WEDNESDAY, other_published=WEDNESDAY)
    return next(each for each in found if each.statement.mention.text == value)


@pytest.mark.parametrize(("text", "other", "value"), SUPPORTED)
def test_a_value_that_others_make_is_supported(text, other, value):
    assert held(text, other, value).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(("text", "other", "value"), CONTRADICTED)
def test_an_increment_contradicts_another_base_of_its_day(text, other, value):
    assert held(text, other, value).verdict is Verdict.CONTRADICTED


@pytest.mark.parametrize(("text", "other", "value"), NEITHER)
def test_values_that_a_reader_would_not_add_make_nothing(text, other, value):
    assert held(text, other, value).verdict is not Verdict.SUPPORTED
