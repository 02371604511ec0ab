"""Which rules a text can concern at all, told by its words before anything is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from checker.articles.article import Article
from checker.claims.phrases import phrases
from checker.mentions.tokens import normal
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.span import Span

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick


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
        self._number = {rule.id: number for number, rule in enumerate(self._rules)}
        self._words: list[tuple[bytes, ...]] = []
        self._asking: defaultdict[bytes, list[int]] = defaultdict(list)
        for number, rule in enumerate(self._rules):
            names = phrases(rulebook.names_of(rule), names=True).literals
            words = phrases(looked_for(rule)).literals
            for word in names or words:
                self._asking[word.encode()].append(number)
            if not names and not words:
                self._open.append(number)
            self._words.append(_shortest(words))
        self._literals = sorted(self._asking)
        self._is_ascii = all(word.isascii() for words in (self._asking, *self._words) for word in words)

    def near(self, words: bytes) -> list[tuple[Rule, bool]]:
        """The rules whose subject is named among the words, and for each whether a word it looks for may be there.

        ``words`` is a text in UTF-8, or more than that: a line of JSON. A rule that needs neither is always near.
        """
        searched = self._lowered(words)
        near = sorted({*self._open, *self._found(searched)})
        return [(self._rules[number], self._may_answer(number, searched)) for number in near]

    def sentences(self, article: Article, rules: Iterable[Rule]) -> frozenset[Span] | None:
        """The sentences in which a word of the rules may be, and those before them, which may tell their time.

        ``None`` stands for all, where one of the rules looks for no words.
        """
        asked = [self._words[self._number[rule.id]] for rule in rules]
        if not all(asked):
            return None
        words = {word for words in asked for word in words}
        spans = article.sentences
        told = [
            any(map(self._lowered(article.text[span.start : span.end].encode(errors="replace")).__contains__, words))
            for span in spans
        ]
        return frozenset(span for span, *own in zip(spans, told, [*told[1:], False], strict=True) if any(own))

    def _lowered(self, words: bytes) -> bytes:
        """The words as literals are written; what is not ASCII is worth the time only where it can change a word."""
        if not self._is_ascii or b"\xef" in words or (b"\xad" in words and b"\xc2\xad" in words):
            return normal(words.decode()).encode()
        return words.lower()

    def _may_answer(self, number: int, searched: bytes) -> bool:
        words = self._words[number]
        return not words or any(word in searched for word in words)

    def _found(self, searched: bytes) -> Iterable[int]:
        """The numbers of the rules of which a word stands in a text."""
        matches = self._automaton.find_matches_as_indexes(searched, overlapping=True) if self._asking else ()
        words = {self._literals[index] for index, start, end in matches if _is_whole(searched, start, end)}
        return (number for word in words for number in self._asking[word])

    @cached_property
    def _automaton(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

        return BytesAhoCorasick(self._literals, matchkind=MatchKind.Standard, implementation=Implementation.DFA)


def looked_for(rule: Rule) -> tuple[str, ...]:
    """The words of which a text must hold one for a rule to read something in it; none where it needs none."""
    find = getattr(rule.fact, "find", None)
    states = getattr(rule.fact, "states", {}).values()
    told = tuple(word for state in states for word in state.words)
    return told or (*getattr(find, "words", ()), *getattr(find, "count", ()))


def _is_whole(text: bytes, start: int, end: int) -> bool:
    """Tell whether no letter of ASCII stands right before or behind.

    Behind the dots of "u.s." one may, and before a word one that a backslash makes a line break.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalpha() and text[start - 2 : start - 1] != b"\\") and not (
        after.isalpha() and text[end - 1 : end] != b"."
    )


def _shortest(words: Iterable[str]) -> tuple[bytes, ...]:
    """The words that hold no other of them: where one stands, some of these does."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in kept):
            kept.append(word)
    return tuple(word.encode() for word in kept)
