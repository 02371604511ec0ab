"""Numbers, money, shares and quantities: one pass over the tokens, a small grammar wherever a number stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.mentions.ages import is_led, with_ages
from checker.mentions.amounts import amount_at, amount_from
from checker.mentions.hedges import Found, Hedge, hedge_after, hedge_before, hedged, remote_hedge
from checker.mentions.lexicon import Lexicon, lexicon
from checker.mentions.lists import with_shared_units
from checker.mentions.mention import Kind, Mention
from checker.mentions.money import currency_before
from checker.mentions.nouns import Counted, counted_noun
from checker.mentions.numerals import Form, Numeral
from checker.mentions.ranges import (
    Amount,
    Opening,
    combine,
    connector_end,
    is_change,
    is_score,
    is_season,
    opening,
    rate_end,
    same_rate,
)
from checker.mentions.refusals import refused_end
from checker.mentions.shares import PERCENT, fraction_stands, is_share
from checker.mentions.tokens import NUMBER, WORD, Token
from checker.mentions.traps import trap_end
from checker.values.interval import Interval

_LONGEST_HEDGE = 3  # words of a hedge inside a range: "as much as"


class Setting(NamedTuple):
    """What stands around an amount: hedges before and after, the counted noun, and the tokens it all takes up.

    A ``remote`` hedge stands apart from the number ("is estimated to be worth $15bn") and is no part of the mention.
    ``hedge`` is the one that decides.
    """

    start: int
    end: int
    before: Found | None
    after: Found | None
    counted: Counted | None
    remote: Found | None
    hedge: Found | None


def read_quantities(
    text: str, tokens: list[Token], taken: Sequence[tuple[int, int]], language: str = "en"
) -> list[Mention]:
    """The numbers, amounts of money, shares, quantities and ages (durations in years) of a text, in order.

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
    hot = [index for index, token in enumerate(tokens) if token.kind == NUMBER or token.norm in starters]
    passed = 0
    for index in hot:
        if index < resume:
            continue
        start, end = tokens[index].start, tokens[index].end
        while passed < len(taken) and taken[passed][1] <= start:
            passed += 1
        if passed < len(taken) and taken[passed][0] < end:
            continue
        mention, resume = _read_at(text, tokens, index, words, resume)
        if mention is not None and _is_taken(mention.start, mention.end, taken, starts):
            mention = _before_taken(text, mention, tokens[index].end, taken, starts)
        if mention is not None:
            found.append(mention)
    return with_shared_units(text, with_ages(text, found, language), words.ranges)


