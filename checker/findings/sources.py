"""What the sources of a fact say, side by side in time, and which value most independent ones support.

Nothing here is held to be true: it is what the sources say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isinf

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.comparisons.comparing import measure, utterances
from checker.comparisons.groups import Group, Value, grouped, rank, time_order
from checker.comparisons.opponents import MOST_VALUES
from checker.comparisons.pairing import Measure
from checker.comparisons.verdict import Verdict
from checker.findings.parties import outlets, sayers

_MOST_CAMPS = 4
"""Values that do not agree with each other, of which the best supported one is found where values are many."""

APART = frozenset({Verdict.CONTRADICTION, Verdict.DISPUTED, Verdict.TENSION})
"""How a claim stands to the best supported value where its source stands apart."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and who says it.

    ``source`` is the party that is quoted, else the outlet, else the article's id; of quoted words it is the outlet.
    ``copy_of`` is the article that the claim's own copies: such a claim counts for nothing. ``value`` is what is
    compared, ``None`` where the claim cannot be. ``verdict`` is how it stands to the best supported value of its time,
    or to the first of several, ``None`` where there is none; ``supports`` are those of these values that it goes with,
    by their numbers in :attr:`Moment.leading`.
    """

    claim: Claim
    source: str
    copy_of: str | None
    value: Value | None
    verdict: Verdict | None
    supports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """A value, in the words of the first claim that gives it, and the independent sources behind it.

    ``stated`` are those that give the value itself, ``sources`` these and all whose value agrees with it, both in
    alphabetical order.
    """

    claim: Claim
    stated: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What is said of one time, as the rule's ``same-time`` has it; of words that are quoted, one utterance.

    ``statements`` stand in order of time, ``values`` from the best supported to the least; of very many values, the few
    that most articles come near to. ``leading`` is the best supported value, or several where values that do not agree
    have as many sources. ``sources`` are all independent ones, in alphabetical order.
    """

    statements: tuple[Statement, ...]
    values: tuple[Support, ...]
    leading: tuple[Support, ...]
    sources: tuple[str, ...]

    @property
    def apart(self) -> tuple[Statement, ...]:
        """The statements that do not agree with the best supported value, nor with one of several."""
        return tuple(each for each in self.statements if each.verdict in APART)


@dataclass(frozen=True, slots=True)
class Sources:
    """What the sources of one fact say in one scope, in order of time.

    ``scope`` is ``None`` where not all claims that can be compared state it.
    """

    rule: str
    scope: str | None
    moments: tuple[Moment, ...]


def sources(docket: Docket) -> Iterator[Sources]:
    """What the sources of a rule's claims say, scope by scope.

    Of quotations it is what several articles quote, utterance by utterance, and the sources are who quotes it. Nothing
    where fewer than two articles answer the rule's question, or where its kind has no claims of its own, as with
    relations. The work grows with the claims, not with their pairs.
    """
    if len({claim.article for claim in docket.claims}) < 2:
        return
    compared = measure(docket)
    if compared is None:
        yield from _quoted(docket)
        return
    who = sayers(docket.claims, grouped(docket.claims, compared.value), docket.articles)
    for scope, claims in _by_scope(docket.claims, compared):
        times = _times(claims, compared.same_time)
        yield Sources(docket.rule.id, scope, tuple(_moment(claims, compared, who, docket.original) for claims in times))


def _quoted(docket: Docket) -> Iterator[Sources]:
    """What the articles quote, each utterance by itself, in order of time."""
    who = outlets(docket.claims, docket.articles)
    moments = [
        _moment(together, compared, who, docket.original)
        for claims, compared in utterances(docket)
        for together in _times(claims, compared.same_time)
        if len({claim.article for claim in together} - docket.original.keys()) > 1
    ]
    if moments:
        moments.sort(key=lambda moment: time_order(moment.statements[0].claim))
        yield Sources(docket.rule.id, None, tuple(moments))


def _by_scope(claims: Sequence[Claim], compared: Measure) -> list[tuple[str | None, list[Claim]]]:
    """The claims of each scope; those that state none stand with the others where these state only one."""
    found: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.scope].append(claim)
    if len(found) == 2 and None in found:
        (scope,) = found.keys() - {None}
        stated = all(compared.value(claim) is None for claim in found[None])
        return [(scope if stated else None, list(claims))]
    return sorted(found.items(), key=lambda each: (each[0] is None, each[0] or ""))


