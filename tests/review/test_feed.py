"""New flags as an Atom feed, for readers that send a token as a password."""

from __future__ import annotations

from datetime import timedelta

import feedparser
import pytest
from flagged import RAISED, ferry, recorded, report_of
from lxml import etree
from newsroom import HARBOUR, RULE

from checker.feeds.reading import read_feed
from checker.review import tokens
from checker.review.deciding import Decision, decide
from checker.review.flag import Action
from checker.review.roles import LOCAL, Scope

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def full(desk, tmp_path):
    desk.flags = recorded(desk.ledger, ferry(tmp_path, 3))
    return desk


def token(desk, scope=Scope.READ):
    with desk.ledger.writing() as connection:
        return tokens.make(connection, desk.account("Bob").id, "reader", scope, desk.now, timedelta(days=1))


def fetch(desk, path="/flags.atom", password=None, **headers):
    auth = ("feed", password or token(desk))
    return desk.visit().client.get(path, auth=auth, headers=headers)


def test_a_feed_reader_reads_it(full):
    answer = fetch(full)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    read = feedparser.parse(answer.content)
    assert (read.bozo, read.version, len(read.entries)) == (False, "atom10", 3)
    assert {entry.link for entry in read.entries} == {
        f"https://desk.example.org/flags/{flag.fingerprint}" for flag in full.flags
    }
    assert {entry.published for entry in read.entries} == {"2026-02-28T06:00:00Z"}
    assert read.feed.author == "claim-consistency-checker"


def test_it_is_as_the_standard_has_it(full):
    """What RFC 4287 demands in sections 4.1.1 and 4.1.2."""
    root = etree.fromstring(fetch(full).content)
    for each in (root, *root.findall("a:entry", ATOM)):
        assert [len(each.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert each.findtext("a:id", namespaces=ATOM).startswith("urn:uuid:")
        assert each.find("a:link[@rel='alternate']", ATOM) is not None
    assert root.find("a:author/a:name", ATOM) is not None
    assert root.find("a:link[@rel='self']", ATOM).get("href") == "https://desk.example.org/flags.atom"
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in root.findall("a:entry", ATOM)]
    assert len(set(ids)) == 3


def test_names_stay_and_only_decisions_change_dates(full):
    before = feedparser.parse(fetch(full, "/flags.atom?state=any").content)
    full.later(hours=3)
    first = full.flags[0]
    with full.ledger.writing() as connection:
        decide(connection, first.fingerprint, first.version, Decision(Action.ACCEPT), LOCAL, full.now)
    after = feedparser.parse(fetch(full, "/flags.atom?state=any").content)
    assert [entry.id for entry in before.entries] == [entry.id for entry in after.entries]
    assert before.feed.id == after.feed.id
    changed = {
        new.link: new.updated
        for old, new in zip(before.entries, after.entries, strict=True)
        if old.updated != new.updated
    }
    assert changed == {f"https://desk.example.org/flags/{first.fingerprint}": "2026-03-01T12:00:00Z"}
    assert after.feed.updated == "2026-03-01T12:00:00Z"
    assert len(feedparser.parse(fetch(full).content).entries) == 2


def test_by_a_filter_and_the_newest_first(full, tmp_path):
    recorded(full.ledger, ferry(tmp_path, 4), RAISED + timedelta(hours=1))
    read = feedparser.parse(fetch(full).content)
    assert (len(read.entries), read.entries[0].published) == (4, "2026-02-28T07:00:00Z")
    narrow = feedparser.parse(fetch(full, "/flags.atom?rule=aboard-2").content)
    assert [entry.tags[0].term for entry in narrow.entries] == ["aboard-2"]
    assert narrow.feed.title == "Flags (rule=aboard-2)"


def test_nothing_new_is_not_sent_again(full):
    answer = fetch(full)
    again = fetch(full, **{"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_without_a_token_it_asks_for_one(full):
    for answer in (full.visit().get("/flags.atom"), fetch(full, password="guess")):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Basic realm="flags", charset="UTF-8"'
    assert full.signed_in("Bob").get("/flags.atom").status_code == 200
    full.store("bob", standing="disabled")
    assert fetch(full).status_code == 401


def test_a_token_opens_no_page(full):
    assert fetch(full, "/exports/flags.csv").status_code == 303


def test_hostile_text_is_text(desk, tmp_path):
    hostile = "]]><script>alert(1)</script>\x01\ufffe\u202e & co"
    articles = {
        "2021-03-01-harbour.txt": HARBOUR,
        "2021-03-02-gazette.txt": f"{hostile}\n\nNearly 100 people were on board the ferry.\n",
    }
    recorded(desk.ledger, report_of(tmp_path, articles, [RULE]))
    answer = fetch(desk)
    root = etree.fromstring(answer.content)
    titles = root.xpath("//a:entry/a:title/text() | //a:entry/a:summary/text()", namespaces=ATOM)
    assert len(titles) == 2
    assert not any(set(title) & {"\x01", "\ufffe", "\u202e"} for title in titles)
    assert b"<script>" not in answer.content


def test_our_own_reader_of_feeds_reads_it(full):
    assert len(read_feed(fetch(full).content).items) == 3
