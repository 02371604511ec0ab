"""The HTML report as a document: what stands in it, what cannot, and how much."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from handmade import article, claim, decision
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from checker.comparisons.verdict import Verdict
from checker.findings.finding import Status
from checker.findings.notice import Notice
from checker.mentions.mention import Kind
from checker.renderers.glyphs import visible
from checker.renderers.html import render, render_bounded
from checker.rulebook.facts.fact import Reference, Severity
from checker.rulebook.facts.quote import Quote
from checker.rulebook.rulebook import Rule, RuleBook, Story

HOSTILE = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onload=alert(1) {{ 7 * 7 }}"


def page(report):
    return parser.fromstring(render(report))


def words(element):
    return " ".join(element.text_content().split())


def shape(root):
    """The elements with their attributes' names: what markup there is, whatever it says."""
    return Counter((str(each.tag), *sorted(each.attrib)) for each in root.iter())


def cards(root):
    return root.xpath("//article")


def test_the_same_report_gives_the_same_text(report):
    assert render(report) == render(report)


def test_a_finding_stands_with_both_sides(report):
    [card] = cards(page(report))
    assert card.get("id") == "aboard/7f3a9c21"
    assert words(card.find(".//h3")) == "nearly 100 people does not agree with around 80 people"
    assert [mark.text for mark in card.iter("mark")] == ["Nearly 100 people", "around 80 people"]
    first, second = card.xpath(".//section")
    assert words(first.find(".//blockquote")).startswith("Nearly 100 people were on board the ferry,")
    for told in (
        "The Harbour Post", "1 March 2021", "Ferry runs aground off the old harbour",
        "read as around 80 people, that is 75 to 85", "news/harbour.txt:3:19",
    ):  # fmt: skip
        assert told in words(second)
    assert "said by its owner" in words(first)
    for told in (
        "Contradiction", "error", "gap 20%, allowed 10%", "How many were on board?", "the hedged values do not meet",
        "one day apart", "high", "data desk", "checker waive aboard/7f3a9c21",
    ):  # fmt: skip
        assert told.casefold() in words(card).casefold()


def test_a_fact_has_its_chart_what_most_say_and_a_row_for_each_claim(report):
    [fact] = page(report).xpath("//section[@class='fact']")
    assert fact.get("id") == "fact-aboard"
    assert len(fact.xpath(".//svg")) == 1
    assert "supported by 1 of 2 each: around 80 people (The Harbour Post)" in words(fact)
    assert len(fact.xpath(".//tbody/tr")) == 2
    assert {cell.get("scope") for cell in fact.iter("th")} == {"col", "row"}


def test_what_was_not_checked_is_told(report):
    told = words(page(report).xpath("//section[@aria-labelledby='unchecked']")[0])
    assert "news/broken.html (could not be read: it is no text)" in told
    assert "rule inquiry (no article says one of its words)" in told
    assert "“Hundred”" in told
    assert "read as windows-1252" in told


def test_decisions_are_told(report_of, finding):
    until = replace(decision("an old figure"), until=date(2026, 1, 31))
    report = report_of(
        replace(finding, fingerprint="aboard/00000001", status=Status.WAIVED, decision=until),
        replace(finding, fingerprint="aboard/00000002", status=Status.BASELINE),
        replace(finding, fingerprint="aboard/00000003", decision=decision("it sank", accepted=True)),
        replace(finding, fingerprint="aboard/00000004"),
    )
    report = replace(report, notices=(Notice("waivers.yaml", "aboard/12345678", "is unused; delete it"),))
    root = page(report)
    accepted, new, baseline, waived = cards(root)  # what is new first
    assert "Accepted by the desk: it sank" in words(accepted)
    assert "accepted, to be corrected" in words(accepted)
    assert new.xpath(".//*[@class='decision']") == []
    assert "in the baseline" in words(baseline)
    assert "Waived by the desk until 31 January 2026: an old figure waivers.yaml" in words(waived)
    assert "checker waive" not in words(waived)
    assert "aboard/12345678 is unused; delete it" in words(root)
    assert "1 waived" in words(root.find(".//header"))
    [choices] = root.xpath("//fieldset[legend='Status']")
    assert [words(button) for button in choices.iter("button")] == ["new 2", "baseline 1", "waived 1"]


