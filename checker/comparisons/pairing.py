"""Who is compared with whom: claims grouped by value, one comparison a deviating article and verdict.

Claims of one value by one party are a group. Each group is held against the better supported ones whose values clash
with its own, and its claims of one moment all at once, so the work grows with the claims and with what there is to
tell, never with the pairs of claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, combinations

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.groups import Group, Value, grouped, rank
from checker.comparisons.judging import days_apart, party
from checker.comparisons.opponents import Near, opponents
from checker.comparisons.verdict import Comparison, Judgement, Verdict

MOST_OTHERS = 20
"""Claims of the other side that one comparison names."""

_MOST_INSIDE = 40  # values of one fact in one article that are held against each other; one with more is a table

TOLD = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.UPDATE, Verdict.DISPUTED)

Statement = list[Claim]
"""The claims of one value by one party in one article, in their order: it says so once, however often."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How a kind compares: the values of claims, ``None`` where one cannot be compared at all, and verdicts on two.

    ``same_time`` are the days up to which two claims speak of one time, ``None`` where the value does not change.
    """

    value: Callable[[Claim], Value | None]
    judge: Callable[[Claim, Claim], Judgement]
    same_time: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the articles of a docket say, each heard by itself.

    ``groups`` hold the claims that speak for their articles, ``inside`` what the articles say that give several values,
    ``internal`` how these stand to each other; ``not_comparable`` counts the claims without a value.
    """

    groups: list[Group]
    inside: dict[str, list[tuple[Group, Statement]]]
    internal: list[Comparison]
    not_comparable: int


def pair(docket: Docket, measure: Measure) -> Outcome:
    """Compare the claims of a docket by a measure."""
    heard = hear(docket, measure)
    rank(heard.groups, docket.new)

    def agree(group: Group, other: Group) -> bool:
        return measure.judge(group.claims[0], other.claims[0]).verdict is Verdict.AGREE

    return told(docket, measure, heard, opponents(heard.groups, agree))


def hear(docket: Docket, measure: Measure) -> Heard:
    """What each article of a docket says, before it is held against others."""
    groups = grouped(docket.claims, measure.value)
    not_comparable = len(docket.claims) - sum(len(group.claims) for group in groups)
    inside = _inside(docket, groups)
    internal = [comparison for sides in inside.values() for comparison in _internal(docket, sides, measure)]
    silent = {claim.id for each in internal if each.judgement.verdict is Verdict.TENSION for claim in each.claims}
    silent.update(claim.id for sides in inside.values() for claim in _restated(sides, measure))
    for group in groups:
        group.leave_out(silent, docket.original)
    return Heard([group for group in groups if group.claims], inside, internal, not_comparable)


def told(docket: Docket, measure: Measure, heard: Heard, held: Iterable[tuple[Group, Near]]) -> Outcome:
    """What there is to tell of what was heard: of articles by themselves, and of the groups ``held`` against others."""
    told = _Told(measure)
    told.add(each for each in heard.internal if each.judgement.verdict in TOLD)
    not_comparable = heard.not_comparable
    not_comparable += sum(each.judgement.verdict is Verdict.NOT_COMPARABLE for each in heard.internal)
    for group, statements, met in _across(held, measure):
        told.add(_comparisons(docket.rule.id, group, statements, met, heard.inside))
        not_comparable += met.not_comparable * len(statements)
    return Outcome(tuple(told.merged()), sum(len(group.claims) for group in heard.groups), not_comparable)


def _inside(docket: Docket, groups: Sequence[Group]) -> dict[str, list[tuple[Group, Statement]]]:
    """What each article that gives several values says, copies left out."""
    claims = Counter(claim.article for claim in docket.claims)
    several = {article for article, number in claims.items() if number > 1} - docket.original.keys()
    found: dict[str, list[tuple[Group, Statement]]] = defaultdict(list)
    for group in groups:
        for statement in _statements(claim for claim in group.claims if claim.article in several):
            found[statement[0].article].append((group, statement))
    return {
        article: sorted(sides, key=lambda side: side[1][0].start)[:_MOST_INSIDE]
        for article, sides in found.items()
        if len(sides) > 1
    }


def _statements(claims: Iterable[Claim]) -> list[Statement]:
    found: dict[str, Statement] = defaultdict(list)
    for claim in claims:
        found[claim.article].append(claim)
    return list(found.values())


