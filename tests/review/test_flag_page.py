"""The page of a flag: what it shows to whom, and what its forms do."""

from __future__ import annotations

import io
from datetime import date

import pytest
from desks import START, told
from flagged import ferry, kept, recorded, report_of
from lxml import html
from newsdesk import check
from newsroom import RULE
from reading import add, with_rules
from ruamel.yaml import YAML

from checker.review import deciding
from checker.review.deciding import Decision
from checker.review.flag import Action, Reason, State
from checker.review.flags import evidence, get, history
from checker.review.misread import Form, rule_tests
from checker.review.outward import PublicRecord
from checker.review.pages import flag as pages_flag
from checker.review.roles import Role
from checker.rulebook.load import load_rules

QUOTES = """\
id: words
kind: quote
question: Do all articles quote the same words?
tests:
  match:
    - “We were never in any danger at all,” said the captain of the ferry, Ann Lee.
"""
DATES = """\
id: reopening
kind: deadline
question: By when is the harbour open again?
find:
  words: [open, reopen]
compare:
  within: 2 days
tests:
  match:
    - The harbour will open again by 15 September 2020.
"""


class Flagged:
    """A flag, and visits to its page."""

    def __init__(self, desk, flag):
        self.desk, self.fingerprint, self.path = desk, flag.fingerprint, f"/flags/{flag.fingerprint}"

    def flag(self):
        with self.desk.ledger.reading() as connection:
            return get(connection, self.fingerprint)

    def decide(self, decision, name="Ada"):
        with self.desk.ledger.writing() as connection:
            flag, account = self.flag(), self.desk.account(name)
            editor = deciding.accounts.editor(connection, account.id)
            return deciding.decide(connection, flag.fingerprint, flag.version, decision, editor, self.desk.now)


@pytest.fixture
def ferries(desk, tmp_path):
    """Three flags whose articles are in the ledger, the first of the queue first."""
    made = recorded(desk.ledger, ferry(tmp_path, 3))
    kept(desk.ledger, tmp_path)
    return [Flagged(desk, flag) for flag in reversed(made)]


@pytest.fixture
def one(ferries):
    return ferries[0]


def text_of(response, where):
    found = html.fromstring(response.text).xpath(where)
    return [" ".join(each.text_content().split()) for each in found]


def rows_of(response, table):
    """The cells of the rows of a table, by the id of its caption."""
    rows = html.fromstring(response.text).xpath("//table[caption[@id=$table]]/tbody/tr", table=table)
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def links(response):
    return {each.text_content().strip(): each.get("href") for each in html.fromstring(response.text).xpath("//a")}


def test_both_sides_stand_there_with_their_claims_and_articles(desk, one):
    page = desk.signed_in("Bob").get(one.path)
    assert page.status_code == 200
    assert text_of(page, "//h1") == [one.flag().message]
    assert text_of(page, "//blockquote") == [
        "Nearly 100 people were on board the ferry, and all are safe.",
        "There were around 80 people on board the ferry when it struck the rocks.",
    ]
    assert text_of(page, "//mark") == ["Nearly 100 people", "around 80 people"]
    assert text_of(page, "//*[@class='source']") == ["outlet not stated, 2 Mar 2021", "outlet not stated, 1 Mar 2021"]
    second = "//*[h3='Side 2']//figure"
    read = dict(zip(text_of(page, f"{second}//dt"), text_of(page, f"{second}//dd"), strict=True))
    read.pop("Place")
    assert read == {"Read as": "around 80 people, that is 75 to 85", "Hedge": "around", "Speaks of": "1 March 2021"}
    assert text_of(page, "//*[@class='question']") == ["How many people were on board the ferry?"]
    assert any(address.startswith("/articles/") for address in links(page).values())
    assert links(page)["This fact over time"] == f"/facts/{one.flag().rule}"
    assert "the value does not change in time" in text_of(page, "//*[@aria-labelledby='why']")[0]


def test_the_values_stand_on_one_line_and_in_a_table(desk, one):
    page = desk.signed_in("Bob").get(one.path)
    [drawing] = html.fromstring(page.text).xpath("//*[@aria-labelledby='line']//svg")
    assert drawing.get("role") == "img"
    assert len(drawing.xpath(".//rect[@class='band']")) == 3  # one is the legend's
    assert drawing.xpath("string(desc)") == "1: Ferry rescue, Nearly 100 people. 2: Ferry aground, around 80 people"
    assert rows_of(page, "values") == [
        ["1", "Ferry rescue", "Nearly 100 people", "90 to 100", "90 to 111.11"],
        ["2", "Ferry aground", "around 80 people", "75 to 85", "72 to 88.889"],
    ]


