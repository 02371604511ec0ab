"""Deciding on several flags at once: nothing changes before it was shown, and only what was shown changes."""

from __future__ import annotations

import pytest
from desks import heading, told
from lxml import html
from planted import put_flag

from checker.review.flag import Action, State
from checker.review.flags import by_fingerprint, history

DISMISSED = {"choice": "updated"}


@pytest.fixture
def five(desk):
    """The fingerprints of five open flags and a fixed one."""
    with desk.ledger.writing() as connection:
        return [put_flag(connection) for _ in range(5)] + [put_flag(connection, state=State.FIXED)]


def states(desk, fingerprints):
    with desk.ledger.reading() as connection:
        found = by_fingerprint(connection, fingerprints)
    return [found[fingerprint].state for fingerprint in fingerprints]


def chosen(*fingerprints, version=1):
    return [f"{version} {fingerprint}" for fingerprint in fingerprints]


def send(visitor, action, page=None, **fields):
    """Send a form of a page that was answered, or of the queue."""
    source = html.fromstring(page.text if page else visitor.get("/flags?state=any&q=ferry").text)
    form = source.xpath("//form[@action=$action or .//@formaction=$action]", action=action)[0]
    values = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return visitor.client.post(action, data=values | fields)


def headings(page):
    return html.fromstring(page.text).xpath("//main//h2//text()")


def test_a_preview_changes_nothing_and_what_is_confirmed_changes(desk, five):
    visitor = desk.signed_in()
    ask = send(visitor, "/bulk", chosen=chosen(*five[:3], five[5]))
    assert (ask.status_code, heading(ask)) == (200, "Decide on several flags")
    preview = send(visitor, "/bulk", ask, **DISMISSED, note="<b>old</b>")
    assert heading(preview) == "Preview: nothing is changed yet"
    assert "What is decided: dismiss: updated since. Note: &lt;b&gt;old&lt;/b&gt;" in preview.text.replace("<bdi>", "")
    assert headings(preview) == ["3 flags change", "1 flag stays as it is"]
    assert "The last run found this flag fixed." in preview.text
    assert states(desk, five) == [State.OPEN] * 5 + [State.FIXED]
    done = send(visitor, "/bulk/decide", preview)
    assert (done.status_code, told(done)) == (200, "3 flags are changed. Undo")
    assert states(desk, five) == [State.DISMISSED] * 3 + [State.OPEN] * 2 + [State.FIXED]
    with desk.ledger.reading() as connection:
        records = [history(connection, flag.id)[-1] for flag in by_fingerprint(connection, five[:3]).values()]
    assert {(each.action, each.by, each.note) for each in records} == {(Action.DISMISS, "Ada", "<b>old</b>")}
    assert len({each.bulk for each in records}) == 1
    assert "/flags?state=any&q=ferry" in html.fromstring(done.text).xpath("//main//a/@href")


def test_a_decision_on_many_is_taken_back_where_nothing_else_was_decided_since(desk, five):
    ada, ruth = desk.signed_in("Ada"), desk.signed_in("Ruth")
    done = send(ada, "/bulk/decide", send(ada, "/bulk", send(ada, "/bulk", chosen=chosen(*five[:3])), **DISMISSED))
    path = f"/flags/{five[1]}"
    assert ruth.send(path, f"{path}/decide", choice="accept", version="2").status_code == 303
    undone = send(ada, "/bulk/undo", done)
    assert headings(undone) == ["2 flags as they are now", "1 flag stays as it is"]
    assert "Something else was decided on this flag since." in undone.text
    assert states(desk, five[:3]) == [State.OPEN, State.ACCEPTED, State.OPEN]
    again = send(ada, "/bulk/undo", done)
    assert told(again) == "Nothing is changed."


