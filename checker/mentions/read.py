"""Reading: all mentions of a text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module

from checker.articles.sentences import split_sentences
from checker.mentions.context import annotate
from checker.mentions.mention import Mention
from checker.mentions.quantities import read_quantities
from checker.mentions.tokens import padded, tokenize
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
    mentions: list[Mention] = []
    try:
        dates = import_module("checker.mentions.dates")
        mentions += dates.read_dates(
            text, tokens, published=published, language=language, day_first=day_first, sentences=sentences
        )
    except ModuleNotFoundError:
        pass
    taken = sorted((mention.start, mention.end) for mention in mentions)
    mentions += read_quantities(text, padded(tokens), taken, language)
    try:
        mentions += import_module("checker.mentions.quotations").read_quotations(text, sentences)
    except ModuleNotFoundError:
        pass
    mentions = annotate(text, tokens, sorted(mentions, key=lambda mention: (mention.start, mention.end)), sentences)
    try:
        mentions = import_module("checker.mentions.attributions").attribute(text, mentions, sentences)
    except ModuleNotFoundError:
        pass
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))