def test_a_quotation_differs_word_by_word(report_of, finding):
    here = article("a.txt", "“We will never sell the pier,” she said.", date(2021, 3, 1), "Gazette")
    there = article("b.txt", "“We would not sell the pier,” she said.", date(2021, 3, 1), "Courier")
    quoted = replace(
        finding,
        claims=(claim(here, "aboard", "We will never sell the pier", kind=Kind.QUOTATION, speaker="Ann Lee"),),
        others=(claim(there, "aboard", "We would not sell the pier", kind=Kind.QUOTATION),),
    )
    report = report_of(quoted, articles=(here, there))
    rule = Rule(Quote(id="aboard", question="What did she say?"), Story(), "aboard.yaml", ".")
    root = page(replace(report, rulebook=RuleBook((rule, *report.rulebook.rules[1:]))))
    told, key = root.xpath("//div[@class='difference']/p")
    assert words(told) == "We would not will never sell the pier"
    assert [each.text for each in told.iter("del")] == ["would not"]
    assert [each.text for each in told.iter("ins")] == ["will never"]
    assert words(key) == "Struck through: only Courier. Underlined: only Gazette."


def test_a_reference_is_told(report):
    rule, *others = report.rulebook.rules
    known = Reference(value="81 people", from_=date(2021, 3, 1), source="the port")
    fact = replace(rule.fact, reference=(known,))
    root = page(replace(report, rulebook=RuleBook((replace(rule, fact=fact), *others))))
    assert "81 people from 1 March 2021 (the port)" in words(cards(root)[0])


