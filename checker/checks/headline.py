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
from checker.checks.printed import FRACTION_SLACK, End, ends
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
_MOST = 12  # a first line with more figures is a table or a paragraph and no headline
_NEAR = 12  # so many figures further on, two figures are no longer added up
_SAME_SIZE = 20.0
_QUOTES = "\"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its ends as written and the number of its sentence."""

    mention: Mention
    ends: tuple[End, ...]
    sentence: int

    @property
    def value(self) -> float:
        """The figure, or the lower end of a range."""
        return self.ends[0].value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure of the body that the headline's may be, with the headline's words that its sentence shares."""

    figure: Figure
    shared: frozenset[str]


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Look for every figure of every headline in the body below it."""
    claims: dict[str, Claim] = {}
    comparisons: list[Comparison] = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        figures = [one for one in _headline_figures(reading) if _can_be_held(reading, one)]
        body = _figures(reading, headline=False) if figures else []
        wording = Wording(reading.article)
        agreeing = [{at for at, one in enumerate(body) if _agree(figure, one)} for figure in figures]
        for index, figure in enumerate(figures):
            claim = claim_at(rule, reading, figure.mention)
            claims[claim.id] = claim
            if agreeing[index] or _is_printed(reading, figure) or _is_made_of(figure, body):
                continue
            taken = set[int]().union(*agreeing)
            free = [one for at, one in enumerate(body) if at not in taken]
            candidates = _candidates(reading, wording, figure, free)
            if candidates and len({one.figure.value for one in candidates}) == 1:
                other = claim_at(rule, reading, candidates[0].figure.mention)
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


def _headline_figures(reading: Reading) -> list[Figure]:
    """The values of a headline; none of a first line that holds more than a headline does."""
    figures = _figures(reading, headline=True)
    return figures if len(figures) <= _MOST else []


def _figures(reading: Reading, *, headline: bool) -> list[Figure]:
    """The values of the headline, or of the body."""
    article = reading.article
    return [
        Figure(mention, ends(mention), bisect_right(article.sentences, mention.start, key=lambda span: span.start))
        for mention in reading.mentions
        if (mention.start < article.headline_span.end) is headline
        and (mention.low is not None or mention.high is not None)
    ]


def _can_be_held(reading: Reading, figure: Figure) -> bool:
    """Tell whether a value of the headline is a figure that the body should have."""
    mention = figure.mention
    if mention.kind not in _FIGURES or len(figure.ends) != 1 or mention.marks & _OUTSIDE:
        return False
    span, text = reading.article.headline_span, reading.article.text
    before, after = text[span.start : mention.start], text[mention.end : span.end]
    if _is_quoted(before, after):
        return False
    return mention.kind is not Kind.NUMBER or _is_count(figure, before, after, reading.article.language)


def _is_count(figure: Figure, before: str, after: str, language: str) -> bool:
    """Tell whether a number counts something: not one, no part, list, limit or year before Christ."""
    preceding = [token.norm for token in tokenize(before)[-2:]]
    following = [token.norm for token in tokenize(after)[:4]]
    if figure.value <= 1 or following[:1] == ["of"] or following[:2] == ["out", "of"]:
        return False
    if words("headline", "eras", language) & set(following[:1]):
        return False
    if figure.mention.unit is None and words("headline", "limits", language) & set(preceding):
        return False
    lists = words("headline", "lists", language)
    is_first = len(tokenize(before)) < 2
    heads_list = is_first and bool(lists & {*following, *(figure.mention.unit or "").lower().split()})
    return not (heads_list or lists & set(preceding[-1:]))


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


def _is_printed(reading: Reading, figure: Figure) -> bool:
    """Tell whether the body has the figure's digits, as whatever they are read."""
    printed = {token.text for token in tokenize(figure.mention.text) if token.kind == NUMBER}
    body = tokenize(reading.article.text, reading.article.headline_span.end)
    return any(token.kind == NUMBER and token.text in printed for token in body)


