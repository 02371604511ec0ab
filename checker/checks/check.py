"""What a general check is: a module of this folder named after its kind, with a function ``check``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Protocol, cast

from checker.articles.article import Article
from checker.checks.shingles import shingles
from checker.claims.claim import Claim
from checker.comparisons.verdict import Comparison
from checker.mentions.mention import Mention
from checker.rulebook.rulebook import Rule, RuleBook


@dataclass(frozen=True)
class Reading:
    """An article with all its mentions in ascending order."""

    article: Article
    mentions: tuple[Mention, ...]

    @cached_property
    def shingles(self) -> frozenset[int]:
        """Numbers that stand for the article's sequences of words."""
        return shingles(self.article)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check looked at (``claims``, whether or not something is wrong with them) and what it found."""

    claims: tuple[Claim, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


class Check(Protocol):
    """The function of a check's module. Its outcome does not depend on the order of the readings."""

    def __call__(self, rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:
        """Look through all readings."""


def run_check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:
    """The outcome of a general rule's check."""
    assert rule.fact.check is not None
    return cast(Check, import_module(rule.fact.check).check)(rule, readings, rulebook)
