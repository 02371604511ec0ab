"""A run in one line, and what it did not check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.claims.claim import NearMiss
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding, Status
from checker.renderers.glyphs import visible
from checker.renderers.wording import counted
from checker.report import Report

_NAMES_SHOWN = 6
_ANOTHERS = " stands nearer"  # how the reason ends why a figure is somebody else's: "Northwind stands nearer"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not checked: ``subject`` in words ("rules", "article") with its names, and the reason."""

    subject: str
    names: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        shown = ", ".join(self.names[:_NAMES_SHOWN])
        more = f" and {len(self.names) - _NAMES_SHOWN:,} more" if len(self.names) > _NAMES_SHOWN else ""
        return f"{self.subject} {shown}{more} ({self.reason})"


def summary(report: Report) -> str:
    """One line: "14 rules, 10 articles, 61 claims: 3 contradictions (1 new, 2 baseline), 1 tension, 1 waived"."""
    read = ", ".join(
        (
            counted(len(report.coverage.rules), "rule"),
            counted(report.article_count, "article"),
            counted(report.claim_count, "claim"),
        )
    )
    return f"{read}: {', '.join(_counts(report.findings)) or 'no findings'}"


def gaps(report: Report) -> list[Gap]:
    """What the run did not check: articles it could not read, rules that read nothing, articles that no rule read."""
    unread = [
        Gap("article", (visible(each.file),), f"could not be read: {visible(each.reason)}") for each in report.unread
    ]
    rules = ((rule.rule, rule.reason) for rule in report.coverage.rules if rule.reason is not None)
    articles = ((each.article, each.reason) for each in report.coverage.articles if each.reason is not None)
    limits = ((limit.rule, limit.reason) for limit in report.coverage.limits)
    silent = [*_by_reason("rule", rules), *_by_reason("article", articles), *_unlisted(report.coverage.unlisted)]
    return [*unread, *silent, *_by_reason("rule", limits)]


def _unlisted(number: int) -> list[Gap]:
    reason = "of an archive: no rule of a topic reads anything in them"
    return [Gap("articles", (f"not listed: {number:,}",), reason)] if number else []


def near_misses(report: Report) -> list[tuple[NearMiss, int]]:
    """The first of the mentions that came near a rule and were left out for one reason, with their number.

    Those of rules that read nothing come first, as they say why; then figures given to somebody else, which a rule's
    author can judge at a glance; then the others, each in the order of the articles.
    """
    silent = {each.rule for each in report.coverage.rules if not each.claims}
    counts = Counter((miss.rule, miss.reason) for miss in report.coverage.near_misses)
    first = {(miss.rule, miss.reason): miss for miss in reversed(report.coverage.near_misses)}

    def rank(told: tuple[NearMiss, int]) -> int:
        miss, _ = told
        return 0 if miss.rule in silent else 1 if miss.reason.endswith(_ANOTHERS) else 2

    return sorted(((first[group], count) for group, count in counts.items()), key=rank)


def _counts(findings: Sequence[Finding]) -> list[str]:
    """How many findings there are of each verdict, and how many are waived."""
    told = []
    for verdict in Verdict:
        statuses = Counter(each.status for each in findings if each.verdict is verdict)
        shown = {status: statuses[status] for status in (Status.NEW, Status.BASELINE) if statuses[status]}
        if shown:
            parts = ", ".join(f"{count:,} {status}" for status, count in shown.items())
            told.append(_verdicts(sum(shown.values()), verdict) + (f" ({parts})" if Status.BASELINE in shown else ""))
    waived = sum(each.status is Status.WAIVED for each in findings)
    return [*told, f"{waived:,} waived"] if waived else told


def _verdicts(count: int, verdict: Verdict) -> str:
    """A count with its verdict; "disputed" is no noun and takes no plural."""
    nouns = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.UPDATE)
    return counted(count, verdict) if verdict in nouns else f"{count:,} {verdict}"


def _by_reason(subject: str, pairs: Iterable[tuple[str, str]]) -> list[Gap]:
    """One gap for each reason, with all names it holds for."""
    groups: dict[str, list[str]] = {}
    for name, reason in pairs:
        groups.setdefault(visible(reason), []).append(visible(name))
    return [
        Gap(subject if len(names) == 1 else f"{subject}s", tuple(names), reason) for reason, names in groups.items()
    ]
