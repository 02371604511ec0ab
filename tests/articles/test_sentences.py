"""Sentences: where they end in news text, and that nothing is lost whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.articles.sentences import LONGEST_SENTENCE, split_sentences


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The talks ended.", "The ferry sailed."],
        ["Gen. Lee met Sen. Fox and Mr. Ray.", "They agreed."],
        ["Lt. Col. Jim Fox of St. Louis spoke.", "He left."],
        ["Ms. Hart and Cllr. Boyd voted.", "Prof. Dr. Who did not."],
        ["It costs approx. 20 euros.", "No. 5 is cheaper."],
        ["It starts at 5 p.m. Monday.", "Doors open at 4 a.m. Eastern time."],
        ["It ended at 5 p.m.", "The crowd left."],
        ["The U.S. Treasury agreed.", "It paid $1.5bn."],
        ["They met on Sept. 15.", "On Jan. 3 they met again."],
        ["They are in their teens. in their twenties.", "So it is."],
        ["The firm makes phones.", "iPhone sales rose."],
        ["“We won. We did,” she said.", "The man left."],
        ["He said: “We won. We did. ”", "The man left."],
        ["«Ganamos. Sí.»", "The man left."],
        ["Who knew?", "Nobody did!", "So it goes …"],
        ["It rose 3.5 per cent vs. 2.1 per cent.", "The end."],
    ],
    ids=" | ".join,
)
def test_sentences_of_one_line(expected):
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", "\r\n\r\n", "\r", "\u2028", "\u2029"])
def test_a_line_break_always_ends_a_sentence(line_break):
    text = line_break.join(["Ferry sinks off coast", "Twelve people died. Forty", "were saved"])
    assert sentences(text) == ["Ferry sinks off coast", "Twelve people died.", "Forty", "were saved"]


@pytest.mark.xfail(reason="text wrapped at a fixed width is not joined: a line break is taken for a paragraph's end")
def test_lines_wrapped_at_a_fixed_width_are_one_sentence():
    text = "The ferry sank off the coast on Friday morning with about\nforty people on board, the police of the port said on\nSunday."
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n \u00a0"])
def test_nothing_in_nothing_out(text):
    assert sentences(text) == []


@pytest.mark.parametrize("language", ["de", "zz", "../en", ""])
def test_a_language_without_merge_list_is_split_all_the_same(language):
    assert sentences("A ferry sank. Forty were saved.", language) == ["A ferry sank.", "Forty were saved."]


def test_sentences_do_not_depend_on_the_window_they_fall_into():
    line = " ".join(f"Sentence number {i} counts “{i} people” in town." for i in range(2_000))
    assert len(sentences(line)) == 2_000


@pytest.mark.parametrize("piece", ["1,", "“ ", "((", "no end ", "x", "A. ", "“", "Mr. ", "a\n"])
def test_a_megabyte_without_sentence_ends_is_cut(piece):
    text = piece * (1_000_000 // len(piece))
    found = split_sentences(text)
    assert max(span.end - span.start for span in found) <= LONGEST_SENTENCE
    assert sum(span.end - span.start for span in found) >= len(text.replace(" ", "").replace("\n", ""))


@given(st.text(st.characters() | st.sampled_from(" .?!\n“”\"'’«»()0aA"), max_size=400))
def test_sentences_ascend_and_cover_every_visible_character(text):
    covered = set()
    end = 0
    for span in split_sentences(text):
        assert end <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        covered.update(range(span.start, span.end))
        end = span.end
    breaks = "\v\f"
    assert all(i in covered for i, char in enumerate(text) if not char.isspace() and char not in breaks)