def _internal(docket: Docket, sides: Sequence[tuple[Group, Statement]], measure: Measure) -> Iterator[Comparison]:
    """What an article says against itself."""
    for (_, side), (_, other) in combinations(sides, 2):
        judgement = measure.judge(side[0], other[0])
        yield _comparison(docket.rule.id, judgement, *_ordered_sides(side, other, judgement))


def _restated(sides: Sequence[tuple[Group, Statement]], measure: Measure) -> Iterator[Claim]:
    """Claims that only say less exactly, or again, what their article says elsewhere: an article speaks once.

    A headline's "some 310" beside the body's "312", a conversion beside its original; they agree with the claim that
    speaks for them, so nothing is lost by not comparing them with other articles.
    """
    claims = [(group.value, claim) for group, statement in sides for claim in statement]
    claims.sort(key=lambda each: (each[0].stop - each[0].start, each[1].in_headline, each[1].start))
    speaking: list[tuple[Value, Claim]] = []
    for value, claim in claims:
        same = (
            other
            for known, other in speaking
            if known is not value and (claim.in_headline or party(claim) == party(other))
        )
        if any(measure.judge(claim, other).verdict is Verdict.AGREE for other in same):
            yield claim
        else:
            speaking.append((value, claim))


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


@dataclass(slots=True)
class _Met:
    """What a statement meets in other articles: by verdict the claims of each value, nearest first.

    ``newer`` are later claims that update it, ``not_comparable`` counts the values that it cannot be held against.
    """

    against: dict[Verdict, list[list[tuple[Claim, Judgement]]]] = field(default_factory=dict)
    newer: list[tuple[Statement, Judgement]] = field(default_factory=list)
    not_comparable: int = 0


def _across(held: Iterable[tuple[Group, Near]], measure: Measure) -> Iterator[tuple[Group, list[Statement], _Met]]:
    """Statements of one value and moment with what they meet in the better supported groups."""
    for group, near in held:
        for statements in moments(group):
            first = statements[0][0]
            windows = near(first)
            around = [claim for window in windows for claim in window]
            # what corrects what depends on the order of articles within a day
            is_corrected = any(claim.corrects for claim in around)
            articles = {claim.article for claim in around}
            alone, alike = list[Statement](), list[Statement]()
            for statement in statements:
                by_itself = is_corrected or statement[0].corrects or statement[0].article in articles
                (alone if by_itself else alike).append(statement)
            if alike:
                yield group, alike, _met(alike[0][0], windows, measure)
            for statement in alone:
                yield group, [statement], _met(statement[0], windows, measure)


def moments(group: Group) -> Iterable[list[Statement]]:
    """The statements of a group that are judged alike, in order of their ids."""
    found: dict[object, list[Statement]] = defaultdict(list)
    for statement in _statements(group.claims):
        found[moment(statement[0])].append(statement)
    return [sorted(statements, key=lambda statement: statement[0].id) for statements in found.values()]


def moment(claim: Claim) -> tuple[object, ...]:
    """What the verdict on a claim of a group depends on, but for what it corrects."""
    return claim.as_of, claim.past, claim.mention.attribution


def _met(own: Claim, windows: Sequence[Sequence[Claim]], measure: Measure) -> _Met:
    """What a claim meets in the claims of each group near to it."""
    found: dict[Verdict, list[list[tuple[Claim, Judgement]]]] = defaultdict(list)
    met = _Met()
    for window in windows:
        by_verdict: dict[tuple[Verdict, bool], list[tuple[Claim, Judgement]]] = defaultdict(list)
        for other, judgement in _judged(own, window, measure):
            newer = judgement.verdict is Verdict.UPDATE and other.day > own.day
            by_verdict[judgement.verdict, newer].append((other, judgement))
        for (verdict, newer), judged in by_verdict.items():
            if newer:  # of an update the later article stands first
                nearest, judgement = judged[0]
                met.newer.append(([claim for claim, _ in judged if claim.article == nearest.article], judgement))
            elif verdict in TOLD:
                found[verdict].append(judged)
            elif verdict is Verdict.NOT_COMPARABLE:
                met.not_comparable += 1
    for verdict, sides in found.items():
        if verdict is Verdict.UPDATE:
            days = [_latest(claim for claim, _ in judged) for judged in sides]
            sides = [judged for judged, day in zip(sides, days, strict=True) if day == max(days)]
        sides.sort(key=lambda judged: _nearness(own, judged[0][0]))
        met.against[verdict] = sides
    return met


