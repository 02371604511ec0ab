"""The findings as a pandas frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from checker.claims.claim import Confidence
from checker.claims.table import typed_frame
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding, Status
from checker.rulebook.facts.fact import Severity

COLUMNS: Mapping[str, str | pd.CategoricalDtype] = {
    "fingerprint": "str",
    "rule": "str",
    "verdict": pd.CategoricalDtype([verdict.value for verdict in Verdict]),
    "severity": pd.CategoricalDtype([severity.value for severity in reversed(Severity)], ordered=True),
    "confidence": pd.CategoricalDtype([level.value for level in reversed(Confidence)], ordered=True),
    "status": pd.CategoricalDtype([status.value for status in Status]),
    "message": "str",
    "why": "str",
    "article": "str",
    "start": "Int64",
    "end": "Int64",
    "text": "str",
    "gap": "str",
    "within": "str",
    "claims": "object",
    "others": "object",
    "notes": "object",
    "waived_because": "str",
}
"""The columns of the findings table in order, with their types.

``article``, ``start``, ``end`` and ``text`` are the main claim's; ``claims`` and ``others`` are tuples of claim ids,
keys into the claims table. ``severity`` and ``confidence`` are ordered, so ``table[table.severity >= "warning"]``
works.
"""


def findings_table(findings: Sequence[Finding]) -> pd.DataFrame:
    """One row a finding, in the order given, with the columns and types of :data:`COLUMNS`."""
    return typed_frame([_row(finding) for finding in findings], COLUMNS)


def _row(finding: Finding) -> dict[str, Any]:
    primary = finding.primary
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "status": finding.status.value,
        "message": finding.message,
        "why": finding.why,
        "article": primary.article,
        "start": primary.start,
        "end": primary.end,
        "text": primary.text,
        "gap": finding.gap,
        "within": finding.within,
        "claims": tuple(claim.id for claim in finding.claims),
        "others": tuple(claim.id for claim in finding.others),
        "notes": finding.notes,
        "waived_because": finding.waived_because,
    }
