"""Drafts: held against the ledger as a run does it, with nothing stored unless an editor asks for it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from desks import heading, told
from newsroom import RULE, run
from reading import add, all_words, contents, tree, with_rules, words
from sqlalchemy import text

from checker.ledger.checking import examine
from checker.review import drafts
from checker.review.flags import flag_of, flag_query

DRAFT = {"title": "Ferry: new numbers", "text": "There were 310 people on board the ferry, it is said."}
AGREES = {"title": "Ferry: new numbers", "text": "There were around 80 people on board the ferry."}


@pytest.fixture
def desk(newsroom, ledger, place):  # noqa: ARG001
    """A desk with an article of the ferry, an editor and a reader."""
    ledger.engine.dispose()
    add(place, str(Path("news", "2021-03-01-harbour.txt")))
    return with_rules(ledger)


def all_flags(ledger):
    with ledger.reading() as connection:
        return [flag_of(row) for row in connection.execute(flag_query())]


def check(visit, **fields):
    return visit.send("/draft", "/draft", **fields)


def upload(visit, name, content, **fields):
    return visit.client.post("/draft", data=visit.form("/draft", "/draft") | fields, files={"file": (name, content)})


def test_a_draft_is_held_against_the_ledger_and_nothing_is_stored(desk):
    visit = desk.signed_in("Bob")
    before = contents(desk.ledger)
    response = check(visit, **DRAFT, outlet="Courier", published="2021-03-02")
    assert contents(desk.ledger) == before
    assert "One finding." in told(response)
    assert "Nothing of this text is stored." in told(response)
    assert all_words(response, "//blockquote/mark") == ["310 people", "around 80 people"]
    sides = all_words(response, "//div[@class='side']//figcaption")
    assert sides[0].startswith("Courier, 2 Mar 2021 this text Read as 310 people")
    assert "/articles/news/2021-03-01-harbour.txt" in tree(response).xpath("//div[@class='side']//a/@href")
    assert all_words(response, "//div[@class='stretch']//mark") == ["310 people"]
    assert tree(response).xpath("//div[@class='stretch']//li/a/@href") == ["#finding-1"]
    assert tree(response).xpath("//article[@id='finding-1']")
    assert all_words(response, "//tr[@id='claim-1']/td")[1] == "310 people"


def test_what_was_sent_stands_in_the_form_again(desk):
    response = check(desk.signed_in("Bob"), title='A "b" <i>', text="\nTwo\n  lines \u202e of 310 people on board")
    form = tree(response).xpath("//form[@action='/draft']")[0]
    assert form.fields["title"] == 'A "b" <i>'
    assert form.fields["text"].removeprefix("\n") == "\nTwo\n  lines \u202e of 310 people on board"


def test_an_editor_keeps_the_findings_as_flags(desk):
    visit = desk.signed_in("Ada")
    response = check(visit, **DRAFT, keep="yes")
    assert "The findings are kept as flags: 1 new, 0 raised again, 0 fixed." in told(response)
    [flag] = all_flags(desk.ledger)
    assert (flag.article, flag.headline) == ("draft/Ferry: new numbers", "Ferry: new numbers")
    assert f"/flags/{flag.fingerprint}" in tree(response).xpath("//article//a/@href")
    assert "1 raised again" in told(check(visit, **DRAFT, keep="yes"))
    kept = visit.get("/articles/draft/Ferry:%20new%20numbers")
    assert "This article is not in the ledger" in kept.text


def test_a_draft_that_is_corrected_fixes_its_flag(desk):
    visit = desk.signed_in("Ada")
    check(visit, **DRAFT, keep="yes")
    assert "1 fixed" in told(check(visit, **AGREES, keep="yes"))
    assert [flag.state for flag in all_flags(desk.ledger)] == ["fixed"]


def test_a_reader_keeps_nothing(desk):
    visit = desk.signed_in("Bob")
    assert tree(visit.get("/draft")).xpath("//input[@name='keep']") == []
    assert check(visit, **DRAFT, keep="yes").status_code == 403
    assert all_flags(desk.ledger) == []


def test_a_form_of_another_site_is_refused(desk):
    assert desk.signed_in("Ada").client.post("/draft", data=DRAFT).status_code == 403


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "It rained all day in the harbour."}, "Nothing was checked: no rule read a claim in this text."),
        (AGREES, "No claim of this text contradicts another. What no rule read was not checked."),
    ],
)
def test_nothing_checked_is_never_clean(desk, fields, said):
    assert said in told(check(desk.signed_in("Bob"), **fields))


def test_a_claim_without_anything_to_hold_it_against_is_not_clean(newsroom, desk):
    Path(newsroom, "rules", "crew.yaml").write_text(
        RULE.replace("id: aboard", "id: crew").replace("[people, passengers]", "[sailors]").replace("people", "sailors")
    )
    assert "were read by other rules" in told(check(desk.signed_in("Bob"), text="There were 7 sailors on board."))
    assert run("ledger", "rebuild", "--rules", "rules", "--ledger", desk.ledger.name, "--allow-untested").exit_code in (
        0,
        2,
    )


def test_without_a_second_word_nothing_is_compared(newsroom, ledger, place):
    ledger.engine.dispose()
    Path(newsroom, "news", "2021-03-01-harbour.txt").write_text("Ferry aground\n\nIt struck the rocks.\n")
    add(place, str(Path("news", "2021-03-01-harbour.txt")))
    response = check(with_rules(ledger).signed_in("Bob"), **AGREES)
    assert "Nothing was compared" in told(response)
    assert "Read, with nothing in the ledger to hold it against: aboard" in words(tree(response))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("draft.txt", "Ferry\n\nThere were 310 people on board the ferry."),
        ("Draft.MD", "# Ferry\n\nThere were **310 people** on board the ferry.\n"),
        ("draft.html", "<article><h1>Ferry</h1><p>There were 310 people on board the ferry.</p></article>"),
    ],
)
def test_a_file_is_taken(desk, name, content):
    response = upload(desk.signed_in("Bob"), name, content)
    assert "One finding." in told(response)
    assert f"Choose {name} again" in response.text


@pytest.mark.parametrize(
    ("name", "content", "fields", "said"),
    [
        ("draft.docx", b"PK", {}, "Files of this kind are not taken here"),
        ("/etc/passwd", b"x", {}, "Files of this kind are not taken here"),
        ("draft.jsonl", b"{}", {}, "Files of this kind are not taken here"),
        ("draft.txt", b"\x00\x01\x02", {}, "not text"),
        ("draft.txt", b"", {}, "empty"),
        ("draft.txt", b"A text", {"text": "Another"}, "There are a text and a file"),
        ("", b"", {}, "There is nothing to check"),
        ("", b"", {"text": " \n "}, "There is nothing to check"),
        ("", b"", {"text": "A text", "published": "soon"}, "A day is written as in 2026-03-01."),
        ("", b"", {"text": "x" * 200_001}, "longer than the desk checks at once"),
        ("", b"", {"text": "x" * 1_500_000}, "longer than the desk checks at once"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_words(desk, name, content, fields, said):
    response = upload(desk.signed_in("Bob"), name, content, **fields)
    assert response.status_code == 422
    assert said in told(response)


def test_more_than_the_desk_takes_is_refused(desk):
    assert upload(desk.signed_in("Bob"), "draft.txt", b"x" * (3 << 20)).status_code == 413


def test_hostile_text_is_shown_as_text(desk):
    hostile = "<script>alert(1)</script> \u202e 310 people on board the ferry \u200b\x00 <img src=x onerror=alert(2)>"
    response = check(desk.signed_in("Bob"), title=hostile, text=hostile, outlet="<b>'\"")
    page = tree(response)
    assert page.xpath("//main//script | //img | //*[@onerror] | //bdi/b") == []
    shown = "".join(part.text_content() for part in page.xpath("//main/*[not(self::form)]"))
    assert not set("\u202e\u200b\x00") & set(shown)
    assert "<script>alert(1)</script> \ufffd" in shown


def test_no_address_in_a_draft_is_asked(desk, monkeypatch):
    asked = []
    monkeypatch.setattr("socket.socket.connect", lambda *where: asked.append(where))
    visit = desk.signed_in("Bob")
    content = '<p>310 people on board.</p><link href="http://example.org/a.css"><img src="http://127.0.0.1:1/x">'
    fields = visit.form("/draft", "/draft")
    if desk.ledger.url.get_backend_name() == "sqlite":
        assert visit.client.post("/draft", data=fields, files={"file": ("a.html", content)}).status_code == 200
        assert asked == []


def test_others_write_while_a_draft_is_checked(desk, monkeypatch):
    wrote = []

    def slow(*arguments, **options):
        with desk.ledger.writing() as connection:
            wrote.append(connection.execute(text("UPDATE users SET name = name")).rowcount)
        return examine(*arguments, **options)

    monkeypatch.setattr(drafts, "examine", slow)
    assert "One finding." in told(check(desk.signed_in("Ada"), **DRAFT, keep="yes"))
    assert wrote == [2]


def test_a_visitor_has_one_draft_checked_at_a_time(desk, monkeypatch):
    begun, goes_on, found = Event(), Event(), []

    def slow(*arguments, **options):
        begun.set()
        assert goes_on.wait(60)
        return examine(*arguments, **options)

    monkeypatch.setattr(drafts, "examine", slow)
    first, again, other = desk.signed_in("Ada"), desk.signed_in("Ada"), desk.signed_in("Bob")
    thread = Thread(target=lambda: found.append(check(first, **DRAFT)))
    thread.start()
    assert begun.wait(60)
    refused = check(again, **DRAFT)
    monkeypatch.setattr(drafts, "examine", examine)
    assert (refused.status_code, "is being checked already" in told(refused)) == (429, True)
    assert check(other, **DRAFT).status_code == 200
    goes_on.set()
    thread.join()
    assert found[0].status_code == 200
    assert check(again, **DRAFT).status_code == 200


def test_a_check_that_takes_too_long_is_given_up_in_words(desk, monkeypatch):
    goes_on = Event()
    monkeypatch.setattr(drafts, "examine", lambda *_, **__: goes_on.wait(60) and None)
    hasty = desk.with_settings(draft_patience=timedelta(milliseconds=50))
    response = check(hasty.signed_in("Ada"), **DRAFT, keep="yes")
    goes_on.set()
    assert (response.status_code, "not done in time" in told(response)) == (503, True)
    assert all_flags(desk.ledger) == []


def test_a_desk_without_rules_says_how_to_mend_it(desk, newsroom):
    for rules, said in ((None, "checker serve --rules DIR"), (Path("nowhere"), "there is no such folder of rules")):
        visit = desk.with_settings(rules=rules).signed_in("Bob")
        assert said in told(visit.get("/draft"))
        assert said in told(check(visit, **DRAFT))
    Path(newsroom, "rules", "aboard.yaml").write_text(RULE.replace("within", "wihtin"))
    visit = desk.signed_in("Bob")
    assert 'unknown key "wihtin"' in told(visit.get("/draft"))
    Path(newsroom, "rules", "aboard.yaml").write_text(RULE)
    assert "One finding." in told(check(visit, **DRAFT))


def test_a_ledger_of_other_rules_says_so(desk, newsroom):
    Path(newsroom, "rules", "aboard.yaml").write_text(RULE.replace("words: [board, aboard]", "words: [board]"))
    response = check(desk.signed_in("Bob"), **DRAFT)
    assert response.status_code == 503
    assert "its articles were read by other rules (aboard)" in told(response)
    assert "checker ledger rebuild --ledger LEDGER" in told(response)


def test_named_rules_that_are_wrong_end_the_command(desk, place):
    refused = run("serve", "--ledger", place, "--rules", "nowhere", "--port", "0")
    assert refused.exit_code == 2
    assert "nowhere: there is no such folder of rules" in refused.output
    assert heading(desk.signed_in("Bob").get("/draft")) == "Check a draft"
