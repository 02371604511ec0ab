"""Dates in languages that this package has no grammar for: our lexer finds the span, dateparser tells what it means.

Found are days with a month's name, months with a year, weekdays, words such as "gestern", and dates in digits, each
with the bound before it: "hasta el 15 de septiembre de 2020".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from checker.language.vocabulary import vocabulary
from checker.mentions.calendar_days import day_of, nearest, whole_months
from checker.mentions.calendar_shapes import Frame
from checker.mentions.date_bounds import limited
from checker.mentions.date_numbers import is_year, whole_number
from checker.mentions.date_phrases import Words
from checker.mentions.date_words import Phrases, phrases_by
from checker.mentions.mention import Bound, Kind, Mention
from checker.mentions.numeric_dates import read_full_digits
from checker.mentions.relative_shapes import Weekday
from checker.mentions.tokens import BREAK, NUMBER, Token
from checker.values.days import Days

REMEMBERED = 4096  # spans whose interpretation is kept


@dataclass(frozen=True, slots=True)
class SpanWords:
    """The words by which the lexer finds a date's span."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    doubtful_weekdays: frozenset[str]
    weekday_endings: frozenset[str]
    ordinal_endings: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    leads: frozenset[str]
    relative: frozenset[str]
    bounds: Phrases


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to before ``stop``; ``parts`` is what dateparser is asked, without weekday and particles."""

    first: int
    stop: int
    parts: str
    has_day: bool = True
    has_year: bool = True
    weekday: int | None = None


def read_foreign_dates(text: str, tokens: Sequence[Token], *, published: date | None, language: str) -> list[Mention]:
    """The dates of a text in another language, in order; no durations.

    A year that is not stated is the one that brings the date nearest to ``published`` (``assumed`` says so); without
    ``published`` such a date is unresolved.
    """
    kept = [token for token in tokens if token.kind != BREAK]
    words = Words(kept)
    mentions = []
    spans = span_words(language)
    floor = 0
    for index, token in enumerate(kept):
        norm = token.norm
        if index < floor:
            continue
        if token.kind == NUMBER:
            mention = _digits(text, words, index, spans)
        elif spans is not None and (norm in spans.months or norm in spans.weekdays or norm in spans.relative):
            mention = _mention(text, words, index, floor, spans, published, language)
        else:
            continue
        if mention:
            mentions.append(mention)
            while floor < len(kept) and kept[floor].start < mention.end:
                floor += 1
    return mentions


@cache
def span_words(language: str) -> SpanWords | None:
    """The words of a language's ``dates.toml``, ``None`` for a language without one."""
    table: Mapping[str, Any] = vocabulary("dates", language)
    if "spans" not in table:
        return None
    spans = {name: frozenset(words.split()) for name, words in table["spans"].items()}
    return SpanWords(
        months={**table["months"], **table["month_abbreviations"]},
        weekdays=table["weekdays"],
        doubtful_weekdays=frozenset(table["weekday_doubts"]["words"]),
        ordinal_endings=frozenset(table["ordinal_endings"]["words"]),
        bounds=phrases_by(table["bounds"], at=-1),
        **spans,
    )


def _digits(text: str, words: Words, index: int, spans: SpanWords | None) -> Mention | None:
    phrase = read_full_digits(words, index)
    if phrase is None:
        return None
    # Everywhere but in English-speaking countries and some of Asia the day stands before the month.
    days = phrase.shape.days(Frame(None, day_first=True))
    return _with_bound(text, words, phrase.first, phrase.stop, days, (), spans)


def _mention(
    text: str, words: Words, index: int, floor: int, spans: SpanWords, published: date | None, language: str
) -> Mention | None:
    found = _find(words, index, floor, spans)
    if found is None:
        return None
    days, assumed = _interpret(found, published, language)
    return _with_bound(text, words, found.first, found.stop, days, assumed, spans, floor)


def _find(words: Words, index: int, floor: int, spans: SpanWords) -> Found | None:
    norm = words.norms[index]
    if norm in spans.months:
        return _around_month(words, index, floor, spans)
    if norm in spans.relative:
        return Found(index, index + 1, norm)
    return _weekday(words, index, spans)


