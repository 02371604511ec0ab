"""Two texts held against each other: which values speak of the same thing, and whether they agree."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checker
from checker.alignment.comparing import compare as compare_articles
from checker.alignment.comparison import Verdict
from checker.alignment.reading import article_of

MONDAY, TUESDAY = date(2023, 3, 13), date(2023, 3, 14)


def verdicts(text, other, **days):
    """The verdict on each value of a text, by its words."""
    return {each.statement.mention.text: each.verdict for each in checker.compare(text, other, **days)}


DISAGREE = [
    ("The storm killed 40 people in Leyte.", "In Leyte 25 people were killed by the storm."),
    ("The bridge will cost £48m to repair.", "Repairing the bridge costs £84m, the council found."),
    ("Corvane employs 3,200 workers in Lund.", "The 2,300 workers of Corvane in Lund went home."),
    ("Turnout in the election was 61%.", "In the election, turnout fell to 52%."),
    ("The reservoir holds 12 million litres of water.", "With 21 million litres of water the reservoir is full."),
    ("The lighthouse was built in 1894.", "Built in 1984, the lighthouse guards the bay."),
    ("More than 600 homes stood under water.", "Fewer than 400 homes stand under water."),
    ("The clinic treated 90 patients on the island.", "On the island the clinic has treated 60 patients."),
]
AGREE = [
    ("The storm killed 40 people in Leyte.", "In Leyte, forty people were killed by the storm."),
    ("The bridge will cost about £50m to repair.", "Repairing the bridge costs £48m, the council found."),
    ("Corvane employs 3,200 workers in Lund.", "Corvane has more than 3,000 workers in Lund."),
    ("The lighthouse was built in 1894.", "Built in 1894, the lighthouse guards the bay."),
    ("The pipeline runs 100 km under the sea.", "Under the sea the pipeline runs 62 miles."),
]
APART = [
    ("The app has 80 million users in the United States.", "The app has 500 million users in India."),
    ("Prices rose by 3% in May.", "Prices stand at 9% above those of May."),
    ("Police counted 400 marchers.", "The union counted 900 marchers."),
    ("Corvane employs 3,200 workers in Lund.", "Brindley employs 900 workers in Lund."),
    ("The ferry carried 312 passengers.", "The council spent £4m on 40 new buses."),
    ("The mine employs 700 miners.", "The mine does not employ 900 miners."),
    ("The fire burned 400 hectares.", "Ten people fled the flood."),
]


def both_orders(pairs):
    return [*pairs, *((other, text) for text, other in pairs)]


@pytest.mark.parametrize(("text", "other"), both_orders(DISAGREE))
def test_values_of_one_thing_that_disagree_contradict_each_other(text, other):
    (found,) = verdicts(text, other).values()
    assert found is Verdict.CONTRADICTED


@pytest.mark.parametrize(("text", "other"), both_orders(AGREE))
def test_values_of_one_thing_that_agree_support_each_other(text, other):
    (found,) = verdicts(text, other).values()
    assert found is Verdict.SUPPORTED


@pytest.mark.parametrize(("text", "other"), both_orders(APART))
def test_values_of_two_things_are_not_held_against_each_other(text, other):
    assert not {Verdict.CONTRADICTED, Verdict.SUPPORTED} & set(verdicts(text, other).values())


def test_each_value_goes_with_its_own():
    source = "The fire destroyed 120 homes, killed 9 people and burned 4,000 hectares at a cost of $30m."
    text = "Nine people were killed. The cost is $50m, 120 homes were destroyed, and 7,000 hectares burned."
    assert verdicts(text, source) == {
        "Nine people": Verdict.SUPPORTED,
        "$50m": Verdict.CONTRADICTED,
        "120 homes": Verdict.SUPPORTED,
        "7,000 hectares": Verdict.CONTRADICTED,
    }


def test_a_noun_carries_over_to_the_next_number():
    source = "The app counts half a billion users worldwide – and around 80 million in the United States."
    (found,) = checker.compare("In the United States the app has nearly 100 million users.", source)
    assert (found.verdict, found.gap) == (Verdict.CONTRADICTED, "20%")
    assert found.evidence is not None
    assert found.evidence.mention.text == "around 80 million"


def test_a_later_count_of_the_dead_is_no_contradiction():
    text, other = "The storm killed 40 people in Leyte.", "In Leyte 25 people were killed by the storm."
    assert verdicts(text, other, published=TUESDAY, other_published=MONDAY) == {"40 people": Verdict.NOT_COMPARABLE}
    assert verdicts(other, text, published=MONDAY, other_published=TUESDAY) == {"25 people": Verdict.NOT_COMPARABLE}
    assert verdicts(text, other, published=MONDAY, other_published=TUESDAY) == {"40 people": Verdict.CONTRADICTED}


def test_a_figure_of_an_earlier_year_is_no_contradiction():
    text, other = "The flood killed 12 people.", "In 2007 a flood killed 90 people."
    assert verdicts(text, other, published=MONDAY, other_published=MONDAY)["12 people"] is Verdict.NOT_COMPARABLE


def test_a_day_is_not_supported_by_its_year():
    text, other = "The lighthouse was built in May 1894.", "Built in 1894, the lighthouse guards the bay."
    assert verdicts(text, other) == {"May 1894": Verdict.NOT_COMPARABLE}
    assert verdicts(other, text) == {"1894": Verdict.SUPPORTED}


def test_figures_of_two_days_are_no_contradiction():
    text, other = "As of 5 May, 90 beds were taken.", "As of 8 May, 120 beds were taken."
    assert verdicts(text, other)["90 beds"] is Verdict.NOT_COMPARABLE
    assert verdicts(other, text)["120 beds"] is Verdict.NOT_COMPARABLE


def test_a_draft_of_a_sentence_needs_less_to_be_compared_than_one_of_many():
    claim, passage = "Brindley has more than 900 members.", "The club counts 750 members."
    assert verdicts(claim, passage) == {"more than 900 members": Verdict.CONTRADICTED}
    longer = f"{claim} A choir sang at the fair. Nobody knows why."
    assert verdicts(longer, passage) == {"more than 900 members": Verdict.NOT_FOUND}


def test_one_figure_of_two_days_contradicts_the_day():
    found = checker.compare("As of 5 May, 90 beds were taken.", "As of 8 May, 90 beds were taken.")
    assert [each.verdict for each in found] == [Verdict.CONTRADICTED, Verdict.SUPPORTED]


def test_a_figure_of_weeks_later_is_no_contradiction():
    text, other = "The clinic has 90 beds for patients.", "The clinic has 60 beds for patients."
    later = date(2023, 4, 13)
    assert verdicts(text, other, published=MONDAY, other_published=TUESDAY) == {"90 beds": Verdict.CONTRADICTED}
    assert verdicts(text, other, published=MONDAY, other_published=later) == {"90 beds": Verdict.NOT_COMPARABLE}


def test_the_same_weekday_of_two_weeks_is_no_contradiction():
    text = "The mill closed on Friday."
    found = verdicts(text, text, published=MONDAY, other_published=date(2023, 3, 20))
    assert found["Friday"] in (Verdict.NOT_FOUND, Verdict.NOT_COMPARABLE)


def test_days_on_which_two_speak_are_two_events():
    text, other = "The mayor said on Monday that the mill is safe.", "The owner said on Tuesday that the mill is safe."
    assert Verdict.CONTRADICTED not in verdicts(text, other, published=TUESDAY, other_published=TUESDAY).values()


def test_a_source_that_contradicts_is_not_hidden_by_one_that_supports():
    draft = article_of("The storm killed 40 people in Leyte.", "draft", None)
    sources = [
        article_of("In Leyte, forty people were killed by the storm.", "first", None),
        article_of("In Leyte 25 people were killed by the storm.", "second", None),
    ]
    (found,) = compare_articles(draft, sources)
    assert (found.verdict, found.evidence.article.id) == (Verdict.CONTRADICTED, "second")
    assert [(each.verdict, each.evidence.article.id) for each in found.others] == [(Verdict.SUPPORTED, "first")]


def test_a_draft_without_sources_has_no_comparisons():
    assert compare_articles(article_of("The storm killed 40 people.", "draft", None), []) == []


def test_every_verdict_says_why_and_shows_the_shared_words():
    (found,) = checker.compare("The storm killed 40 people in Leyte.", "In Leyte 25 people were killed by the storm.")
    assert found.shared == ("storm", "killed", "people", "leyte")
    assert found.why == "both speak of storm, killed, people, leyte"


WORDS = st.sampled_from(
    ["workers", "homes", "ferry", "storm", "killed", "rose", "in", "of", "the", "Corvane", "on", "and", "by", "not"]
)
VALUES = st.sampled_from(
    ["40 people", "$3m", "12%", "three years", "5 May 2020", "nearly 100 million", "7 km", "Friday", "more than 9", ","]
)
TEXTS = st.lists(st.one_of(WORDS, VALUES), min_size=1, max_size=14).map(lambda words: f"{' '.join(words)}.")


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_text_contradicts_itself(text):
    assert Verdict.CONTRADICTED not in verdicts(text, text).values()


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*DISAGREE, *AGREE, *APART]), st.sampled_from(["Nobody knows why.", "Choirs sang until late."]))
def test_a_sentence_without_values_changes_no_verdict(pair, sentence):
    text, other = pair
    assert verdicts(text, f"{other} {sentence}") == verdicts(text, other)


def test_an_unrelated_sentence_changes_no_verdict():
    for text, other in [*DISAGREE, *AGREE, *APART]:
        assert verdicts(text, f"{other} A choir sang 14 hymns at the fair.") == verdicts(text, other)


@pytest.mark.parametrize(
    ("draft", "source", "verdict"),
    [
        (
            "It was 50 degrees Fahrenheit in the harbour at noon.",
            "It was 10 degrees Celsius in the harbour at noon.",
            "supported",
        ),
        (
            "It was 10 degrees Celsius in the harbour at noon.",
            "It was 50 degrees Fahrenheit in the harbour at noon.",
            "supported",
        ),
        (
            "It was 30 degrees Celsius in the harbour at noon.",
            "It was 50 degrees Fahrenheit in the harbour at noon.",
            "contradicted",
        ),
    ],
)
def test_degrees_are_converted_from_their_own_nought(draft, source, verdict):
    (found,) = (each for each in checker.compare(draft, source) if each.statement.mention.kind == "quantity")
    assert found.verdict.value == verdict


def test_a_headline_in_capitals_is_quoted_as_it_is_written():
    headline = "Six Hurt As Tram Hits Lorry Near Old Harbour On Friday"
    found = checker.compare(headline, "Four people were hurt when a tram hit a lorry near the old harbour on Friday.")
    assert found
    for each in found:
        mention = each.statement.mention
        assert each.statement.article.text == headline
        assert mention.text == headline[mention.start : mention.end]


def test_a_figure_of_somebody_the_source_only_mentions_is_not_its_own():
    draft = "Messengers compared\n\nWaves was launched in May.\n\nNorthwind, with 2.7 billion users around the world, is larger.\n\nIt has grown.\n"
    source = (
        "Waves is for sale\n\nIts owner wants to sell Waves.\n\nThe sale may take a year.\n\n"
        "The app has an estimated one billion users around the world.\n\nNorthwind is said to have looked at it.\n"
    )
    assert "contradicted" not in {each.verdict.value for each in checker.compare(draft, source)}
