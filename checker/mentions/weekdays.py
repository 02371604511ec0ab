"""Weekdays in text, and whether a sentence looks ahead or back from them."""

from __future__ import annotations

from checker.language.vocabulary import vocabulary
from checker.mentions.date_phrases import Words
from checker.mentions.date_words import DateWords
from checker.mentions.tokens import tokenize

REACH = 14  # tokens on either side that tell the tense


def weekday_in(text: str, language: str = "en") -> int | None:
    """The weekday that a date's text names, 0 for Monday, ``None`` where it names none or several.

    >>> weekday_in("Friday August 1st")
    4
    """
    table = vocabulary("dates", language)
    weekdays = {**table["weekdays"], **table["weekday_abbreviations"]}
    named = {weekdays[token.norm] for token in tokenize(text) if token.norm in weekdays}
    return named.pop() if len(named) == 1 else None


def looks_ahead(words: Words, first: int, stop: int, date_vocabulary: DateWords) -> bool | None:
    """Tell whether the verb nearest to a date is about the future, ``None`` where there is no verb to tell by.

    "will meet on Friday" looks ahead, "said on Friday" does not.

    The verb before the date counts; without one, the first behind it ("On Monday the company will ...").
    """
    for index in range(first - 1, max(first - REACH, -1), -1):
        tense = _tense(words, index, date_vocabulary)
        if tense is not None:
            return tense
    for index in range(stop, min(stop + REACH, len(words.norms))):
        tense = _tense(words, index, date_vocabulary)
        if tense is not None:
            return tense
    return None


def _tense(words: Words, index: int, date_vocabulary: DateWords) -> bool | None:
    """True for a word of the future, False for one of the past, None for any other."""
    norm = words.norm(index)
    if norm in date_vocabulary.ahead:
        return True
    if norm == "ll" and words.norm(index - 1) == "'":
        return True
    if norm in date_vocabulary.told_verbs:
        return False
    past = len(norm) > 3 and norm.endswith("ed") and not norm.endswith("eed") and words.is_word(index)
    if past and not any(words.norm(index - step) in date_vocabulary.passive for step in (1, 2)):
        return False
    return None
