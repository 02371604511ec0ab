"""Findings of runs become flags, and what happens to them is kept."""

from __future__ import annotations

import pytest
from newsdesk import all_flags, recorded
from newsroom import run
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from checker.review.flag import Action, State
from checker.review.flags import evidence, history
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
