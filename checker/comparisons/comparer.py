"""What a comparer is: a module named by its kind's ``comparer``, with a function ``compare``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.verdict import Comparison
from checker.rulebook.rulebook import Rule, RuleBook


@dataclass(frozen=True)
class Docket:
    """What the claims of one rule are compared with.

    ``claims`` are the rule's own in a fixed order, ``by_rule`` those of all rules, ``articles`` the articles by id;
    ``original`` leads from the id of an article that copies another to the one it copies: both are one witness. Of
    equally supported values those that only ``new`` articles give stand apart. ``unit`` is what amounts are compared in
    where the rule states none and that is not for these claims to decide.
    """

    rule: Rule
    rulebook: RuleBook
    claims: Sequence[Claim]
    by_rule: Mapping[str, Sequence[Claim]]
    articles: Mapping[str, Article]
    original: Mapping[str, str] = field(default_factory=dict)
    new: Collection[str] = ()
    unit: str | None = None

    @cached_property
    def common_unit(self) -> str | None:
        """The unit that most claims have, copies left out; by name among equals."""
        if self.unit is not None:
            return self.unit
        counts = Counter(claim.mention.unit for claim in self.claims if claim.article not in self.original)
        return max((unit for unit in counts if unit), key=lambda unit: (counts[unit], unit), default=None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The comparisons worth telling, and how many claims were compared or could not be."""

    comparisons: tuple[Comparison, ...] = ()
    compared: int = 0
    not_comparable: int = 0


class Comparer(Protocol):
    """The function of a comparer's module. Its outcome does not depend on the order of the claims."""

    def __call__(self, docket: Docket) -> Outcome:
        """Compare the claims of one rule."""
