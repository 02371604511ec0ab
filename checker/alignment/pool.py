"""The statements of a source, to be looked up by what a value may be held against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from checker.alignment.statement import Statement
from checker.mentions.mention import Kind

MOST = 200
"""Statements of a source that one value is held against: those that share most words with it, and the same value."""


class Pool:
    """The statements of a source by their kind, and of each kind by their words and by their value.

    A source with few statements of a kind gives them all. Of more it gives at most ``MOST``, so that the work for a
    draft grows with its length and not with that of the source as well; words that so many statements share say too
    little to be gone by.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._by_kind: dict[Kind, list[int]] = defaultdict(list)
        self._by_word: dict[tuple[Kind, str], list[int]] = defaultdict(list)
        self._by_value: dict[tuple[Kind, Hashable], list[int]] = defaultdict(list)
        for at, each in enumerate(statements):
            kind = each.mention.kind
            self._by_kind[kind].append(at)
            self._by_value[kind, _value(each)].append(at)
            for word in each.context:
                self._by_word[kind, word].append(at)

    def near(self, one: Statement) -> list[Statement]:
        """The statements that a value may be held against, in the order of their text."""
        kind = one.mention.kind
        found = self._by_kind[kind]
        if len(found) > MOST:
            shared: Counter[int] = Counter(self._by_value.get((kind, _value(one)), ())[:MOST])
            for word in one.context:
                places = self._by_word.get((kind, word), ())
                if len(places) <= MOST:
                    shared.update(places)
            ranked = sorted(shared, key=lambda at: (-shared[at], at))[:MOST]
            found = sorted(ranked)
        return [self._statements[at] for at in found]


def _value(one: Statement) -> Hashable:
    mention = one.mention
    return (mention.earliest, mention.latest) if mention.kind is Kind.DATE else (mention.low, mention.high)
