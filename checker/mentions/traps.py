"""Numbers that are no quantities: names, ordinals, clock times, phone numbers, list numbers, versions, scores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.language.vocabulary import vocabulary
from checker.mentions.tokens import CLOSING, NUMBER, SYMBOL, WORD, Token

_HYPHENS = frozenset("-‐‑−")
_GLUE = frozenset("-‐‑–/.:_@&=+%#?~'")
_BEHIND = frozenset("_@=&?\\#§№^*")
_RESOLUTIONS = frozenset({"2K", "4K", "8K"})
_CHAIN = frozenset({"and", "or", "to", "-", ",", "&", "of"})


@dataclass(frozen=True, slots=True)
class TrapWords:
    """The words of ``traps.toml``."""

    designators: frozenset[str]
    weak: frozenset[str]
    names: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    ordinals: frozenset[str]
    clock: frozenset[str]
    zones: frozenset[str]
    year_before: frozenset[str]
    phone_before: frozenset[str]
    zero_before: frozenset[str]
    lower_zones: frozenset[str]
    counting: frozenset[str]
    streets: frozenset[str]
    emergency: frozenset[str]
    callers: frozenset[str]
    glued_names: frozenset[str]
    eras: frozenset[str]
    count_before: frozenset[str]
    emergency_calls: frozenset[str]


@cache
def trap_words(language: str = "en") -> TrapWords:
    """The trap table of a language."""
    table = vocabulary("traps", language)
    names: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name in table["names"]:
        for place, word in enumerate(name):
            names.setdefault(word, []).append((tuple(name), place))
    return TrapWords(
        designators=frozenset(table["designators"]),
        weak=frozenset(table["weak-designators"]),
        names={word: tuple(found) for word, found in names.items()},
        ordinals=frozenset(table["ordinal-endings"]),
        clock=frozenset(table["clock-endings"]),
        zones=frozenset(table["time-zones"]),
        year_before=frozenset(table["year-before"]),
        phone_before=frozenset(table["phone-before"]),
        zero_before=frozenset(table["zero-before"]),
        lower_zones=frozenset(table["lower-zones"]),
        counting=frozenset(table["counting-designators"]),
        streets=frozenset(table["streets"]),
        emergency=frozenset(table["emergency"]),
        callers=frozenset(table["callers"]),
        glued_names=frozenset(table["glued-names"]),
        eras=frozenset(table["eras"]),
        count_before=frozenset(table["count-before"]),
        emergency_calls=frozenset(table["emergency-calls"]),
    )


def run_end(tokens: list[Token], index: int) -> int:
    """The index after the last token that is glued to the one at ``index``: all of "A320-200", of a web address."""
    end = index + 1
    while tokens[end].start == tokens[end - 1].end and (
        tokens[end].kind in (WORD, NUMBER) or tokens[end].text in _GLUE
    ):
        end += 1
    return end


def trap_end(text: str, tokens: list[Token], index: int, words: TrapWords) -> int | None:
    """The token index after a trap whose number stands at ``index``; None where the number may be a quantity."""
    token = tokens[index]
    for name, place in words.names.get(token.norm, ()):
        if all(tokens[index - place + offset].norm == part for offset, part in enumerate(name)):
            return index - place + len(name)
    before = tokens[index - 1] if index else tokens[-1]
    if before.end == token.start and _is_glued(tokens, index, before):
        return run_end(tokens, index)
    if before.text in "#№" and before.text and before.end + 1 == token.start:
        return index + 1
    if before.norm == "of" and index > 2 and tokens[index - 2].norm == "out" and tokens[index - 3].kind == NUMBER:
        return index + 1  # the whole of a mark, "8.5 out of 10": of a share it is read with the part
    return _number_trap(text, tokens, index, words) if token.kind == NUMBER else None


def _is_glued(tokens: list[Token], index: int, before: Token) -> bool:
    """Tell whether what touches the number from the front makes it part of a name: "B-52", "#1", "v.2"."""
    if before.text in _BEHIND:
        return True
    if before.kind in (WORD, NUMBER):
        return True
    further = tokens[index - 2] if index > 1 else tokens[-1]
    joined = further.end == before.start
    if before.text in _HYPHENS:
        return joined and further.kind == WORD
    if before.text in "/:":
        return joined
    return before.text == "." and joined and further.kind in (WORD, NUMBER)


def _number_trap(text: str, tokens: list[Token], index: int, words: TrapWords) -> int | None:
    token, following = tokens[index], tokens[index + 1]
    touching = following.start == token.end
    if touching and token.text + following.text in (_RESOLUTIONS | words.glued_names):
        return index + 2
    letter = tokens[index + 2]
    if touching and following.text == "(" and letter.kind == WORD and len(letter.text) == 1 == letter.start - token.end:
        return index + 4  # "401(k)"
    before = tokens[index - 1] if index else tokens[-1]
    decimal = before.text == "." and before.end == token.start  # ".08"
    if token.text[0] == "0" and token.text.isdigit() and len(token.text) > 1 and not decimal:
        return _digits_end(tokens, index)
    if following.norm == "o" and tokens[index + 2].norm == "'" and tokens[index + 3].norm == "clock":
        return index + 4
    if touching and following.kind == WORD:
        if following.norm in ("x", "e") and tokens[index + 2].start == following.end:
            return None  # "1.3x10^6": the numeral's own
        if following.norm == "st" and (token.text[-1] != "1" or token.text[-2:] == "11"):
            return None  # "19st": stones
        if following.norm == "s" and "." in token.text:
            return None  # "9.58s": seconds
        if following.norm in words.ordinals or following.norm in ("s", "x") or following.norm in words.clock:
            return run_end(tokens, index)
    elif following.norm in words.clock and (following.norm not in words.lower_zones or following.text in words.zones):
        return index + 2
    elif touching and following.kind == SYMBOL:
        end = _symbol_trap(text, tokens, index)
        if end is not None:
            return end
    if following.text in words.eras or before.text in words.eras:
        return index + (2 if following.text in words.eras else 1)
    if following.norm in ("x", "×") and tokens[index + 2].kind == NUMBER and tokens[index + 2].text != "10":
        return run_end(tokens, index + 2)
    if (
        before.text == "+"
        and before.end == token.start
        and (following.norm in ("-", "(") or _groups(tokens, index) > 2)
    ):
        return _digits_end(tokens, index)
    if token.text in words.emergency and (before.norm in words.callers or following.norm in words.emergency_calls):
        return index + 1
    if before.norm in words.phone_before and _groups(tokens, index) > 1:
        return _digits_end(tokens, index)
    return None


def _symbol_trap(text: str, tokens: list[Token], index: int) -> int | None:
    token, mark, further = tokens[index], tokens[index + 1], tokens[index + 2]
    glued = further.start == mark.end and further.kind not in CLOSING
    if mark.text == ":" and glued and further.kind == NUMBER:
        return run_end(tokens, index)
    if mark.text in "@_" or (mark.norm == "'" and glued and further.kind == NUMBER):
        return run_end(tokens, index)
    if mark.text in _HYPHENS or mark.text == "–":
        if glued and further.kind == NUMBER and tokens[index + 3].norm == "-" and tokens[index + 4].kind == NUMBER:
            return _digits_end(tokens, index)
        if glued and _is_for_compound(tokens, index + 2):
            return run_end(tokens, index)
        if glued and further.kind == NUMBER and _is_phone(token.text, further.text):
            return index + 3
        if glued and further.kind == WORD and len(further.text) == 1 and further.text.isupper():
            return run_end(tokens, index)
    if mark.text in ".)" and not glued and _opens_line(text, token.start, mark.end):
        return index + 2
    if mark.text == ")" and token.text.isdigit() and len(token.text) < 3:
        before = tokens[index - 1] if index else tokens[-1]
        return index + 2 if before.text != "(" or len(token.text) == 1 else None
    if mark.text == "]" and (tokens[index - 1] if index else tokens[-1]).text == "[":
        return index + 2
    if mark.text == ")" and len(token.text) == 3 and further.kind == NUMBER:
        return _digits_end(tokens, index + 2)
    return None


def _is_for_compound(tokens: list[Token], at: int) -> bool:
    """Tell whether a word between two numbers makes a compound of them: "2-for-1", but not "1-in-5" or "6-foot-7"."""
    word, hyphen, number = tokens[at], tokens[at + 1], tokens[at + 2]
    return word.kind == WORD and hyphen.norm == "-" and number.kind == NUMBER and word.norm not in ("in", "to", "foot")


def _opens_line(text: str, start: int, end: int) -> bool:
    """Tell whether only white space stands before an offset in its line, and more than that after another."""
    while start and text[start - 1] in " \t\u00a0":
        start -= 1
    size = len(text)
    while end < size and text[end] in " \t\u00a0":
        end += 1
    return (start == 0 or text[start - 1] == "\n") and end < size and text[end] != "\n"


def _is_phone(first: str, second: str) -> bool:
    """Tell "555-1234" from a range: three digits and four, not both round."""
    round_numbers = first.endswith("0") and second.endswith("0")
    return len(first) == 3 and len(second) == 4 and second.isdigit() and not round_numbers


def _groups(tokens: list[Token], index: int) -> int:
    """How many groups of digits follow each other after single spaces or hyphens."""
    count = 1
    while count < 8:
        at = index + 1
        if tokens[at].norm in ("-", ".", ")") and tokens[at].start == tokens[index].end:
            at += 1
        if tokens[at].kind != NUMBER or tokens[at].start > tokens[index].end + 2:
            break
        index = at
        count += 1
    return count


def _digits_end(tokens: list[Token], index: int) -> int:
    """The index after the groups of digits that follow each other after single spaces, hyphens or slashes."""
    end = index + 1
    while True:
        at = end
        if tokens[at].norm in ("-", "/", ")", "(") and tokens[at].start <= tokens[end - 1].end + 1:
            at += 1
        if tokens[at].kind != NUMBER or tokens[at].start > tokens[end - 1].end + 2:
            return end
        end = at + 1


def designated_end(tokens: list[Token], index: int, end: int, counts: bool, words: TrapWords) -> int | None:
    """The index after a number that names a thing ("section 12", "Boeing 737", "pages 3 and 4"); None where none does.

    ``end`` is the index after the number, ``counts`` tells that a counted noun follows it.
    """
    at = index - 1
    if at < 0:
        return None
    if tokens[at].norm == "." and at and tokens[at - 1].end == tokens[at].start:
        at -= 1
    before = tokens[at]
    if before.kind != WORD:
        return None
    if before.norm in words.designators:
        capital = before.text[0].isupper() and not starts_sentence(tokens, at)
        if before.norm in words.weak and counts and (not capital or before.norm in words.counting):
            return None
        return _chain_end(tokens, end)
    named = before.text[0].isupper() or (len(before.text) > 1 and before.text[1:2].isupper())
    if named and not counts and at == index - 1 and not starts_sentence(tokens, at):
        return end
    return None


def _chain_end(tokens: list[Token], end: int) -> int:
    """Take up the numbers after the first: "articles 107 and 108", "pages 3-5"."""
    while tokens[end].norm in _CHAIN and tokens[end + 1].kind == NUMBER and tokens[end].kind not in CLOSING:
        if tokens[end].norm == "," and tokens[end + 2].kind == WORD:
            return end
        end += 2
    return end


def is_address(tokens: list[Token], end: int, words: TrapWords) -> bool:
    """Tell whether a number is a house's: "10 Downing Street", "1600 Pennsylvania Avenue"."""
    for token in tokens[end : end + 3]:
        if token.kind != WORD or not token.text[0].isupper():
            return False
        if token.norm in words.streets:
            return True
    return False


def starts_sentence(tokens: list[Token], index: int) -> bool:
    """Tell whether a token opens a sentence, a quotation or a line."""
    if index <= 0:
        return True
    before = tokens[index - 1]
    return before.kind in CLOSING or before.norm in (".", "!", "?", '"', ":", "'", "(", "•", "-")


def is_year(token: Token) -> bool:
    """Tell whether four digits without a separator may be a year of the news: 1500 to 2100."""
    return len(token.text) == 4 and token.text.isdigit() and "1500" <= token.text <= "2100"


def year_like(token: Token) -> bool:
    """Tell whether four digits without a separator may be a year of history: 1000 to 2100."""
    return len(token.text) == 4 and token.text.isdigit() and "1000" <= token.text <= "2100"
