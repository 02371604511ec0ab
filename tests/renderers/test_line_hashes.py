"""The values that GitHub's own action gives for these texts are written down beside its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.renderers.line_hashes import line_hashes

ENDED = (
    *("e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1"),
    *("b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"),
)


@pytest.mark.parametrize(
    ("content", "hashes"),
    [
        ("", ("c129715d7a2bc9a3:1",)),
        (" a\nb\n  \t\tc\n d", ("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1")),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", ENDED),
        (" hello; \t\rworld!!!\r\r\r  \t\tGreetings\r End\r", ENDED),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", ENDED),
    ],
)
def test_the_values_are_those_of_github(content, hashes):
    assert tuple(line_hashes(content)) == hashes


def test_lines_that_are_alike_are_numbered():
    values = [each.partition(":") for each in line_hashes("x\n" * 300)]
    assert [number for _, _, number in values[:3]] == ["1", "2", "3"]
    assert len({value for value, _, _ in values[:200]}) == 1


@given(st.text(st.sampled_from("a \t\r\n🛳"), max_size=300))
def test_each_line_has_a_hash_that_no_blank_changes(content):
    hashes = line_hashes(content)
    assert len(hashes) == len(content.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert len(set(hashes)) == len(hashes)
    assert line_hashes(content.replace("a", "\ta ")) == hashes


@given(st.text(max_size=50).filter(lambda above: not above.endswith("\r")), st.text(max_size=50))
def test_a_line_does_not_know_what_stands_above_it(above, below):
    line = "The ferry struck the rocks off the old harbour on Monday, and " * 2
    (value,) = (each.partition(":")[0] for each in line_hashes(f"{line}\n")[:1])
    number = len(line_hashes(above))
    assert line_hashes(f"{above}\n{line}\n{below}")[number].partition(":")[0] == value
