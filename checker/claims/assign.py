"""From mentions to claims: the rules' finders over an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def active(rulebook: RuleBook) -> tuple[Rule, ...]:
    """The rules that are not switched off."""
    return tuple(rule for rule in rulebook.rules if rule.fact.severity is not Severity.OFF)


def assign(page: Page, rules: Iterable[Rule]) -> Iterator[Claim | NearMiss]:
    """The claims of some rules in an article that is about their subjects, and what came near, each once."""
    claims: dict[str, Claim] = {}
    near: dict[NearMiss, None] = {}
    for rule in rules:
        assert rule.fact.finder is not None
        find = cast(Finder, import_module(rule.fact.finder).find)
        for found in find(rule, page):
            if isinstance(found, Claim):
                claims.setdefault(found.id, found)
            else:
                near.setdefault(found)
    yield from claims.values()
    yield from near
