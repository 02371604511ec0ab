"""What leaves the desk as files: whole, by the queue's filter, and safe to open."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta

import pytest
from desks import Desk, heading
from flagged import RAISED, ferry, recorded
from lxml import html
from newsroom import GAZETTE, HARBOUR, RULE
from ruamel.yaml import YAML

from checker.review.deciding import Decision, decide
from checker.review.flag import Action, Reason
from checker.review.roles import LOCAL, Role

HOSTILE = "=HYPERLINK(1) <script>alert(1)</script> \u202eevil\x1b[31m"


@pytest.fixture
def full(desk, tmp_path):
    """A desk with four flags, one of which is dismissed for a reason that is hostile in every format."""
    desk.flags = recorded(desk.ledger, ferry(tmp_path, 4))
    first = desk.flags[0]
    with desk.ledger.writing() as connection:
        dismissal = Decision(Action.DISMISS, Reason.OTHER, note=HOSTILE)
        decide(connection, first.fingerprint, first.version, dismissal, LOCAL, desk.now)
    return desk


def rows(response):
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.text, newline="")))


def test_flags_as_csv(full):
    bob = full.signed_in("Bob")
    answer = bob.get("/exports/flags.csv?state=any")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="flags-2026-03-01.csv"'
    found = rows(answer)
    assert {row["fingerprint"] for row in found} == {flag.fingerprint for flag in full.flags}
    assert {row["state"] for row in found} == {"open", "dismissed"}
    assert {row["first_seen"] for row in found} == {"2026-02-28T06:00:00Z"}
    assert len(rows(bob.get("/exports/flags.csv"))) == 3
    assert [row["rule"] for row in rows(bob.get("/exports/flags.csv?rule=aboard-2"))] == ["aboard-2"]


def test_flags_as_json_have_their_evidence(full):
    found = full.signed_in("Bob").get("/exports/flags.json?state=any").json()
    assert len(found) == 4
    words = {quoted["words"] for side in found[0]["evidence"]["sides"] for quoted in side["quoted"]}
    assert words == {"around 80 people", "Nearly 100 people"}


def test_decisions_are_those_of_editors(full):
    bob = full.signed_in("Bob")
    [shown] = rows(bob.get("/exports/decisions.csv?state=any"))
    assert (shown["action"], shown["by"], shown["rule"]) == ("dismissed", "local editor", full.flags[0].rule)
    assert shown["note"].startswith("'=HYPERLINK(1)")
    assert not set(shown["note"]) & {"\x1b", "\u202e"}
    assert json.loads(shown["after"])["reason"] == "other"
    [told] = bob.get("/exports/decisions.json?state=any").json()
    assert told["note"] == HOSTILE
    assert bob.get("/exports/decisions.json").json() == []


def test_all_records(full):
    bob = full.signed_in("Bob")
    found = bob.get("/exports/records.json").json()
    assert [record["action"] for record in found] == ["raised"] * 4 + ["dismissed"]
    assert found[-1]["after"]["decided"] == "2026-03-01T09:00:00Z"
    assert [int(row["id"]) for row in rows(bob.get("/exports/records.csv"))] == [record["id"] for record in found]


def test_an_empty_ledger(desk):
    bob = desk.signed_in("Bob")
    assert bob.get("/exports/flags.json").json() == bob.get("/exports/records.json").json() == []
    assert rows(bob.get("/exports/flags.csv")) == []
    assert bob.get("/exports/flags.csv").text.startswith("fingerprint,path,version,state")


def test_more_than_one_part(full, monkeypatch):
    monkeypatch.setattr("checker.review.exporting._PART", 3)
    monkeypatch.setattr("checker.review.journal._PART", 2)
    bob = full.signed_in("Bob")
    assert (
        len(rows(bob.get("/exports/flags.csv?state=any"))) == len(bob.get("/exports/flags.json?state=any").json()) == 4
    )
    assert len(bob.get("/exports/records.json").json()) == 5


def test_waivers_for_git(full):
    answer = full.signed_in("Bob").get("/exports/waivers.yaml")
    assert answer.headers["content-disposition"] == 'attachment; filename="waivers.yaml"'
    [waiver] = YAML(typ="safe").load(answer.text)
    assert (waiver["finding"], waiver["decision"]) == (full.flags[0].fingerprint, "dismiss")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/exports/flags.csv?state=odd", 422),
        ("/exports/flags.csv?since=yesterday", 422),
        ("/exports?verdict=%00", 422),
        ("/exports/passwords.csv", 404),
        ("/report?from=2026-03-02&to=2026-03-01", 422),
        ("/report?from=odd&to=2026-03-01", 422),
        ("/report", 422),
        ("/flags.atom?state=odd", 422),
    ],
)
def test_what_cannot_be_had(desk, path, status):
    assert desk.signed_in("Bob").get(path).status_code == status


@pytest.mark.parametrize(
    "path", ["/exports", "/exports/flags.csv", "/exports/waivers.yaml", "/report?from=2026-01-01&to=2026-03-01"]
)
def test_who_is_not_signed_in_gets_nothing(desk, path):
    assert desk.visit().get(path).status_code == 303


def test_the_page_leads_to_what_can_be_had(full):
    bob = full.signed_in("Bob")
    page = bob.get("/exports?rule=aboard-2&state=any")
    assert heading(page) == "Exports"
    links = html.fromstring(page.text).xpath("//a[@download]/@href")
    assert "/exports/flags.csv?rule=aboard-2&state=any" in links
    assert all(bob.get(link).status_code == 200 for link in links)
    assert "https://desk.example.org/flags.atom?rule=aboard-2&state=any" in html.fromstring(page.text).text_content()


class TestReport:
    def days(self, visitor, first, last):
        page = visitor.get(f"/report?from={first}&to={last}")
        assert page.status_code == 200, page.text
        return page

    def test_it_shows_both_sides_and_who_decided(self, full):
        page = self.days(full.signed_in("Bob"), "2026-02-28", "2026-02-28")
        shown = html.fromstring(page.text)
        assert len(shown.xpath("//article")) == 4
        assert {mark.text for mark in shown.xpath("//article[1]//mark")} == {"around 80 people", "Nearly 100 people"}
        of_first = shown.xpath("//article[.//a[@href=$path]]", path=f"/flags/{full.flags[0].fingerprint}")[
            0
        ].text_content()
        assert "dismissed (other) – local editor: =HYPERLINK(1) <script>alert(1)</script> \ufffdevil" in of_first
        assert "<script>alert" not in page.text
        caption = {each.text: each.getparent() for each in shown.xpath("//caption")}
        assert [cell.text_content() for cell in caption["By state"].xpath(".//tbody//*[self::th or self::td]")] == [
            *("open", "3"),
            *("dismissed", "1"),
        ]

    def test_days_are_those_of_the_editor(self, full):
        full.store("bob", zone="Pacific/Kiritimati")  # 14 hours ahead: there it was the evening of that day
        full.store("ada", zone="America/Los_Angeles")  # there it was the day before
        bob, ada = full.signed_in("Bob"), full.signed_in("Ada")
        assert "4 flags" in self.days(bob, "2026-02-28", "2026-02-28").text
        assert "Nothing was flagged" in self.days(ada, "2026-02-28", "2026-03-01").text
        assert "4 flags" in self.days(ada, "2026-02-27", "2026-02-27").text

    def test_the_widest_of_all_periods(self, full):
        assert "4 flags" in self.days(full.signed_in("Bob"), date.min, date.max).text

    def test_a_long_one_says_what_it_leaves_out(self, full, monkeypatch):
        monkeypatch.setattr("checker.review.period.period.__defaults__", (2,))
        page = self.days(full.signed_in("Bob"), "2026-02-01", "2026-03-01")
        assert "Only the 2 gravest are shown." in page.text
        assert len(html.fromstring(page.text).xpath("//article")) == 2


def test_text_of_articles_stays_text(desk, tmp_path):
    """Headline, outlet and sentence are hostile: no format holds what it cannot, or runs it."""
    hostile = (
        "Nearly\u200b 100 people were on board the ferry <img src=x onerror=alert(1)>, \u202eand all are safe\ufffe."
    )
    articles = {"2021-03-01-harbour.txt": HARBOUR, "2021-03-02-gazette.txt": f"@SUM(1) <b>&\x0b\n\n{hostile}\n"}
    from flagged import report_of

    recorded(desk.ledger, report_of(tmp_path, articles, [RULE]))
    bob = desk.signed_in("Bob")
    [row] = rows(bob.get("/exports/flags.csv"))
    assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())
    assert "\u202e" not in "".join(row.values())
    page = bob.get("/report?from=2026-01-01&to=2026-12-31")
    assert "<img" not in page.text
    assert "\u202e" not in page.text
    assert GAZETTE not in page.text


def test_a_desk_without_accounts_exports(ledger, tmp_path):
    desk = Desk(ledger, url="http://localhost:8000", alone=True)
    recorded(ledger, ferry(tmp_path), RAISED + timedelta(hours=1))
    visitor = desk.visit()
    assert len(rows(visitor.get("/exports/flags.csv"))) == 1
    assert "Make a token" not in visitor.get("/exports").text
    assert visitor.get("/flags.atom").status_code == 200
    desk.add("Ruth", Role.ADMIN)
    assert visitor.get("/exports/flags.csv").status_code == 303
