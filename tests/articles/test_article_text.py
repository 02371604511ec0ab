"""Plain text: the file's own content, its first line the headline."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.articles.article import Article

TEXT = "\r\n  Ferry sinks \r\n\r\nTwelve died.\r\nForty lived.\r\n"


def test_the_text_is_the_file_unchanged(folder):
    article = folder.article("a.txt", TEXT)
    assert article.text == TEXT
    assert article.headline == "Ferry sinks"
    assert [str(article.place(span.start)) for span in article.sentences] == ["a.txt:2:3", "a.txt:4:1", "a.txt:5:1"]


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(folder, mark):
    article = folder.article("a.txt", TEXT.encode(mark))
    assert (article.text, article.notes) == (TEXT, ())
    assert str(article.place(article.headline_span.start)) == "a.txt:2:3"


def test_a_first_line_as_long_as_a_paragraph_is_no_headline(folder):
    article = folder.article("a.txt", "The ferry sank. " * 30 + "\nForty lived.")
    assert article.headline == ""
    assert article.body == article.text
    assert len(article.sentences) == 31


def test_a_line_of_ten_megabytes_is_read(folder):
    article = folder.article("a.txt", "Ferry sinks\n" + "x" * 10_000_000)
    assert article.headline == "Ferry sinks"
    assert article.sentences[-1].end == len(article.text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r "), min_size=1))
def test_every_character_stands_where_its_place_says(folder, text):
    (found,) = folder.read(folder.write("a.txt", text))
    if isinstance(found, Article):
        lines = found.text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        for offset, char in enumerate(found.text):
            place = found.place(offset)
            if char not in "\r\n":
                assert lines[place.line - 1][place.column - 1] == char
    else:
        assert found.reason in ("empty", "not text")
