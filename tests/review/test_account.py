"""What editors change of their own accounts."""

from __future__ import annotations

import pytest
from desks import PASSWORD, heading, told
from lxml import html

NEW = "another good phrase"


def test_a_password_is_changed_and_other_browsers_are_signed_out(desk):
    visitor, elsewhere = desk.signed_in(), desk.signed_in()
    before = visitor.client.cookies.get("__Host-desk")
    sent = visitor.send("/account", "/account/password", present=PASSWORD, new=NEW)
    assert sent.headers["location"] == "/account?done=password"
    assert visitor.client.cookies.get("__Host-desk") != before
    assert (
        told(visitor.get(sent.headers["location"]))
        == "Your password is changed, and you are signed out everywhere else."
    )
    assert elsewhere.get("/account").status_code == 303
    assert desk.visit().sign_in().status_code == 403
    assert desk.visit().sign_in(password=NEW).status_code == 303


@pytest.mark.parametrize(
    ("present", "new", "problem"),
    [
        ("wrong", NEW, "Your present password is another one."),
        (PASSWORD, "short", "Choose a password of at least 12 characters."),
        (PASSWORD, "it is ADA again", "Choose a password that does not contain your name."),
        (PASSWORD, "long " * 60, "Choose a password of at most 256 characters."),
    ],
)
def test_a_password_that_is_not_changed(desk, present, new, problem):
    visitor = desk.signed_in()
    refused = visitor.send("/account", "/account/password", present=present, new=new)
    assert (refused.status_code, told(refused)) == (422, problem)
    assert desk.visit().sign_in().status_code == 303


def test_guesses_with_a_borrowed_session_are_counted(desk):
    visitor = desk.signed_in()
    for _ in range(10):
        visitor.send("/account", "/account/password", present="guess", new=NEW)
    refused = visitor.send("/account", "/account/password", present=PASSWORD, new=NEW)
    assert told(refused) == "This was tried too often. Wait a quarter of an hour."
    assert desk.visit().sign_in(password=NEW).status_code == 429


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"zone": "../../etc/passwd"}, {"zone": "Europe/Atlantis"}])
def test_languages_and_zones_that_there_are_not(desk, wrong):
    visitor = desk.signed_in()
    assert visitor.send("/account", "/account/preferences", **wrong).status_code == 422
    assert visitor.get("/account").status_code == 200


def secret_of(page):
    return html.fromstring(page.text).xpath("string(//code[@class='secret'])")


def make(visitor, name="archive", scope="read", days="30"):
    return visitor.send("/account", "/account/tokens", name=name, scope=scope, days=days)


def ask(desk, secret):
    return desk.visit().get("/api/v1/account", Authorization=f"Bearer {secret}")


def test_a_token_is_shown_once_and_speaks_for_its_account(desk):
    visitor = desk.signed_in()
    secret = secret_of(make(visitor, scope="decide"))
    assert secret.startswith("checker_")
    assert secret not in visitor.get("/account").text
    assert ask(desk, secret).json() == {"name": "Ada", "role": "editor"}


@pytest.mark.parametrize(
    ("account", "scope", "role"),
    [("Ruth", "read", "reader"), ("Ruth", "decide", "editor"), ("Bob", "decide", "reader"), ("Ada", "read", "reader")],
)
def test_a_token_may_do_no_more_than_its_scope_and_its_account(desk, account, scope, role):
    assert ask(desk, secret_of(make(desk.signed_in(account), scope=scope))).json()["role"] == role


def test_tokens_end(desk):
    visitor = desk.signed_in()
    old, revoked = (secret_of(make(visitor, days=days)) for days in ("30", "365"))
    action = html.fromstring(visitor.get("/account").text).xpath("//td/form/@action")[0]
    visitor.send("/account", action)
    assert ask(desk, revoked).status_code == 401
    assert ask(desk, old).status_code == 200
    desk.later(days=30, seconds=1)
    assert ask(desk, old).status_code == 401
    assert "archive" not in desk.signed_in().get("/account").text


def test_the_tokens_of_a_disabled_account_are_none(desk):
    secret = secret_of(make(desk.signed_in()))
    desk.store("ada", standing="disabled")
    assert ask(desk, secret).status_code == 401


def test_nobody_revokes_the_tokens_of_others(desk):
    secret = secret_of(make(desk.signed_in()))
    action = html.fromstring(desk.signed_in().get("/account").text).xpath("//td/form/@action")[0]
    other = desk.signed_in("Bob")
    assert other.client.post(action, data=other.form("/account", "/sign-out")).status_code == 303
    assert ask(desk, secret).status_code == 200


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer checker_wrong", "Basic QWRhOng=", "Bearer \x00"])
def test_without_a_valid_token_the_api_tells_nothing(desk, sent):
    answer = desk.visit().client.get("/api/v1/account", headers={"Authorization": sent} if sent else {})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.json()["detail"].startswith("Send a token")


def test_a_session_is_no_token(desk):
    assert desk.signed_in().get("/api/v1/account").status_code == 401


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 101}, {"days": "9999"}, {"scope": "admin"}, {"days": "x"}]
)
def test_tokens_that_are_not_made(desk, wrong):
    visitor = desk.signed_in()
    refused = make(visitor, **wrong)
    assert refused.status_code == 422
    assert heading(refused)
    assert visitor.get("/account").text.count("/revoke") == 0
