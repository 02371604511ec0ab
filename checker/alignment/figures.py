"""The figures of an article, by which one of its headline is explained: it is stated there, or made of others."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from checker.alignment.agreement import Agreement, comparable, restated_agreement
from checker.alignment.marks import RANK
from checker.alignment.results import is_result
from checker.alignment.rounding import is_rounded
from checker.alignment.statement import Statement
from checker.alignment.words import listed, shares_in_words, standing_for, stem
from checker.articles.article import Article
from checker.mentions.ages import OLDEST
from checker.mentions.mention import Kind, Mention
from checker.mentions.printed import FRACTION_SLACK
from checker.mentions.read import read
from checker.mentions.shares import PERCENT
from checker.mentions.tokens import WORD, tokenize
from checker.values.interval import relative_gap
from checker.values.units import line

LOOSE = 0.25
"""A bound holds for figures that lie so near: "more than a third" is said of 38%, not of 90%."""
NEAR = 0.1
"""And one of several digits, "more than 1,150", so near."""
HEDGED = 0.03
"""An exact figure of few digits may be what the article says with a hedge: 4.9% for "just under 5 per cent"."""
FRACTION = 0.15
"""A share told as a fraction is one that lies so near, and as near as fractions in words reach: "1 in 3" for 35%."""
SMALL = 12
"""Smaller numbers are too common to tell anything of an amount."""
_DIGITS = re.compile(r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"(?<![\d.,$£€])(?:1\d|20)\d\d(?![\d%]|[.,]\d)")
_MEASURED = (Kind.MONEY, Kind.SHARE, Kind.QUANTITY)


class Figures:
    """The figures of an article below its headline, worked out once for all those of the headline."""

    def __init__(self, statements: Sequence[Statement], article: Article) -> None:
        self.statements = tuple(statements)
        self.article = article

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that are written out, and that in which the article was published."""
        text = self.article.text[self.article.headline_span.end :]
        found = {int(each.group()) for each in _YEAR.finditer(text)}
        return frozenset(found | ({self.article.published.year} if self.article.published else set()))

    @property
    def tells_birth(self) -> bool:
        """Whether the article tells when or where somebody was born."""
        born = listed("births", self.article.language)
        return any(not born.isdisjoint(each.context) for each in self.statements)

    @property
    def year(self) -> int | None:
        """The year of publication; where it is not known the latest that is written out, ``None`` without any."""
        return self.article.published.year if self.article.published else max(self.years, default=None)

    @cached_property
    def bare(self) -> tuple[Mention, ...]:
        """The numbers of the article of which nothing says what they measure or count."""
        read = [each.mention for each in self.statements]
        plain = [each for each in read if each.kind is Kind.NUMBER and each.unit is None]
        return (*plain, *self._written(read))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The numbers of the article that stand in no amount of money, share or measure."""
        counted = [each.mention for each in self.statements if each.mention.kind not in _MEASURED]
        return frozenset(end for each in (*counted, *self.bare) for end in (each.low, each.high) if end is not None)

    @cached_property
    def measures(self) -> frozenset[float]:
        """The numbers of its amounts of money, shares and measures."""
        found = [each.mention for each in self.statements if each.mention.kind in _MEASURED]
        return frozenset(end for each in found for end in (each.low, each.high) if end is not None)

    def _written(self, read: Sequence[Mention]) -> Iterator[Mention]:
        """The numbers in digits and in words that are no mentions and parts of none but of counts."""
        article = self.article
        start = article.headline_span.end
        taken = {at for each in read if each.kind in (*_MEASURED, Kind.DATE) for at in range(each.start, each.end)}
        for found in _DIGITS.finditer(article.text, start):
            if found.start() not in taken:
                yield _number(found.group(), found.start(), float(found.group().replace(",", "")))
        spelt = standing_for(article.language)
        for token in tokenize(article.text, start):
            if token.kind == WORD and token.start not in taken:
                for part in {token.norm, *token.norm.split("-")} & spelt.keys():
                    yield _number(token.text, token.start, spelt[part])

    def has(self, one: Statement) -> bool:
        """Tell whether the article has a number, whatever it is said of there; of an amount where nothing says."""
        mention = one.mention
        if mention.kind is Kind.DATE:
            years = self.years_of(mention)
            return bool(years) and years <= self.years
        if is_result(mention):
            return False
        ends = {end for end in (mention.low, mention.high) if end is not None}
        if mention.kind is Kind.DURATION and not one.age:
            return any(each.low in ends for each in self.bare)
        if mention.kind not in _MEASURED:
            known = self.numbers | self.measures if max(ends, default=0) > SMALL else self.numbers
            return bool(ends) and ends <= known
        if mention.kind is Kind.SHARE and mention.low in self.told_shares:
            return True
        if mention.low is not None and mention.low <= SMALL and float(mention.low).is_integer():
            return False
        alike = replace(mention, kind=Kind.NUMBER, unit=None, hedge=None)
        return any(each.low in ends or is_rounded(alike, each) for each in self.bare)

    @staticmethod
    def years_of(mention: Mention) -> frozenset[int]:
        """The years that a date is written with."""
        return frozenset(int(each.group()) for each in _YEAR.finditer(mention.text))

    @cached_property
    def told_shares(self) -> frozenset[float]:
        """The percentages that words stand for: "doubled" for 100."""
        article = self.article
        said = {token.norm for token in tokenize(article.text, article.headline_span.end)}
        return frozenset(value for word, value in shares_in_words(article.language).items() if word in said)


def _number(text: str, start: int, value: float) -> Mention:
    return Mention(Kind.NUMBER, start, start + len(text), text, value, value)


def lengths(statements: Sequence[Statement]) -> list[Statement]:
    """The lengths of time by which days are told: the "24 days" of "24 days later", the "5,000 years" of "... ago"."""
    found = []
    for each in statements:
        day = each.mention
        words_of_it, _, last = day.text.rpartition(" ")
        if day.kind is Kind.DATE and last.isalpha():
            read_again = [length for length in read(words_of_it) if length.kind is Kind.DURATION]
            for length in read_again[:1]:
                start, end = day.start + length.start, day.start + length.end
                found.append(replace(each, mention=replace(length, start=start, end=end), frame=False))
    return found


def meeting(one: Statement, other: Statement) -> Agreement | None:
    """How a figure of a headline stands to one of its article, ``None`` where they cannot be the same figure."""
    found = restated_agreement(one, other)
    if found is None:
        return Agreement(agrees=_is_number_of(one.mention, other.mention)) if _is_kin(one, other) else None
    own, theirs = one.mention, other.mention
    if comparable(one, other) and (_is_same(own, theirs) or _is_parted(own, theirs) or _is_in_tens(own, theirs)):
        return Agreement(agrees=True)
    return replace(found, agrees=found.agrees and _restates(one, other))


def _is_number_of(one: Mention, other: Mention) -> bool:
    """Tell whether a number is that of a value of another kind, or rounds it."""
    alike = replace(other, kind=one.kind, unit=one.unit)
    return _has_end(one, other) or is_rounded(one, alike)


def _is_parted(one: Mention, other: Mention) -> bool:
    """Tell whether a share that is told as a fraction is another share, as near as fractions reach."""
    if one.kind is not Kind.SHARE or one.low is None or other.low is None or other.high is None:
        return False
    gap = relative_gap(one.low, one.high, other.low, other.high)
    return _is_fraction(one) and gap <= FRACTION and abs(one.low - other.low) <= FRACTION_SLACK


def _is_in_tens(one: Mention, other: Mention) -> bool:
    """Tell whether a measure in tens or hundreds is that of another, roughly: "20 miles" for 18."""
    if one.kind is not Kind.QUANTITY or one.unit != other.unit or (one.low or 0) <= SMALL or _digits(one) > 1:
        return False
    return relative_gap(one.low, one.high, other.low, other.high) <= NEAR


def _restates(one: Statement, other: Statement) -> bool:
    """Tell whether a figure of an article that meets one of its headline is the same, rounded or a bound that is near.

    The article has to be as exact as the headline: "757" is not told from "about 800", nor "$1.2m" from "over $1m".
    """
    own, theirs = one.mention, other.mention
    if own.kind is Kind.DATE:
        years, others = Figures.years_of(own), Figures.years_of(theirs)
        return not (years and others) or not years.isdisjoint(others)
    if is_result(own) or not comparable(one, other):
        return True
    converted = own.unit != theirs.unit and own.kind in (Kind.QUANTITY, Kind.DURATION)
    if converted and own.unit and theirs.unit:
        way = line(theirs.unit, own.unit)
        theirs = replace(theirs, low=way.value(theirs.low), high=way.value(theirs.high))
    gap = relative_gap(own.low, own.high, theirs.low, theirs.high)
    if converted or not _is_exact(own):
        return gap <= (LOOSE if _digits(own) == 1 and not converted else NEAR)
    return is_rounded(own, theirs) or (gap <= HEDGED and own.hedge != theirs.hedge and _digits(own) <= 2)


def _is_fraction(share: Mention) -> bool:
    """Tell whether a share is told by the parts of a whole: "1 in 3", "two-thirds"."""
    return share.unit == PERCENT and not is_printed(share)


def is_printed(mention: Mention) -> bool:
    """Tell whether the digits of a value are its number: those of "20 years" are, those of "2 decades" are not."""
    printed = {float(found.group().replace(",", "")) for found in _DIGITS.finditer(mention.text)}
    return not printed.isdisjoint({mention.low, mention.high})


def _digits(mention: Mention) -> int:
    """The number of digits that count in the first end of a value: 2 of 1,200."""
    value = mention.low if mention.low is not None else mention.high
    return len(f"{value or 0:.6g}".split("e")[0].replace(".", "").strip("0"))


def _is_same(one: Mention, other: Mention) -> bool:
    """Tell whether two values are the same number, be one of them a bound."""
    if one.kind is Kind.DATE or is_result(one) or one.unit != other.unit:
        return False
    return _has_end(one, other)


def _has_end(one: Mention, other: Mention) -> bool:
    """Tell whether two values are written with one number."""
    own, theirs = ({end for end in (each.low, each.high) if end is not None} for each in (one, other))
    return any(math.isclose(first, second, rel_tol=1e-9) for first in own for second in theirs)


def _is_exact(mention: Mention) -> bool:
    return mention.hedge is None and mention.low is not None and mention.low == mention.high


def _is_kin(one: Statement, other: Statement) -> bool:
    """Tell whether two values of different kinds may be one figure.

    "In 9.81" is said of 9.81 seconds, "the 1,000th marathon" of 1,000 marathons; pounds are money or a weight.
    """
    own, theirs = one.mention, other.mention
    if one.age:
        return theirs.kind is Kind.NUMBER and theirs.unit is None and 0 < (theirs.low or 0) <= OLDEST
    if _unit_word(one) is not None and _unit_word(one) == _unit_word(other):
        return True
    if own.kind is not Kind.NUMBER or is_result(own) or is_result(theirs) or theirs.kind in (Kind.DATE, Kind.MONEY):
        return False
    if theirs.kind is Kind.NUMBER:
        return RANK in (own.unit, theirs.unit) and one.head is not None and one.head == other.head
    whole = float(own.low or 0).is_integer()
    return not whole or (one.head is None and (own.low or 0) > SMALL)


def _unit_word(one: Statement) -> str | None:
    """The last word of an amount, which may be the unit of another kind."""
    last = one.mention.text.replace("-", " ").split()[-1]
    return stem(last.lower(), one.article.language) if one.mention.kind in _MEASURED and last.isalpha() else None
