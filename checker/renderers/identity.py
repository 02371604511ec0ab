"""What tells the findings of one report apart where a format asks for it, and is the same in the next run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.findings.finding import Finding


def told_apart(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding with its fingerprint, to which the second and further ones of it add their number: "rule/1a2b#2"."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        yield finding.fingerprint if number == 1 else f"{finding.fingerprint}#{number}", finding
