"""Reading: all mentions of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from checker.articles.sentences import split_sentences
from checker.mentions.attributions import attribute
from checker.mentions.context import annotate
from checker.mentions.date_words import date_words
from checker.mentions.dates import read_dates
from checker.mentions.lexicon import lexicon
from checker.mentions.mention import Mention
from checker.mentions.quantities import read_quantities
from checker.mentions.quotations import read_quotations
from checker.mentions.tokens import BREAK, Token, padded, tokenize
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
    tokens = _tokens(text, sentences, language)
    mentions = read_dates(
        text, tokens, published=published, language=language, day_first=day_first, sentences=sentences
    )
    taken = sorted((mention.start, mention.end) for mention in mentions)
    mentions += read_quantities(text, padded(tokens), taken, language)
    mentions += read_quotations(text, sentences)
    mentions = annotate(text, tokens, sorted(mentions, key=_place), sentences)
    return sorted(attribute(text, mentions, sentences), key=_place)


def _tokens(text: str, sentences: Sequence[Span], language: str) -> list[Token]:
    """The tokens of the sentences that hold a digit, a number word or a word of a date; the others hold no value."""
    triggers = _triggers(language)
    tokens: list[Token] = []
    for sentence in sentences:
        written = text[sentence.start : sentence.end]
        if (
            triggers is None
            or _DIGIT.search(written) is not None
            or not triggers.isdisjoint(_WORD.findall(written.lower().replace("\u00ad", "")))
        ):
            tokens += tokenize(text, sentence.start, sentence.end)
            tokens.append(Token(BREAK, sentence.end, sentence.end, _BETWEEN, _BETWEEN))  # no value spans two sentences
    return tokens


_BETWEEN = "\n\n"


_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _triggers(language: str) -> frozenset[str] | None:
    """Words without which a sentence without digits holds no value; None where the language's are not known."""
    dates = date_words(language)
    return None if dates is None else dates.triggers | lexicon(language).starters


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end
