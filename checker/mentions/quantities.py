"""Numbers, money, shares and quantities: one pass over the tokens, a small grammar wherever a number stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.mentions.hedges import Found, HedgeWords, hedge_after, hedge_before, hedge_words, hedged
from checker.mentions.mention import Kind, Mention
from checker.mentions.money import CurrencyWords, currency_after, currency_before, currency_from, currency_words, minor_after, one_of_currency
from checker.mentions.nouns import Counted, NounWords, counted_noun, noun_words
from checker.mentions.fractions import SIGNS
from checker.mentions.numbers import numeral
from checker.mentions.numerals import Form, Numeral, NumberWords, make, number_words
from checker.mentions.ranges import (
    Amount,
    Opening,
    RangeWords,
    combine,
    connector_end,
    is_change,
    is_score,
    is_season,
    opening,
    range_words,
)
from checker.mentions.shares import (
    PERCENT,
    ShareWords,
    is_ordinal,
    is_share,
    percent_of,
    ratio,
    share_unit_after,
    share_words,
)
from checker.mentions.tokens import CLOSING, NUMBER, WORD, Token
from checker.mentions.traps import TrapWords, designated_end, is_year, starts_sentence, trap_end, trap_words
from checker.mentions.units import UnitWords, inches_after, unit_after, unit_words
from checker.values.interval import Interval

_MINUS_SIGNS = frozenset("-−–")
_STANDALONE_VAGUE = frozenset({"dozens", "hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores"})


class Lexicon(NamedTuple):
    """All tables of a language that the grammar needs."""

    numbers: NumberWords
    currencies: CurrencyWords
    shares: ShareWords
    units: UnitWords
    nouns: NounWords
    ranges: RangeWords
    hedges: HedgeWords
    traps: TrapWords
    starters: frozenset[str]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The tables of a language."""
    numbers = number_words(language)
    return Lexicon(
        numbers,
        currency_words(language),
        share_words(language),
        unit_words(language),
        noun_words(language),
        range_words(language),
        hedge_words(language),
        trap_words(language),
        numbers.starters | SIGNS.keys() | currency_words(language).of_one,
    )


def read_quantities(
    text: str, tokens: Sequence[Token], taken: Sequence[tuple[int, int]], language: str = "en"
) -> list[Mention]:
    """The numbers, amounts of money, shares and quantities of a text, in order.

    ``tokens`` are padded (``tokens.padded``); ``taken`` are spans already read as dates and durations, in which no
    number is read.

    >>> from checker.mentions.tokens import padded, tokenize
    >>> text = "up to 5 million users"
    >>> [(m.text, m.high, m.unit) for m in read_quantities(text, padded(tokenize(text)), [])]
    [('up to 5 million users', 5000000.0, 'users')]
    """
    words = lexicon(language)
    starters = words.starters
    found: list[Mention] = []
    resume = 0
    starts = [start for start, _ in taken]
    for index, token in enumerate(tokens):
        if index < resume or (token.kind != NUMBER and token.norm not in starters):
            continue
        if starts:
            at = bisect_right(starts, token.start) - 1
            if at >= 0 and token.start < taken[at][1]:
                continue
        mention, resume = _read_at(text, tokens, index, words, resume)
        if mention is not None and not _overlaps(mention, taken, starts):
            found.append(mention)
    return found


def _overlaps(mention: Mention, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, mention.end - 1) - 1
    return at >= 0 and taken[at][1] > mention.start


def _read_at(
    text: str, tokens: Sequence[Token], index: int, words: Lexicon, floor: int
) -> tuple[Mention | None, int]:
    """The mention whose number stands at ``index``, if any, and the index at which reading goes on."""
    before = currency_before(tokens, index, words.currencies)
    if before is None or before.start < floor:
        trapped = trap_end(text, tokens, index, words.traps)
        if trapped is not None:
            return None, max(trapped, index + 1)
    first = amount_at(tokens, index, words, floor)
    if first is None:
        return None, index + 1
    opened = opening(tokens, first.start, words.ranges)
    if opened is Opening.FROM and is_change(tokens, first.start, words.ranges):
        opened = None
        whole, resume = first, first.end
    else:
        whole, resume = _with_range(tokens, first, opened, words)
    if whole is None:
        return None, max(resume, index + 1)
    if not whole.ranged:
        opened = None
    if whole.kind is Kind.DURATION or tokens[whole.end].norm in words.traps.clock:
        return None, max(whole.end, index + 1)
    start = whole.start - 1 if opened is not None else whole.start
    hedge = _hedge_before(tokens, start, words, floor)
    after = hedge_after(tokens, whole.end, words.hedges)
    end = after.end if after is not None else whole.end
    counted = _counted(tokens, whole, end, words)
    if counted is not None:
        end = counted.end
        after = after or hedge_after(tokens, end, words.hedges)
        end = max(end, after.end) if after is not None else end
    refused = _refused(tokens, whole, counted, hedge or after, words)
    if refused is not None:
        return None, max(refused, index + 1)
    if whole.number.form is Form.FRACTION and whole.kind is Kind.NUMBER:
        shared = _as_share(tokens, whole, hedge or after, words)
        if shared is None:
            return None, max(whole.end, index + 1)
        whole = shared
        if whole.kind is Kind.SHARE:
            counted, end = None, whole.end
    return _mention(text, tokens, whole, start, end, hedge, after, counted, words), end


