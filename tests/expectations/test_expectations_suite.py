"""Great Expectations over the claims table: what is expected, and that nothing declared goes unevaluated."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

from checker.claims.table import claims_of
from checker.expectations import ExpectClaimsOfFactToAgree, evaluate, expectations
from checker.expectations.disagreements import disagreements
from checker.expectations.evaluation import evaluate_table
from checker.expectations.evidence import evidence_table, sources_of
from checker.pipeline import check
from checker.rulebook.load import load_rules

ROOT = Path(__file__).parents[2]


def checks(results) -> set[str]:
    return {result.check for result in results}


def test_the_claims_of_a_run_are_of_good_quality(report):
    outcome = evaluate(report)
    assert outcome.success
    assert outcome.evaluated == outcome.declared >= 10
    assert outcome.claims == len(report.claim_list)


def test_a_contradiction_fails_the_expectation_that_claims_agree(report, rules):
    outcome = evaluate(report, rules)
    assert not outcome.success
    assert outcome.evaluated == outcome.declared
    [failure] = outcome.failures
    assert failure.expectation == "expect_claims_of_fact_to_agree"
    assert failure.unexpected == 1
    assert failure.examples[0].startswith("passengers: ")
    assert "41,000 passengers" in failure.examples[0]
    assert "56,000 passengers" in failure.examples[0]


@pytest.mark.parametrize(("fact", "succeeds"), [("passengers", False), ("fleet-cost", True), (None, False)])
def test_one_fact_or_all_of_them(report, rules, fact, succeeds):
    declared = [ExpectClaimsOfFactToAgree(rules=str(rules), fact=fact, description="agree")]
    for table in (report.claims, evidence_table(report)):
        outcome = evaluate_table(table, declared)
        assert (outcome.evaluated, outcome.success) == (1, succeeds)


def test_a_waived_contradiction_is_none(report, rules, tmp_path):
    [finding] = report.findings
    waived = tmp_path / "waived"
    waived.mkdir()
    for file in (rules / "harbour").iterdir():
        (waived / file.name).write_bytes(file.read_bytes())
    (waived / "waivers.yaml").write_text(
        f"- finding: {finding.fingerprint}\n  decision: dismiss\n  because: The second counts a longer year.\n",
        encoding="utf-8",
    )
    assert evaluate(report, waived).success


def test_claims_disagree_where_the_report_says_so():
    rulebook = load_rules(ROOT / "rules")
    report = check([ROOT / "seeds"], rulebook)
    compared = {rule.id for rule in rulebook.rules if rule.fact.comparer is not None}
    table = evidence_table(report)
    found = disagreements(claims_of(table), rulebook, None, sources_of(table))
    assert found
    assert Counter(each.fact for each in found) == Counter(
        finding.rule
        for finding in report.findings
        if finding.rule in compared and finding.verdict == "contradiction" and finding.status != "waived"
    )


def test_an_unknown_fact_is_told_with_those_there_are(report, rules):
    declared = [ExpectClaimsOfFactToAgree(rules=str(rules), fact="pasengers", description="agree")]
    [failure] = evaluate_table(report.claims, declared).failures
    assert not failure.evaluated
    assert 'no fact "pasengers"' in failure.problem
    assert "fleet-cost, passengers" in failure.problem


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (lambda table: table.assign(id="one"), "No two claims have one id."),
        (lambda table: table.assign(id=None), "Every claim has an id."),
        (lambda table: table.assign(rule="nobody-wrote-this"), "Every claim's rule is in the rule book."),
        (lambda table: table.assign(kind="colour"), "Every claim is of a known kind."),
        (lambda table: table.assign(confidence="certain"), "The confidence of every claim is high, medium or low."),
        (
            lambda table: table.assign(article_length=table["article_length"].where(table["start"] < 0)),
            "Every claim's article was read.",
        ),
        (lambda table: table.assign(start=-1), "No claim starts before its text."),
        (lambda table: table.assign(end=table["start"]), "Every claim ends after it starts."),
        (lambda table: table.assign(article_length=3), "Every claim ends inside its article."),
        (lambda table: table.assign(article_words="else"), "Every claim is what its article says at that place."),
        (lambda table: table.assign(low=table["high"] + 1), "No range of numbers runs downward."),
        (lambda table: table.assign(unit="ABC"), "Every amount of money is in a known currency."),
        (lambda table: table.assign(first_year=999), "No day lies before the year 1000."),
        (lambda table: table.assign(years_ahead=200.5), "No day lies more than 200 years after the article."),
        (
            lambda table: table.assign(earliest=table["article_published"], latest=table["article_published"].min()),
            "No range of days runs backward.",
        ),
        (
            lambda table: table.assign(as_of_first=table["as_of_first"].max(), as_of_last=table["as_of_first"].min()),
            "No claim speaks of days that run backward.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_expectation_sees_what_it_is_for(report, change, check):
    outcome = evaluate_table(change(evidence_table(report)), expectations(report, None))
    assert check in checks(outcome.failures)
    assert outcome.evaluated == outcome.declared


def test_an_empty_table_is_no_success(report, rules):
    empty = replace(report, claim_list=(), findings=[])
    outcome = evaluate(empty, rules)
    assert not outcome.success
    assert outcome.evaluated == outcome.declared
    assert checks(outcome.failures) == {"There are claims."}


def test_a_misspelled_expectation_is_not_dropped_silently(report):
    misspelled = ExpectationConfiguration(
        type="expect_claim_ids_to_be_unigue", kwargs={}, description="No two claims have one id, misspelled."
    )
    outcome = evaluate_table(evidence_table(report), [*expectations(report, None), misspelled])
    assert not outcome.success
    assert (outcome.declared - outcome.evaluated, checks(outcome.failures)) == (1, {misspelled.description})
    assert "spelled" in outcome.failures[0].problem


def test_an_expectation_that_raises_counts_as_not_evaluated(report):
    outcome = evaluate_table(evidence_table(report).drop(columns="unit"), expectations(report, None))
    assert outcome.declared - outcome.evaluated == 1
    assert outcome.failures[0].check == "Every amount of money is in a known currency."
    assert "unit" in outcome.failures[0].problem


def test_no_two_expectations_say_the_same(report, rules):
    said = [expectation.description for expectation in expectations(report, rules)]
    assert len(said) == len(set(said))


def test_nothing_is_printed_and_the_log_is_left_as_it_was(report, capfd):
    level = logging.getLogger("great_expectations").level
    evaluate(report)
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("great_expectations").level == level


def test_an_ordinary_run_does_not_import_great_expectations():
    code = "import sys, checker.cli, checker.pipeline; print('great_expectations' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_the_samples_meet_every_expectation_of_quality():
    report = check([ROOT / "seeds"], load_rules(ROOT / "rules"))
    assert "krone" in set(report.claims["unit"].dropna())  # an amount whose country is not stated is no fault
    outcome = evaluate_table(evidence_table(report), expectations(report, None))
    assert (outcome.success, outcome.failures) == (True, ())
