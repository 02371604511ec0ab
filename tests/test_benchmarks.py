"""The benchmark: its texts, its scorer, and that each part that needs no other reader gives its figures. Never times."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import forms
from benchmarks.document import document
from benchmarks.gold import Case, Gold, read_set
from benchmarks.newstext import articles, write_archive
from benchmarks.peers.adapter import Reading
from benchmarks.peers.environment import Environment
from benchmarks.peers.reader import OURS, Lost, Peer, Running
from benchmarks.picture import picture
from benchmarks.result import Point, Section, Table, at_least, at_most, figure
from benchmarks.rules import subjects, write_rules
from benchmarks.scoring import matched, score, value_is
from benchmarks.settings import FULL, QUICK
from checker.articles.sentences import split_sentences
from checker.rulebook.load import load_rules

NUMBERS = frozenset({"number"})


def number(start: int, low: float | None, high: float | None = None) -> Reading:
    return Reading("number", start, start + 2, low, high if high is not None else low)


def days(first: str | None, last: str | None) -> Reading:
    return Reading("date", 0, 5, candidates=((first, last),))


@pytest.mark.parametrize("part", ["start", "archive", "memory", "compare", "ledger", "desk"])
def test_a_part_gives_a_figure_in_every_row(part):
    section = command.PARTS[part](replace(QUICK, limit=120.0))
    assert section.part == part
    for table in section.tables:
        assert table.rows
        assert all(len(row) == len(table.header) for row in table.rows)
    assert all(target.met is not None for target in section.targets)


def test_reading_without_peers_measures_and_scores_our_reader():
    section = command.PARTS["read"](replace(QUICK, peers=False))
    speeds, scores = section.tables
    assert [row[0] for row in speeds.rows] == [row[0] for row in scores.rows] == [OURS.name]
    assert speeds.rows[0][-1] == "0.000"
    assert {point.panel for point in section.points} == {"numbers and shares", "money", "dates"}
    assert all(point.accuracy == 100 for point in section.points)


def test_a_compiled_reader_is_measured_only_where_it_is_compiled():
    section = command.PARTS["read"](replace(QUICK, peers=False, compiled=Path(sys.executable)))
    speeds, scores = section.tables
    assert [row[:3:2] for row in speeds.rows][1] == ("checker.read, compiled", "has crashed")
    assert [row[0] for row in scores.rows] == [OURS.name]


def test_the_command_prints_and_writes_only_where_it_is_asked_to(tmp_path, capsys):
    output = tmp_path / "results.md"
    assert command.main(["--quick", "--no-peers", "--only", "start", "--output", str(output)]) == 0
    assert output.read_text(encoding="utf-8").strip() == capsys.readouterr().out.strip()
    assert "| one article of 4 KB against 100 rules | Starting | ≤ 0.5 s |" in output.read_text(encoding="utf-8")
    assert sorted(tmp_path.iterdir()) == [output]


def test_a_reader_that_is_not_there_is_reported(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.peers.environment.CACHE", tmp_path)
    with pytest.raises(Lost, match="cannot be installed"):
        Running(Peer("none", NUMBERS, Environment(("./no-such-folder-of-a-package",)), "nothing"))


def test_a_reader_that_crashes_is_reported():
    with pytest.raises(Lost, match="has crashed"):
        Running(Peer("not a reader", NUMBERS, None, "nothing"))


def test_made_text_has_the_density_of_news():
    texts = [article.text for article in articles(300)]
    sentences = [text[span.start : span.end] for text in texts for span in split_sentences(text, "en")]
    with_digits = sum(re.search(r"\d", sentence) is not None for sentence in sentences) / len(sentences)
    assert 0.24 < with_digits < 0.30
    assert 2_500 < sorted(map(len, texts))[150] < 3_700


def test_made_text_is_the_same_in_every_run(tmp_path):
    for folder in ("one", "other"):
        write_archive(tmp_path / folder, 30, subjects(5), shard=20)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 2
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in files)
    records = [json.loads(line) for name in files for line in (tmp_path / "one" / name).open(encoding="utf-8")]
    assert len({record["id"] for record in records}) == 30


def test_made_rules_are_rules(tmp_path):
    names = subjects(FULL.rule_counts[-1] * 4)
    assert len(set(names)) == len(names)
    rulebook = load_rules(write_rules(tmp_path, names[:8]), allow_untested=True)
    assert {rule.subject for rule in rulebook.rules if rule.subject} == set(names[:8])


@pytest.mark.parametrize(
    ("reading", "gold", "right"),
    [
        (number(0, 5), Gold("number", 0, 3, (5, 5)), True),
        (number(9, 5), Gold("number", 0, 3, (5, 5)), False),
        (number(9, 5), Gold("number", None, None, (5, 5)), True),
        (Reading("number", None, None, 5, 5), Gold("number", 0, 3, (5, 5)), True),
        (number(0, 5, 7), Gold("number", 0, 3, (5, 7)), True),
        (number(0, 5, 8), Gold("number", 0, 3, (5, 7)), False),
        (number(0, 5), Gold("number", 0, 3, (5, 7)), False),
        (number(0, 5), Gold("number", 0, 3, (None, 5)), False),
        (Reading("number", 0, 2, 5, None), Gold("number", 0, 3, (5, 5)), True),
        (Reading("number", 0, 2), Gold("number", 0, 3, (5, 5)), False),
        (days("2018-01-01", "2018-01-31"), Gold("date", 0, 3, days=(("2018-01-01", "2018-01-31"),)), True),
        (days(None, "2017-12-31"), Gold("date", 0, 3, days=((None, "2017-12-31"),)), True),
        (days("2017-01-01", "2017-12-31"), Gold("date", 0, 3, days=((None, "2017-12-31"),)), False),
        (Reading("date", 0, 5), Gold("date", 0, 3, days=((None, None),)), False),
    ],
)  # fmt: skip
def test_a_value_is_right_where_both_ends_are(reading, gold, right):
    assert value_is(reading, gold) is right


def test_matching_gives_each_known_value_a_reading_of_its_own():
    golds = [Gold("number", 0, 20, (5, 5)), Gold("number", 0, 3, (5, 5))]
    assert matched(golds, [number(0, 5), number(10, 5)], value_is) == 2
    assert matched(golds, [number(0, 5)], value_is) == 1


def test_scores_count_what_is_made_up():
    case = Case("5 and 6", None, (Gold("number", 0, 1, (5, 5)),))
    scored = score([case], [[number(0, 5), number(6, 6), days("2018-01-01", None)]], NUMBERS)
    assert (scored.golds, scored.readings, scored.values) == (1, 2, 1)
    assert scored.value_f1 == pytest.approx(66.67, abs=0.01)


def test_sets_may_have_open_ends(tmp_path):
    file = tmp_path / "recog_date.json"
    gold = {"start": 0, "end": 6, "kind": "date", "value": [[None, "2018-01-01"], ["2018-01-01", None]], "unit": None}
    file.write_text(json.dumps([{"text": "before", "ref": "2018-05-05T00:00:00", "gold": [gold]}]))
    [case] = read_set(file)
    assert case.day == date(2018, 5, 5)
    assert case.golds[0].days == ((None, "2017-12-31"), ("2018-01-01", None))


def test_the_forms_of_the_tests_are_cases():
    cases = list(forms.cases())
    assert len(cases) > 300
    assert all(case.text[gold.start : gold.end] for case in cases for gold in case.golds)


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        (at_least("a", 2, 2.0), "met"),
        (at_least("a", 2, 1.9), "not met"),
        (at_most("a", 2, 2.1), "not met"),
        (at_most("a", 2, None), "not measured"),
        (at_most("a", 2, None, " s", limit=60), "not met"),
    ],
)
def test_targets_say_whether_they_are_met(target, verdict):
    assert target.verdict == verdict


@pytest.mark.parametrize(
    ("value", "written"), [(None, "–"), (0.0123, "0.012"), (1.234, "1.23"), (12.34, "12.3"), (1234.5, "1,234")]
)
def test_figures_have_the_digits_that_count(value, written):
    assert figure(value) == written


def test_the_document_tells_targets_tables_and_machine():
    section = Section("read", "Reading", (Table(("reader", "MB/s"), (("a|b", "2"),)),), (at_least("speed", 2, 1),))
    text = document([section], ["a processor"], ["checker 1"], date(2020, 8, 3), picture=None)
    assert "| speed | Reading | ≥ 2 | 1.00 | not met |" in text
    assert "| a\\|b | 2 |" in text
    assert "- 2020-08-03\n- a processor\n- checker 1" in text


def test_the_picture_has_a_labelled_point_for_each_reader():
    points = [Point("dates", OURS.name, 2.0, 75), Point("dates", "other & co", 0.01, 75), Point("money", "third", 1, 9)]
    root = xml.etree.ElementTree.fromstring(picture(points))
    labels = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"checker.read 75", "other & co 75", "third 9", "dates", "money"} <= set(labels)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) == 2


def test_results_are_those_of_a_full_run():
    results = Path(command.RESULTS).read_text(encoding="utf-8")
    for title in ("Reading", "Starting", "An archive", "Memory", "Comparing"):
        assert f"\n## {title}\n" in results
    assert "](accuracy-speed.svg)" in results