def amount_at(tokens: Sequence[Token], index: int, words: Lexicon, floor: int = 0) -> Amount | None:
    """The amount whose numeral stands at ``index``: with its currency, percent sign or unit of measure.

    Tokens before ``floor`` belong to what was read before.
    """
    if tokens[index].norm in words.currencies.of_one:
        return _one_of(tokens, index, words)
    before = currency_before(tokens, index, words.currencies)
    if before is None and index > 1 and tokens[index - 1].text in _MINUS_SIGNS and tokens[index - 2].text in words.currencies.symbols:
        return _negative(tokens, index, words)
    if before is not None and before.start < floor:
        before = None
    number = _decimal_point(tokens, index) or numeral(tokens, index, words.numbers, money=before is not None)
    if number is None:
        return None
    if before is not None and number.start == index:
        return _money(tokens, number, before.start, before.unit, before.factor, words)
    shared = ratio(tokens, number, words.numbers, words.shares)
    if shared is not None:
        return _amount(tokens, shared, shared.start, shared.end, Kind.SHARE, PERCENT)
    if tokens[number.end].norm == "out" and tokens[number.end + 1].norm == "of" and tokens[number.end + 2].kind == NUMBER:
        return None  # "8.5 out of 10": a mark
    unit = share_unit_after(tokens, number, words.shares)
    if unit is not None:
        return _amount(tokens, _in_percent(number), number.start, unit.end, Kind.SHARE, unit.name)
    percent = percent_of(tokens, number, words.shares)
    if percent is not None:
        return _amount(tokens, _in_percent(number), percent, number.end, Kind.SHARE, PERCENT)
    of = number.end + 1 if tokens[number.end].norm == "of" and number.form is Form.VAGUE else number.end
    after = currency_after(tokens, number._replace(end=of), words.currencies)
    if after is not None:
        made = _amount(tokens, number, number.start, after.end, Kind.MONEY, after.unit, factor=after.factor)
        return _late_scale(tokens, _with_minor(tokens, made, words), words)
    if _is_period(tokens, number, words):
        return _amount(tokens, number, number.start, number.end, Kind.DURATION, None)
    measure = unit_after(tokens, number._replace(end=of), words.units)
    if measure is not None:
        made = _amount(tokens, number, number.start, measure.end, Kind.QUANTITY, measure.name)
        inches = inches_after(tokens, measure.end) if measure.name == "foot" else None
        if inches is not None and made.high is not None:
            end, feet = inches
            return made._replace(end=end, low=made.low + feet, high=made.high + feet)
        return made
    following = tokens[number.end]
    if following.kind == WORD and following.start == tokens[number.end - 1].end:
        return None  # "5G", "3D": letters that touch and mean nothing we know
    return _amount(tokens, number, number.start, number.end, Kind.NUMBER, None)


def _one_of(tokens: Sequence[Token], index: int, words: Lexicon) -> Amount | None:
    """The amount of "a dollar" and "a penny", with its cents."""
    currency = one_of_currency(tokens, index, words.currencies)
    if currency is None:
        return None
    number = Numeral(currency.start, currency.end, 1, 1, 0, 1, 1, Form.WORDS)
    return _with_minor(tokens, _amount(tokens, number, currency.start, currency.end, Kind.MONEY, currency.unit), words)


def _negative(tokens: Sequence[Token], index: int, words: Lexicon) -> Amount | None:
    """An amount with its minus between currency and number: "$-99.99"."""
    currency = currency_before(tokens, index - 1, words.currencies)
    number = numeral(tokens, index, words.numbers, money=True)
    if currency is None or number is None or number.high is None or tokens[index - 1].end != tokens[index].start:
        return None
    made = _amount(tokens, number, currency.start, number.end, Kind.MONEY, currency.unit)
    return made._replace(low=-number.high, high=-number.low)


