"""Amounts: a numeral with what stands right beside it, its currency, percent sign or unit of measure."""

from __future__ import annotations

from checker.mentions.fractions import fraction_tail
from checker.mentions.lexicon import Lexicon
from checker.mentions.mention import Kind
from checker.mentions.money import currency_after, currency_before, currency_from, minor_after, one_of_currency
from checker.mentions.numbers import numeral
from checker.mentions.numerals import Form, Numeral, make
from checker.mentions.ranges import Amount
from checker.mentions.shares import PERCENT, is_mark, part_of_a_percent, percent_of, ratio, share_unit_after
from checker.mentions.tokens import NUMBER, WORD, Token
from checker.mentions.units import part_after, unit_after

_PLAIN = frozenset({Form.DIGITS, Form.WORDS})
_MINUS_SIGNS = frozenset("-−–")


def amount_at(tokens: list[Token], index: int, words: Lexicon, floor: int = 0) -> Amount | None:
    """The amount whose numeral stands at ``index``: with its currency, percent sign or unit of measure.

    Tokens before ``floor`` belong to what was read before.
    """
    if tokens[index].norm in words.currencies.of_one:
        return _one_of(tokens, index, words)
    before = currency_before(tokens, index, words.currencies)
    if before is None and index > 1 and tokens[index - 1].text in _MINUS_SIGNS:
        negative = _negative(tokens, index, words)
        if negative is not None:
            return negative
    if before is not None and before.start < floor:
        before = None
    number = _decimal_point(tokens, index) or numeral(tokens, index, words.numbers, money=before is not None)
    if number is None:
        return None
    if number.form is Form.FRACTION or tokens[number.start - 1].norm in words.ranges.or_:
        more = _one_and(tokens, number, words)
        if more is not None and more.start >= floor:
            return more
    if before is not None and number.start == index:
        return _money(tokens, number, before.start, before.unit, before.factor, words)
    if _stands_alone(tokens, number, words):
        return _amount(tokens, number, number.start, number.end, Kind.NUMBER, None)
    shared = ratio(tokens, number, words.numbers, words.shares)
    if shared is not None:
        return _amount(tokens, shared, shared.start, shared.end, Kind.SHARE, PERCENT)
    if is_mark(tokens, number):
        return None
    unit = share_unit_after(tokens, number, words.shares) or part_of_a_percent(tokens, number, words.shares)
    if unit is not None:
        return _amount(tokens, _in_percent(number), number.start, unit.end, Kind.SHARE, unit.name)
    percent = percent_of(tokens, number, words.shares)
    if percent is not None:
        return _amount(tokens, _in_percent(number), percent, number.end, Kind.SHARE, PERCENT)
    measured = number
    if number.form is Form.VAGUE and tokens[number.end].norm == "of":  # "a couple of miles"
        measured = number._replace(end=number.end + 1)
    after = currency_after(tokens, measured, words.currencies)
    if after is not None:
        made = _amount(tokens, number, number.start, after.end, Kind.MONEY, after.unit, factor=after.factor)
        return _late_scale(tokens, _with_minor(tokens, made, words), words)
    period = _period_after(tokens, number, words)
    if period is not None:
        return _duration(tokens, number, period, words)
    measure = unit_after(tokens, measured, words.units)
    if measure is not None:
        made = _amount(tokens, number, number.start, measure.end, Kind.QUANTITY, measure.name)
        part = part_after(tokens, measure.end, measure.name, words.units)
        if part is not None and made.high is not None:
            end, size = part
            return made._replace(end=end, low=made.low + size, high=made.high + size)
        tail = (
            fraction_tail(tokens, measure.end, words.numbers) if made.high is not None and not number.low % 1 else None
        )
        if tail is not None:  # "one inch and a half"
            size = tail[1] / tail[2]
            return made._replace(end=tail[0], low=made.low + size, high=made.low + size)
        return made
    following = tokens[number.end]
    if following.kind == WORD and following.start == tokens[number.end - 1].end:
        return None  # "5G", "3D": letters that touch and mean nothing we know
    return _amount(tokens, number, number.start, number.end, Kind.NUMBER, None)


