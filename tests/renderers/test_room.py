"""Reports that may not grow beyond a size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.renderers.room import fitting, size, whereabouts


@given(blocks=st.lists(st.text()), room=st.integers(min_value=-1, max_value=100))
def test_the_first_blocks_that_fit_are_told_and_the_next_one_would_not(blocks, room):
    told = fitting(blocks, room)
    assert told == blocks[: len(told)]
    assert size("".join(told)) <= max(room, 0)
    assert told == blocks or sum(size(block) for block in blocks[: len(told) + 1]) > room


def test_what_does_not_fit_is_not_made():
    made = []
    assert fitting((made.append(number) or "12345" for number in range(100)), 12) == ["12345", "12345"]
    assert made == [0, 1, 2]


@pytest.mark.parametrize(("text", "count"), [("abc", 3), ("é", 2), ("€", 3), ("\ud800", 6)])
def test_the_size_is_that_of_the_file(text, count):
    assert size(text) == count


@pytest.mark.parametrize(
    ("files", "form", "told"),
    [
        ({}, "markdown", "--format html=report.html has more of them, --format json=report.json all"),
        ({}, "html", "--format json=report.json has all"),
        ({"json": "a.json"}, "markdown", "a.json of the same run has all"),
        ({"json": "a.json", "html": "b.html"}, "html", "a.json of the same run has all"),
        ({"html": "b.html"}, "markdown", "b.html of the same run has more of them, --format json=report.json all"),
        ({"json": "a.json", "html": "b.html"}, "markdown", "b.html of the same run has more of them, a.json all"),
    ],
)
def test_where_the_rest_is(files, form, told):
    assert whereabouts(files, form) == told
