"""Where a sentence falls into clauses, and where it does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.clauses import clauses
from checker.mentions.tokens import tokenize
from checker.values.span import Span

SPLIT = [
    # a new verb and subject after a comma or a conjunction
    (
        "Police said 12 people died, but the union put it at 20.",
        ["Police said 12 people died", "but the union put it at 20."],
    ),
    ("Revenue rose to $5bn and profit fell by 3%.", ["Revenue rose to $5bn", "and profit fell by 3%."]),
    ("The plant employs 900 people and makes 40,000 cars.", ["The plant employs 900 people", "and makes 40,000 cars."]),
    ("The plant closed; 900 people lost work.", ["The plant closed", "900 people lost work."]),
    # subordinate and relative clauses, and the main clause going on after them
    ("If the talks fail, the bank will sell its stake.", ["If the talks fail", "the bank will sell its stake."]),
    (
        "The ferry, which carried 300 people, sank within an hour.",
        ["The ferry", "which carried 300 people", "sank within an hour."],
    ),
    ("Shares fell after the firm cut its forecast.", ["Shares fell", "after the firm cut its forecast."]),
    # a verb left out
    ("Police said 12, the union 20.", ["Police said 12", "the union 20."]),
    (
        "Police put the crowd at 3,000, organisers at 10,000.",
        ["Police put the crowd at 3,000", "organisers at 10,000."],
    ),
    ("Peru reported 40 cases, Bolivia 12 and Chile 3.", ["Peru reported 40 cases", "Bolivia 12", "and Chile 3."]),
    # dashes and colons
    (
        "It has around half a billion users – and around 80 million at home – who pay.",
        ["It has around half a billion users", "and around 80 million at home", "who pay."],
    ),
    ("Ferry disaster: 40 people missing", ["Ferry disaster", "40 people missing"]),
    ("Bank halts merger – reports", ["Bank halts merger", "reports"]),
    # attribution after a quotation
    ("“We will stay,” said the mayor.", ["“We will stay,”", "said the mayor."]),
    ("The plant (it opened in 1990) will close.", ["The plant", "it opened in 1990", "will close."]),
]

WHOLE = [
    "The purchase covers the United States, Canada, Australia and New Zealand.",
    "The firm has offices in Lyon, Paris and Nantes.",
    "Police, doctors and witnesses said the ferry was full.",
    "The union said police and soldiers fired.",
    "It is worth $15bn to $30bn (£11bn to £23bn).",
    "It is worth 15 – 30 billion dollars.",
    "The video-sharing app has as many users as last year.",
    "The firm has 300 shops, including 80 in Wales.",
    "Ms Lee, the head of the bank, resigned.",
    "The stake should be sold or blocked.",
    "At 12:30 the score was 3-1.",
    "The deal raised concerns about safety and other issues raised in Spain.",
    "The app has users in the United States Treasury and the Navy.",
]


def parts(sentence: str) -> list[str]:
    return [sentence[part.start : part.end] for part in clauses(sentence, tokenize(sentence), Span(0, len(sentence)))]


@pytest.mark.parametrize(("sentence", "expected"), SPLIT)
def test_a_clause_opens_where_something_new_is_said(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_lists_names_and_brackets_stay_in_their_clause(sentence):
    assert [part.rstrip(".") for part in parts(sentence)] == [sentence.rstrip(".")]


def test_offsets_point_into_the_whole_text():
    text = "A headline\n\nPolice said 12, the union 20. More."
    start = text.index("Police")
    found = clauses(text, tokenize(text), Span(start, text.index(" More")))
    assert [text[part.start : part.end] for part in found] == ["Police said 12", "the union 20."]


@given(st.text(alphabet='ab ,;:-–"“”()1it\n', max_size=80))
def test_clauses_are_ascending_and_hold_every_word(text):
    found = clauses(text, tokenize(text), Span(0, len(text)))
    assert all(left.end <= right.start for left, right in pairwise(found))
    words = [token for token in tokenize(text) if token.kind in ("word", "number")]
    assert all(any(part.covers(token.start) for part in found) for token in words)
