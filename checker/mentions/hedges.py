"""Hedges: what "around", "nearly" and "more than" say about the number beside them.

The notation of a hedge's meaning, in ``hedges.toml`` and in a rule's own ``hedges``:

====================================  =========================================================
``exact``                             the number itself
``10% either side``                   from a tenth less to a tenth more
``5% below`` / ``5% above``           from 5% less to the number; from the number to 5% more
``2 million either side``             the same with an amount
``half a digit either side``          half a unit of the last significant digit, at most a tenth of the number
``anything above`` / ``... below``    any number beyond it
``at least`` / ``at most``            the number or any beyond it
``..., itself excluded``              at the end of any of these: the number itself is not meant
====================================  =========================================================
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache

from checker.language.vocabulary import vocabulary
from checker.mentions.mention import Mention
from checker.mentions.numbers import numeral
from checker.mentions.numerals import number_words
from checker.mentions.tokens import NUMBER, Token, padded, tokenize
from checker.values.interval import Interval

_FARTHEST = 5  # linking words between "estimated" and its number
_WIDEST = 0.1  # share of the number that "half a digit" may reach at most
_REMEDY = 'write for example "10% either side", "5% below", "2 million above", "at least" or "anything above"'
_OPEN = frozenset("/$£€¥₹~")
_EXCLUDED = ", itself excluded"


class Measure(Enum):
    """What a reach is counted in."""

    DIGIT = "digit"
    SHARE = "share"
    AMOUNT = "amount"
    ENDLESS = "endless"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a hedged number may lie from the written one; ``size`` is a share, an amount, or a part of a digit."""

    measure: Measure
    size: float = 0.0

    def of(self, value: float, significant: float) -> float | None:
        """The distance for one number; None where it has no limit."""
        if self.measure is Measure.ENDLESS:
            return None
        if self.measure is Measure.SHARE:
            return abs(value) * self.size
        if self.measure is Measure.AMOUNT:
            return self.size
        return min(significant * self.size, abs(value) * _WIDEST)


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a hedge word means: how far below and above, None for not at all, and whether the number itself is meant."""

    below: Reach | None
    above: Reach | None
    included: bool = True

    @property
    def is_bound(self) -> bool:
        """Tell whether the hedge leaves an end open."""
        return any(reach is not None and reach.measure is Measure.ENDLESS for reach in (self.below, self.above))

    @property
    def is_exact(self) -> bool:
        """Tell whether the hedge means the number itself and no other."""
        return self.below is None and self.above is None


@dataclass(slots=True)
class Branch:
    """What may follow some words of a hedge: further words, and the hedge that they are by themselves."""

    words: dict[str, Branch]
    hedge: Hedge | None = None

    def grow(self, parts: Sequence[str], hedge: Hedge) -> None:
        """Add a phrase."""
        branch = self
        for part in parts:
            branch = branch.words.setdefault(part, Branch({}))
        branch.hedge = hedge


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """The hedges of a language: a tree of phrases before a number, from the last word on, and one of those after it."""

    before: Branch
    after: Branch
    remote: Mapping[str, Hedge]
    links: frozenset[str]
    topics: frozenset[str]
    multiples: frozenset[str]
    movers: frozenset[str]
    during: frozenset[str]
    lasting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A hedge in a text: its meaning and the token indexes of its words (the second excluded)."""

    hedge: Hedge
    start: int
    end: int


def parse_hedge(text: str) -> Hedge:
    """The meaning that a rule states, such as "5% below"; the notation stands at the top of this module.

    Raises ValueError that names the remedy.

    >>> parse_hedge("5% below").below
    Reach(measure=<Measure.SHARE: 'share'>, size=0.05)
    """
    stated = " ".join(text.lower().split())
    included = not stated.endswith(_EXCLUDED)
    stated = stated.removesuffix(_EXCLUDED)
    endless = Reach(Measure.ENDLESS)
    fixed = {
        "exact": Hedge(None, None),
        "anything above": Hedge(None, endless, included=False),
        "anything below": Hedge(endless, None, included=False),
        "at least": Hedge(None, endless, included),
        "at most": Hedge(endless, None, included),
    }
    if stated in fixed:
        return fixed[stated]
    for ending, below, above in ((" either side", True, True), (" below", True, False), (" above", False, True)):
        if stated.endswith(ending):
            reach = _parse_reach(stated.removesuffix(ending), text)
            return Hedge(reach if below else None, reach if above else None, included)
    raise ValueError(f'"{text}" is not the meaning of a hedge: {_REMEDY}')


def _parse_reach(stated: str, text: str) -> Reach:
    if stated == "half a digit":
        return Reach(Measure.DIGIT, 0.5)
    number, percent = stated, False
    for sign in ("%", " per cent", " percent"):
        if stated.endswith(sign):
            number, percent = stated.removesuffix(sign), True
    tokens = padded(tokenize(number))
    found = numeral(tokens, 0, number_words()) if tokens[0].kind != "end" else None
    if found is None or tokens[found.end].kind != "end" or found.high != found.low:
        raise ValueError(f'"{text}" is not the meaning of a hedge: {_REMEDY}')
    return Reach(Measure.SHARE, found.low / 100) if percent else Reach(Measure.AMOUNT, found.low)


