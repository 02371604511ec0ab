"""The findings as W3C Web Annotations (JSON-LD): each marks the words of both sides in their articles.

A target selects the words twice: by themselves with what stands around them (TextQuoteSelector), so that they are found
again after an edit elsewhere, and by their place in the article's text (TextPositionSelector), counted in Unicode
characters from the headline on.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.findings.finding import Finding, Status
from checker.renderers.evidence import reasons, sentence
from checker.renderers.glyphs import well_formed
from checker.renderers.identity import told_apart
from checker.renderers.json import Json, dumped
from checker.renderers.paths import address
from checker.renderers.summary import gaps, summary
from checker.report import Report

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
_FARTHEST = 1024
"""Characters before and after the words that are quoted at first, and at most where these stand twice in the text."""


def render(report: Report) -> str:
    """An AnnotationCollection as JSON-LD with one page: an annotation for each finding that no editor waived."""
    items = [
        _annotation(key, finding, report)
        for key, finding in told_apart(report.findings)
        if finding.status is not Status.WAIVED
    ]
    collection: dict[str, Json] = {
        "@context": _CONTEXT,
        "id": _urn("\n".join(["findings", *(str(item["id"]) for item in items)])),
        "type": "AnnotationCollection",
        "label": "; ".join(_label(report)),
        "total": len(items),
    }
    if items:
        page: Json = {"id": f"{collection['id']}#page", "type": "AnnotationPage", "startIndex": 0, "items": list(items)}
        collection["first"] = page
    return well_formed(dumped(collection))


def _label(report: Report) -> Iterator[str]:
    """The run in one line with what it did not check, so that no annotation is not taken for no contradiction."""
    yield summary(report)
    if report.unchecked is not None:
        yield f"nothing was checked: {report.unchecked}"
    for gap in gaps(report):
        yield f"not checked: {gap}"


def _annotation(key: str, finding: Finding, report: Report) -> dict[str, Json]:
    told = [sentence(finding), *reasons(finding, report)]
    return {
        "id": _urn(key),
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "purpose": "assessing", "format": "text/plain", "value": "\n".join(told)},
            *(_tag(word) for word in (finding.verdict, finding.severity, finding.rule)),
        ],
        "target": [_target(claim, report) for claim in (*finding.claims, *finding.others)],
    }


def _tag(word: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": word}


def _target(claim: Claim, report: Report) -> Json:
    article = report.article(claim.article)
    return {
        "type": "SpecificResource",
        "source": address(article),
        "selector": [
            {"type": "TextQuoteSelector", **_quote(article, claim)},
            {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
        ],
    }


def _quote(article: Article, claim: Claim) -> dict[str, Json]:
    """The words with as much of the text around them as tells them apart from the same words elsewhere."""
    text, around = article.text, _AROUND
    while around < _FARTHEST and _stands_twice(text[max(claim.start - around, 0) : claim.end + around], text):
        around *= 2
    prefix, suffix = text[max(claim.start - around, 0) : claim.start], text[claim.end : claim.end + around]
    return {"exact": text[claim.start : claim.end], "prefix": prefix, "suffix": suffix}


def _stands_twice(words: str, text: str) -> bool:
    return text.find(words, text.find(words) + 1) != -1


def _urn(name: str) -> str:
    """A name of a thing that has no address: the same for the same name."""
    return uuid5(NAMESPACE_URL, well_formed(name)).urn
