"""``checker ledger`` and ``checker check --ledger`` as an editor uses them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from newsroom import GAZETTE, HARBOUR, RULE, run

from checker.renderers.formats import formats
from checker.renderers.json import schema

NEW = "Ferry: what we know\n\nThere were 120 people on board, the owner says.\n"
BROKEN = "{broken\n"


@pytest.fixture
def desk(newsroom, place):  # noqa: ARG001 - made the current folder
    """A newsroom whose article is in a ledger of either kind; its place."""
    Path("news/2021-03-01-gazette.txt").unlink()
    Path("2021-03-02-new.txt").write_text(NEW, encoding="utf-8")
    assert run("ledger", "add", "news", "--ledger", place).exit_code == 0
    return place


def checked(place, *more):
    return run("check", "2021-03-02-new.txt", "--ledger", place, *more)


def test_adding_tells_what_is_new_and_what_is_not(desk):
    assert run("ledger", "add", "news", "--ledger", desk).output == "0 articles added, 0 changed, 1 as before\n"
    Path("news/2021-03-01-harbour.txt").write_text(HARBOUR.replace("80", "81"), encoding="utf-8")
    Path("news/2021-03-01-gazette.txt").write_text(GAZETTE, encoding="utf-8")
    assert run("ledger", "add", "news", "--ledger", desk).output == "1 article added, 1 changed, 0 as before\n"


def test_an_article_that_cannot_be_read_is_told_and_recorded(desk):
    Path("news/broken.jsonl").write_text(BROKEN, encoding="utf-8")
    done = run("ledger", "add", "news", "--ledger", desk)
    assert done.exit_code == 3
    assert "not read: news/broken.jsonl" in done.stderr
    told = run("ledger", "status", "--ledger", desk).output
    assert told.startswith("1 article (1 version), ")
    assert "  aboard: 1 claim\n" in told
    assert "not read: news/broken.jsonl" in told


def test_a_finding_shows_the_stored_article_though_its_file_is_gone(desk):
    Path("news/2021-03-01-harbour.txt").unlink()
    done = checked(desk)
    assert done.exit_code == 1
    assert "contradiction[aboard]" in done.output
    assert "2021-03-02-new.txt:3:12" in done.output
    assert "news/2021-03-01-harbour.txt:3:12" in done.output
    assert "There were around 80 people on board the ferry when it struck the rocks." in done.output
    assert "1 article" in done.output
    assert "copies, spelling (looks at the new articles only, not into the ledger)" in done.output


@pytest.mark.parametrize("form", sorted(formats()))
def test_every_format_takes_a_report_against_a_ledger(desk, form):
    done = checked(desk, "--format", form)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.exit_code == 1
    assert done.output


def test_the_json_names_which_articles_are_earlier_ones(desk):
    report = json.loads(checked(desk, "--format", "json").output)
    jsonschema.validate(report, json.loads(schema()))
    assert report["earlier"] == ["news/2021-03-01-harbour.txt"]
    assert {article["id"] for article in report["articles"]} == {"2021-03-02-new.txt", *report["earlier"]}
    (finding,) = report["findings"]
    claims = {claim["id"]: claim for claim in report["claims"]}
    assert [claims[id]["text"] for id in finding["claims"]] == ["120 people", "around 80 people"]
    assert {limit["rule"] for limit in report["coverage"]["limits"]} == {"copies", "spelling"}


def test_a_stored_version_of_a_new_article_is_not_held_against_it(desk):
    Path("news/2021-03-01-harbour.txt").write_text(HARBOUR.replace("80", "120"), encoding="utf-8")
    assert run("check", "news", "--ledger", desk).exit_code == 0


def test_an_article_on_nothing_that_is_known_is_no_fault(desk):
    Path("2021-03-02-new.txt").write_text("Fair\n\nThe fair opens on Sunday.\n", encoding="utf-8")
    done = checked(desk)
    assert done.exit_code == 0
    assert "2021-03-02-new.txt (no rule read it)" in done.output


def test_checking_against_a_ledger_of_other_rules_is_refused_until_it_is_rebuilt(desk):
    Path("rules/aboard.yaml").write_text(RULE.replace("passengers", "travellers"), encoding="utf-8")
    done = checked(desk)
    assert done.exit_code == 2
    assert "read by other rules (aboard)" in done.stderr
    assert "checker ledger rebuild" in done.stderr
    assert "1 read again" in run("ledger", "rebuild", "--ledger", desk).output
    assert checked(desk).exit_code == 1


def test_rebuilding_with_paths_withdraws_what_is_gone(desk):
    Path("news/2021-03-01-harbour.txt").unlink()
    Path("news/2021-03-01-gazette.txt").write_text(GAZETTE, encoding="utf-8")
    assert "1 withdrawn" in run("ledger", "rebuild", "news", "--ledger", desk).output
    assert "1 withdrawn" in run("ledger", "status", "--ledger", desk).output
    assert "harbour" not in checked(desk).output


def test_settings_name_the_ledger(desk):
    Path("checker.toml").write_text(f"ledger = {json.dumps(desk)}\n", encoding="utf-8")
    assert run("check", "2021-03-02-new.txt").exit_code == 1
    assert run("ledger", "add", "news").exit_code == 0
    Path("checker.toml").write_text(f'ledger = {json.dumps(desk)}\narticles = ["news"]\n', encoding="utf-8")
    Path("news/2021-03-01-harbour.txt").unlink()
    assert "withdrawn" not in run("ledger", "rebuild").output  # only paths that are named withdraw


@pytest.mark.usefixtures("newsroom")
def test_a_waiver_in_a_stored_article_holds(place):
    for name in Path("news").iterdir():
        name.unlink()
    Path("2021-03-02-new.txt").write_text(NEW, encoding="utf-8")
    waived = HARBOUR.replace("There", "<!-- checker: waive aboard because of an early count -->\n\nThere")
    Path("news/2021-03-01-harbour.md").write_text(f"# {waived}", encoding="utf-8")
    run("ledger", "add", "news", "--ledger", place)
    plain = run("check", "2021-03-02-new.txt", "news", "--format", "json")
    stored = checked(place, "--format", "json")
    assert [each["status"] for each in json.loads(stored.output)["findings"]] == [
        each["status"] for each in json.loads(plain.output)["findings"]
    ]


def test_a_run_against_a_ledger_does_not_shrink_the_baseline(desk):
    Path("news/2021-03-01-gazette.txt").write_text(GAZETTE, encoding="utf-8")
    assert run("baseline", "news").exit_code == 0
    before = Path("rules/baseline.json").read_text(encoding="utf-8")
    Path("2021-03-02-new.txt").write_text(HARBOUR, encoding="utf-8")
    checked(desk)
    assert Path("rules/baseline.json").read_text(encoding="utf-8") == before