@pytest.fixture
def ruled(newsroom, ledger, place):  # noqa: ARG001
    """A desk that knows the rule of its flag, whose fact the ledger holds two claims of; and the page of the flag."""
    ledger.engine.dispose()
    add(place, "news")
    check(place, "news", record=True)
    made = with_rules(ledger)
    [link] = html.fromstring(made.signed_in("Bob").get("/facts/aboard").text).xpath(
        "//a[contains(@href, '/flags/a')]/@href"
    )
    return made, link


def test_what_else_is_said_is_drawn_over_time_and_told_in_a_table(ruled):
    desk, path = ruled
    page = desk.signed_in("Bob").get(path)
    [drawing] = html.fromstring(page.text).xpath("//*[@aria-labelledby='others']//svg")
    assert drawing.get("role") == "img"
    assert len(drawing.xpath("./path[@class='ink'][@stroke-dasharray]")) == 2 + 1  # one is the legend's
    assert {"Nearly 100 people", "around 80 people"} <= {each.text for each in drawing.xpath("./text")}
    assert drawing.xpath(".//@style | .//style") == []
    nearly = "Nearly 100 people, that is 90 to 100, 100 excluded"
    assert rows_of(page, "others-of-fact") == [
        ["1 March 2021", "Ferry rescue", "1 Mar 2021", nearly, "Nearly", "agrees with Nearly 100 people"],
        [
            "1 March 2021",
            "Ferry aground",
            "1 Mar 2021",
            "around 80 people, that is 75 to 85",
            "around",
            "agrees with around 80 people",
        ],
    ]


def test_beside_a_flag_stands_what_was_said_last_of_much(ruled, monkeypatch):
    desk, path = ruled
    monkeypatch.setattr(pages_flag, "MOST_OTHERS", 1)
    page = desk.signed_in("Bob").get(path)
    assert [row[1] for row in rows_of(page, "others-of-fact")] == ["Ferry aground"]
    assert links(page)["All claims of this fact over time"] == "/facts/aboard"


def test_without_rules_what_else_is_said_is_a_table_alone(ruled):
    desk, path = ruled
    page = desk.with_settings(rules=None).signed_in("Bob").get(path)
    assert len(rows_of(page, "others-of-fact")) == 2
    assert html.fromstring(page.text).xpath("//*[@aria-labelledby='others']//svg") == []


def test_days_stand_on_a_line_too(desk, tmp_path):
    news = {
        "2020-08-01-harbour.txt": "Harbour\n\nThe harbour will open again by 15 September 2020.\n",
        "2020-08-02-gazette.txt": "Gazette\n\nThe harbour will open again by 15 November 2020.\n",
    }
    [flag] = recorded(desk.ledger, report_of(tmp_path, news, [DATES]))
    page = desk.signed_in("Bob").get(f"/flags/{flag.fingerprint}")
    assert any("2020" in tick for tick in text_of(page, "//svg//text[@text-anchor='middle']"))
    assert [row[3] for row in rows_of(page, "values")] == ["15 November 2020", "15 September 2020"]


def test_two_wordings_are_told_apart_word_by_word_and_by_ear(desk, tmp_path):
    quote = "“We were never in any {} at all, and the crew {} well,” said the captain of the ferry, Ann Lee.\n"
    news = {
        "2021-03-01-harbour.txt": "Harbour\n\n" + quote.format("danger", "behaved"),
        "2021-03-01-gazette.txt": "Gazette\n\n" + quote.format("trouble", "behaved"),
    }
    [flag] = recorded(desk.ledger, report_of(tmp_path, news, [QUOTES]))
    page = desk.signed_in("Bob").get(f"/flags/{flag.fingerprint}")
    [words] = text_of(page, "//*[@aria-labelledby='flag-difference']/p[1]")
    assert "[only side 2: " in words
    assert "[only side 1: " in words
    assert {*text_of(page, "//p[@dir='auto']/del"), *text_of(page, "//p[@dir='auto']/ins")} in (
        {"[only side 2: danger]", "[only side 1: trouble]"},
        {"[only side 2: trouble]", "[only side 1: danger]"},
    )


