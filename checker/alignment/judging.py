"""The verdict on a value, given the statements of a source that may speak of the same thing."""

from __future__ import annotations

from checker.alignment.affinity import of_others
from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.matching import Candidate, Match
from checker.alignment.obstacles import obstacle
from checker.alignment.statement import Statement
from checker.alignment.verdicts import compared, shared_words
from checker.alignment.words import speech_verbs
from checker.mentions.mention import Kind

SAME_EVENT = 1.0
"""What two dates must score beyond what other values must: an article gives many, of many events."""
SAME_SIZE = 20.0
"""Two values of which one is more than so many times the other are no two readings of one fact."""


def judge(match: Match) -> Comparison:
    """The verdict on one value."""
    statement = match.statement
    if not match.candidates:
        return Comparison(Verdict.NOT_FOUND, statement, None, "no value of this kind and unit")
    agreeing = [
        each for each in match.close if each.agreement.agrees and (_is_sure(match, each) or _is_same(statement, each))
    ]
    if agreeing and agreeing[0].agreement.looser:
        return compared(Verdict.NOT_COMPARABLE, statement, agreeing[0], "the source is less exact")
    if agreeing:
        return compared(Verdict.SUPPORTED, statement, agreeing[0], shared_words(statement, agreeing[0]))
    best = match.candidates[0]
    if not _is_sure(match, best):
        return Comparison(Verdict.NOT_FOUND, statement, None, "no value that speaks of the same thing")
    why = obstacle(statement, best.other)
    if why is None and not best.one_time and statement.mention.kind is not Kind.DATE:
        why = "they speak of different times"
    if why is not None:
        return compared(Verdict.NOT_COMPARABLE, statement, best, why)
    return compared(Verdict.CONTRADICTED, statement, best, shared_words(statement, best))


def _is_sure(match: Match, best: Candidate) -> bool:
    """Tell whether two statements speak of one thing so surely that they may contradict each other.

    Beside the noun that both count another word, the place or the subject's name must say so, two of these where no
    noun does; and each names nobody whom the other does not know.
    """
    one, other, found = match.statement, best.other, best.affinity
    if best.score < match.needed or of_others(one, other):
        return False
    if one.mention.kind is Kind.DATE:
        return best.score >= 2 * match.needed + SAME_EVENT and _one_event(one, other)
    telling = found.telling - {one.head, other.head} - one.names - other.names
    told = len(telling) + (one.scope is not None and one.scope == other.scope)
    told += bool(one.subject & other.subject & one.names)
    unnamed = one.mention.kind is Kind.NUMBER and not found.one_noun
    return found.one_noun is not False and told > unnamed and _is_of_one_size(one, other)


def _is_same(one: Statement, candidate: Candidate) -> bool:
    """Tell whether the very same value stands in sentences that share a word and name nobody else."""
    other = candidate.other
    same = (one.mention.low, one.mention.high, one.days) == (other.mention.low, other.mention.high, other.days)
    apart = candidate.affinity.one_noun is False or of_others(one, other)
    return same and bool(candidate.affinity.shared) and not apart


def _is_of_one_size(one: Statement, other: Statement) -> bool:
    """Tell whether two values lie close enough for a slip or a change of what is counted."""
    sizes = [abs(end) for side in (one, other) for end in (side.mention.low, side.mention.high) if end is not None]
    return not sizes or max(sizes) <= SAME_SIZE * min(sizes)


def _one_event(one: Statement, other: Statement) -> bool:
    """Tell whether two dates stand with one verb, and what it is said of may be one.

    What somebody says is no event: each speaks on days of his own.
    """
    if one.verb is None or one.verb != other.verb or one.verb in speech_verbs(one.article.language):
        return False
    return not (one.subject and other.subject) or bool(one.subject & other.clause or one.clause & other.subject)
