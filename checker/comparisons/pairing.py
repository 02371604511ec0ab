"""Who is compared with whom: claims grouped by value, clashing values paired, one comparison a deviating article.

Claims of one value by one party are a group. Only groups whose values clash are visited, found by sorting where values
have an order, so the work grows with the claims and with what there is to tell, never with all pairs of claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.judging import days_apart, party
from checker.comparisons.verdict import Comparison, Judgement, Verdict

_MOST_OTHERS = 20  # claims of the other side that one comparison names

TOLD = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.UPDATE, Verdict.DISPUTED)


@dataclass(frozen=True, slots=True)
class Value:
    """A comparable value: ``key`` tells distinct values apart, ``start`` and ``stop`` are its ends on a line.

    ``low`` and ``high`` are the ends as written, ``slack`` how far beyond these the rule's tolerance reaches, for
    counting who supports whom. Values without an order all take the same ends and are paired one by one.
    """

    key: Hashable
    start: float = 0.0
    stop: float = 0.0
    low: float = 0.0
    high: float = 0.0
    slack: float = 0.0

    @property
    def reach(self) -> tuple[float, float]:
        """Between what ends another value as written agrees with this one."""
        return min(self.start, self.low - self.slack), max(self.stop, self.high + self.slack)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a kind compares: its values, whether two clash whatever their time, the verdict on two claims, and words.

    ``value`` gives ``None`` where a claim cannot be compared at all. ``ordered`` says that only values whose ends lie
    apart can clash.
    """

    value: Callable[[Claim], Value | None]
    judge: Callable[[Claim, Claim], Judgement]
    ordered: bool = False


@dataclass(slots=True)
class _Group:
    value: Value
    claims: list[Claim]
    witnesses: frozenset[str] = frozenset()
    support: int = 0

    @property
    def first_day(self) -> date:
        return self.claims[0].day


def pair(docket: Docket, measure: Measure) -> Outcome:
    """Compare the claims of a docket by a measure."""
    groups, not_comparable = _groups(docket, measure)
    comparisons = list(_internal(docket, groups, measure))
    silent = {claim.id for c in comparisons if c.judgement.verdict is Verdict.TENSION for claim in c.claims}
    silent |= _restated(docket, groups, measure)
    for group in groups:
        group.claims = [
            claim for claim in group.claims if claim.id not in silent and claim.article not in docket.original
        ]
        group.witnesses = frozenset(claim.article for claim in group.claims)
    groups = [group for group in groups if group.claims]
    _count_support(groups, measure.ordered)
    for group, other in _clashing(groups, measure.ordered):
        comparisons.extend(_across(group, other, measure))
    untold = sum(comparison.judgement.verdict is Verdict.NOT_COMPARABLE for comparison in comparisons)
    told = _merged((each for each in comparisons if each.judgement.verdict in TOLD), measure)
    return Outcome(tuple(told), sum(len(group.claims) for group in groups), not_comparable + untold)


def _groups(docket: Docket, measure: Measure) -> tuple[list[_Group], int]:
    """The claims grouped by value and party, each group in order of time, and how many cannot be compared."""
    found: dict[tuple[Hashable, str | None], _Group] = {}
    valued = [(claim, value) for claim in docket.claims if (value := measure.value(claim)) is not None]
    quoted = {(claim.article, value.key): party(claim) for claim, value in valued if party(claim) is not None}
    for claim, value in valued:
        who = party(claim)
        if who is None and claim.in_headline:  # a headline speaks for whom its body quotes
            who = quoted.get((claim.article, value.key))
        found.setdefault((value.key, who), _Group(value, [])).claims.append(claim)
    not_comparable = len(docket.claims) - len(valued)
    groups = list(found.values())
    for group in groups:
        group.claims.sort(key=lambda claim: (claim.day, claim.article, claim.start))
    return sorted(groups, key=lambda group: (group.value.start, group.value.stop, group.claims[0].id)), not_comparable


