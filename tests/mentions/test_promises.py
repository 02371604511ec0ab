"""Promises: each word is told of once, and as the question tells."""

from __future__ import annotations

import pytest

from checker.mentions import promises
from checker.mentions.promises import Promises


def test_a_word_is_told_of_once() -> None:
    asked: list[str] = []

    def tell(norm: str) -> bool:
        asked.append(norm)
        return norm.isdecimal()

    kept = Promises(tell)
    assert [kept[norm] for norm in ("12", "people", "12", "people")] == [True, False, True, False]
    assert asked == ["12", "people"]


def test_no_more_words_are_kept_than_a_text_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "_MOST_KEPT", 10)
    kept = Promises(str.isdecimal)
    assert all(kept[str(number)] for number in range(100))
    assert len(kept) <= 10
