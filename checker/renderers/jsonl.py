"""A report as JSON Lines: what the run was in the first line, then a line for each finding, notice and unread file.

A finding's line is complete by itself: both sides' claims in full, each with what is known of its article. The shape
of a line is versioned and written down in ``line.schema.json``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

from checker.claims.claim import Claim
from checker.findings.finding import Finding, Status
from checker.renderers.glyphs import well_formed
from checker.renderers.json import (
    Json,
    article_values,
    claim_values,
    finding_values,
    notice_values,
    unread_values,
)
from checker.renderers.summary import gaps
from checker.report import Report

VERSION = 1
"""Version of the lines: a new key leaves it, a key that goes or changes its meaning raises it."""


def render(report: Report) -> str:
    """The report, one JSON object a line: the same report gives the same text."""
    return "".join(well_formed(json.dumps(each, ensure_ascii=False, allow_nan=False)) + "\n" for each in _lines(report))


def schema() -> str:
    """The JSON Schema of each line that :func:`render` gives."""
    return files(__package__).joinpath("line.schema.json").read_text(encoding="utf-8")


def _lines(report: Report) -> Iterator[Json]:
    yield {
        "type": "run",
        "version": VERSION,
        "unchecked": report.unchecked,
        "not_checked": [str(gap) for gap in gaps(report)],
        "counts": _counts(report),
    }
    for finding in report.findings:
        yield {
            "type": "finding",
            **finding_values(finding),
            **_rule(finding, report),
            "sides": _sides(finding, report),
        }
    for notice in report.notices:
        yield {"type": "notice", **notice_values(notice)}
    for unread in report.unread:
        yield {"type": "unread", **unread_values(unread)}


def _counts(report: Report) -> Json:
    statuses = Counter(finding.status for finding in report.findings)
    return {
        "rules": len(report.coverage.rules),
        "articles": report.article_count,
        "unread": len(report.unread),
        "claims": report.claim_count,
        "findings": {str(status): statuses[status] for status in Status},
        "notices": len(report.notices),
    }


def _rule(finding: Finding, report: Report) -> dict[str, Json]:
    fact = report.rulebook.rule(finding.rule).fact
    return {"question": fact.question, "owner": fact.owner}


def _sides(finding: Finding, report: Report) -> Json:
    return [[_claim(claim, report) for claim in side] for side in (finding.claims, finding.others) if side]


def _claim(claim: Claim, report: Report) -> Json:
    """A claim with its article in place of the article's id."""
    article = report.article(claim.article)
    return {**claim_values(claim, article), "article": article_values(article)}
