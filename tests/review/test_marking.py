"""Marked text is the text itself, whatever is marked in it and however long it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.review import marking
from checker.review import parts as parts_of
from checker.review.marking import Segment, segments
from checker.review.parts import paragraphs, parts
from checker.values.span import Span

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("\n \r\u202e\x00"), max_size=60)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets).map(sorted).map(lambda each: Span(*each)), max_size=8))
    return text, Span(*sorted((draw(offsets), draw(offsets)))), spans


@given(marked())
def test_joined_segments_are_the_text(case):
    text, within, spans = case
    assert "".join(each.text for each in segments(text, within, spans)) == text[within.start : within.end]


@given(marked())
def test_each_character_is_marked_by_the_spans_that_hold_it(case):
    text, within, spans = case
    at = within.start
    for segment in segments(text, within, spans):
        for offset in range(at, at + len(segment.text)):
            assert segment.marks == tuple(
                number for number, span in enumerate(spans) if span.start <= offset < span.end
            )
        at += len(segment.text)


@given(marked())
def test_each_span_that_marks_something_ends_once_and_with_its_last_mark(case):
    text, within, spans = case
    found = list(segments(text, within, spans))
    for number in {number for segment in found for number in segment.marks}:
        last = max(place for place, segment in enumerate(found) if number in segment.marks)
        assert [place for place, segment in enumerate(found) if number in segment.ending] == [last]


def test_overlapping_spans_share_the_segment_that_both_hold():
    assert list(segments("eighty million users", Span(0, 20), [Span(0, 14), Span(7, 20), Span(7, 14)])) == [
        Segment("eighty ", (0,)),
        Segment("million", (0, 1, 2), (0, 2)),
        Segment(" users", (1,), (1,)),
    ]


def test_no_segment_is_too_long(monkeypatch):
    monkeypatch.setattr(marking, "LONGEST", 4)
    found = list(segments("0123456789\n01", Span(0, 13), [Span(0, 13)]))
    assert [each.text for each in found] == ["0123", "4567", "89", "\n", "01"]
    assert [each.ending for each in found] == [(), (), (), (), (0,)]


@given(TEXTS, st.integers(2, 12))
def test_parts_are_the_text_and_none_is_too_long(text, longest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts_of, "LONGEST", longest)
        found = parts(text)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(0 < part.end - part.start <= longest for part in found) or text == ""


@given(TEXTS)
def test_between_paragraphs_there_is_only_white_space(text):
    at, rest = 0, ""
    for paragraph in paragraphs(text, Span(0, len(text))):
        rest += text[at : paragraph.start]
        assert text[paragraph.start : paragraph.end].strip() == text[paragraph.start : paragraph.end] != ""
        at = paragraph.end
    assert (rest + text[at:]).strip() == ""


def test_a_part_ends_with_a_paragraph_a_line_or_a_word(monkeypatch):
    monkeypatch.setattr(parts_of, "LONGEST", 12)
    text = "one two\n\nthree four\nfive six seven eightnineteneleventwelve"
    assert [text[part.start : part.end] for part in parts(text)] == [
        "one two\n\n",
        "three four\n",
        "five six ",
        "seven eightn",
        "ineteneleven",
        "twelve",
    ]
