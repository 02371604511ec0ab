"""Values that a text states only through others, as a reader finds them by a sum.

A draft says "14 people died", its source "nine men and five women". Whoever compares the two adds up; so does
``Derivations``. What it makes supports a value where words make it the same question: figures of one unit that stand in
one sentence or follow each other, and a word that both sides share. It is no reason to contradict a value: only where
a text says itself by how much it differs from a named day's (``Increment``), another value of that day contradicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.alignment.affinity import affinity
from checker.alignment.agreement import agreement, comparable
from checker.alignment.derivations.by_size import BySize
from checker.alignment.derivations.derivation import Derivation
from checker.alignment.derivations.increments import bases
from checker.alignment.derivations.levels import changes
from checker.alignment.derivations.margins import margins
from checker.alignment.derivations.ordinals import counts
from checker.alignment.derivations.parts import wholes
from checker.alignment.derivations.row import Row, rows
from checker.alignment.derivations.shares import products, shares
from checker.alignment.derivations.spans import spans
from checker.alignment.statement import Direction, Statement
from checker.alignment.words import generic
from checker.language.vocabulary import words
from checker.mentions.mention import Mark
from checker.mentions.tokens import tokenize

Agrees = Callable[[Statement, Statement], bool]

_FAMILIES: tuple[Callable[[Row, Row | None], Iterator[Derivation]], ...] = (
    wholes,
    changes,
    shares,
    products,
    margins,
    counts,
    spans,
    bases,
)


class Derivations:
    """What the statements of a text make of each other, worked out once, to be asked for each value of another.

    ``all`` are the derivations in the order of the text.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        found: list[Derivation] = []
        before: Row | None = None
        text = statements[0].article.text if statements else ""
        for row in rows(statements):
            adjoins = before is not None and not text[before.sentence.end : row.sentence.start].strip()
            for family in _FAMILIES:
                found += family(row, before if adjoins else None)
            before = row
        self.all = tuple(found)
        self._by_size = BySize(found, key=lambda each: each.made)

    def of(self, statement: Statement, *, agrees: Agrees | None = None) -> Derivation | None:
        """The derivation that a value of another text may be, ``None`` where no sum makes it.

        Of several the one whose words the value's share most. ``agrees`` tells whether the value and a made one agree,
        by default as values of two texts do.
        """
        meet = agree if agrees is None else agrees
        found = [
            each
            for each in self._by_size.near(statement)
            if is_asked(statement, each) and comparable(statement, each.made) and meet(statement, each.made)
        ]
        return max(found, key=lambda each: len(affinity(statement, each.made).shared), default=None)


def derived(statement: Statement, others: Sequence[Statement], *, agrees: Agrees | None = None) -> Derivation | None:
    """The derivation of a value of one text from the statements of another, ``None`` where no sum of theirs makes it.

    Who asks for many values of one text keeps its ``Derivations``.
    """
    return Derivations(others).of(statement, agrees=agrees)


def is_asked(statement: Statement, derivation: Derivation) -> bool:
    """Tell whether a value may be the answer to what a derivation makes, whatever it comes to."""
    made = derivation.made
    if derivation.asked and not derivation.asked & statement.context:
        return False
    if _is_of_a_part(statement, derivation):
        return False
    way = _way(statement)
    if (way is None) != (made.change is None):
        return False
    if made.change is not None and way is not Direction.UNSTATED and way is not made.change:
        return False
    found = affinity(statement, made)
    if found.one_noun is False or _is_of_others(statement, made):
        return False
    if statement.dated and made.dated and statement.as_of and made.as_of and not statement.as_of.meets(made.as_of):
        return False
    return bool(found.shared)


def _is_of_a_part(statement: Statement, derivation: Derivation) -> bool:
    """Tell whether a value is one of what a term counts, or of the term's place or holder, rather than of the sum."""
    heads = {each.head for each in derivation.terms if each.head is not None} - generic(statement.article.language)
    if statement.head in heads and derivation.made.head not in heads:
        return True
    if derivation.made.scope is None and statement.scope in {each.scope for each in derivation.terms} - {None}:
        return True
    spoken = [bool(names & statement.context) for names in derivation.apart]
    return any(spoken) and not all(spoken)


def _is_of_others(statement: Statement, made: Statement) -> bool:
    """Tell whether a value is that of somebody whom the text with the sum does not name, or names beside another.

    Only who acts is looked at: the sum of what happened in two places names neither.
    """
    own, theirs = statement.names & statement.subject, made.names & made.subject
    unknown = bool(statement.names) and not statement.names & made.article_words
    apart = bool(own and theirs) and not (own & made.context or theirs & statement.context)
    return unknown or apart or statement.rival != made.rival


def _way(statement: Statement) -> Direction | None:
    """Which way a value goes that is a change, ``None`` for a level."""
    marks = statement.mention.marks
    if statement.change is None and not marks & {Mark.CHANGE, Mark.COMPARED}:
        return None
    if statement.change in (Direction.RISE, Direction.FALL):
        return statement.change
    article, language = statement.article, statement.article.language
    said = {each.norm for each in tokenize(article.text, statement.sentence.start, statement.sentence.end)}
    rises, falls = (not said.isdisjoint(words("derived", name, language)) for name in ("rising", "falling"))
    if rises == falls:
        return Direction.UNSTATED
    return Direction.RISE if rises else Direction.FALL


def agree(one: Statement, other: Statement) -> bool:
    """Tell whether two values of one kind and dimension agree."""
    found = agreement(one, other)
    return found is not None and found.agrees