def _around_month(words: Words, index: int, floor: int, spans: SpanWords) -> Found | None:
    """The span around a month's name: "le vendredi 2 août 2020", "15. September", "en marzo de 2019"."""
    at = words.skip_back(index, spans.particles)
    at = words.skip_back(at, spans.ordinal_endings | {"."})
    number = whole_number(words.norms[at - 1]) if at > floor else None
    day = number if number is not None and 1 <= number <= 31 else None
    first = at - 1 if day else index
    stop = index + 1
    if words.norms[stop] == "." and words.touches(index) and is_year(words.norms[stop + 1]):
        stop += 1
    year_at = words.skip(stop, spans.particles | {","})
    year = words.norms[year_at] if is_year(words.norms[year_at]) else ""
    stop = year_at + 1 if year else index + 1
    if not day and not year and words.norms[index - 1] not in spans.leads:
        return None
    parts = " ".join(part for part in (str(day) if day else "", words.norms[index], year) if part)
    first = _with_weekday(words, first, floor, spans) if day else first
    return Found(first, stop, parts, has_day=bool(day), has_year=bool(year))


def _with_weekday(words: Words, first: int, floor: int, spans: SpanWords) -> int:
    """The first token with the weekday before a day: "Freitag, den 15." """
    at = words.skip_back(words.skip_back(first, spans.articles), {",", "."})
    at = words.skip_back(words.skip_back(at, spans.weekday_endings), {"-"}) if spans.weekday_endings else at
    named = words.norms[at - 1] in spans.weekdays or words.norms[at - 1] in spans.doubtful_weekdays
    return at - 1 if named and at - 1 >= floor else first


def _weekday(words: Words, index: int, spans: SpanWords) -> Found | None:
    """A weekday alone; with a day behind it the month's name finds it."""
    norm = words.norms[index]
    stop = index + 1
    if words.norms[stop] == "-" and words.norms[stop + 1] in spans.weekday_endings:
        stop += 2
    elif norm in spans.doubtful_weekdays:
        return None
    after = words.skip(words.skip(stop, {","}), spans.articles)
    if words.is_number(after):
        return None
    return Found(index, stop, norm, weekday=spans.weekdays[norm])


def _interpret(found: Found, published: date | None, language: str) -> tuple[Days | None, tuple[str, ...]]:
    if found.weekday is not None:
        days = Weekday(weekday=found.weekday).days(Frame(published))
        return (days, ()) if days else (None, ("unresolved",))
    if published is None and not (found.has_year and any(part.isdigit() for part in found.parts.split())):
        return None, ("unresolved",)
    base = published or date(2000, 1, 1)
    day = parsed(found.parts, language, base)
    if day is None:
        return None, ("unresolved",)
    if found.has_year:
        return (Days(day, day) if found.has_day else whole_months(day.year, day.month, day.month)), ()
    years = [moved for step in (-1, 0, 1) if (moved := day_of(base.year + step, day.month, day.day))]
    near = nearest(years, base, ahead=False)
    if near is None:
        return None, ("unresolved",)
    return (Days(near, near) if found.has_day else whole_months(near.year, near.month, near.month)), ("year",)


@lru_cache(maxsize=REMEMBERED)
def parsed(parts: str, language: str, base: date) -> date | None:
    """The day that dateparser reads in a date's words, seen from a day; ``None`` where it reads none.

    >>> parsed("15 septiembre 2020", "es", date(2020, 8, 2))
    datetime.date(2020, 9, 15)
    """
    import dateparser

    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
        "PARSERS": ["relative-time", "absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(parts, languages=[language], settings=settings)
    return found.date() if found else None


def _with_bound(
    text: str,
    words: Words,
    first: int,
    stop: int,
    days: Days | None,
    assumed: tuple[str, ...],
    spans: SpanWords | None,
    floor: int = 0,
) -> Mention:
    bound, begin = next(_bounds(words, first, floor, spans), (None, first)) if spans else (None, first)
    if bound is not None and days is not None:
        days = limited(days, bound, Weekday(weekday=0), None)
    start, end = words.tokens[begin].start, words.tokens[stop - 1].end
    return Mention(
        kind=Kind.DATE,
        start=start,
        end=end,
        text=text[start:end],
        earliest=days.earliest if days else None,
        latest=days.latest if days else None,
        assumed=assumed,
        bound=bound,
    )


def _bounds(words: Words, first: int, floor: int, spans: SpanWords) -> Iterator[tuple[Bound, int]]:
    """The bounds that stand before a date, with or without an article between."""
    for at in dict.fromkeys((first, words.skip_back(first, spans.articles))):
        for phrase, meaning in spans.bounds.get(words.norms[at - 1], ()):
            if at - len(phrase) >= floor and words.matches(at - len(phrase), phrase):
                yield Bound(meaning), at - len(phrase)
