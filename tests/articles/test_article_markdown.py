"""Markdown: the text as its reader sees it, and every character at its place in the file."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.articles.article import Article


def body(folder, markdown):
    """The text that a document shows under the headline "H"."""
    article = folder.article("a.md", f"# H\n\n{markdown}")
    assert_in_place(folder, article)
    return article.body.strip("\n")


def assert_in_place(folder, article):
    """Each character stands where its place says, but for white space and what an entity or separator decodes to."""
    lines = re.split(r"\r\n|\r|\n", (folder.path / article.file).read_bytes().decode("utf-8-sig"))
    for offset, char in enumerate(article.text):
        place = article.place(offset)
        written = lines[place.line - 1][place.column - 1 :]
        assert written[:1] == char or char.isspace() or written.startswith(("&", "\0")) or char == "|"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("A **bold** and *slanted* and ***both*** word", "A bold and slanted and both word"),
        ("5*3 and snake_case_name and 2 * 3 * 4", "5*3 and snake_case_name and 2 * 3 * 4"),
        ("A [link](http://x.org/5 \"5 (five)\") and [more](<a b>) on", "A link and more on"),
        ("A [bracketed (link)](http://x.org/a_(b)) on", "A bracketed (link) on"),
        ("A [reference][r], [r] and [r][] on\n\n[r]: http://x.org", "A reference, r and r on"),
        ("No [link here] and [12] on", "No [link here] and [12] on"),
        ("An <https://x.org> address", "An https://x.org address"),
        ("A picture ![with 5 words](x.png \"t\") and ![ref][r] on\n\n[r]: y", "A picture  and  on"),
        ("A [![picture 5](x.png)](y) on", "A  on"),
        ("Code `x = 5` and ``a ` b`` on", "Code x = 5 and a ` b on"),
        ("It cost \\*5\\* and 5\\. on", "It cost *5* and 5. on"),
        ("&pound;5 &amp; &#163;6 &nosuch; on", "£5 & £6 &nosuch; on"),
        ("Some <b>html</b> and <!-- 5 hidden --> on", "Some html and  on"),
        ("a<br>b", "a\nb"),
        ("It has ~~40~~ 14 seats", "It has  14 seats"),
        ("One line\nand the next", "One line and the next"),
        ("One line  \nand the next\\\nand one", "One line\nand the next\nand one"),
        ("One\n\nTwo", "One\n\nTwo"),
        ("## Second ##\n\nText", "Second\n\nText"),
        ("Second\n======\n\nText", "Second\n\nText"),
        ("> quoted\n> *text*\ngoes on", "quoted text goes on"),
        ("* one\n* two\n  more\n\nText", "one\ntwo more\n\nText"),
        ("1. one\n2. two", "one\ntwo"),
        ("|State|Users|\n|--|--:|\n|Ohio|**5** m|\n|a \\| b|6|", "State | Users\nOhio | 5 m\na | b | 6"),
        ("    Share Story:\n\nText", "Share Story:\n\nText"),
        ("Text\n\n<div>\nIn <i>div</i> 5\n<p>and p &amp; 6</p>\n</div>\n\nText", "Text\n\n\nIn div 5\n\n\nand p & 6\n\nText"),
        ("Text\n\n<!--\n5 hidden\n\nlines -->\n\nText", "Text\n\nText"),
        ("Text\n\n***\n\nText", "Text\n\nText"),
        ("Text {{< figure src=\"5.png\" >}} on {% include 5.html %}", "Text  on"),
        ("A claim[^1] on\n\n[^1]: The source", "A claim on\n\nThe source"),
        ("a\tb \t c", "a\tb \t c"),
    ],
)  # fmt: skip
def test_the_text_is_what_the_reader_sees(folder, markdown, shown):
    def lines(text):
        return [" ".join(line.split()) for line in text.split("\n") if line.strip()]

    assert lines(body(folder, markdown)) == lines(shown)


def test_code_is_noise(folder):
    article = folder.article("a.md", "# H\n\nText.\n\n```python\nusers = 5\n```\n\n~~~\nunclosed = 6\n")
    assert [article.text[span.start : span.end] for span in article.noise] == ["users = 5", "unclosed = 6"]
    assert [article.text[span.start : span.end] for span in article.sentences] == ["H", "Text."]


FRONT = """---
title: "The \\"Anna\\": ferry sinks"
date: 2020-08-03T10:00:00+02:00
author: Jo Smith
source: The Courier
link: https://example.org/a
lang: en-GB
draft: no
tags: [ferry, {a: b}]
---
"""


def test_yaml_front_matter(folder):
    article = folder.article("a.md", FRONT + '\n# The "Anna": ferry sinks\n\nTwelve died.\n')
    assert article.text == 'The "Anna": ferry sinks\n\nTwelve died.'
    assert article.headline == 'The "Anna": ferry sinks'
    assert (article.published, article.outlet) == (date(2020, 8, 3), "The Courier")
    assert (article.url, article.language, article.notes) == ("https://example.org/a", "en", ())
    assert str(article.place(0)) == "a.md:2:9"
    assert str(article.place(article.text.index("Anna"))) == "a.md:2:15"
    assert str(article.place(article.text.index("Twelve"))) == "a.md:14:1"


def test_toml_front_matter(folder):
    front = "+++\ntitle = 'Ferry sinks'\ndate = 2020-08-03T10:00:00Z\n[source]\nname = 'Courier'\n+++\nTwelve died.\n"
    article = folder.article("a.md", front)
    assert (article.text, article.published, article.outlet) == (
        "Ferry sinks\n\nTwelve died.",
        date(2020, 8, 3),
        "Courier",
    )
    assert str(article.place(0)) == "a.md:2:10"
    assert_in_place(folder, article)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry sinks", "Ferry sinks"),
        ("'Ferry''s end'", "Ferry's end"),
        (">\n  Ferry\n  sinks", "Ferry sinks"),
        ("|\n  Ferry\n  sinks", "Ferry sinks"),
        ("Ferry\n  sinks", "Ferry sinks"),
        ('"Caf\\u00e9 sinks"', "Café sinks"),
        ("2020", "2020"),
        ("no", "no"),
        ("12:30", "12:30"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_title_keeps_its_text(folder, title, headline, line_break):
    article = folder.article("a.md", f"---\ntitle: {title}\nx: y\n---\nTwelve died.\n".replace("\n", line_break))
    assert (article.headline, article.body.strip(), article.notes) == (headline, "Twelve died.", ())
    assert article.place(0).line in (2, 3)


@pytest.mark.parametrize(
    ("front", "note"),
    [
        ("title: [a", "front matter not read: line 3: "),
        ("title: a\n b: c: d\n", "front matter not read: line 3: mapping values are not allowed"),
        ("\tx: y", "front matter not read: line 2: "),
        ("a: &a [1, 2]\nb: [*a, *a]\n", "front matter not read: aliases (*name) are not allowed"),
        ("[" * 40_000, "front matter not read: nested too deeply"),
        ("- " * 10_000, "front matter not read: nested too deeply"),
        ("x: \x07", "front matter not read: "),
        ("date: soon", 'front matter: "soon" is not a date that can be read'),
    ],
)
def test_what_is_wrong_with_front_matter_is_told_and_the_article_read(folder, front, note):
    article = folder.article("a.md", f"---\n{front}\n---\n# Ferry sinks\n\nTwelve died.\n")
    assert article.text == "Ferry sinks\n\nTwelve died."
    assert [text[: len(note)] for text in article.notes] == [note]


def test_wrong_toml_is_told_with_its_line(folder):
    article = folder.article("a.md", "+++\ntitle = 'a'\nx = = y\n+++\n# Ferry sinks\n")
    assert article.notes == ("front matter not read: line 3: Invalid value",)


@pytest.mark.parametrize(
    ("markdown", "headline"),
    [
        ("# Ferry *sinks*\n\nText", "Ferry sinks"),
        ("## Ferry sinks\n\nText", "Ferry sinks"),
        ("Text.\n\n# Ferry sinks\n\nText", "Ferry sinks"),
        ("Ferry sinks\n\nText\n\n## Background\n\nText", "Ferry sinks"),
        ("---\nFerry sinks\n\nno end of front matter", "Ferry sinks"),
        ("---\ntitle: ''\n---\n# Ferry sinks\n", "Ferry sinks"),
    ],
)
def test_the_headline_without_a_title(folder, markdown, headline):
    assert folder.article("a.md", markdown).headline == headline


@pytest.mark.parametrize("content", ["---\nx: y\n---\n", "<!-- nothing -->", "![](x.png)", "***"])
def test_a_document_that_shows_nothing_is_empty(folder, content):
    assert folder.unread("a.md", content) == "empty"


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "![",
        "[a](",
        "*a ",
        "**",
        "`",
        "<",
        "<a ",
        "<!--",
        "> ",
        "- ",
        "* a\n",
        "|a|b\n",
        "&",
        "\\",
        "~~a",
        "# ",
        "[^a]",
        "{{<",
    ],
)
def test_markup_without_end_is_read(folder, piece):
    article = folder.article("a.md", "# H\n\nText.\n\n" + piece * (60_000 // len(piece)))
    assert article.text.startswith("H\n\nText.")


MARKUP = st.sampled_from(
    ["*", "**", "_", "`", "``", "~~", "[", "](", "](x)", "][r]", "]", ")", "![", "<b>", "</b>", "<!--", "-->", "\\", "&amp;", "&", "\n", "\n\n",
     "\r\n", "# ", "## ", "> ", "* ", "1. ", "    ", "\t", "|", "|a|b|\n|-|-|\n", "```", "---\n", "===\n", "<div>", "<br>", "[^1]", "{{< x >}}", "a", "b ", "5", ".", " "]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
@given(st.lists(MARKUP | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6), max_size=40).map("".join))
def test_every_character_stands_where_its_place_says(folder, markdown):
    (found,) = folder.read(folder.write("a.md", "Text\n\n" + markdown))
    assert isinstance(found, Article)
    assert_in_place(folder, found)
    ends = [0]
    for span in found.sentences:
        assert ends[-1] <= span.start < span.end <= len(found.text)
        ends.append(span.end)