def _stands_alone(tokens: list[Token], number: Numeral, words: Lexicon) -> bool:
    """Tell fast, by the word that follows, that a number is no more than that, as most are: "12 people"."""
    following = tokens[number.end]
    return (
        following.text.islower()
        and following.norm not in words.followers
        and following.start > tokens[number.end - 1].end
        and number.low != 1  # "one child in four"
        and number.form in _PLAIN
    )


def amount_from(tokens: list[Token], at: int, words: Lexicon) -> Amount | None:
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


def _one_of(tokens: list[Token], index: int, words: Lexicon) -> Amount | None:
    """The amount of "a dollar" and "a penny", with its cents."""
    currency = one_of_currency(tokens, index, words.currencies)
    if currency is None:
        return None
    number = Numeral(currency.start, currency.end, 1, 1, 0, 1, 1, Form.WORDS)
    return _with_minor(tokens, _amount(tokens, number, currency.start, currency.end, Kind.MONEY, currency.unit), words)


def _one_and(tokens: list[Token], number: Numeral, words: Lexicon) -> Amount | None:
    """The amount of "a mile and a half", whose fraction is ``number``, and of "a mile or two"."""
    joiner, unit = number.start - 1, number.start - 2
    joined = tokens[joiner].norm in (words.ranges.or_ if number.low > 1 else words.numbers.joiners)
    if unit < 1 or not joined or number.high is None or number.high > 3:
        return None
    if tokens[unit - 1].norm not in words.numbers.articles and tokens[unit - 1].norm not in ("one", "1"):
        return None
    one = Numeral(unit - 1, unit, 1, 1, 0, 1)
    if tokens[unit].norm in words.nouns.periods:
        return _amount(tokens, number, number.start, number.end, Kind.DURATION, None)  # "an hour and a half"
    measure = unit_after(tokens, one, words.units)
    if measure is None or measure.end != joiner:
        return None
    if number.low > 1:
        found = _amount(tokens, number._replace(start=unit - 1), unit - 1, number.end, Kind.QUANTITY, measure.name)
        return found._replace(low=1, ranged=True)
    whole = number._replace(start=unit - 1, low=1 + number.low, high=1 + number.high)
    return _amount(tokens, whole, unit - 1, number.end, Kind.QUANTITY, measure.name)


def _negative(tokens: list[Token], index: int, words: Lexicon) -> Amount | None:
    """An amount with its minus between currency and number: "$-99.99"."""
    currency = currency_before(tokens, index - 1, words.currencies)
    if currency is None or tokens[index - 1].end != tokens[index].start:
        return None
    number = numeral(tokens, index, words.numbers, money=True)
    if number is None or number.high is None:
        return None
    made = _amount(tokens, number, currency.start, number.end, Kind.MONEY, currency.unit)
    return made._replace(low=-number.high, high=-number.low)


def _decimal_point(tokens: list[Token], index: int) -> Numeral | None:
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


def _money(tokens: list[Token], number: Numeral, start: int, unit: str, factor: int, words: Lexicon) -> Amount:
    """An amount after its currency; a code behind it says which dollar ("$5m AUD"), a bare name repeats it."""
    made = _amount(tokens, number, start, number.end, Kind.MONEY, unit, factor=factor)
    after = currency_after(tokens, number, words.currencies)
    if after is not None and (after.unit == unit or (unit == "$" and after.unit in words.currencies.dollars)):
        made = made._replace(end=after.end, unit=after.unit)
    return _with_minor(tokens, made, words)


