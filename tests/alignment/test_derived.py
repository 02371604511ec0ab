"""Values that a text states only through others, which a reader would add, subtract or divide."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checker
from checker.alignment.comparison import Verdict
from checker.alignment.derived import Derivations, agree, derived
from checker.alignment.reading import article_of, statements_of

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
    ("The jet carried 143 people.", "The jet carried 137 passengers and a crew of six.", "143 people"),
    ("The slide killed 13 climbers.", "Five Spaniards, six Poles and two Danes died in the slide.", "13 climbers"),
    ("Labour and the Greens won 21 seats.", "Labour won 12 seats and the Greens won 9 seats.", "21 seats"),
    # A change between two levels.
    ("Unemployment rose 0.3 points.", "Unemployment rose from 5.1% to 5.4%.", "0.3 points"),
    ("Unemployment fell by 0.3 percentage points.", "Unemployment fell to 5.1% from 5.4%.", "0.3 percentage points"),
    ("Sales were up 15%.", "Sales rose from 200 to 230.", "15%"),
    ("Profit grew by 15%.", "Profit grew to $230m from $200m a year earlier.", "15%"),
    ("Profit grew by $30m.", "Profit was $230m, compared with $200m a year earlier.", "$30m"),
    ("Profit slumps by a third.", "Profit fell to $200m from $300m a year earlier.", "a third"),
    ("Profit grew by 15%.", "Profit came to $230m. A year earlier it was $200m.", "15%"),
    ("The town grew by 3,000 people.", "The town had 52,000 people in 2011 and 55,000 people in 2021.", "3,000 people"),
    ("Corvane cuts 500 jobs.", "Corvane cut its jobs from 800 to 300.", "500 jobs"),
    # A lead of one over another.
    ("The Greens lead by 11 points.", "A poll puts the Greens on 43 per cent and Labour on 32 per cent.", "11 points"),
    ("The Greens lead by 11 points.", "A poll puts the Greens on 43 per cent and Labour on 32.", "11 points"),
    # The years between two.
    ("Deaths at the mill halved in eight years.", "Deaths at the mill fell between 2002 and 2010.", "eight years"),
    # A share of a whole.
    ("The mill sends 150 workers home.", "Half of the 300 workers of the mill were sent home.", "150 workers"),
    (
        "In the district 2,000 pupils are ill.",
        "One in four of the 8,000 pupils in the district is ill.",
        "2,000 pupils",
    ),
    ("Labour won 60 seats.", "Labour won two thirds of the 90 seats.", "60 seats"),
    ("More than half of the jobs at the mill go.", "The mill will cut 500 of its 800 jobs.", "More than half"),
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
    # What is one part's is not the whole's.
    ("The flood killed 21 people in Leyte.", "The flood killed 12 people in Leyte and 9 in Samar.", "21 people"),
    ("The crash killed 14 women.", "Nine men and five women died in the crash.", "14 women"),
    ("Labour won 21 seats.", "Labour won 12 seats and the Greens won 9 seats.", "21 seats"),
    ("Corvane closes 70 shops in Sweden.", "Corvane closes 40 shops in Sweden and 30 shops in Norway.", "70 shops"),
    # Levels of two days are not added, nor is what the text adds up itself.
    ("The toll is 33 dead.", "The toll was 12 dead on Monday and 21 dead on Tuesday.", "33 dead"),
    ("The film took $8m.", "The film took $3m in Spain and $5m in Peru, for a total of $7m.", "$8m"),
    # An increment on another day's count says nothing of this one.
    ("On Friday the storm had killed 38 people.", "The storm killed 40 people, 3 more than on Monday.", "38 people"),
    (
        "On Monday 5 people died. The storm killed 44 people, 3 more than on Monday.",
        "By Tuesday, 41 died.",
        "44 people",
    ),
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


@pytest.mark.parametrize(
    ("text", "other", "value", "why"),
    [
        (*SUPPORTED[0], "37 people and 3 more make 40"),
        (*SUPPORTED[2], "40 people is 3 more than 37"),
        (*CONTRADICTED[0], "38 people and 3 more make 41, not 40 people"),
        (*CONTRADICTED[1], "40 people is 3 more than 37, not 38 people"),
        (
            "The crash killed 14 people.",
            "Nine men and five women died.",
            "14 people",
            "Nine men and five women make 14",
        ),
        ("Sales were up 15%.", "Sales rose from 200 to 230.", "15%", "from 200 to 230 is a rise of 15%"),
        (
            "At the mill 300 jobs remain.",
            "The mill cuts 500 of its 800 jobs.",
            "300 jobs",
            "500 of 800 jobs leaves 300",
        ),
    ],
)
def test_a_sum_is_told_with_its_terms(text, other, value, why):
    found = held(text, other, value)
    assert found.why == why
    assert found.evidence == found.terms[0]


@pytest.mark.parametrize(
    ("text", "other", "why"),
    [
        (
            "Nine men and five women died in the crash.",
            "The crash killed 14 people.",
            "Nine men and five women make 14",
        ),
        ("Floods killed 12 people in Leyte and 9 in Samar.", "Floods killed 21 people.", "12 people and 9 make 21"),
        ("Half of the 300 workers were sent home.", "The mill sent 150 workers home.", "Half of 300 workers is 150"),
        ("Sales rose from 200 to 230.", "Sales were up 15%.", "from 200 to 230 is a rise of 15%"),
    ],
)
def test_parts_of_what_a_source_states_are_not_contradicted_by_it(text, other, why):
    for each in checker.compare(text, other):
        assert (each.verdict, each.why) == (Verdict.NOT_COMPARABLE, f"{why}, as the source says")


def test_a_part_that_a_source_states_otherwise_is_contradicted():
    source = "Ten men died in the crash. The crash killed 14 people in all."
    assert held("Nine men and five women died in the crash.", source, "Nine men").verdict is Verdict.CONTRADICTED


def test_a_draft_without_a_date_names_its_days_by_words():
    draft = "The storm killed 40 people in Leyte, 3 more than on Monday."
    source = "On Monday the storm had killed 38 people in Leyte."
    for text, other in ((draft, source), (source, draft)):
        found = {
            each.statement.mention.text: each.verdict
            for each in checker.compare(text, other, other_published=WEDNESDAY)
        }
        assert found.get("40 people", Verdict.NOT_COMPARABLE) is Verdict.NOT_COMPARABLE
        assert Verdict.CONTRADICTED in {found.get("3"), found.get("38 people")}


def test_two_counts_from_one_base_do_not_contradict_it():
    found = held(
        "The storm killed 42 people, 5 more than on Monday.",
        "The storm killed 40 people, 3 more than on Monday.",
        "42 people",
    )
    assert "37" not in found.why


def test_an_increment_in_percent_is_one_of_the_earlier_value():
    draft = "The fair drew 230 visitors, 15% more than in 2019."
    assert held(draft, "In 2019 the fair drew 200 visitors.", "15%").why == "200 visitors and 15% more make 230"
    assert held(draft, "In 2019 the fair drew 180 visitors.", "15%").verdict is Verdict.CONTRADICTED


def test_a_value_that_a_source_states_needs_no_sum():
    found = held(
        "The crash killed 14 people.", "Nine men and five women were among 14 people killed in it.", "14 people"
    )
    assert (found.verdict, found.terms) == (Verdict.SUPPORTED, ())


def test_a_sum_for_a_single_value():
    article = article_of("Nine men and five women died in the crash.", "source", WEDNESDAY)
    (wanted,) = statements_of(article_of("The crash killed 14 people.", "draft", WEDNESDAY))
    found = derived(wanted, statements_of(article))
    assert found is not None
    assert [each.mention.text for each in found.terms] == ["Nine men", "five women"]
    assert derived(wanted, statements_of(article), agrees=lambda one, other: False) is None  # noqa: ARG005


def test_bounds_on_both_sides_make_no_sum():
    text = "No more than 9 workers were killed in Leyte and more than 9 workers in Samar."
    assert (
        Derivations(statements_of(article_of(text, "text", None))).of(statements_of(article_of(text, "a", None))[0])
        is None
    )


def steps(count):
    """How often values are held against sums where a draft of so many sentences has a source of as many."""
    asked = 0

    def agrees(one, other):
        nonlocal asked
        asked += 1
        return agree(one, other)

    draft = statements_of(article_of(" ".join(["The crash killed 14 people."] * count), "draft", None))
    source = statements_of(article_of(" ".join(["Nine men and five women died in the crash."] * count), "source", None))
    derivations = Derivations(source)
    assert all(derivations.of(each, agrees=agrees) is not None for each in draft)
    return asked


def test_the_work_grows_with_the_number_of_values_and_not_with_its_square():
    assert steps(200) <= 2.2 * steps(100)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("nine men", "5 women", "12 in Leyte", "and", ",", "of the", "from", "to", "half", "15%", "$3m", "0"),
                *("3 more than on Monday", "up 4 to", "twice", "another", ".", "rose", "a 14th body", "died", "0%"),
                *(
                    "between 2002 and 2010",
                    "each",
                    "more than 7 men",
                    "at most 9 men",
                    "a third of",
                    "-3",
                    "compared with",
                ),
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_no_text_breaks_the_sums(text):
    statements = statements_of(article_of(text, "text", WEDNESDAY))
    derivations = Derivations(statements)
    assert all(found is None or found.terms for found in map(derivations.of, statements))
