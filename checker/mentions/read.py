"""Reading: all mentions of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from itertools import compress
from operator import attrgetter

from checker.articles.sentences import split_sentences
from checker.mentions.attributions import attribute
from checker.mentions.context import annotate
from checker.mentions.date_words import date_words
from checker.mentions.dates import read_dates
from checker.mentions.discourse import Discourse
from checker.mentions.lexicon import lexicon
from checker.mentions.mention import Mention
from checker.mentions.promises import Promises
from checker.mentions.quantities import read_quantities
from checker.mentions.quotations import read_quotations
from checker.mentions.speech import speech
from checker.mentions.tokens import BREAK, Token, padded, tokenize
from checker.values.span import Span


def read(
    text: str,
    *,
    published: date | None = None,
    language: str = "en",
    sentences: Sequence[Span] | None = None,
    day_first: bool | None = None,
    wanted: Collection[Span] | None = None,
) -> list[Mention]:
    """Every value, date and quotation of a text, sorted by where it stands; offsets point into ``text``.

    ``published`` is the day that "Friday" and "last month" are seen from. ``sentences`` are the stretches to read; all
    of the text where they are not given. ``day_first`` tells how 01/02/2020 is read, where the language does not.
    ``wanted`` are the sentences whose values are read, all where they are not given; quotations are read in all.

    >>> [mention.low for mention in read("It has around 80 million users in the United States.")]
    [80000000.0]
    """
    if sentences is None:
        sentences = split_sentences(text, language)
    place = speech(text, sentences)
    telling = _telling(place, language, wanted)
    mentions = read_dates(text, telling, published=published, language=language, day_first=day_first)
    tokens = _joined(telling)
    taken = sorted((mention.start, mention.end) for mention in mentions)
    mentions += read_quantities(text, padded(tokens), taken, language)
    mentions += read_quotations(text, sentences)
    mentions = annotate(text, tokens, sorted(mentions, key=_place), sentences)
    return attribute(text, mentions, sentences)


def _telling(place: Discourse, language: str, wanted: Collection[Span] | None) -> list[list[Token]]:
    """The tokens of each wanted sentence with a digit, a number word or a word of a date; others hold no value."""
    tokens = place.tokens
    hits = list(compress(range(len(tokens)), map(_promises(language).__getitem__, place.norms)))
    telling: list[list[Token]] = []
    at = 0
    for sentence, (first, last) in zip(place.sentences, place.bounds, strict=True):
        if first == last or (wanted is not None and sentence not in wanted):
            continue
        if tokens[last - 1].end > sentence.end or (first and tokens[first - 1].end > sentence.start):
            telling.append(tokenize(place.text, sentence.start, sentence.end))  # an edge of the sentence cuts a token
            continue
        at = bisect_left(hits, first, at)
        if at < len(hits) and hits[at] < last:
            telling.append(tokens[first:last])
    return telling


def _joined(sentences: list[list[Token]]) -> list[Token]:
    """All the tokens, with an empty line behind each sentence, since no value spans two of them."""
    joined: list[Token] = []
    for tokens in sentences:
        joined += tokens
        end = tokens[-1].end
        joined.append(Token(BREAK, end, end, _BETWEEN, _BETWEEN))
    return joined


_BETWEEN = "\n\n"
_place = attrgetter("start", "end")


@cache
def _promises(language: str) -> Promises:
    """The numbers and words without which a sentence holds no value; all where the language's words are not known."""
    dates = date_words(language)
    if dates is None:
        return Promises(bool)
    words = (dates.triggers - dates.after_digits) | lexicon(language).starters
    return Promises(lambda norm: norm in words or norm[:1].isdecimal())
