"""Reports made by hand: what renderers are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from handmade import GAZETTE, HARBOUR, article, claim

from checker.articles.article import Article, Unread
from checker.claims.claim import Confidence, NearMiss
from checker.comparisons.verdict import Verdict
from checker.findings.coverage import ArticleCoverage, Coverage, RuleCoverage
from checker.findings.finding import Finding, Status
from checker.report import Report
from checker.rulebook.facts.dates import Deadline
from checker.rulebook.facts.fact import Find, Severity
from checker.rulebook.facts.numeric import Quantity, QuantityFind
from checker.rulebook.rulebook import Rule, RuleBook, Story
from checker.values.interval import Interval


@pytest.fixture(autouse=True, scope="session")
def _no_job() -> Iterator[None]:
    """Paths lead from the current folder, also where the tests are a job of a CI system themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("GITHUB_WORKSPACE", raising=False)
        patch.delenv("CI_PROJECT_DIR", raising=False)
        yield


@pytest.fixture
def harbour() -> Article:
    return article("news/harbour.txt", HARBOUR, date(2021, 3, 1), "The Harbour Post")


@pytest.fixture
def gazette() -> Article:
    return article("news/gazette.txt", GAZETTE, date(2021, 3, 2), None, notes=("read as windows-1252",))


@pytest.fixture
def finding(harbour: Article, gazette: Article) -> Finding:
    low = claim(
        harbour,
        "aboard",
        "around 80 people",
        low=80.0,
        high=80.0,
        interval=Interval(75, 85),
        unit="people",
        hedge="around",
    )
    high = claim(
        gazette,
        "aboard",
        "Nearly 100 people",
        low=100.0,
        high=100.0,
        interval=Interval(90, 100, high_closed=False),
        unit="people",
        hedge="nearly",
        attribution="its owner",
    )
    return Finding(
        fingerprint="aboard/7f3a9c21",
        rule="aboard",
        verdict=Verdict.CONTRADICTION,
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        status=Status.NEW,
        message="nearly 100 people does not agree with around 80 people",
        why="the hedged values do not meet",
        claims=(high,),
        others=(low,),
        gap="20%",
        within="10%",
    )


@pytest.fixture
def report_of(harbour: Article, gazette: Article) -> Callable[..., Report]:
    """A maker of reports: the two articles, two rules, and the findings given."""

    def make(*findings: Finding, articles: tuple[Article, ...] = (), near_misses: tuple[NearMiss, ...] = ()) -> Report:
        rules = (
            Rule(
                Quantity(id="aboard", question="How many were on board?", owner="data desk", find=QuantityFind()),
                Story(),
                "rules/aboard.yaml",
                ".",
            ),
            Rule(
                Deadline(id="inquiry", question="By when does the inquiry report?", find=Find()),
                Story(),
                "rules/ferry/inquiry.yaml",
                "ferry",
            ),
        )
        articles = articles or (gazette, harbour)
        claims = tuple(dict.fromkeys(claim for each in findings for claim in (*each.claims, *each.others)))
        coverage = Coverage(
            rules=(
                RuleCoverage(
                    "aboard", len(claims), 2, len(findings), 0, None if claims else "no article says one of its words"
                ),
                RuleCoverage("inquiry", 0, 0, 0, 0, "no article says one of its words"),
            ),
            articles=tuple(ArticleCoverage(each.id, 1 if claims else 0, 1, None) for each in articles),
            near_misses=near_misses,
        )
        unread = (Unread("news/broken.html", "it is no text"),)
        return Report(articles, unread, RuleBook(rules), claims, list(findings), coverage)

    return make


@pytest.fixture
def report(report_of: Callable[..., Report], finding: Finding, gazette: Article) -> Report:
    """One contradiction, one rule without claims, one unread file, one near miss."""
    start = gazette.text.index("Hundred")
    miss = NearMiss("aboard", gazette.id, start, start + 7, "Hundred", "no counted noun stands with it")
    return report_of(finding, near_misses=(miss,))
