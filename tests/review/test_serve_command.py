"""``checker serve`` and ``checker users`` as processes."""

from __future__ import annotations

import re
import signal
import socket
import time
from contextlib import closing
from pathlib import Path

import httpx2
import pytest
from newsroom import run
from running import PASSWORD, add_account, serving, started

from checker.ledger.database import Use, open_ledger
from checker.review.account_records import latest


@pytest.fixture
def place(ledger, place):
    """The place of a ledger that is there."""
    ledger.engine.dispose()
    return place


@pytest.fixture
def file(tmp_path):
    """The path of a ledger of one kind, for what does not depend on the kind."""
    made = str(tmp_path / "desk.sqlite")
    (tmp_path / "a.txt").write_text("Harbour\n\nThe ferry carried 80 people.\n", encoding="utf-8")
    rule = "rules/general"
    assert run("ledger", "add", str(tmp_path / "a.txt"), "--ledger", made, "--rules", rule).exit_code == 0
    return made


def answered(address, **options):
    for _ in range(100):
        try:
            return httpx2.get(f"{address}/", **options)
        except httpx2.TransportError:
            time.sleep(0.05)
    raise AssertionError("no answer")


def test_the_desk_opens_on_a_ledger(place):
    with serving(place) as address:
        page = answered(address)
        assert (page.status_code, "local editor" in page.text) == (200, True)
        assert "server" not in page.headers
        assert httpx2.get(f"{address}/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_the_demo_shows_a_sample_which_goes_with_it(end):
    with started(None, "--port", "0") as process:
        address = re.match(r"The desk is open at (\S+)/ until", process.stdout.readline())[1]
        where = re.match(r"Its ledger, articles and rules are in (\S+), which", process.stdout.readline())[1]
        assert "There are no accounts" in process.stdout.readline()
        assert answered(address).status_code == 200
        told = run("ledger", "status", "--ledger", f"{where}/ledger.sqlite").stdout
        assert re.search(r"^(\d{2,}) flags: \1 open$", told, flags=re.MULTILINE), told
        assert Path(where, "rules", "ferry").is_dir()
        process.send_signal(end)
        process.wait(timeout=60)
    assert not Path(where).exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--ledger: no ledger is named\n  help: name one, or see the desk with a sample: checker serve --demo"),
        (["--demo", "--ledger", "x.sqlite"], "--demo: the sample has a ledger of its own"),
        (["--demo", "--rules", "rules"], "--demo: the sample has rules of its own"),
        (["--demo", "--url", "https://desk.example.org"], "--demo: nobody but this machine may reach the sample"),
    ],
)
def test_it_opens_on_a_ledger_or_on_the_sample(options, said):
    refused = run("serve", *options)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.count("error: ") == 1
    assert said in refused.stderr


def test_a_ledger_of_the_settings_stands_not_in_the_way_of_the_demo(tmp_path, monkeypatch):
    (tmp_path / "checker.toml").write_text('ledger = "none.sqlite"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with started(None, "--port", "0") as process:
        assert process.stdout.readline().startswith("The desk is open at ")
    refused = run("serve")
    assert "none.sqlite: there is no such ledger" in refused.stderr


def test_with_accounts_it_asks_who_is_there(place):
    add_account(place, "ada", "admin")
    with serving(place) as address:
        assert answered(address).headers["location"] == "/sign-in?next=%2F"


def test_what_it_says_at_its_start(file):
    with started(file, "--port", "0") as process:
        lines = [process.stdout.readline() for _ in range(2)]
    assert lines[0].startswith("The desk is open at http://127.0.0.1:")
    assert lines[1] == 'There are no accounts: only this machine reaches it, and you act as "local editor".\n'


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0", "--url", "https://desk.example.org"], "without accounts nobody but this machine"),
        (["--url", "https://desk.example.org"], "without accounts nobody but this machine"),
        (["--host", "0.0.0.0"], "the address that editors open is not stated"),
        (["--host", "192.0.2.1", "--url", "http://desk.example.org"], "by http everybody on the way reads passwords"),
        (["--url", "desk.example.org"], "is no address of a whole site"),
        (["--url", "https://desk.example.org/desk"], "is no address of a whole site"),
        (["--url", "https://a:b@desk.example.org"], "is no address of a whole site"),
        (["--url", "https://["], "is no address of a whole site"),
        (["--oidc-issuer", "https://id.example.org"], "the client is not stated"),
        (["--oidc-client", "desk"], "the provider is not stated"),
        (["--oidc-issuer", "http://id.example.org", "--oidc-client", "desk"], "is no address with https"),
        (["--oidc-issuer", "https://id.example.org", "--oidc-client", "desk"], "CHECKER_OIDC_SECRET: is empty"),
    ],
)
def test_what_is_not_safe_is_refused(file, options, said):
    refused = run("serve", "--ledger", file, *options)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_all_that_is_wrong_is_told_at_once(file):
    refused = run("serve", "--ledger", file, "--host", "0.0.0.0", "--oidc-client", "desk")
    assert refused.stderr.count("error: ") == 3


