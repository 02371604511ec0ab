"""The benchmark of pairs of texts."""

from __future__ import annotations

import json

import pytest

from benchmarks.pairs import LABELS, labelled, main, score, table

PAIRS = [
    ("The storm killed 25 people in Leyte.", "The storm killed more than 20 people.", "entailment"),
    ("The storm killed 25 people in Leyte.", "The storm killed more than 30 people.", "contradiction"),
    ("The storm killed 25 people in Leyte.", "The bridge will cost £48m.", "neutral"),
    ("The storm killed 25 people in Leyte.", "The storm killed 25 people.", "contradiction"),
]


@pytest.mark.parametrize(("source", "claim", "expected"), PAIRS[:3])
def test_a_pair_gets_the_label_of_its_gravest_value(source, claim, expected):
    assert labelled(source, claim) == expected


def test_scores_count_each_label_against_each():
    scores = score(json.dumps({"text_a": source, "text_b": claim, "label": known}) for source, claim, known in PAIRS)
    assert scores.accuracy == 75
    assert [round(scores.precision(label)) for label in LABELS] == [50, 100, 100]
    assert [round(scores.recall(label)) for label in LABELS] == [100, 50, 100]
    assert round(scores.f1("contradiction"), 1) == 66.7
    assert "contradiction              1             1             0" in table(scores)


def test_the_command_takes_one_file(tmp_path, capsys):
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps({"text_a": PAIRS[0][0], "text_b": PAIRS[0][1], "label": "entailment"}) + "\n")
    assert main([str(file)]) == 0
    assert "pairs 1, accuracy 100.0" in capsys.readouterr().out
    assert main([]) == 2