def _agree(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures may be one, in whatever unit: rounded, hedged, or one in a range."""
    own, theirs = _meant(figure), _meant(other)
    if _one_unit(figure, other) and own.meets(theirs) and not own.goes_beyond(theirs):
        return True
    if figure.mention.kind is other.mention.kind is Kind.SHARE and not _has_digits(figure.mention):
        return any(abs(figure.value - end.value) <= FRACTION_SLACK for end in other.ends)
    return any(_is_rounded(figure, end.value) for end in other.ends)


def _is_rounded(figure: Figure, value: float) -> bool:
    """Tell whether a headline's figure is a value, rounded or cut off at its last digit that is not zero."""
    apart = abs(figure.value - value)
    return apart <= 1e-9 * abs(value) or (apart < 2 * figure.ends[0].significant and apart <= _ROUNDED * abs(value))


def _is_made_of(figure: Figure, body: Sequence[Figure]) -> bool:
    """Tell whether the figure is a sum or difference of two figures that stand near each other, or their ratio."""
    counts = [one for one in body if one.mention.kind in _FIGURES]
    for at, first in enumerate(counts):
        for second in counts[at + 1 : at + 1 + _NEAR]:
            if second.sentence - first.sentence > 1:
                break
            if _one_unit(first, second) and any(_is_rounded(figure, value) for value in _made(figure, first, second)):
                return True
    return False


def _made(figure: Figure, first: Figure, second: Figure) -> list[float]:
    """What a headline's figure may make of two figures of the body."""
    one, other = first.value, second.value
    if figure.mention.kind is Kind.SHARE:
        ratios = [100 * low / high for low, high in ((one, other), (other, one)) if high]
        return [*ratios, *(abs(100 - ratio) for ratio in ratios)]
    made = figure.mention.kind is Kind.NUMBER or _one_unit(figure, first)
    return [one + other, abs(one - other)] if made else []


def _candidates(reading: Reading, wording: Wording, figure: Figure, body: Sequence[Figure]) -> list[Candidate]:
    """The figures of the body that share most of the headline's words, where they share enough.

    Enough is the noun that is counted or the unit, and two of the headline's words, or one where the body has no other
    figure of this noun or unit.
    """
    span = reading.article.headline_span
    own = wording.content(span)
    is_count = figure.mention.kind is Kind.NUMBER
    alike = [
        (one, sentence)
        for one in body
        if _one_unit(figure, one)
        for sentence in (reading.article.sentence_at(one.mention.start),)
        if not is_count or wording.counts_alike(figure.mention, span.end, one.mention, sentence)
    ]
    sole = len(alike) == 1 and (not is_count or wording.is_telling(figure.mention))
    found = [
        Candidate(one, own & wording.content(sentence))
        for one, sentence in alike
        if len(one.ends) == 1 and not _is_set_apart(figure, one) and not wording.is_elsewhere(one.mention, sentence)
    ]
    most = max((len(one.shared) for one in found), default=0)
    if most < (1 if sole else 2):
        return []
    best = [one for one in found if len(one.shared) == most]
    return [one for one in best if _is_of_one_size(figure, one.figure)] or best


def _is_of_one_size(figure: Figure, other: Figure) -> bool:
    """Tell whether two figures lie close enough for a slip of a digit, where several may be meant."""
    low, high = sorted((abs(figure.value), abs(other.value)))
    return high <= _SAME_SIZE * low


def _is_set_apart(figure: Figure, other: Figure) -> bool:
    """Tell whether a figure of the body is denied, or is a change where the headline has a level."""
    own, theirs = figure.mention.marks, other.mention.marks
    return bool(theirs & _OUTSIDE) or (Mark.CHANGE in theirs) != (Mark.CHANGE in own)


def _one_unit(first: Figure, second: Figure) -> bool:
    """Tell whether two figures are of one kind and unit; the noun that a number counts is none."""
    one, other = first.mention, second.mention
    return one.kind is other.kind and (one.kind is Kind.NUMBER or one_currency(one.unit, other.unit))


def _meant(figure: Figure) -> Interval:
    return figure.mention.interval or Interval(figure.mention.low, figure.mention.high)


def _has_digits(mention: Mention) -> bool:
    return any(letter.isdigit() for letter in mention.text)
