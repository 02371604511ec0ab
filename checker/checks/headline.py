"""Headline: the headline's figures are the body's.

Found: "Storm kills 21 in Leyte" over a body that counts 12 killed in Leyte. Left alone: a figure that stands anywhere
in the body, or is a rounded one, a sum, a difference or a rate of change of two figures in it; figures that the body
does not speak of; list headlines ("5 ways to ..."), figures in quotation marks, "one", parts ("3 of"), dates, lengths
of time; and figures for which the body has several that may be meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from checker.checks.check import Outcome, Reading
from checker.checks.evidence import claim_at, share
from checker.checks.printed import FRACTION_SLACK, ends
from checker.checks.ways import one_currency
from checker.checks.wording import Wording
from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.tokens import NUMBER, tokenize
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.interval import Interval, relative_gap

_FIGURES = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY})
_OUTSIDE = frozenset({Mark.NEGATED, Mark.WITHDRAWN, Mark.COMPARED, Mark.CONDITIONAL})
_ROUNDED = 0.12  # a headline rounds by no more than this share of the figure
_LOOSE = 0.1  # up to this gap a headline is loose, beyond it wrong
_NEAR = 12  # so many figures further on, two figures are no longer added up
_SAME_SIZE = 20.0
_QUOTES = "\"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure of the body that the headline's may be, with the headline's words that its sentence shares."""

    mention: Mention
    shared: frozenset[str]


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Look for every figure of every headline in the body below it."""
    claims: dict[str, Claim] = {}
    comparisons: list[Comparison] = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        figures, body = _parted(reading)
        wording = Wording(reading.article)
        for figure in figures:
            claim = claim_at(rule, reading, figure)
            claims[claim.id] = claim
            if _is_borne_out(reading, figure, body):
                continue
            free = [one for one in body if not any(_agree(other, one) for other in figures if other is not figure)]
            candidates = _candidates(reading, wording, figure, free)
            if candidates and len({ends(one.mention)[0].value for one in candidates}) == 1:
                other = claim_at(rule, reading, candidates[0].mention)
                claims[other.id] = other
                comparisons.append(_comparison(rule, claim, other, candidates[0]))
    return Outcome(tuple(claims.values()), tuple(comparisons))


def _comparison(rule: Rule, claim: Claim, other: Claim, candidate: Candidate) -> Comparison:
    figure, body = claim.mention, other.mention
    gap = relative_gap(figure.low, figure.high, body.low, body.high)
    shared = ", ".join(sorted(candidate.shared))
    return Comparison(
        rule=rule.id,
        judgement=Judgement(
            Verdict.TENSION if gap <= _LOOSE else Verdict.CONTRADICTION,
            f"the body has no such figure, and the sentence with {body.text} shares the headline's words: {shared}",
            gap=share(gap),
        ),
        claims=(claim,),
        others=(other,),
        text=f"the headline says {figure.text}, the body {body.text}",
        confidence=Confidence.MEDIUM,
    )


def _parted(reading: Reading) -> tuple[list[Mention], list[Mention]]:
    """The figures of the headline that can be held against the body, and all mentions of the body."""
    span = reading.article.headline_span
    inside = [one for one in reading.mentions if span.covers(one.start)]
    figures = [one for one in inside if one.kind in _FIGURES and _can_be_held(reading, one)]
    return figures, [one for one in reading.mentions if one.start >= span.end]


def _can_be_held(reading: Reading, figure: Mention) -> bool:
    if len(ends(figure)) != 1 or (not any(letter.isdigit() for letter in figure.text) and ends(figure)[0].value <= 1):
        return False
    span = reading.article.headline_span
    text = reading.article.text
    before, after = text[span.start : figure.start], text[figure.end : span.end]
    if figure.marks & _OUTSIDE or _is_quoted(before, after):
        return False
    following = [token.norm for token in tokenize(after)[:4]]
    preceding = [token.norm for token in tokenize(before)[-2:]]
    language = reading.article.language
    if any(word in words("headline", "eras", language) for word in following[:1]):
        return False
    if figure.unit is None and any(word in words("headline", "limits", language) for word in preceding):
        return False
    if figure.kind is Kind.NUMBER:
        if ends(figure)[0].value <= 1 or following[:1] == ["of"] or following[:2] == ["out", "of"]:
            return False
        heads_list = not tokenize(before)[1:]
        if heads_list and any(word in words("headline", "lists", language) for word in following):
            return False
    return True


def _is_quoted(before: str, after: str) -> bool:
    """Tell whether a quotation opens before a figure in the headline and closes after it."""
    opened = any(
        letter in _QUOTES and (index == 0 or not before[index - 1].isalnum()) for index, letter in enumerate(before)
    )
    closed = any(
        letter in _QUOTES and (index + 1 == len(after) or not after[index + 1].isalnum())
        for index, letter in enumerate(after)
    )
    return opened and closed


def _is_borne_out(reading: Reading, figure: Mention, body: Sequence[Mention]) -> bool:
    """Tell whether the body has the figure, or figures that it is made of."""
    printed = {token.text for token in tokenize(figure.text) if token.kind == NUMBER}
    span = reading.article.headline_span
    if printed & {token.text for token in tokenize(reading.article.text, span.end) if token.kind == NUMBER}:
        return True
    values = [one for one in body if one.low is not None or one.high is not None]
    return any(_agree(figure, one) for one in values) or _is_made_of(reading, figure, values)


def _agree(figure: Mention, other: Mention) -> bool:
    """Tell whether two figures may be one, in whatever unit: rounded, hedged, or one in a range."""
    if _one_unit(figure, other) and _meant(figure).meets(_meant(other)) and not _oversteps(figure, other):
        return True
    value = ends(figure)[0].value
    if figure.kind is other.kind is Kind.SHARE and not any(letter.isdigit() for letter in figure.text):
        return any(abs(value - end.value) <= FRACTION_SLACK for end in ends(other))
    return any(_is_rounded(value, ends(figure)[0].significant, end.value) for end in ends(other))


def _oversteps(figure: Mention, other: Mention) -> bool:
    """Tell whether two bounds meet but the headline's goes further than the body's: "over 21" above "over 15"."""
    own, theirs = _meant(figure), _meant(other)
    if own.high is theirs.high is None and own.low is not None and theirs.low is not None:
        return own.low > theirs.low
    if own.low is theirs.low is None and own.high is not None and theirs.high is not None:
        return own.high < theirs.high
    return False


def _is_rounded(value: float, half: float, other: float) -> bool:
    """Tell whether a value is another one, rounded or cut off at its last digit that is not zero."""
    apart = abs(value - other)
    return apart <= 1e-9 * abs(value) or (apart < 2 * half and apart <= _ROUNDED * abs(other))


def _is_made_of(reading: Reading, figure: Mention, values: Sequence[Mention]) -> bool:
    """Tell whether the figure is a sum or difference of two figures that stand near each other, or their ratio."""
    own = ends(figure)[0]
    counts = [one for one in values if one.kind in _FIGURES]
    sentences = [bisect_right(reading.article.sentences, one.start, key=lambda span: span.start) for one in counts]
    for at, first in enumerate(counts):
        for other in range(at + 1, min(at + 1 + _NEAR, len(counts))):
            if sentences[other] - sentences[at] > 1 or not _one_unit(first, counts[other]):
                continue
            made = _made(figure, first, ends(first)[0].value, ends(counts[other])[0].value)
            if any(_is_rounded(own.value, own.significant, value) for value in made):
                return True
    return False


def _made(figure: Mention, of: Mention, first: float, second: float) -> list[float]:
    """What a headline's figure may make of two figures of the body."""
    if figure.kind is Kind.SHARE:
        ratios = [100 * low / high for low, high in ((first, second), (second, first)) if high]
        return [*ratios, *(abs(100 - ratio) for ratio in ratios)]
    return [first + second, abs(first - second)] if _one_unit(figure, of) or figure.kind is Kind.NUMBER else []


