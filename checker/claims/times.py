"""Of which time a mention speaks."""

from __future__ import annotations

from checker.claims.sentence import Sentence
from checker.language.grammar import grammar
from checker.mentions.mention import Bound, Kind, Mention
from checker.values.days import Days

_DEADLINES = (Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN)
_NEWS = 31  # days: a date further back than this is another time than the article's


def as_of(sentence: Sentence, mention: Mention) -> Days | None:
    """The days a mention speaks of: a date stated with it, else the article's own, else ``None``.

    A date of its own clause counts, and one of an earlier clause where its own is told in the past: "… since 2007, when
    the Havterne sank and 23 people died" speaks of 2007, "it came out in 2016 and now has 80 million users" of today.
    Deadlines and days to come are no as-of dates.
    """
    published = sentence.article.published
    first, _ = sentence.token_range(mention.start, mention.end)
    clause = sentence.clause_of(first)
    begin, end = sentence.tokens[clause[0]].start, sentence.tokens[clause[1] - 1].end
    dates = [date for date in sentence.of_kind(Kind.DATE) if _is_time(date, mention) and not _is_future(date, sentence)]
    own = [date for date in dates if begin <= date.start < end]
    earlier = [date for date in dates if date.start < begin]
    if own:
        return Days(own[-1].earliest or own[-1].latest, own[-1].latest or own[-1].earliest)
    if earlier and not _is_present(sentence, clause):
        return Days(earlier[-1].earliest or earlier[-1].latest, earlier[-1].latest or earlier[-1].earliest)
    return Days(published, published) if published else None


def is_past(sentence: Sentence, days: Days | None) -> bool:
    """Tell whether days stated with a mention lie well before the article's own."""
    published = sentence.article.published
    return None not in (days, published) and Days(published, published).days_to(days) > _NEWS  # type: ignore[arg-type]


def _is_time(date: Mention, mention: Mention) -> bool:
    apart = date.end <= mention.start or mention.end <= date.start
    return apart and date.bound not in _DEADLINES and (date.earliest is not None or date.latest is not None)


def _is_future(date: Mention, sentence: Sentence) -> bool:
    published = sentence.article.published
    return published is not None and (date.earliest or date.latest or published) > published


def _is_present(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Tell whether a clause is told in the present tense or says "now"."""
    present = grammar(sentence.article.language).present
    return any(token.norm in present for token in sentence.tokens[clause[0] : clause[1]])
