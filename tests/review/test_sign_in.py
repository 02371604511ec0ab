"""Signing in with a password: who gets in, what others learn, and what a session is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher
from desks import PASSWORD, told
from sqlalchemy import select

from checker.review import passwords
from checker.review.tables import attempts, sessions, users


def session_of(visitor):
    return visitor.client.cookies.get("__Host-desk")


def test_a_page_sends_to_sign_in_and_back(desk):
    visitor = desk.visit()
    sent = visitor.get("/account?done=password")
    assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in?next=%2Faccount%3Fdone%3Dpassword")
    back = visitor.sign_in(page=sent.headers["location"])
    assert (back.status_code, back.headers["location"]) == (303, "/account?done=password")
    assert visitor.get("/account").status_code == 200


@pytest.mark.parametrize("name", ["Ada", "ada", " ADA ", "\uff21da"])
def test_a_name_is_one_however_it_is_typed(desk, name):
    assert desk.visit().sign_in(name).status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Ada", "wrong"),
        ("Nobody", PASSWORD),
        ("Ada", ""),
        ("", ""),
        ("Ada\0", PASSWORD),
        ("Ada", "x" * 5_000),
        ("A" * 5_000, PASSWORD),
        ("Ada", PASSWORD + "\0"),
    ],
)
def test_all_that_is_wrong_is_told_in_the_same_words(desk, name, password):
    refused = desk.visit().sign_in(name, password)
    assert refused.status_code == 403
    assert told(refused) == "There is no account with this name and this password."
    assert "set-cookie" not in refused.headers


def test_a_name_without_an_account_takes_as_much_work(desk, monkeypatch):
    compared = []
    monkeypatch.setattr(PasswordHasher, "verify", lambda *given: compared.append(given[1]))
    for name in ("Ada", "Nobody"):
        desk.visit().sign_in(name, "wrong")
    known, unknown = (stored.split("$")[1:4] for stored in compared)
    assert known == unknown
    assert known[0] == "argon2id"


def test_a_disabled_account_is_told_as_none(desk):
    desk.store("ada", standing="disabled")
    assert told(desk.visit().sign_in()) == "There is no account with this name and this password."


def test_cookies_are_out_of_reach(desk):
    visitor = desk.visit()
    set_by = [visitor.get("/sign-in").headers["set-cookie"], visitor.sign_in().headers["set-cookie"]]
    for stated in set_by:
        assert stated.startswith("__Host-desk")
        words = {word.strip().lower() for word in stated.split(";")[1:]}
        assert words == {"httponly", "secure", "path=/", "samesite=lax"}


def test_the_session_is_another_one_after_each_sign_in(desk):
    visitor = desk.visit()
    visitor.client.cookies.set("__Host-desk", "chosen-by-another", domain="desk.example.org", path="/")
    visitor.sign_in()
    first = session_of(visitor)
    assert first != "chosen-by-another"
    other = desk.visit()
    other.client.cookies.set("__Host-desk", first, domain="desk.example.org", path="/")
    assert other.get("/account").status_code == 200
    token = visitor.form("/account", "/sign-out")
    visitor.client.post("/sign-in", data=token | {"name": "Ada", "password": PASSWORD})
    assert session_of(visitor) not in (None, first)
    assert other.get("/account").status_code == 303


def test_the_ledger_holds_neither_passwords_nor_sessions(desk):
    visitor = desk.signed_in()
    with desk.ledger.reading() as connection:
        stored = str(connection.execute(select(users)).all()) + str(connection.execute(select(sessions)).all())
    assert PASSWORD not in stored
    assert session_of(visitor) not in stored
    assert stored.count("$argon2id$") == 3


def test_a_session_ends_by_itself(desk):
    visitor = desk.signed_in()
    desk.later(hours=11, minutes=59)
    assert visitor.get("/").status_code == 200
    desk.later(minutes=2)
    assert visitor.get("/").status_code == 303
    desk.signed_in()
    with desk.ledger.reading() as connection:
        assert len(connection.execute(select(sessions)).all()) == 1


def test_signing_out_ends_the_session_everywhere_it_was_copied_to(desk):
    visitor = desk.signed_in()
    secret = session_of(visitor)
    assert visitor.send("/", "/sign-out").headers["location"] == "/sign-in"
    assert session_of(visitor) is None
    visitor.client.cookies.set("__Host-desk", secret, domain="desk.example.org", path="/")
    assert visitor.get("/").status_code == 303


def test_guesses_of_one_account_are_counted_whoever_makes_them(desk):
    for number in range(10):
        assert desk.visit(client=(f"192.0.2.{number}", 1)).sign_in("Ada", "guess").status_code == 403
    refused = desk.visit(client=("192.0.2.99", 1)).sign_in()
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "900")
    assert told(refused) == "Too many attempts. Try again in 15 minutes."
    assert desk.visit(client=("192.0.2.99", 1)).sign_in("Ruth").status_code == 303
    desk.later(minutes=14, seconds=30)
    assert told(desk.visit().sign_in()) == "Too many attempts. Try again in 1 minute."
    desk.later(minutes=1)
    assert desk.visit().sign_in().status_code == 303


def test_names_without_an_account_are_counted_as_well(desk):
    statuses = [desk.visit().sign_in("Nobody", "guess").status_code for _ in range(11)]
    assert statuses == [403] * 10 + [429]


@pytest.mark.parametrize("addresses", [["192.0.2.1"], ["2001:db8:0:1::1", "2001:db8:0:1:ffff::2"]])
def test_guesses_from_one_address_are_counted_whatever_the_name(desk, addresses, monkeypatch):
    monkeypatch.setattr(passwords, "matches", lambda *_: False)
    visitors = [desk.visit(client=(address, 1)) for address in addresses]
    for number in range(50):
        assert visitors[number % len(visitors)].sign_in(f"name{number}", "guess").status_code == 403
    assert visitors[0].sign_in("Ruth").status_code == 429
    monkeypatch.undo()
    assert desk.visit(client=("2001:db8:0:2::1", 1)).sign_in("Ruth").status_code == 303


def test_signing_in_forgets_the_guesses_and_no_guess_is_stored_in_words(desk):
    for _ in range(9):
        desk.visit().sign_in("Ada", "guess")
    with desk.ledger.reading() as connection:
        assert "ada" not in str(connection.execute(select(attempts)).all())
    assert desk.visit().sign_in().status_code == 303
    assert desk.visit().sign_in("Ada", "guess").status_code == 403


def test_a_hash_of_other_parameters_is_renewed(desk):
    other = PasswordHasher(time_cost=2, memory_cost=64, parallelism=1).hash(PASSWORD)
    desk.store("ada", password=other)
    desk.signed_in()
    with desk.ledger.reading() as connection:
        stored = connection.execute(select(users.c.password).where(users.c.handle == "ada")).scalar_one()
    assert stored != other
    assert not passwords.is_outdated(stored)
    assert desk.visit().sign_in().status_code == 303


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/%0d%0aX: y\r\nX: y", "javascript:alert(1)",
        "///evil.example", "/\t/evil.example", "evil.example", "", "http:evil.example", "/ä",
    ],
)  # fmt: skip
def test_nobody_is_sent_to_another_site(desk, target):
    visitor = desk.visit()
    fields = visitor.form("/sign-in", "/sign-in") | {"name": "Ada", "password": PASSWORD, "next": target}
    assert visitor.client.post("/sign-in", data=fields).headers["location"] == "/"
    assert visitor.client.get("/sign-in", params={"next": target}).headers["location"] == "/"


def test_without_accounts_whoever_sits_at_the_machine_is_the_local_editor(alone):
    visitor = alone.visit()
    page = visitor.get("/")
    assert page.status_code == 200
    assert "local editor" in page.text
    assert visitor.get("/account").status_code == 404
    assert visitor.get("/users").status_code == 403
    assert visitor.get("/sign-in").headers["location"] == "/"


def test_with_the_first_account_the_local_editor_is_gone(alone):
    visitor = alone.visit()
    assert visitor.get("/").status_code == 200
    alone.add("Ada")
    assert visitor.get("/").headers["location"] == "/sign-in?next=%2F"


def test_without_accounts_a_desk_that_others_reach_lets_nobody_in(alone):
    assert alone.with_settings(alone=False).visit().get("/").status_code == 303


def test_many_at_once_do_not_hinder_each_other(desk):
    def work(number):
        visitor = desk.visit(client=(f"192.0.2.{number}", 1))
        signed = visitor.sign_in(("Ruth", "Ada", "Bob")[number % 3])
        changed = visitor.send("/account", "/account/preferences", language="de", zone="")
        return signed.status_code, changed.status_code, visitor.get("/").status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(24))) == {(303, 303, 200)}
