"""What articles say comes from the web: whatever it is, flags of it are kept, within bounds, in each database."""

from __future__ import annotations

import json

import pytest
from newsdesk import all_flags, recorded

from checker.ledger.adding import LONGEST_ID
from checker.review.flags import evidence, of_article

OPENS = "The bridge opens on Monday 15 September 2020, they said."
LONG = 300_000
"""Characters of a paragraph."""
BOUND = 100_000
"""Bytes of a flag's evidence: no page is longer for a longer article."""


@pytest.fixture
def told(news, ledger, place):
    """Record what is found in one article, and give its flag and its evidence as one text."""

    def record(name, text):
        for each in news.iterdir():
            each.unlink()
        (news / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        assert recorded(place, news) == "flags: 1 new, 0 raised again, 0 fixed"
        [flag] = all_flags(ledger)
        with ledger.reading() as connection:
            return flag, json.dumps(repr(evidence(connection, flag.id)), ensure_ascii=False)

    return record


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("\x00", id="NUL"),
        pytest.param("\ud800", id="half a surrogate pair"),
        "\u202e",
        "\u2066\u200b\ufeff",
        "\x1b[31m",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "'; DROP TABLE flags; --",
        pytest.param("e" + "\u0301" * 500, id="marks upon marks"),
        pytest.param("\U0001f469\u200d\U0001f680" * 20, id="joined pictures"),
        '" OR 1 NEAR( * ^ : {}',
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_any_character_is_kept_or_marked(told, hostile, name):
    text = f"Bridge {hostile} opens\n\n{OPENS[:-1]} {hostile}.\n".replace("\x00", "")  # no text file has it
    if name == "a.jsonl":
        text = json.dumps(
            {"id": f"n{hostile}", "headline": f"Bridge {hostile}", "text": OPENS + hostile, "outlet": f"The {hostile}"}
        )
    flag, shown = told(name, text)
    assert flag.message == "15 September 2020 was a Tuesday, not a Monday"
    assert not {"\x00", "\x1b", "\u202e", "\u2066", "\ud800"} & set(shown)


def test_a_paragraph_without_end(told):
    flag, shown = told("a.txt", f"Bridge\n\n{'So it is. ' * (LONG // 20)}{OPENS} {'And so on. ' * (LONG // 22)}\n")
    assert len(shown) < BOUND
    assert flag.headline == "Bridge"


@pytest.mark.parametrize("separator", ["", " "])
def test_a_sentence_without_end(told, separator):
    flag, shown = told("a.txt", f"Bridge\n\n{OPENS[:-1]} {f'a{separator}' * LONG}.\n")
    assert len(shown) < BOUND
    assert len(flag.message) < BOUND


def test_a_headline_without_end(told):
    flag, shown = told("a.jsonl", json.dumps({"id": "n", "headline": "So on " * (LONG // 6), "text": OPENS}))
    assert len(shown) < BOUND
    assert len(flag.headline) == 501


@pytest.mark.parametrize("letter", ["x", "\U0001d4b3"])
def test_endless_names(told, letter, ledger):
    name = "".join(f"{letter}{number}" for number in range(2_000))
    article = {"id": name, "headline": "Bridge", "text": OPENS, "outlet": name, "url": f"https://example.org/{name}"}
    flag, shown = told("a.jsonl", json.dumps(article))
    assert len(shown) < BOUND
    with ledger.reading() as connection:
        assert of_article(connection, flag.article) == [flag]
    assert len(flag.article) <= LONGEST_ID
