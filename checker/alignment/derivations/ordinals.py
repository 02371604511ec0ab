"""Counts that an ordinal tells: after "a 14th body" there are fourteen."""

from __future__ import annotations

from collections.abc import Iterator

from checker.alignment.derivations.derivation import Amount, Derivation, joined, told
from checker.alignment.derivations.row import Row
from checker.alignment.marks import RANK
from checker.alignment.words import stem
from checker.language.vocabulary import words
from checker.mentions.mention import Kind
from checker.mentions.verbs import verbs


def counts(row: Row, before: Row | None) -> Iterator[Derivation]:  # noqa: ARG001 - as every family
    """The counts to which things named with "a" and their rank bring a sentence's count."""
    for at, figure in enumerate(row.figures):
        behind, own = row.behind(at, 1), words("derived", "one", row.language)
        counted = behind and behind[0] not in verbs(row.language).all_forms  # no "third" of "a third said"
        if figure.mention.unit == RANK and counted and own.intersection(row.before(at, 1)):
            amount = Amount.of(figure.mention)
            made = joined((figure,), amount, kind=Kind.NUMBER, unit=behind[0], head=stem(behind[0]))
            yield Derivation(made, (figure,), f"a {figure.mention.text} {behind[0]} is one of {told(amount)}")
