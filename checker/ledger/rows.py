"""Articles and claims as rows of the ledger's tables, and back, without loss.

Two things no database holds: the character NUL and half of a surrogate pair. Each becomes U+FFFD, before anything is
read in the text, so that all offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from typing import Any

import orjson

from checker.articles.article import Article, InlineWaiver, SourceMap
from checker.claims.claim import Claim, Confidence, ScopeSource, claim_id
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.values.days import Days
from checker.values.interval import Interval
from checker.values.span import Span

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_DIGEST_BYTES = 16

Columns = dict[str, Any]


def storable(article: Article) -> Article:
    """The article as a database can hold it."""
    texts = (article.id, article.file, article.text, article.outlet or "", article.url or "", article.language)
    told = (text for waiver in article.waivers for text in (waiver.rule, waiver.because, waiver.problem or ""))
    if not any(map(_UNSTORABLE.search, (*texts, *article.notes, *article.topics, *told))):
        return article
    return replace(
        article,
        id=storable_text(article.id),
        file=storable_text(article.file),
        text=storable_text(article.text),
        outlet=None if article.outlet is None else storable_text(article.outlet),
        url=None if article.url is None else storable_text(article.url),
        language=storable_text(article.language),
        notes=tuple(map(storable_text, article.notes)),
        topics=tuple(map(storable_text, article.topics)),
        waivers=tuple(map(_storable_waiver, article.waivers)),
    )


def _storable_waiver(waiver: InlineWaiver) -> InlineWaiver:
    problem = None if waiver.problem is None else storable_text(waiver.problem)
    because = storable_text(waiver.because)
    return replace(waiver, rule=storable_text(waiver.rule), because=because, problem=problem)


def storable_text(text: str) -> str:
    """Text as a database can hold it, each character in its place."""
    return _UNSTORABLE.sub("\ufffd", text)


def article_row(article: Article) -> Columns:
    """An article's own columns."""
    return {
        "id": article.id,
        "file": article.file,
        "headline": article.headline,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "url": article.url,
        "text": article.text,
        "layout": {
            "headline": [article.headline_span.start, article.headline_span.end],
            "sentences": _flat(article.sentences),
            "noise": _flat(article.noise),
            "notes": article.notes,
            "topics": article.topics,
            "waivers": [_waiver_columns(waiver) for waiver in article.waivers],
            "text_starts": article.source.text_starts,
            "file_starts": article.source.file_starts,
            "line_starts": article.source.line_starts,
            "first_line": article.source.first_line,
        },
    }


def digest(row: Columns) -> str:
    """What tells the text and the metadata of an article from any other's."""
    return blake2b(orjson.dumps(row, option=orjson.OPT_SORT_KEYS), digest_size=_DIGEST_BYTES).hexdigest()


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row."""
    layout = row["layout"]
    return Article(
        id=row["id"],
        file=row["file"],
        text=row["text"],
        headline_span=Span(*layout["headline"]),
        published=row["published"],
        outlet=row["outlet"],
        language=row["language"],
        url=row["url"],
        source=SourceMap(
            tuple(layout["text_starts"]),
            tuple(layout["file_starts"]),
            tuple(layout["line_starts"]),
            layout["first_line"],
        ),
        sentences=_spans(layout["sentences"]),
        noise=_spans(layout["noise"]),
        notes=tuple(layout["notes"]),
        topics=tuple(layout["topics"]),
        waivers=tuple(_waiver_of(held) for held in layout["waivers"]),
    )


def _waiver_columns(waiver: InlineWaiver) -> Columns:
    place = [waiver.paragraph.start, waiver.paragraph.end, waiver.line, waiver.column]
    return {"rule": waiver.rule, "because": waiver.because, "problem": waiver.problem, "place": place}


def _waiver_of(held: Mapping[str, Any]) -> InlineWaiver:
    start, end, line, column = held["place"]
    return InlineWaiver(held["rule"], held["because"], Span(start, end), line, column, held["problem"])


def _flat(spans: Iterable[Span]) -> list[int]:
    return list(chain.from_iterable((span.start, span.end) for span in spans))


def _spans(flat: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))


def claim_row(claim: Claim) -> Columns:
    """A claim's own columns, all but its fact and its stance."""
    mention, interval = claim.mention, claim.mention.interval
    return {
        "article": claim.article,
        "day": claim.day.toordinal(),
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "low": mention.low,
        "high": mention.high,
        "interval_low": None if interval is None else interval.low,
        "interval_high": None if interval is None else interval.high,
        "unit": mention.unit,
        "hedge": mention.hedge,
        "earliest": mention.earliest,
        "latest": mention.latest,
        "state": mention.state,
        "speaker": mention.speaker,
        "attribution": mention.attribution,
        "as_of_first": None if claim.as_of is None else claim.as_of.earliest,
        "as_of_last": None if claim.as_of is None else claim.as_of.latest,
        "past": claim.past,
        "scope": claim.scope,
        "in_headline": claim.in_headline,
        "confidence": claim.confidence.value,
        "rest": _rest(claim) or None,
    }


def _rest(claim: Claim) -> Columns:
    """What no column holds, where it is stated."""
    mention, interval = claim.mention, claim.mention.interval
    stated: Columns = {
        "ends": None if interval is None else [interval.low_closed, interval.high_closed],
        "assumed": mention.assumed,
        "bound": mention.bound,
        "members": mention.members,
        "marks": sorted(mention.marks),
        "dated": claim.as_of == Days(None, None),
        "scope_source": None if claim.scope_source is ScopeSource.UNSTATED else claim.scope_source,
        "subject": claim.subject,
        "notes": claim.notes,
        "corrects": _ends(claim.corrects) if claim.corrects is not None else None,
    }
    return {key: value for key, value in stated.items() if value not in (None, (), [], False)}


def claim_of(row: Mapping[str, Any]) -> Claim:
    """The claim of a row that has the column ``rule`` too."""
    rest = row["rest"] or {}
    as_of = Days(row["as_of_first"], row["as_of_last"])
    return Claim(
        id=claim_id(row["rule"], row["article"], row["start"], row["end"]),
        rule=row["rule"],
        article=row["article"],
        mention=_mention(row, rest),
        as_of=as_of if rest.get("dated") or as_of != Days(None, None) else None,
        scope=row["scope"],
        scope_source=ScopeSource(rest.get("scope_source", ScopeSource.UNSTATED)),
        subject=rest.get("subject"),
        in_headline=row["in_headline"],
        confidence=Confidence(row["confidence"]),
        notes=tuple(rest.get("notes", ())),
        past=row["past"],
        corrects=Interval(*rest["corrects"]) if "corrects" in rest else None,
    )


def _mention(row: Mapping[str, Any], rest: Mapping[str, Any]) -> Mention:
    return Mention(
        kind=Kind(row["kind"]),
        start=row["start"],
        end=row["end"],
        text=row["text"],
        low=row["low"],
        high=row["high"],
        interval=Interval(row["interval_low"], row["interval_high"], *rest["ends"]) if "ends" in rest else None,
        unit=row["unit"],
        hedge=row["hedge"],
        earliest=row["earliest"],
        latest=row["latest"],
        assumed=tuple(rest.get("assumed", ())),
        bound=Bound(rest["bound"]) if "bound" in rest else None,
        state=row["state"],
        members=tuple(rest.get("members", ())),
        speaker=row["speaker"],
        attribution=row["attribution"],
        marks=frozenset(map(Mark, rest.get("marks", ()))),
    )


def _ends(interval: Interval) -> list[float | bool | None]:
    return [interval.low, interval.high, interval.low_closed, interval.high_closed]
