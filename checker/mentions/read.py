"""Reading: all mentions of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import attrgetter

from checker.articles.sentences import split_sentences
from checker.mentions.attributions import attribute
from checker.mentions.context import annotate
from checker.mentions.date_words import date_words
from checker.mentions.dates import read_dates
from checker.mentions.lexicon import lexicon
from checker.mentions.mention import Mention
from checker.mentions.quantities import read_quantities
from checker.mentions.quotations import read_quotations
from checker.mentions.tokens import BREAK, NUMBER, Token, padded, tokenize
from checker.values.span import Span


def read(
    text: str,
    *,
    published: date | None = None,
    language: str = "en",
    sentences: Sequence[Span] | None = None,
    day_first: bool | None = None,
) -> list[Mention]:
    """Every value, date and quotation of a text, sorted by where it stands; offsets point into ``text``.

    ``published`` is the day that "Friday" and "last month" are seen from. ``sentences`` are the stretches to read; all
    of the text where they are not given. ``day_first`` tells how 01/02/2020 is read, where the language does not.

    >>> [mention.low for mention in read("It has around 80 million users in the United States.")]
    [80000000.0]
    """
    if sentences is None:
        sentences = split_sentences(text, language)
    tokens = tokenize(text)
    telling = _telling(text, tokens, sentences, language)
    mentions = read_dates(
        text, telling, published=published, language=language, day_first=day_first, sentences=sentences
    )
    taken = sorted((mention.start, mention.end) for mention in mentions)
    mentions += read_quantities(text, padded(telling), taken, language)
    mentions += read_quotations(text, sentences, tokens)
    mentions = annotate(text, telling, sorted(mentions, key=_place), sentences)
    return attribute(text, mentions, sentences, tokens)


def _telling(text: str, tokens: list[Token], sentences: Sequence[Span], language: str) -> list[Token]:
    """The tokens of the sentences that hold a digit, a number word or a word of a date; the others hold no value."""
    triggers = _triggers(language)
    starts = [token.start for token in tokens]
    telling: list[Token] = []
    last = 0
    for sentence in sentences:
        first = bisect_left(starts, sentence.start, last)
        last = bisect_left(starts, sentence.end, first)
        own = tokens[first:last]
        if (first and tokens[first - 1].end > sentence.start) or (own and own[-1].end > sentence.end):
            own = tokenize(text, sentence.start, sentence.end)  # an edge of the sentence cuts a token
        if triggers is None or any(token.kind == NUMBER or token.norm in triggers for token in own):
            telling += own
            telling.append(Token(BREAK, sentence.end, sentence.end, _BETWEEN, _BETWEEN))  # no value spans two sentences
    return telling


_BETWEEN = "\n\n"
_place = attrgetter("start", "end")


@cache
def _triggers(language: str) -> frozenset[str] | None:
    """Words without which a sentence without digits holds no value; None where the language's are not known."""
    dates = date_words(language)
    return None if dates is None else (dates.triggers - dates.after_digits) | lexicon(language).starters