def _with_minor(tokens: list[Token], made: Amount, words: Lexicon) -> Amount:
    """Add the cents that follow: "20 dollars and 43 cents"."""
    if made.high is None or made.number.scale != 1 or made.low % 1 or made.unit in words.currencies.minor:
        return made
    minor = minor_after(tokens, made.end, made.unit or "", words.currencies)
    if minor is None:
        return made
    end, part = minor
    value = round(made.low + part, 2)
    return made._replace(end=end, low=value, high=value, digit=0.01)


def _late_scale(tokens: list[Token], made: Amount, words: Lexicon) -> Amount:
    """Take up a scale behind the currency's code: "75 USD million"."""
    factor = words.numbers.scales.get(tokens[made.end].norm)
    if factor is None or factor < 1000 or made.number.scale != 1 or made.high is None:
        return made
    number = made.number._replace(scale=factor, significant=made.number.significant * factor)
    digit = (made.digit or 1) * factor
    return made._replace(number=number, end=made.end + 1, low=made.low * factor, high=made.high * factor, digit=digit)


def _amount(
    tokens: list[Token], number: Numeral, start: int, end: int, kind: Kind, unit: str | None, factor: int = 1
) -> Amount:
    start, sign = _signed(tokens, start)
    low, high = number.low * factor, None if number.high is None else number.high * factor
    if sign < 0 and high is not None:
        low, high = -high, -low
    if factor > 1:
        number = number._replace(scale=factor, significant=number.significant * factor)
    return Amount(number, start, end, kind, unit, low, high, (number.digit or (1 if factor > 1 else 0)) * factor)


def _signed(tokens: list[Token], start: int) -> tuple[int, int]:
    """Start and sign with a minus before an amount: "-18 °C", "minus five", "-$5m"; a dash between words is none."""
    if not start:
        return start, 1
    sign, before = tokens[start - 1], tokens[start - 2] if start > 1 else tokens[-1]
    if sign.text in _MINUS_SIGNS and sign.end == tokens[start].start and before.end != sign.start:
        return start - 1, -1
    if sign.norm == "minus" and before.norm == "or":
        return start - 3 if start > 2 and tokens[start - 3].norm == "plus" else start, 1  # "plus or minus 3 points"
    if sign.norm == "minus" or (sign.norm == "negative" and before.norm not in ("a", "an", "the")):
        return start - 1, -1
    return start, 1


def _period_after(tokens: list[Token], number: Numeral, words: Lexicon) -> int | None:
    """The token index of the span of time that a number counts: "three years", "half an hour"; None where none does."""
    at = number.end
    if tokens[at].norm == "-" and tokens[at].start == tokens[at - 1].end:
        at += 1
    elif tokens[at].norm in ("of", "a", "an") and (number.form in (Form.FRACTION, Form.VAGUE) or 0 < number.low < 1):
        at += 1
        if tokens[at].norm in ("a", "an"):
            at += 1
    if tokens[at].norm in words.nouns.before_periods:
        at += 1
    glued = tokens[at].start == tokens[at - 1].end and tokens[at].norm in words.nouns.touching_periods
    return at if glued or tokens[at].norm in words.nouns.periods else None


def _duration(tokens: list[Token], number: Numeral, period: int, words: Lexicon) -> Amount:
    """A span of time that ``durations`` has not read: "66 million years", "0.1 of a second", "9.58s".

    It has no unit, and is no value, where the period is none of those that are measured ("two nights").
    """
    unit = words.nouns.measured_periods.get(tokens[period].norm)
    if number.form is Form.FRACTION and number.scale == 1 and tokens[number.end].norm not in ("of", "a", "an"):
        halves = tokens[number.end - 1].norm in words.shares.halves and unit != "year"
        unit = unit if halves or number.low > 1 else None  # "a third day" is an order, "a half-year report" no span
    if unit is None:
        return _amount(tokens, number, number.start, number.end, Kind.DURATION, None)
    return _amount(tokens, number, number.start, period + 1, Kind.DURATION, unit)