def test_readers_see_all_and_decide_nothing(desk, one):
    reader, editor = desk.signed_in("Bob"), desk.signed_in("Ada")
    fields = editor.form(one.path, f"{one.path}/decide")
    page = reader.get(one.path)
    assert html.fromstring(page.text).xpath("//main//form") == []
    fields |= {"choice": "accept", "form_token": reader.form("/account", "/account/preferences")["form_token"]}
    for action in ("decide", "assign", "undo"):
        assert reader.client.post(f"{one.path}/{action}", data=fields).status_code == 403
    assert one.flag().version == 1
    assert desk.visit().get(one.path).headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("name", ["Ada", "Ruth"])
def test_editors_and_admins_decide(desk, one, name):
    visitor = desk.signed_in(name)
    sent = visitor.send(one.path, f"{one.path}/decide", choice="accept", note="Both say so.\r\nReally.", then="")
    assert (sent.status_code, sent.headers["location"]) == (303, f"{one.path}?done=decided")
    assert (one.flag().state, one.flag().decided_by, one.flag().decided) == (State.ACCEPTED, name, START)
    page = visitor.get(sent.headers["location"])
    assert told(page) == "Your decision is recorded."
    assert rows_of(page, "happened")[-1] == ["1 Mar 2026, 09:00", name, "accepted", "Both say so.Really."]


@pytest.mark.parametrize(
    ("fields", "state", "reason", "until"),
    [
        ({"choice": "need-source"}, State.NEEDS_SOURCE, None, None),
        ({"choice": "same-source"}, State.DISMISSED, Reason.SAME_SOURCE, None),
        ({"choice": "other", "note": "A drill."}, State.DISMISSED, Reason.OTHER, None),
        ({"choice": "waive", "until": "2026-03-09"}, State.WAIVED, None, date(2026, 3, 9)),
        ({"until": "2026-03-09"}, State.WAIVED, None, date(2026, 3, 9)),
    ],
)
def test_what_is_chosen_is_decided(desk, one, fields, state, reason, until):
    assert desk.signed_in().send(one.path, f"{one.path}/decide", **fields).status_code == 303
    assert (one.flag().state, one.flag().reason, one.flag().until) == (state, reason, until)


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, deciding.NO_DECISION),
        ({"choice": "everything"}, deciding.NO_DECISION),
        ({"choice": "other"}, deciding.NO_OTHER_REASON),
        ({"choice": "waive"}, deciding.NO_DAY),
        ({"choice": "waive", "until": "soon"}, deciding.NO_DAY),
        ({"choice": "waive", "until": "2026-02-28"}, deciding.PAST_DAY),
        ({"choice": "comment"}, deciding.NO_COMMENT),
        ({"choice": "reopen"}, deciding.SAME),
    ],
)
def test_a_form_that_lacks_something_is_kept_as_it_was_filled_in(desk, one, fields, missing):
    visitor = desk.signed_in()
    kept_note = {} if missing in (deciding.NO_OTHER_REASON, deciding.NO_COMMENT) else {"note": "  two\n\n spaces  "}
    sent = visitor.send(one.path, f"{one.path}/decide", **fields, **kept_note)
    assert (sent.status_code, told(sent)) == (422, missing)
    shown = html.fromstring(sent.text)
    assert shown.xpath("//input[@name='choice'][@checked]/@value") == [
        each for each in [fields.get("choice")] if each not in (None, "everything", "reopen")
    ]
    assert shown.xpath("string(//textarea)").strip("\n") == kept_note.get("note", "")
    assert one.flag().version == 1


def test_after_a_decision_the_next_flag_comes_with_the_filter_and_the_way_back(desk, ferries):
    visitor = desk.signed_in()
    first, second, third = ferries
    visitor.send(f"{first.path}?outlet=&q=board", f"{first.path}/decide?q=board", choice="accept", then="next")
    sent = visitor.send(f"{second.path}?q=board", f"{second.path}/decide?q=board", choice="scope", then="next")
    assert sent.headers["location"] == f"{third.path}?q=board&decided={second.fingerprint.replace('/', '%2F')}"
    page = visitor.get(sent.headers["location"])
    assert told(page).startswith(f"{second.flag().message}: dismissed: different scope.")
    assert links(page)["Queue"] == "/flags?q=board"
    undone = visitor.send(sent.headers["location"], f"{second.path}/undo?q=board")
    assert undone.headers["location"] == f"{second.path}?q=board&done=undone"
    assert (second.flag().state, first.flag().state) == (State.OPEN, State.ACCEPTED)
    last = visitor.send(f"{third.path}?q=board", f"{third.path}/decide?q=board", choice="accept", then="next")
    assert last.headers["location"] == f"{third.path}?q=board&done=last"


