"""Plain numbers that are no quantities once their surroundings are read: years, names, pronouns, compounds."""

from __future__ import annotations

from checker.mentions.hedges import Found
from checker.mentions.lexicon import Lexicon
from checker.mentions.mention import Kind
from checker.mentions.nouns import Counted
from checker.mentions.numerals import Form
from checker.mentions.ranges import Amount
from checker.mentions.tokens import CLOSING, NUMBER, WORD, Token
from checker.mentions.traps import designated_end, is_address, is_year, starts_sentence, year_like

_WIDTH = 5  # words around a name that tell how its sentence is written
_STANDALONE = frozenset({"dozens", "hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores"})


def refused_end(
    tokens: list[Token], whole: Amount, counted: Counted | None, hedge: Found | None, words: Lexicon
) -> int | None:
    """The index after a plain number that is no quantity: a year, a name's number, a pronoun, half a compound."""
    if whole.kind is not Kind.NUMBER:
        return None
    number = whole.number
    first = tokens[number.start]
    if number.form is Form.VAGUE:
        lone = counted is None and first.norm not in _STANDALONE and number.high is None
        return whole.end if lone else None
    if _is_cut_off(tokens, whole) and counted is None and hedge is None:
        return whole.end + 2
    if number.form is Form.FRACTION or number.scale != 1:
        return None
    if tokens[number.end - 1].norm in words.numbers.careful_groups and counted is None:
        closes = tokens[number.end].kind in CLOSING or tokens[number.end].norm == "or" or hedge is not None
        return None if closes else whole.end
    if first.kind == NUMBER:
        return _refused_digits(tokens, whole, counted, hedge, words)
    return _refused_word(tokens, whole, counted, hedge, words)


def _refused_digits(
    tokens: list[Token], whole: Amount, counted: Counted | None, hedge: Found | None, words: Lexicon
) -> int | None:
    first = tokens[whole.number.start]
    before = tokens[whole.start - 1].norm if whole.start else ""
    year = is_year(first) and whole.number.end - whole.number.start == 1 and before not in words.traps.count_before
    if year and (counted is None or before in words.traps.year_before or tokens[whole.end].norm == "-"):
        return whole.end
    if whole.ranged and counted is None and year_like(first) and year_like(tokens[whole.end - 1]):
        return whole.end  # "from 1418 to 1450"
    if is_address(tokens, whole.end, words.traps):
        return whole.end
    if "," not in first.text and hedge is None:
        designated = designated_end(tokens, whole.start, whole.end, counted is not None, words.traps)
        if designated is not None:
            return designated
    return None


def _is_cut_off(tokens: list[Token], whole: Amount) -> bool:
    """Tell whether a number in digits is the head of something longer: "747-400", "10b-5", "12/year"."""
    mark, further = tokens[whole.end], tokens[whole.end + 1]
    if mark.text not in ("-", "/") or mark.start != tokens[whole.end - 1].end or further.start != mark.end:
        return False
    return tokens[whole.number.start].kind == NUMBER and further.kind in (WORD, NUMBER)


def _refused_word(
    tokens: list[Token], whole: Amount, counted: Counted | None, hedge: Found | None, words: Lexicon
) -> int | None:
    number = whole.number
    first = tokens[number.start]
    following = tokens[number.end]
    if whole.ranged:
        return None
    if following.text == "-" and following.start == tokens[number.end - 1].end and counted is None and hedge is None:
        return whole.end + 1  # "two-way", "one-off"
    if whole.low == 1 and number.end - number.start == 1:  # "one" is a pronoun unless something counts or hedges
        hedged = hedge is not None and following.norm not in ("of", "another", "or")
        counts = following.norm in words.nouns.after_one
        return None if counts or hedged else whole.end
    after_or = number.start > 2 and tokens[number.start - 1].norm in words.ranges.or_
    if counted is None and after_or and tokens[number.start - 3].norm in words.numbers.articles:
        return whole.end  # "a drink or two"
    hyphened = following.norm == "-" and following.start == tokens[number.end - 1].end
    if number.low == 0 and (counted is None or hyphened) and not _zero_stands(tokens, whole, words):
        return whole.end
    capital = first.text[0].isupper() and not starts_sentence(tokens, number.start)
    named = capital and (counted is None or (following.text[0:1].isupper() and _in_running_text(tokens, whole, words)))
    return whole.end if named else None


def _in_running_text(tokens: list[Token], whole: Amount, words: Lexicon) -> bool:
    """Tell whether the words around a number are written as in a sentence, not as in a Headline With Capitals."""
    around = [*tokens[max(whole.start - _WIDTH, 0) : whole.start], *tokens[whole.end : whole.end + _WIDTH]]
    return any(token.text.islower() and token.norm not in words.nouns.stops for token in around if token.kind == WORD)


def _zero_stands(tokens: list[Token], whole: Amount, words: Lexicon) -> bool:
    """Tell whether "zero" is a number ("fell to zero") and no part of a name ("net zero", "zero tolerance")."""
    following = tokens[whole.end]
    before = tokens[whole.start - 1].norm if whole.start else ""
    modifies = following.kind == WORD and following.norm not in words.nouns.stops
    return not modifies and following.norm != "-" and before not in words.traps.zero_before
