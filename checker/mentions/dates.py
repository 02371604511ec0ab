"""Dates and durations in a text, as mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import chain, compress
from operator import attrgetter

from checker.mentions.date_bounds import bounded, within_of
from checker.mentions.date_joins import LONGEST_LINK, joined, listed, opened, share_year
from checker.mentions.date_modifiers import modified, with_hedge
from checker.mentions.date_phrases import Phrase, Words
from checker.mentions.date_readers import read_at
from checker.mentions.date_words import DateWords, date_words
from checker.mentions.durations import read_durations
from checker.mentions.mention import Kind, Mention
from checker.mentions.promises import Promises
from checker.mentions.relative_shapes import Current, Moved
from checker.mentions.resolution import Resolver
from checker.mentions.tokens import BREAK, Token
from checker.values.days import Days


def read_dates(
    text: str,
    sentences: Iterable[list[Token]],
    *,
    published: date | None = None,
    language: str = "en",
    day_first: bool | None = None,
) -> list[Mention]:
    """The dates and durations of a text, in order; offsets point into ``text``.

    ``sentences`` are the tokens of the sentences to read, no date being read across two of them.

    A date has the days it means as ``earliest`` and ``latest``, and its ``bound`` where a word makes it a limit; what
    the words leave open is taken from ``published``, the article's day, and named in ``assumed``:

    - ``year``: the year that brings the date nearest to the article's day, of two about as near the past one unless
      the sentence looks ahead; without an article's day the nearest year among the full dates of the text.
    - ``order``: day and month of "5/6/2020", told by ``day_first`` or another date of the text.
    - ``origin``: "two days later" where no date was told before counts from the article's day.
    - ``hemisphere``, ``fiscal year``: seasons are the northern ones, fiscal years calendar years.
    - ``unresolved``: no day could be told; both ends are ``None``.

    >>> from checker.mentions.tokens import tokenize
    >>> text = "The order gave companies until 15 September."
    >>> read_dates(text, [tokenize(text)], published=date(2020, 8, 2))[0].latest
    datetime.date(2020, 9, 15)
    """
    vocabulary = date_words(language)
    if vocabulary is None:
        from checker.mentions.foreign_dates import read_foreign_dates

        return read_foreign_dates(text, list(chain.from_iterable(sentences)), published=published, language=language)
    found: list[tuple[Words, list[Phrase]]] = []
    durations: list[Mention] = []
    for tokens in sentences:
        words, triggers = _words(tokens, vocabulary)
        if not triggers:
            continue
        phrases = read_phrases(words, triggers, vocabulary)
        if phrases:
            found.append((words, phrases))
        durations += read_durations(text, words, triggers, phrases, vocabulary)
    resolver = Resolver.of([phrase for _, phrases in found for phrase in phrases], published, day_first, vocabulary)
    mentions = durations
    for words, phrases in found:
        for phrase in phrases:
            days, assumed = resolver.resolve(words, phrase)
            if days or not (isinstance(phrase.shape, Current) and phrase.shape.strict):
                mentions.append(_mention(text, words, phrase, days, assumed))
    mentions.sort(key=attrgetter("start", "end"))
    return mentions


def _words(tokens: list[Token], vocabulary: DateWords) -> tuple[Words, list[int]]:
    """The tokens of a sentence without line breaks, and where a date may be read from them."""
    words = Words(tokens)
    norms = words.norms
    triggers: list[int] = []
    for index in compress(range(len(tokens)), map(_promises(vocabulary.language).__getitem__, norms)):
        norm = norms[index]
        if norm[0] == "\n":
            return _words([token for token in tokens if token.kind != BREAK], vocabulary)
        if norm in vocabulary.after_digits:
            if words.is_number(index - 1):
                triggers.append(index)
        elif norm in vocabulary.led:
            if norms[index - 1] in vocabulary.led[norm]:
                triggers.append(index)
        elif norm in vocabulary.followed:
            if norms[index + 1] in vocabulary.followed[norm]:
                triggers.append(index)
        elif len(norm) != 2 or not norm.isdecimal() or norms[index - 1] == "'":  # "in '92"
            triggers.append(index)
    return words, triggers


@cache
def _promises(language: str) -> Promises:
    vocabulary = date_words(language)
    triggers = vocabulary.triggers if vocabulary else frozenset()
    return Promises(lambda norm: norm in triggers or norm[:1] == "\n" or (norm[:1].isdecimal() and _may_be_date(norm)))


def _may_be_date(norm: str) -> bool:
    """Tell whether digits may hold a year: "2020", "20200915", "22.04.2020", the "92" of "'92"."""
    size = len(norm)
    return (
        size == 2
        or (size == 4 and norm[0] in "12")
        or (size == 8 and norm[0] in "12")
        or (7 < size < 11 and norm.count(".") == 2)
    )


def read_phrases(words: Words, triggers: Sequence[int], vocabulary: DateWords) -> list[Phrase]:
    """The dates of one sentence, in order and apart from each other."""
    phrases: list[Phrase] = []
    floor = 0
    for index in triggers:
        if index < floor:
            continue
        for phrase in read_at(words, index, floor, vocabulary):
            phrase = modified(words, phrase, floor, vocabulary)
            if isinstance(phrase.shape, Moved) and words.norms[phrase.first] not in vocabulary.days:
                phrase = with_hedge(words, phrase, floor)
            while phrases and phrase.first - phrases[-1].stop <= LONGEST_LINK:
                earlier = phrases[-2].stop if len(phrases) > 1 else 0
                both = joined(words, phrases[-1], phrase, earlier, vocabulary)
                if both is None:
                    break
                phrases.pop()
                phrase = modified(words, both, earlier, vocabulary)
            share_year(words, phrases, phrase, vocabulary)
            phrases.append(listed(words, phrases[-1], phrase, vocabulary) if phrases else phrase)
            floor = phrase.stop
    return _bounded(words, phrases, vocabulary)


def _bounded(words: Words, phrases: list[Phrase], vocabulary: DateWords) -> list[Phrase]:
    done: list[Phrase] = []
    floor = 0
    for phrase in phrases:
        after = words.norms[phrase.stop]
        if words.norms[phrase.first - 1] not in vocabulary.before_bounded and after not in vocabulary.behind_bounded:
            done.append(phrase)
            floor = phrase.stop
            continue
        phrase = opened(words, phrase, floor, vocabulary)
        if phrase.bound is None:
            phrase = within_of(words, phrase, floor, vocabulary) or bounded(words, phrase, floor, vocabulary)
        done.append(phrase)
        floor = phrase.stop
    return done


def _mention(text: str, words: Words, phrase: Phrase, days: Days | None, assumed: tuple[str, ...]) -> Mention:
    start, end = words.tokens[phrase.first].start, words.tokens[phrase.stop - 1].end
    return Mention(
        kind=Kind.DATE,
        start=start,
        end=end,
        text=text[start:end],
        hedge=phrase.hedge,
        earliest=days.earliest if days else None,
        latest=days.latest if days else None,
        assumed=assumed,
        bound=phrase.bound,
    )