def test_the_flags_before_and_after_are_one_link_away(desk, ferries):
    visitor = desk.signed_in("Bob")
    found = links(visitor.get(f"{ferries[1].path}?state=any&nonsense=1"))
    assert found["Previous flag"] == f"{ferries[0].path}?state=any"
    assert found["Next flag"] == f"{ferries[2].path}?state=any"
    assert visitor.get(f"{ferries[1].path}?state=nonsense").status_code == 200


def test_the_last_decision_is_undone_where_it_stands(desk, one):
    visitor = desk.signed_in()
    assert html.fromstring(visitor.get(one.path).text).xpath("//form[contains(@action, '/undo')]") == []
    one.decide(Decision(Action.NEED_SOURCE), "Ruth")
    sent = visitor.send(one.path, f"{one.path}/undo")
    assert told(visitor.get(sent.headers["location"])) == "The last decision is undone."
    assert one.flag().state is State.OPEN
    history = rows_of(visitor.get(one.path), "happened")
    assert [row[1:3] for row in history[1:]] == [["Ruth", "asked for a source (undone later)"], ["Ada", "undone"]]


def test_of_two_editors_the_second_sees_what_happened_and_loses_nothing(desk, one):
    ada, ruth = desk.signed_in("Ada"), desk.signed_in("Ruth")
    fields = ada.form(one.path, f"{one.path}/decide")
    ruth.send(one.path, f"{one.path}/decide", choice="same-source", note="Both from the agency.")
    fields |= {"choice": "waive", "until": "2026-04-01", "note": "I asked <them>."}
    refused = ada.client.post(f"{one.path}/decide", data=fields)
    assert refused.status_code == 409
    assert "dismissed: same source, Ruth" in told(refused)
    assert "Both from the agency." in told(refused)
    shown = html.fromstring(refused.text)
    assert shown.xpath("//input[@name='choice'][@checked]/@value") == ["waive"]
    assert shown.xpath("//input[@name='until']/@value") == ["2026-04-01"]
    assert shown.xpath("string(//textarea)").strip() == "I asked <them>."
    assert one.flag().decided_by == "Ruth"
    [form] = shown.xpath("//form[@action=$action]", action=f"{one.path}/decide")
    again = ada.client.post(f"{one.path}/decide", data=dict(form.form_values()))
    assert again.status_code == 303
    assert (one.flag().state, one.flag().decided_by) == (State.WAIVED, "Ada")


@pytest.mark.parametrize("action", ["undo", "assign"])
def test_what_else_is_done_to_an_old_version_is_a_conflict_too(desk, one, action):
    visitor = desk.signed_in()
    one.decide(Decision(Action.ACCEPT))
    fields = visitor.form(one.path, f"{one.path}/{action}") | {"assignee": str(desk.account("Ada").id)}
    one.decide(Decision(Action.DISMISS, Reason.SCOPE), "Ruth")
    refused = visitor.client.post(f"{one.path}/{action}", data=fields)
    assert refused.status_code == 409
    assert "dismissed: different scope, Ruth" in told(refused)
    assert one.flag().assignee is None


@pytest.mark.parametrize(
    ("zone", "hour", "first"),
    [
        ("Europe/London", 12, "2026-03-01"),
        ("Pacific/Auckland", 20, "2026-03-02"),
        ("America/New_York", 2, "2026-03-01"),
    ],
)
def test_a_waiver_ends_on_no_day_that_is_over_for_the_editor_or_for_the_checker(desk, one, zone, hour, first):
    desk.store("ada", zone=zone)
    desk.now = START.replace(hour=hour)
    visitor = desk.signed_in()
    assert html.fromstring(visitor.get(one.path).text).xpath("//input[@name='until']/@min") == [first]
    visitor.send(one.path, f"{one.path}/decide", choice="waive", until=first, note="")
    assert one.flag().until == date.fromisoformat(first)


