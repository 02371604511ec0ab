import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from checker.checks.edits import Edit, deletions, edit


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("nadela", "nadella", Edit.DOUBLING),
        ("zelensky", "zelenskyy", Edit.DOUBLING),
        ("macron", "marcon", Edit.SWAP),
        ("tiktok", "tittok", Edit.INNER),
        ("johnson", "johnston", Edit.INNER),
        ("korea", "korean", Edit.ENDING),
        ("german", "germany", Edit.ENDING),
        ("browns", "brown", Edit.ENDING),
        ("joness", "jones", Edit.ENDING),
        ("anna", "anne", Edit.LAST),
        ("miller", "hiller", Edit.FIRST),
        ("elena", "lena", Edit.FIRST),
        ("austria", "australia", None),
        ("same", "same", None),
    ],
)
def test_one_edit_is_named_in_both_orders(word: str, other: str, expected: Edit | None) -> None:
    assert edit(word, other) is expected
    assert edit(other, word) is expected


words = st.text(alphabet="abc", min_size=1, max_size=6)


@given(words, words)
def test_words_of_one_edit_share_a_deletion(word: str, other: str) -> None:
    if OSA.distance(word, other) <= 1:
        assert deletions(word) & deletions(other)
