"""An article as its page shows it: part by part, each with its claims marked and what was found beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.verdict import Verdict
from checker.renderers import standings, wording
from checker.review.flag import State
from checker.review.marking import Segment, segments
from checker.review.parts import paragraphs, parts
from checker.values.span import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A flag or a finding beside the words it is about: where these begin in the text, and where it is shown itself."""

    at: int
    path: str
    rule: str
    verdict: Verdict
    message: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a table tells it; ``says`` is who is quoted with it."""

    rule: str
    words: str
    value: str
    as_of: str
    says: str | None
    hedge: str | None
    scope: str | None
    in_headline: bool

    @classmethod
    def of(cls, claim: Claim) -> Told:
        """A claim in words."""
        mention = claim.mention
        return cls(
            claim.rule,
            mention.text,
            standings.meant(claim),
            wording.days(claim.as_of) if claim.as_of else "",
            mention.speaker or mention.attribution,
            mention.hedge,
            claim.scope,
            claim.in_headline,
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph cut at the ends of claims, whose numbers are those of the part, and what stands beside it."""

    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the parts of an article, numbered from 1, with the claims in it.

    ``headline`` is that of the article with its claims marked, in its first part.
    """

    number: int
    count: int
    headline: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of an article are."""

    headline: Span | None
    parts: tuple[Span, ...]

    @classmethod
    def of(cls, article: Article) -> Layout:
        """The layout of an article; its headline stands by itself where it comes first."""
        span = article.headline_span
        if span.start == span.end or article.text[: span.start].strip():
            return cls(None, tuple(parts(article.text)))
        return cls(span, tuple(parts(article.text, span.end)))

    @classmethod
    def whole(cls, article: Article) -> Layout:
        """The layout of an article that is shown in one part."""
        found = cls.of(article)
        return cls(found.headline, (Span(found.parts[0].start, len(article.text)),))

    def stretch(self, number: int) -> Span:
        """What stands in a part, numbered from 1; the headline in the first."""
        part = self.parts[number - 1]
        return Span(0, part.end) if number == 1 else part

    def number_of(self, offset: int) -> int:
        """The number of the part in which an offset of the text stands."""
        return max(bisect_right(self.parts, offset, key=lambda part: part.start), 1)


def part_of(article: Article, layout: Layout, number: int, claims: Sequence[Claim], notes: Iterable[Note]) -> Part:
    """A part of an article, given the claims and the notes of all of it or of that part."""
    stretch = layout.stretch(number)
    own = [claim for claim in claims if claim.start < stretch.end and claim.end > stretch.start]
    spans = [Span(claim.start, claim.end) for claim in own]
    beside = sorted((note for note in notes if stretch.covers(note.at)), key=lambda note: note.at)
    headline = [layout.headline] if layout.headline and number == 1 else []
    stretches = [*headline, *paragraphs(article.text, layout.parts[number - 1])]
    shown = list(_paragraphs(article.text, stretch, stretches, spans, beside))
    return Part(
        number,
        len(layout.parts),
        shown[0] if headline else None,
        tuple(shown[len(headline) :]),
        tuple(map(Told.of, own)),
    )


def _paragraphs(
    text: str, within: Span, stretches: Sequence[Span], spans: Sequence[Span], notes: Sequence[Note]
) -> Iterator[Paragraph]:
    """Stretches of a text with their notes: one goes with the last stretch that begins before its words."""
    beside: dict[int, list[Note]] = {}
    for note in notes:
        place = bisect_right(stretches, note.at, key=lambda stretch: stretch.start) - 1
        beside.setdefault(max(place, 0), []).append(note)
    held: list[list[Segment]] = [[] for _ in stretches]
    at, place = within.start, 0
    for segment in segments(text, within, spans, [end for stretch in stretches for end in stretch]):
        while place < len(stretches) and stretches[place].end <= at:
            place += 1
        if place < len(stretches) and stretches[place].covers(at):
            held[place].append(segment)
        at += len(segment.text)
    yield from (Paragraph(tuple(own), tuple(beside.get(place, ()))) for place, own in enumerate(held))
