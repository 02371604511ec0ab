"""Comparing quotations: is it one utterance, and are its words the same?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checker.claims.claim import Claim, Confidence
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.utterances import Line, Match, best, candidates, lines, match
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.comparisons.wording import Difference
from checker.rulebook.facts.quote import Quote
from checker.rulebook.rulebook import Rule

_SAME_TIME = 3  # days between articles that report one utterance, where a rule does not say
_SHARED_WORDS = 0.6
_MOST_OTHERS = 20  # claims of the other side that one comparison names


def compare(docket: Docket) -> Outcome:
    """Compare the claims of a quote rule."""
    published = {article.id: article.published for article in docket.articles.values()}
    told = compare_quotes(docket.claims, docket.rule, published)
    return Outcome(tuple(told), compared=len(docket.claims))


def compare_quotes(claims: Sequence[Claim], rule: Rule, published: Mapping[str, date | None]) -> list[Comparison]:
    """One comparison for each article that quotes an utterance in other words than the rest.

    ``published`` gives the day of each article by its id. Two quotations are one utterance where the speaker is the
    same or not stated on one side, the articles are at most the rule's ``same-time`` apart, and the shorter shares the
    rule's part of its telling words with the longer, in order; a named speaker's words retold, as in translations,
    need two thirds of it and a run of equal words. A quotation that only leaves out words at its ends, at an ellipsis
    or in brackets agrees. The result does not depend on the order of the claims.
    """
    fact = rule.fact
    assert isinstance(fact, Quote)
    needed = fact.compare.shared_words.share or _SHARED_WORDS
    within = fact.compare.same_time.days if fact.compare.same_time is not None else _SAME_TIME
    found = lines(claims, fact.compare.ignore)
    matches = []
    for first, second in candidates(found):
        near = _near(found[first], found[second], published, within)
        one = match(found, first, second, needed, near == {True}) if near else None
        if one is not None:
            matches.append(one)
    return list(_told(list(best(matches, found)), found, rule, published, within))


def _near(first: Line, second: Line, published: Mapping[str, date | None], within: int) -> set[bool]:
    """For the claims of two lines that are near in time: whether they stand in one article."""
    return {
        claim.article == other.article
        for claim in first.claims
        for other in second.claims
        if _is_near(claim, other, published, within)
    }


def _is_near(claim: Claim, other: Claim, published: Mapping[str, date | None], within: int) -> bool:
    """Whether two claims can be of one occasion; a day that is not known rules nothing out."""
    day, other_day = published.get(claim.article), published.get(other.article)
    return day is None or other_day is None or abs((day - other_day).days) <= within


def _told(
    matches: Sequence[Match],
    found: Sequence[Line],
    rule: Rule,
    published: Mapping[str, date | None],
    within: int,
) -> Iterator[Comparison]:
    """The comparisons of all utterances: the wording that most claims hold is what the others differ from."""
    differing = [each for each in matches if each.difference]
    agreeing: dict[int, set[int]] = defaultdict(set)
    for each in matches:
        if not each.difference:
            agreeing[each.first].add(each.second)
            agreeing[each.second].add(each.first)

    def rank(index: int) -> tuple[int, date, str]:
        own = found[index].claims
        support = sum(len(found[other].claims) for other in agreeing[index]) + len(own)
        first = min((published.get(claim.article) or date.max for claim in own), default=date.max)
        return -support, first, own[0].id

    held_against: dict[int, set[int]] = defaultdict(set)
    for each in sorted(differing, key=lambda one: sorted((rank(one.first), rank(one.second)))):
        standard, apart = sorted((each.first, each.second), key=rank)
        if held_against[standard] & held_against[apart]:
            continue  # both are told against a third wording already
        held_against[apart].add(standard)
        for article in sorted({claim.article for claim in found[apart].claims}):
            own = tuple(claim for claim in found[apart].claims if claim.article == article)
            others = _others(own[0], found[standard].claims, published, within)
            if others:
                yield _comparison(rule, each, own, others, each.seen_from(standard, found))


def _others(
    own: Claim, claims: Sequence[Claim], published: Mapping[str, date | None], within: int
) -> tuple[Claim, ...]:
    near = [claim for claim in claims if _is_near(own, claim, published, within) and claim.id != own.id]
    return tuple(sorted(near, key=lambda claim: (claim.article == own.article, claim.id)))[:_MOST_OTHERS]


def _comparison(
    rule: Rule, each: Match, own: tuple[Claim, ...], others: tuple[Claim, ...], shown: Difference
) -> Comparison:
    speaker = own[0].mention.speaker or others[0].mention.speaker
    whose = f"one utterance of {speaker}" if speaker else "one utterance"
    return Comparison(
        rule.id,
        Judgement(
            Verdict.CONTRADICTION,
            f"{whose} in other words: {shown.text}",
            gap=f"{shown.differing} of {shown.compared} words",
            within="the same words",
        ),
        own,
        others,
        "",
        Confidence.HIGH if each.named and each.share >= _SHARED_WORDS else Confidence.MEDIUM,
        (f"the shorter one shares {each.share:.0%} of what its words tell",),
    )