def test_the_history_names_whom_a_flag_was_assigned_to(desk, one):
    ruth = desk.account("Ruth").id
    one.decide(Decision(Action.ASSIGN, assignee_id=ruth))
    desk.store("ruth", name="Ruth Lee")
    one.decide(Decision(Action.ASSIGN))
    undone = desk.signed_in().send(one.path, f"{one.path}/undo")
    assert undone.status_code == 303
    page = desk.signed_in().get(one.path)
    shown = text_of(page, "//section[@aria-labelledby='history']//tbody/tr/td[3]")
    assert shown == ["raised", "assigned to Ruth", "assigned to nobody (undone later)", "undone to Ruth Lee"]
    with desk.ledger.reading() as connection:
        outward = [PublicRecord.of(each) for each in history(connection, one.flag().id)]
    assert [each.after for each in outward[1:]] == [{"assignee": "Ruth"}, {"assignee": None}, {"assignee": "Ruth Lee"}]
    assert one.flag().assignee_id == ruth


def test_a_flag_is_assigned(desk, one):
    visitor = desk.signed_in()
    options = text_of(visitor.get(one.path), "//select[@name='assignee']/option")
    assert sorted(options) == ["Ada", "Ruth", "nobody"]
    visitor.send(one.path, f"{one.path}/assign", to="me")
    assert one.flag().assignee == "Ada"
    sent = visitor.send(one.path, f"{one.path}/assign", assignee=str(desk.account("Ruth").id))
    page = visitor.get(sent.headers["location"])
    assert "assigned to Ruth" in text_of(page, "//*[@class='kicker']")[0]
    visitor.send(one.path, f"{one.path}/assign", assignee="")
    assert one.flag().assignee is None
    assert visitor.send(one.path, f"{one.path}/assign", assignee="9" * 5000).status_code == 422


def test_a_comment_stands_in_nobodys_way(desk, one):
    visitor = desk.signed_in()
    fields = visitor.form(one.path, f"{one.path}/decide") | {"choice": "comment", "note": "Called them."}
    one.decide(Decision(Action.ACCEPT), "Ruth")
    sent = visitor.client.post(f"{one.path}/decide", data=fields)
    assert told(visitor.get(sent.headers["location"])) == "Your comment is recorded."


def test_a_fixed_flag_offers_to_open_it_and_to_comment(desk, tmp_path):
    recorded(desk.ledger, ferry(tmp_path))
    [flag] = recorded(desk.ledger, ferry(tmp_path, corrected=True))
    page = desk.signed_in().get(f"/flags/{flag.fingerprint}")
    assert html.fromstring(page.text).xpath("//input[@name='choice']/@value") == ["reopen", "comment"]


def test_a_desk_without_accounts_decides_and_assigns_to_nobody(alone, tmp_path):
    [flag] = recorded(alone.ledger, ferry(tmp_path))
    visitor, path = alone.visit(), f"/flags/{flag.fingerprint}"
    assert html.fromstring(visitor.get(path).text).xpath("//select") == []
    assert visitor.send(path, f"{path}/decide", choice="accept").status_code == 303
    assert "accepted, local editor" in text_of(visitor.get(path), "//*[@class='stands']")[0]


@pytest.mark.parametrize("path", ["/flags/aboard/00000000", "/flags/none/a%00", "/flags/aboard/00000000/test.yaml"])
def test_there_is_no_page_of_a_flag_that_is_not_there(desk, one, path):  # noqa: ARG001
    assert desk.signed_in().get(f"{path}?side=1&form=no-match").status_code == 404


