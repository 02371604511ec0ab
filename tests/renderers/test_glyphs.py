from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.renderers.glyphs import visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("80 million", "80 million"),
        ("80\tmillion\r\n people", "80 million people"),
        ("80\u00a0million", "80 million"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x9b31mred", "\ufffd31mred"),
        ("ring\x07 the\x7f bell", "ring␇ the␡ bell"),
        ("80 \u202enoillim\u202c", "80 \ufffdnoillim\ufffd"),
        ("8\u200b0\u200d0\ufeff", "8\ufffd0\ufffd0\ufffd"),
        ("mil\u00adlion", "million"),
        ("Zoë", "Zoë"),
        ("e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301"),
        ("\ud800", "\ufffd"),
        ("\u2028line\u2029", " line "),
        ("八千万人", "八千万人"),
    ],
)
def test_text_is_shown_as_itself_or_as_a_harmless_stand_in(text, shown):
    assert visible(text) == shown


@given(st.text())
def test_no_character_that_moves_or_hides_gets_through(text):
    shown = visible(text)
    assert not [each for each in shown if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert visible(shown) == shown


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("八千万", 6), ("e\u0301a", 2), ("", 0), ("ｗｉｄｅ", 8)])
def test_width_counts_terminal_columns(text, columns):
    assert width(text) == columns
