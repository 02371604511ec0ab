"""How likely a statement of a text is the one that a headline or a claim on it restates."""

from __future__ import annotations

from checker.alignment.affinity import OTHERS, differ_in_subject
from checker.alignment.statement import Statement
from checker.mentions.mention import Kind, Mark

SAID = 3.0  # all words of the draft's sentence stand in the other's
LEAD = (1.0, 0.7, 0.4)  # it stands in the first sentences, which tell the news
DEEP = 2.5  # it stands further down, where the background is
PAST = 1.5  # one speaks of a time well before
COMPARED = 1.5  # one is what another value is compared with
FURTHER = 2.0  # it counts others than those counted before
UNREAL = 1.5  # it is denied or under a condition
RIVAL = 1.0
LENGTH = 1.0  # lengths of time are of everything
NOUN_ONLY = 1.0  # nothing but the noun that both count says that they do
LONG = 4
"""Sentences from which a text has a lead."""


def restated(one: Statement, other: Statement, *, has_lead: bool) -> float:
    """What speaks for a statement beside the words that stand with both values, or against it."""
    own = one.context
    score = SAID * len(own & other.context) / len(own) if own else 0.0
    if has_lead:
        score += LEAD[other.order] if other.order < len(LEAD) else 0.0 if one.age else -DEEP
    if one.past != other.past or (other.dated and not one.dated and one.mention.kind is not Kind.DATE):
        score -= PAST
    marks = other.mention.marks - one.mention.marks
    if Mark.COMPARED in marks:
        score -= COMPARED
    if marks & {Mark.NEGATED, Mark.CONDITIONAL, Mark.WITHDRAWN}:
        score -= UNREAL
    if other.further and not one.further:
        score -= FURTHER
    if differ_in_subject(one, other):
        score -= OTHERS
    if other.rival != one.rival:
        score -= RIVAL
    if one.mention.kind is Kind.DURATION and not one.age and not one.near & other.near:
        score -= LENGTH
    if one.head is not None and one.near & other.near and one.near & other.near <= one.nouns | {one.head}:
        score -= NOUN_ONLY
    return score
