"""The verdict on a value, given the statements of a source that may speak of the same thing."""

from __future__ import annotations

from datetime import date

from checker.alignment.affinity import of_others
from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.matching import Candidate, Match
from checker.alignment.statement import Statement
from checker.alignment.words import is_place, listed, speech_verbs, stem
from checker.mentions.mention import Kind, Mark
from checker.mentions.names import is_media, same_party
from checker.mentions.tokens import WORD, tokenize

LIKELY = 0.5
"""Of the score that contradicts elsewhere so much is enough where the texts are known to be on one subject."""
SAME_EVENT = 1.0
"""What two dates must score beyond what other values must: an article gives many, of many events."""
SAME_SIZE = 20.0
"""Two values of which one is more than so many times the other are no two readings of one fact."""
SAME_TIME = 14
"""Days after which a figure may have become another."""


def judge(match: Match, *, same_subject: bool = False) -> Comparison:
    """The verdict on one value; ``same_subject`` says that both texts are known to speak of one thing."""
    statement = match.statement
    if not match.candidates:
        return Comparison(Verdict.NOT_FOUND, statement, None, "no value of this kind and unit")
    judged = _is_likely if same_subject else _is_sure
    agreeing = [
        each for each in match.close if each.agreement.agrees and (judged(match, each) or _is_same(statement, each))
    ]
    if agreeing and agreeing[0].agreement.looser:
        return _of(Verdict.NOT_COMPARABLE, statement, agreeing[0], "the source is less exact")
    if agreeing:
        return _of(Verdict.SUPPORTED, statement, agreeing[0], _shared(statement, agreeing[0]))
    best = match.candidates[0]
    if not judged(match, best):
        return Comparison(Verdict.NOT_FOUND, statement, None, "no value that speaks of the same thing")
    why = _apart(statement, best.other, same_subject=same_subject)
    if why is None and not best.one_time and statement.mention.kind is not Kind.DATE:
        why = "they speak of different times"
    if why is not None:
        return _of(Verdict.NOT_COMPARABLE, statement, best, why)
    return _of(Verdict.CONTRADICTED, statement, best, _shared(statement, best))


def _is_likely(match: Match, best: Candidate) -> bool:
    """Tell whether two statements of texts on one subject may speak of one thing; that they are close says so too."""
    return best.rank >= LIKELY * match.needed


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


def _of(verdict: Verdict, statement: Statement, candidate: Candidate, why: str) -> Comparison:
    return Comparison(
        verdict,
        statement,
        candidate.other,
        why,
        candidate.agreement.gap,
        candidate.score,
        _worded(statement, candidate.affinity.shared),
    )


def _worded(one: Statement, stems: frozenset[str]) -> tuple[str, ...]:
    """The words of a statement's sentence that have one of the stems, each stem once, in their order."""
    article, span = one.article, one.sentence
    found: dict[str, str] = {}
    for token in tokenize(article.text, span.start, span.end):
        if token.kind == WORD and (own := stem(token.norm, article.language)) in stems:
            found.setdefault(own, token.norm)
    return tuple(found.values())


def _shared(one: Statement, candidate: Candidate) -> str:
    """The words by which two statements were matched, as the first of them has them, and the place that both state."""
    place = (one.scope,) if one.scope is not None and one.scope == candidate.other.scope else ()
    return f"both speak of {', '.join((*_worded(one, candidate.affinity.shared), *place))}"


def _apart(one: Statement, other: Statement, *, same_subject: bool) -> str | None:
    """Why two values cannot be held against each other although they seem to speak of one thing."""
    if not one.is_said or not other.is_said:
        return "one side denies the value or states it under a condition"
    if not same_subject and one.scope and other.scope and one.scope != other.scope:
        return "they speak of different places"
    if (one.change is None) != (other.change is None):
        return "one is a change, the other a level"
    if one.mention.kind is Kind.DATE and one.mention.text.lower() == other.mention.text.lower():
        return "in the same words, which tell another day in each text"
    if one.frame and not (same_subject and one.mention.bound is None):
        return "the day is one of other figures"
    if (
        one.mention.kind is not Kind.DATE
        and one.dated
        and other.dated
        and one.as_of
        and other.as_of
        and not one.as_of.meets(other.as_of)
    ):
        return "they speak of different times"
    if one.past != other.past and one.as_of and other.as_of and not one.as_of.meets(other.as_of):
        return "one speaks of a time well before"
    if one.mention.kind is not Kind.DATE and _days_apart(one, other) > SAME_TIME:
        return f"more than {SAME_TIME} days lie between them"
    if _is_update(one, other):
        return "of another day, and such a count moves"
    if Mark.COMPARED in other.mention.marks - one.mention.marks:
        return "one is what another value is compared with"
    if not same_subject and _parted(one.party, other.party):
        return f"said by different parties: {one.party} and {other.party}"
    return None


def _days_apart(one: Statement, other: Statement) -> int:
    """Days between what two values speak of, 0 where one of them is not known."""
    return one.as_of.days_to(other.as_of) if one.as_of is not None and other.as_of is not None else 0


def _is_update(one: Statement, other: Statement) -> bool:
    """Tell whether the values are those of one counter on two days: the later one is the higher, or it may fall too."""
    if one.as_of is None or other.as_of is None or one.as_of.meets(other.as_of):
        return False
    said, language = one.near | other.near, one.article.language
    if said & listed("tallies", language):
        return True
    earlier, later = sorted((one, other), key=lambda side: (side.as_of and side.as_of.latest) or date.min)
    before, after = earlier.mention.high or earlier.mention.low, later.mention.low or later.mention.high
    grows = before is not None and after is not None and after > before
    return grows and bool(said & listed("counters", language))


def _parted(one: str | None, other: str | None) -> bool:
    """Tell whether two parties answer for the values; a news outlet, and a place that counts its cases, do not."""
    answering = [party for party in (one, other) if party and not is_media(party) and not is_place(party)]
    return len(answering) == 2 and not same_party(*answering)
