"""The evidence of a finding as its flag keeps it, whatever becomes of the articles later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from math import isfinite

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.comparisons.comparing import measure
from checker.comparisons.groups import Value
from checker.comparisons.numeric import amount_of
from checker.comparisons.wording import Part, difference
from checker.findings.finding import Finding
from checker.mentions.mention import Kind
from checker.renderers import evidence, standings, wording
from checker.renderers.cards import link, reference
from checker.renderers.excerpt import excerpt
from checker.report import Report
from checker.review.flag import Ends, Evidence, Quoted, Side
from checker.rulebook.facts.fact import Fact
from checker.rulebook.facts.quote import Quote

_CONTEXT = 800
"""Columns of an article that are kept around a claim."""
_QUOTED = 8
"""Claims of a side that are kept with their sentences, one an article."""
_PLACES = 40
"""Places that are kept of a side's further claims."""

_HEADLINE = 500
"""Characters of a headline that are kept: a text without line ends is its own headline."""
_COMPARED = 5_000
"""Characters of a quotation up to which its difference from another is kept, word by word."""

ValueOf = Callable[[Claim], Value | None]


class Snapshots:
    """Makes the evidence of a report's findings."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.claim_list:
            self._claims[claim.rule].append(claim)
        self._articles = {article.id: article for article in report.articles}
        self._docket = cache(self._made_docket)
        self._value_of = cache(self._made_value_of)

    def of(self, finding: Finding) -> Evidence:
        """The evidence of one of the report's findings."""
        fact = self._report.rulebook.rule(finding.rule).fact
        return Evidence(
            question=fact.question,
            references=tuple(map(reference, fact.reference)),
            owner=fact.owner,
            sides=tuple(self._side(claims) for claims in (finding.claims, finding.others) if claims),
            why=finding.why,
            gap=finding.gap,
            within=finding.within,
            circumstances=tuple(evidence.circumstances(finding, self._report)),
            difference=_difference(finding, fact),
        )

    def _side(self, claims: Sequence[Claim]) -> Side:
        side = evidence.Side.of(claims, _QUOTED)
        return Side(tuple(map(self._quoted, side.shown)), evidence.places(self._report, side.rest, _PLACES))

    def _quoted(self, claim: Claim) -> Quoted:
        article, mention = self._articles[claim.article], claim.mention
        shown = excerpt(article, claim.start, claim.end, _CONTEXT)
        return Quoted(
            article=article.id,
            place=evidence.place(self._report, claim),
            outlet=article.outlet,
            published=article.published,
            headline=headline_of(article),
            url=link(article),
            before=shown.before,
            words=shown.claim,
            after=shown.after,
            value=standings.meant(claim),
            says=mention.speaker or mention.attribution,
            hedge=mention.hedge,
            as_of=wording.days(claim.as_of) if claim.as_of else "",
            in_headline=claim.in_headline,
            confidence=claim.confidence,
            ends=self._ends(claim),
            notes=claim.notes,
        )

    def _ends(self, claim: Claim) -> Ends | None:
        """The claim's value on the line of its rule; ``None`` for one without a place there."""
        on_line = claim.mention.interval is not None or claim.mention.kind is Kind.DATE
        value = self._value_of(claim.rule)(claim) if on_line else None
        if value is None:
            return None
        days = claim.mention.kind is Kind.DATE
        return Ends(
            start=_known(value.start),
            stop=_known(value.stop),
            low=_known(value.low),
            high=_known(value.high),
            least=_known(value.least),
            most=_known(value.most),
            days=days,
            unit=None if days else self._unit(claim),
        )

    def _unit(self, claim: Claim) -> str | None:
        docket = self._docket(claim.rule)
        amount = amount_of(claim, docket.rule, docket)
        return amount.unit if amount else None

    def _made_docket(self, rule: str) -> Docket:
        report = self._report
        stated, claims = report.rulebook.rule(rule), self._claims[rule]
        return Docket(stated, report.rulebook, claims, self._claims, self._articles, report.originals)

    def _made_value_of(self, rule: str) -> ValueOf:
        measured = measure(self._docket(rule))
        return measured.value if measured is not None else lambda _: None


def headline_of(article: Article) -> str:
    """The headline of an article as flags show it."""
    headline = article.headline
    return headline if len(headline) <= _HEADLINE else f"{headline[:_HEADLINE]}…"


def _known(end: float) -> float | None:
    return end if isfinite(end) else None


def _difference(finding: Finding, fact: Fact) -> tuple[Part, ...]:
    """How two wordings of a quotation differ, seen from the side that it is held against."""
    if not isinstance(fact, Quote) or not finding.others:
        return ()
    if max(len(finding.others[0].text), len(finding.primary.text)) > _COMPARED:
        return ()
    found = difference(finding.others[0].text, finding.primary.text, fact.compare.ignore)
    return found.parts if found else ()
