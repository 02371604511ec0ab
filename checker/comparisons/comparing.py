"""Comparing the claims of a rule: by its kind's comparer, and against its references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.pairing import Measure
from checker.comparisons.references import against_references


def compare(docket: Docket) -> Outcome:
    """What comes of comparing the claims of a docket; nothing where the rule's kind compares none."""
    comparer = docket.rule.fact.comparer
    if comparer is None:
        return Outcome()
    outcome: Outcome = import_module(comparer).compare(docket)
    return replace(outcome, comparisons=(*outcome.comparisons, *against_references(docket)))


def measure(docket: Docket) -> Measure | None:
    """How the kind of a docket's rule compares two claims; ``None`` where it does not compare values one by one."""
    comparer = docket.rule.fact.comparer
    found = None if comparer is None else getattr(import_module(comparer), "measure", None)
    return None if found is None else found(docket)


def utterances(docket: Docket) -> Iterator[tuple[list[Claim], Measure]]:
    """What several articles quote, each utterance with its claims and how they compare; nothing for other kinds."""
    comparer = docket.rule.fact.comparer
    found = None if comparer is None else getattr(import_module(comparer), "utterances", None)
    if found is not None:
        yield from found(docket)
