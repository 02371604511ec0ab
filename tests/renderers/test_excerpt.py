from __future__ import annotations

import pytest
from handmade import article
from hypothesis import given
from hypothesis import strategies as st

from checker.renderers.excerpt import excerpt
from checker.renderers.glyphs import width

LONG = "one two three four five six seven eight nine ten 80 million people eleven twelve thirteen fourteen fifteen"


def of(text, words, columns):
    start = text.index(words)
    return excerpt(article("a.txt", text, None, None), start, start + len(words), columns)


@pytest.mark.parametrize(
    ("text", "words", "columns", "line"),
    [
        ("It has 80 million users.", "80 million", 60, "It has 80 million users."),
        (LONG, "80 million people", 46, "… nine ten 80 million people eleven …"),
        (LONG, "one two", 30, "one two three four five six …"),
        (LONG, "fourteen fifteen", 34, "… twelve thirteen fourteen fifteen"),
        (LONG, LONG, 30, "one two three … fifteen"),
        ("Wide 八千万人 in all of them", "八千万人", 16, "… 八千万人 …"),
        ("用户约八千万人在美国使用该应用", "八千万人", 16, "… 约八千万人在 …"),
        ("over\ttwo spaces  80 here", "80", 60, "over two spaces 80 here"),
    ],
)
def test_a_sentence_is_cut_between_words_around_the_claim(text, words, columns, line):
    assert of(text, words, columns).line == line


def test_only_the_sentence_of_the_claim_is_shown():
    text = "First line.\nIt has 80 users.\nLast line."
    assert of(text, "80", 80).line == "It has 80 users."


def test_words_outside_every_sentence_are_shown_alone():
    shown = excerpt(article("a.txt", "", None, None), 0, 0, 80)
    assert shown.line == ""


@given(
    before=st.text(max_size=80),
    claim=st.text(min_size=1, max_size=80),
    after=st.text(max_size=80),
    columns=st.integers(20, 100),
)
def test_an_excerpt_never_exceeds_its_columns(before, claim, after, columns):
    text = f"{before}{claim}{after}"
    shown = excerpt(article("a.txt", text, None, None), len(before), len(before) + len(claim), columns)
    assert width(shown.line) <= columns
