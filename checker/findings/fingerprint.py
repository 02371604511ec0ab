"""What a finding is known by from one run to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from checker.claims.claim import Claim
from checker.comparisons.verdict import Verdict
from checker.mentions.mention import Kind, Mention
from checker.mentions.tokens import tokenize


def fingerprint(rule: str, verdict: Verdict, claims: Sequence[Claim], others: Sequence[Claim]) -> str:
    """The rule's id, a slash, and eight hexadecimal digits of the verdict, the articles and the values of both sides.

    Each side counts with its main claim: the first of the side that stands apart, and of the side it is held against
    the earliest, so that one more article on that side changes nothing. Positions do not count, nor do folders.
    """
    main = [claims[0]]
    if others:
        main.append(min(others, key=lambda claim: (claim.day, _file(claim), claim.start)))
    sides = sorted(f"{_file(claim)}\t{_value(claim.mention)}" for claim in main)
    return f"{rule}/{hashlib.sha256(chr(10).join([verdict, *sides]).encode()).hexdigest()[:8]}"


def _file(claim: Claim) -> str:
    return PurePosixPath(claim.article).name


def _value(mention: Mention) -> str:
    """A mention's value as text: what it means, or its words where it is a quotation or a name."""
    if mention.kind is Kind.QUOTATION:
        return " ".join(token.norm for token in tokenize(mention.text) if token.kind in ("word", "number"))
    parts = (mention.low, mention.high, mention.unit, mention.hedge, mention.earliest, mention.latest, mention.state)
    value = [str(part) for part in (*parts, *mention.members) if part is not None]
    return " ".join(value) or mention.text
