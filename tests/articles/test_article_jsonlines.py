"""JSON Lines: one article a line, a bad line telling its number and the others going on."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.articles.article import Article, Unread
from checker.articles.formats import jsonlines


def test_a_record_is_an_article(folder):
    record = {"id": 17, "headline": "Ferry sinks", "text": "Twelve died.\nForty lived.", "published": "2020-08-03", "outlet": "Courier",
              "url": "https://example.org/a", "language": "en-GB"}  # fmt: skip
    article = folder.article("x.jsonl", json.dumps(record))
    assert article.id == "x.jsonl#17"
    assert article.file == "x.jsonl"
    assert article.text == "Ferry sinks\n\nTwelve died.\nForty lived."
    assert article.headline == "Ferry sinks"
    assert (article.published, article.outlet) == (date(2020, 8, 3), "Courier")
    assert (article.url, article.language, article.notes) == ("https://example.org/a", "en", ())


@pytest.mark.parametrize(
    "record",
    [
        {"title": "Ferry sinks", "body": "Twelve died.", "date": "3 August 2020", "source": {"name": "Courier"}},
        {"Title": "Ferry\n sinks ", "content": "Twelve died.", "publishedAt": 1596412800, "publisher": "Courier"},
        {"headline": None, "title": "Ferry sinks", "text": "Ferry sinks\n\nTwelve died.", "timestamp": 1596412800000.0, "site": "Courier"},
        {"text": "Ferry sinks\n\nTwelve died.", "date": {"$date": "2020-08-03T00:00:00Z"}, "outlet": "Courier", "body": 5},
    ],
)  # fmt: skip
def test_the_keys_of_other_programs_are_known(folder, record):
    article = folder.article("x.ndjson", json.dumps(record))
    assert (article.id, article.headline, article.body.strip()) == ("x.ndjson#1", "Ferry sinks", "Twelve died.")
    assert (article.published, article.outlet) == (date(2020, 8, 3), "Courier")


def test_a_bad_line_tells_its_number_and_the_others_are_read(folder):
    lines = ['{"text": "One"}', "", "{broken", "[1]", '{"text": 5}', '{"text": "Two"} x', "[" * 100_000, '{"a": ' + "[" * 100_000,
             '{"text": ""}', '{"text": "Three', '{"text": "Four"}']  # fmt: skip
    found = folder.read(folder.write("x.jsonl", "\n".join(lines)))
    assert [item.id for item in found if isinstance(item, Article)] == ["x.jsonl#1", "x.jsonl#11"]
    assert [item.reason for item in found if isinstance(item, Unread)] == [
        "line 3: column 2: not JSON: a name in quotes is missing",
        "line 4: column 1: not JSON: an object in braces is missing",
        "line 5: no text under any of the keys text, body, content, articlebody, article",
        "line 6: column 17: not JSON: more than one object on the line",
        "line 7: column 1: not JSON: an object in braces is missing",
        "line 8: not JSON that can be read: nested too deeply",
        "line 9: empty",
        "line 10: column 10: not JSON: Unterminated string starting at",
    ]
    assert {item.file for item in found} == {"x.jsonl"}


@pytest.mark.parametrize("line", ["5", "[1]", '"ferry"', "null", "{}", '{"text": 5}', '{"text": ""}', "{'text': 'a'}"])
def test_what_is_json_but_no_article_is_unread_and_the_others_are_read(folder, line):
    file = folder.write("a.jsonl", f'{line}\n{{"text": "Ferry sinks"}}\n')
    unread, article = folder.read(file)
    assert unread.reason.startswith("line 1: ")
    assert article.text == "Ferry sinks"


def test_keys_in_capitals_are_known(folder):
    article = folder.article("a.jsonl", '{"ID": 7, "Headline": "Ferry sinks", "Text": "It sank."}')
    assert (article.id, article.text) == ("a.jsonl#7", "Ferry sinks\n\nIt sank.")


def test_records_stay_in_the_order_of_the_file_and_ids_are_unique(folder):
    records = [{"id": "b", "text": "One"}, {"id": "a", "text": "Two"}, {"id": "b", "text": "Three"}, {"text": "Four"}]
    found = folder.read(folder.write("x.jsonl", "\n".join(map(json.dumps, records))))
    assert [item.id for item in found] == ["x.jsonl#b", "x.jsonl#a", "x.jsonl#b:3", "x.jsonl#4"]


def test_a_sidecar_and_the_file_name_complete_records(folder):
    folder.write("2020-08-03.jsonl", '{"id": "a", "text": "One"}\n{"id": "b", "text": "Two"}\n')
    folder.write("articles.csv", "file,published,outlet\n2020-08-03.jsonl,,Courier\n2020-08-03.jsonl#b,2020-08-04,\n")
    a, b = folder.read()
    assert (a.published, a.outlet) == (date(2020, 8, 3), "Courier")
    assert (b.published, b.outlet) == (date(2020, 8, 4), "Courier")


def test_a_date_that_cannot_be_read_is_told(folder):
    article = folder.article("x.jsonl", '{"text": "One", "date": "soon"}')
    assert (article.published, article.notes) == (None, ('"soon" is not a date that can be read',))


def test_places_are_in_the_record_s_line(folder):
    line = '{"title": "A \\u201cferry\\u201d", "text": "It \\"sank\\".\\nSo \\ud83d\\ude00 5."}'
    folder.write("x.jsonl", '{"text": "One"}\r\n\r\n' + line + "\r\n")
    _, article = folder.read("x.jsonl")
    assert article.text == 'A “ferry”\n\nIt "sank".\nSo 😀 5.'
    for word in ("A", "ferry", "It", "sank", "So", " 5"):
        place = article.place(article.text.index(word))
        assert (place.line, place.column) == (3, line.index(word) + 1)


def test_half_a_surrogate_pair_is_replaced(folder):
    article = folder.article("x.jsonl", '{"id": "a\\ud800", "text": "One \\udc00 two"}')
    assert (article.id, article.text) == ("x.jsonl#a\ufffd", "One \ufffd two")


def test_a_line_too_long_for_an_article_is_passed_over(folder, monkeypatch):
    monkeypatch.setattr(jsonlines, "LARGEST", 1_000_000)
    long = json.dumps({"text": "x" * 3_000_000})
    found = folder.read(folder.write("x.jsonl", f'{long}\n{{"text": "Two"}}\n{long}'))
    assert [getattr(item, "id", getattr(item, "reason", "")) for item in found] == [
        "line 1: larger than 1 MB, the most that one article may have here",
        "x.jsonl#2",
        "line 3: larger than 1 MB, the most that one article may have here",
    ]


def test_a_line_in_another_encoding_is_read_and_told(folder):
    raw = b'{"text": "Ferry sinks"}\n' + '{"text": "The firm paid £5m – “too much”."}\n'.encode("cp1252")
    first, second = folder.read(folder.write("x.jsonl", b"\xef\xbb\xbf" + raw))
    assert first.notes == ()
    assert (second.text, second.notes) == ("The firm paid £5m – “too much”.", ("read as windows-1252 (detected)",))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
KEYS = st.sampled_from([*jsonlines.IDS, *jsonlines.HEADLINES, *jsonlines.BODIES, *jsonlines.DATES, *jsonlines.OUTLETS])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.dictionaries(KEYS, JSON, max_size=6), st.text(min_size=1), st.booleans())
def test_every_character_stands_where_its_place_says(folder, record, text, ascii_only):
    record["text"] = text
    line = json.dumps(record, ensure_ascii=ascii_only).encode(errors="replace")
    (found,) = folder.read(folder.write("x.jsonl", line))
    if isinstance(found, Unread):
        assert found.reason in ("line 1: empty", "line 1: not text")
        return
    written = line.decode()
    for offset, char in enumerate(found.text):
        place = found.place(offset)
        assert place.line == 1
        at = written[place.column - 1 : place.column]
        assert at == char or at == "\\" or char.isspace()
