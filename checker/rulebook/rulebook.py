"""A rule book: the rules of all stories, the shared lists, and what editors decided."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Fact
from checker.rulebook.facts.mistake import KeyPath, Mistake
from checker.rulebook.facts.units import currency_mistakes
from checker.rulebook.problems import did_you_mean
from checker.rulebook.written import Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the rules of one folder share: ``story.yaml``."""

    __pydantic_config__: ClassVar = CONFIG

    subject: str | None = None
    """Name of whom or what the story is about."""
    aliases: tuple[str, ...] = ()
    """Other names of the subject, such as the app or the service."""
    bare_dollar: str | None = None
    """ISO 4217 code that a dollar without a country stands for."""
    dates: Literal["day first", "month first"] | None = None
    """How 01/02/2020 is read."""
    outlets: dict[str, str] = field(default_factory=dict)
    """Outlets by name with the ISO 4217 code of their bare dollar."""

    def mistakes(self) -> Iterator[Mistake]:
        """What is wrong with the story beyond the types of its values."""
        if self.aliases and self.subject is None:
            yield Mistake(("aliases",), "aliases without a subject", "name the subject")
        yield from currency_mistakes(("bare-dollar",), self.bare_dollar)
        for outlet, code in self.outlets.items():
            yield from currency_mistakes(("outlets", outlet), code)


@dataclass(frozen=True, slots=True)
class Rule:
    """A fact together with the story it belongs to and the file that states it.

    ``stated`` are the paths of the keys that the file writes; ``own`` is false for the package's own rules.
    """

    fact: Fact
    story: Story
    file: str
    folder: str
    stated: frozenset[KeyPath] = frozenset()
    own: bool = True

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.fact.id

    @property
    def subject(self) -> str | None:
        """Whom or what the fact is about: the rule's own subject, else the story's."""
        return self.fact.subject or self.story.subject

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the subject."""
        own = (self.fact.subject, *self.fact.aliases) if self.fact.subject else ()
        story = (self.story.subject, *self.story.aliases) if not self.fact.subject else ()
        return tuple(name for name in (*own, *story, *(self.fact.aliases if not own else ())) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An editor's decision on one finding."""

    __pydantic_config__: ClassVar = CONFIG

    finding: str
    """The finding's fingerprint, such as us-users/7f3a9c21."""
    decision: Literal["dismiss", "accept"] = "dismiss"
    """Whether the finding is left as it is (dismiss), or is right and the article must be corrected (accept)."""
    because: str
    """Why, in words for the next editor."""
    by: str | None = None
    """Who decided."""
    until: Day | None = None
    """Last day on which the decision holds."""
    articles: tuple[str, ...] = ()
    """File names of the articles it is about: without them a run of other articles calls the decision unused."""

    @property
    def rule(self) -> str:
        """The id of the rule whose finding is decided."""
        return self.finding.partition("/")[0]

    def mistakes(self, path: KeyPath, rules: Collection[str] | None) -> Iterator[Mistake]:
        """A finding that no rule can have: not a fingerprint, or none of the ``rules`` where all are known."""
        if not re.fullmatch(r"[^/\s]+/[0-9a-f]{8}", self.finding):
            fix = "copy it from the finding: the rule's id, a slash and eight digits, such as us-users/7f3a9c21"
            yield Mistake(path, f'"{self.finding}" is not a fingerprint', fix)
        elif rules is not None and self.rule not in rules:
            yield Mistake(path, f'unknown rule "{self.rule}"', did_you_mean(self.rule, rules), self.rule)


@dataclass(frozen=True)
class RuleBook:
    """All that a run is checked against.

    ``scopes`` leads from a scope's name to the words that state it, ``names`` from a name to its aliases, ``hedges``
    from a hedge word to what it means; each holds the package's own list with the user's additions.
    """

    rules: tuple[Rule, ...]
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    scopes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hedges: dict[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()

    def rule(self, id: str) -> Rule:
        """The rule of that id. Raises KeyError where there is none."""
        return self._rules[id]

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in reversed(self.rules)}

    def names_of(self, rule: Rule) -> tuple[str, ...]:
        """All names of a rule's subject, those of the shared list among them."""
        return tuple(dict.fromkeys(also for name in rule.names for also in (name, *self.names.get(name, ()))))
