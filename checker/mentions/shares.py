"""Shares: "12%", "12 per cent", "a third of", "one in five", "3 out of 4"; percentage and basis points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.language.vocabulary import vocabulary
from checker.mentions.numbers import numeral
from checker.mentions.numerals import Form, NumberWords, Numeral
from checker.mentions.tokens import CLOSING, NUMBER, WORD, Token

PERCENT = "%"
PERCENTAGE_POINT = "percentage point"
BASIS_POINT = "basis point"
_POINTS = frozenset({"pp", "ppt", "ppts", "pps"})
_OPENS, _CLOSES = frozenset({",", "-", "("}), frozenset({",", "-", ")", ".", ";"})
_USUAL_WHOLES = frozenset({3, 4, 5, 8, 10, 12, 20, 50, 100, 1000})


class ShareUnit(NamedTuple):
    """ "%", "percentage point" or "basis point", and the token index after its last word."""

    name: str
    end: int


@dataclass(frozen=True, slots=True)
class ShareWords:
    """The words of ``shares.toml``."""

    percent: frozenset[str]
    points: frozenset[str]
    basis: frozenset[str]
    wholes: frozenset[str]
    change: frozenset[str]
    not_shares: frozenset[str]
    comparatives: frozenset[str]
    predicates: frozenset[str]
    share_verbs: frozenset[str]
    ratings: frozenset[str]
    periods: frozenset[str]
    ordinals: frozenset[str]
    halves: frozenset[str]
    after_shares: frozenset[str]
    alternatives: frozenset[str]

    @property
    def openers(self) -> frozenset[str]:
        """Words that can follow a number and make it a share or a mark."""
        return self.percent | self.basis | _POINTS | {"basis", "per", "in", "out", "of", "a", "an"}


@cache
def share_words(language: str = "en") -> ShareWords:
    """The share table of a language."""
    table = vocabulary("shares", language)
    return ShareWords(
        percent=frozenset(table["percent"]),
        points=frozenset(table["points"]),
        basis=frozenset(table["basis"]),
        wholes=frozenset(table["wholes"]),
        change=frozenset(table["change"]),
        not_shares=frozenset(table["not-shares"]),
        comparatives=frozenset(table["comparatives"]),
        predicates=frozenset(table["predicates"]),
        share_verbs=frozenset(table["share-verbs"]),
        ratings=frozenset(table["ratings"]),
        periods=frozenset(table["periods"]),
        ordinals=frozenset(table["ordinals"]),
        halves=frozenset(table["halves"]),
        after_shares=frozenset(table["after-shares"]),
        alternatives=frozenset(table["alternatives"]),
    )


def share_unit_after(tokens: list[Token], number: Numeral, words: ShareWords) -> ShareUnit | None:
    """The percent sign, "per cent", percentage or basis points after a numeral."""
    at = number.end
    if tokens[at].norm == "-" and tokens[at].start == tokens[at - 1].end:
        at += 1
    elif number.form is Form.FRACTION or tokens[at].norm == "of":
        if tokens[at].norm == "of":
            at += 1
        if tokens[at].norm in ("a", "an"):
            at += 1
    return share_unit_at(tokens, at, words)


def share_unit_at(tokens: list[Token], at: int, words: ShareWords) -> ShareUnit | None:
    """The percent sign or word that starts at a token."""
    norm = tokens[at].norm
    if norm in words.basis:
        return ShareUnit(BASIS_POINT, at + 1)
    if norm == "basis":
        end = at + 2 if tokens[at + 1].norm == "-" else at + 1
        return ShareUnit(BASIS_POINT, end + 1) if tokens[end].norm in words.points else None
    if norm in _POINTS:
        return ShareUnit(PERCENTAGE_POINT, at + 1)
    if norm == "per" and (
        tokens[at + 1].norm == "cent" or (tokens[at + 1].norm == "-" and tokens[at + 2].norm == "cent")
    ):
        end = at + 2 if tokens[at + 1].norm == "cent" else at + 3
    elif norm in words.percent:
        end = at + 1
    else:
        return None
    after = end + 1 if tokens[end].norm == "-" else end
    if tokens[after].norm in words.points:
        return ShareUnit(PERCENTAGE_POINT, after + 1)
    return ShareUnit(PERCENT, end)


def part_of_a_percent(tokens: list[Token], number: Numeral, words: ShareWords) -> ShareUnit | None:
    """The unit of "half of 1 percent" and "one-quarter of one percent", which are 0.5% and 0.25%."""
    at = number.end
    if number.form is not Form.FRACTION or tokens[at].norm != "of" or tokens[at + 1].norm not in ("1", "one"):
        return None
    return share_unit_at(tokens, at + 2, words)


def ratio(tokens: list[Token], number: Numeral, numbers: NumberWords, words: ShareWords) -> Numeral | None:
    """The share, in percent, of "one in five" or "3 out of 4" whose first number is ``number``."""
    at = number.end
    if number.high is None or number.low % 1 or number.scale > 1000 or not number.low:
        return None
    out_of = tokens[at].norm == "out" and tokens[at + 1].norm == "of"
    of_every = tokens[at].norm == "of" and tokens[at + 1].norm in ("every", "each")
    named = number.low == 1 and tokens[at].kind == WORD and tokens[at + 1].norm == "in"  # "one American in four"
    if tokens[at].norm == "-" and tokens[at + 1].norm == "in" and tokens[at + 2].norm == "-":
        at += 3
    elif out_of:
        at += 2
    elif tokens[at].norm == "in" or of_every:
        at += 1
    elif named:
        at += 2
    else:
        return None
    if tokens[at].norm in ("every", "each"):
        at += 1
    whole = _whole(tokens, at, numbers)
    if whole is None or whole.high is None or whole.low % 1 or whole.low < number.low or whole.low < 2:
        return None
    if out_of and _is_rating(tokens, number, words):
        return None
    if named and (whole.low not in _USUAL_WHOLES or not _closes(tokens, whole.end, words)):
        return None
    if not out_of and not of_every and not _reads_as_share(tokens, number, whole, words):
        return None
    value = 100 * number.low / whole.low
    return Numeral(number.start, whole.end, value, value, 1.0, 10.0, 1, Form.FRACTION)


def _closes(tokens: list[Token], at: int, words: ShareWords) -> bool:
    """Tell whether no noun follows: "one American in four opens it", but not "one death in four clinics"."""
    return tokens[at].kind != WORD or tokens[at].norm in words.after_shares or tokens[at].norm in words.share_verbs


def is_mark(tokens: list[Token], number: Numeral) -> bool:
    """Tell whether a number that is no share of a whole is a mark out of one: "8.5 out of 10"."""
    end = number.end
    return tokens[end].norm == "out" and tokens[end + 1].norm == "of" and tokens[end + 2].kind == NUMBER


def _is_rating(tokens: list[Token], number: Numeral, words: ShareWords) -> bool:
    """Tell whether "72 out of 100" is a mark: "a score of", "rated" or "an average of" stands before it."""
    before = tokens[max(number.start - 4, 0) : number.start]
    return any(token.norm in words.ratings for token in before)


def _whole(tokens: list[Token], at: int, words: NumberWords) -> Numeral | None:
    token = tokens[at]
    if token.norm in words.articles and tokens[at + 1].norm in words.scales:
        return numeral(tokens, at + 1, words)
    return numeral(tokens, at, words) if token.kind == NUMBER or token.norm in words.starters else None


def _reads_as_share(tokens: list[Token], number: Numeral, whole: Numeral, words: ShareWords) -> bool:
    """Tell "one in five" from "two in 2019" and "3 in 5 days"."""
    following = tokens[whole.end].norm
    if following in words.periods or (following == "-" and tokens[whole.end + 1].norm in words.periods):
        return False
    if number.low == 1:
        return not 1900 <= whole.low <= 2100
    return whole.low in _USUAL_WHOLES and number.low < 10 and whole.low <= 10


def is_share(tokens: list[Token], number: Numeral, hedged: bool, words: ShareWords) -> bool:
    """Tell whether a fraction is a share of something: "a third of", "half the", "rose by a quarter", ", or half,"."""
    following = tokens[number.end]
    before = tokens[number.start - 1].norm if number.start else ""
    if number.scale != 1 or before in words.not_shares:
        return False
    if following.norm == "of" or _has_whole(tokens, number.end, words):
        return True
    if tokens[number.start].norm not in ("a", "an") and _is_verb(following, words):
        return True  # "two-thirds agreed"
    if before in words.alternatives and (following.kind in CLOSING or following.norm in _CLOSES):
        return number.start > 1 and tokens[number.start - 2].norm in _OPENS  # "30 of the 60 seats, or half,"
    written = tokens[number.start].kind != WORD  # "rose 10/32 to 99": points, no share
    return not written and (hedged or before in words.change)


def _has_whole(tokens: list[Token], at: int, words: ShareWords) -> bool:
    """Tell whether what follows a fraction makes it a part: "half the", "a third more", "a third full"."""
    norm = tokens[at].norm
    if norm in words.predicates:
        return _closes(tokens, at + 1, words) and tokens[at + 1].norm != "-"
    return norm in words.wholes or norm in words.comparatives


def fraction_stands(tokens: list[Token], number: Numeral, hedged: bool, words: ShareWords) -> bool:
    """Tell whether a fraction below one is a value: no ordinal ("a third man"), no "half" of a compound or a match."""
    following = tokens[number.end]
    if number.scale != 1:
        return True
    if following.norm == "-" and following.start == tokens[number.end - 1].end:
        return False
    if _is_ordinal(tokens, number, hedged, words):
        return False
    if is_share(tokens, number, hedged, words) or tokens[number.start].kind != WORD:
        return True
    if tokens[number.end - 1].norm not in words.halves:
        return True
    before = tokens[number.start - 1].norm if number.start else ""
    closes = following.kind in CLOSING or following.norm == "."
    return closes and before not in words.not_shares and number.end - number.start > 1


def _is_ordinal(tokens: list[Token], number: Numeral, hedged: bool, words: ShareWords) -> bool:
    """Tell whether "a third" counts an order: neither "of" nor a word of change beside it."""
    if tokens[number.end - 1].norm not in words.ordinals or tokens[number.start].norm not in ("a", "an"):
        return False
    following = tokens[number.end]
    if following.kind != WORD or following.norm == "of":
        return False
    if _has_whole(tokens, number.end, words):
        return False
    change = hedged or (bool(number.start) and tokens[number.start - 1].norm in words.change)
    return not (change and (following.norm in words.after_shares or _is_verb(following, words)))


def _is_verb(token: Token, words: ShareWords) -> bool:
    return token.norm in words.share_verbs or (token.kind == WORD and token.norm.endswith("ed"))


def percent_of(tokens: list[Token], number: Numeral, words: ShareWords) -> int | None:
    """The token index of "percent" in "percent of 10" where a text holds nothing else; None elsewhere.

    In running text "percent of 10" is what is left of "12 percent of 10 million" and the like.
    """
    if tokens[number.end].kind not in CLOSING or number.start < 2 or tokens[number.start - 1].norm != "of":
        return None
    start = number.start - 3 if tokens[number.start - 2].norm == "cent" and number.start > 2 else number.start - 2
    unit = share_unit_at(tokens, start, words)
    return start if start == 0 and unit is not None and unit.end == number.start - 1 else None
