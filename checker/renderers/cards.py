"""What a page shows of a finding and of a claim, in words: its templates only lay it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.wording import Difference, difference
from checker.findings.finding import Finding
from checker.mentions.mention import Kind
from checker.renderers import standings, wording
from checker.renderers.evidence import Side, circumstances, place, places
from checker.renderers.excerpt import Excerpt, excerpt
from checker.renderers.glyphs import visible
from checker.report import Report
from checker.rulebook.facts.fact import Fact, Reference
from checker.rulebook.facts.quote import Quote

_SENTENCE = 400
"""Columns of a sentence that are quoted around a claim."""
_QUOTED = 4
"""Sentences that are quoted for one side."""
_PLACES = 12
"""Places that are named of a side's further claims."""
_WORDS = 120
"""Columns of a claim's words in a table."""
_OUTLET = 80
"""Characters of an outlet's name by which findings are filtered."""
_LINK = 2_000
"""Characters of an address that is linked: what the longest ones that servers take come to."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim in its sentence, with where it stands, what it was read as and who says it."""

    claim: Claim
    article: Article
    shown: Excerpt
    place: str
    value: str

    @classmethod
    def of(cls, claim: Claim, report: Report, columns: int = _SENTENCE) -> Quoted:
        """A claim as it is shown."""
        article = report.article(claim.article)
        shown = excerpt(article, claim.start, claim.end, columns)
        return cls(claim, article, shown, place(report, claim), standings.meant(claim))

    @property
    def says(self) -> str | None:
        """Who is quoted with it, ``None`` where the article says it itself."""
        return self.claim.mention.speaker or self.claim.mention.attribution

    @property
    def is_quotation(self) -> bool:
        """Whether it is read as its own words."""
        return self.claim.mention.kind is Kind.QUOTATION

    @property
    def as_of(self) -> str:
        """The days it speaks of, in words."""
        return wording.days(self.claim.as_of) if self.claim.as_of else "not stated"

    @property
    def line(self) -> int:
        """The line of its file on which it starts."""
        return self.article.place(self.claim.start).line

    @property
    def words(self) -> str:
        """The claim's own words, cut for a table."""
        return self.shown.claim


@dataclass(frozen=True, slots=True)
class Facet:
    """One side of a finding: its sentences, one an article, and the places of the rest."""

    name: str
    quoted: tuple[Quoted, ...]
    likewise: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it.

    ``anchor`` is its fingerprint, with a number where several have the same; ``difference`` is that of two wordings of
    a quotation; ``outlets`` (empty for one that is not stated) and ``day`` are what findings are filtered and sorted
    by; ``has_fact`` says that the page tells what each article says of its fact.
    """

    anchor: str
    finding: Finding
    fact: Fact
    sides: tuple[Facet, ...]
    circumstances: tuple[str, ...]
    difference: Difference | None
    outlets: tuple[str, ...]
    has_fact: bool

    @classmethod
    def of(cls, finding: Finding, anchor: str, report: Report, facts: frozenset[str]) -> Card:
        """A finding as it is shown; ``facts`` are the rules of which the page tells what each article says."""
        fact = report.rulebook.rule(finding.rule).fact
        names = ("One side", "The other side") if finding.others else ("Evidence",)
        sides = tuple(
            _side(claims, name, report) for claims, name in zip((finding.claims, finding.others), names, strict=False)
        )
        outlets = (_outlet(report.article(claim.article)) for claim in (*finding.claims, *finding.others))
        return cls(
            anchor=anchor,
            finding=finding,
            fact=fact,
            sides=sides,
            circumstances=tuple(circumstances(finding, report)),
            difference=_difference(finding, fact),
            outlets=tuple(dict.fromkeys(outlets)),
            has_fact=finding.rule in facts,
        )

    @property
    def day(self) -> str:
        """The day its article was published, for sorting; empty where it is not known."""
        published = self.sides[0].quoted[0].article.published
        return published.isoformat() if published else ""


def _outlet(article: Article) -> str:
    """An outlet's name as it is shown, cut; empty where it is not stated."""
    return visible((article.outlet or "")[:_OUTLET])


def words_of(claim: Claim, report: Report) -> Quoted:
    """A claim as a row of a table shows it."""
    return Quoted.of(claim, report, _WORDS)


def link(article: Article) -> str | None:
    """The address of an article where a reader may follow it: one of the web and of an ordinary length."""
    url = article.url
    if url is None or len(url) > _LINK or not url.isprintable() or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def reference(known: Reference) -> str:
    """A known value with the days on which it holds and its source."""
    since = f" from {wording.day(known.from_)}" if known.from_ else ""
    until = f" until {wording.day(known.until)}" if known.until else ""
    return f"{known.value}{since}{until} ({known.source})"


def _side(claims: Sequence[Claim], name: str, report: Report) -> Facet:
    side = Side.of(claims, _QUOTED)
    return Facet(name, tuple(Quoted.of(claim, report) for claim in side.shown), places(report, side.rest, _PLACES))


def _difference(finding: Finding, fact: Fact) -> Difference | None:
    """The difference of a quotation's two wordings, seen from the side it is held against."""
    if not isinstance(fact, Quote) or not finding.others:
        return None
    return difference(finding.others[0].text, finding.primary.text, fact.compare.ignore)
