"""Calendar: a weekday stands with the date it falls on.

Found: "Friday August 1st" in an article of August 2020 (a Saturday), "Monday, 4 August 2020", "August 4 (Monday)",
"Friday and Saturday, 8-9 August". Left alone: a date whose year neither text nor article states; a date far from the
article's day that fits the weekday in a year nearby or in a year that the article names; dates that the Julian calendar
gives the weekday; newspapers named after a day ("The Sun, 3 August").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from checker.checks.check import Outcome, Reading
from checker.checks.evidence import claim_at, stretched
from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Bound, Kind, Mention
from checker.mentions.tokens import NUMBER, WORD, Token, tokenize
from checker.rulebook.rulebook import Rule, RuleBook

_NEAR = timedelta(days=60)  # a date this near to the article's day means the nearest year
_FIRST_GREGORIAN = 1583
_LAST_JULIAN = 1923  # Greece was the last country of Europe to change calendars
_WIDEST = 40  # characters that a weekday may stand from its date
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A weekday and the day that stands with it."""

    weekday: int
    mention: Mention
    day: date


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Hold every weekday against the date beside it."""
    claims: dict[str, Claim] = {}
    comparisons: dict[str, Comparison] = {}
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        stated = _years_stated(reading)
        for dated in _dated(reading):
            claim, comparison = _judge(rule, reading, dated, stated)
            claims[claim.id] = claim
            if comparison:  # of a range with two wrong weekdays the first is told
                comparisons.setdefault(claim.id, comparison)
    return Outcome(tuple(claims.values()), tuple(comparisons.values()))


def _judge(rule: Rule, reading: Reading, dated: Dated, stated: dict[int, int]) -> tuple[Claim, Comparison | None]:
    assumed = "year" in dated.mention.assumed
    if assumed and reading.article.published is None:
        return claim_at(rule, reading, dated.mention, notes=("neither text nor article states the year",)), None
    confidence = Confidence.MEDIUM if assumed else Confidence.HIGH
    claim = claim_at(rule, reading, dated.mention, confidence=confidence)
    candidates = _candidates(reading, dated, stated if assumed else None)
    if not candidates or any(_falls(day, dated.weekday) for day in candidates):
        return claim, None
    day = candidates[0]
    text = f"{_in_words(day)} was a {_weekday_name(day.weekday())}, not a {_weekday_name(dated.weekday)}"
    why = f"the year is assumed from the article's date: {day.year}" if assumed else "the date is stated in full"
    if assumed and len(candidates) > 1:
        why += f"; nor does it fit in {_listed([str(other.year) for other in candidates[1:]])}"
    return claim, Comparison(
        rule=rule.id,
        judgement=Judgement(Verdict.CONTRADICTION, why),
        claims=(claim,),
        others=(),
        text=text,
        confidence=confidence,
    )


def _candidates(reading: Reading, dated: Dated, stated: dict[int, int] | None) -> list[date]:
    """Days that the date may mean, likeliest first; none where nothing can be said.

    Where its year is assumed, ``stated`` are the years of the article with their places: what is told may have
    happened in any of those named before the sentence ends.
    """
    days = [*_readings_of_order(dated.mention.text, dated.day)]
    published = reading.article.published
    if stated is None or published is None:
        return days if dated.day.year >= _FIRST_GREGORIAN else []
    stop = reading.article.sentence_at(max(dated.mention.end - 1, 0)).end
    years = _around(published, dated.day) + [year for year, start in stated.items() if start < stop]
    return [moved for year in dict.fromkeys(years) for day in days if (moved := _in_year(day, year))]


def _around(published: date, day: date) -> list[int]:
    """The year that brings the day nearest to the article's; where even that is far off, also the years about it."""
    near = [moved for year in range(published.year - 1, published.year + 2) if (moved := _in_year(day, year))]
    near.sort(key=lambda moved: abs(moved - published))
    if not near:
        return []
    if abs(near[0] - published) <= _NEAR:
        return [near[0].year]
    return [published.year, published.year - 1, published.year + 1]


def _years_stated(reading: Reading) -> dict[int, int]:
    """The years that an article states, with the place of each first mention."""
    years: dict[int, int] = {}
    for mention in reading.mentions:
        if mention.kind is Kind.DATE and mention.earliest and str(mention.earliest.year) in mention.text:
            years.setdefault(mention.earliest.year, mention.start)
    return years


def _readings_of_order(text: str, day: date) -> Iterator[date]:
    """The day, and with day and month changed places where figures alone state it and their order is open."""
    yield day
    numeric = _NUMERIC.search(text)
    if numeric and max(int(numeric[1]), int(numeric[2])) <= 12 and day.day <= 12 and not _has_month(text):
        yield day.replace(month=day.day, day=day.month)


