"""Numerals in digits: "81,000", "1.2bn", "1 234 567", "2 1/2", "1.3e6", "3 hundred and 21"."""

from __future__ import annotations

from checker.mentions.fractions import fraction_tail, scaled_fraction, with_tail, written_fraction
from checker.mentions.numerals import LARGEST, Form, NumberWords, Numeral, make
from checker.mentions.tokens import CLOSING_OR_SYMBOL, NUMBER, WORD, Token

_RACES = frozenset({"60", "100", "110", "200", "400", "800", "1500", "1,500", "3,000", "5,000", "10,000"})
_BY = frozenset({"by", "x", "×"})
_FARTHEST_LEAD = 3  # tokens before a number in which "height" makes metres of its "m"
_LONGEST = 30  # digits; anything longer is no quantity of the news


def parse_digits(text: str, words: NumberWords) -> tuple[int, int] | None:
    """Mantissa and number of decimals of digits with separators; None where they are no number ("1.2.3", "22,24").

    >>> parse_digits("1,234.5", number_words())
    (12345, 1)
    """
    if text.isdigit():
        return (int(text), 0) if len(text) <= _LONGEST and (text[0] != "0" or len(text) == 1) else None
    if len(text) > 2 * _LONGEST:
        return None
    decimal = words.decimal
    group = words.group if words.group in ".," else "." if decimal == "," else ","  # some group by a space
    whole, mark, decimals = text.rpartition(decimal)
    if not mark:
        whole, decimals = text, ""
    if group in decimals or decimal in whole:
        return _other_way_round(text, decimal, group)
    if whole[0] == "0" and whole != "0":
        return None
    groups = whole.split(group)
    if len(groups) > 1 and not _grouped(groups):
        return None
    return int("".join(groups) + decimals), len(decimals)


def _grouped(groups: list[str]) -> bool:
    """Tell whether digits stand in thousands ("1,234,567") or in lakhs ("12,34,567")."""
    if len(groups[0]) > 3 or len(groups[-1]) != 3:
        return False
    middle = {len(group) for group in groups[1:-1]}
    return middle <= {3} or (middle <= {2} and len(groups[0]) <= 2)


def _other_way_round(text: str, decimal: str, group: str) -> tuple[int, int] | None:
    """A number that can only be in the other convention: "1.111,11" or "1.234.567" in English."""
    whole, mark, decimals = text.rpartition(group)
    if not mark:
        whole, decimals = text, ""
    groups = whole.split(decimal)
    if decimal in decimals or group in whole or not all(len(part) == 3 for part in groups[1:]) or len(groups[0]) > 3:
        return None
    if len(groups) < 2 or groups[0][0] == "0":
        return None
    return int("".join(groups) + decimals), len(decimals)


def numeral_in_digits(tokens: list[Token], index: int, words: NumberWords, *, money: bool) -> Numeral | None:
    """The numeral whose first digits stand at ``index``; ``money`` allows the scale letters of currencies."""
    parsed = parse_digits(tokens[index].text, words)
    if parsed is None:
        return None
    mantissa, decimals = parsed
    end = index + 1
    power = _power(tokens, index, mantissa, decimals)
    if power is not None:
        return power
    if not decimals and mantissa and tokens[index].text.isdigit():
        end, mantissa, decimals = _spaced_groups(tokens, index, mantissa, words)
    following = tokens[end]
    if not decimals and following.kind != WORD:
        fraction = written_fraction(tokens, end, mantissa)
        if fraction is not None:
            end, numerator, denominator = fraction
            return scaled_fraction(tokens, index, end, numerator, denominator, words)
    elif not decimals and following.norm in words.joiners:
        tail = fraction_tail(tokens, end, words)
        if tail is not None:
            return scaled_fraction(tokens, index, tail[0], mantissa * tail[2] + tail[1], tail[2], words)
    group = words.groups.get(following.norm)
    if group is not None and following.norm not in words.careful_groups:
        value = mantissa * group / 10**decimals
        return Numeral(index, end + 1, value, value, 0, group, group, Form.WORDS)
    end, scale = scale_after(tokens, end, words, money=money)
    made = make(index, end, mantissa, decimals, scale, Form.DIGITS)
    if scale == 1:
        return made
    return _with_rest(tokens, with_tail(tokens, made, words), words)


def _power(tokens: list[Token], index: int, mantissa: int, decimals: int) -> Numeral | None:
    """Scientific notation: "1.3e6", "6.23x10^-4", "2.48×10−5" and "1.1^23"; every part touches the next."""
    mark = tokens[index + 1]
    if mark.start != tokens[index].end or mark.norm not in ("e", "x", "×", "^"):
        return None
    at = index + 2
    base = 10.0
    if mark.norm in ("x", "×"):
        if tokens[at].text != "10" or tokens[at].start != mark.end:
            return None
        at += 1
        if tokens[at].text == "^":
            at += 1
        elif tokens[at].norm != "-":
            return None
    value = mantissa / 10**decimals
    if mark.norm == "^":
        base, value = value, 1.0
    sign = 1
    while tokens[at].norm in ("-", "+") and tokens[at].start == tokens[at - 1].end and at < index + 6:
        sign = -1 if tokens[at].norm == "-" else 1
        at += 1
    exponent = tokens[at]
    if exponent.kind != NUMBER or exponent.start != tokens[at - 1].end or not exponent.text.isdigit():
        return None
    if len(exponent.text) > 2 or not base:
        return None
    value *= base ** (sign * int(exponent.text))
    return Numeral(index, at + 1, value, value, 0, abs(value) / 10)


