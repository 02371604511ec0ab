"""The outcome of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from checker.articles.article import Article, Unread
from checker.claims.assign import active
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.findings.coverage import Coverage
from checker.findings.finding import Finding
from checker.findings.notice import Notice
from checker.findings.sources import Sources, sources
from checker.rulebook.rulebook import RuleBook

if TYPE_CHECKING:
    import pandas as pd


class Unchecked(StrEnum):
    """Why a run checked nothing."""

    UNREAD = "no article could be read"
    NO_ARTICLES = "there are no articles"
    NO_RULES = "there are no rules"
    NO_CLAIMS = "no rule read a claim in any article"


@dataclass(frozen=True)
class Report:
    """All that a run read and found, in an order that does not depend on the order of files.

    ``articles`` are all articles that were checked, but for the ``coverage.unlisted`` of an archive; ``originals``
    leads from the id of one that copies another to the one it copies. ``notices`` tell of decisions to look at again.
    ``earlier`` are the ids of those among the articles that only findings name, as they are of a ledger; ``None`` for
    a run without one. ``may_be_empty`` says that only articles that have changed were looked for: there may be none.
    """

    articles: tuple[Article, ...]
    unread: tuple[Unread, ...]
    rulebook: RuleBook
    claim_list: tuple[Claim, ...]
    findings: list[Finding]
    coverage: Coverage
    originals: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    earlier: frozenset[str] | None = None
    may_be_empty: bool = False

    @property
    def article_count(self) -> int:
        """The number of articles that were checked, those of an archive that are not listed among them."""
        return len(self.articles) - len(self.earlier or ()) + self.coverage.unlisted

    @property
    def claim_count(self) -> int:
        """The number of claims that were read in the articles that were checked."""
        earlier = self.earlier or ()
        return sum(claim.article not in earlier for claim in self.claim_list)

    @property
    def unchecked(self) -> Unchecked | None:
        """Why the run checked nothing, ``None`` where it did check something."""
        if not self.article_count:
            if self.unread:
                return Unchecked.UNREAD
            return None if self.may_be_empty else Unchecked.NO_ARTICLES
        if not self.rulebook.rules:
            return Unchecked.NO_RULES
        known = self.claim_list or self.earlier is not None  # a new article may be on nothing that a ledger knows
        return None if known else Unchecked.NO_CLAIMS

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims table: one row a claim, columns typed."""
        from checker.claims.table import claims_table

        return claims_table(self.claim_list)

    def to_frame(self) -> pd.DataFrame:
        """The findings, one row each."""
        from checker.findings.table import findings_table

        return findings_table(self.findings)

    @cached_property
    def sources(self) -> tuple[Sources, ...]:
        """What the sources of each fact say, side by side, by rule and scope; nothing of those in a ledger."""
        if self.earlier is not None:
            return ()
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claim_list:
            claims[claim.rule].append(claim)
        rules = sorted(active(self.rulebook), key=lambda rule: rule.id)
        dockets = (
            Docket(rule, self.rulebook, claims[rule.id], claims, self._articles, self.originals) for rule in rules
        )
        return tuple(each for docket in dockets for each in sources(docket))

    def article(self, id: str) -> Article:
        """The article of that id. Raises KeyError where there is none."""
        return self._articles[id]

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}