def _decimal_point(tokens: Sequence[Token], index: int) -> Numeral | None:
    """A number that starts with its point: ".25"."""
    if not index or tokens[index].kind != NUMBER or tokens[index - 1].text != "." or not tokens[index].text.isdigit():
        return None
    point, further = tokens[index - 1], tokens[index - 2] if index > 1 else tokens[-1]
    if point.end != tokens[index].start or further.end == point.start or len(tokens[index].text) > 9:
        return None
    return make(index - 1, index + 1, int(tokens[index].text), len(tokens[index].text), 1, Form.DIGITS)


def _in_percent(number: Numeral) -> Numeral:
    """A number of percent keeps its written digit even as a whole number: 12% is 11.5 to 12.5."""
    return number if number.digit else number._replace(digit=1.0)


def _money(
    tokens: Sequence[Token], number: Numeral, start: int, unit: str, factor: int, words: Lexicon
) -> Amount:
    """An amount after its currency; a code behind it says which dollar ("$5m AUD"), a bare name repeats it."""
    made = _amount(tokens, number, start, number.end, Kind.MONEY, unit, factor=factor)
    after = currency_after(tokens, number, words.currencies)
    if after is not None and (after.unit == unit or (unit == "$" and after.unit.endswith("D") and len(after.unit) == 3)):
        made = made._replace(end=after.end, unit=after.unit)
    return _with_minor(tokens, made, words)


def _with_minor(tokens: Sequence[Token], made: Amount, words: Lexicon) -> Amount:
    """Add the cents that follow: "20 dollars and 43 cents"."""
    if made.high is None or made.number.scale != 1 or made.low % 1 or made.unit in words.currencies.minor:
        return made
    minor = minor_after(tokens, made.end, made.unit or "", words.currencies)
    if minor is None:
        return made
    end, part = minor
    value = round(made.low + part, 2)
    return made._replace(end=end, low=value, high=value, digit=0.01)


def _late_scale(tokens: Sequence[Token], made: Amount, words: Lexicon) -> Amount:
    """Take up a scale behind the currency's code: "75 USD million"."""
    factor = words.numbers.scales.get(tokens[made.end].norm)
    if factor is None or factor < 1000 or made.number.scale != 1 or made.high is None:
        return made
    number = made.number._replace(scale=factor, significant=made.number.significant * factor)
    digit = (made.digit or 1) * factor
    return made._replace(number=number, end=made.end + 1, low=made.low * factor, high=made.high * factor, digit=digit)


def _amount(
    tokens: Sequence[Token], number: Numeral, start: int, end: int, kind: Kind, unit: str | None, factor: int = 1
) -> Amount:
    start, sign = _signed(tokens, start)
    low, high = number.low * factor, None if number.high is None else number.high * factor
    if sign < 0 and high is not None:
        low, high = -high, -low
    if factor > 1:
        number = number._replace(scale=factor, significant=number.significant * factor)
    return Amount(number, start, end, kind, unit, low, high, (number.digit or (1 if factor > 1 else 0)) * factor)