def test_a_misread_sentence_is_a_test_of_its_rule(desk, one, tmp_path):
    visitor = desk.signed_in()
    visitor.send(one.path, f"{one.path}/decide", choice="misread")
    page = visitor.get(one.path)
    shown = [each.text_content() for each in html.fromstring(page.text).xpath("//pre")]
    files = [visitor.get(address) for text, address in links(page).items() if text.startswith("Download")]
    assert shown == [file.text for file in files]
    assert files[0].headers["content-disposition"] == 'attachment; filename="no-match.yaml"'
    examples = [YAML(typ="safe").load(io.StringIO(text))["tests"] for text in shown]
    sentence = "Nearly 100 people were on board the ferry, and all are safe."
    assert examples[0] == {"no-match": [sentence]}
    assert examples[1]["known-miss"][0]["text"] == sentence
    for number, text in enumerate(shown):
        rules = tmp_path / f"with-{number}"
        rules.mkdir()
        (rules / "aboard.yaml").write_text(RULE.split("tests:")[0] + text, encoding="utf-8")
        loaded = load_rules(rules, allow_untested=True).rule("aboard").fact.tests
        written = examples[number]
        assert list(loaded.no_match) == written.get("no-match", [])
        assert [miss.text for miss in loaded.known_miss] == [miss["text"] for miss in written.get("known-miss", [])]
    assert visitor.get(f"{one.path}/test.yaml?side=3&form=no-match").status_code == 404


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE flags; --",
    "\u202eevil\u202c",
    "zero\u200bwidth",
    "{{ 7 * 7 }}",
    "# - [x](javascript:alert(1))",
    'a "quoted" name: it’s',
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(desk, tmp_path, hostile):
    desk.add('Eve <b>"x"</b>', Role.EDITOR)
    head = f"Ferry {hostile}"
    news = {
        "2021-03-01-harbour.txt": f"{head}\n\nThere were around 80 people on board, {hostile}, all safe.\n",
        "2021-03-01-gazette.txt": f"{head}\n\nNearly 100 people were on board the ferry of {hostile}.\n",
    }
    flag = recorded(desk.ledger, report_of(tmp_path, news))[0]
    kept(desk.ledger, tmp_path)
    visitor, path = desk.signed_in('Eve <b>"x"</b>'), f"/flags/{flag.fingerprint}"
    sent = visitor.send(path, f"{path}/decide", choice="misread", note=hostile)
    assert sent.status_code == 303
    page = visitor.get(path)
    shown = html.fromstring(page.text)
    assert len(shown.xpath("//script")) == 2
    assert shown.xpath("//main//script | //main//img | //main//b/b | //*[@onerror]") == []
    assert not any(each in page.text for each in "\u202e\u200b")
    assert all(address.startswith(("/", "#")) for address in links(page).values())
    visible = hostile.translate({0x202E: "\ufffd", 0x202C: "\ufffd", 0x200B: "\ufffd"})
    assert visible in shown.xpath("string(//table[.//*[@id='happened']]//tr[last()]/td[last()])")
    with desk.ledger.reading() as connection:
        tests = rule_tests(flag, evidence(connection, flag.id))
    assert {test.form for test in tests} == set(Form)
    for test in tests:
        assert visible.split("(")[0] in str(YAML(typ="safe").load(test.text)).replace("\\'", "'").replace('\\"', '"')


def test_a_paragraph_of_ten_megabytes_does_not_make_the_page_endless(desk, tmp_path):
    filler = "x" * 10_000_000
    news = {
        "2021-03-01-harbour.txt": f"Ferry\n\nThere were around 80 people on board {filler}.\n",
        "2021-03-01-gazette.txt": "Ferry\n\nNearly 100 people were on board the ferry.\n",
    }
    [flag] = recorded(desk.ledger, report_of(tmp_path, news))
    page = desk.signed_in().get(f"/flags/{flag.fingerprint}")
    assert text_of(page, "//mark") == ["Nearly 100 people", "around 80 people"]
    assert len(page.text) < 60_000


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://example.org/a?b=1&c", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_originals_are_linked_where_they_are_pages_of_the_web(desk, tmp_path, url, linked):
    news = {
        "harbour.md": f"---\ntitle: Ferry\ndate: 2021-03-01\nurl: '{url}'\n---\n\nThere were around 80 people on board.\n",
        "2021-03-01-gazette.txt": "Ferry\n\nNearly 100 people were on board the ferry.\n",
    }
    [flag] = recorded(desk.ledger, report_of(tmp_path, news))
    page = html.fromstring(desk.signed_in().get(f"/flags/{flag.fingerprint}").text)
    found = page.xpath("//a[@rel='noopener noreferrer']/@href")
    assert found == ([url] if linked else [])
    assert page.xpath("//a[starts-with(@href, '/articles/')]") == []  # they are not in the ledger


def test_the_keys_are_listed_with_what_they_do(desk, one):
    page = html.fromstring(desk.signed_in().get(one.path).text)
    listed = {" ".join(each.xpath("dt/kbd/text()")) for each in page.xpath("//dialog//dl/div")}
    reached = set(page.xpath("//@data-key"))
    assert reached == {"j", "?", "a", "d", "w", "n", "c", "g q"}
    assert reached <= listed
    assert set(page.xpath("//@data-focus")) <= set(page.xpath("//@id"))
