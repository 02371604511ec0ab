"""Cardinals in words: "eighty-one thousand", "two hundred and fifty", "three lakh crore"."""

from __future__ import annotations

from checker.mentions.numerals import LARGEST, NumberWords
from checker.mentions.tokens import NUMBER, Token


def cardinal(tokens: list[Token], index: int, words: NumberWords) -> tuple[int, int, int]:
    """End, value and scale of a cardinal in words at ``index``. The scale is that of its last part.

    >>> from checker.mentions.tokens import tokenize, padded
    >>> cardinal(padded(tokenize("two hundred and fifty thousand")), 0, number_words())[1]
    250000
    """
    total = group = 0
    room = 1000  # what may still be added to the group must be smaller
    last_scale = LARGEST
    scale = 1
    at = end = index
    while True:
        norm = tokens[at].norm
        if norm in words.ones:
            value = words.ones[norm]
            if value >= room or (room <= 10 and value == 0):
                break
            group, room = group + value, 1
        elif norm in words.tens:
            if room <= 10 or _is_denominator(tokens, at, words):
                break
            group, room = group + words.tens[norm], 10
        elif norm == "hundred" or (norm in words.scales and words.scales[norm] == 100):
            if group >= 100 or (group == 0 and at > index):
                break
            group, room, scale = (group or 1) * 100, 100, 100
            at = end = at + 1
            at = _joined(tokens, at, words, tens_only=False)
            continue
        elif norm in words.scales and (len(norm) > 3 or group):
            factor = words.scales[norm]
            if total > LARGEST:
                break
            if group == 0 and total and at == end:  # "three lakh crore"
                total *= factor
            elif factor >= last_scale:
                break
            else:
                total += (group or 1) * factor
            group, room, last_scale, scale = 0, 1000, factor, factor
            at = end = at + 1
            at = _joined(tokens, at, words, tens_only=False)
            continue
        else:
            break
        scale = 1
        at = end = at + 1
        if room == 10:
            at = _joined(tokens, at, words, tens_only=True)
        if tokens[at].norm == "-" and tokens[at + 1].norm in words.scales and tokens[at].start == tokens[at - 1].end:
            at += 1
    return end, total + group, scale


def _joined(tokens: list[Token], at: int, words: NumberWords, *, tens_only: bool) -> int:
    """Step over a hyphen or an "and" between the parts of a cardinal."""
    token, following = tokens[at], tokens[at + 1]
    if tens_only:
        return at + 1 if token.text in ("-", "‐", "‑") and 0 < words.ones.get(following.norm, 0) < 10 else at
    if token.norm in words.joiners:
        small = following.norm in words.tens or words.ones.get(following.norm, 0) > 0
        return at + 1 if small and _plain_after_and(tokens, at + 1, words) else at
    return at


def _plain_after_and(tokens: list[Token], at: int, words: NumberWords) -> bool:
    """Tell whether the number after "and" closes a cardinal: not "a hundred and two thirds", "a million and 3.5"."""
    following = tokens[at + 1]
    if following.norm == "-":
        following = tokens[at + 2]
    return following.norm not in words.denominators or tokens[at].norm in words.tens


def _is_denominator(tokens: list[Token], at: int, words: NumberWords) -> bool:
    """Tell whether tens start a denominator: the "thirty" of "one hundred thirty-fifths"."""
    return tokens[at + 1].norm == "-" and tokens[at + 2].norm in words.denominators and tokens[at + 2].norm[-1] == "s"


def spoken_decimals(tokens: list[Token], at: int, words: NumberWords) -> tuple[int, str] | None:
    """How many tokens, and the digits, after "point": "one three" is "13", "seventy-one" "71"."""
    digits = ""
    start = at
    while True:
        norm = tokens[at].norm
        if norm in words.ones and words.ones[norm] < 10 and len(digits) < 9:
            digits += str(words.ones[norm])
            at += 1
        elif not digits and (norm in words.ones or norm in words.tens):
            end, value, _ = cardinal(tokens, at, words)
            return end - start, str(value)
        elif not digits and tokens[at].kind == NUMBER and tokens[at].text.isdigit() and len(tokens[at].text) < 4:
            return 1, tokens[at].text
        else:
            break
    return (at - start, digits) if digits else None
