"""Which statements of a source a value is held against."""

from __future__ import annotations

import pytest

from checker.alignment import matching, pool
from checker.alignment.pool import MOST, Pool
from checker.alignment.reading import article_of, statements_of

WORDS = ("mill", "harbour", "school", "bridge", "quarry", "chapel", "orchard", "museum")


def text(sentences: int) -> str:
    """A text of so many sentences, each with a figure and words that few others have."""
    lines = (
        f"The {WORDS[at % 8]} of Name{chr(97 + at % 26)}{chr(97 + at // 26 % 26)} has {at + 100} workers."
        for at in range(sentences)
    )
    return " ".join(lines)


def steps(monkeypatch: pytest.MonkeyPatch, sentences: int) -> int:
    """How many pairs of statements are weighed between a text and itself."""
    weighed: list[int] = []
    monkeypatch.setattr(pool, "MOST", 20)
    plain = matching.affinity
    monkeypatch.setattr(matching, "affinity", lambda *pair, **kind: weighed.append(0) or plain(*pair, **kind))
    read = statements_of(article_of(text(sentences), "a", None))
    matching.match(read, read)
    monkeypatch.undo()
    return len(weighed)


def test_the_work_grows_with_the_draft_alone_once_the_source_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = steps(monkeypatch, 300), steps(monkeypatch, 600)
    assert few >= 300
    assert many <= 2.2 * few


def test_all_statements_of_a_short_source_are_looked_at() -> None:
    read = statements_of(article_of(text(20), "a", None))
    assert Pool(read).near(read[0]) == read


def test_of_a_long_source_the_same_value_and_shared_words_are_found() -> None:
    read = statements_of(article_of(text(2 * MOST), "a", None))
    for one in read[::37]:
        assert one in Pool(read).near(one)
