"""What editors decided: waivers by fingerprint, decisions kept in a ledger, comments in articles, and the baseline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from checker.articles.article import Article, InlineWaiver
from checker.claims.claim import Claim
from checker.findings.baseline import Baseline
from checker.findings.finding import Choice, Decision, Finding, Status
from checker.findings.notice import Notice
from checker.rulebook.rulebook import RuleBook, Waiver

FILE = "waivers.yaml"
_COUNTS_AGAIN = "the finding counts again; correct the article or decide anew"
_Placed = tuple[str, InlineWaiver]


Decisions = Callable[[Collection[str]], Mapping[str, Decision]]
"""Tells what editors decided on findings at another place than the rules, by their fingerprints."""


def no_decisions(_: Collection[str]) -> Mapping[str, Decision]:
    """That there is no other place."""
    return {}


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
    decisions: Decisions = no_decisions,
) -> Decided:
    """Apply all decisions to new findings: of waivers.yaml first, then ``decisions``, of articles, and the baseline.

    Comments in ``earlier`` articles hold too; which of them are unused, this run cannot tell. Nor can it of the
    ``decisions``, which are kept as a record of what editors did.
    """
    raised = {finding.fingerprint for finding in findings}
    stated = {waiver.finding: _decision(waiver) for waiver in rulebook.waivers}
    kept = decisions(raised) if raised else {}
    inline = {article.id: _usable(article) for article in (*articles, *earlier) if article.waivers}
    used: set[_Placed] = set()
    told = []
    for finding in findings:
        named = (stated.get(finding.fingerprint), kept.get(finding.fingerprint))
        decision = next((each for each in named if each is not None and not each.is_over(today)), None)
        if decision is None and (placed := _waived_in_place(finding, inline)) is not None:
            used.add(placed)
            decision = _decision_in_place(*placed)
        told.append(finding if decision is None else _decided(finding, decision))
    open_still = {finding.fingerprint for finding in told if finding.decision is None}
    notices = [
        *_waiver_notices(rulebook, raised, open_still, articles, today),
        *_expired(kept, open_still, today),
        *_inline_notices(articles, rulebook, used),
    ]
    return Decided(baseline.applied(told), tuple(notices))


def _decided(finding: Finding, decision: Decision) -> Finding:
    """A finding that is accepted stays new until the article is corrected."""
    return replace(finding, decision=decision, status=Status.WAIVED if decision.waives else finding.status)


def _decision(waiver: Waiver) -> Decision:
    return Decision(Choice(waiver.decision), waiver.because, waiver.by, waiver.until, FILE)


def _decision_in_place(article: str, waiver: InlineWaiver) -> Decision:
    return Decision(Choice.DISMISS, waiver.because, None, None, f"{article}:{waiver.line}:{waiver.column}")


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
    rulebook: RuleBook, raised: Collection[str], undecided: Collection[str], articles: Sequence[Article], today: date
) -> Iterator[Notice]:
    names = {PurePosixPath(article.id).name for article in articles}
    for waiver in rulebook.waivers:
        if _decision(waiver).is_over(today):
            after = _COUNTS_AGAIN if waiver.finding in undecided else "delete it"
            yield Notice(FILE, waiver.finding, f"expired on {waiver.until}: {after}")
        elif waiver.finding not in raised and set(waiver.articles) <= names:
            yield Notice(FILE, waiver.finding, "is unused: no finding of this run has this fingerprint; delete it")


def _expired(kept: Mapping[str, Decision], undecided: Collection[str], today: date) -> Iterator[Notice]:
    """Of decisions that are kept elsewhere, those that are over and whose findings count again."""
    for fingerprint, decision in sorted(kept.items()):
        if decision.is_over(today) and fingerprint in undecided:
            yield Notice(decision.place, fingerprint, f"expired on {decision.until}: {_COUNTS_AGAIN}")


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