def _times(claims: Sequence[Claim], same_time: int | None) -> Iterator[list[Claim]]:
    """The claims in order of time, cut where one speaks of a day too far from the first one's to be of one time."""
    now: list[Claim] = []
    for claim in sorted(claims, key=time_order):
        if now and same_time is not None and (claim.day - now[0].day).days > same_time:
            yield now
            now = []
        now.append(claim)
    if now:
        yield now


def _moment(claims: Sequence[Claim], compared: Measure, who: Mapping[str, str], original: Mapping[str, str]) -> Moment:
    """What claims of one time, in its order, come to."""
    counted: dict[Value, list[Claim]] = defaultdict(list)
    for claim in claims:
        value = compared.value(claim)
        if value is not None and claim.article not in original:
            counted[value].append(claim)
    stated = {value: frozenset(who[claim.id] for claim in own) for value, own in counted.items()}
    agreeing = _camps(counted, compared)
    support = {
        value: frozenset().union(*(stated[other] for other in agreeing[value] if _says_enough(other, value)))
        for value in agreeing
    }
    ordered = sorted(
        agreeing, key=lambda value: _order(value, counted[value][0], len(support[value]), len(stated[value]))
    )
    leading = _leading(ordered, agreeing, support)
    values = {
        value: Support(counted[value][0], tuple(sorted(stated[value])), tuple(sorted(support[value])))
        for value in ordered
    }
    standing = _Standing([counted[value][0] for value in leading], [agreeing[value] for value in leading], compared)
    return Moment(
        tuple(Statement(claim, who[claim.id], original.get(claim.article), *standing.of(claim)) for claim in claims),
        tuple(values[value] for value in ordered),
        tuple(values[value] for value in leading),
        tuple(sorted(frozenset().union(*stated.values()))),
    )


def _camps(counted: Mapping[Value, list[Claim]], compared: Measure) -> dict[Value, set[Value]]:
    """The values that can be the best supported, each with those that agree with it.

    These are all values. Where they are many, it is the one that most articles come near to, then the next one that
    does not agree with it, and so on for a few: the work does not grow with the pairs of values.
    """
    if len(counted) <= MOST_VALUES:
        return {value: _agreeing(value, counted, compared) for value in counted}
    groups = [Group(value, claims, []) for value, claims in counted.items()]
    rank(groups)
    found: dict[Value, set[Value]] = {}
    for group in sorted(groups, key=lambda group: -group.rank):
        if len(found) < _MOST_CAMPS and not any(group.value in values for values in found.values()):
            found[group.value] = _agreeing(group.value, counted, compared)
    return found


def _agreeing(value: Value, counted: Mapping[Value, list[Claim]], compared: Measure) -> set[Value]:
    """The values that agree with a value, itself among them."""
    claim = counted[value][0]
    agreeing = {other for other, claims in counted.items() if compared.judge(claim, claims[0]).verdict is Verdict.AGREE}
    return agreeing | {value}


def _says_enough(other: Value, value: Value) -> bool:
    """Tell whether a value that agrees with another one supports it.

    "Dozens" goes with 31 and with 46, so that it may support either; neither of these two supports "dozens", or else
    the vaguest value would always be the best supported.
    """
    return isinf(other.stop - other.start) or not isinf(value.stop - value.start)


def _order(value: Value, first: Claim, support: int, stated: int) -> tuple[object, ...]:
    """What values are sorted by: support, then how many state them, then how exact they are, then time."""
    return -support, -stated, value.stop - value.start, *time_order(first)


def _leading(
    ordered: Sequence[Value], agreeing: Mapping[Value, set[Value]], support: Mapping[Value, frozenset[str]]
) -> list[Value]:
    """The best supported value, and those that have as many sources and agree with none of them."""
    leading: list[Value] = []
    for value in ordered:
        if len(support[value]) == len(support[ordered[0]]) and not agreeing[value].intersection(leading):
            leading.append(value)
    return leading


@dataclass(frozen=True, slots=True)
class _Standing:
    """How claims stand to the best supported values, given by a claim of each and the values that agree with each."""

    leading: Sequence[Claim]
    agreeing: Sequence[set[Value]]
    compared: Measure

    def of(self, claim: Claim) -> tuple[Value | None, Verdict | None, tuple[int, ...]]:
        """The value of a claim, the verdict on it, and the numbers of the values that it goes with."""
        value = self.compared.value(claim)
        if value is None or not self.leading:
            return value, None, ()
        supports = tuple(number for number, values in enumerate(self.agreeing) if value in values)
        if supports:
            return value, Verdict.AGREE, supports
        verdict = self.compared.judge(self.leading[0], claim).verdict
        return value, verdict, (0,) if verdict is Verdict.AGREE else ()
