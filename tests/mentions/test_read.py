"""Reading as a whole: what each reader leaves to the others, order, and what is not returned."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.mention import Kind
from checker.mentions.read import read
from checker.values.span import Span

STORY = (
    "Talks end on 15 September 2020. The app has around 80 million users, 12% more than last year, and is worth "
    "$15bn to $30bn. It hired 1,500 people after three years of talks. “We have 3 jobs,” said Ann Lee."
)


def test_reads_every_kind_in_order() -> None:
    mentions = read(STORY, published=date(2020, 8, 3))
    assert [(mention.kind, mention.text) for mention in mentions] == [
        (Kind.DATE, "15 September 2020"),
        (Kind.NUMBER, "around 80 million users"),
        (Kind.SHARE, "12%"),
        (Kind.DATE, "last year"),
        (Kind.MONEY, "$15bn to $30bn"),
        (Kind.NUMBER, "1,500 people"),
        (Kind.DURATION, "three years"),
        (Kind.QUOTATION, "We have 3 jobs,"),
        (Kind.NUMBER, "3 jobs"),
    ]


def test_numbers_inside_dates_and_durations_are_no_numbers() -> None:
    text = "On 5 May 2020, at 14:30, after 18 months and 50-year-old rules, 40 ships left."
    assert [mention.text for mention in read(text) if mention.kind is Kind.NUMBER] == ["40 ships"]


def test_nothing_is_read_outside_the_sentences_given() -> None:
    text = "It has 5 ships. Leave 12 comments. It has 7 crews."
    sentences = [Span(0, 15), Span(35, 50)]
    assert [mention.text for mention in read(text, sentences=sentences)] == ["5 ships", "7 crews"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No value here at all.", "…", "“”", "$", "%", "-", "$%-"])
def test_reads_nothing_where_there_is_nothing(text: str) -> None:
    assert [mention for mention in read(text) if mention.kind is not Kind.QUOTATION] == []


def test_other_languages_have_their_digits() -> None:
    [mention] = [found for found in read("Es kamen 81.000 Leute.", language="de") if found.kind is Kind.NUMBER]
    assert (mention.low, mention.text) == (81_000, "81.000")


def test_a_point_in_a_language_that_groups_by_spaces_is_no_decimal() -> None:
    assert [mention.low for mention in read("Il a 2,1 points, pas 2.1 ni 1.234,5.", language="fr")] == [2.1, 1234.5]


def test_a_sentence_that_ends_within_a_token_is_read_by_itself() -> None:
    text = "It has 1,500 ships."
    assert [mention.text for mention in read(text, sentences=[Span(0, 8), Span(9, 19)])] == ["1", "500 ships"]


@given(st.lists(st.sampled_from(["It has 5 ships. ", "Nobody came. ", "Sales rose 3% to £2m. ", "\n\n"]), max_size=8))
def test_an_unrelated_sentence_changes_no_value(parts: list[str]) -> None:
    text = "".join(parts)
    values = [(m.low, m.unit) for m in read(text) if m.kind is not Kind.QUOTATION]
    expected = {"It has 5 ships. ": [(5, "ships")], "Sales rose 3% to £2m. ": [(3, "%"), (2e6, "GBP")]}
    assert values == [value for part in parts for value in expected.get(part, [])]
