"""What articles say on a fact, as it is held against others: values, the parties that give them, and their claims."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.comparisons.comparing import measure
from checker.comparisons.groups import Value
from checker.comparisons.pairing import hear
from checker.ledger.rows import Columns, storable_text
from checker.rulebook.rulebook import Rule, RuleBook

_LONGEST_NAME = 400  # characters
_BUCKET_BITS = 22  # sign, exponent and ten bits more: 1,024 buckets from a number to its double


@dataclass(frozen=True, slots=True)
class Stance:
    """A value that a party gives; an empty party where nobody is quoted."""

    value: Value
    party: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the other stances on a fact, as the ledger has it."""
        return short(self.value.name), self.party


def stances_of(
    rule: Rule, rulebook: RuleBook, claims: Sequence[Claim], articles: Mapping[str, Article], unit: str | None
) -> Iterator[tuple[Claim, Stance]]:
    """The claims that speak for their articles with the stance that each takes; none of a kind without values."""
    docket = Docket(rule, rulebook, claims, {rule.id: claims}, articles, unit=unit)
    measured = measure(docket)
    if measured is not None:
        for group in hear(docket, measured).groups:
            stance = Stance(group.value, short(group.party or ""))
            yield from ((claim, stance) for claim in group.claims)


def answer_row(value: Value) -> Columns:
    """A value's columns."""
    least, most = value.reach
    return {
        "name": short(value.name),
        "start": value.start,
        "stop": value.stop,
        "low": value.low,
        "high": value.high,
        "reach_low": least,
        "reach_high": most,
        "low_bucket": bucket(value.low),
        "high_bucket": bucket(value.high),
    }


def short(name: str) -> str:
    """A name as an index can hold it: the end of a long one is told by a digest."""
    name = storable_text(name)
    if len(name) <= _LONGEST_NAME:
        return name
    return name[: _LONGEST_NAME // 2] + blake2b(name.encode(errors="replace"), digest_size=16).hexdigest()


def bucket(number: float) -> int:
    """The bucket of a number: greater numbers never have a lesser one."""
    (bits,) = struct.unpack(">Q", struct.pack(">d", number + 0.0))  # of the two zeros there is one then
    ordered = bits ^ (0xFFFF_FFFF_FFFF_FFFF if bits >> 63 else 1 << 63)
    return int(ordered >> (64 - _BUCKET_BITS))
