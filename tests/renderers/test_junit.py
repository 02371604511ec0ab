from __future__ import annotations

from dataclasses import replace

import pytest
from consumers import read_junit
from handmade import decision
from junit2htmlreport.parser import Junit
from junitparser import Error, Failure, Skipped

from checker.findings.coverage import ArticleCoverage
from checker.findings.finding import Status
from checker.findings.notice import Notice
from checker.renderers import junit
from checker.rulebook.facts.fact import Severity


def cases(report):
    """Suite, case and outcome of every case."""
    return {
        (suite.name, case.name): case.result[0] if case.result else None
        for suite in read_junit(junit.render(report))
        for case in suite
    }


def test_each_rule_is_a_suite_and_each_article_that_it_read_a_case(report):
    told = cases(report)
    assert isinstance(told["aboard", "news/gazette.txt"], Failure)
    assert told["aboard", "news/harbour.txt"] is None
    assert isinstance(told["inquiry", "every article"], Skipped)
    assert told["inquiry", "every article"].message == "no article says one of its words"
    assert isinstance(told["the run", "news/broken.html"], Error)


def test_the_evidence_stands_in_the_failure(report):
    failure = cases(report)["aboard", "news/gazette.txt"]
    assert failure.message == "nearly 100 people does not agree with around 80 people (gap 20%, allowed 10%)"
    assert "news/harbour.txt:3:19 (The Harbour Post, 1 March 2021): around 80 people" in failure.text
    assert "fingerprint: aboard/7f3a9c21" in failure.text


@pytest.mark.parametrize(
    ("changes", "outcome", "reason"),
    [
        ({"status": Status.BASELINE}, Skipped, "known: 1 baseline"),
        ({"status": Status.WAIVED, "decision": decision("both are said")}, Skipped, "known: 1 waived"),
        ({"severity": Severity.WARNING}, Failure, "nearly 100 people does not agree"),
        ({"decision": decision("it is 80", accepted=True)}, Failure, "nearly 100 people does not agree"),
    ],
)
def test_how_a_case_ends(report_of, finding, changes, outcome, reason):
    ended = cases(report_of(replace(finding, **changes)))["aboard", "news/gazette.txt"]
    assert isinstance(ended, outcome)
    assert ended.message.startswith(reason)


def test_a_note_passes_with_its_evidence(report_of, finding):
    rendered = junit.render(report_of(replace(finding, severity=Severity.NOTE)))
    (case,) = [case for suite in read_junit(rendered) for case in suite if case.name == "news/gazette.txt"]
    assert case.is_passed
    assert "against\n  news/harbour.txt:3:19" in case.system_out


def test_a_new_finding_is_not_hidden_by_a_known_one(report_of, finding):
    ended = cases(report_of(finding, replace(finding, status=Status.BASELINE), finding))["aboard", "news/gazette.txt"]
    assert isinstance(ended, Failure)
    assert ended.message.endswith(", and 1 more finding")
    assert ended.text.count("fingerprint:") == 3


def test_the_counts_are_those_of_the_cases(report):
    for suite in read_junit(junit.render(report)):
        results = [case.result[0] for case in suite if case.result]
        assert suite.tests == len(list(suite))
        assert suite.failures == sum(isinstance(each, Failure) for each in results)
        assert suite.errors == sum(isinstance(each, Error) for each in results)
        assert suite.skipped == sum(isinstance(each, Skipped) for each in results)


def test_articles_that_no_rule_read_and_decisions_are_told(report, gazette):
    coverage = replace(report.coverage, articles=(ArticleCoverage(gazette.id, 0, 0, "no rule read it"),))
    notice = Notice("waivers.yaml", "aboard/1", "is unused")
    told = replace(report, coverage=coverage, notices=(notice,))
    assert cases(told)["the run", gazette.id].message == "no rule read it"
    assert "decision: waivers.yaml: aboard/1 is unused" in junit.render(told)


def test_a_rule_of_any_name_has_its_own_suite(report):
    suites = [suite.name for suite in read_junit(junit.render(report))]
    assert len(suites) == len(set(suites)) == 3


def test_another_consumer_makes_a_page_of_it(report):
    page = Junit(xmlstring=junit.render(report)).html()
    assert "nearly 100 people does not agree with around 80 people" in page


def test_an_earlier_article_that_a_finding_names_has_no_case(report, harbour):
    assert ("aboard", harbour.id) not in cases(replace(report, earlier=frozenset({harbour.id})))
