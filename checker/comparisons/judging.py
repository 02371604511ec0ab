"""The verdict on two claims whose values do not agree: what time and parties make of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checker.claims.claim import Claim
from checker.comparisons.verdict import Judgement, Verdict
from checker.mentions.names import is_media, same_party

Moves = Callable[[Claim, Claim], bool | None]
"""Whether the fact may move from the earlier claim's value to the later one's; ``None`` where the rule does not say."""


def days_apart(claim: Claim, other: Claim) -> int | None:
    """Days between the times that two claims speak of; ``None`` where one is not stated. 0 within one article's day."""
    if claim.as_of is None or other.as_of is None:
        return 0 if claim.article == other.article else None
    return claim.as_of.days_to(other.as_of)


def in_time_order(claim: Claim, other: Claim) -> tuple[Claim, Claim]:
    """The two claims, the earlier first."""
    return (claim, other) if _time(claim) <= _time(other) else (other, claim)


def judge(
    claim: Claim,
    other: Claim,
    *,
    same_time: int | None,
    moves: Moves,
    gap: str | None = None,
    within: str | None = None,
    background: bool = False,
) -> Judgement:
    """The verdict on two claims that do not agree; it does not depend on their order.

    ``same_time`` is the number of days up to which both speak of the same time, ``None`` where time does not matter.
    ``background`` says that a value of another time, stated as such, is background and not compared.
    """
    earlier, later = in_time_order(claim, other)
    apart = days_apart(claim, other)
    if later.article != earlier.article and _corrects(later, earlier):
        return Judgement(Verdict.UPDATE, "the later article corrects the value", gap, within)
    beyond = same_time is not None and apart is not None and apart > same_time
    if background and (claim.past or other.past) and apart != 0 and (beyond or same_time is None):
        return Judgement(Verdict.NOT_COMPARABLE, "one side speaks of another time", gap, within)
    may_move = moves(earlier, later) if beyond else None
    if may_move:
        return Judgement(Verdict.UPDATE, "of different times, and the value may move this way", gap, within)
    parties = _parties(claim, other)
    if parties:
        return Judgement(Verdict.DISPUTED, f"said by different parties: {parties}", gap, within)
    if same_time is None:
        return Judgement(Verdict.CONTRADICTION, "the value does not change in time", gap, within)
    if apart is None:
        return Judgement(Verdict.NOT_COMPARABLE, "one side states no time", gap, within)
    if not beyond:
        return Judgement(Verdict.CONTRADICTION, _same_time_in_words(same_time), gap, within)
    if may_move is None:
        return Judgement(Verdict.NOT_COMPARABLE, "they do not speak of the same time", gap, within)
    return Judgement(Verdict.CONTRADICTION, "of different times, but the value may not move this way", gap, within)


def _same_time_in_words(days: int) -> str:
    """Why two claims are of one time: they lie no further apart than the rule says."""
    if not days:
        return "they speak of the same day"
    return f"they speak of the same time: no more than {days} {'day' if days == 1 else 'days'} apart"


def _corrects(later: Claim, earlier: Claim) -> bool:
    """Tell whether the later claim takes the earlier one's value back."""
    withdrawn, value = later.corrects, earlier.mention.interval
    return withdrawn is not None and value is not None and withdrawn.meets(value)


def party(claim: Claim) -> str | None:
    """Who answers for a claim: a party that is quoted, not a news outlet that reports it."""
    who = claim.mention.attribution
    return None if who is None or is_media(who) else who


def _parties(claim: Claim, other: Claim) -> str | None:
    first, second = party(claim), party(other)
    if first is None or second is None or same_party(first, second):
        return None
    return " and ".join(sorted((first, second)))


def _time(claim: Claim) -> tuple[date, str, int]:
    return claim.day, claim.article, claim.start
