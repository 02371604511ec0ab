"""What editors decided: waivers by fingerprint, waivers inside an article, and the baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from checker.articles.article import Article, InlineWaiver
from checker.claims.claim import Claim
from checker.findings.baseline import Baseline
from checker.findings.finding import Decision, Finding, Status
from checker.findings.notice import Notice
from checker.rulebook.rulebook import RuleBook, Waiver

FILE = "waivers.yaml"
_Placed = tuple[str, InlineWaiver]


@dataclass(frozen=True, slots=True)
class Decided:
    """The findings with their status, and notices of decisions that are expired, unused or not understood."""

    findings: list[Finding]
    notices: tuple[Notice, ...]


def decide(
    findings: Sequence[Finding],
    articles: Sequence[Article],
    rulebook: RuleBook,
    baseline: Baseline,
    today: date,
    earlier: Iterable[Article] = (),
) -> Decided:
    """Apply all decisions to new findings: those of waivers.yaml first, then of articles, then the baseline.

    Comments in ``earlier`` articles hold too; which of them are unused, this run cannot tell.
    """
    held = {waiver.finding: waiver for waiver in rulebook.waivers if not _is_expired(waiver, today)}
    inline = {article.id: _usable(article) for article in (*articles, *earlier) if article.waivers}
    used: set[_Placed] = set()
    told = []
    for finding in findings:
        if (waiver := held.get(finding.fingerprint)) is not None:
            told.append(_decided(finding, _decision(waiver)))
        elif (placed := _waived_in_place(finding, inline)) is not None:
            used.add(placed)
            told.append(_decided(finding, _decision_in_place(*placed)))
        else:
            told.append(finding)
    raised = {finding.fingerprint for finding in findings}
    notices = [*_waiver_notices(rulebook, raised, articles, today), *_inline_notices(articles, rulebook, used)]
    return Decided(baseline.applied(told), tuple(notices))


def _is_expired(waiver: Waiver, today: date) -> bool:
    return waiver.until is not None and waiver.until < today


def _decided(finding: Finding, decision: Decision) -> Finding:
    """A finding that is accepted stays new until the article is corrected."""
    return replace(finding, decision=decision, status=finding.status if decision.accepted else Status.WAIVED)


def _decision(waiver: Waiver) -> Decision:
    return Decision(waiver.decision == "accept", waiver.because, waiver.by, waiver.until, FILE)


def _decision_in_place(article: str, waiver: InlineWaiver) -> Decision:
    return Decision(False, waiver.because, None, None, f"{article}:{waiver.line}:{waiver.column}")


def _usable(article: Article) -> list[InlineWaiver]:
    return [waiver for waiver in article.waivers if waiver.problem is None]


def _waived_in_place(finding: Finding, inline: Mapping[str, Sequence[InlineWaiver]]) -> _Placed | None:
    """The comment that waives a finding: all claims of one of its sides stand in paragraphs with such a comment."""
    for side in (finding.claims, finding.others):
        over = [_over(claim, finding.rule, inline) for claim in side]
        if over and over[0] is not None and None not in over:
            return over[0]
    return None


def _over(claim: Claim, rule: str, inline: Mapping[str, Sequence[InlineWaiver]]) -> _Placed | None:
    for waiver in inline.get(claim.article, ()):
        if waiver.rule == rule and waiver.paragraph.start <= claim.start < waiver.paragraph.end:
            return claim.article, waiver
    return None


def _waiver_notices(
    rulebook: RuleBook, raised: Collection[str], articles: Sequence[Article], today: date
) -> Iterator[Notice]:
    names = {PurePosixPath(article.id).name for article in articles}
    for waiver in rulebook.waivers:
        found = waiver.finding in raised
        if _is_expired(waiver, today):
            after = "the finding counts again; correct the article or decide anew" if found else "delete it"
            yield Notice(FILE, waiver.finding, f"expired on {waiver.until}: {after}")
        elif not found and set(waiver.articles) <= names:
            yield Notice(FILE, waiver.finding, "is unused: no finding of this run has this fingerprint; delete it")


def _inline_notices(articles: Iterable[Article], rulebook: RuleBook, used: Collection[_Placed]) -> Iterator[Notice]:
    rules = {rule.id for rule in rulebook.rules}
    for article in articles:
        for waiver in article.waivers:
            place = f"{article.file}:{waiver.line}:{waiver.column}"
            subject = f"the waiver of {waiver.rule}" if waiver.rule else "the comment"
            if waiver.problem is not None:
                yield Notice(place, subject, f"does nothing: {waiver.problem}")
            elif waiver.rule not in rules:
                yield Notice(place, subject, "does nothing: there is no such rule")
            elif (article.id, waiver) not in used:
                yield Notice(place, subject, "is unused: no finding of this rule stands in its paragraph; delete it")
