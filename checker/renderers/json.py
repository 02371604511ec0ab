"""A report as one JSON object, whose shape is versioned and written down in ``report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import TypeAlias

from checker.articles.article import Article, Unread
from checker.claims.claim import Claim, NearMiss
from checker.findings.finding import Decision, Finding
from checker.findings.notice import Notice
from checker.findings.sources import Moment, Sources
from checker.mentions.mention import Kind, Mention
from checker.report import Report
from checker.values.days import Days
from checker.values.interval import Interval

VERSION = 1
"""Version of the shape: a new key leaves it, a key that goes or changes its meaning raises it."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def render(report: Report) -> str:
    """The report as JSON, indented, with a line end: the same report gives the same text."""
    return dumped(
        {
            "version": VERSION,
            "articles": [article_values(article) for article in report.articles],
            "earlier": _names(report.earlier or ()),
            "unread": [unread_values(each) for each in report.unread],
            "claims": [claim_values(claim, report.article(claim.article)) for claim in report.claim_list],
            "findings": [_finding(finding) for finding in report.findings],
            "sources": [_sources(sources) for sources in report.sources],
            "coverage": _coverage(report),
            "notices": [notice_values(each) for each in report.notices],
        }
    )


def schema() -> str:
    """The JSON Schema of what :func:`render` gives."""
    return files(__package__).joinpath("report.schema.json").read_text(encoding="utf-8")


def dumped(value: Json) -> str:
    """JSON text as this project writes it: indented by two, letters of all scripts as they are, no NaN."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def mention_values(mention: Mention) -> dict[str, Json]:
    """What a mention was read as, without its place."""
    return {
        "kind": mention.kind,
        "low": _number(mention.low),
        "high": _number(mention.high),
        "interval": _interval(mention.interval),
        "unit": mention.unit,
        "hedge": mention.hedge,
        "earliest": _day(mention.earliest),
        "latest": _day(mention.latest),
        "assumed": list(mention.assumed),
        "bound": mention.bound,
        "state": mention.state,
        "members": list(mention.members),
        "quote": mention.text if mention.kind is Kind.QUOTATION else None,
        "speaker": mention.speaker,
        "attribution": mention.attribution,
        "marks": [str(mark) for mark in sorted(mention.marks)],
    }


def position(article: Article, start: int, end: int) -> dict[str, Json]:
    """Where words stand: offsets into the article's text, line and column in its file, from 1."""
    where = article.place(start)
    return {"start": start, "end": end, "line": where.line, "column": where.column}


def article_values(article: Article) -> dict[str, Json]:
    """What is known of an article beside its text."""
    return {
        "id": article.id,
        "file": article.file,
        "headline": article.headline,
        "published": _day(article.published),
        "outlet": article.outlet,
        "language": article.language,
        "url": article.url,
        "notes": list(article.notes),
    }


def unread_values(unread: Unread) -> dict[str, Json]:
    """What could not be read, and why."""
    return {"file": unread.file, "reason": unread.reason}


def notice_values(notice: Notice) -> dict[str, Json]:
    """A decision of an editor to look at again."""
    return {"place": notice.place, "subject": notice.subject, "message": notice.message}


def claim_values(claim: Claim, article: Article) -> dict[str, Json]:
    """A claim with its place and all that it was read as."""
    return {
        "id": claim.id,
        "rule": claim.rule,
        "article": claim.article,
        **position(article, claim.start, claim.end),
        "text": claim.text,
        **mention_values(claim.mention),
        "as_of": days_values(claim.as_of),
        "scope": claim.scope,
        "scope_source": claim.scope_source,
        "subject": claim.subject,
        "in_headline": claim.in_headline,
        "confidence": claim.confidence,
        "notes": list(claim.notes),
    }


def finding_values(finding: Finding) -> dict[str, Json]:
    """A finding without its claims."""
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "status": finding.status,
        "message": finding.message,
        "why": finding.why,
        "gap": finding.gap,
        "within": finding.within,
        "notes": list(finding.notes),
        "waived_because": finding.waived_because,
        "decision": _decision(finding.decision),
    }


def _finding(finding: Finding) -> Json:
    sides = [_ids(side) for side in (finding.claims, finding.others) if side]
    return {
        **finding_values(finding),
        "article": finding.primary.article,
        "start": finding.primary.start,
        "end": finding.primary.end,
        "text": finding.primary.text,
        "claims": [id for side in sides for id in side],
        "sides": list(sides),
    }


def _decision(decision: Decision | None) -> Json:
    if decision is None:
        return None
    return {
        "decision": decision.choice,
        "because": decision.because,
        "by": decision.by,
        "until": _day(decision.until),
        "place": decision.place,
    }


def _sources(sources: Sources) -> Json:
    return {
        "rule": sources.rule,
        "scope": sources.scope,
        "moments": [_moment(moment) for moment in sources.moments],
    }


def _moment(moment: Moment) -> Json:
    """What is said of one time."""
    leading = [support.claim.id for support in moment.leading]
    return {
        "sources": list(moment.sources),
        "leading": list(leading),
        "values": [
            {"claim": each.claim.id, "stated": list(each.stated), "sources": list(each.sources)}
            for each in moment.values
        ],
        "statements": [
            {
                "claim": each.claim.id,
                "source": each.source,
                "copy_of": each.copy_of,
                "verdict": each.verdict,
                "supports": [leading[number] for number in each.supports],
            }
            for each in moment.statements
        ],
    }


def _coverage(report: Report) -> Json:
    coverage = report.coverage
    return {
        "rules": [
            {
                "rule": each.rule,
                "claims": each.claims,
                "articles": each.articles,
                "comparisons": each.comparisons,
                "not_comparable": each.not_comparable,
                "reason": each.reason,
            }
            for each in coverage.rules
        ],
        "articles": [
            {"article": each.article, "claims": each.claims, "rules": each.rules, "reason": each.reason}
            for each in coverage.articles
        ],
        "near_misses": [_near_miss(miss, report.article(miss.article)) for miss in coverage.near_misses],
        "unlisted": coverage.unlisted,
        "limits": [{"rule": limit.rule, "reason": limit.reason} for limit in coverage.limits],
    }


def _near_miss(miss: NearMiss, article: Article) -> Json:
    return {
        "rule": miss.rule,
        "article": miss.article,
        **position(article, miss.start, miss.end),
        "text": miss.text,
        "reason": miss.reason,
    }


def _names(ids: Iterable[str]) -> Json:
    return [*sorted(ids)]


def _ids(claims: Iterable[Claim]) -> list[Json]:
    return [claim.id for claim in claims]


def _number(value: float | None) -> Json:
    """A whole number without decimals, so that 80 million is not written 80000000.0."""
    return int(value) if value is not None and float(value).is_integer() and abs(value) < 1e15 else value


def _interval(interval: Interval | None) -> Json:
    if interval is None:
        return None
    return {
        "low": _number(interval.low),
        "high": _number(interval.high),
        "low_closed": interval.low_closed,
        "high_closed": interval.high_closed,
    }


def _day(day: date | None) -> Json:
    return day.isoformat() if day is not None else None


def days_values(days: Days | None) -> Json:
    """One day as a string, several as a list of the first and the last, an open end as null."""
    if days is None:
        return None
    return _day(days.earliest) if days.earliest == days.latest else [_day(days.earliest), _day(days.latest)]
