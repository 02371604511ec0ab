"""The chart of what sources say: its marks, its text, and what a browser makes of it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest
from browser import QUIET, chromium
from handmade import article, claim
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.claim import ScopeSource
from checker.comparisons.groups import Value
from checker.comparisons.verdict import Verdict
from checker.findings.sources import Moment, Sources, Statement, Support
from checker.mentions.mention import Kind
from checker.renderers.chart import chart
from checker.renderers.glyphs import visible
from checker.values.interval import Interval

SVG = "{http://www.w3.org/2000/svg}"
TEXT = "Words that are some value."


def statement(source, low, high=None, *, meant=None, verdict=Verdict.AGREE, copy_of=None, **values):
    """A statement of a source that something is so many people."""
    high = low if high is None else high
    meant = meant or Interval(low, high)
    values = {"kind": Kind.QUANTITY, "low": low, "high": high, "interval": meant, "unit": "people"} | values
    said = claim(article(f"{source}.txt", TEXT, date(2021, 3, 1), source), "aboard", "some value", **values)
    said = replace(said, scope=None, scope_source=ScopeSource.UNSTATED)
    return Statement(said, source, copy_of, Value("", meant.start, meant.stop, low, high, low, high), verdict)


def moment(*statements):
    """A time whose first statement gives the best supported value."""
    own = [each for each in statements if each.copy_of is None]
    agreeing = tuple(sorted(each.source for each in own if each.verdict is Verdict.AGREE))
    best = Support(statements[0].claim, (statements[0].source,), agreeing)
    return Moment(statements, (best,), (best,), tuple(sorted(each.source for each in own)))


def drawn(*statements):
    return chart(Sources("aboard", None, (moment(*statements),)))


def elements(svg, name):
    """The elements of a kind, those of the legend left out."""
    root = ET.fromstring(svg)
    below = float(root.get("height")) - 30
    heights = [
        (each, each.get("y") or each.get("cy") or each.get("d", "0 0").split()[1]) for each in root.iter(SVG + name)
    ]
    return [each for each, y in heights if float(y.split("H")[0].split("V")[0].split("L")[0]) < below]


def words(svg):
    return [each.text for each in elements(svg, "text")]


ABOUT = {"meant": Interval(75, 85), "hedge": "around"}
NEARLY = {"meant": Interval(90, 100, high_closed=False), "hedge": "nearly"}


@pytest.fixture
def whole():
    said = (
        statement("The Harbour Post", 80, **ABOUT),
        statement("its owner", 100, verdict=Verdict.CONTRADICTION, **NEARLY),
        statement("Evening Wire", 79),
        statement("Morning Wire", 60, copy_of="wire.txt", verdict=Verdict.CONTRADICTION),
        statement("Gazette", 70, meant=Interval(70, None, low_closed=False), hedge="more than"),
    )
    return chart(Sources("aboard", "US", (moment(*said), moment(statement("Gazette", 84)))))


def test_a_chart_as_a_whole(whole, snapshot):
    assert whole == snapshot


def test_each_value_stands_in_words_beside_its_source(whole):
    shown = words(whole)
    for source, value in (
        ("The Harbour Post", "around 80 people"), ("its owner", "nearly 100 people"), ("Evening Wire", "79 people"),
        ("Morning Wire (copy)", "60 people"), ("Gazette", "more than 70 people"),
    ):  # fmt: skip
        assert shown[shown.index(source) + 1] == value
    assert shown[shown.index("nearly 100 people") + 1] == "apart"
    assert shown[shown.index("79 people") + 1] != "apart"


def test_a_chart_says_in_its_title_and_description_what_it_shows(whole):
    root = ET.fromstring(whole)
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "What the sources say: aboard, US")
    assert root[1].tag == f"{SVG}desc"
    assert "around 80 people" in root[1].text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [root[0].get("id"), root[1].get("id")]


def test_charts_of_one_page_share_no_id_and_style_only_themselves():
    said = (moment(statement("a", 30), statement("b", 40)),)
    pages = [
        chart(Sources(rule, scope, said)) for rule, scope in (("aboard", "US"), ("aboard", None), ("aboard-US", None))
    ]
    ids = [each.get("id") for page in pages for each in ET.fromstring(page).iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 6
    assert not any(" " in id for id in ids)
    style = ET.fromstring(pages[0]).find(f"{SVG}style").text
    selectors = [each.strip() for part in re.findall(r"([^{}@]+)\{", style) for each in part.split(",")]
    assert [each for each in selectors if not each.startswith((".sources-chart ", "media"))] == []
    assert ".sources-chart text" in selectors


@pytest.mark.parametrize(
    ("meant", "caps", "circles", "arrows"),
    [
        (Interval(75, 85), 2, 0, 0),
        (Interval(75, 85, high_closed=False), 1, 1, 0),
        (Interval(75, 85, low_closed=False, high_closed=False), 0, 2, 0),
        (Interval(75, None), 1, 0, 1),
        (Interval(None, 85), 1, 0, 1),
        (Interval(75, None, low_closed=False), 0, 1, 1),
    ],
)
def test_an_end_shows_whether_it_belongs(meant, caps, circles, arrows):
    low = 75 if meant.low is None else meant.low
    svg = drawn(statement("a", low, 85 if meant.high is None else meant.high, meant=meant), statement("b", 20))
    strokes = [each.get("d") for each in elements(svg, "path") if each.get("class") == "ink"]
    assert sum("V" in each for each in strokes) == caps
    assert sum(each.count("L") == 2 for each in strokes) == arrows
    assert sum(each.get("class") == "ink paper" for each in elements(svg, "circle")) == circles


@pytest.mark.parametrize(("hedge", "dashed"), [("around", True), (None, False)])
def test_a_hedged_value_is_dashed(hedge, dashed):
    svg = drawn(statement("a", 80, meant=Interval(75, 85), hedge=hedge), statement("b", 20))
    bars = [each for each in elements(svg, "path") if each.get("class") == "ink" and "H" in each.get("d")]
    assert [each.get("stroke-dasharray") is not None for each in bars] == [dashed]


def test_values_stand_on_the_line_in_their_order():
    svg = drawn(*(statement(f"source {value}", value) for value in (30, 10, 20)))
    places = [float(each.get("cx")) for each in elements(svg, "circle")]
    assert sorted(range(3), key=places.__getitem__) == [1, 2, 0]


def test_one_source_with_one_value_stands_once():
    svg = drawn(statement("a", 30), statement("a", 30), statement("b", 30))
    assert words(svg).count("a") == 2  # a value of its own for each statement made by hand
    same = statement("a", 30)
    assert words(drawn(same, same, statement("b", 30))).count("a") == 1


def test_of_many_values_the_first_are_drawn():
    svg = drawn(*(statement(f"source {number:03}", float(number)) for number in range(100)))
    assert "and 60 values more" in words(svg)
    assert [each for each in words(svg) if each.startswith("source")][-1] == "source 039"


def test_each_of_several_times_is_named():
    svg = chart(Sources("aboard", None, (moment(statement("a", 1)), moment(statement("b", 2)))))
    assert words(svg).count("1 March 2021:") == 2


@pytest.mark.parametrize("kind", [Kind.STATE, Kind.MEMBERS])
def test_what_has_no_place_on_a_line_is_not_drawn(kind):
    one = statement("a", 1, kind=kind, state="open", members=("a",))
    one = replace(one, claim=replace(one.claim, mention=replace(one.claim.mention, interval=None)))
    assert drawn(one) is None


def day(source, first, last):
    low, high = (float("-inf") if each is None else float(each.toordinal()) for each in (first, last))
    made = statement(source, 1, kind=Kind.DATE, earliest=first, latest=last)
    mention = replace(made.claim.mention, interval=None, low=None, high=None)
    return replace(made, claim=replace(made.claim, mention=mention), value=Value("", low, high, low, high, low, high))


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        (date(2021, 3, 1), date(2021, 3, 3), ["1 Mar 2021", "2 Mar 2021", "3 Mar 2021"]),
        (date(2021, 3, 1), date(2021, 3, 1), ["27 Feb 2021", "1 Mar 2021", "3 Mar 2021"]),
        (date(2021, 8, 1), date(2021, 10, 30), ["29 Jul 2021", "17 Sep 2021", "6 Nov 2021"]),
        (date(1995, 6, 1), date(2006, 6, 1), ["1995", "2000", "2005"]),
        (date.min, date.max, ["5000"]),
    ],
)
def test_days_have_days_or_years_below_them(first, last, ticks):
    svg = drawn(day("a", first, first), day("b", last, last))
    assert [each.text for each in elements(svg, "text") if each.get("text-anchor") == "middle"] == ticks


@given(
    source=st.text(min_size=1),
    hedge=st.text(min_size=1),
    low=st.floats(allow_nan=False, allow_infinity=False, width=32),
)
def test_any_text_and_any_number_is_a_whole_image_that_asks_for_nothing(source, hedge, low):
    svg = drawn(statement("a", low, hedge=hedge), replace(statement("b", 1.0), source=source))
    root = ET.fromstring(svg)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "desc", "style", "rect", "path", "circle", "text"
    }  # fmt: skip
    assert not [name for each in root.iter() for name in each.attrib if "href" in name or name.startswith("on")]
    assert any(visible(source)[:5].rstrip() in (each or "") for each in words(svg))
    assert "url(" not in svg.split("</style>")[0]
    assert "nan" not in svg


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_in_a_browser(whole, tmp_path, scheme):
    browser = chromium()
    playwright = pytest.importorskip("playwright.sync_api")
    long = "An Outlet Whose Name Is Much Longer Than There Is Room For"
    (tmp_path / "whole.svg").write_text(whole, encoding="utf-8")
    crowded = drawn(
        statement(long, 8_123_456, unit="passengers of the ferry", verdict=Verdict.DISPUTED), statement(long, 1)
    )
    (tmp_path / "crowded.svg").write_text(crowded, encoding="utf-8")
    days = drawn(day("a", date(2021, 9, 15), date(2021, 9, 15)), day("b", date(2021, 9, 30), date(2021, 12, 30)))
    (tmp_path / "days.svg").write_text(days, encoding="utf-8")
    (tmp_path / "report.html").write_text("<img src='whole.svg'><img src='crowded.svg'>", encoding="utf-8")
    asked: list[str] = []
    with playwright.sync_playwright() as run:
        window = run.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=browser, args=QUIET, color_scheme=scheme
        )
        page = window.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "report.html").as_uri())
        sizes = page.evaluate("[...document.images].map(image => image.complete && image.naturalWidth)")
        assert sizes == [880, 880]
        for name in ("whole.svg", "crowded.svg", "days.svg"):
            page.goto((tmp_path / name).as_uri())
            assert page.evaluate(OVERLAPPING) == []
            assert page.evaluate(FAINT) == []
        window.close()
    assert {url.split(":")[0] for url in asked} == {"file"}


OVERLAPPING = """
(() => {
  const texts = [...document.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()]);
  const width = document.documentElement.viewBox.baseVal.width;
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const wrong = texts.filter(([, box]) => box.x < 0 || box.x + box.width > width).map(([text]) => text);
  for (let i = 0; i < texts.length; i++)
    for (let j = 0; j < i; j++)
      if (meet(texts[i][1], texts[j][1])) wrong.push([texts[i][0], texts[j][0]]);
  return wrong;
})()
"""
FAINT = """
(() => {
  const light = colour => {
    const parts = colour.match(/\\d+/g).slice(0, 3).map(part => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const style = (selector, key) => getComputedStyle(document.querySelector(selector))[key];
  const grounds = ['rect.paper', 'rect.band'].map(selector => style(selector, 'fill'));
  const inks = [style('text', 'fill'), style('.ink', 'stroke'), style('.dot', 'fill')];
  return inks.flatMap(ink => grounds.map(ground => contrast(ink, ground))).filter(found => !(found >= 7));
})()
"""
"""Contrasts below 7 to 1, what the Web Content Accessibility Guidelines ask of text at their strictest level."""
