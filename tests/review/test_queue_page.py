"""The page of the queue: what it shows, where its links lead, and the filters that editors keep."""

from __future__ import annotations

import pytest
from desks import heading, told
from lxml import html
from planted import put_flag
from sqlalchemy import update

from checker.review.flag import State
from checker.review.tables import flags
from checker.rulebook.facts.fact import Severity

HOSTILE = '<script>alert(1)</script> "O\'Hara" &amp; \u202eevil\u200b'


def put(desk, *rows):
    with desk.ledger.writing() as connection:
        return [put_flag(connection, **row) for row in rows]


def texts(page, xpath):
    return [" ".join(each.text_content().split()) for each in html.fromstring(page.text).xpath(xpath)]


def shown(page):
    """The links of the flags on a page."""
    return html.fromstring(page.text).xpath("//ol[@class='flags']//h2/a/@href")


def links(page, words):
    """Where the links of these words lead."""
    every = html.fromstring(page.text).xpath("//main//a")
    return [each.get("href") for each in every if " ".join(each.text_content().split()) == words]


def test_it_is_what_an_editor_lands_on(desk):
    put(desk, {})
    visitor = desk.visit()
    assert visitor.sign_in().headers["location"] == "/"
    page = visitor.get("/")
    assert heading(page) == "1 flag"
    assert html.fromstring(page.text).xpath("//nav//a[@aria-current='page']/text()") == ["Flags"]


def test_a_flag_is_told_in_words_and_leads_to_its_page_with_the_filter(desk):
    [fingerprint] = put(desk, {"severity": Severity.WARNING, "assignee_id": desk.account("Bob").id})
    page = desk.signed_in().get("/flags?severity=warning&q=ferry")
    assert shown(page) == [f"/flags/{fingerprint}?severity=warning&q=ferry"]
    [entry] = texts(page, "//ol[@class='flags']/li")
    for words in (
        "warning · contradiction · high confidence",
        "100 people on board, elsewhere 80",
        "Ferry sinks off the coast · Gazette · 27 Feb 2026",
        "open · assigned to Bob · first seen",
    ):
        assert words in entry


def test_links_narrow_and_widen_the_filter(alone):
    put(alone, {}, {"outlet": "Herald & Sons"}, {"outlet": "Herald & Sons", "severity": Severity.NOTE})
    visitor = alone.visit()
    page = visitor.get("/flags")
    [narrower] = links(page, "Herald & Sons 2")
    assert narrower == "/flags?outlet=Herald+%26+Sons"
    page = visitor.get(narrower)
    assert (heading(page), len(shown(page))) == ("2 flags", 2)
    [narrowest] = links(page, "note 1")
    page = visitor.get(narrowest)
    assert texts(page, "//ul[@class='chips']//a") == [
        "Remove State: open ×",
        "Remove Severity: note ×",
        "Remove Outlet: Herald & Sons ×",
        "Back to all open flags",
    ]
    [wider] = links(page, "Remove Outlet: Herald & Sons ×")
    assert heading(visitor.get(wider)) == "1 flag"
    assert links(page, "accepted 0") == ["/flags?outlet=Herald+%26+Sons&severity=note&state=accepted"]


def test_the_form_keeps_what_was_chosen_by_links(alone):
    put(alone, {}, {"severity": Severity.NOTE})
    form = html.fromstring(alone.visit().get("/flags?severity=note&state=any&q=ferry").text).xpath("//form[@role]")[0]
    assert form.method == "GET"
    kept = {name: value for name, value in form.form_values() if value}
    assert kept == {"severity": "note", "state": "any", "q": "ferry", "order": "gravest"}


def test_pages_lead_to_each_other(alone):
    made = put(alone, *[{}] * 120)
    visitor = alone.visit()
    first = visitor.get("/flags?rule=aboard")
    second = visitor.get(links(first, "Next page")[0])
    third = visitor.get(links(second, "Next page")[0])
    found = [path for page in (first, second, third) for path in shown(page)]
    assert found == [f"/flags/{fingerprint}?rule=aboard" for fingerprint in reversed(made)]
    assert links(third, "Next page") == links(first, "Previous page") == []
    assert shown(visitor.get(links(third, "Previous page")[0])) == shown(second)
    assert shown(visitor.get(links(second, "Previous page")[0])) == shown(first)
    assert heading(third) == "120 flags"


def test_without_flags_it_says_how_there_come_to_be_some(alone):
    page = alone.visit().get("/flags")
    assert heading(page) == "0 flags"
    assert "checker check ARTICLES --ledger LEDGER --record" in page.text