def _signed(tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """Start and sign with a minus before an amount: "-18 °C", "minus five", "-$5m"; a dash between words is none."""
    if not start:
        return start, 1
    sign, before = tokens[start - 1], tokens[start - 2] if start > 1 else tokens[-1]
    if sign.text in _MINUS_SIGNS and sign.end == tokens[start].start and before.end != sign.start:
        return start - 1, -1
    if sign.norm == "minus" or (sign.norm == "negative" and before.norm not in ("a", "an", "the")):
        return start - 1, -1
    return start, 1


def _is_period(tokens: Sequence[Token], number: Numeral, words: Lexicon) -> bool:
    """Tell whether a span of time follows, which the reader of durations owns: "three years", "half an hour"."""
    at = number.end
    if tokens[at].norm == "-" and tokens[at].start == tokens[at - 1].end:
        at += 1
    elif tokens[at].norm in ("of", "a", "an") and number.form in (Form.FRACTION, Form.VAGUE):
        at += 1
        if tokens[at].norm in ("a", "an"):
            at += 1
    return tokens[at].norm in words.nouns.periods or (
        tokens[at].kind == WORD and tokens[at + 1].norm in words.nouns.periods and tokens[at].norm in ("more", "long", "straight", "calendar", "working", "light", "full", "consecutive")
    )


def _with_range(
    tokens: Sequence[Token], first: Amount, opened: Opening | None, words: Lexicon
) -> tuple[Amount | None, int]:
    """The range that an amount opens, or the amount alone; None for a score. With the index to read on from."""
    at = connector_end(tokens, first.end, opened, words.ranges)
    if at is None:
        return first, first.end
    connector = tokens[first.end]
    second = _amount_from(tokens, at, words)
    if second is None:
        return first, first.end
    if first.kind is Kind.MONEY and second.unit is None and counted_noun(tokens, second.end, words.nouns) is not None:
        return first, first.end  # "$5 to 10 people"
    joined = combine(tokens, first, second, connector, opened, words.ranges)
    if opened is None and is_score(tokens, first, second, connector):
        spaced = connector.start > tokens[first.end - 1].end
        counts = counted_noun(tokens, second.end, words.nouns) is not None
        vouched = counts or hedge_before(tokens, first.start, words.hedges) is not None
        if joined is None or not vouched or spaced or is_season(tokens, first, second):
            return (first, first.end) if spaced else (None, second.end)
    if joined is None:
        return first, first.end
    return joined, joined.end


def _amount_from(tokens: Sequence[Token], at: int, words: Lexicon) -> Amount | None:
    """The amount that starts at a token, with its currency first or not."""
    currency = currency_from(tokens, at, words.currencies)
    index = currency.end if currency is not None else at
    token = tokens[index]
    if token.norm in words.numbers.articles or token.text in _MINUS_SIGNS:
        index += 1
        token = tokens[index]
    if token.kind != NUMBER and token.norm not in words.starters:
        return None
    return amount_at(tokens, index, words)


def _hedge_before(tokens: Sequence[Token], start: int, words: Lexicon, floor: int) -> Found | None:
    """The hedge before an amount; of two in a row ("up to about") the outer one decides and both are evidence."""
    inner = hedge_before(tokens, start, words.hedges)
    at = start
    if inner is None and start and tokens[start - 1].norm in ("a", "an", "the"):
        inner = hedge_before(tokens, start - 1, words.hedges)
    if inner is None or inner.start < floor:
        return None
    at = inner.start
    outer = hedge_before(tokens, at, words.hedges)
    if outer is None or outer.start < floor or inner.hedge.is_bound:
        return inner  # the "over" of "averaged over more than 200 critics" is no hedge
    return Found(outer.hedge if outer.hedge.is_bound else inner.hedge, outer.start, inner.end)


def _counted(tokens: Sequence[Token], whole: Amount, end: int, words: Lexicon) -> Counted | None:
    """The noun that a plain number counts."""
    if whole.kind is not Kind.NUMBER or whole.number.form is Form.FRACTION and whole.high is not None and whole.high < 1:
        return None
    at = end
    if whole.low == 1 and tokens[at].norm in words.nouns.after_one:
        return Counted(tokens[at].norm, at + 1)
    if tokens[at].norm == "of" and (whole.number.form is Form.VAGUE or whole.number.significant in (10, 12)):
        at += 1
    return counted_noun(tokens, at, words.nouns)


def _refused(
    tokens: Sequence[Token], whole: Amount, counted: Counted | None, hedge: Found | None, words: Lexicon
) -> int | None:
    """The index after a plain number that is no quantity: a year, a name's number, a pronoun, half a compound."""
    if whole.kind is not Kind.NUMBER:
        return None
    number = whole.number
    first = tokens[number.start]
    if number.form is Form.VAGUE:
        lone = counted is None and first.norm not in _STANDALONE_VAGUE and number.high is None
        return whole.end if lone else None
    if number.form is Form.FRACTION or number.scale != 1:
        return None
    if tokens[number.end - 1].norm in words.numbers.careful_groups and counted is None:
        closes = tokens[number.end].kind in CLOSING or tokens[number.end].norm == "or" or hedge is not None
        return None if closes else whole.end
    if first.kind == NUMBER:
        return _refused_digits(tokens, whole, counted, hedge, words)
    return _refused_word(tokens, whole, counted, hedge, words)


def _refused_digits(
    tokens: Sequence[Token], whole: Amount, counted: Counted | None, hedge: Found | None, words: Lexicon
) -> int | None:
    first = tokens[whole.number.start]
    before = tokens[whole.start - 1].norm if whole.start else ""
    if is_year(first) and whole.number.end - whole.number.start == 1:
        if counted is None or before in words.traps.year_before or tokens[whole.end].norm == "-":
            return whole.end
    if "," not in first.text and (hedge is None or hedge.end <= whole.start and False):
        designated = designated_end(tokens, whole.start, whole.end, counted is not None, words.traps)
        if designated is not None:
            return designated
    following = tokens[whole.end]
    if following.text in ("-", "/") and following.start == tokens[whole.end - 1].end and counted is None:
        after = tokens[whole.end + 1]
        if after.start == following.end and after.kind in (WORD, NUMBER):
            return whole.end + 2
    return None


def _refused_word(
    tokens: Sequence[Token], whole: Amount, counted: Counted | None, hedge: Found | None, words: Lexicon
) -> int | None:
    number = whole.number
    first = tokens[number.start]
    following = tokens[number.end]
    if whole.ranged:
        return None
    if following.text == "-" and following.start == tokens[number.end - 1].end and counted is None and hedge is None:
        return whole.end + 1  # "two-way", "one-off"
    if first.norm == "one" and number.end - number.start == 1 and whole.low == 1:
        stands = following.norm in words.nouns.after_one or hedge is not None and following.norm not in ("of", "another", "or")
        return None if stands and following.norm != "of" else whole.end
    if number.low == 0 and counted is None and not _zero_stands(tokens, whole, words):
        return whole.end
    named = first.text[0].isupper() and counted is None and not starts_sentence(tokens, number.start)
    return whole.end if named else None


def _zero_stands(tokens: Sequence[Token], whole: Amount, words: Lexicon) -> bool:
    """Tell whether "zero" is a number ("fell to zero") and no part of a name ("net zero", "zero tolerance")."""
    following = tokens[whole.end]
    before = tokens[whole.start - 1].norm if whole.start else ""
    modifies = following.kind == WORD and following.norm not in words.nouns.stops
    return not modifies and following.norm != "-" and before not in words.traps.zero_before


def _as_share(tokens: Sequence[Token], whole: Amount, hedge: Found | None, words: Lexicon) -> Amount | None:
    """A fraction as the share it is ("a third of voters") or as a number; None for an ordinal or half a compound."""
    number = whole.number
    if number.scale != 1 or whole.low >= 1 or whole.low < 0:
        return whole
    if is_ordinal(tokens, number, hedge is not None, words.shares):
        return None
    following = tokens[number.end]
    if following.norm == "-" and following.start == tokens[number.end - 1].end:
        return None
    if is_share(tokens, number, hedge is not None, words.shares):
        percent = None if whole.high is None else 100 * whole.high
        return whole._replace(kind=Kind.SHARE, unit=PERCENT, low=100 * whole.low, high=percent, digit=100 * whole.digit,
                              number=number._replace(significant=100 * number.significant))
    before = tokens[number.start - 1].norm if number.start else ""
    if tokens[number.end - 1].norm in ("half", "quarter", "quarters") and tokens[number.start].kind == WORD:
        alone = following.kind in CLOSING and number.start == 0 and number.end - number.start > 1
        return whole if alone or (following.norm == "." and before not in words.shares.not_shares and number.end - number.start > 1) else None
    return whole


def _mention(
    text: str, tokens: Sequence[Token], whole: Amount, start: int, end: int, hedge: Found | None, after: Found | None,
    counted: Counted | None, words: Lexicon,
) -> Mention:  # fmt: skip
    """Put the mention together: span over hedge, value and unit; ends as written; the interval that is meant."""
    decisive = hedge if hedge is not None and (after is None or hedge.hedge.is_bound or not after.hedge.is_bound) else after
    low: float | None = float(whole.low)
    high = None if whole.high is None else float(whole.high)
    meaning = decisive.hedge if decisive is not None else None
    if meaning is not None and whole.number.form is Form.VAGUE and high is None:
        interval = Interval(whole.low, None)
    else:
        interval = hedged(low, high, meaning, digit=whole.digit, significant=_significant(whole))
    if meaning is not None and meaning.is_bound and not whole.ranged:
        low, high = (low, None) if meaning.above is not None else (None, high)
    first = min(start, hedge.start) if hedge is not None else start
    span_start, span_end = tokens[first].start, tokens[end - 1].end
    said = [
        text[tokens[part.start].start : tokens[part.end - 1].end].lstrip("-‐‑") for part in (hedge, after) if part is not None
    ]
    return Mention(
        kind=whole.kind,
        start=span_start,
        end=span_end,
        text=text[span_start:span_end],
        low=low,
        high=high,
        interval=interval,
        unit=whole.unit if whole.unit is not None else (counted.noun if counted is not None else None),
        hedge=" … ".join(said) if said else None,
    )


def _significant(whole: Amount) -> float | None:
    """The size of the last significant digit; computed from each end for a range."""
    return None if whole.ranged else whole.number.significant
