"""Findings of runs become flags, and what happens to them is kept."""

from __future__ import annotations

import json

import pytest
from newsdesk import ADA, NOON, all_flags, check, decide_on, recorded
from newsroom import GAZETTE, RULE, run
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from checker.review import storing
from checker.review.deciding import Refused, undo
from checker.review.flag import Action, Reason, State
from checker.review.flags import evidence, history, of_article
from checker.review.tables import records


def test_a_finding_becomes_a_flag_with_its_evidence(news, ledger, place):
    assert recorded(place, news) == "flags: 1 new, 0 raised again, 0 fixed"
    [flag] = all_flags(ledger)
    assert (flag.rule, flag.state, flag.verdict, flag.version) == ("aboard", State.OPEN, "contradiction", 1)
    with ledger.reading() as connection:
        shown = evidence(connection, flag.id)
        [begun] = history(connection, flag.id)
    assert shown.question == "How many people were on board the ferry?"
    values = {quoted.words: (quoted.ends.low, quoted.ends.most) for side in shown.sides for quoted in side.quoted}
    assert values == {
        "around 80 people": (80, pytest.approx(88.9, abs=0.1)),
        "Nearly 100 people": (100, pytest.approx(111.1, abs=0.1)),
    }
    assert (begun.action, begun.by, begun.after) == (Action.RAISED, None, {"state": "open"})


def test_a_finding_that_is_raised_again_is_the_same_flag(news, ledger, place):
    recorded(place, news)
    before = all_flags(ledger)
    assert recorded(place, news) == "flags: 0 new, 1 raised again, 0 fixed"
    [after] = all_flags(ledger)
    assert (after.id, after.version, after.state) == (before[0].id, 1, State.OPEN)


def test_a_corrected_article_fixes_its_flag_and_a_relapse_opens_it_again(news, ledger, place):
    recorded(place, news)
    article = news / "2021-03-01-gazette.txt"
    wrong = article.read_text()
    article.write_text(wrong.replace("Nearly 100", "Around 80"))
    assert recorded(place, article) == "flags: 0 new, 0 raised again, 1 fixed"
    article.write_text(wrong)
    assert recorded(place, article) == "flags: 0 new, 1 raised again, 0 fixed"
    [flag] = all_flags(ledger)
    with ledger.reading() as connection:
        told = [(record.action, record.after["state"]) for record in history(connection, flag.id)]
    assert told == [(Action.RAISED, "open"), (Action.FIXED, "fixed"), (Action.RAISED_AGAIN, "open")]
    assert (flag.state, flag.version) == (State.OPEN, 3)


def test_a_run_over_other_articles_leaves_flags_alone(news, ledger, place, tmp_path):
    recorded(place, news)
    (tmp_path / "other.txt").write_text("Weather\n\nIt was cold, with 12 people on board the bus to the ferry.\n")
    assert recorded(place, tmp_path / "other.txt").endswith("0 fixed")
    assert all_flags(ledger)[0].state is State.OPEN


def test_the_database_lets_no_record_be_changed_or_deleted(news, ledger, place):
    recorded(place, news)
    for statement in (update(records).values(note="never"), delete(records)):
        with pytest.raises(DBAPIError, match="never changed"), ledger.engine.connect() as connection:
            connection.execute(statement)
    with ledger.reading() as connection:
        assert connection.execute(select(records.c.note)).scalars().all() == [""]


def test_recording_needs_a_ledger(newsroom):  # noqa: ARG001
    refused = run("check", "news", "--rules", "rules", "--record")
    assert refused.exit_code == 2
    assert "error: --record: there is no ledger to keep findings in\n  help: name one with --ledger" in refused.output


