"""What holds of every format that a program reads."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.metadata import version

import pytest
from consumers import READERS
from handmade import article, claim, decision
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import run

from checker.articles.article import Unread
from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.findings.coverage import ArticleCoverage, Coverage, RuleCoverage
from checker.findings.finding import Finding, Status
from checker.findings.notice import Notice
from checker.renderers.formats import renderer
from checker.report import Report
from checker.rulebook.facts.fact import Severity
from checker.rulebook.facts.numeric import Quantity, QuantityFind
from checker.rulebook.rulebook import Rule, RuleBook, Story

FORMATS = [name for name in READERS if name != "json"]
EMPTY = Report((), (), RuleBook(()), (), [], Coverage((), (), ()))
HOSTILE = (
    "]]>",
    "</script><script>",
    '"; DROP TABLE',
    "\r\n::error file=x::forged",
    "%0A::stop-commands::x",
    "\x00\x1b[31m\x07\x85\u2028",
    "\u202e\u2066 80",
    "\ud800",
    "\ufffe\uffff",
    "{0} [x](1) \\",
    "=HYPERLINK(1)",
    "\t@SUM(1)",
    "a,b:c%2C",
    "🛳️",
    "a\u0301\u0301\u0301\u0301\u0301",
)
words = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=20), st.text(max_size=20)).filter(bool)


def report_with(text):
    """A report in which every text is the one given: of articles, claims, findings, rules, decisions and files."""
    one = article("news/one.txt", f"{text}\n\nsome {text} before 80 people {text} after", date(2021, 3, 1), text)
    other = replace(
        article("news/other.txt", f"{text}\n100 people {text}", None, text), url=f"https://a.example/{text}"
    )
    values = {"low": 80.0, "high": 80.0, "unit": text, "hedge": text, "attribution": text}
    first, second = claim(one, "aboard", f"80 people {text}", **values), claim(other, "aboard", "100 people", **values)
    found = Finding(
        fingerprint="aboard/7f3a9c21",
        rule="aboard",
        verdict=Verdict.CONTRADICTION,
        severity=Severity.ERROR,
        confidence=Confidence.LOW,
        status=Status.NEW,
        message=text,
        why=text,
        claims=(first,),
        others=(second,),
        gap=text,
        notes=(text,),
    )
    findings = [
        found,
        replace(found, decision=decision(text, accepted=True), others=()),
        replace(found, status=Status.WAIVED, decision=decision(text)),
        replace(found, status=Status.BASELINE, verdict=Verdict.DISPUTED, severity=Severity.NOTE),
    ]
    fact = Quantity(id="aboard", question=text, owner=text, find=QuantityFind(words=(text,)))
    coverage = Coverage(
        (RuleCoverage("aboard", 2, 2, 1, 0, None),), (ArticleCoverage(one.id, 0, 0, text),), (), unlisted=3
    )
    return Report(
        articles=(one, other),
        unread=(Unread("news/broken.txt", text),),
        rulebook=RuleBook((Rule(fact, Story(), "rules/aboard.yaml", "."),)),
        claim_list=(first, second),
        findings=findings,
        coverage=coverage,
        notices=(Notice("waivers.yaml", "aboard/7f3a9c21", text),),
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_as_a_whole(form, report, snapshot):
    rendered = renderer(form).render(report)
    own = f'"semanticVersion": "{version("claim-consistency-checker")}"'
    assert rendered.replace(own, '"semanticVersion": "OURS"').replace("\r\n", "\n") == snapshot


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_read_by_its_consumer(form, report):
    assert READERS[form](renderer(form).render(report)) is not None


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_report_is_a_valid_file(form):
    assert READERS[form](renderer(form).render(EMPTY)) is not None


@pytest.mark.parametrize("form", FORMATS)
@settings(deadline=None, max_examples=60)
@given(text=words)
def test_whatever_an_article_holds_the_file_is_valid_and_the_same_again(form, text):
    report = report_with(text)
    rendered = renderer(form).render(report)
    assert READERS[form](rendered) is not None
    assert renderer(form).render(report) == rendered


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("csv", "claimreview")])
def test_nothing_checked_is_never_clean(form, report_of):
    report = report_of()
    told = json.dumps(READERS[form](renderer(form).render(report)), default=str, ensure_ascii=False)
    if form == "junit":
        told = renderer(form).render(report)
    assert "no rule read a claim in any article" in told
    assert "news/broken.html" in told


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_name_with_half_a_surrogate_is_written(form, report_of, finding, gazette, harbour):
    odd = replace(gazette, file="news/\udce9.txt", outlet="\udce9")
    rendered = renderer(form).render(report_of(finding, articles=(odd, harbour)))
    assert READERS[form](rendered) is not None


def test_one_run_writes_them_all(newsroom):
    result = run("check", "news", *(word for form in READERS for word in ("--format", f"{form}=report.{form}")))
    assert result.exit_code == 1
    for form, read in READERS.items():
        text = (newsroom / f"report.{form}").read_bytes().decode("utf-8")
        assert read(text) is not None
        assert form == "claimreview" or "Nearly 100 people" in text
