"""The findings as a Code Quality report of GitLab, which compares it with that of the target branch.

What the baseline knows is in both reports and so no news to GitLab. What an editor waived is left out, since GitLab
knows no decisions. A fingerprint stands for one entry, so that findings that share ours are told apart by number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from checker.articles.article import Unread
from checker.findings.finding import Finding, Status
from checker.renderers.evidence import against, sentence
from checker.renderers.glyphs import visible, well_formed
from checker.renderers.identity import told_apart
from checker.renderers.json import Json, dumped
from checker.renderers.paths import from_root
from checker.renderers.regions import region
from checker.report import Report
from checker.rulebook.facts.fact import Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info", Severity.OFF: "info"}
_UNCHECKED = "blocker"
"""The gravest that GitLab has: what was not read may hold anything."""


def render(report: Report) -> str:
    """A JSON list of entries: what could not be checked, then the findings that no editor waived."""
    told = told_apart(finding for finding in report.findings if finding.status is not Status.WAIVED)
    entries = [*_undone(report), *(_entry(key, finding, report) for key, finding in told)]
    return well_formed(dumped(entries))


def _undone(report: Report) -> Iterator[Json]:
    if report.unchecked is not None:
        yield _written("nothing-checked", f"Nothing was checked: {report.unchecked}", "", _UNCHECKED, ".", 1, 1)
    for each in dict.fromkeys(report.unread):
        yield _unread(each)


def _unread(unread: Unread) -> Json:
    description = visible(f"Could not be read: {unread.reason}")
    key = f"{unread.file}\n{unread.reason}"
    return _written("unread", description, key, _UNCHECKED, from_root(unread.file), 1, 1)


def _entry(key: str, finding: Finding, report: Report) -> Json:
    article = report.article(finding.primary.article)
    where = region(article, finding.primary.start, finding.primary.end)
    description = ", ".join(part for part in (sentence(finding), against(finding, report)) if part)
    severity = _SEVERITIES[finding.severity]
    return _written(finding.rule, description, key, severity, from_root(article.file), where.line, where.last_line)


def _written(check: str, description: str, key: str, severity: str, path: str, first: int, last: int) -> Json:
    name = f"{check}\n{key}".encode("utf-8", "surrogatepass")
    return {
        "description": description,
        "check_name": check,
        "fingerprint": hashlib.sha256(name).hexdigest(),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }
