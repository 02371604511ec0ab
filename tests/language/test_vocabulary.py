"""The lists of a vocabulary file as attributes."""

from __future__ import annotations

import pytest

from checker.language.vocabulary import WordLists, words


def test_a_list_is_an_attribute() -> None:
    lists = WordLists("verbs")
    assert lists.modals == words("verbs", "modals")
    assert lists.modals is lists.modals


def test_a_language_without_the_file_has_the_english_lists() -> None:
    assert WordLists("verbs", "xx").modals == words("verbs", "modals")


def test_a_list_that_the_file_does_not_hold_is_named() -> None:
    with pytest.raises(AttributeError, match=r"verbs\.toml has no list adverb"):
        _ = WordLists("verbs").adverb
