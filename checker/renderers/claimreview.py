"""What editors accepted as schema.org ClaimReview (JSON-LD), to be published beside a correction.

Only findings that an editor accepted are told: a contradiction that a program found is no review. A review says that
a claim does not fit what another article says, never which of them is true. The text can stand in a page as it is,
between the tags of a script: it holds no angle bracket.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Decision, Finding
from checker.renderers.evidence import Side, sentence, source
from checker.renderers.excerpt import excerpt
from checker.renderers.glyphs import visible, well_formed
from checker.renderers.identity import told_apart
from checker.renderers.json import Json, dumped
from checker.renderers.paths import address
from checker.report import Report

_CONTEXT = "https://schema.org"
_SENTENCE = 400  # columns of a sentence that is quoted as the claim
_SOURCES = 20  # articles of the other side
_RATINGS = {
    Verdict.CONTRADICTION: "Does not agree with other reports",
    Verdict.TENSION: "May mislead beside other reports",
    Verdict.UPDATE: "Other reports give a value of another time",
    Verdict.DISPUTED: "Disputed by another party",
}
_ALONE = "Is not consistent in itself"
"""The rating of what stands in one article alone."""


def render(report: Report) -> str:
    """A graph of reviews in the order of the report, without any where no finding was accepted."""
    reviews = [
        _review(key, finding, finding.decision, report)
        for key, finding in told_apart(report.findings)
        if finding.decision is not None and finding.decision.accepted
    ]
    return well_formed(dumped({"@context": _CONTEXT, "@graph": list(reviews)})).replace("<", "\\u003c")


def _review(key: str, finding: Finding, decision: Decision, report: Report) -> Json:
    claim = finding.primary
    article = report.article(claim.article)
    others = {each.article: report.article(each.article) for each in finding.others if each.article != article.id}
    told: dict[str, Json] = {
        "@type": "ClaimReview",
        "@id": uuid5(NAMESPACE_URL, well_formed(f"claimreview {key}")).urn,
        "claimReviewed": excerpt(article, claim.start, claim.end, _SENTENCE).line,
        "reviewRating": {"@type": "Rating", "alternateName": _RATINGS[finding.verdict] if others else _ALONE},
        "reviewBody": "\n".join([sentence(finding), visible(finding.why), *_other_words(finding, report)]),
        "itemReviewed": {
            "@type": "Claim",
            "text": visible(claim.text),
            **_author(claim, article),
            **_published(article),
            "appearance": _article(article),
        },
        "citation": [_article(each) for each in list(others.values())[:_SOURCES]],
    }
    return {**told, "author": {"@type": "Person", "name": visible(decision.by)}} if decision.by else told


def _other_words(finding: Finding, report: Report) -> Iterator[str]:
    """The sentence of each article of the other side, and whose it is."""
    side = Side.of(finding.others, _SOURCES)
    for claim in side.shown:
        article = report.article(claim.article)
        yield f"{source(article)}: {excerpt(article, claim.start, claim.end, _SENTENCE).line}"


def _author(claim: Claim, article: Article) -> dict[str, Json]:
    """Who says it: the party that the article quotes, of which nobody knows here if it is a person, else the outlet."""
    if (party := claim.mention.speaker or claim.mention.attribution) is not None:
        return {"author": {"name": visible(party)}}
    return {"author": _outlet(article.outlet)} if article.outlet else {}


def _article(article: Article) -> Json:
    """An article as a work: by its address if it has one, else by its name in the run."""
    told: dict[str, Json] = {
        "@type": "NewsArticle",
        "headline": visible(article.headline),
        "inLanguage": article.language,
    }
    where: dict[str, Json] = {"url": address(article)} if article.url else {"identifier": visible(article.id)}
    publisher: dict[str, Json] = {"publisher": _outlet(article.outlet)} if article.outlet else {}
    return {**told, "inLanguage": article.language, **where, **_published(article), **publisher}


def _published(article: Article) -> dict[str, Json]:
    return {"datePublished": article.published.isoformat()} if article.published else {}


def _outlet(name: str) -> Json:
    return {"@type": "Organization", "name": visible(name)}