def _has_month(text: str) -> bool:
    return any(token.norm in _months() for token in tokenize(text))


def _falls(day: date, weekday: int) -> bool:
    """Tell whether the day falls on the weekday, up to 1923 also by the Julian calendar."""
    if day.weekday() == weekday:
        return True
    return day.year <= _LAST_JULIAN and (day.weekday() + _julian_lag(day)) % 7 == weekday


def _julian_lag(day: date) -> int:
    """Days by which the Julian calendar's date of the same name comes later."""
    year = day.year - (day.month < 3)
    return year // 100 - year // 400 - 2


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _dated(reading: Reading) -> Iterator[Dated]:
    """All weekdays of an article that stand with a date, in order."""
    text = reading.article.text
    dates = [mention for mention in reading.mentions if mention.kind is Kind.DATE and _states_day(mention)]
    starts = [mention.start for mention in dates]
    language = reading.article.language
    for mention in dates:
        stretch = tokenize(text, max(mention.start - _WIDEST, 0), min(mention.end + _WIDEST, len(text)))
        first = bisect_left(starts, mention.start)
        floor = dates[first - 1].end if first else 0
        ceiling = dates[first + 1].start if first + 1 < len(dates) else len(text)
        tokens = [token for token in stretch if floor <= token.start and token.end <= ceiling]
        yield from _pairs(reading, mention, tokens, language)


def _pairs(reading: Reading, mention: Mention, tokens: list[Token], language: str) -> Iterator[Dated]:
    figures = [
        index
        for index, token in enumerate(tokens)
        if mention.start <= token.start < mention.end and (token.kind == NUMBER or token.norm in _months(language))
    ]
    if not figures:
        return
    head, tail = figures[0], figures[-1]
    before = _weekdays_before(tokens, head, language)
    if before and not _reporting(tokens, before[0], mention.end):
        yield from _matched(reading, mention, tokens, before, language)
    elif not before:
        after = _weekday_after(tokens, tail, language)
        if after is not None:
            span = stretched(mention, reading.article.text, mention.start, max(mention.end, tokens[after].end))
            yield from _single(span, _weekday(tokens[after], language), _bare_day(reading, mention, None))


def _matched(
    reading: Reading, mention: Mention, tokens: list[Token], before: list[int], language: str
) -> Iterator[Dated]:
    text = reading.article.text
    span = stretched(mention, text, min(mention.start, tokens[before[0]].start), mention.end)
    weekdays = [_weekday(tokens[index], language) for index in before]
    inner = [
        token
        for token in tokens
        if token.start > tokens[before[-1]].start and token.end <= mention.end and _is_weekday(token, language)
    ]
    is_range = mention.earliest != mention.latest and mention.bound is None
    if is_range and mention.earliest and mention.latest:
        ends = [mention.earliest, mention.latest]
        if len(weekdays) == 1 and inner and inner[-1].end < mention.end:
            weekdays.append(_weekday(inner[-1], language))
        if len(weekdays) == 1 and not inner:
            ends = [_fitting(mention.earliest, mention.latest, weekdays[0])]
        if len(weekdays) == len(ends):
            for weekday, day in zip(weekdays, ends, strict=True):
                yield from _single(span, weekday, day)
    elif len(weekdays) == 1 and not inner:
        yield from _single(span, weekdays[0], _bare_day(reading, mention, tokens[before[0]].start))


def _fitting(first: date, last: date, weekday: int | None) -> date:
    """The first day of a range that falls on a weekday, or the range's first day where none does."""
    days = (first + timedelta(days=ahead) for ahead in range(min((last - first).days + 1, 7)))
    return next((day for day in days if day.weekday() == weekday), first)


def _single(mention: Mention, weekday: int | None, day: date | None) -> Iterator[Dated]:
    if weekday is not None and day is not None:
        yield Dated(weekday, mention, day)


def _bare_day(reading: Reading, mention: Mention, start: int | None) -> date | None:
    """The day that is written, where a bound such as "before" moves what is meant to another."""
    if mention.bound is None:
        return mention.earliest if mention.earliest == mention.latest else None
    if mention.bound in (Bound.BY, Bound.UNTIL):
        return mention.latest
    if mention.bound in (Bound.SINCE, Bound.FROM, Bound.AS_OF):
        return mention.earliest
    from checker.mentions.read import read

    begin = mention.start if start is None else start
    bare = reading.article.text[max(begin, mention.start) : mention.end]
    for index, character in enumerate(bare):
        if character.isdigit() or character.isupper():
            found = [
                one
                for one in read(bare[index:], published=reading.article.published, language=reading.article.language)
                if one.kind is Kind.DATE and one.earliest == one.latest
            ]
            return found[0].earliest if len(found) == 1 else None
    return None


