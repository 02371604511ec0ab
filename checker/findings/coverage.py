"""What a run checked, and what it did not."""

from __future__ import annotations

from dataclasses import dataclass

from checker.claims.claim import NearMiss


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """What one rule read: ``reason`` says in words why it read nothing, ``None`` where it read something."""

    rule: str
    claims: int
    articles: int
    comparisons: int
    not_comparable: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class ArticleCoverage:
    """What was read in one article: ``reason`` says in words why no rule read it."""

    article: str
    claims: int
    rules: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Limit:
    """What a rule was not held against, or only in part, and why, in words."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was checked and what was left out, with the reasons.

    ``unlisted`` is the number of further articles, of an archive, in which no rule of a topic read anything. ``limits``
    tell what of a ledger was not looked at.
    """

    rules: tuple[RuleCoverage, ...]
    articles: tuple[ArticleCoverage, ...]
    near_misses: tuple[NearMiss, ...]
    unlisted: int = 0
    limits: tuple[Limit, ...] = ()