def correct(article, old="Nearly 100", new="Around 80"):
    article.write_text(article.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def ledger_run(place, command, *paths):
    done = run("ledger", command, *paths, "--rules", "rules", "--ledger", place, "--allow-untested")
    assert done.exit_code == 0, done.output
    return done.stdout


def last(ledger, flag):
    """What was done last to a flag, with the note."""
    with ledger.reading() as connection:
        record = history(connection, flag.id)[-1]
    return record.action, record.note


class TestWhatIsGone:
    """Flags of rules and articles that are not there any more."""

    def test_flags_of_a_rule_that_is_gone_are_closed(self, news, ledger, place, newsroom):
        recorded(place, news)
        rule = newsroom / "rules" / "aboard.yaml"
        rule.write_text(rule.read_text(encoding="utf-8").replace("id: aboard", "id: afloat"), encoding="utf-8")
        rule.rename(newsroom / "rules" / "afloat.yaml")
        assert ledger_run(place, "rebuild").endswith("1 flag closed\n")
        [flag] = all_flags(ledger)
        assert (flag.state, *last(ledger, flag)) == (State.FIXED, Action.RULE_GONE, "")
        assert recorded(place, news) == "flags: 1 new, 0 raised again, 0 fixed"
        (newsroom / "rules" / "afloat.yaml").rename(rule)
        correct(rule, "id: afloat", "id: aboard")
        assert ledger_run(place, "add", "news").endswith("1 flag closed\n")
        assert recorded(place, news) == "flags: 0 new, 1 raised again, 0 fixed"
        assert [(flag.rule, flag.state) for flag in all_flags(ledger)] == [
            ("aboard", State.OPEN),
            ("afloat", State.FIXED),
        ]

    def test_a_rule_that_is_switched_off_is_gone(self, news, ledger, place, newsroom):
        recorded(place, news)
        rule = newsroom / "rules" / "aboard.yaml"
        rule.write_text(rule.read_text(encoding="utf-8") + "severity: off\n", encoding="utf-8")
        (newsroom / "rules" / "other.yaml").write_text(RULE.replace("id: aboard", "id: other"), encoding="utf-8")
        assert ledger_run(place, "rebuild").endswith("1 flag closed\n")
        assert all_flags(ledger)[0].state is State.FIXED

    def test_flags_of_a_withdrawn_article_are_closed_until_it_is_back(self, news, ledger, place):
        recorded(place, news)
        [flag] = all_flags(ledger)
        article = news.parent / flag.article
        kept = article.read_text(encoding="utf-8")
        article.unlink()
        assert ledger_run(place, "rebuild", "news").endswith("1 withdrawn, 1 flag closed\n")
        [flag] = all_flags(ledger)
        assert (flag.state, *last(ledger, flag)) == (State.FIXED, Action.WITHDRAWN, "")
        assert ledger_run(place, "rebuild", "news").endswith("2 as before\n".replace("2", "1"))
        article.write_text(kept, encoding="utf-8")
        ledger_run(place, "add", "news")
        assert recorded(place, news) == "flags: 0 new, 1 raised again, 0 fixed"

    def test_a_flag_against_a_withdrawn_article_is_fixed_by_the_next_run(self, news, ledger, place):
        recorded(place, news)
        [flag] = all_flags(ledger)
        [other] = [path for path in news.iterdir() if path.name not in flag.article]
        other.unlink()
        assert ledger_run(place, "rebuild", "news").endswith("1 withdrawn\n"), "the flag's own article stands"
        assert recorded(place, news) == "flags: 0 new, 0 raised again, 1 fixed"
        assert last(ledger, flag)[0] is Action.FIXED

    def test_decisions_on_what_is_gone_stay(self, news, ledger, place):
        recorded(place, news)
        [flag] = all_flags(ledger)
        decide_on(ledger, flag, Action.DISMISS, reason=Reason.HEDGED)
        (news.parent / flag.article).unlink()
        assert ledger_run(place, "rebuild", "news").endswith("1 withdrawn\n")
        assert all_flags(ledger)[0].state is State.DISMISSED

    def test_what_a_run_closed_no_editor_undoes(self, news, ledger, place):
        recorded(place, news)
        [flag] = all_flags(ledger)
        decide_on(ledger, flag, Action.ACCEPT)
        (news.parent / flag.article).unlink()
        ledger_run(place, "rebuild", "news")
        [flag] = all_flags(ledger)
        with pytest.raises(Refused, match="can no longer be undone"), ledger.writing() as connection:
            undo(connection, flag.fingerprint, flag.version, ADA, NOON)


class TestWhatIsDecidedElsewhere:
    """Findings that waivers.yaml, comments or the baseline know."""

    def test_what_git_waives_is_no_flag(self, news, ledger, place):
        fingerprint = json.loads(check(place, news, "--format", "json").stdout)["findings"][0]["fingerprint"]
        assert run("waive", fingerprint, "--because", "an early count", "--by", "desk").exit_code == 0
        assert recorded(place, news) == "flags: 0 new, 0 raised again, 0 fixed"
        assert all_flags(ledger) == []

    def test_a_flag_that_git_waives_is_closed_and_comes_back_without_the_waiver(self, news, ledger, place, newsroom):
        recorded(place, news)
        [flag] = all_flags(ledger)
        assert run("waive", flag.fingerprint, "--because", "an early count", "--by", "desk").exit_code == 0
        assert recorded(place, news) == "flags: 0 new, 0 raised again, 1 fixed"
        assert all_flags(ledger)[0].state is State.FIXED
        assert last(ledger, flag) == (Action.WAIVED_IN_GIT, "waivers.yaml: an early count (desk)")
        assert recorded(place, news) == "flags: 0 new, 1 raised again, 0 fixed"
        assert all_flags(ledger)[0].state is State.FIXED
        (newsroom / "rules" / "waivers.yaml").unlink()
        recorded(place, news)
        assert all_flags(ledger)[0].state is State.OPEN

    def test_a_decision_of_the_desk_that_goes_to_git_stays_that_of_the_desk(self, news, ledger, place):
        recorded(place, news)
        [flag] = all_flags(ledger)
        decide_on(ledger, flag, Action.DISMISS, reason=Reason.HEDGED)
        words = ["ledger", "waivers", "--ledger", place, "--output", "rules/waivers.yaml"]
        assert run(*words).exit_code == 0
        assert recorded(place, news) == "flags: 0 new, 1 raised again, 0 fixed"
        [after] = all_flags(ledger)
        assert (after.state, after.version) == (State.DISMISSED, 2)

    def test_a_comment_in_an_article_waives_its_flag(self, news, ledger, place):
        (news / "2021-03-01-gazette.txt").unlink()
        article = news / "2021-03-01-gazette.md"
        article.write_text(f"# {GAZETTE}", encoding="utf-8")
        ledger_run(place, "rebuild", "news")
        recorded(place, news)
        correct(article, "Nearly", "<!-- checker: waive aboard because an early count -->\nNearly")
        recorded(place, news)
        [flag] = all_flags(ledger)
        assert (flag.state, *last(ledger, flag)) == (
            State.FIXED,
            Action.WAIVED_IN_GIT,
            "news/2021-03-01-gazette.md:3:1: an early count",
        )

    def test_the_baseline_decides_nothing(self, news, ledger, place):
        assert run("baseline", "news").exit_code == 0
        assert recorded(place, news) == "flags: 1 new, 0 raised again, 0 fixed"
        assert all_flags(ledger)[0].state is State.OPEN


def test_two_findings_of_one_fingerprint_are_one_flag_of_all_their_articles(news, ledger, place):
    """Articles of one file name in two folders, which say the same."""
    for folder in ("north", "south"):
        (news / folder).mkdir()
        (news / folder / "ferry.txt").write_text(
            "Ferry\n\nThe ferry left on Monday 15 September 2020, they said.\n", encoding="utf-8"
        )
    correct(news / "2021-03-01-gazette.txt")
    assert recorded(place, news) == "flags: 1 new, 0 raised again, 0 fixed"
    [flag] = all_flags(ledger)
    assert flag.rule == "calendar"
    for folder in ("north", "south"):
        with ledger.reading() as connection:
            assert of_article(connection, f"news/{folder}/ferry.txt") == [flag]
    correct(news / "north" / "ferry.txt", "Monday", "Tuesday")
    assert recorded(place, news).endswith("1 raised again, 0 fixed")
    assert all_flags(ledger)[0].article == "news/south/ferry.txt"
    correct(news / "south" / "ferry.txt", "Monday", "Tuesday")
    assert recorded(place, news).endswith("0 raised again, 1 fixed")


def test_of_two_findings_of_one_fingerprint_a_waiver_holds_for_the_one_it_is_on(news, ledger, place):
    said = "# Ferry\n\nThe ferry left on Monday 15 September 2020, they said.\n"
    waived = said.replace("The ferry", "<!-- checker: waive calendar because they said so -->\nThe ferry")
    for folder, text in (("north", waived), ("south", said)):
        (news / folder).mkdir()
        (news / folder / "ferry.md").write_text(text, encoding="utf-8")
    correct(news / "2021-03-01-gazette.txt")
    assert recorded(place, news).startswith("flags: 1 new")
    assert [(flag.article, flag.state) for flag in all_flags(ledger)] == [("news/south/ferry.md", State.OPEN)]


def test_more_flags_than_are_written_at_once(news, ledger, place, monkeypatch):
    monkeypatch.setattr(storing, "AT_ONCE", 3)
    lines = [
        json.dumps({"id": f"n{day}", "headline": f"Bridge {day}", "text": f"It opens on Friday {day} September 2020."})
        for day in range(1, 15)
    ]
    (news / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert recorded(place, news) == "flags: 13 new, 0 raised again, 0 fixed"
    assert recorded(place, news) == "flags: 0 new, 13 raised again, 0 fixed"
    assert {last(ledger, flag)[0] for flag in all_flags(ledger)} == {Action.RAISED}
    (news / "all.jsonl").write_text("\n".join(line.replace("Friday ", "") for line in lines), encoding="utf-8")
    assert recorded(place, news) == "flags: 0 new, 1 raised again, 12 fixed"


def test_the_status_counts_flags_by_state(news, ledger, place):
    assert "flag" not in run("ledger", "status", "--ledger", place).stdout
    recorded(place, news)
    assert run("ledger", "status", "--ledger", place).stdout.endswith("  aboard: 2 claims\n1 flag: 1 open\n")
    decide_on(ledger, all_flags(ledger)[0], Action.NEED_SOURCE)
    assert run("ledger", "status", "--ledger", place).stdout.endswith("1 flag: 1 needs a source\n")
