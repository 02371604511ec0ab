"""From mentions to claims: each rule's finder over each article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from checker.claims.claim import Claim, NearMiss
from checker.claims.page import Page
from checker.rulebook.facts.fact import Severity
from checker.rulebook.rulebook import Rule, RuleBook


class Finder(Protocol):
    """The function ``find`` of a finder's module."""

    def __call__(self, rule: Rule, page: Page) -> Sequence[Claim | NearMiss]:
        """The claims of a rule in an article, and the mentions that came near."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The claims of all rules in all articles, what came near, and which articles are about no rule's subject."""

    claims: tuple[Claim, ...]
    near_misses: tuple[NearMiss, ...]
    off_topic: frozenset[tuple[str, str]]  # rule id, article id


def active(rulebook: RuleBook) -> tuple[Rule, ...]:
    """The rules that are not switched off."""
    return tuple(rule for rule in rulebook.rules if rule.fact.severity is not Severity.OFF)


def assign(pages: Sequence[Page], rulebook: RuleBook) -> Assignment:
    """Find the claims of every rule in every article."""
    claims: dict[str, Claim] = {}
    near: set[NearMiss] = set()
    off_topic: set[tuple[str, str]] = set()
    for rule in active(rulebook):
        if rule.fact.finder is None:
            continue
        find = cast(Finder, import_module(rule.fact.finder).find)
        for page in pages:
            if not page.is_about(rule):
                off_topic.add((rule.id, page.article.id))
                continue
            for found in find(rule, page) if page.may_answer(rule) else ():
                if isinstance(found, Claim):
                    claims.setdefault(found.id, found)
                else:
                    near.add(found)
    return Assignment(
        tuple(sorted(claims.values(), key=lambda claim: (claim.article, claim.start, claim.end, claim.rule))),
        tuple(sorted(near, key=lambda miss: (miss.article, miss.start, miss.end, miss.rule))),
        frozenset(off_topic),
    )
