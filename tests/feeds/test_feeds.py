"""Feeds of all kinds, read as articles."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from checker.articles.article import Article
from checker.articles.reading import read_articles
from checker.feeds.item import Item, NoFeed, shown_text, to_json_lines
from checker.feeds.reading import read_feed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Harbour Post</title><link>https://harbour.example/</link><language>en-gb</language>
<item><title>Ferry &amp; crew safe</title><link>https://harbour.example/1</link><guid>tag:1</guid>
<pubDate>Mon, 01 Mar 2021 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>There were <b>80 people</b> on board.</p><script>alert(1)</script><p>All are safe.</p>]]></content:encoded></item>
<item><title>Only a link</title><link>https://harbour.example/2</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title>
<entry><title type="html">Rescue &lt;i&gt;at sea&lt;/i&gt;</title><id>urn:2</id><updated>2021-03-02T08:00:00Z</updated>
<link href="https://gazette.example/2"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nearly 100 people were aboard.</p></div></content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Herald",
    "language": "en",
    "items": [
        {
            "id": "3",
            "url": "https://herald.example/3",
            "title": "Ferry",
            "content_html": "<p>One.</p><p>Two.</p>",
            "date_published": "2021-03-03T10:00:00+01:00",
        },
        {"id": "4", "content_text": "Three."},
        {"id": "5", "summary": ""},
    ],
}
NINJS_1 = {
    "uri": "urn:agency:6", "type": "text", "language": "en", "headline": "Ferry aground", "versioncreated": "2021-03-04T10:00:00Z",
    "copyrightholder": "An Agency", "body_xhtml": "<p>Some 80 people were aboard.</p>",
}  # fmt: skip
NINJS_3 = {
    "uri": "urn:agency:7", "standard": {"name": "ninjs", "version": "3.0"}, "language": "en", "firstcreated": "2021-03-05T10:00:00Z",
    "headlines": [{"role": "main", "value": "Ferry towed"}], "bodies": [{"role": "main", "contenttype": "text/plain", "value": "It was towed."}],
    "altids": [{"role": "web", "href": "https://agency.example/7"}], "infosources": [{"name": "An Agency"}],
}  # fmt: skip


def test_rss_with_full_text():
    feed = read_feed(RSS.encode())
    assert feed.items == (
        Item("tag:1", "Ferry & crew safe", "There were 80 people on board.\n\nAll are safe.", date(2021, 3, 1),
             "The Harbour Post", "https://harbour.example/1", "en-gb"),
    )  # fmt: skip
    assert feed.empty == ("https://harbour.example/2",)


def test_atom():
    (item,) = read_feed(ATOM.encode()).items
    assert (item.headline, item.text) == ("Rescue at sea", "Nearly 100 people were aboard.")
    assert (item.published, item.outlet, item.url) == (date(2021, 3, 2), "Gazette", "https://gazette.example/2")


def test_json_feed():
    feed = read_feed(json.dumps(JSON_FEED).encode("utf-8-sig"))
    first, second = feed.items
    assert first == Item("3", "Ferry", "One.\n\nTwo.", date(2021, 3, 3), "Herald", "https://herald.example/3", "en")
    assert (second.id, second.text, second.published) == ("4", "Three.", None)
    assert feed.empty == ("5",)


@pytest.mark.parametrize("wrapped", [lambda item: item, lambda item: [item], lambda item: {"items": [item]}])
@pytest.mark.parametrize(
    ("item", "read"),
    [
        (
            NINJS_1,
            Item(
                "urn:agency:6",
                "Ferry aground",
                "Some 80 people were aboard.",
                date(2021, 3, 4),
                "An Agency",
                None,
                "en",
            ),
        ),
        (
            NINJS_3,
            Item(
                "urn:agency:7",
                "Ferry towed",
                "It was towed.",
                date(2021, 3, 5),
                "An Agency",
                "https://agency.example/7",
                "en",
            ),
        ),
    ],
    ids=["ninjs 1", "ninjs 3"],
)
def test_ninjs(item, read, wrapped):
    assert read_feed(json.dumps(wrapped(item)).encode()).items == (read,)


def test_a_broken_feed_gives_what_can_be_read():
    assert [item.headline for item in read_feed(RSS.replace("</channel></rss>", "").encode()).items] == [
        "Ferry & crew safe"
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\2", b"Just a text.", b"<html><body><p>A page.</p></body></html>", b"{}", b"[1, 2]", b"{", b"[" * 200_000,
     b'{"version": "1.0", "items": "many"}'],
)  # fmt: skip
def test_what_is_no_feed_is_said_so(content):
    with pytest.raises(NoFeed, match="it "):
        read_feed(content)


def test_entities_that_grow_without_end_do_not():
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    content = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "lol">{bomb}]><rss version="2.0"><channel><item><title>&e11;</title><description>x</description></item></channel></rss>'
    try:
        items = read_feed(content.encode()).items
    except NoFeed:
        items = ()
    assert sum(len(item.headline) for item in items) < 10_000


def test_what_stands_outside_is_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret", encoding="utf-8")
    content = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss version="2.0"><channel><item><title>T &x;</title><description>text</description></item></channel></rss>'
    assert "a secret" not in repr(read_feed(content.encode()))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Plain < text.\nNext line.", "Plain < text.\n\nNext line."),
        ("a<br>b", "a\n\nb"),
        ("AT&amp;T", "AT&T"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<style>p {}</style><p>x</p>", "x"),
    ],
)
def test_what_a_reader_sees(written, shown):
    assert shown_text(written) == shown


def test_what_is_written_is_read_as_articles(tmp_path: Path):
    (tmp_path / "new.jsonl").write_text(to_json_lines(read_feed(RSS.encode()).items), encoding="utf-8")
    (article,) = read_articles([tmp_path / "new.jsonl"])
    assert isinstance(article, Article)
    assert (article.headline, article.published, article.outlet) == (
        "Ferry & crew safe",
        date(2021, 3, 1),
        "The Harbour Post",
    )
    assert article.url == "https://harbour.example/1"
    assert article.id.endswith("#tag:1")