def _judged(own: Claim, window: Iterable[Claim], measure: Measure) -> Iterator[tuple[Claim, Judgement]]:
    """The claims of other articles in a window of one group, nearest first; those of one moment are judged once."""
    others = [claim for claim in window if claim.article != own.article]
    others.sort(key=lambda claim: (days_apart(own, claim) or 0, claim.article, claim.start))
    verdicts: dict[object, Judgement] = {}
    for other in others[:MOST_OTHERS]:
        at = moment(other)
        judgement = verdicts.get(at)
        if judgement is None or judgement.looser not in (None, own.id) or own.corrects or other.corrects:
            judgement = verdicts[at] = measure.judge(own, other)
        yield other, judgement


def _comparisons(
    rule: str, group: Group, statements: Sequence[Statement], met: _Met, inside: Collection[str]
) -> Iterator[Comparison]:
    """The comparisons of statements of one moment: each with those it is held against, and later ones with them.

    Where an article contradicts itself, ``inside``, each value makes a comparison of its own, so that the article's
    own words take their place among them.
    """
    for sides in met.against.values():
        apart = [(tuple(claim for claim, _ in judged), judged[0][1]) for judged in sides]
        others = tuple(chain.from_iterable(claims for claims, _ in apart))[:MOST_OTHERS]
        notes = (_named_of(group),) if len(others) == MOST_OTHERS < group.against else ()
        for statement in statements:
            for against, judgement in apart if statement[0].article in inside else [(others, apart[0][1])]:
                if judgement.looser is not None and judgement.looser != against[0].id:
                    judgement = replace(judgement, looser=statement[0].id)
                yield _comparison(rule, judgement, statement, against, notes)
    updated = [claim for statement in statements[:MOST_OTHERS] for claim in statement]
    for latest, judgement in met.newer:
        yield _comparison(rule, judgement, latest, updated)


def _named_of(group: Group) -> str:
    return f"{group.against:,} articles give another value; the nearest {MOST_OTHERS} claims are named"


class _Told:
    """The comparisons worth telling, those of one article's value and verdict made one."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._found: dict[tuple[str, Value | None, Verdict], list[Comparison]] = defaultdict(list)

    def add(self, comparisons: Iterable[Comparison]) -> None:
        """Add comparisons.

        Of the updates of one value only those of the latest earlier day are kept: a toll of 20 updates the 15 of
        yesterday, not also the 12 of the day before.
        """
        for comparison in comparisons:
            main, verdict = comparison.claims[0], comparison.judgement.verdict
            alike = self._found[main.article, self._measure.value(main), verdict]
            if verdict is Verdict.UPDATE and alike:
                latest, known = _latest(comparison.others), _latest(alike[0].others)
                if latest < known:
                    continue
                if latest > known:
                    alike.clear()
            alike.append(comparison)

    def merged(self) -> list[Comparison]:
        """One comparison of each article's value and verdict against all that it meets, nearest first."""
        told = []
        for alike in self._found.values():
            alike.sort(key=_distance)
            own = {claim.id: claim for comparison in alike for claim in comparison.claims}
            others = {claim.id: claim for comparison in alike for claim in comparison.others}
            told.append(replace(alike[0], claims=tuple(own.values()), others=tuple(others.values())[:MOST_OTHERS]))
        return sorted(told, key=_distance)


def _latest(claims: Iterable[Claim]) -> date:
    return max(claim.day for claim in claims)


def _distance(comparison: Comparison) -> tuple[int, str, str]:
    return _nearness(comparison.claims[0], comparison.others[0])


def _nearness(claim: Claim, other: Claim) -> tuple[int, str, str]:
    """What two claims that are held against each other are sorted by."""
    return days_apart(claim, other) or 0, claim.id, other.id


def _comparison(
    rule: str, judgement: Judgement, claims: Sequence[Claim], others: Sequence[Claim], notes: tuple[str, ...] = ()
) -> Comparison:
    weakest = min((claims[0].confidence, others[0].confidence), key=lambda level: level.rank)
    return Comparison(rule, judgement, tuple(claims), tuple(others), "", weakest, notes)
