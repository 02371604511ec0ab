"""What holds for every request, and what every answer tells browsers."""

from __future__ import annotations

import re
from datetime import timedelta

import anyio
import pytest
from desks import Desk, heading
from fastapi import HTTPException
from lxml import html

PAGES = ["/", "/sign-in", "/account", "/users", "/nowhere", "/static/desk.css", "/api/v1/account", "/api/v1/nowhere"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_is_protected(desk, path):
    headers = desk.signed_in("Ruth").get(path).headers
    rules = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


@pytest.mark.parametrize("path", ["/", "/sign-in", "/account", "/users", "/nowhere"])
def test_no_script_and_no_style_stands_in_a_page(desk, path):
    visitor = desk.visit() if path == "/sign-in" else desk.signed_in("Ruth")
    page = html.fromstring(visitor.get(path).text)
    assert page.xpath("//style | //script[not(@src)] | //*[@style]") == []
    assert page.xpath("//@*[starts-with(name(), 'on') or starts-with(name(), 'hx-on')]") == []
    loaded = page.xpath("//link[not(@rel='alternate')]/@href | //script/@src | //img/@src")
    assert loaded
    assert [each for each in loaded if not re.match(r"/static/[\w.-]+\?v=[0-9a-f]{16}$", each)] == []


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("desk.example.org", 200),
        ("DESK.example.org:443", 200),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("evil.example", 400),
        ("desk.example.org.evil.example", 400),
        ("desk.example.org@evil.example", 400),
        ("desk.example.org, evil.example", 400),
        ("desk.example.org:80:80", 400),
        ("", 400),
    ],
)
def test_only_its_own_name_is_answered(desk, host, status):
    answer = desk.visit().client.get("/sign-in", headers={"Host": host})
    assert answer.status_code == status
    assert "content-security-policy" in answer.headers


def test_two_names_are_none(desk):
    answer = desk.visit().client.get("/sign-in", headers=[("Host", "desk.example.org"), ("Host", "evil.example")])
    assert answer.status_code == 400


@pytest.mark.parametrize("declared", [True, False])
def test_what_is_too_much_is_refused(desk, declared):
    visitor = desk.visit()
    body = b"name=" + b"a" * (2 << 20)
    parts = body if declared else iter([body[: 1 << 20], body[1 << 20 :]])
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    refused = visitor.client.post("/sign-in", content=parts, headers=headers)
    assert (refused.status_code, heading(refused)) == (413, "Too much at once")


@pytest.mark.parametrize("length", ["-1", "many", "9" * 40, "1_0"])
def test_a_length_that_is_none_is_refused(desk, length):
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": length}
    assert desk.visit().client.post("/sign-in", content=b"name=a", headers=headers).status_code == 413


def scope(path="/sign-in", method="POST"):
    kind = (b"content-type", b"application/x-www-form-urlencoded")
    return {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"", "scheme": "https",
        "http_version": "1.1", "headers": [(b"host", b"localhost"), kind], "client": ("192.0.2.1", 1),
        "server": ("localhost", 443), "root_path": "",
    }  # fmt: skip


def test_a_body_that_does_not_come_is_not_waited_for(ledger):
    desk = Desk(ledger, body_patience=timedelta(milliseconds=50))
    sent = []

    async def run():
        async def send(message):
            sent.append(message)

        await desk.app(scope(), anyio.sleep_forever, send)

    anyio.run(run)
    assert sent[0]["status"] == 408


def test_an_answer_that_does_not_come_is_given_up(ledger):
    desk = Desk(ledger, answer_patience=timedelta(milliseconds=50))
    sent = []

    async def run():
        async def send(message):
            sent.append(message)

        await desk.app(scope(), anyio.sleep_forever, send)

    anyio.run(run)
    assert sent[0]["status"] == 503
    assert b"content-security-policy" in dict(sent[0]["headers"])


def test_a_fault_tells_visitors_nothing_of_the_program(desk, monkeypatch):
    from checker.review.pages import ledger

    monkeypatch.setattr(ledger, "contents", lambda _: 1 / 0)
    answer = desk.signed_in().get("/ledger")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"


def test_a_ledger_that_cannot_be_used_is_told_without_its_address(desk):
    visitor = desk.signed_in()
    with desk.ledger.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE sessions RENAME TO elsewhere")
    answer = visitor.get("/")
    assert (answer.status_code, heading(answer)) == (503, "Not at the moment")
    assert "elsewhere" not in answer.text
    assert "sessions" not in answer.text


def test_names_of_people_and_ledgers_become_no_markup(desk):
    desk.add("<b>Eve</b>", password="correct horse battery")
    desk.add("a\"onclick='x'", password="correct horse battery")
    page = desk.signed_in("Ruth").get("/users")
    assert "<b>Eve" not in page.text
    assert html.fromstring(page.text).xpath("count(//b) + count(//@onclick)") == 0
    assert "<b>Eve</b>" in html.fromstring(page.text).text_content()


def test_what_a_refusal_tells_becomes_no_markup(desk):
    @desk.app.get("/refused")
    def refused():
        raise HTTPException(409, "<script>alert('100%')</script>\u202e %(name)s")

    page = desk.visit().get("/refused")
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text
    assert "<script>alert('100%')</script>\ufffd %(name)s" in html.fromstring(page.text).text_content()
