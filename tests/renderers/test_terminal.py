from __future__ import annotations

import io
from dataclasses import replace

import pytest
from handmade import article, claim, decision

from checker.claims.claim import NearMiss
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Status
from checker.findings.notice import Notice
from checker.renderers import terminal


def test_a_report_as_a_whole(report, snapshot):
    assert terminal.render(report) == snapshot


def test_the_terminal_shows_the_same_words_as_the_plain_text(report, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    stream = io.StringIO()
    terminal.show(report, stream)
    words = " ".join(stream.getvalue().split())
    assert words == " ".join(terminal.render(report).split())


@pytest.mark.parametrize("columns", ["40", "60", "200"])
def test_no_row_is_wider_than_the_terminal(report, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    stream = io.StringIO()
    terminal.show(report, stream)
    assert max(len(row.rstrip()) for row in stream.getvalue().splitlines()) <= int(columns)


def test_whom_several_sources_support_is_told_of_a_fact_with_a_finding(report_of, finding, harbour):
    (low,), (high,) = finding.others, finding.claims
    wire = article("news/wire.txt", harbour.text, harbour.published, "Evening Wire")
    again = replace(low, article=wire.id, id="wire")
    articles = (replace(harbour, id=high.article), harbour, wire)
    told = terminal.render(report_of(replace(finding, others=(low, again)), articles=articles))
    assert "aboard, aboard  2 of 3: around 80 people; apart: its owner (nearly 100 people)" in told
    quiet = terminal.render(report_of(replace(finding, others=(low, again), status=Status.WAIVED), articles=articles))
    assert "2 of 3" not in quiet


def test_one_source_against_another_is_told_by_the_finding_alone(report):
    assert "independent sources" not in terminal.render(report)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_colours_are_for_terminals_without_no_color(report, monkeypatch, no_color, coloured):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    stream = Terminal()
    terminal.show(report, stream)
    assert ("\x1b[1;31m" in stream.getvalue()) is coloured
    assert "\x1b" not in terminal.render(report)


def test_carets_stand_under_the_claim_whatever_stands_before_it(report_of, finding):
    text = "八千万\tの \x1b[31mпассажиров 80 people\u202e here."
    odd = article("odd.txt", text, None, "Odd\x1b[2J")
    side = claim(odd, "aboard", "80 people", low=80.0, high=80.0)
    shown = terminal.render(report_of(replace(finding, claims=(side,), others=()), articles=(odd,)))
    assert not {"\x1b", "\u202e", "\t"} & set(shown)
    sentence, carets = shown.splitlines()[2:4]
    assert sentence == "      八千万 の ␛[31mпассажиров 80 people\ufffd here."
    assert carets == " " * (6 + 6 + 1 + 2 + 1 + 5 + 11) + "^" * 9


def test_an_article_is_shown_once_a_side_and_its_further_places_listed(report_of, finding):
    text = " ".join(f"There were {number} people." for number in range(80, 90))
    long = article("long.txt", text, None, None)
    sides = tuple(claim(long, "aboard", f"{number} people") for number in range(80, 90))
    shown = terminal.render(report_of(replace(finding, claims=sides, others=()), articles=(long,)))
    assert shown.count("-->") == 1
    assert "likewise long.txt:1:34, long.txt:1:56, long.txt:1:78, long.txt:1:100 and 5 more" in shown


def test_sides_of_several_articles_are_set_apart(report_of, finding):
    articles = tuple(article(f"{name}.txt", "There were 80 people.", None, None) for name in "abcdef")
    sides = [claim(each, "aboard", "80 people") for each in articles]
    against = replace(finding, claims=tuple(sides[:5]), others=tuple(sides[5:]))
    shown = terminal.render(report_of(against, articles=articles))
    marks = [row.split()[:2] for row in shown.splitlines() if row.startswith(("  -->", "  against", "  = likewise"))]
    assert marks == [
        ["-->", "a.txt:1:12"],
        ["-->", "b.txt:1:12"],
        ["-->", "c.txt:1:12"],
        ["=", "likewise"],
        ["against"],
        ["-->", "f.txt:1:12"],
    ]


def test_a_waived_finding_is_counted_and_named_but_not_told(report_of, finding):
    waived = replace(finding, status=Status.WAIVED, decision=decision("an old figure, on purpose"))
    shown = terminal.render(report_of(waived))
    assert "-->" not in shown
    assert "1 waived" in shown
    assert "waived: aboard/7f3a9c21 (an old figure, on purpose)" in shown


def test_a_known_finding_says_so(report_of, finding):
    shown = terminal.render(
        report_of(replace(finding, status=Status.BASELINE), replace(finding, fingerprint="aboard/00000000"))
    )
    assert "2 contradictions (1 new, 1 baseline)" in shown
    assert "known: baseline" in shown


@pytest.mark.parametrize(
    ("verdict", "counted"),
    [
        (Verdict.CONTRADICTION, "1 contradiction"),
        (Verdict.TENSION, "1 tension"),
        (Verdict.UPDATE, "1 update"),
        (Verdict.DISPUTED, "1 disputed"),
    ],
)
def test_the_summary_counts_each_verdict(report_of, finding, verdict, counted):
    assert f"claims: {counted}\n" in terminal.render(report_of(replace(finding, verdict=verdict)))


def test_a_message_that_tells_the_gap_is_not_told_twice(report_of, finding):
    shown = terminal.render(report_of(replace(finding, message="they differ by 20%")))
    assert shown.splitlines()[0] == "contradiction[aboard]  they differ by 20%"


def test_a_notice_is_told(report_of, finding):
    notice = Notice("waivers.yaml", "aboard/7f3a9c21", "expired on 2021-01-31: delete it")
    shown = terminal.render(replace(report_of(finding), notices=(notice,)))
    assert "decision: waivers.yaml: aboard/7f3a9c21 expired on 2021-01-31: delete it\n" in shown


def test_an_accepted_finding_is_told_with_who_accepted_it(report_of, finding):
    shown = terminal.render(report_of(replace(finding, decision=decision("the owner is right", accepted=True))))
    assert "accepted by the desk, to be corrected: the owner is right" in shown


def test_what_was_left_out_is_told_with_what_helps_an_author_first(report_of, finding, gazette):
    told = [
        ("aboard", "no counted noun stands with it"),
        ("aboard", "the coast guard stands nearer"),
        ("inquiry", "it is no last day"),
        ("inquiry", "the owner stands nearer"),
    ]
    misses = tuple(NearMiss(rule, gazette.id, 0, 7, "Hundred", reason) for rule, reason in told)
    shown = terminal.render(report_of(finding, near_misses=misses))
    _, *rows = " ".join(shown.split()).split("left out: ")
    assert [(row.split(":")[0], row.split("(")[1].split(")")[0]) for row in rows] == [
        ("inquiry", "it is no last day"),  # no claim at all of this rule: its near misses say why
        ("inquiry", "the owner stands nearer"),
        ("aboard", "the coast guard stands nearer"),
        ("aboard", "no counted noun stands with it"),
    ]


def test_as_many_left_out_are_told_as_before(report_of, finding, gazette):
    misses = tuple(NearMiss("aboard", gazette.id, 0, 7, "Hundred", f"reason {number}") for number in range(20))
    shown = terminal.render(report_of(finding, near_misses=misses))
    assert shown.count("left out: aboard") == 12
    assert "20 mentions in all" in shown


def test_no_findings_is_said(report_of):
    assert "2 rules, 2 articles, 0 claims: no findings" in terminal.render(report_of())
