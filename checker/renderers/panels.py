"""What a page shows of a fact and of an article: what each article says, and what most sources say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.groups import time_order
from checker.findings.sources import Moment, Sources, Statement
from checker.renderers import standings
from checker.renderers.cards import Card, Quoted, words_of
from checker.renderers.chart import chart
from checker.report import Report
from checker.rulebook.facts.fact import Fact

_ALL = "What each article says"
_ROWS = 200
"""Rows of one table."""
_SCOPES = 100
"""Scopes of one fact, or utterances that several articles quote."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the table of a fact: for whom it counts, and how it stands to what most sources say."""

    quoted: Quoted
    counts_for: str
    stands: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What the sources of a fact say in one scope: sentences by time, the chart as SVG, a row for each claim.

    ``title`` stands over the rows; ``more`` is the number of rows that are left out.
    """

    name: str
    title: str
    told: tuple[tuple[str, str], ...]
    chart: str | None
    rows: tuple[Row, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FactPanel:
    """A rule's question and what is said of it in each scope; ``more`` is the number of scopes that are left out."""

    fact: Fact
    scopes: tuple[Scope, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ArticlePanel:
    """An article with its answers to the rules' questions and the findings about it.

    ``more`` is the number of claims that are left out, ``original`` the article that it copies.
    """

    article: Article
    claims: tuple[Quoted, ...]
    more: int
    findings: tuple[Card, ...]
    original: Article | None


def facts(report: Report) -> dict[str, list[Claim]]:
    """The claims of each rule that asks a question of a topic, those with findings first, as findings come."""
    claims: dict[str, list[Claim]] = {finding.rule: [] for finding in report.findings}
    for claim in report.claim_list:
        claims.setdefault(claim.rule, []).append(claim)
    return {rule: own for rule, own in claims.items() if own and _asks(rule, report)}


def fact_panels(claims: Mapping[str, Sequence[Claim]], report: Report) -> Iterator[FactPanel]:
    """The panels of facts, one after the other as they are asked for."""
    told: dict[str, list[Sources]] = {}
    for sources in report.sources:
        told.setdefault(sources.rule, []).append(sources)
    for rule, own in claims.items():
        every = told.get(rule, [])
        shown = {each.claim.id for sources in every for moment in sources.moments for each in moment.statements}
        scopes = [_scope(sources, report) for sources in every[:_SCOPES]]
        if rest := [claim for claim in own if claim.id not in shown]:
            scopes.append(_plain(rest, "What one article alone says" if every else _ALL, report))
        yield FactPanel(report.rulebook.rule(rule).fact, tuple(scopes), max(len(every) - _SCOPES, 0))


def article_panels(cards: Sequence[Card], report: Report) -> Iterator[ArticlePanel]:
    """The panels of all articles, one after the other as they are asked for."""
    about: dict[str, list[Card]] = {}
    for card in cards:
        for id in dict.fromkeys(claim.article for claim in (*card.finding.claims, *card.finding.others)):
            about.setdefault(id, []).append(card)
    made: dict[str, list[Claim]] = {}
    for claim in report.claim_list:
        if _asks(claim.rule, report):
            made.setdefault(claim.article, []).append(claim)
    for article in report.articles:
        claims = made.get(article.id, [])
        original = report.originals.get(article.id)
        yield ArticlePanel(
            article,
            tuple(words_of(claim, report) for claim in claims[:_ROWS]),
            max(len(claims) - _ROWS, 0),
            tuple(about.get(article.id, [])[:_ROWS]),
            report.article(original) if original is not None else None,
        )


def _asks(rule: str, report: Report) -> bool:
    """Whether a rule asks a question that articles answer; what a check of any article looked at is no answer."""
    return report.rulebook.rule(rule).fact.finder is not None


def _scope(sources: Sources, report: Report) -> Scope:
    every = [(moment, statement) for moment in sources.moments for statement in moment.statements]
    said = [(standings.time(moment), " ".join(standings.sentences(moment))) for moment in sources.moments[:_ROWS]]
    return Scope(
        sources.scope or "",
        _ALL,
        tuple((time, words) for time, words in said if words),
        chart(sources, in_page=True),
        tuple(_row(moment, statement, report) for moment, statement in every[:_ROWS]),
        max(len(every) - _ROWS, 0),
    )


def _row(moment: Moment, statement: Statement, report: Report) -> Row:
    original = report.article(statement.copy_of) if statement.copy_of else None
    counts_for = f"none: copies {original.outlet or original.id}" if original is not None else statement.source
    return Row(words_of(statement.claim, report), counts_for, standings.standing(moment, statement))


def _plain(claims: Sequence[Claim], title: str, report: Report) -> Scope:
    """Claims that stand beside no others: words that one article alone quotes, or a fact in one article only."""
    shown = [words_of(claim, report) for claim in sorted(claims, key=time_order)[:_ROWS]]
    rows = tuple(Row(quoted, quoted.says or quoted.article.outlet or quoted.article.id, "") for quoted in shown)
    return Scope("", title, (), None, rows, max(len(claims) - _ROWS, 0))