def _candidates(reading: Reading, wording: Wording, figure: Mention, body: Sequence[Mention]) -> list[Candidate]:
    """The figures of the body that share most of the headline's words, where they share enough.

    Enough is the noun that is counted or the unit, and two of the headline's words, or one where the body has no other
    figure of this noun or unit.
    """
    span = reading.article.headline_span
    own = wording.content(span)
    alike = [
        (one, sentence)
        for one in body
        if one.kind is figure.kind and _one_unit(figure, one)
        for sentence in (reading.article.sentence_at(one.start),)
        if figure.kind is not Kind.NUMBER or wording.counts_alike(figure, span.end, one, sentence)
    ]
    sole = len(alike) == 1 and (figure.kind is not Kind.NUMBER or wording.is_telling(figure))
    found = [
        Candidate(one, own & wording.content(sentence))
        for one, sentence in alike
        if len(ends(one)) == 1 and not _is_set_apart(figure, one) and not wording.is_elsewhere(one, sentence)
    ]
    most = max((len(one.shared) for one in found), default=0)
    if most < (1 if sole else 2):
        return []
    best = [one for one in found if len(one.shared) == most]
    return [one for one in best if _is_of_one_size(figure, one.mention)] or best


def _is_of_one_size(figure: Mention, other: Mention) -> bool:
    """Tell whether two figures lie close enough for a slip of a digit, where several may be meant."""
    low, high = sorted((abs(ends(figure)[0].value), abs(ends(other)[0].value)))
    return high <= _SAME_SIZE * low


def _is_set_apart(figure: Mention, other: Mention) -> bool:
    """Tell whether a figure of the body is denied, or is a change where the headline has a level."""
    return bool(other.marks & _OUTSIDE) or (Mark.CHANGE in other.marks) != (Mark.CHANGE in figure.marks)


def _one_unit(first: Mention, second: Mention) -> bool:
    """Tell whether two figures are of one kind and unit; the noun that a number counts is none."""
    return first.kind is second.kind and (first.kind is Kind.NUMBER or one_currency(first.unit, second.unit))


def _meant(mention: Mention) -> Interval:
    return mention.interval or Interval(mention.low, mention.high)
