"""Web pages: what they state, the article in them, and every character at its place."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.articles.article import Article
from checker.articles.markup import Shown, scan

PARAGRAPHS = """
<p>The ferry <b>Anna</b> sank off the coast on Friday &ndash; with 80&nbsp;million litres of &quot;fuel&quot; and
   <a href="/x?a=5">40 people</a> on board, the police of the port said.</p>
<p>The company paid &pound;5m to the crew.<br>It was built in 1990 and had been repaired twice since then.</p>
<ul><li>Twelve people died in the water</li><li>Forty were saved by the coast guard</li></ul>
<table><tr><th>Port</th><th>Dead</th></tr><tr><td>Harwich</td><td>12</td></tr></table>
"""


def page(head="", body=f"<h1>Ferry sinks</h1>{PARAGRAPHS}", lang=""):
    return f"<!DOCTYPE html>\n<html{lang}><head>{head}</head>\n<body><nav><a>Home</a></nav><article>{body}</article></body></html>"


def linked(*values):
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def assert_in_place(folder, article):
    lines = re.split(r"\r\n|\r|\n", (folder.path / article.file).read_bytes().decode())
    for offset, char in enumerate(article.text):
        place = article.place(offset)
        written = lines[place.line - 1][place.column - 1 :]
        if char.isprintable() and char not in " |":
            assert written.startswith((char, "&", "\\"))


def test_the_text_is_the_article_as_it_is_shown(folder):
    article = folder.article("a.html", page())
    assert article.text.split("\n") == [
        "Ferry sinks",
        "",
        'The ferry Anna sank off the coast on Friday – with 80 million litres of "fuel" and 40 people on board, the police of '
        "the port said.",
        "",
        "The company paid £5m to the crew.",
        "It was built in 1990 and had been repaired twice since then.",
        "Twelve people died in the water",
        "Forty were saved by the coast guard",
        "Port | Dead",
        "Harwich | 12",
    ]
    assert article.headline == "Ferry sinks"
    assert_in_place(folder, article)
    assert str(article.place(article.text.index("40 people"))) == "a.html:5:21"
    assert str(article.place(article.text.index("5m"))) == "a.html:6:28"


NEWS = {
    "@type": "NewsArticle",
    "headline": "Ferry \u201csinks\u201d &amp; burns",
    "datePublished": "2020-08-03T23:30:00-04:00",
    "dateModified": "2020-08-05",
    "publisher": {"@type": "Organization", "name": "The Courier"},
    "url": "https://example.org/a",
    "inLanguage": "en-GB",
    "articleBody": "A body that is not shown.",
}


@pytest.mark.parametrize(
    "values",
    [
        [NEWS],
        [[{"@type": "BreadcrumbList"}, NEWS]],
        [{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, NEWS]}],
        [{"@type": "WebSite", "name": "x"}, NEWS],
        [NEWS | {"@type": ["ReportageNewsArticle", "Thing"]}],
        [NEWS | {"@type": "https://schema.org/Article"}],
        [NEWS | {"publisher": {"@id": "#p"}}, {"@id": "#p", "name": "The Courier"}],
        [NEWS | {"publisher": [{"name": "The Courier"}], "inLanguage": {"name": "en"}}],
        [{k: v for k, v in NEWS.items() if k != "url"} | {"mainEntityOfPage": {"@id": "https://example.org/a"}}],
        [{"@type": "Article", "headline": "Another"}, NEWS],
    ],
)  # fmt: skip
def test_linked_data_comes_first(folder, values):
    article = folder.article(
        "a.html", page(linked(*values) + '<meta property="og:title" content="Meta"><title>T</title>')
    )
    assert article.headline == "Ferry “sinks” & burns"
    assert (article.published, article.outlet) == (date(2020, 8, 3), "The Courier")
    assert (article.url, article.language, article.notes) == ("https://example.org/a", "en", ())
    assert "not shown" not in article.text
    assert_in_place(folder, article)


def test_the_day_of_change_counts_where_no_other_is_stated(folder):
    changed = {key: value for key, value in NEWS.items() if key != "datePublished"}
    assert folder.article("a.html", page(linked(changed))).published == date(2020, 8, 5)


META = """<META content='Ferry &quot;sinks&quot;' property="og:title">
<meta property=og:site_name content=Courier><meta property="article:published_time" content="2020-08-03T10:00:00Z">
<link rel="canonical" href="https://example.org/a?x=1&amp;y=2"><title>Ferry | Courier</title>"""


def test_meta_elements_come_second(folder):
    article = folder.article("a.html", page(META, lang=' lang="en-GB"'))
    assert (article.headline, article.published, article.outlet) == ('Ferry "sinks"', date(2020, 8, 3), "Courier")
    assert (article.url, article.language) == ("https://example.org/a?x=1&y=2", "en")
    assert str(article.place(0)) == "a.html:2:41"
    assert_in_place(folder, article)


def test_a_heading_that_says_the_same_is_the_headline_s_place(folder):
    article = folder.article("a.html", page('<meta property="og:title" content="Ferry  Sinks">'))
    assert article.headline == "Ferry sinks"
    assert article.place(0).line == 3
    assert article.text.count("Ferry sinks") == 1


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>Ferry &amp; co</title>", PARAGRAPHS, "Ferry & co"),
        ("<title>T</title>", f"<h1></h1><h1>Ferry <i>sinks</i></h1>{PARAGRAPHS}", "Ferry sinks"),
        ("", PARAGRAPHS, ""),
    ],
)
def test_the_headline_of_a_page_that_states_none(folder, head, body, headline):
    assert folder.article("a.html", page(head, body)).headline == headline


def test_a_marked_up_date_is_found(folder):
    body = f'<h1>Ferry sinks</h1><time datetime="2020-08-03" pubdate>3 August</time>{PARAGRAPHS}'
    assert folder.article("a.html", page(body=body)).published == date(2020, 8, 3)
    assert folder.article("b.html", page()).published is None


@pytest.mark.parametrize(
    ("script", "note"),
    [
        ("{broken", "JSON-LD on line 2 not read: Expecting property name enclosed in double quotes"),
        ("[" * 100_000, "JSON-LD on line 2 not read: nested too deeply"),
        ("", "JSON-LD on line 2 not read: Expecting value"),
    ],
)
def test_linked_data_that_is_broken_is_told(folder, script, note):
    article = folder.article("a.html", page(f'<script type="application/ld+json">{script}</script>'))
    assert article.notes == (note,)
    assert article.headline == "Ferry sinks"


@pytest.mark.parametrize(
    "value",
    [
        5,
        "x",
        [],
        {},
        None,
        [[5]],
        {"@type": 5},
        {"@type": "NewsArticle", "headline": 5, "publisher": 5, "url": [], "datePublished": {}},
    ],
)
def test_linked_data_of_any_shape_is_read(folder, value):
    article = folder.article("a.html", page(linked(value)))
    assert (article.headline, article.published, article.notes) == ("Ferry sinks", None, ())


def test_a_body_that_only_linked_data_states_is_read_and_told(folder):
    article = folder.article("a.html", page(linked(NEWS), ""))
    assert article.text == "Ferry “sinks” & burns\n\nA body that is not shown."
    assert article.notes == ("the page shows no article; its JSON-LD articleBody was read",)


def test_an_encoding_that_the_page_states(folder):
    article = folder.article("a.html", page('<meta charset="koi8-r">', "<h1>Паром затонул</h1>").encode("koi8-r"))
    assert (article.headline, article.notes[0]) == ("Паром затонул", "read as koi8-r (stated)")


@pytest.mark.parametrize("content", ["<html></html>", "<!-- x -->", "<script>x</script>", "<p> </p>", "<"])
def test_a_page_without_article_says_so(folder, content):
    found = folder.read(folder.write("a.html", content))
    assert [getattr(item, "reason", item.id if isinstance(item, Article) else "") for item in found] in (
        ["no article text was found in the page"],
        ["a.html"],
    )


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>", "<p>a", "<b>", "<table><tr><td>", "<ul><li>", "<a href=x>", "<a href='", "<a ", "<", "</", "<!--", "<!", "<?",
     "<![CDATA[", "<script>", "&", "&#", "&amp", "<h1>", "<title>", "<textarea>", "<svg>", "<blockquote>", '<meta content="', "</p></div>"],
)  # fmt: skip
@pytest.mark.parametrize("where", ["before", "after"])
def test_a_hundred_thousand_unclosed_tags_are_read(folder, piece, where):
    hostile = piece * 100_000
    content = page(body=hostile + PARAGRAPHS) if where == "before" else page() + hostile
    (found,) = folder.read(folder.write("a.html", content))
    assert found.file == "a.html"
    assert where == "before" or found.text.startswith("Ferry sinks")


PIECES = ["<p>", "</p>", "<div>", "<b>", "</b>", "<br>", "<h1>", "</h1>", "<!--", "-->", "<script>", "</script>", "<a b='", "'>", "&amp;", "&", "&nbsp;",
          "<td>", "<li>", "<del>", "</article>", "\n", " ", "The ferry sank off the coast. ", "Twelve of 40 died, police said. ", "5"]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8), max_size=30)
)
def test_every_character_stands_where_its_place_says(folder, pieces):
    (found,) = folder.read(
        folder.write("a.html", page(body="<p>The ferry sank on Friday off the coast.</p>" + "".join(pieces)))
    )
    assert isinstance(found, Article)
    assert_in_place(folder, found)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a<b>b</b>c", ["a", "b", "c"]),
        ("a &lt; b &copy c &nosuch; &#163;5 &#xa3;", ["a ", "<", " b ", "©", " c &nosuch; ", "£", "5 ", "£"]),
        ("a < b > c", ["a ", "<", " b > c"]),
        ("a<x y='>' z=\">\">b", ["a", "b"]),
        ("a<x don't>b", ["a", "b"]),
        ("a<!-- <b> -->b<!-- c", ["a", "b"]),
        ("a<script>if (a<b) 'x'</SCRIPT>b", ["a", "b"]),
        ("a<style>x", ["a"]),
        ("a<!DOCTYPE x>b<?xml?>c</ >d", ["a", "b", "c", "d"]),
        ("a<b", ["a"]),
    ],
)
def test_what_markup_shows(html, shown):
    pieces = [part for part in scan(html) if isinstance(part, Shown)]
    assert [piece.text for piece in pieces] == shown
    assert all(html.startswith((piece.text, "&"), piece.at) for piece in pieces)
