"""The API, as programs use it: with tokens, by versions, and from one page to the next."""

from __future__ import annotations

import pytest
from desks import heading
from flagged import ferry, recorded
from lxml import html
from programs import API, Program

from checker.review.roles import Scope


@pytest.fixture
def full(desk, tmp_path):
    desk.flags = recorded(desk.ledger, ferry(tmp_path, 3))
    return desk


def test_all_flags_page_by_page(full):
    program = Program(full, "Bob")
    seen, query = [], {}
    while True:
        page = program.get("/flags", size=2, **query)
        seen += [flag["fingerprint"] for flag in page["flags"]]
        if page["next"] is None:
            break
        query = {"after": page["next"]}
    assert sorted(seen) == sorted(flag.fingerprint for flag in full.flags)
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"rule": "aboard-2"}, 1),
        ({"state": "dismissed"}, 0),
        ({"state": "any"}, 3),
        ({"q": "ferry rescue"}, 3),
        ({"q": "submarine"}, 0),
        ({"assignee": "nobody"}, 3),
        ({"assignee": "me"}, 0),
        ({"since": "2021-03-02", "until": "2021-03-02"}, 3),
        ({"since": "2021-03-03"}, 0),
    ],
)
def test_flags_of_a_filter(full, query, found):
    assert len(Program(full, "Bob").get("/flags", **query)["flags"]) == found


def test_one_flag_with_its_evidence_and_history(full):
    flag = full.flags[0]
    whole = Program(full, "Bob").get(f"/flags/{flag.fingerprint}")
    assert whole["flag"]["version"] == 1
    assert whole["flag"]["first_seen"] == "2026-02-28T06:00:00Z"
    assert {quoted["words"] for side in whole["evidence"]["sides"] for quoted in side["quoted"]} == {
        "around 80 people",
        "Nearly 100 people",
    }
    assert [record["action"] for record in whole["history"]] == ["raised"]


def test_a_decision_and_taking_it_back(full):
    program, path = Program(full, "Ada"), f"/flags/{full.flags[0].fingerprint}"
    said = {"action": "dismissed", "reason": "different scope", "note": "Crew."}
    decided = program.post(f"{path}/decisions", version=1, **said)
    assert (decided["state"], decided["reason"], decided["decided_by"], decided["version"]) == (
        "dismissed",
        "different scope",
        "Ada",
        2,
    )
    back = program.post(f"{path}/undo", version=2)
    assert (back["state"], back["reason"], back["version"]) == ("open", None, 3)
    told = [(record["action"], record["by"], record["note"]) for record in program.get(path)["history"]]
    assert told == [("raised", None, ""), ("dismissed", "Ada", "Crew."), ("undone", "Ada", "")]


def test_every_kind_of_decision(full):
    program, path = Program(full, "Ada"), f"/flags/{full.flags[0].fingerprint}/decisions"
    steps = [
        ({"action": "accepted"}, {"state": "accepted"}),
        ({"action": "asked for a source"}, {"state": "needs a source"}),
        ({"action": "waived", "until": "2026-04-01"}, {"state": "waived", "until": "2026-04-01"}),
        ({"action": "assigned", "assignee": "ada"}, {"assignee": "Ada"}),
        ({"action": "assigned", "assignee": None}, {"assignee": None}),
        ({"action": "reopened"}, {"state": "open", "until": None, "decided_by": None}),
    ]
    for version, (decision, expected) in enumerate(steps, 1):
        flag = program.post(path, version=version, **decision)
        assert {name: flag[name] for name in expected} == expected
    assert program.post(path, version=7, action="commented", note="Done.")["version"] == 7


