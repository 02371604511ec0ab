"""What admins change of the accounts of all."""

from __future__ import annotations

import pytest
from desks import PASSWORD, heading, told
from lxml import html
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError

from checker.review import account_records
from checker.review.account_records import Action
from checker.review.tables import account_records as table


@pytest.mark.parametrize("name", ["Ada", "Bob"])
def test_only_admins_see_and_change_accounts(desk, name):
    visitor = desk.signed_in(name)
    token = visitor.form("/", "/sign-out")
    refused = visitor.get("/users")
    assert (refused.status_code, heading(refused)) == (403, "This is not allowed")
    change = token | {"role": "admin", "standing": "active", "name": "Eve", "password": PASSWORD}
    assert visitor.client.post("/users", data=change).status_code == 403
    assert visitor.client.post(f"/users/{desk.account(name).id}", data=change).status_code == 403
    assert desk.account("Eve") is None
    assert desk.account(name).role != "admin"
    assert "/users" not in visitor.get("/").text


def test_an_account_is_added(desk):
    visitor = desk.signed_in("Ruth")
    sent = visitor.send("/users", "/users", name="Zoë", role="editor", password=PASSWORD)
    assert told(visitor.get(sent.headers["location"])) == "The account is added."
    assert desk.account("zoë").role == "editor"


def test_a_password_that_an_admin_knows_opens_nothing_but_the_page_to_change_it(desk):
    desk.signed_in("Ruth").send("/users", "/users", name="Zoë", role="admin", password=PASSWORD)
    visitor = desk.signed_in("zoë")
    for path in ("/", "/users"):
        assert visitor.get(path).headers["location"] == "/account"
    assert visitor.get("/", **{"HX-Request": "true"}).headers["hx-redirect"] == "/account"
    assert told(visitor.get("/account")).startswith("Choose a password of your own first")
    token = visitor.send("/account", "/account/tokens", name="archive", scope="decide", days="30")
    assert (token.status_code, token.headers["location"]) == (303, "/account")
    same = visitor.send("/account", "/account/password", present=PASSWORD, new=PASSWORD)
    assert told(same).startswith("Choose another password than the present one.")
    visitor.send("/account", "/account/password", present=PASSWORD, new="a phrase of my own")
    assert visitor.get("/users").status_code == 200


@pytest.mark.parametrize(
    ("name", "password", "problem"),
    [
        ("ADA", PASSWORD, "There is an account of this name already."),
        ("  ", PASSWORD, "Write a name of 1 to 100 characters that can be seen."),
        ("a\u202eb", PASSWORD, "Write a name of 1 to 100 characters that can be seen."),
        ("x" * 101, PASSWORD, "Write a name of 1 to 100 characters that can be seen."),
        ("Eve", "short", "Choose a password of at least 12 characters."),
    ],
)
def test_an_account_that_is_not_added(desk, name, password, problem):
    refused = desk.signed_in("Ruth").send("/users", "/users", name=name, role="editor", password=password)
    assert (refused.status_code, told(refused)) == (422, problem)


def change(desk, name, role, standing, by="Ruth"):
    return desk.signed_in(by).send("/users", f"/users/{desk.account(name).id}", role=role, standing=standing)


def test_a_disabled_account_is_signed_out_at_once_and_may_come_back(desk):
    visitor = desk.signed_in()
    change(desk, "Ada", "editor", "disabled")
    assert visitor.get("/").status_code == 303
    assert desk.visit().sign_in().status_code == 403
    change(desk, "Ada", "editor", "active")
    assert visitor.get("/").status_code == 303
    assert desk.visit().sign_in().status_code == 303


def test_a_role_changes_at_once(desk):
    visitor = desk.signed_in("Bob")
    change(desk, "Bob", "admin", "active")
    assert visitor.get("/users").status_code == 200


@pytest.mark.parametrize(("role", "standing"), [("editor", "active"), ("admin", "disabled")])
def test_the_last_admin_stays(desk, role, standing):
    refused = change(desk, "Ruth", role, standing)
    assert (refused.status_code, told(refused)) == (
        422,
        "Somebody has to stay admin: give that role to another account first.",
    )
    change(desk, "Ada", "admin", "active")
    assert change(desk, "Ruth", role, standing).status_code == 303
    assert (desk.account("Ruth").role, desk.account("Ruth").standing) == (role, standing)


def test_an_account_that_there_is_not(desk):
    visitor = desk.signed_in("Ruth")
    fields = visitor.form("/", "/sign-out") | {"role": "editor", "standing": "active"}
    assert visitor.client.post("/users/999", data=fields).status_code == 404


def happened(desk):
    """What was done since the desk of the tests was set up, the latest first."""
    with desk.ledger.reading() as connection:
        every = account_records.latest(connection, 100)
    return [(each.name, each.action, each.by, each.before, each.after) for each in every][:-3]


def test_what_admins_do_to_accounts_is_recorded(desk):
    desk.signed_in("Ruth").send("/users", "/users", name="Zoë", role="editor", password=PASSWORD)
    change(desk, "Zoë", "admin", "active")
    change(desk, "Ada", "editor", "disabled", by="Ruth")
    change(desk, "Bob", "reader", "active")
    desk.signed_in("Bob").send("/account", "/account/password", present=PASSWORD, new="a phrase of my own")
    assert happened(desk) == [
        ("Bob", Action.PASSWORD, "Bob", {}, {}),
        ("Ada", Action.RIGHTS, "Ruth", {"standing": "active"}, {"standing": "disabled"}),
        ("Zoë", Action.RIGHTS, "Ruth", {"role": "editor"}, {"role": "admin"}),
        ("Zoë", Action.ADDED, "Ruth", {}, {"role": "editor", "standing": "active"}),
    ]
    rows = html.fromstring(desk.signed_in("Ruth").get("/users").text).xpath("//table/tbody/tr")
    shown = [" ".join(" ".join(row.xpath("*[position() > 1]//text()")).split()) for row in rows]
    assert shown[1:3] == ["Ada rights changed: active → disabled Ruth", "Zoë rights changed: editor → admin Ruth"]


def test_what_is_refused_is_not_recorded(desk):
    change(desk, "Ruth", "editor", "active")
    desk.signed_in("Ruth").send("/users", "/users", name="Ada", role="editor", password=PASSWORD)
    assert happened(desk) == []


@pytest.mark.parametrize("statement", [update(table).values(by="Eve"), delete(table)], ids=["update", "delete"])
def test_the_records_of_accounts_stay_as_they_are(desk, statement):
    with pytest.raises(DatabaseError, match="records are never changed"), desk.ledger.engine.begin() as connection:
        connection.execute(statement)
