"""The verdict on a value of a brief draft: a headline or a claim, which is taken to be on what its source tells."""

from __future__ import annotations

import math

from checker.alignment.affinity import differ_in_subject
from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.figures import Figures
from checker.alignment.making import is_made
from checker.alignment.marks import RANK
from checker.alignment.matching import Candidate, Match
from checker.alignment.obstacles import obstacle
from checker.alignment.openness import is_open
from checker.alignment.resemblance import slip
from checker.alignment.restating import LONG
from checker.alignment.results import RESULT, may_precede
from checker.alignment.statement import Statement
from checker.alignment.verdicts import compared, shared_words
from checker.mentions.mention import Kind, Mention
from checker.mentions.tokens import NUMBER, tokenize

NEEDED = 0.4
"""What must speak for a contradiction, times the binary logarithm of the number of values that may be meant."""
EXACT = 0.7
"""What it tells for a candidate that its value is the draft's, for each point of their resemblance."""
RESEMBLES = 0.3
"""And for one that only resembles it."""
VAGUE = 3.0
"""What it tells in a text of some length that a bound or "dozens" holds for a value."""
SAME_SIZE = 100.0
"""Two values of which one is more than so many times the other are no two readings of one fact."""
DOUBTFUL = -1.0
"""The least that the words of two values of a longer text must score to be held against each other."""
NEWS = 2
"""Sentences of a text in which its news is told."""
ALIKE = 1.0
"""Digits that resemble each other so much tell as much as a word."""
SLIPS = 1.5
"""What a point of such resemblance tells."""
WIDE = 2.0
"""What must speak more for a contradiction between days or lengths of time."""
COUNTED = 3.0
"""And between numbers up to ``SMALL``, which writers of headlines count themselves."""
SMALL = 12


def judge_brief(match: Match) -> Comparison:
    """The verdict on one value: what agrees with it supports it unless another value answers its question better."""
    statement = match.statement
    agreeing = [each for each in match.candidates if each.agreement.agrees]
    support = max(agreeing, key=lambda each: each.rank, default=None)
    contrary = None if is_open(statement) else _contrary(match)
    if support is not None and (contrary is None or _outweighs(support, contrary)):
        if support.agreement.looser:
            return compared(Verdict.NOT_COMPARABLE, statement, support, "the source is less exact")
        return compared(Verdict.SUPPORTED, statement, support, shared_words(statement, support))
    if contrary is None:
        return Comparison(Verdict.NOT_FOUND, statement, None, "no value that speaks of the same thing")
    why = obstacle(statement, contrary.other, restating=True)
    if why is None and not contrary.one_time and statement.mention.kind is not Kind.DATE:
        why = "they speak of different times"
    if why is not None:
        return compared(Verdict.NOT_COMPARABLE, statement, contrary, why)
    return compared(Verdict.CONTRADICTED, statement, contrary, shared_words(statement, contrary))


def _contrary(match: Match) -> Candidate | None:
    """The value that contradicts best; none where too little says that it answers the draft's, or figures make it."""
    opposing = [each for each in match.candidates if not each.agreement.agrees and may_oppose(match, each)]
    best = max(opposing, key=lambda each: each.rank, default=None)
    if (
        best is None
        or _is_repeated(match.statement, best.other)
        or _evidence(match, best) < NEEDED * math.log2(max(len(match.candidates), 1))
    ):
        return None
    return None if _is_made(match, best) else best


def _is_repeated(one: Statement, other: Statement) -> bool:
    """Tell whether the text has the very sentence of the draft, which it does not contradict."""
    return one.article.text[one.sentence.start : one.sentence.end] in other.article.body


def _evidence(match: Match, best: Candidate) -> float:
    """How much says that a value answers the draft's.

    In a text of some length values that differ little are no rarity, lengths of time and days are of everything, and
    small numbers are often counted by who writes the headline.
    """
    one, other = match.statement, best.other
    if len(other.article.sentences) < LONG:
        return best.rank
    wide = one.mention.kind is Kind.DATE or (one.mention.kind is Kind.DURATION and not one.age)
    small = one.mention.kind is Kind.NUMBER and one.mention.high is not None and one.mention.high <= SMALL
    return best.aligned + SLIPS * slip(one.mention, other.mention) - (WIDE if wide else 0) - (COUNTED if small else 0)


def _is_made(match: Match, best: Candidate) -> bool:
    """Tell whether a value may be made of the best candidate and figures of its sentence or those beside it."""
    own = match.statement.mention
    if own.kind is Kind.NUMBER and (own.low or 0) <= SMALL:
        return False
    if match.statement.is_bound or slip(match.statement.mention, best.other.mention) >= ALIKE:
        return False
    around = [each.other for each in match.candidates if abs(each.other.order - best.other.order) <= 1]
    if len(best.other.article.sentences) < LONG:
        around = [each for each in around if each.head is not None and each.head == match.statement.head]
    return is_made(match.statement, Figures([*around, best.other], best.other.article))


def _outweighs(support: Candidate, contrary: Candidate) -> bool:
    """Tell whether a value that agrees answers the draft's rather than one that does not.

    That a bound agrees says little, since most values lie on one side of it.
    """
    if support.is_bound:
        has_lead = len(contrary.other.article.sentences) >= LONG
        return support.rank + (VAGUE if has_lead else 0) >= contrary.rank
    return support.aligned + EXACT * support.closeness >= contrary.aligned + RESEMBLES * contrary.closeness


def may_oppose(match: Match, candidate: Candidate) -> bool:
    """Tell whether a value that is not the draft's can be held against it."""
    one, other = match.statement, candidate.other
    own, theirs = one.mention, other.mention
    if len(other.article.sentences) >= LONG and not _is_told(candidate, one):
        return False
    if one.verb is not None and one.verb == other.verb and differ_in_subject(one, other):
        return False
    if candidate.affinity.one_noun is False and not candidate.closeness:
        return False
    if own.kind is Kind.DATE:
        return own.text not in other.article.text and bool(_forms(own) & _forms(theirs))
    if own.unit == RESULT and may_precede(theirs, own):
        return False
    return own.unit != RANK or candidate.affinity.one_noun is not False


def _is_told(candidate: Candidate, one: Statement) -> bool:
    """Tell whether a word, the digits or its place say that a value may stand for another, and they are of one size.

    The first sentences of an article tell its news in other words than the headline.
    """
    ends = [abs(end) for each in (one, candidate.other) for end in (each.mention.low, each.mention.high) if end]
    if candidate.closeness == 0 and ends and max(ends) > SAME_SIZE * min(ends):
        return False
    alike = slip(one.mention, candidate.other.mention) >= ALIKE
    return candidate.score >= DOUBTFUL and (bool(candidate.affinity.shared) or alike or candidate.other.order < NEWS)


def _forms(date: Mention) -> frozenset[str]:
    """What a date is written with: a year, a day of a month."""
    digits = [token.text for token in tokenize(date.text) if token.kind == NUMBER]
    return frozenset("year" if len(each) == len("2020") else "day" for each in digits)