def test_an_old_version_is_refused_with_what_happened(full):
    ada, ruth = Program(full, "Ada"), Program(full, "Ruth")
    path = f"/flags/{full.flags[0].fingerprint}/decisions"
    ada.post(path, version=1, action="accepted", note="Ask the desk.")
    refused = ruth.post(path, status=409, version=1, action="dismissed", reason="hedged")
    assert (refused["flag"]["state"], refused["flag"]["decided_by"], refused["flag"]["version"]) == (
        "accepted",
        "Ada",
        2,
    )
    assert [(record["by"], record["note"]) for record in refused["since"]] == [("Ada", "Ask the desk.")]
    assert ruth.post(path, status=409, version=2, action="accepted")["detail"] == "This is decided already."
    undo = f"/flags/{full.flags[1].fingerprint}/undo"
    assert ruth.post(undo, status=409, version=1)["flag"]["version"] == 1
    assert ruth.post(undo, status=409, version=2)["detail"] == "The flag is no longer as you saw it."


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"action": "accepted"}, "body.accepted.version"),
        ({"action": "dismissed", "version": 1}, "body.dismissed.reason"),
        ({"action": "waived", "version": 1, "until": 0}, "body.waived.until"),
        ({"action": "waived", "version": 1, "until": "20260401"}, "body.waived.until"),
        ({"action": "commented", "version": 1, "note": " "}, "body.commented.note"),
        ({"action": "accepted", "version": 1, "reason": "hedged"}, "body.accepted.reason"),
        ({"action": "raised", "version": 1}, "body"),
        ({"action": "accepted", "version": 10**30}, "body.accepted.version"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(full, body, where):
    refused = Program(full, "Ada").post(f"/flags/{full.flags[0].fingerprint}/decisions", status=422, **body)
    assert [mistake["place"] for mistake in refused["mistakes"]] == [where]


@pytest.mark.parametrize(
    "body",
    [
        {"action": "dismissed", "reason": "other", "version": 1},
        {"action": "waived", "until": "2026-02-28", "version": 1},
        {"action": "assigned", "assignee": "Bob", "version": 1},
        {"action": "assigned", "assignee": "No\u0000body", "version": 1},
    ],
)
def test_what_cannot_be_decided(full, body):
    path = f"/flags/{full.flags[0].fingerprint}"
    assert Program(full, "Ada").post(f"{path}/decisions", status=422, **body)["detail"]
    assert Program(full, "Ada").get(path)["flag"]["version"] == 1


@pytest.mark.parametrize(
    "query", [{"size": 0}, {"size": 501}, {"after": "x"}, {"state": "odd"}, {"until": "0"}, {"q": "\x00"}]
)
def test_queries_that_are_not_as_described(full, query):
    [mistake] = Program(full, "Bob").get("/flags", status=422, **query)["mistakes"][:1]
    assert mistake["place"].startswith(f"query.{next(iter(query))}")


@pytest.mark.parametrize("name", ["nothing/0000", "%00/%ff", "a%2Fb/..%2f", "aboard/" + "9" * 5_000])
def test_flags_that_are_not_there(full, name):
    program = Program(full, "Ada")
    assert program.get(f"/flags/{name}", status=404)["detail"]
    assert program.post(f"/flags/{name}/undo", status=404, version=1)["detail"]


class TestRights:
    def test_nothing_without_a_token(self, full):
        nobody = Program(full)
        nobody.client.headers["Authorization"] = "Bearer checker_guess"
        for program in (Program(full), nobody):
            for path in ("/account", "/flags", f"/flags/{full.flags[0].fingerprint}", "/records"):
                assert "Authorization: Bearer" in program.get(path, status=401)["detail"]
            program.post(f"/flags/{full.flags[0].fingerprint}/undo", status=401, version=1)

    def test_a_session_is_no_token(self, full):
        assert full.signed_in("Ada").get(f"{API}/flags").status_code == 401

    @pytest.mark.parametrize(("name", "scope"), [("Bob", Scope.DECIDE), ("Ada", Scope.READ)])
    def test_readers_decide_nothing(self, full, name, scope):
        program, path = Program(full, name, scope), f"/flags/{full.flags[0].fingerprint}"
        program.post(f"{path}/decisions", status=403, version=1, action="accepted")
        program.post(f"{path}/undo", status=403, version=1)
        assert program.get(path)["flag"]["version"] == 1


def test_the_record_from_any_entry_on(full):
    program = Program(full, "Ada")
    program.post(f"/flags/{full.flags[0].fingerprint}/decisions", version=1, action="accepted")
    first = program.get("/records", size=3)
    rest = program.get("/records", after=first["last"])
    assert [record["action"] for record in first["records"]] == ["raised"] * 3
    assert [(record["action"], record["by"]) for record in rest["records"]] == [("accepted", "Ada")]
    assert rest["records"][0]["after"]["decided"] == "2026-03-01T09:00:00Z"
    assert program.get("/records", after=rest["last"]) == {"records": [], "last": rest["last"]}


class TestDescription:
    def test_the_page_says_all_that_the_document_says(self, desk):
        page = desk.visit().get(f"{API}/docs")
        document = desk.visit().get(f"{API}/openapi.json").json()
        assert (page.status_code, heading(page)) == (200, "API")
        shown = html.fromstring(page.text)
        titles = [" ".join(each.text_content().split()) for each in shown.xpath("//h3")]
        asked = [
            f"{method.upper()} {path} {stated['summary']}"
            for path, methods in document["paths"].items()
            for method, stated in methods.items()
        ]
        assert titles == [*asked, *sorted(document["components"]["schemas"])]
        targets = set(shown.xpath("//@id"))
        assert {link[1:] for link in shown.xpath("//a/@href[starts-with(., '#')]")} <= targets

    def test_nothing_is_fetched_from_elsewhere(self, desk):
        shown = html.fromstring(desk.visit().get(f"{API}/docs").text)
        assert all(each.startswith("/static/") for each in shown.xpath("//script/@src | //link/@href | //img/@src"))

    def test_all_answers_are_described(self, desk):
        document = desk.visit().get(f"{API}/openapi.json").json()
        for path, methods in document["paths"].items():
            for method, stated in methods.items():
                assert {"200", "401", "422", "503"} <= stated["responses"].keys()
                assert method == "get" or {"400", "413"} <= stated["responses"].keys()
                decides = method == "post" and "/flags/" in path
                assert not decides or {"403", "404", "409"} <= stated["responses"].keys()
