"""The lexer: normal forms, offsets, and linear time on hostile text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.tokens import BREAK, NUMBER, SYMBOL, WORD, padded, tokenize


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("$ 15–30bn", ["$", "15", "-", "30", "bn"]),
        ("It’s “here”", ["it", "'", "s", '"', "here", '"']),
        ("the U.S. and U.N.", ["the", "u.s.", "and", "u.n."]),
        ("mil\u00adlion ﬁfty", ["million", "fifty"]),
        ("2½m", ["2", "½", "m"]),
        ("1,234.5 km²", ["1,234.5", "km²"]),
        ("81\u202f000", ["81", "000"]),
        ("100元 élan", ["100", "元", "élan"]),
        ("end.", ["end", "."]),
        ("\x1b[1;31m80\x1b[0m people", ["80", "people"]),
        ("80\x9b0m people", ["80", "people"]),
        ("\x1b]8;;http://a.org/12\x1b\\80\x1b]8;;\x07 people", ["80", "people"]),
        ("\x1b]8 80 people", ["\x1b", "]", "8", "80", "people"]),
    ],
)
def test_normal_forms(text: str, norms: list[str]) -> None:
    assert [token.norm for token in tokenize(text)] == norms


def test_kinds() -> None:
    assert [token.kind for token in tokenize("It 5 %\n\nx")] == [WORD, NUMBER, SYMBOL, BREAK, WORD]


def test_a_stretch_has_offsets_into_the_whole_text() -> None:
    text = "One. Two three."
    assert [(token.start, token.text) for token in tokenize(text, 5, 14)] == [(5, "Two"), (9, "three")]


def test_padding_drops_single_line_breaks_and_adds_ends() -> None:
    tokens = padded(tokenize("a\nb\n\nc"))
    assert [token.norm for token in tokens if token.kind == WORD] == ["a", "b", "c"]
    assert [token.kind for token in tokens[:5]] == [WORD, WORD, BREAK, WORD, "end"]
    assert tokens[-1].kind == "end"


@given(st.text(max_size=80))
def test_tokens_lie_in_order_and_quote_the_text(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert token.start >= at
        assert text[token.start : token.end] == token.text != ""
        at = token.end


@given(st.text(st.characters(exclude_characters="\x1b\x9b"), max_size=80))
def test_only_white_space_is_left_out(text: str) -> None:
    read = "".join(token.text for token in tokenize(text))
    assert "".join(read.split()) == "".join(text.split())