@cache
def hedge_words(language: str = "en") -> HedgeWords:
    """The hedge table of a language."""
    table = vocabulary("hedges", language)
    before, after = Branch({}), Branch({})
    remote: dict[str, Hedge] = {}
    for entry in table["hedge"]:
        meaning = parse_hedge(entry["meaning"])
        for phrase in entry["before"]:
            before.grow([token.norm for token in reversed(tokenize(phrase))], meaning)
        for phrase in entry.get("after", ()):
            after.grow([token.norm for token in tokenize(phrase)], meaning)
        remote.update(dict.fromkeys(entry.get("remote", ()), meaning))
    return HedgeWords(
        before,
        after,
        remote,
        links=frozenset(table["links"]),
        topics=frozenset(table["topics"]),
        multiples=frozenset(table["multiples"]),
        movers=frozenset(table["movers"]),
        during=frozenset(table["during"]),
        lasting=frozenset(table["lasting"]),
    )


def hedge_before(tokens: list[Token], index: int, words: HedgeWords) -> Found | None:
    """The hedge whose words end right before the token at ``index``, the longest there is."""
    branch = words.before.words.get(tokens[index - 1].norm) if index else None
    at = index - 1
    found: Found | None = None
    while branch is not None:
        if branch.hedge is not None:
            found = Found(branch.hedge, at, index)
        at -= 1
        branch = branch.words.get(tokens[at].norm) if at >= 0 else None
    if found is not None and found.start and _is_topic(tokens, found, words):
        return None
    return found


def remote_hedge(tokens: list[Token], index: int, words: HedgeWords) -> Found | None:
    """The hedge that stands a few linking words before a number: the "estimated" of "estimated to be worth $15bn"."""
    at = index - 1
    while at > 0 and index - at <= _FARTHEST and tokens[at].norm in words.links:
        at -= 1
    hedge = words.remote.get(tokens[at].norm) if 0 <= at < index - 1 else None
    return None if hedge is None else Found(hedge, at, at + 1)


def _is_topic(tokens: list[Token], found: Found, words: HedgeWords) -> bool:
    """Tell whether the word before takes the hedge away: "a row over 5,000 jobs", "120 over 80", "twice as many as"."""
    before, first, last = tokens[found.start - 1], tokens[found.start].norm, tokens[found.end - 1].norm
    if before.norm in words.movers and first == "up":
        return True  # "went up to 25%"
    if found.end - found.start > 1:
        return before.norm in words.multiples and last in ("as", "than")
    return first.isalpha() and (before.norm in words.topics or (before.kind == NUMBER and first == "over"))


def hedge_after(tokens: list[Token], index: int, words: HedgeWords) -> Found | None:
    """The hedge whose words start at the token at ``index``, with a hyphen before them or without."""
    at = index
    if tokens[at].norm == "-" and tokens[at].end == tokens[at + 1].start:
        at += 1
    found: Found | None = None
    branch = words.after.words.get(tokens[at].norm)
    while branch is not None:
        at += 1
        if branch.hedge is not None:
            found = Found(branch.hedge, index, at)
        branch = branch.words.get(tokens[at].norm)
    following = tokens[found.end] if found is not None else None
    if following is not None and (following.norm == "than" or following.kind == NUMBER or following.text in _OPEN):
        return None  # "12 teams or more than that", "60 recoveries and over 50 deaths", "3 +/- 1", "5 shares plus $3"
    return found


def hedged(
    low: float | None, high: float | None, hedge: Hedge | None, *, digit: float = 0.0, significant: float | None = None
) -> Interval:
    """The interval that is meant by a number or range as written, under a hedge.

    ``low`` and ``high`` are as written, None where a bound left an end open. ``digit`` is the size of the last written
    digit (0 for integers written out in full): without a hedge half of it is added on each side. ``significant`` is the
    size of the last significant digit, computed from each end where it is not given.

    >>> hedged(80e6, 80e6, parse_hedge("half a digit either side"))
    Interval(low=75000000.0, high=85000000.0, low_closed=True, high_closed=True)
    """
    if hedge is None:
        half = digit / 2
        return Interval(None if low is None else low - half, None if high is None else high + half)
    first = low if low is not None else high
    last = high if high is not None else low
    if first is None or last is None:
        return Interval(None, None)
    first, last = float(min(first, last)), float(max(first, last))  # number words give whole numbers
    start, start_closed = _reached(first, hedge.below, -1, hedge.included, significant)
    stop, stop_closed = _reached(last, hedge.above, 1, hedge.included, significant)
    if hedge.is_bound and low != high and low is not None and high is not None:
        return Interval(first, last)  # "as many as 30,000 to 40,000" states both ends
    return Interval(start, stop, start_closed, stop_closed)


def _reached(
    value: float, reach: Reach | None, direction: int, included: bool, significant: float | None
) -> tuple[float | None, bool]:
    """The end of an interval on one side of a number, and whether it belongs to the interval."""
    if reach is None:
        return value, included
    distance = reach.of(value, last_significant_digit(value) if significant is None else significant)
    return (None, True) if distance is None else (value + direction * distance, True)


def rehedged(mention: Mention, hedge: Hedge) -> Interval:
    """The interval of a mention under another meaning of its hedge, as a rule may state it."""
    return hedged(mention.low, mention.high, hedge)


def last_significant_digit(value: float) -> float:
    """The size of the last digit of a number that is not zero: 10,000,000 for 80 million, 0.1 for 79.8.

    >>> last_significant_digit(4100)
    100.0
    """
    if not value:
        return 1.0
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return float(10.0**exponent) if isinstance(exponent, int) else 1.0
