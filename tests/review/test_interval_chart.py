"""The values of a flag on one line: what is drawn of them, and what is told in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from checker.claims.claim import Confidence
from checker.review.flag import Ends, Evidence, Quoted, Side
from checker.review.interval_chart import chart, rows

EXACT = Ends(80, 80, 80, 80, 72, 88.8889, days=False, unit="people")
QUOTED = Quoted(
    article="harbour.txt",
    place="harbour.txt:3:1",
    outlet="Harbour Post",
    published=None,
    headline="",
    url=None,
    before="",
    words="80 people",
    after="",
    value="80 people",
    says=None,
    hedge=None,
    as_of="",
    in_headline=False,
    confidence=Confidence.HIGH,
    ends=EXACT,
)


def evidence(*sides):
    """Evidence with one claim on each side."""
    return Evidence("", (), None, tuple(Side((each,), "") for each in sides), "", None, None, ())


def drawn(*sides):
    return html.fromstring(chart(rows(evidence(*sides)), str))


def days(first, last):
    start, stop = (None if day is None else day.toordinal() for day in (first, last))
    return Ends(start, stop, start, stop, start, stop, days=True, unit=None)


@pytest.mark.parametrize(
    ("ends", "meant", "agrees"),
    [
        (EXACT, "80", "72 to 88.889"),
        (Ends(75, 85, 80, 80, 72, 90, days=False, unit=None), "75 to 85", "72 to 90"),
        (Ends(100, None, 100, None, 90, None, days=False, unit=None), "100 or more", "90 or more"),
        (Ends(None, 5e6, None, 5e6, None, 5e6, days=False, unit=None), "5 million or less", ""),
        (Ends(80, 80, 80, 80, 80, 80, days=False, unit=None), "80", ""),
        (days(date(2020, 9, 15), date(2020, 9, 20)), "15 to 20 September 2020", ""),
        (days(None, date(2020, 9, 15)), "until 15 September 2020", ""),
    ],
)
def test_a_value_is_told_in_words(ends, meant, agrees):
    [row] = rows(evidence(replace(QUOTED, ends=ends)))
    assert (row.meant, row.agrees) == (meant, agrees)


def test_values_without_a_place_on_a_line_are_left_out():
    state = replace(QUOTED, ends=None)
    assert rows(evidence(state, state)) == ()
    assert chart((), str) is None
    assert [row.side for row in rows(evidence(state, QUOTED))] == [2]
    mixed = rows(evidence(QUOTED, replace(QUOTED, ends=days(date(2020, 1, 1), date(2020, 1, 1)))))
    assert [row.ends.days for row in mixed] == [False]
    nowhere = Ends(None, None, None, None, None, None, days=False, unit=None)
    assert chart(rows(evidence(replace(QUOTED, ends=nowhere))), str) is None


def test_what_a_drawing_shows_it_explains():
    plain = drawn(replace(QUOTED, ends=replace(EXACT, least=80, most=80)))
    assert [each.text for each in plain.xpath(".//g/text")] == ["end", "as written"]
    at_least = replace(QUOTED, hedge="at least", ends=Ends(100, None, 100, None, 90, None, days=False, unit=None))
    full = drawn(QUOTED, at_least)
    assert [each.text for each in full.xpath(".//g/text")] == ["end", "no end", "hedged", "as written", "agrees"]
    assert len(full.xpath("./rect[@class='band']")) == 2
    assert len(full.xpath("./path[@class='ink'][@stroke-dasharray]")) == 1


def test_names_and_values_are_text_and_not_endless():
    hostile = replace(QUOTED, outlet="<script>alert(1)</script>\u202e" * 1000, words="</svg><b>" * 1000)
    drawing = chart(rows(evidence(hostile)), str)
    assert "<script" not in drawing
    assert "<b>" not in drawing
    assert "\u202e" not in drawing
    assert len(drawing) < 20_000
