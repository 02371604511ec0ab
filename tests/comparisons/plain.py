"""The comparisons of a docket found the plain way: every claim against every other, one pair at a time."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, permutations

from checker.comparisons.judging import days_apart, party
from checker.comparisons.verdict import Verdict

TOLD = (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.UPDATE, Verdict.DISPUTED)


def plain(docket, measure):
    """What is told: for an article, value and verdict the ids of its claims and of those they are held against."""
    claims = [claim for claim in docket.claims if measure.value(claim) and claim.article not in docket.original]
    inside = list(_inside(claims, docket, measure))
    silent = {claim.id for side, _, judgement in inside if judgement.verdict is Verdict.TENSION for claim in side}
    silent |= {claim.id for claim in claims if _says_again(claim, claims, docket, measure)}
    heard = [claim for claim in claims if claim.id not in silent]
    told = defaultdict(list)
    for side, other, judgement in [*inside, *_across(heard, docket, measure)]:
        if judgement.verdict in TOLD:
            told[side[0].article, measure.value(side[0]), judgement.verdict].append((side, other))
    return {key: _together(key, pairs) for key, pairs in told.items()}


def _together(key, pairs):
    if key[-1] is Verdict.UPDATE:  # only against those of the latest earlier day
        latest = max(claim.day for _, others in pairs for claim in others)
        pairs = [(own, others) for own, others in pairs if any(claim.day == latest for claim in others)]
    own, others = ({claim.id for pair in pairs for claim in pair[side]} for side in (0, 1))
    return own, others


def _groups(claims, docket, measure):
    """The claims by value and party; a headline without a party speaks for the one that its body quotes."""
    found = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.day, claim.article, claim.start)):
        who = party(claim)
        if who is None and claim.in_headline:
            same = [each for each in docket.claims if each.article == claim.article]
            same.sort(key=lambda each: (each.day, each.start))
            quoted = [party(each) for each in same if measure.value(each) is measure.value(claim) and party(each)]
            who = quoted[-1] if quoted else None
        found[measure.value(claim), who].append(claim)
    return found


def _inside(claims, docket, measure):
    """The statements of one article against each other, the side that stands apart first."""
    statements = defaultdict(list)
    for group, own in _groups(claims, docket, measure).items():
        for claim in own:
            statements[claim.article, group].append(claim)
    for ((article, _), first), ((same, _), second) in combinations(statements.items(), 2):
        if article == same:
            judgement = measure.judge(first[0], second[0])
            if judgement.looser is not None:
                apart = [side for side in (first, second) if judgement.looser in {claim.id for claim in side}]
            else:
                apart = sorted((first, second), key=lambda side: (not side[0].in_headline, len(side), -side[0].start))
            other = second if apart[0] is first else first
            yield apart[0], other, judgement


def _says_again(claim, claims, docket, measure):
    """Whether a claim agrees with a narrower one of its article, or with one that stands before it, which is heard."""

    def order(each):
        value = measure.value(each)
        return value.stop - value.start, each.in_headline, each.start

    return any(
        order(other) < order(claim)
        and measure.value(other) is not measure.value(claim)
        and (claim.in_headline or party(claim) == party(other))
        and measure.judge(claim, other).verdict is Verdict.AGREE
        and not _says_again(other, claims, docket, measure)
        for other in claims
        if other.article == claim.article
    )


def _across(claims, docket, measure):
    """Each statement against each claim of other articles in the groups that are better supported than its own."""
    groups = _groups(claims, docket, measure)

    def rank(group):
        first, last = group[0].reach
        agreeing = {
            (claim.article, measure.value(claim))
            for claim in claims
            if measure.value(claim).low <= last and measure.value(claim).high >= first
        }
        return len(agreeing), -groups[group][0].day.toordinal(), groups[group][0].id

    for minor, major in permutations(groups, 2):
        if rank(minor) > rank(major) or minor[0] is major[0]:
            continue
        for article in {claim.article for claim in groups[minor]}:
            own = [claim for claim in groups[minor] if claim.article == article]
            met = defaultdict(list)
            for other in groups[major]:
                if other.article != article:
                    judgement = measure.judge(own[0], other)
                    newer = judgement.verdict is Verdict.UPDATE and other.day > own[0].day
                    met[judgement.verdict, newer].append((other, judgement))
            for (_, newer), judged in met.items():
                others = [other for other, _ in judged]
                if newer:  # of what came later only the nearest article updates it
                    nearest = min(others, key=lambda other: (days_apart(own[0], other), other.article, other.start))
                    yield [other for other in others if other.article == nearest.article], own, judged[0][1]
                else:
                    yield own, others, judged[0][1]
