"""Comparing quotations: is it one utterance, and are its words the same?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.claims.claim import Claim, Confidence
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.groups import distinct
from checker.comparisons.occasions import Occasions
from checker.comparisons.pairing import Measure
from checker.comparisons.utterances import Line, Match, best, candidates, lines, match
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.comparisons.wording import Difference
from checker.rulebook.facts.quote import Quote
from checker.rulebook.rulebook import Rule

_SAME_TIME = 3  # days between articles that report one utterance, where a rule does not say
_SHARED_WORDS = 0.6


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
    found = _matched(claims, rule, published)
    return list(_told(found.matches, found.lines, rule, published, found.occasions))


def utterances(docket: Docket) -> Iterator[tuple[list[Claim], Measure]]:
    """The utterances that several articles quote, each with its claims and how they compare, word for word."""
    published = {article.id: article.published for article in docket.articles.values()}
    found = _matched(docket.claims, docket.rule, published)
    for numbers in _joined(len(found.lines), found.matches):
        claims = [claim for number in numbers for claim in found.lines[number].claims]
        if len({claim.article for claim in claims}) > 1:
            yield claims, _measure(found, numbers, days_of_one_time(docket.rule))


@dataclass(frozen=True, slots=True)
class _Matched:
    """The wordings of a rule's claims, when they were quoted, and which of them are one utterance."""

    lines: list[Line]
    occasions: list[Occasions]
    matches: list[Match]


def _matched(claims: Sequence[Claim], rule: Rule, published: Mapping[str, date | None]) -> _Matched:
    fact = rule.fact
    assert isinstance(fact, Quote)
    needed = fact.compare.shared_words.share or _SHARED_WORDS
    found = lines(claims, fact.compare.ignore)
    occasions = [Occasions(line.claims, published, days_of_one_time(rule)) for line in found]
    matches = []
    for first, second in candidates(found):
        near = occasions[first].meets(occasions[second])
        one = match(found, first, second, needed, near == {True}) if near else None
        if one is not None:
            matches.append(one)
    return _Matched(found, occasions, list(best(matches, found)))


def days_of_one_time(rule: Rule) -> int:
    """Days between articles up to which they can report one utterance."""
    fact = rule.fact
    assert isinstance(fact, Quote)
    return fact.compare.same_time.days if fact.compare.same_time is not None else _SAME_TIME


def _joined(count: int, matches: Iterable[Match]) -> list[list[int]]:
    """The wordings by their numbers, those of one utterance together, in order of the first."""
    first = list(range(count))

    def root(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for each in matches:
        one, other = sorted((root(each.first), root(each.second)))
        first[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(count):
        found[root(number)].append(number)
    return list(found.values())


def _measure(found: _Matched, numbers: Sequence[int], same_time: int) -> Measure:
    """How the wordings of one utterance compare: those that only leave something out agree."""
    values = distinct(numbers, str)
    line_of = {claim.id: number for number in numbers for claim in found.lines[number].claims}
    judged = {frozenset((each.first, each.second)): each for each in found.matches}

    def judge(claim: Claim, other: Claim) -> Judgement:
        both = frozenset((line_of[claim.id], line_of[other.id]))
        known = judged.get(both)
        if len(both) == 1 or (known is not None and not known.difference):
            return Judgement(Verdict.AGREE, "the same words")
        if known is None:
            return Judgement(Verdict.NOT_COMPARABLE, "other parts of one utterance")
        return Judgement(Verdict.CONTRADICTION, f"in other words: {known.difference.text}")

    return Measure(lambda claim: values[line_of[claim.id]], judge, same_time)


def _told(
    matches: Sequence[Match],
    found: Sequence[Line],
    rule: Rule,
    published: Mapping[str, date | None],
    occasions: Sequence[Occasions],
) -> Iterator[Comparison]:
    """The comparisons of all utterances: the wording that most claims hold is what the others differ from."""
    ranks = _ranks(matches, found, published)
    held_against: dict[int, set[int]] = defaultdict(set)
    differing = [each for each in matches if each.difference]
    for each in sorted(differing, key=lambda one: sorted((ranks[one.first], ranks[one.second]))):
        standard, apart = sorted((each.first, each.second), key=lambda index: ranks[index])
        if held_against[standard] & held_against[apart]:
            continue  # both are told against a third wording already
        held_against[apart].add(standard)
        shown = each.seen_from(standard, found)
        said: dict[str, list[Claim]] = defaultdict(list)
        for claim in found[apart].claims:
            said[claim.article].append(claim)
        for article, own in sorted(said.items()):
            others = occasions[standard].nearest(article, published.get(article))
            if others:
                yield _comparison(rule, each, tuple(own), others, shown)


def _ranks(
    matches: Sequence[Match], found: Sequence[Line], published: Mapping[str, date | None]
) -> list[tuple[int, date, str]]:
    """For each wording what it is sorted by: the one that most claims hold comes first, then the earliest."""
    agreeing: dict[int, set[int]] = defaultdict(set)
    for each in matches:
        if not each.difference:
            agreeing[each.first].add(each.second)
            agreeing[each.second].add(each.first)
    ranks = []
    for index, line in enumerate(found):
        support = len(line.claims) + sum(len(found[other].claims) for other in agreeing[index])
        first = min(published.get(claim.article) or date.max for claim in line.claims)
        ranks.append((-support, first, line.claims[0].id))
    return ranks


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
