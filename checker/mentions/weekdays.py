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
    lead = words.norms[start]
    if lead in vocabulary.in_ or lead in vocabulary.on:
        return words.skip(start + 1, vocabulary.the) == first
    after = words.norms[stop]
    return first == start and (after == "," or after in vocabulary.subjects or after in vocabulary.business_nouns)


def _tense(words: Words, index: int, vocabulary: DateWords) -> Tense | None:
    """What a word tells of the tense, ``None`` where it tells nothing."""
    norm = words.norms[index]
    if norm not in vocabulary.tense_words:
        past = norm[-2:] == "ed" and _ends_as_past(words, index, vocabulary)
        return Tense.PAST if past and not _is_passive(words, index, vocabulary) else None
    if norm in vocabulary.ahead:
        return Tense.AHEAD
    if norm in vocabulary.maybe_ahead:
        if norm in vocabulary.months and words.is_capital(index):
            return None
        perfect = any(words.norms[index + step] in vocabulary.perfect for step in (1, 2))
        return Tense.MAYBE_PAST if perfect else Tense.MAYBE_AHEAD
    before = words.norms[index - 1]
    if (norm in vocabulary.ll and before == "'") or (
        norm in vocabulary.wont and words.norms[index + 1] == "'"
    ):  # "he'll", "won't"
        return Tense.AHEAD
    if norm in vocabulary.to:  # "is to leave"
        return Tense.AHEAD if before in vocabulary.to_be else None
    if norm in vocabulary.starting_verbs:  # "agreed to meet" and "leaders meet", but not "failed to meet"
        planned = before in vocabulary.to and words.norms[index - 2] not in vocabulary.failing
        planned = planned or words.is_plural(index - 1)
        return Tense.MAYBE_AHEAD if planned else None
    if norm in vocabulary.set_verb:  # "set for Monday", but not "set a record"
        after = words.norms[index + 1]
        return Tense.AHEAD if after in vocabulary.set_links else None
    if norm in vocabulary.saying_verbs:
        return Tense.MAYBE_PAST
    told = norm in vocabulary.told_verbs and not _is_passive(words, index, vocabulary)
    return Tense.PAST if told else None


def _is_passive(words: Words, index: int, vocabulary: DateWords) -> bool:
    """Tell whether a form of the past is none here: "will hit", "to be held", "is celebrated"."""
    before = words.norms[index - 1]
    if before in vocabulary.ahead or before in vocabulary.maybe_ahead:
        return True
    return before in vocabulary.passive or words.norms[index - 2] in vocabulary.passive


def _ends_as_past(words: Words, index: int, vocabulary: DateWords) -> bool:
    norm = words.norms[index]
    if len(norm) < 4 or norm.endswith("eed") or norm in vocabulary.no_past:
        return False
    return words.is_word(index) and not (index and words.is_capital(index))  # "the United Nations", "Mr. Ahmed"
