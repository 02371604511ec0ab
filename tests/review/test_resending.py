"""What an editor filled in when the session ended is not lost."""

from __future__ import annotations

import pytest
from desks import PASSWORD, heading, told
from lxml import html
from planted import put_flag

from checker.review.flags import get, history

NOTE = "Asked the harbour.\r\n\r\n\u202eTwo <b>lists</b> & “more” " + "x" * 4_500


@pytest.fixture
def fingerprint(desk):
    with desk.ledger.writing() as connection:
        return put_flag(connection)


def fields(page, action):
    found = html.fromstring(page.text).xpath("//form[@action=$action]", action=action)
    return dict(found[0].form_values()) if found else None


def late(desk, visitor, page, action, **filled):
    """The answer to a form that was opened in time, and sent after the session had ended."""
    form = visitor.form(page, action) | filled
    desk.later(hours=13)
    return visitor.client.post(f"{action}?state=any", data=form)


def decided(desk, visitor, fingerprint):
    path = f"/flags/{fingerprint}"
    return f"{path}/decide", late(desk, visitor, path, f"{path}/decide", choice="accept", note=NOTE)


def test_a_note_is_sent_again_after_signing_in(desk, fingerprint):
    visitor = desk.signed_in()
    action, page = decided(desk, visitor, fingerprint)
    assert (page.status_code, told(page)[:23]) == (401, "Your session has ended.")
    wrong = visitor.client.post("/sign-in", data=fields(page, "/sign-in") | {"name": "Ada", "password": "no"})
    assert wrong.status_code == 403
    again = visitor.client.post("/sign-in", data=fields(wrong, "/sign-in") | {"name": "Ada", "password": PASSWORD})
    assert (again.status_code, heading(again)) == (200, "Send it again")
    assert "harbour" in html.fromstring(again.text).xpath("string(//blockquote)")
    with desk.ledger.reading() as connection:
        assert get(connection, fingerprint).state == "open"
    sent = visitor.client.post(f"{action}?state=any", data=fields(again, f"{action}?state=any"))
    assert (sent.status_code, sent.headers["location"]) == (303, f"/flags/{fingerprint}?state=any&done=decided")
    with desk.ledger.reading() as connection:
        flag = get(connection, fingerprint)
        record = history(connection, flag.id)[-1]
    assert (flag.state, record.by, record.note) == ("accepted", "Ada", NOTE.replace("\r\n", "\n"))


def test_who_signs_in_in_another_tab_goes_on_in_the_first(desk, fingerprint):
    visitor = desk.signed_in()
    action, page = decided(desk, visitor, fingerprint)
    kept = fields(page, "/sign-in")
    early = visitor.client.post("/sign-in/again", data=kept)
    assert (early.status_code, told(early)[:26]) == (403, "You are not signed in yet.")
    visitor.sign_in()
    again = visitor.client.post("/sign-in/again", data=kept)
    assert visitor.client.post(f"{action}?state=any", data=fields(again, f"{action}?state=any")).status_code == 303


def test_a_draft_comes_back_as_it_was(desk):
    visitor, text = desk.signed_in(), "Seven people drowned.\n" * 900
    page = late(desk, visitor, "/draft", "/draft", text=text, title="Ferry")
    again = visitor.client.post("/sign-in", data=fields(page, "/sign-in") | {"name": "Ada", "password": PASSWORD})
    form = fields(again, "/draft?state=any")
    assert (form["text"].replace("\r\n", "\n"), form["title"]) == (text, "Ferry")


def test_no_password_comes_back(desk):
    visitor = desk.signed_in("Ruth")
    for page, action in (("/account", "/account/password"), ("/users", "/users")):
        sent = late(desk, visitor, page, action, new="a phrase of my own", password="another phrase", present="p")
        assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in")
        visitor.sign_in("Ruth")


@pytest.mark.parametrize(
    "target",
    [
        "/users",
        "https://evil.example/flags/",
        "//evil.example/flags/",
        "/flags/../users",
        "/flags/.%2E/users?a=/flags/",
    ],
)
def test_nothing_else_is_sent_again(desk, target):
    visitor = desk.visit()
    form = visitor.form("/sign-in", "/sign-in") | {"name": "Ada", "password": PASSWORD}
    answer = visitor.client.post("/sign-in", data=form | {"next": target, "packed": "role=admin"})
    assert (answer.status_code, answer.headers.get("location")) == (
        303,
        target if target.startswith("/") and target[1] != "/" else "/",
    )


def test_what_another_site_sends_is_not_kept(desk, fingerprint):
    visitor = desk.signed_in()
    desk.later(hours=13)
    for headers in ({}, {"Origin": "https://evil.example"}):
        refused = visitor.client.post(f"/flags/{fingerprint}/decide", data={"note": "planted"}, headers=headers)
        assert refused.status_code == 403
        assert "planted" not in refused.text
    packed = {"next": "/flags/x/y/decide", "packed": "note=planted", "name": "Ada", "password": PASSWORD}
    assert visitor.client.post("/sign-in", data=packed).status_code == 403
