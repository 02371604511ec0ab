"""What the sources of a fact say in sentences: whom most of them support, and who stands apart."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.claim import Claim
from checker.comparisons.verdict import Verdict
from checker.findings.sources import APART, Moment, Sources, Statement, Support
from checker.renderers import wording
from checker.renderers.glyphs import cut, visible
from checker.renderers.wording import listed
from checker.values.days import Days

_COLUMNS = 120
"""Columns of a value; only quoted words take more."""
_NAMES = 8
"""Sources, values and statements that one sentence names."""


def brief(moment: Moment) -> str:
    """The same in a few words: "2 of 3: 312 passengers; apart: Polar Evening News (268 passengers)"."""
    first, many = moment.leading[0], "" if len(moment.leading) == 1 else " each"
    values = _named([value(support.claim) for support in moment.leading])
    told = f"{len(first.sources):,} of {len(moment.sources):,}{many}: {values}"
    apart = dict.fromkeys(f"{visible(each.source)} ({value(each.claim)})" for each in _standing_apart(moment))
    return f"{told}; apart: {_named(list(apart))}" if apart else told


def sentences(moment: Moment) -> list[str]:
    """What the independent sources of one time say: the best supported value, or several, and who stands apart.

    Empty where nothing that is said can be compared.
    """
    if not moment.leading:
        return []
    told = [_supported(moment)]
    if apart := _apart(moment):
        told.append(f"Apart: {_named(apart)}.")
    return told


def time(moment: Moment) -> str:
    """The days that the claims of one time speak of: "2 to 25 August 2020"."""
    spoken = [each.claim.as_of for each in moment.statements]
    first = [days.earliest for days in spoken if days is not None and days.earliest is not None]
    last = [days.latest for days in spoken if days is not None and days.latest is not None]
    if not first and not last:
        return "no stated day"
    return wording.days(Days(min(first, default=None), max(last, default=None)))


def scope(sources: Sources) -> str:
    """The rule, and the scope where there is one: "us-users, US"."""
    return visible(f"{sources.rule}, {sources.scope}" if sources.scope else sources.rule)


def standing(moment: Moment, statement: Statement) -> str:
    """How a statement stands to the best supported value, in a word or two."""
    if statement.value is None:
        return "cannot be compared"
    if statement.verdict in APART:
        return f"apart: {statement.verdict}"
    if statement.verdict is not Verdict.AGREE:
        return str(statement.verdict or "")
    if len(moment.leading) == 1:
        return "agrees" if len(moment.sources) > 1 else "alone"
    return f"agrees with {listed([value(moment.leading[number].claim) for number in statement.supports[:_NAMES]])}"


def value(claim: Claim) -> str:
    """A claim's value in words; of quoted words the first."""
    return cut(visible(wording.value(claim.mention)), _COLUMNS)


def meant(claim: Claim) -> str:
    """A claim's value in words, with the ends of what is meant where it is hedged: "around 80, that is 75 to 85".

    A hedge that leaves an end open says what it means: "more than 80 people".
    """
    meaning = claim.mention.interval if claim.mention.hedge else None
    if meaning is None or meaning.low is None or meaning.high is None:
        return value(claim)
    return f"{value(claim)}, that is {wording.interval(meaning)}"


def _supported(moment: Moment) -> str:
    """The sentence on the best supported value or values."""
    first, total = moment.leading[0], len(moment.sources)
    if len(moment.leading) > 1:
        each = [f"{value(support.claim)} ({_sources(support)})" for support in moment.leading]
        return f"No value has most sources; supported by {len(first.sources):,} of {total:,} each: {_named(each)}."
    said = f"{meant(first.claim)} ({_sources(first)})."
    if total == 1:
        return f"Said by one source: {said}"
    many = f"{len(first.sources):,} of {total:,}"
    if len(first.sources) == total:
        many = "both" if total == 2 else f"all {total:,}"
    return f"Supported by {many} independent sources: {said}"


def _sources(support: Support) -> str:
    names = [visible(name) for name in support.sources]
    return listed(names) if len(names) <= _NAMES else f"{', '.join(names[:_NAMES])} and {len(names) - _NAMES:,} more"


def _standing_apart(moment: Moment) -> list[Statement]:
    """What stands apart, without copies that only repeat it."""
    own = {each.value for each in moment.apart if each.copy_of is None}
    return [each for each in moment.apart if each.copy_of is None or each.value not in own]


def _apart(moment: Moment) -> list[str]:
    """Each source that stands apart with its value and how it stands, once."""
    told = (
        f"{visible(each.source)}{' (a copy)' if each.copy_of else ''} with {value(each.claim)} ({each.verdict})"
        for each in _standing_apart(moment)
    )
    return list(dict.fromkeys(told))


def _named(told: Sequence[str]) -> str:
    """What is told in one phrase, of much only the first."""
    more = f"; and {len(told) - _NAMES:,} more" if len(told) > _NAMES else ""
    return "; ".join(told[:_NAMES]) + more
