"""A group to the draft of a rule, with tests that are not tried yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from checker.alignment.affinity import affinity
from checker.alignment.words import listed as word_list
from checker.mentions.mention import Kind
from checker.suggestions import phrasing
from checker.suggestions.draft import Draft, PairTest
from checker.suggestions.grouping import Group, is_agreed, sentence_text, statements_beside
from checker.suggestions.kinship import Kinship, counts_anyone

KINDS = {
    Kind.NUMBER: "quantity",
    Kind.QUANTITY: "quantity",
    Kind.MONEY: "money",
    Kind.SHARE: "share",
    Kind.DATE: "deadline",
}
_AGREE = ("agree",)
_DIFFER = ("conflict", "tension", "disputed", "update")
"""What two values that differ may be by the rule: hedges, parties and days decide."""
MOST_MATCHES = 5
MOST_NO_MATCHES = 2
MOST_PAIRS = 3
_CURRENCY = re.compile(r"[A-Z]{3}")


def draft_of(group: Group, stands: Counter[str], kinship: Kinship, taken: Collection[str]) -> Draft | None:
    """The draft for a group; ``None`` where nothing tells how its values could be found.

    ``stands`` says in how many statements of all articles each stem stands, ``taken`` are ids that it may not have.
    """
    kind = group.kind
    scope = group.members[0].scope if kind is Kind.NUMBER else None
    counts = phrasing.counted(group)
    words = phrasing.telling(group, stands)
    if not counts and (kind is Kind.NUMBER or not words):
        return None
    about = phrasing.subject(group, kinship)
    return Draft(
        id=phrasing.free(phrasing.rule_id(group, scope, words), taken),
        group=group,
        kind=KINDS[kind],
        question=phrasing.question(group, scope, words, about),
        subject=about,
        aliases=tuple(phrasing.aliases(group, kinship, about)) if about else (),
        counts=tuple(counts),
        words=tuple(words),
        unit=group.members[0].mention.unit if kind is Kind.QUANTITY else None,
        scope=scope,
        compare=tuple(_compare(group)),
        matches=tuple({sentence_text(each): each for each in reversed(group.members)}.values())[::-1][:MOST_MATCHES],
        no_matches=tuple(_no_matches(group)),
        pairs=tuple(_pairs(group)),
    )


def _pairs(group: Group) -> Iterator[PairTest]:
    """Pairs of sentences of two articles as tests, a few of those that agree and of those that differ."""
    told: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[str, str]] = set()
    for one, other in group.across():
        if min(told[_AGREE], told[_DIFFER]) >= MOST_PAIRS:
            return
        forms: tuple[str, ...] = _AGREE if is_agreed(one, other) else _DIFFER
        dated = one.article.published is not None and other.article.published is not None
        test = PairTest(one, other, tuple(form for form in forms if form != "update" or dated))
        if len(set(test.texts)) == 1 or test.texts in seen or told[forms] >= MOST_PAIRS:
            continue
        seen.add(test.texts)
        told[forms] += 1
        yield test


def _no_matches(group: Group) -> list[str]:
    """Sentences with other values of the kind that come near: what the rule must not take for an answer."""
    own = {sentence_text(each) for each in group.members}
    near: dict[str, float] = {}
    for each in statements_beside(group):
        if (text := sentence_text(each)) not in own:
            score = max(affinity(each, member).score for member in group.members)
            near[text] = max(score, near.get(text, 0.0))
    return sorted((text for text in near if near[text] > 0), key=lambda text: (-near[text], text))[:MOST_NO_MATCHES]


def _compare(group: Group) -> Iterator[tuple[str, str]]:
    """When two answers agree: the printed tolerance, and how long a figure holds."""
    if group.kind is Kind.DATE:
        yield "within", "0 days"
        return
    if group.kind is Kind.MONEY:
        unit = group.members[0].mention.unit or ""
        yield from [("currency", unit)] if _CURRENCY.fullmatch(unit) else []
        yield from [("currency", "USD"), ("bare-dollar", "USD")] if unit == "$" else []
    if _counts_on(group):
        yield from [("changes", "grows"), ("same-time", "0 days")]
        return
    yield "within", "1 percentage point" if group.kind is Kind.SHARE else "10%"
    yield "same-time", "30 days"


def _counts_on(group: Group) -> bool:
    """Tell whether the values are counts that go on from day to day, as of the dead."""
    counters = word_list("counters", group.members[0].article.language)
    return group.kind is Kind.NUMBER and all(
        {each.head, each.verb} & counters or (counts_anyone(each) and each.near & counters) for each in group.members
    )
