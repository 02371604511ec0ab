"""Which of several mentions in a sentence a rule's word belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.phrases import Hit
from checker.claims.sentence import Sentence
from checker.language.grammar import grammar

_JOINT = 3  # what a comma or a conjunction between a word and a number weighs, in tokens


@dataclass(frozen=True, slots=True)
class Anchor:
    """A rule's word that belongs to a mention; ``same_clause`` is False where only the sentence is shared."""

    hit: Hit
    same_clause: bool


def anchors(sentence: Sentence, ranges: Sequence[tuple[int, int]], hits: Sequence[Hit]) -> dict[int, Anchor]:
    """The anchor of each mention that a word belongs to, by the mention's place in ``ranges`` (token ranges).

    A word belongs to the mention nearest to it in its clause, and only where its clause has none to the nearest in the
    sentence: in "14 people were killed and 30 injured" the word "killed" belongs to 14.
    """
    found: dict[int, Anchor] = {}
    for hit in hits:
        clause = sentence.clause_of(hit.first)
        inside = [i for i, (first, _) in enumerate(ranges) if clause[0] <= first < clause[1]]
        candidates = inside or range(len(ranges))
        if not candidates:
            continue
        nearest = min(candidates, key=lambda i: (_distance(sentence, ranges[i], hit), i))
        known = found.get(nearest)
        if known is None or (inside and not known.same_clause):
            found[nearest] = Anchor(hit, bool(inside))
    return found


def _distance(sentence: Sentence, mention: tuple[int, int], hit: Hit) -> int:
    """Tokens between a mention and a word, 0 where they overlap; commas and conjunctions weigh more."""
    first, last = (mention[1], hit.first) if hit.first >= mention[1] else (hit.last, mention[0])
    between = sentence.tokens[first : max(first, last)]
    conjunctions = grammar(sentence.article.language).conjunctions
    return sum(_JOINT if token.norm in conjunctions or token.norm in ",;:-" else 1 for token in between)