def _weekdays_before(tokens: list[Token], head: int, language: str) -> list[int]:
    """Indexes of the weekdays that lead up to a date: "Friday, 7 August", "Friday and Saturday, 7-8 August"."""
    links = words("calendar", "links", language)
    index = head - 1
    steps = 0
    while index >= 0 and steps < 4 and tokens[index].norm in links:
        if tokens[index].norm == "." and not (index and tokens[index - 1].norm in _abbreviations(language)):
            return []  # a sentence ends here
        index -= 1
        steps += 1
    found: list[int] = []
    while index >= 0 and _is_weekday(tokens[index], language) and not _other_sense(tokens, index, language):
        found.insert(0, index)
        if index < 2 or tokens[index - 1].norm not in words("calendar", "joins", language):
            break
        index -= 2
    return found


def _weekday_after(tokens: list[Token], tail: int, language: str) -> int | None:
    """Index of the weekday that explains the date before it: "Aug 3 (Mon)", "3 August 2020, a Monday,"."""
    rest = tokens[tail + 1 : tail + 7]
    if rest and rest[0].norm in vocabulary("dates", language)["ordinal_endings"]["words"]:
        rest = rest[1:]
    norms = [token.norm for token in rest]
    if len(rest) >= 3 and norms[0] == "(" and norms[2] in (")", ",", ".") and _is_weekday(rest[1], language):
        return tokens.index(rest[1])
    if len(rest) >= 4 and norms[0] == "," and norms[1] == "a" and _is_weekday(rest[2], language) and norms[3] in ",.;)":
        return tokens.index(rest[2])
    return None


def _other_sense(tokens: list[Token], index: int, language: str) -> bool:
    """Tell whether a weekday is (part of) a name: "The Sun, 3 August", "Sheffield Wednesday 1"."""
    token = tokens[index]
    if not token.text[0].isupper():
        return True
    previous = tokens[index - 1] if index else None
    if previous is None:
        return False
    doubtful = token.norm in vocabulary("dates", language)["weekday_doubts"]["words"]
    named = (
        previous.kind == WORD
        and previous.text[0].isupper()
        and previous.norm not in words("calendar", "leads", language)
    )
    if doubtful:
        return named or previous.norm == "the"
    return previous.norm in vocabulary("dates", language)["weekday_doubts"]["names"]


def _reporting(tokens: list[Token], index: int, end: int, language: str = "en") -> bool:
    """Tell whether the weekday may be the day of saying: "said Monday September 15 is the deadline"."""
    if not index or tokens[index - 1].norm not in words("calendar", "saying", language):
        return False
    after = next((token for token in tokens if token.start >= end), None)
    return after is not None and after.kind == WORD and after.norm not in words("calendar", "goes_on", language)


def _states_day(mention: Mention) -> bool:
    """Tell whether a mention states a day of a month, not only a weekday or a month."""
    if mention.earliest is None and mention.latest is None:
        return False
    tokens = tokenize(mention.text)
    days = [token for token in tokens if token.kind == NUMBER and _may_be_day(token.text)]
    numeric = _NUMERIC.search(mention.text) or re.search(r"\d{4}-\d{2}-\d{2}", mention.text)
    return bool(numeric) or (bool(days) and any(token.norm in _months() for token in tokens))


def _may_be_day(text: str) -> bool:
    return text.isdigit() and 1 <= int(text) <= 31 if len(text) <= 2 else False


def _is_weekday(token: Token, language: str) -> bool:
    return token.norm in _weekdays(language)


def _weekday(token: Token, language: str) -> int | None:
    return _weekdays(language).get(token.norm)


@cache
def _abbreviations(language: str = "en") -> frozenset[str]:
    return frozenset(vocabulary("dates", language)["weekday_abbreviations"])


@cache
def _weekdays(language: str = "en") -> dict[str, int]:
    dates = vocabulary("dates", language)
    return {**dates["weekdays"], **dates["weekday_abbreviations"]}


@cache
def _months(language: str = "en") -> frozenset[str]:
    dates = vocabulary("dates", language)
    return frozenset((*dates["months"], *dates["month_abbreviations"]))


def _weekday_name(weekday: int) -> str:
    return str(next(name for name, number in vocabulary("dates")["weekdays"].items() if number == weekday)).capitalize()


def _in_words(day: date) -> str:
    month = next(name for name, number in vocabulary("dates")["months"].items() if number == day.month)
    return f"{day.day} {month.capitalize()} {day.year}"


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"