def _spaced_groups(tokens: list[Token], index: int, mantissa: int, words: NumberWords) -> tuple[int, int, int]:
    """Take up groups of three digits after spaces: "1 234 567", "81 000" with any one space between."""
    first = tokens[index]
    end = index + 1
    if len(first.text) > 3:
        return end, mantissa, 0
    digits = first.text
    decimals = ""
    while len(digits) <= _LONGEST and not decimals:
        token, before = tokens[end], tokens[end - 1]
        if token.kind != NUMBER or token.start != before.end + 1:
            break
        group, _, decimals = token.text.partition(words.decimal)
        if len(group) != 3 or not group.isdigit() or (decimals and not decimals.isdigit()):
            return end, int(digits), 0
        if tokens[end + 1].start == token.end and tokens[end + 1].kind in (NUMBER, WORD):
            return end, int(digits), 0
        digits += group
        end += 1
    return end, int(digits + decimals), len(decimals)


def _with_rest(tokens: list[Token], made: Numeral, words: NumberWords) -> Numeral:
    """Take up the smaller part after a scale word: "3 hundred and 21", "4 thousand 3 hundred", "1 crore 20 lakh"."""
    at = made.end
    if made.scale == 100:
        if tokens[at].norm in words.joiners:
            token = tokens[at + 1]
            small = int(token.text) if token.kind == NUMBER and token.text.isdigit() and len(token.text) <= 2 else 0
            small = small or words.ones.get(token.norm, 0)
            following = tokens[at + 2]
            glued = following.start == token.end and following.kind in (NUMBER, WORD)
            if small and following.norm not in words.scales and not glued:
                value = made.low + small
                return Numeral(made.start, at + 2, value, value, 0, 1, 1, made.form)
    elif made.scale > 100 and tokens[at].kind == NUMBER and 0 < words.scales.get(tokens[at + 1].norm, 0) < made.scale:
        rest = numeral_in_digits(tokens, at, words, money=False)
        if rest is not None and rest.high is not None and rest.low < made.scale:
            value = made.low + rest.low
            return Numeral(made.start, rest.end, value, value, rest.digit, rest.significant, 1, made.form)
    return made


def scale_after(tokens: list[Token], end: int, words: NumberWords, *, money: bool) -> tuple[int, int]:
    """End and factor of the scale words or letters at ``end``; factor 1 where there are none."""
    token = tokens[end]
    if token.norm == "-" and token.start == tokens[end - 1].end == token.end - 1:
        factor = words.scales.get(tokens[end + 1].norm)
        if factor is None or tokens[end + 1].start != token.end:
            return end, 1
        if tokens[end + 2].norm != "-":
            return end + 2, factor
        stop, more = scale_after(tokens, end + 2, words, money=money)
        return (stop, factor * more) if more > 1 else (end + 2, factor)  # "20-lakh-crore"
    if token.kind != WORD:
        return end, 1
    touching = token.start == tokens[end - 1].end
    scale = words.scales.get(token.norm)
    spaced = token.text == "M" or (token.text == "k" and tokens[end + 1].kind in CLOSING_OR_SYMBOL)
    if scale is None and (touching or money or spaced):
        letters = words.money_letters if money else words.letters
        scale = letters.get(token.norm)
        if scale is not None and not money and _is_metre(tokens, end, words):
            return end, 1
    if scale is None:
        return end, 1
    end += 1
    while scale < LARGEST and (further := words.scales.get(tokens[end].norm)) is not None:
        if tokens[end].start == tokens[end - 1].end:
            break
        scale *= further
        end += 1
    return end, scale


def _is_metre(tokens: list[Token], index: int, words: NumberWords) -> bool:
    """Tell whether the "m" of "1.8m tall", "5m/s" or "threw 23.12m" stands for metres."""
    if tokens[index].text != "m":
        return False
    at = index + 3 if tokens[index + 2].kind == NUMBER and tokens[index + 3].text == "m" else index  # "8m to 16m tall"
    after = tokens[at + 1]
    if after.norm == "-":
        after = tokens[at + 2]
    if after.norm in words.metre_context:
        return True
    if tokens[index + 1].norm in _BY and tokens[index + 2].kind == NUMBER and tokens[index + 3].text == "m":
        return True  # "5m by 3m"
    if index > 2 and tokens[index - 2].norm in _BY and tokens[index - 3].text == "m":
        return True
    if any(token.norm in words.metre_leads for token in tokens[max(index - 1 - _FARTHEST_LEAD, 0) : index - 1]):
        return True
    before = tokens[index - 2].norm if index > 1 else ""  # "ran the 100m", "the women's 400m"
    return before in ("the", "s") and tokens[index - 1].text in _RACES