def test_the_policy_allows_the_own_style_and_script_and_nothing_else(report):
    root = page(report)
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style], [script] = root.xpath("//style"), root.xpath("//script")
    for kind, element in (("style-src", style), ("script-src", script)):
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_it_asks_for_nothing(report):
    root = page(report)
    assert {each.tag for each in root.xpath("//*[@src or @srcset or @data or @action or @style]")} == set()
    assert [each.get("href") for each in root.iter("link")] == ["data:,"]
    assert {each.get("href")[0] for each in root.iter("a")} == {"#"}
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]
    style = root.find(".//style").text
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=c&d=e#f", True),
        ("http://example.org", True),
        ("HTTPS://example.org/Ж", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)//https://", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("https:", False),
        ("https://[", False),
        ("https://example.org/\u202egpj.exe", False),
        ("https://example.org/a b", False),
        ("https://example.org/" + "a" * 3000, False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(report_of, finding, gazette, harbour, url, linked):
    root = page(report_of(finding, articles=(replace(gazette, url=url), harbour)))
    outside = [each for each in root.iter("a") if not each.get("href").startswith("#")]
    assert {each.get("href") for each in outside} == ({url} if linked else set())
    assert {each.get("rel") for each in outside} <= {"noopener noreferrer"}


def hostile(report_of, finding, gazette, harbour, text):
    """A report with a text wherever one of an article, a rule's author or an editor may stand."""
    odd = replace(gazette, outlet=text, notes=(text,), id=text, file=text, language=text)
    main = replace(
        finding.primary,
        article=odd.id,
        scope=text,
        notes=(text,),
        mention=replace(finding.primary.mention, attribution=text, hedge=text, unit=text),
    )
    told = replace(
        finding, claims=(main,), message=text, why=text, gap=text, within=text, notes=(text,), decision=decision(text)
    )
    report = report_of(replace(told, status=Status.WAIVED), articles=(odd, harbour))
    return replace(report, notices=(Notice(text, text, text),))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(text=st.text(min_size=1))
def test_no_text_becomes_markup(report_of, finding, gazette, harbour, text):
    harmless = shape(page(hostile(report_of, finding, gazette, harbour, "word")))
    for each in (f"a{text}", f"a{HOSTILE}{text}"):
        root = page(hostile(report_of, finding, gazette, harbour, each))
        assert shape(root) == harmless
        assert words(root.find(".//h3")) == " ".join(visible(each[:300]).split()) or len(each) > 300


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\x1b", "\x00", "\ud800"])
def test_signs_that_mislead_are_shown(report_of, finding, gazette, harbour, sign):
    text = render(hostile(report_of, finding, gazette, harbour, f"a{sign}b"))
    assert sign not in text
    assert "a\ufffdb" in text or "a\u241bb" in text or "a\u2400b" in text


def test_a_text_of_any_length_is_cut(report_of, finding, gazette, harbour):
    short = len(render(hostile(report_of, finding, gazette, harbour, "word")))
    long = len(render(hostile(report_of, finding, gazette, harbour, "word" * 2_500_000)))
    assert long < short + 100_000


def test_a_paragraph_of_ten_megabytes_is_cut_around_the_claim(report_of, finding):
    giant = article("giant.txt", f"{'x ' * 2_500_000}80 people{' y' * 2_500_000}", None, None)
    told = replace(finding, claims=(claim(giant, "aboard", "80 people"),), others=())
    root = page(report_of(told, articles=(giant,)))
    quoted = words(root.find(".//blockquote"))
    assert "x 80 people y" in quoted
    assert len(quoted) <= 400
    assert len(parser.tostring(root)) < 100_000


def many(report_of, finding, count):
    """A report of so many findings of three severities, the gravest first."""
    grave = (Severity.ERROR,) * (count // 10) + (Severity.WARNING,) * (count - count // 10 - 5) + (Severity.NOTE,) * 5
    return report_of(
        *(replace(finding, fingerprint=f"aboard/{number:08x}", severity=each) for number, each in enumerate(grave))
    )


def test_of_very_many_findings_the_gravest_are_told_and_the_others_counted(report_of, finding):
    text = render(many(report_of, finding, 10_000))
    root = parser.fromstring(text)
    assert len(text.encode()) < 10 << 20
    told = Counter(card.get("data-severity") for card in cards(root))
    assert told["error"] == 1_000
    assert 0 < told["warning"] < 8_995
    assert told["note"] == 0
    [left_out] = root.xpath("//p[@class='left-out']")
    assert words(left_out) == (
        f"Left out, to keep this file usable: {8_995 - told['warning']:,} new warnings, 5 new notes; "
        "--format json=report.json has all."
    )
    assert words(root.get_element_by_id("shown")) == f"The first {sum(told.values()):,} findings of 10,000 shown."


def test_what_is_left_out_is_in_a_file_of_the_same_run(report_of, finding):
    text = render_bounded(many(report_of, finding, 5_000), {"json": "out/all.json", "html": "page.html"})
    assert "out/all.json of the same run has all." in text


def test_two_findings_of_one_fingerprint_have_an_anchor_each(report_of, finding):
    root = page(report_of(finding, finding))
    assert [card.get("id") for card in cards(root)] == ["aboard/7f3a9c21", "aboard/7f3a9c21~2"]


def test_every_anchor_is_unique_and_every_link_inside_leads_to_one(report_of, finding):
    second = replace(finding, fingerprint="aboard/00000001", verdict=Verdict.TENSION)
    root = page(report_of(finding, second))
    anchors = Counter(root.xpath("//@id"))
    assert set(anchors.values()) == {1}
    assert {each.get("href")[1:] for each in root.iter("a") if each.get("href").startswith("#")} <= set(anchors)
    assert {each.get("for") for each in root.iter("label")} <= set(anchors)


def test_a_report_without_findings_says_so(report_of):
    root = page(report_of())
    assert words(root.get_element_by_id("shown")) == "There are no findings."
    assert root.xpath("//form") == []


def test_the_page_needs_no_template_to_be_read_as_a_whole(report):
    text = render(report)
    assert not re.search(r"{[{%]|[%}]}", text.split("<style>")[0] + text.split("</style>")[1].split("<script>")[0])
