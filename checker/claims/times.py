"""Of which time a mention speaks."""

from __future__ import annotations

from checker.claims.sentence import Sentence
from checker.mentions.mention import Bound, Kind, Mention
from checker.values.days import Days

_DEADLINES = (Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN)


def as_of(sentence: Sentence, mention: Mention) -> Days | None:
    """The days a mention speaks of: a date stated in its clause, else the article's own, else ``None``.

    Deadlines and days to come are no as-of dates: "80 million users, and talks by September 15" speaks of today.
    """
    published = sentence.article.published
    first, _ = sentence.token_range(mention.start, mention.end)
    clause = sentence.clause_of(first)
    begin, end = sentence.tokens[clause[0]].start, sentence.tokens[clause[1] - 1].end
    stated = [
        Days(date.earliest, date.latest)
        for date in sentence.of_kind(Kind.DATE)
        if begin <= date.start < end
        and date.bound not in _DEADLINES
        and date.latest is not None
        and (published is None or date.latest <= published)
        and not (date.start < mention.end and mention.start < date.end)
    ]
    if stated:
        return stated[-1]
    return Days(published, published) if published else None
