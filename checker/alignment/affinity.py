"""How much two statements seem to speak of the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from checker.alignment.marks import RANK
from checker.alignment.statement import Statement
from checker.alignment.words import generic, listed
from checker.mentions.mention import Kind

HEAD = 3.0  # both count the same noun
NAMED = 2.0  # one's noun stands in the other's words
OTHER_HEAD = -2.5  # both count, but different things
NEAR = 1.0  # a word that stands with both
ASIDE = 0.4  # a word of one's clause that stands with the other
AROUND = 0.15  # a word of both sentences
SCOPE = 1.5
TIME = 0.5
VERB = 1.0
OTHERS = 2.0  # each names somebody else
PART = 2.0  # one is a part of what the other may count
_INITIALS = 4  # letters of a name that may be initials


@dataclass(frozen=True, slots=True)
class Affinity:
    """A score, 0 where nothing speaks for or against.

    ``shared`` are the words that both statements have, ``telling`` those of them that stand with one of the values.
    ``one_noun`` tells whether both count the same, ``None`` where one does not say what it counts.
    """

    score: float
    shared: frozenset[str]
    telling: frozenset[str]
    one_noun: bool | None


def affinity(one: Statement, other: Statement, *, restating: bool = False) -> Affinity:
    """How much two statements seem to speak of one thing; it does not depend on their order, nor on their values.

    Where one is known to be ``restating`` what the other's text says, the names beside the values do not matter.
    """
    near = one.near & other.near
    aside = ((one.near & other.clause) | (one.clause & other.near)) - near
    around = (one.context & other.context) - near - aside
    score = NEAR * len(near) + ASIDE * len(aside) + AROUND * len(around)
    nouns = _nouns(one, other)
    score += nouns
    if one.scope and other.scope:
        score += SCOPE if one.scope == other.scope else -SCOPE
    if one.dated and other.dated and one.as_of and other.as_of:
        score += TIME if one.as_of.meets(other.as_of) else -TIME
    if (one.change is None) != (other.change is None):
        score -= SCOPE
    if not restating and of_others(one, other):
        score -= OTHERS
    if one.part != other.part:
        score -= PART
    if one.verb is not None and one.verb == other.verb:
        score += VERB
    return Affinity(score, near | aside | around, (near | aside) - generic("en"), nouns > 0 if nouns else None)


def of_others(one: Statement, other: Statement) -> bool:
    """Tell whether the names with two values are others.

    Both name somebody and neither sentence a name of the other's, or one names whom neither the
    other's sentence does nor those that tell what its article is about.
    """
    apart = bool(one.names and other.names) and not (one.names & other.context or one.context & other.names)
    unknown = any(names and not names & words for names, words in _names_and_words(one, other))
    return apart or unknown or one.rival != other.rival


def differ_in_subject(one: Statement, other: Statement) -> bool:
    """Tell whether both name who or what it is said of, and neither article names the other's."""
    own, theirs = _subject_names(one), _subject_names(other)
    return bool(own and theirs) and not own & other.article_words and not theirs & one.article_words


def _subject_names(one: Statement) -> frozenset[str]:
    """The names before the verb, without those so short that they may be initials of another."""
    return frozenset(name for name in one.names & one.subject if len(name) > _INITIALS)


def _names_and_words(one: Statement, other: Statement) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return (one.names, other.topic | other.context), (other.names, one.topic | one.context)


def _nouns(one: Statement, other: Statement) -> float:
    """What the counted nouns say for or against two statements."""
    if one.mention.kind is not Kind.NUMBER or (one.head is None and other.head is None):
        return 0.0
    anyone = generic("en")
    if one.head == other.head:
        return 0.0 if one.head in anyone else HEAD
    named = (one.head in other.near) or (other.head in one.near) or bool(one.nouns & other.nouns - anyone)
    if named:
        return NAMED
    if one.mention.unit == RANK:
        anyone = listed("occasions", "en")
    if one.head is None or other.head is None or one.head in anyone or other.head in anyone:
        return 0.0
    return OTHER_HEAD
