"""What the general checks show: claims with their places, and values as a sentence names them."""

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


def plain(number: float) -> str:
    """A number as prose writes it.

    >>> plain(23_028_000_000.0), plain(49.7097), plain(81000.0)
    ('23 billion', '49.7', '81,000')
    """
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(number) >= scale:
            return f"{number / scale:.3g}{word}"
    return f"{number:,.0f}" if abs(number) >= 1000 or number == round(number) else f"{number:.3g}"


def share(gap: float) -> str:
    """A gap in whole percent, never rounded down to none.

    >>> share(0.204), share(0.002)
    ('20%', '1%')
    """
    return f"{max(1, round(gap * 100))}%"
