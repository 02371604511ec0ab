from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
import pytest
from consumers import read_csv

from checker.renderers import csv


def test_each_row_has_the_words_and_places_of_both_sides(report):
    (row,) = read_csv(csv.render(report))
    assert tuple(row) == csv.COLUMNS
    assert (row["file"], row["line"], row["column"], row["text"]) == ("news/gazette.txt", "3", "1", "Nearly 100 people")
    assert (row["other_file"], row["other_line"], row["other_column"]) == ("news/harbour.txt", "3", "19")
    assert (row["other_outlet"], row["other_published"]) == ("The Harbour Post", "2021-03-01")
    assert row["outlet"] == ""


def test_pandas_reads_what_a_frame_of_findings_has(report):
    frame = pd.read_csv(io.StringIO(csv.render(report)))
    own = report.to_frame()
    for column in ("fingerprint", "rule", "verdict", "severity", "message", "why", "gap", "within", "start", "end"):
        assert list(frame[column].astype(str)) == list(own[column].astype(str))


def test_every_column_of_the_frame_is_there(report):
    assert set(report.to_frame().columns) <= set(csv.COLUMNS)


def test_lines_end_as_the_standard_says(report, report_of):
    assert csv.render(report).count("\r\n") == csv.render(report).count("\n") == 2
    assert csv.render(report_of()) == ",".join(csv.COLUMNS) + "\r\n"


def test_a_side_alone_leaves_the_other_empty(report_of, finding):
    (row,) = read_csv(csv.render(report_of(replace(finding, others=()))))
    assert {value for name, value in row.items() if name.startswith("other_")} == {""}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", " =1+1", "＝1+1", "\r\n=1+1"])
def test_no_cell_is_a_formula(report_of, finding, text):
    (row,) = read_csv(csv.render(report_of(replace(finding, message=text, notes=(text, "more")))))
    assert row["message"] == f"'{text.strip()}"
    assert row["notes"].startswith("'")


@pytest.mark.parametrize("text", ['a "b", c', "a\nb", "a\r\nb", "80\u202e million", "\x00\x1b[31m"])
def test_text_is_quoted_and_stands_on_one_line(report_of, finding, text):
    rendered = csv.render(report_of(replace(finding, message=text)))
    assert len(rendered.splitlines()) == 2
    assert not set("\x00\x1b\u202e") & set(rendered)
    (row,) = read_csv(rendered)
    assert row["message"].startswith(("a ", "80", "␀"))


def test_several_claims_and_notes_share_a_cell(report_of, finding, harbour):
    again = replace(finding.others[0], id="again")
    (row,) = read_csv(csv.render(report_of(replace(finding, others=(*finding.others, again), notes=("one", "two")))))
    assert row["others"] == f"{finding.others[0].id} | again"
    assert row["notes"] == "one | two"
    assert harbour.id in row["others"]