def test_a_port_in_use_is_told(file):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        refused = run("serve", "--ledger", file, "--port", str(taken.getsockname()[1]))
    assert refused.exit_code == 2
    assert "cannot listen on 127.0.0.1" in refused.stderr


def test_a_ledger_that_there_is_not(tmp_path):
    refused = run("serve", "--ledger", str(tmp_path / "none.sqlite"))
    assert refused.exit_code == 2
    assert "checker ledger add" in refused.stderr


def test_behind_a_proxy_with_accounts_it_answers_to_its_name(file):
    add_account(file, "ada", "admin")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = str(free.getsockname()[1])
    with started(file, "--port", port, "--url", "https://desk.example.org/") as process:
        assert process.stdout.readline() == "The desk is open at https://desk.example.org/ until you press Ctrl-C.\n"
        page = answered(f"http://127.0.0.1:{port}", headers={"Host": "desk.example.org"})
    assert page.headers["location"] == "/sign-in?next=%2F"
    assert "strict-transport-security" in page.headers


def test_accounts_from_the_command_line(place):
    add_account(place, "Ruth", "admin")
    add_account(place, "Ada", "reader")
    for words in (["role", "ada", "--role", "editor"], ["disable", "ADA"]):
        assert run("users", *words, "--ledger", place).exit_code == 0
    listed = run("users", "list", "--ledger", place)
    assert listed.stdout == "Ada\teditor\tdisabled\nRuth\tadmin\tactive\n"
    changed = run("users", "password", "ruth", "--ledger", place, input="quite another phrase\n")
    assert (changed.exit_code, changed.stderr) == (0, "")
    ledger = open_ledger(place, Use.READ)
    with ledger.reading() as connection:
        happened = [(each.name, each.action, each.by, each.after) for each in latest(connection, 10)]
    ledger.engine.dispose()
    assert happened == [
        ("Ruth", "password changed", None, {}),
        ("Ada", "rights changed", None, {"standing": "disabled"}),
        ("Ada", "rights changed", None, {"role": "editor"}),
        ("Ada", "account added", None, {"role": "reader", "standing": "active"}),
        ("Ruth", "account added", None, {"role": "admin", "standing": "active"}),
    ]


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        (["add", "ruth", "--role", "admin"], PASSWORD, "There is an account of this name already."),
        (["add", "eve", "--role", "admin"], "short", "at least 12 characters"),
        (["add", "eve", "--role", "boss"], PASSWORD, "'boss' is not one of"),
        (["disable", "ruth"], "", "Somebody has to stay admin"),
        (["disable", "eve"], "", "there is no account of this name"),
        (["password", "eve"], PASSWORD, "there is no account of this name"),
    ],
)
def test_accounts_that_are_not_changed(file, words, given, said):
    add_account(file, "Ruth", "admin")
    refused = run("users", *words, "--ledger", file, input=f"{given}\n")
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert run("users", "list", "--ledger", file).stdout == "Ruth\tadmin\tactive\n"


def test_a_list_without_accounts(file):
    assert run("users", "list", "--ledger", file).stdout == "There are no accounts.\n"
