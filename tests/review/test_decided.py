"""Runs of the checker obey what editors decide at the desk, from the ledger and from git."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsdesk import ADA, NOON, all_flags, check, decide_on, recorded
from newsroom import run

from checker.findings.waiver_file import merged
from checker.review.decided import export_waivers
from checker.review.deciding import undo
from checker.review.flag import Action, Reason, State
from checker.rulebook.load import load_rules
from checker.rulebook.rulebook import Waiver

FAR = date(2999, 12, 31)
OVER = date(2026, 3, 2)


def finding(place, news):
    """What a run tells of the one finding there is, with its exit code."""
    told = check(place, news, "--format", "json")
    [found] = json.loads(told.stdout)["findings"]
    return told.exit_code, found["status"], found["decision"]


@pytest.fixture
def flag(news, ledger, place):
    recorded(place, news)
    [raised] = all_flags(ledger)
    return raised


@pytest.mark.parametrize(
    ("action", "details", "expected", "decision"),
    [
        (
            Action.DISMISS,
            {"reason": Reason.SCOPE, "note": "The crew\nis not counted."},
            (0, "waived"),
            ("dismiss", "different scope: The crew is not counted.", None),
        ),
        (Action.DISMISS, {"reason": Reason.HEDGED}, (0, "waived"), ("dismiss", "hedged", None)),
        (
            Action.DISMISS,
            {"reason": Reason.OTHER, "note": "An old photograph."},
            (0, "waived"),
            ("dismiss", "An old photograph.", None),
        ),
        (
            Action.WAIVE,
            {"until": FAR, "note": "The inquiry will tell."},
            (0, "waived"),
            ("dismiss", "The inquiry will tell.", "2999-12-31"),
        ),
        (Action.ACCEPT, {"note": "80 it is."}, (1, "new"), ("accept", "80 it is.", None)),
        (Action.ACCEPT, {}, (1, "new"), ("accept", "the article has to be corrected", None)),
        (Action.NEED_SOURCE, {"note": "Ask the harbour."}, (1, "new"), ("need source", "Ask the harbour.", None)),
    ],
)
def test_a_run_obeys_what_was_decided(flag, news, ledger, place, action, details, expected, decision):
    decide_on(ledger, flag, action, **details)
    code, status, told = finding(place, news)
    assert (code, status) == expected
    assert (told["decision"], told["because"], told["until"]) == decision
    assert (told["by"], told["place"]) == (ADA.name, "ledger")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("terminal", "needs a source, asked for by Ada: Ask the harbour."),
        ("markdown", "needs a source, asked for by Ada: Ask the harbour."),
        ("html", "A source is needed: asked for by Ada: Ask the harbour."),
        ("claimreview", '"@graph": []'),
        ("sarif", "needs a source, asked for by Ada: Ask the harbour."),
    ],
)
def test_reports_say_that_a_source_is_needed(flag, news, ledger, place, form, said):
    decide_on(ledger, flag, Action.NEED_SOURCE, note="Ask the harbour.")
    assert said in check(place, news, "--format", form).stdout


def test_without_the_ledger_nothing_of_it_holds(flag, news, ledger):
    decide_on(ledger, flag, Action.DISMISS, reason=Reason.HEDGED)
    assert run("check", str(news), "--rules", "rules", "--allow-untested").exit_code == 1


def test_an_open_flag_decides_nothing(flag, news, place):
    assert finding(place, news) == (1, "new", None), flag


def test_a_waiver_that_is_over_counts_no_more_and_is_told(flag, news, ledger, place):
    decide_on(ledger, flag, Action.WAIVE, until=OVER)
    told = check(place, news)
    assert told.exit_code == 1
    assert f"decision: ledger: {flag.fingerprint} expired on 2026-03-02: the finding counts again" in told.stdout
    recorded(place, news)
    assert all_flags(ledger)[0].state is State.OPEN
    assert "expired" not in check(place, news).stdout


def test_what_is_undone_holds_no_more(flag, news, ledger, place):
    first = decide_on(ledger, flag, Action.DISMISS, reason=Reason.UPDATED, note="first")
    second = decide_on(ledger, first, Action.ACCEPT, note="second")
    assert finding(place, news)[2]["because"] == "second"
    with ledger.writing() as connection:
        back = undo(connection, flag.fingerprint, second.version, ADA, NOON)
    assert finding(place, news)[2]["because"] == "updated since: first"
    with ledger.writing() as connection:
        undo(connection, flag.fingerprint, back.version, ADA, NOON)
    assert finding(place, news) == (1, "new", None)


def test_a_comment_does_not_take_the_place_of_the_reason(flag, news, ledger, place):
    dismissed = decide_on(ledger, flag, Action.DISMISS, reason=Reason.SCOPE, note="why")
    decide_on(ledger, dismissed, Action.COMMENT, note="something else")
    assert finding(place, news)[2]["because"] == "different scope: why"


def test_what_stands_in_git_comes_first(flag, news, ledger, place, newsroom):
    decide_on(ledger, flag, Action.ACCEPT)
    file = newsroom / "rules" / "waivers.yaml"
    file.write_text(f"- finding: {flag.fingerprint}\n  because: of git\n", encoding="utf-8")
    code, status, decision = finding(place, news)
    assert (code, status, decision["because"]) == (0, "waived", "of git")
    file.write_text(f"- finding: {flag.fingerprint}\n  because: of git\n  until: 2021-03-01\n", encoding="utf-8")
    code, status, decision = finding(place, news)
    assert (code, status, decision["place"]) == (1, "new", "ledger")
    assert "waivers.yaml: " + flag.fingerprint + " expired on 2021-03-01: delete it" in check(place, news).stdout


def test_what_is_exported_holds_without_the_ledger(flag, news, ledger, newsroom):
    decide_on(ledger, flag, Action.WAIVE, until=FAR, note="The inquiry: it will tell #1 'soon'.")
    with ledger.reading() as connection:
        text = export_waivers(connection, NOON.date())
    (newsroom / "rules" / "waivers.yaml").write_text(text, encoding="utf-8")
    [waiver] = load_rules(newsroom / "rules").waivers
    assert waiver == Waiver(
        finding=flag.fingerprint,
        because="The inquiry: it will tell #1 'soon'.",
        by="Ada",
        until=FAR,
        articles=("2021-03-01-gazette.txt", "2021-03-01-harbour.txt"),
    )
    assert run("check", str(news), "--rules", "rules").exit_code == 0


@pytest.mark.parametrize(
    ("action", "details", "exported"),
    [
        (Action.ACCEPT, {}, ["accept"]),
        (Action.DISMISS, {"reason": Reason.MISREAD}, ["dismiss"]),
        (Action.WAIVE, {"until": OVER}, []),
        (Action.NEED_SOURCE, {}, []),
        (Action.COMMENT, {"note": "later"}, []),
    ],
)
def test_only_what_git_can_obey_is_exported(flag, ledger, action, details, exported):
    decide_on(ledger, flag, action, **details)
    with ledger.reading() as connection:
        text = export_waivers(connection, date(2026, 4, 1))
        assert export_waivers(connection, date(2026, 4, 1), rules=["another"]) == ""
    told = [line.partition(": ")[2] for line in text.splitlines() if "decision:" in line]
    assert told == exported


class TestCommand:
    """``checker ledger waivers``."""

    def waivers(self, place, *options):
        return run("ledger", "waivers", "--ledger", place, "--rules", "rules", *options)

    def test_it_prints_them(self, flag, ledger, place):
        decide_on(ledger, flag, Action.DISMISS, reason=Reason.HEDGED)
        told = self.waivers(place)
        assert (told.exit_code, told.stderr) == (0, "")
        assert told.stdout.startswith(
            f"- finding: {flag.fingerprint}\n  decision: dismiss\n  because: hedged\n  by: Ada\n"
        )

    def test_a_file_keeps_what_stands_there(self, flag, ledger, place, newsroom, news):
        decided = decide_on(ledger, flag, Action.ACCEPT)
        file = newsroom / "rules" / "waivers.yaml"
        own = "# our own\n- finding: aboard/00000001  # by hand\n  because: it is so\n"
        file.write_text(own, encoding="utf-8")
        told = self.waivers(place, "--output", str(file))
        assert told.stderr == f"{file}: 1 added, 0 changed, 0 taken back\n"
        assert file.read_text(encoding="utf-8").startswith(own)
        before = file.read_bytes()
        assert self.waivers(place, "--output", str(file)).stderr == f"{file}: 0 added, 0 changed, 0 taken back\n"
        assert file.read_bytes() == before
        decide_on(ledger, decided, Action.DISMISS, reason=Reason.SAME_SOURCE)
        assert self.waivers(place, "--output", str(file)).stderr == f"{file}: 0 added, 1 changed, 0 taken back\n"
        assert run("check", str(news), "--rules", "rules").exit_code == 0

    def test_what_is_taken_back_at_the_desk_is_taken_out(self, flag, ledger, place, newsroom, news):
        file = newsroom / "rules" / "waivers.yaml"
        own = "- finding: aboard/00000001\n  because: it is so\n"
        file.write_text(own, encoding="utf-8")
        decided = decide_on(ledger, flag, Action.DISMISS, reason=Reason.HEDGED)
        assert self.waivers(place, "--output", str(file)).exit_code == 0
        decide_on(ledger, decided, Action.REOPEN)
        assert self.waivers(place, "--output", str(file)).stderr == f"{file}: 0 added, 0 changed, 1 taken back\n"
        assert file.read_text(encoding="utf-8") == own
        assert run("check", str(news), "--rules", "rules").exit_code == 1

    def test_what_only_git_says_of_an_open_flag_stays(self, flag, place, newsroom):
        file = newsroom / "rules" / "waivers.yaml"
        own = f"- finding: {flag.fingerprint}\n  because: it is so\n"
        file.write_text(own, encoding="utf-8")
        assert self.waivers(place, "--output", str(file)).stderr.endswith("0 taken back\n")
        assert file.read_text(encoding="utf-8") == own

    def test_of_a_rule_that_is_gone_it_says_so(self, flag, ledger, place, newsroom):
        decide_on(ledger, flag, Action.DISMISS, reason=Reason.HEDGED)
        rule = newsroom / "rules" / "aboard.yaml"
        rule.write_text(rule.read_text(encoding="utf-8").replace("id: aboard", "id: afloat"), encoding="utf-8")
        rule.rename(newsroom / "rules" / "afloat.yaml")
        told = self.waivers(place, "--output", "rules/waivers.yaml")
        assert "1 decision on findings of rules that are not there is left out: aboard" in told.stderr
        assert run("check", "news", "--rules", "rules").exit_code == 1

    def test_without_decisions_no_file_is_written(self, flag, place, newsroom):
        told = self.waivers(place, "--output", "rules/waivers.yaml")
        assert (told.exit_code, told.stderr) == (0, "rules/waivers.yaml: 0 added, 0 changed, 0 taken back\n"), flag
        assert not (newsroom / "rules" / "waivers.yaml").exists()

    @pytest.mark.parametrize("held", ["- [", "finding: aboard/00000001\n", "- because: it is so\n", "\x00"])
    def test_a_file_of_another_kind_stays(self, flag, ledger, place, tmp_path, held):
        decide_on(ledger, flag, Action.DISMISS, reason=Reason.HEDGED)
        file = tmp_path / "other.yaml"
        file.write_text(held, encoding="utf-8")
        told = self.waivers(place, "--output", str(file))
        assert told.exit_code == 2
        assert f"error: {file}: holds no waivers: it is no" in told.stderr
        assert file.read_text(encoding="utf-8") == held


@given(
    st.lists(
        st.builds(
            Waiver,
            finding=st.integers(0, 9).map("calendar/{:08x}".format),
            decision=st.sampled_from(["dismiss", "accept"]),
            because=st.text(min_size=1).filter(lambda text: text.isprintable() and text.strip() == text),
            by=st.none() | st.sampled_from(["Ada", "no", "12:30", "- x", "'"]),
            until=st.none() | st.dates(),
            articles=st.lists(st.sampled_from(["a.txt", "2021-03-01", "null", "b: c.md"]), unique=True).map(tuple),
        ),
        unique_by=lambda waiver: waiver.finding,
    )
)
def test_what_is_written_is_what_is_read(tmp_path_factory, decided):
    folder = tmp_path_factory.mktemp("rules")
    (folder / "names.yaml").write_text("the ferry: [the boat]\n", encoding="utf-8")
    written = merged("", decided)
    (folder / "waivers.yaml").write_text(written.text, encoding="utf-8")
    assert load_rules(folder).waivers == tuple(decided)
    assert merged(written.text, decided).text == written.text
