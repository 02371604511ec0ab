"""Forms: only pages of the desk itself can send them."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest
from desks import PASSWORD, heading

from checker.review import pages

WITHOUT = {"name": "Ada", "password": PASSWORD}


def test_a_form_without_its_token_is_refused(desk):
    visitor = desk.visit()
    visitor.get("/sign-in")
    assert visitor.client.post("/sign-in", data=WITHOUT).status_code == 403
    for token in ("", "0" * 64, "ä", "\udcff".encode("utf-8", "surrogatepass")):
        refused = visitor.client.post("/sign-in", data=WITHOUT | {"form_token": token})
        assert (refused.status_code, heading(refused)) == (403, "This is not allowed")


def test_the_token_of_another_visitor_is_refused(desk):
    stolen = desk.visit().form("/sign-in", "/sign-in")
    visitor = desk.visit()
    visitor.get("/sign-in")
    assert visitor.client.post("/sign-in", data=stolen | WITHOUT).status_code == 403


def test_the_token_from_before_signing_in_is_refused_afterwards(desk):
    visitor = desk.visit()
    before = visitor.form("/sign-in", "/sign-in")["form_token"]
    visitor.sign_in()
    assert visitor.client.post("/sign-out", data={"form_token": before}).status_code == 403
    assert visitor.get("/").status_code == 200


def test_a_token_may_stand_in_a_header(desk):
    visitor = desk.signed_in()
    token = visitor.form("/", "/sign-out")["form_token"]
    assert visitor.client.post("/sign-out", headers={"X-Form-Token": token}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://desk.example.org.evil.example"},
        {"Origin": "https://desk.example.org:444"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused_even_with_the_token(desk, headers):
    visitor = desk.signed_in()
    fields = visitor.form("/", "/sign-out")
    assert visitor.client.post("/sign-out", data=fields, headers=headers).status_code == 403
    ours = {"Origin": "https://desk.example.org", "Sec-Fetch-Site": "same-origin"}
    assert visitor.client.post("/sign-out", data=fields, headers=ours).status_code == 303


def test_without_accounts_forms_are_guarded_as_well(alone):
    visitor = alone.visit()
    visitor.get("/")
    assert visitor.client.post("/sign-out").status_code == 403


def test_every_page_that_changes_something_asks_for_the_token(desk):
    visitor = desk.signed_in("Ruth")
    modules = [import_module(f"checker.review.pages.{found.name}") for found in iter_modules(pages.__path__)]
    changing = [(route.path, method) for each in modules for route in each.router.routes for method in route.methods]
    changing = [(path, method) for path, method in changing if method not in ("GET", "HEAD")]
    assert {"/sign-in", "/sign-out", "/users", "/account/password"} <= {path for path, _ in changing}
    for path, method in changing:
        refused = visitor.client.request(method, path.replace("{", "").replace("}", ""), data={})
        assert (path, refused.status_code) in {(path, 403), (path, 422)}
        assert heading(refused) in ("This is not allowed", "This could not be done")
