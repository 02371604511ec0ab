"""What happens to flags is told to receivers: signed, once, again where it did not arrive, and to nobody else."""

from __future__ import annotations

import json
import re
import socket
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from desks import Desk, heading, told
from flagged import RAISED, ferry, recorded
from lxml import html
from receivers import receiving

from checker.review import delivering, webhooks
from checker.review.deciding import Conflict, Decision, decide, undo
from checker.review.delivering import deliver_next
from checker.review.flag import Action, Reason
from checker.review.roles import LOCAL, Editor, Role
from checker.review.webhooks import DELAYS, Event, Refused, signature


@pytest.fixture
def receiver():
    with receiving() as started:
        yield started


@pytest.fixture
def own(ledger):
    """A desk that may send to this machine, with an admin."""
    desk = Desk(ledger, private_webhooks=True)
    desk.add("Ruth", Role.ADMIN)
    desk.add("Ada", Role.EDITOR)
    return desk


def subscribe(desk, url, *events):
    """Add a receiver; the secret."""
    with desk.ledger.writing() as connection:
        return webhooks.add(connection, url, events or tuple(Event), desk.now, private=True)


def send_test(desk, webhook_id=1):
    with desk.ledger.writing() as connection:
        webhooks.announce_test(connection, webhook_id, desk.now)


def delivered(desk):
    """Send all that is due; how many tries it took."""
    return sum(iter(lambda: deliver_next(desk.ledger, desk.settings), False))


def deliveries(desk, webhook_id=1):
    with desk.ledger.reading() as connection:
        return webhooks.last_deliveries(connection, webhook_id, 100)


