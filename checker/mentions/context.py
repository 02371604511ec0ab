"""Context: marks on mentions for what the words around them say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from checker.language.grammar import grammar
from checker.language.vocabulary import WordLists
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.mood import REACH, condition_words, denies, edge, governed, governing_words
from checker.mentions.tokens import NUMBER, WORD, Token
from checker.mentions.verbs import verbs
from checker.values.span import Span

__all__ = ["annotate", "governed"]

_AMOUNTS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY})
_TIMES = frozenset({Kind.DATE, Kind.DURATION})
_mood: Final = WordLists("mood")
_speech: Final = WordLists("speech")
_verbs: Final = WordLists("verbs")


def annotate(
    text: str,  # noqa: ARG001 - every reader of this package takes the text first
    tokens: list[Token],
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
) -> list[Mention]:
    """The mentions, in the same order, with marks for negation, correction, modality, comparison and change.

    ``tokens`` are those of the whole text. Quotations get no marks. In "not 40, as earlier reported, but 14" the 40 is
    withdrawn and the 14 corrected; in "rose by 3 million to 8 million" only the first figure is a change. A date gets
    NEGATED only where "not" stands right before it: "did not open until May" does not deny May.
    """
    starts = [token.start for token in tokens]
    sentence_starts = [sentence.start for sentence in sentences]
    by_sentence: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.kind is not Kind.QUOTATION:
            by_sentence.setdefault(bisect_right(sentence_starts, mention.start) - 1, []).append(index)
    marked = list(mentions)
    marking = _marking_words()
    for sentence, indexes in by_sentence.items():
        first = bisect_left(starts, sentence_starts[sentence]) if sentence >= 0 else 0
        last = bisect_left(starts, sentences[sentence].end, first) if sentence >= 0 else len(tokens)
        own = [token.norm for token in tokens[first:last]]
        if marking.isdisjoint(own):
            continue
        group = [mentions[index] for index in indexes]
        places = [(bisect_left(starts, one.start, first), bisect_left(starts, one.end, first)) for one in group]
        for index, mention in zip(indexes, _Reader(tokens, own).marked(group, places), strict=True):
            marked[index] = mention
    return marked


@cache
def _correction_words() -> frozenset[str]:
    """Words of which a sentence has one where it withdraws or corrects a figure."""
    said_before = _mood.wrongly | _mood.version | _mood.at_first
    return said_before | _mood.correcting | {"not", "never"}


@cache
def _change_words() -> frozenset[str]:
    """Words of which a sentence has one where a figure is a change, or what something changed from."""
    verbs_of_change = _mood.change_verbs | _mood.change_verbs_with_by
    return verbs_of_change | _mood.change_nouns | _mood.change_directions


@cache
def _comparison_words() -> frozenset[str]:
    """Words of which a sentence has one where it holds a figure against another, but for those of change."""
    return _mood.times | _mood.comparatives | _mood.held_against | _mood.multiples


@cache
def _marking_words() -> frozenset[str]:
    """Words of which a sentence has one where any figure in it has a mark."""
    return _correction_words() | governing_words() | _change_words() | _comparison_words() | _REPLACING


_REPLACING = frozenset({"rather", "instead"})


class _Reader:
    """Reads the marks of the mentions of one sentence; ``own`` are its words, which tell what to look for."""

    def __init__(self, tokens: list[Token], own: Sequence[str]) -> None:
        self.tokens = tokens
        self.corrects = not _correction_words().isdisjoint(own)
        self.governs = not governing_words().isdisjoint(own)
        self.conditions = self.governs and not condition_words().isdisjoint(own)
        self.changes = not _change_words().isdisjoint(own)
        self.compares = self.changes or not _comparison_words().isdisjoint(own)
        self.replaces = not _REPLACING.isdisjoint(own)

    def marked(self, mentions: Sequence[Mention], places: Sequence[tuple[int, int]]) -> list[Mention]:
        """The mentions with their marks; ``places`` are their first and after-last tokens."""
        corrections = self._corrections(mentions, places) if self.corrects else {}
        marked = []
        for index, (mention, (start, end)) in enumerate(zip(mentions, places, strict=True)):
            marks = corrections.get(index) or self._single(mention, start, end)
            marked.append(mention.marked(mention.marks | marks) if marks else mention)
        return marked

    def _single(self, mention: Mention, start: int, end: int) -> frozenset[Mark]:
        marks: frozenset[Mark] = frozenset()
        if self.governs:
            marks = governed(self.tokens, start, end, conditions=self.conditions)
        if mention.kind in _TIMES:
            denied = self.governs and self._directly_denied(start)
            return marks | {Mark.NEGATED} if denied else marks - {Mark.NEGATED}
        if mention.kind not in _AMOUNTS:
            return marks
        if self.changes and self._is_change(mention, start, end):
            marks |= {Mark.CHANGE}
        if self.compares and self._is_compared(mention, start, end):
            marks |= {Mark.COMPARED}
        if self.replaces and self._is_replaced(start):
            marks |= {Mark.NEGATED}
        return marks

    def _norm(self, index: int) -> str:
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def _before_figure(self, start: int) -> int:
        """Index of the last token before a figure, its hedges and prepositions."""
        index = start - 1
        while index >= 0 and start - index <= 5 and self._norm(index) in _mood.before_figure:
            index -= 1
        return index

    def _directly_denied(self, start: int) -> bool:
        index = self._before_figure(start)
        return index >= 0 and self._norm(index) in ("not", "never") and denies(self.tokens, index)

    # --- corrections

    def _corrections(
        self, mentions: Sequence[Mention], places: Sequence[tuple[int, int]]
    ) -> dict[int, frozenset[Mark]]:
        """Withdrawn and corrected mentions, by their index."""
        found: dict[int, frozenset[Mark]] = {}
        for index, (mention, (start, end)) in enumerate(zip(mentions, places, strict=True)):
            if mention.kind not in _AMOUNTS and mention.kind not in _TIMES:
                continue
            withdrawn, corrected = self._contrast(index, mentions, places) or (None, None)
            if withdrawn is not None and corrected is not None:
                found[withdrawn] = frozenset({Mark.WITHDRAWN})
                found[corrected] = frozenset({Mark.CORRECTED})
            elif self._revised(start):
                mark = Mark.WITHDRAWN if self._norm(start - 1) == "from" else Mark.CORRECTED
                found.setdefault(index, frozenset({mark}))
            elif self._was_said_before(start, end):
                found.setdefault(index, frozenset({Mark.WITHDRAWN}))
        return found

    def _contrast(
        self, index: int, mentions: Sequence[Mention], places: Sequence[tuple[int, int]]
    ) -> tuple[int, int] | None:
        """The denied mention and the one put in its place: "not 40 but 14", "14, not 40"."""
        start, end = places[index]
        if not self._directly_denied(start):
            return None
        for other in range(index + 1, len(mentions)):
            before = self._before_figure(places[other][0])
            if self._norm(before) == "but" and mentions[other].kind is mentions[index].kind:
                return (index, other) if places[other][0] - end <= REACH else None
        denial = self._before_figure(start)
        if self._norm(denial - 1) not in (",", "and", "-", "("):
            return None
        for other in range(index - 1, -1, -1):
            if mentions[other].kind is mentions[index].kind:
                return (index, other) if denial - places[other][1] <= 12 else None
        return None

    def _revised(self, start: int) -> bool:
        """Whether a figure stands after "revised from" or "corrected the toll to"."""
        if self._norm(start - 1) not in ("from", "to"):
            return False
        for index in range(start - 2, max(start - 14, -1), -1):
            if edge(self.tokens, index):
                return False
            if self._norm(index) in _mood.correcting:
                return True
        return False

    def _was_said_before(self, start: int, end: int) -> bool:
        """Whether a figure is one that was published before and does not hold: "an earlier version said 40"."""
        norms = []
        for index in range(start - 1, max(start - 14, -1), -1):
            norm = self.tokens[index].norm
            if norm in ("but", "and") or edge(self.tokens, index):
                break
            norms.append(norm)
        if not _mood.wrongly.isdisjoint(norms):
            return True
        if _speech.verbs.isdisjoint(norms) and _mood.said_before.isdisjoint(norms):
            return False
        if any(earlier in _mood.earlier and later in _mood.version for later, earlier in pairwise(norms)):
            return True
        return not _mood.at_first.isdisjoint(norms) and self._is_superseded(end)

    def _is_superseded(self, end: int) -> bool:
        """Whether the sentence goes on with what holds now: "…, but now says 14"."""
        turned = False
        for index in range(end, min(end + REACH, len(self.tokens))):
            if edge(self.tokens, index):
                return False
            turned = turned or self._norm(index) in (",", "but")
            if turned and self._norm(index) in _mood.superseded_by:
                return True
        return False

    def _is_replaced(self, start: int) -> bool:
        """Whether "rather than" or "instead of" stands before a figure."""
        index = start - 1
        while index > 0 and start - index <= 5 and self._norm(index) in _mood.before_figure:
            if self._norm(index) in ("than", "of"):
                break
            index -= 1
        return (self._norm(index - 1), self._norm(index)) in (("rather", "than"), ("instead", "of"))

    # --- comparison and change

    def _is_compared(self, mention: Mention, start: int, end: int) -> bool:
        """Whether a figure says how two things stand to each other, or is the one another is held against."""
        own = [token.norm for token in self.tokens[start:end]]
        after = [token.norm for token in self.tokens[end : end + 4]]
        if not _mood.times.isdisjoint(own) or (after and after[0] in _mood.times):
            return True
        if after and after[0] in _mood.comparatives:
            return mention.kind is Kind.SHARE or "than" in after or after[0] in ("higher", "lower", "above", "below")
        if len(after) > 2 and after[1] in _mood.comparatives and after[2] == "than":
            return True
        if after and after[0] == "than" and self._norm(start + 1) and not self._opens_hedge(start):
            return not _mood.comparatives.isdisjoint(own)  # "3 million more users than"
        before = self._norm(self._before_figure(start))
        last, previous = self._norm(start - 1), self._norm(start - 2)
        if before in _mood.held_against or last in _mood.held_against or before in _mood.multiples:
            return True
        if last == "the" and previous in _mood.multiples:
            return True
        return last in _mood.former and self._changes_before(start - 1)

    def _opens_hedge(self, start: int) -> bool:
        """Whether the comparative is the hedge that a mention opens with: "more than 5 million"."""
        return self._norm(start) in _mood.comparatives

    def _changes_before(self, index: int) -> bool:
        """Whether a verb of change stands in the clause before ``index``, or "up" and "down" right there."""
        if self._norm(index - 1) in _mood.change_directions:
            return True
        for at in range(index - 1, max(index - 10, -1), -1):
            if edge(self.tokens, at) or self._norm(at) in ("and", "but"):
                return False
            if self._norm(at) in _mood.change_verbs or self._norm(at) in _mood.change_verbs_with_by:
                return True
        return False

    def _is_change(self, mention: Mention, start: int, end: int) -> bool:
        """Whether a figure is a difference: "rose by 3 million", "up 3", "cut 500", "a 12% rise"."""
        if self._norm(end) in _mood.change_nouns and self._norm(end - 1) != "of":
            return True
        index = start - 1
        while (
            index > 0
            and start - index <= 4
            and self._norm(index) in _mood.before_figure
            and self._norm(index) not in ("by", "to", "up", "of", "from")
        ):
            index -= 1
        norm = self._norm(index)
        if norm == "by":
            return self._changes_before(index)
        if norm == "of":
            return self._norm(index - 1) in _mood.change_nouns
        if norm in _mood.change_directions:
            return self._is_direction(mention, index)
        if mention.kind is Kind.MONEY and norm in _mood.losing:
            return False  # "lost $5bn" tells how large the loss is
        return norm in _mood.change_verbs and not self._is_noun(index)

    def _is_noun(self, index: int) -> bool:
        return self._norm(index - 1) != "that" and self._norm(index - 1) in grammar().determiners

    def _is_direction(self, mention: Mention, index: int) -> bool:
        """Whether "up" or "down" tells a move and is no part of a verb: "sales up 3%", not "shut down 3 plants"."""
        if self._norm(index + 1) == "to":
            return False
        before = self._norm(index - 1)
        known = verbs()
        if before in _mood.change_verbs or before in known.be:
            return True
        if before in _mood.moving:
            return mention.kind is Kind.SHARE or mention.unit in ("percentage point", "basis point")
        if index == 0 or self.tokens[index - 1].kind not in (WORD, NUMBER):
            return True
        verb = before in known.bases or before in known.past or before in known.participles or before in known.gerunds
        return not verb or before in _verbs.nouns_too
