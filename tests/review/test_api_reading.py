"""Articles, facts and drafts from the API, of a ledger that the commands filled."""

from __future__ import annotations

import pytest
from newsdesk import recorded
from newsroom import GAZETTE
from programs import Program
from reading import add, with_rules


@pytest.fixture
def desk(newsroom, ledger, place):  # noqa: ARG001
    """A desk with both articles of the ferry, with their flag, an editor and a reader."""
    ledger.engine.dispose()
    add(place, "news")
    recorded(place, "news")
    return with_rules(ledger)


def test_articles_and_one_of_them(desk):
    program = Program(desk, "Bob")
    listed = program.get("/articles")
    assert listed["next"] is None
    assert {each["headline"]: each["open_flags"] for each in listed["articles"]} == {
        "Ferry aground": 1,
        "Ferry rescue": 1,
    }
    [found] = program.get("/articles", q="rescue", since="2021-03-01", until="2021-03-01")["articles"]
    assert program.get("/articles", since="2021-03-02")["articles"] == []
    whole = program.get(f"/articles/{found['id']}")
    [claim] = whole["claims"]
    assert whole["text"][claim["start"] : claim["end"]] == claim["words"] == "Nearly 100 people"
    assert (claim["rule"], claim["says"], whole["version"]) == ("aboard", None, 1)
    [flag] = whole["flags"]
    assert flag["rule"] == "aboard"
    assert [version["ended"] for version in whole["versions"]] == [None]


def test_facts_and_one_of_them(desk):
    program = Program(desk, "Bob")
    question = "How many people were on board the ferry?"
    assert program.get("/facts") == {"facts": [{"rule": "aboard", "question": question, "claims": 2, "open_flags": 1}]}
    fact = program.get("/facts/aboard")
    assert {each["words"] for each in fact["statements"]} == {"around 80 people", "Nearly 100 people"}
    assert (fact["question"], fact["before"]) == (question, None)
    assert program.get("/facts/aboard", before="0-0-a")["statements"] == []
    program.get("/facts/aboard", status=422, before="yesterday")


@pytest.mark.parametrize("path", ["/articles/nowhere.txt", "/articles/%00", "/facts/none", "/facts/%00", "/facts/%ff"])
def test_what_is_not_there(desk, path):
    assert Program(desk, "Bob").get(path, status=404)["detail"]


def test_a_draft_is_held_against_the_ledger_and_not_kept(desk):
    program = Program(desk, "Bob")
    draft = {"title": "Ferry inquiry", "text": "There were 300 people on board the ferry.", "published": "2021-03-01"}
    checked = program.post("/drafts", **draft)
    assert [claim["words"] for claim in checked["claims"]] == ["300 people"]
    assert checked["found"] == len(checked["findings"]) >= 1
    assert {finding["rule"] for finding in checked["findings"]} == {"aboard"}
    assert "300 people" in {each["words"] for each in checked["findings"][0]["evidence"]["sides"][0]["quoted"]}
    assert len(program.get("/articles")["articles"]) == 2
    assert len(program.get("/flags", state="any")["flags"]) == 1
    assert program.post("/drafts", text=GAZETTE.replace("Nearly 100", "Some 80"), outlet="Post")["claims"]


def test_drafts_that_are_not_checked(desk):
    program = Program(desk, "Bob")
    for body in (
        {},
        {"text": " "},
        {"text": "x", "published": "yesterday"},
        {"text": "x" * 200_001},
        {"text": "x", "keep": True},
    ):
        assert program.post("/drafts", status=422, **body)["mistakes"]
    Program(desk).post("/drafts", status=401, text="Anything.")


def test_without_rules_drafts_are_not_checked(desk):
    other = desk.with_settings(rules=None)
    refused = Program(other, "Bob").post("/drafts", status=503, text="There were 300 people on board the ferry.")
    assert refused["detail"].startswith("The desk has no rules")