def test_the_signature_is_that_of_the_specification():
    secret, name = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"
    signed = signature(secret, name, 1614265330, '{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_checks_it_as_the_manual_says(own, receiver):
    manual = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text(encoding="utf-8")
    shown = {}
    exec(re.search(r"```python\n(.*?)```", manual, re.DOTALL)[1], shown)
    secret = subscribe(own, receiver.url)
    send_test(own)
    delivered(own)
    headers, body = receiver.got[0]
    assert shown["is_genuine"](secret, headers, body)
    assert not shown["is_genuine"](secret, headers, body + b" ")
    assert not shown["is_genuine"](secret, headers | {"webhook-timestamp": "0"}, body)


def test_what_a_run_raises_and_fixes_is_told(own, tmp_path, receiver):
    secret = subscribe(own, receiver.url)
    for day, corrected in enumerate((False, True, False)):
        flags = recorded(own.ledger, ferry(tmp_path, corrected=corrected), RAISED + timedelta(hours=day))
    assert delivered(own) == 3
    bodies = [json.loads(body) for _, body in receiver.got]
    assert [each["type"] for each in bodies] == ["flag.raised", "flag.fixed", "flag.raised-again"]
    assert [each["data"]["flag"]["state"] for each in bodies] == ["open", "fixed", "open"]
    [flag] = flags
    shown = bodies[0]["data"]["flag"]
    assert (shown["fingerprint"], shown["path"]) == (flag.fingerprint, f"/flags/{flag.fingerprint}")
    assert shown["first_seen"] == "2026-02-28T06:00:00Z"
    assert all(receiver.is_signed(secret, number) for number in range(3))
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 3
    assert all(each.arrived == own.now and each.due is None for each in deliveries(own))


def test_what_an_editor_decides_is_told_with_the_note(own, tmp_path, receiver):
    [flag] = recorded(own.ledger, ferry(tmp_path))
    subscribe(own, receiver.url)
    ada = Editor(own.account("Ada").id, "Ada", Role.EDITOR)
    with own.ledger.writing() as connection:
        scope = Decision(Action.DISMISS, Reason.SCOPE, note="Crew <not> counted")
        decided = decide(connection, flag.fingerprint, flag.version, scope, ada, own.now)
        remark = Decision(Action.COMMENT, note="seen")
        decide(connection, flag.fingerprint, decided.version, remark, ada, own.now)
        undo(connection, flag.fingerprint, decided.version, ada, own.now)
    assert delivered(own) == 2
    first, second = (json.loads(body) for _, body in receiver.got)
    assert (first["type"], first["data"]["note"]) == ("flag.decided", "Crew <not> counted")
    shown = first["data"]["flag"]
    assert (shown["state"], shown["reason"], shown["decided_by"]) == ("dismissed", "different scope", "Ada")
    assert (second["data"]["flag"]["state"], second["data"]["flag"]["decided"]) == ("open", None)


def test_what_is_decided_in_vain_is_not_told(own, tmp_path, receiver):
    [flag] = recorded(own.ledger, ferry(tmp_path))
    subscribe(own, receiver.url)
    with pytest.raises(Conflict), own.ledger.writing() as connection:
        decide(connection, flag.fingerprint, 7, Decision(Action.ACCEPT), LOCAL, own.now)
    assert deliveries(own) == []


def test_only_what_was_chosen_is_told_and_nothing_while_paused(own, tmp_path, receiver):
    subscribe(own, receiver.url, Event.FIXED)
    subscribe(own, receiver.url, Event.RAISED)
    with own.ledger.writing() as connection:
        webhooks.set_active(connection, 2, False)
    recorded(own.ledger, ferry(tmp_path))
    assert deliveries(own, 1) == deliveries(own, 2) == []


def test_what_does_not_arrive_is_sent_again_and_then_given_up(own, receiver):
    subscribe(own, receiver.url)
    receiver.answers = [500]
    send_test(own)
    for number, delay in enumerate(DELAYS, 1):
        assert delivered(own) == 1
        own.now += delay - timedelta(seconds=1)
        assert delivered(own) == 0
        [waiting] = deliveries(own)
        assert (waiting.tries, waiting.problem, waiting.arrived) == (number, "HTTP 500", None)
        own.later(seconds=1)
    assert delivered(own) == 1
    [given_up] = deliveries(own)
    assert (given_up.tries, given_up.due, given_up.arrived) == (len(DELAYS) + 1, None, None)
    own.later(days=3)
    assert delivered(own) == 0
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len({headers["webhook-timestamp"] for headers, _ in receiver.got}) == len(DELAYS) + 1


def test_it_arrives_at_a_later_try(own, receiver):
    secret = subscribe(own, receiver.url)
    receiver.answers = [503, 307, 200]
    send_test(own)
    for _ in range(3):
        assert delivered(own) == 1
        own.later(minutes=5)
    [arrived] = deliveries(own)
    assert (arrived.tries, arrived.due, arrived.problem) == (3, None, None)
    assert receiver.is_signed(secret)


def test_redirects_are_not_followed(own, receiver):
    subscribe(own, receiver.url)
    receiver.answers = [307, 200]
    send_test(own)
    delivered(own)
    assert (len(receiver.got), deliveries(own)[0].problem) == (1, "HTTP 307")


def test_a_dead_receiver_holds_up_no_other(own, receiver, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        subscribe(own, f"http://127.0.0.1:{silent.getsockname()[1]}/")
        subscribe(own, receiver.url)
        monkeypatch.setattr(delivering, "PATIENCE", 0.3)
        for _ in range(5):
            send_test(own, 1)
        send_test(own, 2)
        assert delivered(own) == 2
    assert len(receiver.got) == 1
    assert [each.problem for each in deliveries(own, 1)] == [None] * 4 + ["It did not answer in time."]
    assert {each.due for each in deliveries(own, 1)} == {own.now + DELAYS[0]}


def test_an_answer_in_small_parts_takes_no_longer(own, monkeypatch):
    """A receiver that sends a letter now and then keeps no connection open."""
    monkeypatch.setattr(delivering, "PATIENCE", 0.5)
    ended = threading.Event()

    def drip(listening):
        connection, _ = listening.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while not ended.wait(0.1):
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        dripping = threading.Thread(target=drip, args=(listening,), daemon=True)
        dripping.start()
        subscribe(own, f"http://127.0.0.1:{listening.getsockname()[1]}/")
        send_test(own)
        assert delivered(own) == 1
        ended.set()
        dripping.join(10)
    assert deliveries(own)[0].problem == "It did not answer in time."


@pytest.mark.parametrize("host", ["receiver.example.org", "127.0.0.1", "[::ffff:127.0.0.1]", "0x7f000001"])
def test_a_private_address_is_refused_when_it_is_connected_to(ledger, receiver, monkeypatch, host):
    desk = Desk(ledger)
    port = int(receiver.url.rsplit(":", 1)[1])
    with ledger.writing() as connection:
        webhooks.add(connection, f"https://{host}:{port}/", tuple(Event), desk.now, private=False)
    resolve = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda name, *rest, **more: resolve("127.0.0.1" if name == "receiver.example.org" else name, *rest, **more),
    )
    send_test(desk)
    assert delivered(desk) == 1
    assert (receiver.got, deliveries(desk)[0].problem) == ([], delivering.PRIVATE)


def test_a_desk_that_may_no_longer_send_by_http_does_not(ledger, receiver):
    desk = Desk(ledger)
    subscribe(desk, receiver.url)
    send_test(desk)
    assert delivered(desk) == 1
    assert (receiver.got, deliveries(desk)[0].problem) == ([], webhooks.NOT_SAFE)


@pytest.mark.parametrize(
    ("url", "private", "reason"),
    [
        ("http://example.org/", False, webhooks.NOT_SAFE),
        ("http://example.org/", True, webhooks.NOT_SAFE),
        ("http://127.0.0.1/", False, webhooks.NOT_SAFE),
        ("ftp://example.org/", False, webhooks.NO_ADDRESS),
        ("https://", False, webhooks.NO_ADDRESS),
        ("https://[", False, webhooks.NO_ADDRESS),
        ("https://example.org:99999/", False, webhooks.NO_ADDRESS),
        ("https://a:b@example.org/", False, webhooks.NO_ADDRESS),
        ("https://example.org/\r\nX: y", False, webhooks.NO_ADDRESS),
        ("https://exämple.org/", False, webhooks.NO_ADDRESS),
        ("javascript:alert(1)", False, webhooks.NO_ADDRESS),
    ],
)
def test_addresses_that_nothing_is_sent_to(url, private, reason):
    with pytest.raises(Refused) as refusal:
        webhooks.check_address(url, private=private)
    assert str(refusal.value) == reason


def test_two_workers_send_once(own, receiver):
    subscribe(own, receiver.url)
    receiver.pause = 0.2
    for _ in range(4):
        send_test(own)
    together = threading.Barrier(2)
    tries = []

    def work():
        together.wait(10)
        tries.append(delivered(own))

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert (sum(tries), len(receiver.got)) == (4, 4)
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 4


def test_a_sender_that_dies_loses_nothing(own, receiver):
    subscribe(own, receiver.url)
    send_test(own)
    with own.ledger.writing() as connection:
        assert webhooks.claim(connection, own.now) is not None
    assert delivered(own) == 0
    own.now += DELAYS[0]
    assert (delivered(own), len(receiver.got)) == (1, 1)


def test_it_is_sent_while_the_desk_runs(own, receiver, monkeypatch):
    monkeypatch.setattr(delivering, "PAUSE", 0.01)
    subscribe(own, receiver.url)
    with own.visit().client:
        send_test(own)
        for _ in range(500):
            if deliveries(own)[0].arrived:
                break
            threading.Event().wait(0.02)
    assert len(receiver.got) == 1
    assert not any(thread.name == "webhooks" for thread in threading.enumerate())


def test_old_messages_are_forgotten(own, receiver):
    subscribe(own, receiver.url)
    send_test(own)
    delivered(own)
    own.later(days=29)
    send_test(own)
    own.later(days=2)
    with own.ledger.writing() as connection:
        webhooks.forget_old(connection, own.now)
    assert len(deliveries(own)) == 1


class TestPage:
    def test_an_admin_adds_tests_pauses_and_deletes(self, own, receiver):
        ruth = own.signed_in("Ruth")
        added = ruth.send("/webhooks", "/webhooks", url=receiver.url, events=["flag.raised"])
        assert added.status_code == 200
        [secret] = html.fromstring(added.text).xpath("//code[@class='secret']/text()")
        assert secret.startswith("whsec_")
        assert secret not in ruth.get("/webhooks").text
        assert ruth.send("/webhooks", "/webhooks/1/test").status_code == 303
        assert "waits, next try" in ruth.get("/webhooks").text
        delivered(own)
        assert receiver.is_signed(secret)
        assert "arrived" in ruth.get("/webhooks").text
        assert ruth.send("/webhooks", "/webhooks/1/pause").headers["location"] == "/webhooks?done=paused"
        assert "Take up again" in ruth.get("/webhooks").text
        ruth.send("/webhooks", "/webhooks/1/resume")
        ruth.send("/webhooks", "/webhooks/1/delete")
        assert "There are none yet." in ruth.get("/webhooks").text

    def test_what_is_wrong_is_told_and_nothing_lost(self, own):
        ruth = own.signed_in("Ruth")
        refused = ruth.send("/webhooks", "/webhooks", url="http://evil.example/<b>")
        assert (refused.status_code, told(refused)) == (422, webhooks.NOT_SAFE)
        assert 'value="http://evil.example/&lt;b&gt;"' in refused.text
        without = ruth.form("/webhooks", "/webhooks") | {"url": "https://example.org/"}
        del without["events"]
        assert told(ruth.client.post("/webhooks", data=without)) == webhooks.NO_EVENT

    def test_what_went_wrong_is_shown(self, own, receiver):
        receiver.answers = [410]
        subscribe(own, receiver.url)
        send_test(own)
        delivered(own)
        assert "HTTP 410" in own.signed_in("Ruth").get("/webhooks").text

    @pytest.mark.parametrize("path", ["/webhooks/7/test", "/webhooks/7/pause", "/webhooks/7/delete"])
    def test_one_that_is_not_there(self, own, path):
        ruth = own.signed_in("Ruth")
        token = ruth.form("/webhooks", "/webhooks")
        assert ruth.client.post(path, data=token).status_code == 404

    def test_others_may_not(self, own):
        assert own.signed_in("Ada").get("/webhooks").status_code == 403
        assert heading(own.signed_in("Ruth").get("/webhooks")) == "Webhooks"
