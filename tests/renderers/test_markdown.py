from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import article, claim, decision
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.findings.finding import Status
from checker.findings.notice import Notice
from checker.renderers.glyphs import visible
from checker.renderers.markdown import escape, render, render_bounded, render_files
from checker.rulebook.facts.fact import Severity

PARSER = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])


def shown(markdown):
    """The block types and the plain text that a Markdown reader sees."""
    tokens = PARSER.parse(markdown)
    inline = [child for token in tokens for child in token.children or []]
    return (
        {token.type for token in tokens},
        "".join(child.content for child in inline),
        {child.type for child in inline},
    )


def test_a_report_as_a_whole(report, snapshot):
    assert render(report) == snapshot


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no list",
        "12. no list",
        "3) no list",
        "> no quotation",
        "a *b* _c_ `d` ~~e~~",
        "[a](https://example.org)",
        "<script>alert(1)</script>",
        "<https://example.org>",
        "![a](b.png)",
        "AT&amp;T &#35;",
        "a | b | c",
        "---",
        "===",
        "+ no list",
        "\\* no escape",
        "    no code",
        "[a]: b",
        "~~~",
        "```",
    ],
)
def test_text_of_an_article_stays_text(text):
    blocks, seen, kinds = shown(escape(text))
    assert blocks == {"paragraph_open", "inline", "paragraph_close"}
    assert seen == text.strip()
    assert kinds <= {"text", "text_special"}


@given(st.text())
def test_no_text_becomes_markup(text):
    blocks, seen, kinds = shown(escape(text))
    assert seen.strip() == visible(text).strip()
    assert kinds <= {"text", "text_special"}
    assert blocks <= {"paragraph_open", "inline", "paragraph_close"}


@pytest.mark.parametrize("text", ["15.3 billion people", "2020", "-5", "+5 degrees", "3-1", "1.", "5) people"])
def test_a_number_at_the_start_is_no_list(text):
    assert shown(escape(text))[:2] == ({"paragraph_open", "inline", "paragraph_close"}, text)
    assert escape("15.3 billion") == "15.3 billion"


@pytest.mark.parametrize("text", ["www.example.org", "https://example.org", "ftp://example.org"])
def test_an_address_is_no_link_where_a_reader_makes_links(text):
    assert text not in escape(text)


def test_a_table_keeps_its_columns_whatever_an_outlet_is_called(report_of, finding, gazette, harbour):
    markdown = render(report_of(finding, articles=(replace(gazette, outlet="A | B\n# C"), harbour)))
    rows = [row for row in markdown.splitlines() if row.startswith(("| 1 March", "| 2 March"))]
    assert [row.replace("\\|", "").count("|") for row in rows] == [9, 9]
    assert "\n# C" not in markdown


def test_what_each_article_says_stands_in_the_order_of_time(report):
    table = render(report).split("in the order of time:")[1]
    assert table.index("1 March 2021") < table.index("2 March 2021")


def test_whom_most_sources_support_stands_before_what_each_says(report):
    markdown = render(report)
    told = markdown.index("### What most sources say in aboard")
    assert (
        markdown.index("supported by 1 of 2 each: around 80 people (The Harbour Post); nearly 100 people (its owner)")
        > told
    )
    assert told < markdown.index("in the order of time:")
    assert "![" not in markdown  # an image needs a file beside the report


def test_a_report_in_a_file_has_its_charts_beside_it(report):
    written = render_files(report, "a report.md", {})
    assert list(written) == ["a report.charts/aboard.svg", "a report.md"]
    tokens = PARSER.parse(written["a report.md"])
    images = [child for token in tokens for child in token.children or [] if child.type == "image"]
    assert [image.attrs["src"] for image in images] == ["a%20report.charts/aboard.svg"]
    assert images[0].content == "aboard, aboard: the values as intervals, by source and time"
    assert written["a report.charts/aboard.svg"].startswith("<svg ")


def test_two_scopes_have_a_chart_each(report_of, finding, harbour):
    (low,) = finding.others
    other = replace(low, scope="ashore", id="ashore")
    again = [replace(each, article="copy.txt", id=f"copy {each.id}") for each in (low, other)]
    copy = replace(harbour, id="copy.txt", file="copy.txt")
    report = report_of(replace(finding, claims=(low, other), others=tuple(again)), articles=(harbour, copy))
    written = render_files(report, "report.md", {})
    assert list(written) == ["report.charts/aboard.svg", "report.charts/aboard-2.svg", "report.md"]
    assert "aboard, ashore" in written["report.charts/aboard-2.svg"]


def test_text_of_an_article_stays_text_in_what_sources_say(report_of, finding, gazette, harbour):
    odd = replace(harbour, outlet="*A* <b>")
    markdown = render(report_of(finding, articles=(gazette, odd)))
    assert "\\*A\\* \\<b\\>); nearly 100" in markdown
    assert "*A* <b>" not in markdown