def _restated(docket: Docket, groups: Sequence[_Group], measure: Measure) -> set[str]:
    """Claims that only say less exactly, or again, what their article says elsewhere: an article speaks once.

    A headline's "some 310" beside the body's "312", a conversion beside its original; they agree with the claim that
    speaks for them, so nothing is lost by not comparing them with other articles.
    """
    silent: set[str] = set()
    inside: dict[str, list[tuple[float, bool, int, int, Claim]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for claim in group.claims:
            width = group.value.stop - group.value.start
            inside[claim.article].append((width, claim.in_headline, claim.start, number, claim))
    for article, told in inside.items():
        if article in docket.original or len({number for *_, number, _ in told}) < 2:
            continue
        speaking: list[tuple[int, Claim]] = []
        for *_, number, claim in sorted(told, key=lambda each: each[:4]):
            key = groups[number].value.key
            same = [
                other
                for group, other in speaking
                if groups[group].value.key != key and (claim.in_headline or party(claim) == party(other))
            ]
            if any(measure.judge(claim, other).verdict is Verdict.AGREE for other in same):
                silent.add(claim.id)
            else:
                speaking.append((number, claim))
    return silent


def _count_support(groups: Sequence[_Group], ordered: bool) -> None:
    """Count for each group the articles whose values as written lie within its hedge or the rule's tolerance."""
    if not ordered:
        by_value: dict[Hashable, set[str]] = defaultdict(set)
        for group in groups:
            by_value[group.value.key] |= group.witnesses
        for group in groups:
            group.support = len(by_value[group.value.key])
        return
    lows = sorted((group.value.low, len(group.witnesses)) for group in groups)
    highs = sorted((group.value.high, len(group.witnesses)) for group in groups)
    begun, ended = _running(lows), _running(highs)
    for group in groups:
        first, last = group.value.reach
        within = begun[bisect_right(lows, last, key=lambda pair: pair[0])]
        group.support = within - ended[bisect_left(highs, first, key=lambda pair: pair[0])]


def _running(pairs: Iterable[tuple[float, int]]) -> list[int]:
    totals = [0]
    for _, weight in pairs:
        totals.append(totals[-1] + weight)
    return totals


def _clashing(groups: Sequence[_Group], ordered: bool) -> Iterator[tuple[_Group, _Group]]:
    """Pairs of groups whose values may clash: apart on the line where values have an order, else all."""
    starts = [group.value.start for group in groups]
    for index, group in enumerate(groups):
        first = max(bisect_left(starts, group.value.stop), index + 1) if ordered else index + 1
        for other in groups[first:]:
            if other.value.key != group.value.key:
                yield group, other


def _internal(docket: Docket, groups: Sequence[_Group], measure: Measure) -> Iterator[Comparison]:
    """What each article says against itself: claims of two values in one article."""
    by_article: dict[str, list[list[Claim]]] = defaultdict(list)
    for group in groups:
        inside: dict[str, list[Claim]] = defaultdict(list)
        for claim in group.claims:
            if claim.article not in docket.original:
                inside[claim.article].append(claim)
        for article, claims in inside.items():
            by_article[article].append(claims)
    for article in sorted(by_article):
        sides = by_article[article]
        for index, side in enumerate(sides):
            for other in sides[index + 1 :]:
                judgement = measure.judge(side[0], other[0])
                apart, against = _ordered_sides(side, other, judgement)
                yield _comparison(docket.rule.id, judgement, apart, against)


def _ordered_sides(
    side: Sequence[Claim], other: Sequence[Claim], judgement: Judgement
) -> tuple[Sequence[Claim], Sequence[Claim]]:
    """The side that stands apart first: a looser one, then the headline, then the rarer, then the later in the text."""
    loose = judgement.looser
    if loose is not None:
        return (side, other) if loose in {claim.id for claim in side} else (other, side)

    def rank(claims: Sequence[Claim]) -> tuple[bool, int, int]:
        return (not claims[0].in_headline, len(claims), -claims[0].start)

    return (side, other) if rank(side) < rank(other) else (other, side)


def _across(group: _Group, other: _Group, measure: Measure) -> Iterator[Comparison]:
    """One comparison for each article of the less supported group and each verdict it meets in the other group."""
    minor, major = sorted(
        (group, other), key=lambda each: (each.support, -each.first_day.toordinal(), each.claims[0].id)
    )
    if measure.judge(minor.claims[0], major.claims[0]).verdict is Verdict.AGREE:
        return  # values agree whatever their time
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in minor.claims:
        said[claim.article].append(claim)
    for _, own in sorted(said.items()):
        by_verdict: dict[tuple[Verdict, bool], list[tuple[Claim, Judgement]]] = defaultdict(list)
        for against in _nearest(major.claims, own[0]):
            judgement = measure.judge(own[0], against)
            newer = judgement.verdict is Verdict.UPDATE and against.day > own[0].day
            by_verdict[judgement.verdict, newer].append((against, judgement))
        for (_, newer), told in by_verdict.items():
            against, judgement = told[0]
            if newer:  # of an update the later article stands first
                latest = [claim for claim, _ in told if claim.article == against.article]
                yield _comparison(own[0].rule, judgement, latest, own)
            else:
                yield _comparison(own[0].rule, judgement, own, [claim for claim, _ in told])


def _nearest(claims: Sequence[Claim], own: Claim) -> list[Claim]:
    """The claims of other articles nearest in time to one claim, in order of their distance, limited in number."""
    middle = bisect_left(claims, own.day, key=lambda claim: claim.day)
    around = claims[max(0, middle - _MOST_OTHERS) : middle + _MOST_OTHERS]
    others = [claim for claim in around if claim.article != own.article]
    return sorted(others, key=lambda claim: (days_apart(own, claim) or 0, claim.article, claim.start))[:_MOST_OTHERS]


def _merged(comparisons: Iterable[Comparison], measure: Measure) -> Iterator[Comparison]:
    """Comparisons of one article's value and verdict made one, against all that it meets, nearest first.

    Of the updates of one value only those of the latest earlier day are kept: a toll of 20 updates the 15 of yesterday,
    not also the 12 of the day before.
    """
    found: dict[tuple[str, Hashable, Verdict], list[Comparison]] = defaultdict(list)
    for comparison in sorted(comparisons, key=_nearness):
        value = measure.value(comparison.claims[0]) or Value(None)
        found[comparison.claims[0].article, value.key, comparison.judgement.verdict].append(comparison)
    for (_, _, verdict), alike in found.items():
        if verdict is Verdict.UPDATE:
            latest = max(claim.day for comparison in alike for claim in comparison.others)
            alike[:] = [each for each in alike if any(claim.day == latest for claim in each.others)]
        own = {claim.id: claim for comparison in alike for claim in comparison.claims}
        others = {claim.id: claim for comparison in alike for claim in comparison.others}
        yield replace(alike[0], claims=tuple(own.values()), others=tuple(others.values())[:_MOST_OTHERS])


def _nearness(comparison: Comparison) -> tuple[int, str, str]:
    claim, other = comparison.claims[0], comparison.others[0]
    return days_apart(claim, other) or 0, claim.id, other.id


def _comparison(rule: str, judgement: Judgement, claims: Sequence[Claim], others: Sequence[Claim]) -> Comparison:
    weakest = min((claims[0].confidence, others[0].confidence), key=lambda level: level.rank)
    return Comparison(rule, judgement, tuple(claims), tuple(others), "", weakest)
