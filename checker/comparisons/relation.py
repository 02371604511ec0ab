"""Holding the answers of two facts against the relation they must have."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from checker.claims.claim import Claim, ScopeSource
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.numeric import Amount, amount_of, is_within
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.rulebook.facts.relation import MustBe, Relation, TakenFrom
from checker.values.interval import Interval, relative_gap


def compare(docket: Docket) -> Outcome:
    """Compare the claims of a relation's left fact with those of its right facts."""
    fact = docket.rule.fact
    assert isinstance(fact, Relation)
    rights = (fact.right,) if isinstance(fact.right, str) else fact.right
    groups = list(_taken(docket, fact, (fact.left, *rights)))
    told = [comparison for group in groups if (comparison := _held(docket, fact, group)) is not None]
    return Outcome(tuple(told), compared=len(groups))


def _taken(docket: Docket, fact: Relation, ids: Sequence[str]) -> Iterator[tuple[Claim, ...]]:
    """The claims to hold against each other: one of each fact, by article, by day, or the latest known."""
    first, *others = ([claim for claim in docket.by_rule.get(id, ()) if _is_sure(claim, docket)] for id in ids)
    sides = [_Side(side) for side in others]
    seen: set[tuple[str, ...]] = set()
    for claim in first:
        found = [side.partner(claim, fact.taken_from) for side in sides]
        partners = [partner for partner in found if partner is not None]
        key = (claim.id, *(partner.id for partner in partners))
        if len(partners) == len(ids) - 1 and key not in seen:
            seen.add(key)
            yield (claim, *partners)


def _is_sure(claim: Claim, docket: Docket) -> bool:
    """Tell whether a claim states the scope its rule asks for, and is no copy's."""
    scope = getattr(docket.rulebook.rule(claim.rule).fact.find, "scope", None)  # type: ignore[attr-defined]
    return claim.article not in docket.original and (scope is None or claim.scope_source is not ScopeSource.UNSTATED)


class _Side:
    """The claims of one fact that others are held against, found by article and by day."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._places: dict[tuple[bool, date | None, str | None], list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda claim: (claim.day, claim.id), reverse=True):
            self._places[claim.past, None, claim.article].append(claim)
            self._places[claim.past, claim.day, claim.article].append(claim)
            self._places[claim.past, claim.day, None].append(claim)
        self._days = {past: sorted({claim.day for claim in claims if claim.past == past}) for past in (False, True)}

    def partner(self, claim: Claim, taken_from: TakenFrom) -> Claim | None:
        """The claim that a claim is held against: the latest, of its own article where there are several."""
        if taken_from is TakenFrom.SAME_ARTICLE:
            return self._at(claim, None, claim.article)
        days = self._known_days(claim) if taken_from is TakenFrom.LATEST_KNOWN else iter((claim.day,))
        found = (self._at(claim, day, claim.article) or self._at(claim, day, None) for day in days)
        return next((other for other in found if other is not None), None)

    def _known_days(self, claim: Claim) -> Iterator[date]:
        """The days up to a claim's on which there are claims that may speak of its time, the latest first."""
        days = self._days[claim.past]
        since = claim.as_of.earliest if claim.past and claim.as_of is not None else None
        first = bisect_left(days, since) if since is not None else 0
        for index in range(bisect_right(days, claim.day) - 1, first - 1, -1):
            yield days[index]
        yield date.min  # of claims that state no time, or no end of it

    def _at(self, claim: Claim, day: date | None, article: str | None) -> Claim | None:
        """The last claim of a day, an article or both that speaks of the same time as a claim."""
        near = self._places.get((claim.past, day, article), ())
        return next((other for other in near if not (claim.past and _day_apart(claim, other))), None)


def _day_apart(claim: Claim, other: Claim) -> bool:
    """Tell whether two figures of stated earlier times are of different ones."""
    return claim.as_of is not None and other.as_of is not None and claim.as_of.days_to(other.as_of) > 0


def _held(docket: Docket, fact: Relation, group: Sequence[Claim]) -> Comparison | None:
    amounts = [amount_of(claim, docket.rulebook.rule(claim.rule), docket) for claim in group]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(group):
        return None
    left, bound = known[0], _bound(fact.must_be, known[1:])
    if bound is None or _holds(fact.must_be, left.interval, bound.interval):
        return None
    gap = relative_gap(left.low, left.high, bound.low, bound.high)
    if fact.within is not None and is_within(gap, left, bound, fact.within):
        return None
    names = " and ".join(claim.rule for claim in group[1:])
    why = f"{fact.left} must be {fact.must_be.value} {names}"
    text = f"{group[0].text} ({fact.left}) is not {fact.must_be.value} " + " and ".join(
        f"{claim.text} ({claim.rule})" for claim in group[1:]
    )
    judgement = Judgement(Verdict.CONTRADICTION, why, f"{gap:.0%}", str(fact.within) if fact.within else None)
    weakest = min((claim.confidence for claim in group), key=lambda level: level.rank)
    return Comparison(docket.rule.id, judgement, (group[0],), tuple(group[1:]), text, weakest)


def _bound(must_be: MustBe, rights: Sequence[Amount]) -> Amount | None:
    """The value that the left fact is held against."""
    match must_be:
        case MustBe.SUM_OF:
            return Amount(
                _sum([each.low for each in rights]),
                _sum([each.high for each in rights]),
                Interval(_sum([each.interval.low for each in rights]), _sum([each.interval.high for each in rights])),
                None,
            )
        case MustBe.SHARE_OF:
            return _share(rights[0].interval, rights[1].interval)
    return rights[0]


def _share(part: Interval, whole: Interval) -> Amount | None:
    """What share of the whole the part is, in percent; ``None`` where an end is open."""
    if not whole.low or not whole.high or part.low is None or part.high is None:
        return None
    interval = Interval(100 * part.low / whole.high, 100 * part.high / whole.low)
    return Amount(interval.low, interval.high, interval, "%")


def _sum(ends: Sequence[float | None]) -> float | None:
    known = [end for end in ends if end is not None]
    return sum(known) if len(known) == len(ends) else None


def _holds(must_be: MustBe, left: Interval, right: Interval) -> bool:
    """Tell whether the demand can be met by some values of both intervals."""
    match must_be:
        case MustBe.AT_MOST:
            return left.start <= right.stop
        case MustBe.LESS_THAN:
            return left.start < right.stop
        case MustBe.AT_LEAST:
            return left.stop >= right.start
        case MustBe.MORE_THAN:
            return left.stop > right.start
    return left.meets(right)