def test_a_side_of_many_articles_is_quoted_in_part(report_of, finding):
    articles = tuple(article(f"{number:02}.txt", "There were 80 people.", None, None) for number in range(12))
    side = tuple(claim(each, "aboard", "80 people") for each in articles)
    markdown = render(report_of(replace(finding, claims=side, others=()), articles=articles))
    assert markdown.count("> There were") == 8
    assert "Likewise 08.txt:1:12, 09.txt:1:12, 10.txt:1:12, 11.txt:1:12." in markdown


def test_findings_stand_before_facts_without_any(report_of, finding):
    markdown = render(report_of(replace(finding, rule="inquiry")))
    assert [row for row in markdown.splitlines() if row.startswith("## ")] == [
        "## inquiry: By when does the inquiry report?",
        "## aboard: How many were on board?",
        "## Not checked",
    ]


def test_a_waived_finding_tells_its_reason(report_of, finding):
    markdown = render(report_of(replace(finding, status=Status.WAIVED, decision=decision("an *old* figure"))))
    assert "Waived: an \\*old\\* figure" in markdown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It carried 80 people.", "80 people"),
        ("It carried “80*” people.", "80*"),
        ("It cost US$15bn, they say.", "$15bn"),
        ("It cost ($ 15bn) they say.", "$ 15bn"),
        ("It was 12%, they say.", "12%"),
        ("It was 12% at most.", "12%"),
        ("80", "80"),
    ],
)
def test_the_claim_is_in_bold_in_its_sentence(report_of, finding, text, words):
    odd = article("odd.txt", text, None, None)
    markdown = render(report_of(replace(finding, claims=(claim(odd, "aboard", words),), others=()), articles=(odd,)))
    quoted = next(line for line in markdown.splitlines() if line.startswith("> "))
    html = PARSER.render(quoted)
    assert html == f"<blockquote>\n<p>{text.replace(words, f'<strong>{words}</strong>')}</p>\n</blockquote>\n"


MEBIBYTE = 1 << 20
"""What GitHub takes as the summary of a job."""


def of_severities(finding, *severities):
    return [
        replace(finding, fingerprint=f"aboard/{number:08x}", severity=severity)
        for number, severity in enumerate(severities)
    ]


def test_of_very_many_findings_the_gravest_are_told_and_the_others_counted(report_of, finding):
    many = of_severities(finding, *[Severity.ERROR] * 100, *[Severity.WARNING] * 9_800, *[Severity.NOTE] * 100)
    markdown = render_bounded(report_of(*many), {"json": "all.json"})
    assert MEBIBYTE / 2 < len(markdown.encode()) < MEBIBYTE
    told = markdown.count("- fingerprint `")
    assert 100 < told < 9_900
    assert markdown.count("| error | ") == 100
    assert (
        f"**Left out, to keep this report under 1 MiB: {9_900 - told:,} new warnings and 100 new notes**; "
        "all.json of the same run has all."
    ) in markdown
    assert "10,000 contradictions" in markdown.splitlines()[2]


def test_what_is_new_is_told_before_what_is_known_however_grave(report_of, finding):
    known = [replace(each, status=Status.BASELINE) for each in of_severities(finding, *[Severity.ERROR] * 3_000)]
    new = replace(finding, fingerprint="aboard/ffffffff", severity=Severity.NOTE)
    assert "`aboard/ffffffff`" in render(report_of(*known, new))


def test_no_text_of_an_article_fills_the_report(report_of, finding, gazette, harbour):
    endless = "€" * (2 * MEBIBYTE)
    odd = replace(gazette, outlet=endless, notes=(endless,) * 100)
    report = report_of(replace(finding, message=endless, why=endless, notes=(endless,)), articles=(odd, harbour))
    markdown = render(report)
    assert len(markdown.encode()) < MEBIBYTE
    assert "`aboard/7f3a9c21`" in markdown


def test_lists_at_the_end_are_bounded_too(report_of, finding):
    notices = tuple(Notice(f"{number}.md:1:1", "the waiver of aboard", "is unused") for number in range(100_000))
    markdown = render(replace(report_of(finding), notices=notices))
    assert len(markdown.encode()) < MEBIBYTE
    shown = markdown.count("is unused")
    assert f"- and {100_000 - shown:,} more: --format json=report.json has them all" in markdown


def test_many_facts_do_not_make_it_too_long(report_of, finding):
    report = report_of(finding)
    articles = tuple(article(f"{number:03}.txt", "There were 80 people.", None, "Wire") for number in range(200))
    claims = tuple(claim(each, f"fact-{rule}", "80 people") for rule in range(60) for each in articles)
    rule = report.rulebook.rules[0]
    rules = tuple(replace(rule, fact=replace(rule.fact, id=f"fact-{number}")) for number in range(60))
    report = replace(
        report,
        articles=(*report.articles, *articles),
        claim_list=claims,
        rulebook=replace(report.rulebook, rules=(*report.rulebook.rules, *rules)),
    )
    markdown = render(report)
    assert len(markdown.encode()) < MEBIBYTE
    told = markdown.count("## fact-")
    assert 0 < told < 60
    assert f"Left out likewise: what each article says, of {60 - told} facts; " in markdown
