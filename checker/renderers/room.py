"""Reports that may not grow beyond a size: what fits into them, and where the rest is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from checker.findings.finding import Finding, Status
from checker.renderers.wording import counted

_ORDER = (Status.NEW, Status.BASELINE, Status.WAIVED)


def size(text: str) -> int:
    """The bytes that a text takes in a file."""
    return len(text.encode("utf-8", "backslashreplace"))


def fitting(blocks: Iterable[str], room: int) -> list[str]:
    """The first of the blocks that together take no more than ``room`` bytes; the others are not even made."""
    told: list[str] = []
    for block in blocks:
        room -= size(block)
        if room < 0:
            break
        told.append(block)
    return told


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """A report's findings with what is new first and what is waived last; of each the gravest stay first."""
    return sorted(findings, key=lambda finding: _ORDER.index(finding.status))


def severities(findings: Iterable[Finding]) -> list[str]:
    """How many findings there are of each status and severity, in their order: "8,000 new errors"."""
    counts = Counter((finding.status, finding.severity) for finding in findings)
    return [counted(count, f"{status} {severity}") for (status, severity), count in counts.items()]


def whereabouts(files: Mapping[str, str], form: str) -> str:
    """Where to find what a report in ``form`` leaves out: ``files`` are those of the same run by their formats.

    JSON has everything, whatever its size, and HTML, for a person, has room for more than others.

    >>> whereabouts({"html": "report.html", "json": "report.json"}, "markdown")
    'report.html of the same run has more of them, report.json all'
    >>> whereabouts({}, "html")
    '--format json=report.json has all'
    """
    more = [f"{files['html']} of the same run has more of them"] if form != "html" and "html" in files else []
    if "json" in files:
        return ", ".join([*more, f"{files['json']}{'' if more else ' of the same run has'} all"])
    if form != "html" and not more:
        more = ["--format html=report.html has more of them"]
    return ", ".join([*more, f"--format json=report.json{'' if more else ' has'} all"])
