"""docs/reading.md says what the tables of the tests say."""

from __future__ import annotations

from docs.reading import PAGE, page


def test_the_page_is_what_make_docs_writes():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"


def test_the_page_tells_forms_of_every_kind():
    text = page()
    for form in ("a quarter of a million", "US$15bn", "one in five", "$15–30 billion", "no later than September 15th"):
        assert f"`{form}`" in text
