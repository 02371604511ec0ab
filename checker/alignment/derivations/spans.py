"""How long it was between two years: "between 2002 and 2010" are eight years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.alignment.derivations.derivation import Amount, Derivation, joined
from checker.alignment.derivations.row import Row
from checker.mentions.mention import Kind

_TWO_YEARS = re.compile(r"\D*\d{4}\D+\d{2,4}\D*")


def spans(row: Row, before: Row | None) -> Iterator[Derivation]:  # noqa: ARG001 - as every family
    """The number of years between those of each range of years in a sentence."""
    for each in row.times:
        first, last, named = each.mention.earliest, each.mention.latest, _TWO_YEARS.fullmatch(each.mention.text)
        if named and first is not None and last is not None and last.year > first.year:
            years = last.year - first.year
            made = joined((each,), Amount.exactly(years), kind=Kind.DURATION, unit="year")
            yield Derivation(made, (each,), f"from {first.year} to {last.year} are {years} years")
