"""Which rules a text can concern at all, told by its words before anything is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from checker.claims.phrases import phrases
from checker.mentions.tokens import normal
from checker.rulebook.rulebook import Rule, RuleBook

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Gate:
    """Holds back the texts in which no rule can read anything.

    The words that rules cannot do without are looked for all at once, by an automaton after Aho and Corasick, in a time
    that hardly grows with their number: of a rule with a subject its names, of another one its words. Matches that
    overlap all count. Words match as wholes and in every inflection of English; other languages look for the word as
    the rule writes it, which is among these.
    """

    def __init__(self, rules: Iterable[Rule], rulebook: RuleBook) -> None:
        self._open: list[int] = []  # numbers of the rules that any text may concern
        self._rules = list(rules)
        self._words: list[tuple[str, ...]] = []
        self._asking: defaultdict[str, list[int]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            names = phrases(rulebook.names_of(rule), names=True).literals
            words = phrases(looked_for(rule)).literals
            for word in names or words:
                self._asking[word].append(number)
            if not names and not words:
                self._open.append(number)
            self._words.append(_shortest(words))

    @property
    def is_open(self) -> bool:
        """Whether some rule may read something in any text."""
        return bool(self._open)

    def near(self, text: str, topics: Sequence[str] = ()) -> list[tuple[Rule, bool]]:
        """The rules whose subject a text may name, in their order, and whether it may hold one of the rule's words.

        ``topics`` are names that the document states beside its text. A rule that needs neither is always near.
        """
        searched = normal(text)
        near = {*self._open, *self._found(searched)}
        for topic in topics:
            near.update(self._found(normal(topic)))
        return [(self._rules[number], self._may_answer(number, searched)) for number in sorted(near)]

    def _may_answer(self, number: int, searched: str) -> bool:
        words = self._words[number]
        return not words or any(word in searched for word in words)

    def _found(self, searched: str) -> Iterable[int]:
        """The numbers of the rules of which a word stands in a text."""
        if not self._asking:
            return ()
        literals, automaton = self._automaton
        matches = automaton.find_matches_as_indexes(searched, overlapping=True)
        words = {literals[index] for index, start, end in matches if _is_whole(searched, start, end)}
        return (number for word in words for number in self._asking[word])

    @cached_property
    def _automaton(self) -> tuple[list[str], AhoCorasick]:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        literals = sorted(self._asking)
        return literals, AhoCorasick(literals, matchkind=MatchKind.Standard, implementation=Implementation.DFA)


def looked_for(rule: Rule) -> tuple[str, ...]:
    """The words of which a text must hold one for a rule to read something in it; none where it needs none."""
    find = getattr(rule.fact, "find", None)
    states = getattr(rule.fact, "states", {}).values()
    told = tuple(word for state in states for word in state.words)
    return told or (*getattr(find, "words", ()), *getattr(find, "count", ()))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no letter stands right before or behind; behind the dots of "u.s." one may."""
    return not (start and text[start - 1].isalpha()) and not (text[end : end + 1].isalpha() and text[end - 1] != ".")


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words that hold no other of them: where one stands, some of these does."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in kept):
            kept.append(word)
    return tuple(kept)
