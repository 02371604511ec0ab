"""Why two values that seem to speak of one thing cannot be held against each other."""

from __future__ import annotations

from datetime import date

from checker.alignment.statement import Statement
from checker.alignment.words import is_place, listed
from checker.language.scopes import countries
from checker.mentions.mention import Kind, Mark
from checker.mentions.names import is_media, same_party

SAME_TIME = 14
"""Days after which a figure may have become another."""


def obstacle(one: Statement, other: Statement, *, restating: bool = False) -> str | None:
    """The reason in words, ``None`` where there is none.

    Between a headline or claim and the text that it is ``restating`` a region is no other place than a country, and a
    day may contradict one that other figures are of.
    """
    if not one.is_said or not other.is_said:
        return "one side denies the value or states it under a condition"
    if _other_places(one.scope, other.scope, restating=restating):
        return "they speak of different places"
    if (one.change is None) != (other.change is None):
        return "one is a change, the other a level"
    if one.mention.kind is Kind.DATE and one.mention.text.lower() == other.mention.text.lower():
        return "in the same words, which tell another day in each text"
    if one.frame and not (restating and one.mention.bound is None):
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
    if not restating and one.past != other.past and one.as_of and other.as_of and not one.as_of.meets(other.as_of):
        return "one speaks of a time well before"
    if one.mention.kind is not Kind.DATE and _days_apart(one, other) > SAME_TIME:
        return f"more than {SAME_TIME} days lie between them"
    if _is_update(one, other):
        return "of another day, and such a count moves"
    if Mark.COMPARED in other.mention.marks - one.mention.marks:
        return "one is what another value is compared with"
    if _parted(one.party, other.party):
        return f"said by different parties: {one.party} and {other.party}"
    return None


def _other_places(one: str | None, other: str | None, *, restating: bool) -> bool:
    """Tell whether two scopes are of different places; of ``restating`` texts only two countries are."""
    if one is None or other is None or one == other:
        return False
    return not restating or {one, other} <= countries("en").keys()


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
    if len(answering) < 2 or answering[0] in answering[1] or answering[1] in answering[0]:
        return False
    return not same_party(*answering)
