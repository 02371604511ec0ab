"""articles.csv: what it adds, and each of its mistakes as the user sees it."""

from __future__ import annotations

from datetime import date

import pytest

from checker.articles.document import Metadata
from checker.articles.sidecar import read_sidecar


def read(folder, content):
    folder.write("articles.csv", content)
    return read_sidecar(folder.path / "articles.csv", "articles.csv")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_rows_are_read_whatever_program_wrote_them(folder, line_break, mark):
    rows = ["url,File , published,outlet", "", 'https://example.org/a,a.txt,2020-08-03,"Courier, The"', ",./b.txt,,"]
    sidecar = read(folder, mark + line_break.join(rows))
    assert sidecar.problems == ()
    assert sidecar.of("a.txt", None) == Metadata(date(2020, 8, 3), "Courier, The", "https://example.org/a")
    assert sidecar.of("b.txt", None) == sidecar.of("c.txt", None) == Metadata()


def test_a_record_of_a_file_may_have_its_own_row(folder):
    sidecar = read(folder, "file,published,outlet\nx.jsonl,2020-08-03,Courier\nx.jsonl#7,2020-08-04,\n")
    assert sidecar.of("x.jsonl", "7") == Metadata(date(2020, 8, 4), "Courier")
    assert sidecar.of("x.jsonl", "8") == Metadata(date(2020, 8, 3), "Courier")


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("file,publishd\n", ['articles.csv:1: unknown column "publishd" (did you mean "published"?)']),
        ("file,xyz\n", ['articles.csv:1: unknown column "xyz" (the columns are file, published, outlet, url)']),
        ("outlet\n", ['articles.csv:1: no column "file" (the columns are file, published, outlet, url)']),
        ("file,file\n", ['articles.csv:1: the column "file" stands twice']),
        (
            "file,published\na.txt,soon\nb.txt,31/02/2020\n",
            [
                'articles.csv:2: "soon" is not a date (write it as in 2020-08-03)',
                'articles.csv:3: "31/02/2020" is not a date (write it as in 2020-08-03)',
            ],
        ),
        (
            "file,published\na.txt,03/08/2020\n",
            ['articles.csv:2: "03/08/2020" is not a date (write it as in 2020-08-03)'],
        ),
        (
            "file,outlet\na.txt,Courier, The\n",
            ["articles.csv:2: 3 values under 2 columns (put quotes around a value that holds a comma)"],
        ),
        ("file\na.txt\na.txt\n", ['articles.csv:3: "a.txt" stands twice (keep one of the rows)']),
        ("file,outlet\n,Courier\n", ["articles.csv:2: no file is named (write the file's name, as in talks.txt)"]),
        ("\0", ["articles.csv: cannot be read: not text: it holds NUL bytes (save it as UTF-8)"]),
    ],
)
def test_each_mistake_has_its_place_and_remedy(folder, content, problems):
    assert [str(problem) for problem in read(folder, content).problems] == problems


@pytest.mark.parametrize("name", ["missing.csv", "a.txt/articles.csv", "."])
def test_no_sidecar_is_no_mistake(folder, name):
    folder.write("a.txt", "Ferry sinks")
    assert read_sidecar(folder.path / name, name).problems == ()


def test_a_misspelt_file_name_is_told_and_a_file_that_is_gone_is_not(folder):
    for name in ("talks-1.txt", "talks-2.txt", "launch.txt"):
        folder.write(name, "Ferry sinks")
    sidecar = read(folder, "file,outlet\ntalks-1.txt,A\ntalks-2.txt,B\ntalks-3.txt,C\nlaunhc.txt,D\n")
    assert [str(problem) for problem in sidecar.problems] == [
        'articles.csv:5: no file "launhc.txt" in this folder (did you mean "launch.txt"?)'
    ]


@pytest.mark.parametrize("outlet", ["", "-", "?", "n/a", "unknown", "Unknown"])
def test_an_outlet_that_nobody_knows_is_none(folder, outlet):
    assert read(folder, f"file,outlet\na.txt,{outlet}\n").of("a.txt", None) == Metadata()
