"""What a sentence says of its values."""

from __future__ import annotations

from datetime import date

import pytest

from checker.alignment.marks import read_marks
from checker.alignment.reading import article_of, statements_of
from checker.alignment.statement import Direction
from checker.alignment.words import stem
from checker.values.days import Days
from checker.values.span import Span


def statements(text, published=None):
    """The statements of a text, by the words of their values."""
    return {each.mention.text: each for each in statements_of(article_of(text, "a", published))}


def test_words_go_with_the_figure_they_stand_with():
    found = statements("The fire destroyed 120 homes, killed 9 people and burned 4,000 hectares.")
    assert {text: set(each.near) for text, each in found.items()} == {
        "120 homes": {stem("fire"), stem("destroyed"), stem("homes")},
        "9 people": {stem("killed"), stem("people")},
        "4,000 hectares": {stem("burned")},
    }
    assert [each.verb for each in found.values()] == ["destroy", "die", "burn"]


def test_a_number_without_a_noun_goes_on_with_the_one_before():
    found = statements("The app counts 500 million users worldwide – and around 80 million in the United States.")
    assert [(each.head, each.scope) for each in found.values()] == [("user", "world"), ("user", "US")]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Sales rose by 3%.", Direction.RISE),
        ("Sales fell by 3%.", Direction.FALL),
        ("Sales were 3% of the total.", None),
    ],
)
def test_a_difference_is_told_from_a_level(text, change):
    (found,) = statements(text).values()
    assert found.change is change


def test_a_part_is_told_from_the_whole():
    found = statements("The clinic treated 400 patients, of whom 30 died.")
    assert {text: each.part for text, each in found.items()} == {"400 patients": False, "30": True}


def test_a_day_beside_figures_tells_of_their_time():
    found = statements("On 5 March 2020 the clinic had 90 beds.", date(2023, 3, 14))
    assert found["On 5 March 2020" if "On 5 March 2020" in found else "5 March 2020"].frame
    beds = found["90 beds"]
    assert (beds.as_of, beds.dated, beds.past) == (Days(date(2020, 3, 5), date(2020, 3, 5)), True, True)


def test_names_stand_with_what_they_own():
    found = statements("The rival Fjordline, which has 11 ships, is sailing; it was told that Corvane has 14 ships.")
    assert [(set(each.names), each.rival) for each in found.values()] == [
        ({stem("fjordline")}, True),
        ({stem("corvane")}, False),
    ]


def test_numbers_in_names_are_no_values():
    assert statements("We saw Cars 3 and Route 18 in the shop.") == {}


def test_a_text_of_several_lines_has_a_headline():
    article = article_of("Four dead\n\nFour people died.", "a", None)
    assert article.headline == "Four dead"
    assert [article.text[each.start : each.end] for each in article.sentences] == ["Four dead", "Four people died."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was rated 6.3/10 by readers.", [("6.3/10", "out of 10", 6.3, 6.3)]),
        ("A mark of more than 7 out of 10.", [("more than 7 out of 10", "out of 10", 7, None)]),
        ("It has a score of 61 out of 100.", [("61 out of 100", "%", 61, 61)]),
        ("The 11th largest city.", [("11th", "rank", 11, 11)]),
        ("It ranked below the 26th city.", [("26th", "rank", 26, None)]),
        ("It ranks ahead of the 9th city.", [("9th", "rank", None, 9)]),
        ("It peaked at number 28 there.", [("number 28", "rank", 28, 28)]),
        ("It was her fourth album.", [("fourth", "rank", 4, 4)]),
        ("The first album of the second half of the 19th century.", [("second", "rank", 2, 2)]),
        ("They met on 24/10 and won 3-1.", []),
    ],
)
def test_marks_and_ranks_are_read(text, found):
    marks = read_marks(text, Span(0, len(text)), (), "en")
    assert [(each.text, each.unit, each.low, each.high) for each in marks] == found
    assert all(text[each.start : each.end] == each.text for each in marks)


@pytest.mark.parametrize(
    "words",
    [
        ("killed", "dead", "deaths", "died"),
        ("workers", "employs", "staff"),
        ("base", "based", "bases"),
        ("grossed", "earned", "revenue"),
    ],
)
def test_words_of_one_meaning_have_one_stem(words):
    assert len({stem(word) for word in words}) == 1
