"""Facts at the desk: how much is said of each, and what every source says over time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from desks import heading
from newsdesk import check
from newsroom import RULE
from planted import put_flag
from reading import add, all_words, article, keep, tree, with_rules, words

from checker.claims.claim import Claim, claim_id
from checker.mentions.mention import Kind, Mention
from checker.review import facts
from checker.review.addresses import article_path
from checker.values.days import Days
from checker.values.interval import Interval

REFERENCE = """\
reference:
  - value: 90 people
    source: Harbour office
owner: desk
"""


@pytest.fixture
def filled(newsroom, ledger, place):
    """A desk with two articles that contradict each other, and one the known value of their rule; with both flags."""
    ledger.engine.dispose()
    Path(newsroom, "rules", "aboard.yaml").write_text(RULE + REFERENCE)
    add(place, "news")
    check(place, "news", record=True)
    return with_rules(ledger)


def test_facts_are_counted(filled):
    visit = filled.signed_in("Bob")
    assert all_words(visit.get("/facts"), "//tbody/tr") == ["aboard How many people were on board the ferry? 2 2"]
    assert tree(visit.get("/facts")).xpath("//tbody//a/@href") == ["/facts/aboard", "/flags?state=open&rule=aboard"]


def test_a_fact_shows_what_every_source_says(filled):
    page = tree(filled.signed_in("Bob").get("/facts/aboard"))
    assert words(page.xpath("//h1")[0]) == "How many people were on board the ferry?"
    assert [words(each) for each in page.xpath("//dl[@class='about']/div")] == [
        "Known value 90 people (Harbour office)",
        "Values may lie apart by 10%",
        "Severity error",
        "Owner desk",
        "Stated in rules/aboard.yaml",
    ]
    [drawn] = page.xpath("//div[@class='chart']/svg")
    assert drawn.get("role") == "img"
    assert "around 80 people" in words(drawn)
    assert drawn.xpath(".//@style | .//style") == []
    rows = [[words(cell) for cell in row] for row in page.xpath("//table//tbody/tr")]
    assert [row[4:7] for row in rows] == [
        ["Nearly 100 people", "Nearly 100 people, that is 90 to 100, 100 excluded", "Nearly"],
        ["around 80 people", "around 80 people, that is 75 to 85", "around"],
    ]
    assert {row[0] for row in rows} == {"1 March 2021"}
    assert page.xpath("//table//th//a/@href") == [
        "/articles/news/2021-03-01-gazette.txt",
        "/articles/news/2021-03-01-harbour.txt",
    ]
    raised = page.xpath("//section[@aria-labelledby='flags']//a/@href")
    assert [link.rpartition("/")[0] for link in raised] == ["/flags/aboard"] * 2


def test_without_rules_a_fact_is_told_as_its_flag_has_it(filled):
    page = tree(filled.with_settings(rules=None).signed_in("Bob").get("/facts/aboard"))
    assert words(page.xpath("//h1")[0]) == "How many people were on board the ferry?"
    assert "This rule is not among the rules of the desk" in words(page)
    assert page.xpath("//svg") == []
    assert len(page.xpath("//table//tbody/tr")) == 2


def test_a_fact_with_flags_alone_has_a_page(filled):
    with filled.ledger.writing() as connection:
        fingerprint = put_flag(connection, rule="calendar")
    visit = filled.signed_in("Bob")
    page = tree(visit.get("/facts/calendar"))
    assert "The ledger holds no claim of this rule." in words(page)
    assert f"/flags/{fingerprint}" in page.xpath("//a/@href")
    assert "calendar" in all_words(visit.get("/facts"), "//tbody//th")


@pytest.mark.parametrize("path", ["/facts/nothing", "/facts/a%00b", "/facts/%3Cscript%3E"])
def test_an_unknown_fact_is_told_so(filled, path):
    response = filled.signed_in("Bob").get(path)
    assert (response.status_code, "<script>" in response.text) == (404, False)


def test_a_fact_is_paged_by_time(newsroom, alone, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr(facts, "SIZE", 3)
    first, text = date(2021, 3, 1), "There were 80 people on board."
    kept = []
    for number in range(8):
        id, day = f"n/{number}-x.txt", first + timedelta(days=number // 2)
        mention = Mention(Kind.NUMBER, 11, 20, "80 people", 80.0, 80.0, Interval(80.0, 80.0), "people")
        claim = Claim(claim_id("aboard", id, 11, 20), "aboard", id, mention, Days(day, day))
        kept.append((article(id, text, outlet=f"Outlet {number}", published=day), [claim]))
    keep(alone.ledger, *kept)
    path, pages = "/facts/aboard", []
    while path:
        page = tree(alone.visit().get(path))
        pages.append(page.xpath("//table//th//a/@href"))
        further = page.xpath("//a[@rel='next']/@href")
        path = f"/facts/aboard{further[0]}" if further else None
    assert [len(each) for each in pages] == [3, 3, 2]
    assert [link for each in reversed(pages) for link in each] == [article_path(own.id) for own, _ in kept]
    assert "3 of 8 claims are shown" in alone.visit().get("/facts/aboard").text


@pytest.mark.parametrize("before", ["x", "1-2", "1-2-", "-1-2-a", "²-1-a", "9999999999-1-a"])
def test_a_place_that_is_none_is_refused(filled, before):
    assert filled.signed_in("Bob").client.get("/facts/aboard", params={"before": before}).status_code == 422


def test_a_ledger_without_claims_says_so(alone):
    assert "nothing in them is checked" in alone.visit().get("/facts").text
    assert heading(alone.visit().get("/facts")) == "Facts"
