"""Weekdays in text, and whether a sentence looks ahead or back from a date."""

from __future__ import annotations

from enum import Enum

from checker.language.vocabulary import vocabulary
from checker.mentions.date_phrases import Words
from checker.mentions.date_words import DateWords
from checker.mentions.tokens import tokenize

REACH = 14  # tokens on either side that tell the tense


class Tense(Enum):
    """Which side of the article's day a sentence speaks of, and how surely.

    "will" and "fell" are sure; "could" is not, nor "said", as what was said may be about either side.
    """

    AHEAD = "ahead"
    MAYBE_AHEAD = "maybe ahead"
    MAYBE_PAST = "maybe past"
    PAST = "past"

    @property
    def is_ahead(self) -> bool:
        """Tell whether the date lies ahead of the article's day, surely or maybe."""
        return self in (Tense.AHEAD, Tense.MAYBE_AHEAD)

    @property
    def unsure(self) -> Tense:
        """The same side, but not surely."""
        return Tense.MAYBE_AHEAD if self.is_ahead else Tense.MAYBE_PAST


def weekday_in(text: str, language: str = "en") -> int | None:
    """The weekday that a date's text names, 0 for Monday, ``None`` where it names none or several.

    >>> weekday_in("Friday August 1st")
    4
    """
    table = vocabulary("dates", language)
    weekdays = {**table["weekdays"], **table["weekday_abbreviations"]}
    named = {weekdays[token.norm] for token in tokenize(text) if token.norm in weekdays}
    return named.pop() if len(named) == 1 else None


def tense_at(words: Words, first: int, stop: int, date_vocabulary: DateWords) -> Tense | None:
    """The tense of the verb nearest to a date, ``None`` where there is no verb to tell by.

    "will meet on Friday" looks ahead, "fell on Friday" back. The verb before the date counts; without one the first
    behind it, which tells surely only where the date opens the sentence: "On Monday the company will ...".
    """
    for index in range(first - 1, max(first - REACH, -1), -1):
        tense = _tense(words, index, date_vocabulary)
        if tense is not None:
            return tense
    for index in range(stop, min(stop + REACH, len(words.tokens))):
        tense = _tense(words, index, date_vocabulary)
        if tense is not None:
            return tense if _opens_sentence(words, first, stop, date_vocabulary) else tense.unsure
    return None


def _opens_sentence(words: Words, first: int, stop: int, vocabulary: DateWords) -> bool:
    """Tell whether a sentence begins with a date: "On Monday the company", "In the January-March period, prices"."""
    start = words.skip(0, {'"'})
    lead = words.norm(start)
    if lead in vocabulary.in_ or lead in vocabulary.on:
        return words.skip(start + 1, vocabulary.the) == first
    return first == start and (words.norm(stop) == "," or words.norm(stop) in vocabulary.subjects)


def _tense(words: Words, index: int, vocabulary: DateWords) -> Tense | None:
    """What a word tells of the tense, ``None`` where it tells nothing."""
    norm = words.norm(index)
    if norm in vocabulary.ahead:
        return Tense.AHEAD
    if norm in vocabulary.maybe_ahead:
        perfect = any(words.norm(index + step) in vocabulary.perfect for step in (1, 2))
        return Tense.MAYBE_PAST if perfect else Tense.MAYBE_AHEAD
    before = words.norm(index - 1)
    if (norm == "ll" and before == "'") or (norm == "won" and words.norm(index + 1) == "'"):  # "he'll", "won't"
        return Tense.AHEAD
    if norm in vocabulary.to:  # "is to leave"
        return Tense.AHEAD if before in vocabulary.to_be else None
    if norm in vocabulary.starting_verbs:  # "agreed to meet", but not "failed to meet"
        planned = before in vocabulary.to and words.norm(index - 2) not in vocabulary.failing
        return Tense.MAYBE_AHEAD if planned else None
    if norm in vocabulary.set_verb:  # "set for Monday", but not "set a record"
        after = words.norm(index + 1)
        return Tense.AHEAD if after in vocabulary.set_links else None
    if norm in vocabulary.saying_verbs:
        return Tense.MAYBE_PAST
    past = norm in vocabulary.told_verbs or _ends_as_past(words, index, vocabulary)
    if not past or before in vocabulary.ahead or before in vocabulary.maybe_ahead:
        return None
    return None if before in vocabulary.passive or words.norm(index - 2) in vocabulary.passive else Tense.PAST


def _ends_as_past(words: Words, index: int, vocabulary: DateWords) -> bool:
    norm = words.norm(index)
    if len(norm) < 4 or not norm.endswith("ed") or norm.endswith("eed") or norm in vocabulary.no_past:
        return False
    return words.is_word(index) and not (index and words.is_capital(index))  # "the United Nations", "Mr. Ahmed"