def _is_taken(start: int, end: int, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Tell whether a span overlaps one of those already read."""
    at = bisect_right(starts, end - 1) - 1
    return at >= 0 and taken[at][1] > start


def _before_taken(
    text: str, mention: Mention, number_end: int, taken: Sequence[tuple[int, int]], starts: Sequence[int]
) -> Mention | None:
    """A counted number without what stands between it and its noun: "4,000" of "4,000 Christmas staff"."""
    at = bisect_right(starts, mention.start)
    if mention.kind is not Kind.NUMBER or at == len(starts) or starts[at] < number_end:
        return None
    if at and taken[at - 1][1] > mention.start:
        return None
    kept = text[mention.start : starts[at]].rstrip()
    return replace(mention, end=mention.start + len(kept), text=kept)


def _read_at(text: str, tokens: list[Token], index: int, words: Lexicon, floor: int) -> tuple[Mention | None, int]:
    """The mention whose number stands at ``index``, if any, and the index at which reading goes on."""
    currency = currency_before(tokens, index, words.currencies)
    if currency is None or currency.start < floor:
        trapped = trap_end(text, tokens, index, words.traps)
        if trapped is not None:
            return None, max(trapped, index + 1)
    first = amount_at(tokens, index, words, floor)
    if first is None:
        return None, floor  # the "few" of "as few as 200" is no number
    whole, resume = _whole(tokens, first, words, floor)
    if whole is None:
        return None, max(resume, index + 1)
    if (whole.kind is Kind.DURATION and whole.unit is None) or tokens[whole.end].norm in words.traps.clock:
        return None, max(whole.end, index + 1)
    setting = _setting(tokens, whole, words, floor)
    refused = refused_end(tokens, whole, setting.counted, setting.hedge, words)
    if refused is not None:
        return None, max(refused, index + 1)
    fraction = whole.number.form is Form.FRACTION and whole.kind is Kind.NUMBER
    if fraction and setting.counted is None and whole.low >= 0 and whole.high is not None and whole.high < 1:
        if not whole.ranged and not fraction_stands(tokens, whole.number, setting.hedge is not None, words.shares):
            return None, max(whole.end, index + 1)
        spoken = whole.ranged and tokens[whole.number.start].kind == WORD
        if spoken or is_share(tokens, whole.number, setting.hedge is not None, words.shares):
            whole = _in_percent(whole)
            setting = setting._replace(counted=None, end=max(whole.end, setting.after.end if setting.after else 0))
    return _mention(text, tokens, whole, setting), setting.end


def _whole(tokens: list[Token], first: Amount, words: Lexicon, floor: int) -> tuple[Amount | None, int]:
    """The amount, or the range that it opens; None for a score. With the index to read on from."""
    joint = tokens[rate_end(tokens, first, words.ranges)].norm
    if joint not in words.ranges.joints:
        return first, first.end
    opened = _opening(tokens, first, words, floor)
    if opened is not Opening.FROM or not is_change(tokens, first.start, words.ranges):
        return _with_range(tokens, first, opened, words)
    return _with_range(tokens, first, None, words) if joint == "-" else (first, first.end)


def _opening(tokens: list[Token], first: Amount, words: Lexicon, floor: int) -> Opening | None:
    """The word that opens a range before an amount or before its hedge: "between about 5 and 10"."""
    opened = opening(tokens, first.start, words.ranges)
    if opened is None and first.start > floor:
        hedge = hedge_before(tokens, first.start, words.hedges)
        return None if hedge is None or hedge.start <= floor else opening(tokens, hedge.start, words.ranges)
    return opened


def _with_range(
    tokens: list[Token], first: Amount, opened: Opening | None, words: Lexicon
) -> tuple[Amount | None, int]:
    """The range that an amount opens, or the amount alone; None for a score. With the index to read on from."""
    rate = rate_end(tokens, first, words.ranges)
    at = connector_end(tokens, rate, opened, words.ranges)
    second = _second(tokens, at, opened, words) if at is not None else None
    if second is None or not same_rate(tokens, first, second, rate):
        return first, first.end
    connector = tokens[rate]
    counts = counted_noun(tokens, second.end, words.nouns) is not None
    if first.kind is Kind.MONEY and second.unit is None and counts:
        return first, first.end  # "$5 to 10 people"
    joined = combine(tokens, first, second, connector, opened, words.ranges)
    if opened is None and is_score(first, second, connector):
        if connector.start > tokens[first.end - 1].end:  # a dash between words: "50 - 20 of them children"
            return first, first.end
        vouched = counts or _is_range(tokens, first, second, words)
        if joined is None or not vouched or is_season(tokens, first, second):
            return None, second.end
    return (first, first.end) if joined is None else (joined, joined.end)


def _second(tokens: list[Token], at: int, opened: Opening | None, words: Lexicon) -> Amount | None:
    """The upper end of a range, past a hedge of its own where the range is opened: "between 5 and almost 10"."""
    second = amount_from(tokens, at, words)
    if second is not None or opened is None:
        return second
    for start in range(at + 1, at + 1 + _LONGEST_HEDGE):
        hedge = hedge_before(tokens, start, words.hedges)
        if hedge is not None and hedge.start == at:
            return amount_from(tokens, start, words)
    return None


def _is_range(tokens: list[Token], first: Amount, second: Amount, words: Lexicon) -> bool:
    """Tell whether two plain numbers around a hyphen are no score: hedged, ages, both in thousands or decimals."""
    if hedge_before(tokens, first.start, words.hedges) is not None:
        return True
    texts = tokens[first.number.start].text, tokens[second.number.start].text
    return (
        is_led(tokens, first.start, words.ages)
        or tokens[second.end].norm in words.ages.leads  # "the 18-24 age group"
        or all("," in text for text in texts)
        or all("." in text for text in texts)
    )


def _setting(tokens: list[Token], whole: Amount, words: Lexicon, floor: int) -> Setting:
    opened = whole.ranged and opening(tokens, whole.start, words.ranges) is not None
    start = whole.start - 1 if opened else whole.start
    before = _hedge_before(tokens, start, words, floor)
    after = hedge_after(tokens, whole.end, words.hedges)
    end = after.end if after is not None else whole.end
    counted = _counted(tokens, whole, end, words)
    if counted is not None:
        end = counted.end
        if after is None:
            after = hedge_after(tokens, end, words.hedges)
            end = after.end if after is not None else end
    remote = remote_hedge(tokens, start, words.hedges) if before is None and after is None else None
    if before is not None:
        start = min(start, before.start)
    return Setting(start, end, before, after, counted, remote, _deciding(before, after, remote))


def _deciding(before: Found | None, after: Found | None, remote: Found | None) -> Found | None:
    """The hedge that decides: a bound before others, the one before the number before the one after it."""
    if after is None and remote is None:
        return before
    found = [part for part in (before, after, remote) if part is not None]
    return next((part for part in found if part.hedge.is_bound), found[0])


def _hedge_before(tokens: list[Token], start: int, words: Lexicon, floor: int) -> Found | None:
    """The hedge before an amount; of two in a row ("up to about") the outer one decides and both are evidence."""
    inner = hedge_before(tokens, start, words.hedges)
    if inner is None and start and tokens[start - 1].norm in ("a", "an"):
        inner = hedge_before(tokens, start - 1, words.hedges)
    if inner is None or inner.start < floor:
        return None
    outer = hedge_before(tokens, inner.start, words.hedges)
    if outer is None or outer.start < floor or inner.hedge.is_bound:
        return inner  # the "over" of "averaged over more than 200 critics" is no hedge
    return Found(outer.hedge if outer.hedge.is_bound else inner.hedge, outer.start, inner.end)


def _counted(tokens: list[Token], whole: Amount, end: int, words: Lexicon) -> Counted | None:
    """The noun that a plain number counts."""
    number = whole.number
    if whole.kind is not Kind.NUMBER:
        return None
    if 0 < whole.low < 1:
        part = _counted_part(tokens, number, end, words)
        if part is not None or number.form is Form.FRACTION:
            return part
    if whole.low == 1 and tokens[end].norm in words.nouns.after_one:
        return Counted(tokens[end].norm, end + 1)
    grouped = number.form is Form.VAGUE or tokens[number.end - 1].norm in words.numbers.groups
    at = end + 1 if grouped and tokens[end].norm in words.numbers.of else end
    return counted_noun(tokens, at, words.nouns)


def _counted_part(tokens: list[Token], number: Numeral, at: int, words: Lexicon) -> Counted | None:
    """The noun of which a number below one counts a part: "half a length", "0.5 of a goal", "a quarter point"."""
    halves = tokens[number.end - 1].norm in words.shares.halves
    hyphen = tokens[at].norm == "-" and tokens[at].start == tokens[at - 1].end
    if halves and tokens[at + 1 if hyphen else at].norm in words.shares.points:
        return Counted(tokens[at + 1 if hyphen else at].norm, at + 2 if hyphen else at + 1)
    of = tokens[at].norm in words.numbers.of
    if of:
        at += 1
    noun = tokens[at + 1]
    if tokens[at].norm not in words.numbers.articles or noun.kind != WORD or noun.norm in words.nouns.periods:
        return None
    counts = noun.norm in words.nouns.after_one or (halves and not of and noun.norm not in words.nouns.stops)
    return Counted(noun.norm, at + 2) if counts else None


def _in_percent(whole: Amount) -> Amount:
    """A fraction of something as a share of it: "a third of voters" is 33.3%."""
    number = whole.number._replace(significant=100 * whole.number.significant)
    high = None if whole.high is None else 100 * whole.high
    return whole._replace(
        number=number, kind=Kind.SHARE, unit=PERCENT, low=100 * whole.low, high=high, digit=100 * whole.digit
    )


def _mention(text: str, tokens: list[Token], whole: Amount, setting: Setting) -> Mention:
    """Put the mention together: span over hedge, value and unit; ends as written; the interval that is meant."""
    hedge = setting.hedge.hedge if setting.hedge is not None else None
    low: float | None = float(whole.low)
    high = None if whole.high is None else float(whole.high)
    interval = _interval(whole, hedge)
    if hedge is not None and hedge.is_bound and not whole.ranged:
        low, high = (low, None) if hedge.above is not None else (None, high)
    start, end = tokens[setting.start].start, tokens[setting.end - 1].end
    noun = setting.counted.noun if setting.counted is not None else None
    return Mention(
        kind=whole.kind,
        start=start,
        end=end,
        text=text[start:end],
        low=low,
        high=high,
        interval=interval,
        unit=whole.unit if whole.unit is not None else noun,
        hedge=_said(text, tokens, setting),
    )


def _interval(whole: Amount, hedge: Hedge | None) -> Interval:
    if hedge is not None and whole.high is None:
        return Interval(whole.low, None)  # "nearly thousands" is no less vague than "thousands"
    significant = None if whole.ranged else whole.number.significant
    return hedged(whole.low, whole.high, hedge, digit=whole.digit, significant=significant)


def _said(text: str, tokens: list[Token], setting: Setting) -> str | None:
    """The hedge in the article's words; one before and one after the number are parted by an ellipsis."""
    if setting.hedge is None:
        return None
    said = [
        text[tokens[part.start].start : tokens[part.end - 1].end].lstrip("-‐‑")
        for part in (setting.before, setting.after, setting.remote)
        if part is not None
    ]
    return " … ".join(said)
