"""What the general checks show: claims with their places."""

from __future__ import annotations

from dataclasses import replace

from checker.checks.check import Reading
from checker.claims.claim import Claim, Confidence, claim_id
from checker.mentions.mention import Kind, Mention
from checker.rulebook.rulebook import Rule
from checker.values.days import Days


def claim_at(
    rule: Rule,
    reading: Reading,
    mention: Mention,
    *,
    confidence: Confidence = Confidence.HIGH,
    notes: tuple[str, ...] = (),
) -> Claim:
    """The claim of a general check at a mention; it speaks of the article's day where that is known."""
    article = reading.article
    return Claim(
        id=claim_id(rule.id, article.id, mention.start, mention.end),
        rule=rule.id,
        article=article.id,
        mention=mention,
        as_of=Days(article.published, article.published) if article.published else None,
        in_headline=article.headline_span.covers(mention.start),
        confidence=confidence,
        notes=notes,
    )


def stretched(mention: Mention, text: str, start: int, end: int) -> Mention:
    """The mention with other ends."""
    return replace(mention, start=start, end=end, text=text[start:end])


def name_mention(text: str, start: int, end: int) -> Mention:
    """A name as a mention: the set of which it is the only member."""
    return Mention(Kind.MEMBERS, start, end, text[start:end], members=(text[start:end],))
