"""The baseline: findings that were there when a newsroom began, which later runs tell but do not fail on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from checker.findings.finding import Finding, Status

NAME = "baseline.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """So many findings of one fingerprint: the file names of the articles they are about, and their words."""

    finding: str
    count: int
    articles: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings known, in the order of their fingerprints."""

    entries: tuple[Entry, ...] = ()

    @property
    def count(self) -> int:
        """How many findings are known."""
        return sum(entry.count for entry in self.entries)

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, those that are known marked so; of one fingerprint, only as many as there were."""
        left = Counter({entry.finding: entry.count for entry in self.entries})
        told = []
        for finding in findings:
            if finding.status is Status.NEW and finding.decision is None and left[finding.fingerprint] > 0:
                left[finding.fingerprint] -= 1
                told.append(replace(finding, status=Status.BASELINE))
            else:
                told.append(finding)
        return told

    def shrunk(self, findings: Iterable[Finding], articles: Collection[str], rules: Collection[str]) -> Baseline:
        """The baseline without what a run no longer finds.

        Only what the run looked at counts: entries whose ``articles`` were all read and whose rule was among the
        ``rules``. A finding that was waived since is no longer of the baseline.
        """
        found = Counter(each.fingerprint for each in findings if each.status is Status.BASELINE)
        kept = []
        for entry in self.entries:
            looked_at = set(entry.articles) <= set(articles) and entry.finding.partition("/")[0] in rules
            count = min(entry.count, found[entry.finding]) if looked_at else entry.count
            if count:
                kept.append(replace(entry, count=count))
        return Baseline(tuple(kept))


def baseline_of(findings: Sequence[Finding]) -> Baseline:
    """A baseline of all findings that no editor decided on."""
    by_fingerprint: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.decision is None:
            by_fingerprint.setdefault(finding.fingerprint, []).append(finding)
    return Baseline(
        tuple(
            Entry(fingerprint, len(same), same[0].article_names, same[0].message)
            for fingerprint, same in sorted(by_fingerprint.items())
        )
    )


def to_json(baseline: Baseline) -> str:
    """The baseline as JSON text, one entry a finding, for a file under version control."""
    document = {"version": VERSION, "findings": [asdict(entry) for entry in baseline.entries]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Baseline:
    """The baseline that :func:`to_json` wrote. Raises ValueError, which says what is wrong, where it is none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as cause:
        raise ValueError(f"it is not JSON: {cause}") from None
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise ValueError("it holds no findings")
    if document.get("version") != VERSION:
        raise ValueError(f"its version is {document.get('version')!r}; this program reads {VERSION}")
    entries = [_entry(each, place) for place, each in enumerate(document["findings"], start=1)]
    if twice := [finding for finding, times in Counter(entry.finding for entry in entries).items() if times > 1]:
        raise ValueError(f"the finding {twice[0]} stands there twice")
    return Baseline(tuple(entries))


def _entry(value: object, place: int) -> Entry:
    match value:
        case {"finding": str(finding), "count": int(count), "articles": [*articles], "message": str(message)} if (
            count > 0 and all(isinstance(name, str) for name in articles)
        ):
            return Entry(finding, count, tuple(map(str, articles)), message)
    raise ValueError(f"finding {place} lacks finding, count, articles or message")
