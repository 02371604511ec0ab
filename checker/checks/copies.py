"""Copies: a near-copy of an article carries the same figures.

Found: one story in two outlets, "12 people were hurt" in the one and "21 people were hurt" in the same sentence of the
other. Left alone: another wording of one figure ("about 80 million" and "79.8 million"), a day told from another day
("today", "on Friday"), and texts made from one form with all figures new (share prices, weather).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker.checks.check import Outcome, Reading
from checker.checks.evidence import claim_at
from checker.checks.shingles import containment, postings
from checker.claims.claim import Claim
from checker.claims.currencies import one_currency
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.mentions.mention import Kind, Mention
from checker.mentions.tokens import WORD, tokenize
from checker.rulebook.facts.general import Copies
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.days import Days
from checker.values.interval import Interval, relative_gap
from checker.values.prose import share
from checker.values.span import Span

_COMMON = 32  # a word sequence that more originals hold is boilerplate
_TRIED = 16  # originals with the most shared sequences that are looked at closely
_FIGURES = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY, Kind.DATE, Kind.DURATION})
_SHORTEST = 20  # word sequences below which only the very same text is a copy
_FORM = 3  # so many differing figures, if they are most of all, make a form filled in anew


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence without its figures, and these figures."""

    words: str
    figures: tuple[Mention, ...]


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Hold the figures of every copy against those of its original. Raises TypeError for a rule of another kind."""
    by_id = {reading.article.id: reading for reading in readings}
    claims: dict[str, Claim] = {}
    comparisons: list[Comparison] = []
    for original, *rest in copy_groups(readings, rule):
        for copy in rest:
            pairs = list(_aligned(by_id[original], by_id[copy]))
            differing = [(first, second) for first, second in pairs if not _agree(first, second)]
            is_form = len(differing) >= _FORM and 2 * len(differing) > len(pairs)
            for first, second in pairs:
                held = claim_at(rule, by_id[original], first), claim_at(rule, by_id[copy], second)
                claims.update((claim.id, claim) for claim in held)
                if not is_form and (first, second) in differing:
                    comparisons.append(_comparison(rule, by_id, *held))
    return Outcome(tuple(claims.values()), tuple(comparisons))


def copy_groups(readings: Sequence[Reading], rule: Rule) -> tuple[tuple[str, ...], ...]:
    """Ids of articles that are copies of one another, each group's earliest first, groups in the order of these.

    An article is a copy of the earliest one that holds the rule's share of the shorter text's word sequences and lies
    within the rule's time. Raises TypeError where the rule is of another kind.
    """
    if not isinstance(rule.fact, Copies):
        raise TypeError(f"{rule.id} is no copies rule")
    originals: list[tuple[Reading, frozenset[int]]] = []
    index: defaultdict[int, list[int]] = defaultdict(list)
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for reading in sorted(readings, key=_order):
        held = reading.shingles
        original = _original(reading, held, originals, index, rule.fact)
        if original is None:
            original = len(originals)
            originals.append((reading, held))
            for key in postings(held):
                if len(index[key]) <= _COMMON:
                    index[key].append(original)
        groups[original].append(reading.article.id)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _order(reading: Reading) -> tuple[date, str]:
    return reading.article.published or date.max, reading.article.id


def _original(
    reading: Reading,
    held: frozenset[int],
    originals: list[tuple[Reading, frozenset[int]]],
    index: dict[int, list[int]],
    fact: Copies,
) -> int | None:
    """The number of the original that an article is a copy of."""
    share_needed = fact.shared_words.share or 1.0
    near: defaultdict[int, int] = defaultdict(int)
    for key in postings(held):
        found = index.get(key, ())
        if len(found) <= _COMMON:
            for original in found:
                near[original] += 1
    for original in sorted(near, key=lambda number: (-near[number], number))[:_TRIED]:
        other, theirs = originals[original]
        alike = containment(held, theirs) >= share_needed
        if min(len(held), len(theirs)) < _SHORTEST:
            alike = reading.article.text.split() == other.article.text.split()
        if alike and _in_time(reading, other, fact.same_time.days):
            return original
    return None


def _in_time(reading: Reading, other: Reading, days: int) -> bool:
    first, second = reading.article.published, other.article.published
    return first is None or second is None or abs((first - second).days) <= days


def _aligned(original: Reading, copy: Reading) -> Iterator[tuple[Mention, Mention]]:
    """The figures that stand in the same place of the same sentence."""
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    theirs: defaultdict[str, list[Line]] = defaultdict(list)
    for reading, held in ((original, lines), (copy, theirs)):
        for line in _lines(reading):
            held[line.words].append(line)
    for words, own in lines.items():
        others = theirs.get(words, [])
        if len(own) == len(others):
            for first, second in zip(own, others, strict=True):
                if len(first.figures) == len(second.figures):
                    yield from zip(first.figures, second.figures, strict=True)


def _lines(reading: Reading) -> Iterator[Line]:
    article = reading.article
    figures = [mention for mention in reading.mentions if mention.kind in _FIGURES]
    at = 0
    for sentence in article.sentences:
        first = at
        while at < len(figures) and figures[at].start < sentence.end:
            at += 1
        inside = [one for one in figures[first:at] if one.start >= sentence.start]
        if inside:
            yield Line(_without(article.text, sentence, inside), tuple(inside))


def _without(text: str, sentence: Span, figures: Sequence[Mention]) -> str:
    """The words of a sentence with a mark in the place of each figure."""
    pieces: list[str] = []
    waiting = list(reversed(figures))
    for token in tokenize(text, sentence.start, sentence.end):
        while waiting and waiting[-1].end <= token.start:
            waiting.pop()
        if waiting and waiting[-1].start < token.end:
            if not pieces or pieces[-1] != f"#{len(waiting)}":
                pieces.append(f"#{len(waiting)}")
        elif token.kind == WORD or token.kind == "number":
            pieces.append(token.norm)
    return " ".join(pieces)


def _agree(first: Mention, second: Mention) -> bool:
    """Tell whether two figures in one place say the same, or are not of one sort."""
    if first.text == second.text or first.kind is not second.kind or not _one_unit(first, second):
        return True
    if first.kind is Kind.DATE:
        return _days(first).meets(_days(second)) or not (_is_stated(first) and _is_stated(second))
    return _meant(first).meets(_meant(second)) or relative_gap(first.low, first.high, second.low, second.high) == 0


def _one_unit(first: Mention, second: Mention) -> bool:
    """Tell whether two figures are of one unit; the noun that a number counts is none."""
    return first.kind is Kind.NUMBER or one_currency(first.unit, second.unit)


def _days(mention: Mention) -> Days:
    return Days(mention.earliest, mention.latest)


def _is_stated(mention: Mention) -> bool:
    """Tell whether a date names its day: "Friday" and "yesterday" mean another in another article."""
    return mention.earliest is not None and any(character.isdigit() for character in mention.text)


def _meant(mention: Mention) -> Interval:
    return mention.interval or Interval(mention.low, mention.high)


def _comparison(rule: Rule, by_id: dict[str, Reading], original: Claim, copy: Claim) -> Comparison:
    first, second = original.mention, copy.mention
    one, other = by_id[original.article].article, by_id[copy.article].article
    revised = (
        one.outlet is not None
        and one.outlet == other.outlet
        and one.published is not None
        and other.published is not None
        and one.published < other.published
    )
    gap = None
    if first.kind is Kind.DATE:
        gap = f"{_days(first).days_to(_days(second))} days"
    elif first.low is not None or first.high is not None:
        gap = share(relative_gap(first.low, first.high, second.low, second.high))
    why = "the sentences are the same but for the figure"
    if revised:
        why += "; the outlet's own later text counts as a revision"
    return Comparison(
        rule=rule.id,
        judgement=Judgement(Verdict.UPDATE if revised else Verdict.CONTRADICTION, why, gap=gap),
        claims=(copy,),
        others=(original,),
        text=f"the copy has {second.text} where its original has {first.text}",
    )