def test_what_somebody_else_decided_meanwhile_is_told_and_stays(desk, five):
    ada, ruth = desk.signed_in("Ada"), desk.signed_in("Ruth")
    preview = send(ada, "/bulk", send(ada, "/bulk", chosen=chosen(*five[:2])), **DISMISSED)
    path = f"/flags/{five[0]}"
    assert ruth.send(path, f"{path}/decide", choice="accept", note="it is wrong").status_code == 303
    done = send(ada, "/bulk/decide", preview)
    assert done.status_code == 409
    assert headings(done) == ["1 flag as it is now", "1 flag was changed since you saw it, and stays as it is"]
    entry = " ".join(html.fromstring(done.text).xpath("string(//ul[@class='listed']//ul)").split())
    assert entry.startswith("accepted, Ruth, ")
    assert entry.endswith(": it is wrong")
    assert states(desk, five[:2]) == [State.ACCEPTED, State.DISMISSED]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "Choose what is decided."),
        ({"choice": "nonsense"}, "Choose what is decided."),
        ({"choice": "other"}, "Write in the note which other reason there is."),
        ({"choice": "waive"}, "Choose the last day of the waiver."),
        ({"choice": "waive", "until": "soon"}, "Choose the last day of the waiver."),
        ({"choice": "waive", "until": "2026-02-28"}, "The last day of the waiver is over."),
        ({"choice": "assign", "assignee": "999"}, "Choose an editor whose account may be used."),
        ({"choice": "accept", "note": "x" * 5_001}, "The note is longer than 5,000 characters."),
    ],
)
def test_a_decision_that_lacks_something_is_asked_for_again(desk, five, fields, problem):
    visitor = desk.signed_in()
    ask = send(visitor, "/bulk", chosen=chosen(*five[:2]))
    for action, page in (("/bulk", ask), ("/bulk/decide", send(visitor, "/bulk", ask, **DISMISSED))):
        answer = send(visitor, action, page, **{"choice": ""} | fields)
        assert (answer.status_code, told(answer)[: len(problem)]) == (422, problem)
        kept = html.fromstring(answer.text).xpath("//form[@action='/bulk']")[0].fields
        assert kept["note"].strip() == fields.get("note", "")
        assert len(html.fromstring(answer.text).xpath("//input[@name='chosen']")) == 2
    assert states(desk, five[:2]) == [State.OPEN] * 2


def test_all_flags_of_a_filter_are_chosen_at_once(desk):
    with desk.ledger.writing() as connection:
        made = [put_flag(connection, rule="many") for _ in range(60)]
        put_flag(connection)
    visitor = desk.signed_in()
    queue = visitor.get("/flags?rule=many")
    assert "Decide on all 60 flags of this filter" in queue.text
    ask = send(visitor, "/bulk", queue, which="all")
    done = send(visitor, "/bulk/decide", send(visitor, "/bulk", ask, choice="accept"))
    assert told(done) == "60 flags are changed. Undo"
    assert set(states(desk, made)) == {State.ACCEPTED}


def test_flags_are_assigned_together(desk, five):
    visitor, bob = desk.signed_in(), desk.account("Ruth").id
    ask = send(visitor, "/bulk", chosen=chosen(*five[:2]))
    send(visitor, "/bulk/decide", send(visitor, "/bulk", ask, choice="assign", assignee=str(bob)))
    with desk.ledger.reading() as connection:
        assert {flag.assignee for flag in by_fingerprint(connection, five[:2]).values()} == {"Ruth"}


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ([], 422),
        (["x y"], 422),
        ([f"{'9' * 30} aboard/00000001"], 422),
        (["1 nowhere/00000000"], 404),
        (["1 a\x00b"], 404),
        (["1 aboard/1"] * 501, 422),
    ],
)
def test_what_cannot_be_chosen(desk, five, wrong, status):
    visitor = desk.signed_in()
    assert send(visitor, "/bulk", chosen=wrong, step="preview", **DISMISSED).status_code == status
    assert states(desk, five[:5]) == [State.OPEN] * 5


def test_a_reader_decides_nothing(desk, five):
    reader = desk.signed_in("Bob")
    fields = reader.form("/flags", "/filters") | {"chosen": chosen(five[0])} | DISMISSED
    for action in ("/bulk", "/bulk/decide", "/bulk/undo"):
        assert reader.client.post(action, data=fields).status_code == 403
    assert states(desk, five[:1]) == [State.OPEN]


def test_hostile_text_is_shown_as_text(desk):
    with desk.ledger.writing() as connection:
        fingerprint = put_flag(connection, message="<script>alert(1)</script>\u202e", outlet="<img src=x>")
    visitor = desk.signed_in()
    ask = send(visitor, "/bulk", chosen=chosen(fingerprint))
    for page in (ask, send(visitor, "/bulk", ask, choice="comment", note="</textarea><script>alert(2)</script>")):
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "\u202e" not in page.text
