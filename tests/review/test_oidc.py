"""Signing in with a provider of OpenID Connect that runs as a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2
import pytest
from desks import Desk, heading, told
from lxml import html

from checker.review.roles import Role, Standing
from checker.review.settings import Provider

ADA = {"sub": "248289761001", "name": "Ada Lovelace", "email": "ada@example.org"}


def free_port():
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def issuer():
    """The address of a provider that knows Ada."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    words = [
        "-m",
        "oidc_provider_mock",
        "--port",
        str(port),
        "--require-nonce",
        "true",
        "--user-claims",
        json.dumps(ADA),
    ]
    process = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            httpx2.get(f"{address}/.well-known/openid-configuration")
            break
        except httpx2.TransportError:
            time.sleep(0.1)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture
def desk(ledger, issuer):
    """A desk whose editors may sign in with the provider."""
    made = Desk(ledger, provider=Provider(issuer, "desk", "the-secret"))
    made.add("Ruth", Role.ADMIN)
    return made


def leave(visitor, target="/account"):
    """Follow the button of the page for signing in; the address at the provider."""
    page = html.fromstring(visitor.get(f"/sign-in?next={target}").text)
    sent = visitor.get(page.xpath("string(//a[@class='button']/@href)"))
    assert sent.status_code == 302
    return sent.headers["location"]


def consent(address, subject=ADA["sub"], **fields):
    """What a person does at the provider; the address that it sends the browser back to."""
    answered = httpx2.post(address, data={"sub": subject} | fields)
    assert answered.status_code == 302
    return answered.headers["location"]


def come_back(visitor, address):
    parts = urlsplit(address)
    return visitor.get(f"{parts.path}?{parts.query}")


def through_provider(desk, **asked):
    visitor = desk.visit()
    return visitor, come_back(visitor, consent(leave(visitor), **asked))


def test_the_provider_is_asked_with_state_nonce_and_proof(desk):
    visitor = desk.visit()
    asked = [parse_qs(urlsplit(leave(visitor)).query) for _ in range(2)]
    assert asked[0]["redirect_uri"] == ["https://desk.example.org/sign-in/provider/back"]
    assert asked[0]["response_type"] == ["code"]
    assert asked[0]["code_challenge_method"] == ["S256"]
    for key in ("state", "nonce", "code_challenge"):
        assert asked[0][key] != asked[1][key]
        assert len(asked[0][key][0]) >= 20


def test_whoever_comes_first_waits_for_an_admin(desk):
    visitor, answer = through_provider(desk)
    assert (answer.status_code, heading(answer)) == (403, "Not yet let in")
    assert "Ada Lovelace" in answer.text
    assert visitor.get("/").status_code == 303
    account = desk.account("Ada Lovelace")
    assert (account.role, account.standing, account.has_password) == (Role.READER, Standing.WAITING, False)
    admin = desk.signed_in("Ruth")
    assert admin.get("/users").text.index("Ada Lovelace") < admin.get("/users").text.index("<bdi>Ruth</bdi></h2>")
    admin.send("/users", f"/users/{account.id}", role="editor", standing="active")
    visitor, answer = through_provider(desk)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    page = visitor.get("/account")
    assert "Account of Ada Lovelace" in page.text
    assert "Change password" not in page.text


def test_an_account_of_the_same_name_is_not_taken_over(desk):
    desk.add("Ada Lovelace", Role.ADMIN)
    _, answer = through_provider(desk)
    assert "Ada Lovelace 2" in answer.text
    _, again = through_provider(desk)
    assert "Ada Lovelace 2" in again.text
    assert desk.account("Ada Lovelace 3") is None


def test_an_account_without_a_password_has_none_that_fits(desk):
    through_provider(desk)
    desk.store("ada lovelace", standing="active")
    for password in ("", "of nobody", "None"):
        assert desk.visit().sign_in("Ada Lovelace", password).status_code == 403


def test_a_disabled_account_stays_out(desk):
    through_provider(desk)
    desk.store("ada lovelace", standing="disabled")
    visitor, answer = through_provider(desk)
    assert "is disabled" in answer.text
    assert visitor.get("/").status_code == 303


def test_an_answer_is_taken_once_and_only_by_the_browser_that_asked(desk):
    desk_of_ada, other = desk.visit(), desk.visit()
    back = consent(leave(desk_of_ada))
    assert come_back(other, back).status_code == 403
    leave(other)
    assert come_back(other, back).status_code == 403
    assert heading(come_back(desk_of_ada, back)) == "Not yet let in"
    again = come_back(desk_of_ada, back)
    assert (again.status_code, heading(again)) == (403, "This is not allowed")


@pytest.mark.parametrize("change", [{"state": "other"}, {"code": "other"}, {"code": ""}, {"state": ""}])
def test_an_answer_that_was_changed_is_refused(desk, change):
    visitor = desk.visit()
    parts = urlsplit(consent(leave(visitor)))
    query = urlencode({key: values[0] for key, values in parse_qs(parts.query).items()} | change)
    assert visitor.get(f"{parts.path}?{query}").status_code == 403
    assert desk.account("Ada Lovelace") is None


def test_somebody_who_says_no_is_not_signed_in(desk):
    visitor, answer = through_provider(desk, action="deny")
    assert answer.status_code == 403
    assert "did not sign you in" in answer.text
    assert visitor.get("/").status_code == 303


def test_nobody_is_sent_on_to_another_site(desk):
    through_provider(desk)
    desk.store("ada lovelace", standing="active")
    visitor = desk.visit()
    left = visitor.client.get("/sign-in/provider", params={"next": "//evil.example"})
    assert come_back(visitor, consent(left.headers["location"])).headers["location"] == "/"


def test_a_provider_that_does_not_answer_is_told(desk):
    away = desk.with_settings(provider=Provider(f"http://127.0.0.1:{free_port()}", "desk", "secret"))
    for path in ("/sign-in/provider", "/sign-in/provider/back?code=a&state=b"):
        answer = away.visit().get(path)
        assert (answer.status_code, heading(answer)) == (502, "No answer")


class Impostor(BaseHTTPRequestHandler):
    """Says that it is another provider than the one that was asked for."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(METADATA).encode())

    def log_message(self, *_):
        pass


METADATA = {
    "issuer": "https://other.example",
    "authorization_endpoint": "https://other.example/a",
    "token_endpoint": "https://other.example/t",
}


def test_a_provider_of_another_name_is_not_trusted(desk):
    with HTTPServer(("127.0.0.1", 0), Impostor) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        answer = desk.with_settings(provider=Provider(address, "desk", "secret")).visit().get("/sign-in/provider")
        server.shutdown()
    assert (answer.status_code, heading(answer)) == (502, "No answer")


def test_without_a_provider_there_are_no_such_pages(desk):
    visitor = desk.with_settings(provider=None).visit()
    assert "/sign-in/provider" not in visitor.get("/sign-in").text
    assert visitor.get("/sign-in/provider").status_code == 404
    assert told(visitor.get("/sign-in")) == ""