@pytest.mark.parametrize(
    ("path", "words", "link"),
    [
        ("/flags", "No flag is open: all are decided, or fixed.", "/flags?state=any"),
        ("/flags?q=nowhere", "No flag matches all of this.", "/flags"),
        ("/flags?state=any&after=0-0", "No more flags follow here.", "/flags?state=any"),
    ],
)
def test_an_empty_page_says_why_and_leads_on(alone, path, words, link):
    put(alone, {"state": State.ACCEPTED})
    [told_there] = [each for each in texts(alone.visit().get(path), "//main//p") if words in each]
    page = html.fromstring(alone.visit().get(path).text)
    assert link in page.xpath("//main//p/a/@href"), told_there


@pytest.mark.parametrize("query", ["state=closed", "since=soon", "q=" + "x" * 501, "&".join(["a=b"] * 60)])
def test_what_no_filter_can_be_is_refused_in_words(alone, query):
    answer = alone.visit().get(f"/flags?{query}")
    assert answer.status_code == 422
    assert "This could not be done" in heading(answer)


def test_a_place_that_is_none_is_the_first_page(alone):
    put(alone, {})
    assert len(shown(alone.visit().get("/flags?after=aboard/0000002a&before=x"))) == 1


def test_hostile_text_is_shown_as_text(alone):
    put(alone, {"headline": HOSTILE, "message": HOSTILE, "outlet": HOSTILE, "rule": "a&b"}, {})
    for path in ("/flags", "/flags?outlet=%3Cscript%3E&q=%22%3E%3Cscript%3E", "/flags?rule=a%26b"):
        page = alone.visit().get(path)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "\u202e" not in page.text
        assert "\u200b" not in page.text
    assert [HOSTILE[:25] in each for each in texts(page, "//ol[@class='flags']//h2")] == [True]


def test_readers_choose_no_flags(desk):
    put(desk, {})
    assert 'name="chosen"' in desk.signed_in("Ada").get("/flags").text
    assert 'name="chosen"' not in desk.signed_in("Bob").get("/flags").text


def test_an_editor_keeps_a_filter_and_others_do_not_see_it(desk):
    put(desk, {})
    ada, bob = desk.signed_in("Ada"), desk.signed_in("Bob")
    saved = ada.send("/flags?severity=error", "/filters", name="  Grave ones ")
    assert (saved.status_code, saved.headers["location"]) == (303, "/flags?severity=error&done=saved")
    page = ada.get(saved.headers["location"])
    assert told(page) == "The filter is saved."
    assert links(page, "Grave ones") == ["/flags?severity=error"]
    assert links(bob.get("/flags"), "Grave ones") == []
    action = html.fromstring(page.text).xpath("//section[@class='saved']//li/form/@action")[0]
    refused = bob.client.post(action, data=bob.form("/flags", "/filters"))
    assert refused.status_code == 303
    assert links(ada.get("/flags"), "Grave ones") == ["/flags?severity=error"]
    assert told(ada.get(ada.send("/flags", action).headers["location"])) == "The filter is deleted."
    assert links(ada.get("/flags"), "Grave ones") == []


def test_a_name_that_is_taken_names_the_new_filter(alone):
    put(alone, {})
    visitor = alone.visit()
    visitor.send("/flags?q=ferry", "/filters", name="mine")
    visitor.send("/flags?state=any", "/filters", name="mine")
    assert links(visitor.get("/flags"), "mine") == ["/flags?state=any"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\nb"])
def test_a_filter_needs_a_name(alone, name):
    put(alone, {})
    answer = alone.visit().send("/flags?q=ferry", "/filters", name=name)
    assert (answer.status_code, told(answer)) == (
        422,
        "Name the filter, in 1 to 100 characters that can be seen.",
    )


def test_there_is_an_end_to_filters(alone):
    put(alone, {})
    visitor = alone.visit()
    form = visitor.form("/flags", "/filters")
    answers = [visitor.client.post("/filters", data=form | {"name": f"f{number}"}) for number in range(51)]
    assert [each.status_code for each in answers[-2:]] == [303, 422]
    assert told(answers[-1]) == "These are 50 filters already. Delete one first."


def test_a_filter_of_the_state_is_followed_as_flags_are_decided(alone):
    [fingerprint] = put(alone, {})
    with alone.ledger.writing() as connection:
        connection.execute(update(flags).where(flags.c.fingerprint == fingerprint).values(state=State.WAIVED))
    assert shown(alone.visit().get("/flags")) == []
    assert shown(alone.visit().get("/flags?state=waived")) == [f"/flags/{fingerprint}?state=waived"]
