"""The run as JUnit XML, which every CI system shows: a suite a rule, a case for each article that the rule read.

A case fails by a new error or warning. One whose findings are all known, waived or in the baseline, is skipped, as is
a rule that read nothing; a note passes, its evidence in the case's output. What could not be read is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from checker.claims.claim import Claim
from checker.findings.coverage import RuleCoverage
from checker.findings.finding import Finding, Status
from checker.renderers.evidence import Side, place, places, reasons, sentence, source
from checker.renderers.glyphs import visible
from checker.renderers.summary import gaps, summary
from checker.renderers.wording import counted
from checker.report import Report
from checker.rulebook.facts.fact import Severity

_RUN = "the run"
"""The suite of what no rule has: articles that could not be read, and those that no rule read."""
_QUOTED = 8  # claims whose words are told for one side
_FAILING = (Severity.ERROR, Severity.WARNING)


class _Outcome(StrEnum):
    """How a case ended; the value is its element's name."""

    PASSED = "passed"
    FAILURE = "failure"
    ERROR = "error"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class _Case:
    """A test case: its name, how it ended, why in one line, and the evidence."""

    name: str
    outcome: _Outcome
    reason: str = ""
    output: str = ""


def render(report: Report) -> str:
    """The XML document with its declaration: the same report gives the same text."""
    suites = {_RUN: _articles(report), **_rules(report)}
    root = Element("testsuites", {"name": "checker"})
    for name, cases in suites.items():
        suite = SubElement(root, "testsuite", {"name": visible(name), **_counts(cases)})
        for case in cases:
            _add(case, name, suite)
        if name == _RUN:
            SubElement(suite, "system-out").text = _lines(_whole(report))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _whole(report: Report) -> Iterator[str]:
    """The run in a line, the decisions to look at again, and what was not checked."""
    yield summary(report)
    for notice in report.notices:
        yield f"decision: {notice}"
    for gap in gaps(report):
        yield f"not checked: {gap}"


def _articles(report: Report) -> list[_Case]:
    """An error where nothing was checked and for each unread article; articles that no rule read are skipped."""
    undone = [("every article", f"nothing was checked: {report.unchecked}")] if report.unchecked is not None else []
    undone += [(each.file, f"could not be read: {each.reason}") for each in report.unread]
    silent = [(each.article, each.reason) for each in report.coverage.articles if each.reason is not None]
    return [
        *(_Case(name, _Outcome.ERROR, reason) for name, reason in undone),
        *(_Case(name, _Outcome.SKIPPED, reason) for name, reason in silent),
    ]


def _rules(report: Report) -> dict[str, list[_Case]]:
    """The cases of each rule."""
    read: dict[str, dict[str, list[Finding]]] = {each.rule: {} for each in report.coverage.rules}
    earlier = report.earlier or ()
    for claim in report.claim_list:
        if claim.article not in earlier:
            read[claim.rule].setdefault(claim.article, [])
    for finding in report.findings:
        read[finding.rule].setdefault(finding.primary.article, []).append(finding)
    return {each.rule: list(_rule(each, read[each.rule], report)) for each in report.coverage.rules}


def _rule(coverage: RuleCoverage, read: Mapping[str, Sequence[Finding]], report: Report) -> Iterator[_Case]:
    """A case for each article that the rule read, or one that says why it read none."""
    if not read:
        yield _Case("every article", _Outcome.SKIPPED, coverage.reason or "the rule read nothing")
    for article, findings in sorted(read.items()):
        yield _case(article, findings, report)


def _case(article: str, findings: Sequence[Finding], report: Report) -> _Case:
    failing = [each for each in findings if each.status is Status.NEW and each.severity in _FAILING]
    known = [each for each in findings if each.status is not Status.NEW]
    output = _lines(line for finding in findings for line in _evidence(finding, report))
    if failing:
        more = f", and {counted(len(failing) - 1, 'more finding')}" if len(failing) > 1 else ""
        return _Case(article, _Outcome.FAILURE, sentence(failing[0]) + more, output)
    if known:
        return _Case(article, _Outcome.SKIPPED, f"known: {_statuses(known)}", output)
    return _Case(article, _Outcome.PASSED, output=output)


def _statuses(findings: Iterable[Finding]) -> str:
    """How many are waived and how many are in the baseline: "2 waived, 1 baseline"."""
    return ", ".join(
        f"{count:,} {status}" for status, count in sorted(Counter(each.status for each in findings).items())
    )


def _evidence(finding: Finding, report: Report) -> Iterator[str]:
    """A finding with the words of both sides and the reasons, a line each."""
    yield f"{finding.severity}: {finding.verdict}: {sentence(finding)}"
    yield from _side(finding.claims, report)
    if finding.others:
        yield "against"
        yield from _side(finding.others, report)
    if finding.waived_because is not None:
        yield f"waived: {finding.waived_because}"
    yield f"why: {'; '.join(reasons(finding, report))}"
    yield f"fingerprint: {finding.fingerprint}"


def _side(claims: Sequence[Claim], report: Report) -> Iterator[str]:
    side = Side.of(claims, _QUOTED)
    for claim in side.shown:
        yield f"  {place(report, claim)} ({source(report.article(claim.article))}): {claim.text}"
    if side.rest:
        yield f"  likewise {places(report, side.rest, _QUOTED)}"


def _add(case: _Case, suite: str, parent: Element) -> None:
    element = SubElement(parent, "testcase", {"classname": visible(suite), "name": visible(case.name), "time": "0"})
    if case.outcome is not _Outcome.PASSED:
        ended = SubElement(element, case.outcome, {"message": visible(case.reason)})
        ended.text = case.output if case.outcome is _Outcome.FAILURE else None
    if case.output and case.outcome is not _Outcome.FAILURE:
        SubElement(element, "system-out").text = case.output


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    outcomes = Counter(case.outcome for case in cases)
    names = {"failures": _Outcome.FAILURE, "errors": _Outcome.ERROR, "skipped": _Outcome.SKIPPED}
    return {"tests": str(len(cases)), **{name: str(outcomes[outcome]) for name, outcome in names.items()}, "time": "0"}


def _lines(lines: Iterable[str]) -> str:
    """Lines that are safe to show, each with an indent of its own kept."""
    return "\n".join("  " * line.startswith("  ") + visible(line).strip() for line in lines)
