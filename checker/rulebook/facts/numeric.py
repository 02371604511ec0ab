"""Facts answered by a number: how many, how much money, what share."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Compare, Fact, Find


class Changes(StrEnum):
    """How a fact may move in time."""

    NEVER = "never"
    GROWS = "grows"
    FALLS = "falls"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityFind(Find):
    """Which numbers answer the question."""

    __pydantic_config__: ClassVar = CONFIG

    count: tuple[str, ...] = ()
    """Nouns that the number counts, such as users; people or persons need one of the words as well."""
    unit: str | None = None
    """Unit of measure for lengths, masses, areas and the like, such as km or tonnes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericCompare(Compare):
    """When two numbers agree."""

    __pydantic_config__: ClassVar = CONFIG

    changes: Changes = Changes.NEVER
    """How the fact may move: a later value that way is an update."""
    hedges: dict[str, str] = field(default_factory=dict)
    """Meaning of hedge words where it differs from hedges.yaml: nearly: 5% below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyCompare(NumericCompare):
    """When two amounts of money agree."""

    __pydantic_config__: ClassVar = CONFIG

    currency: str | None = None
    """ISO 4217 code in which amounts are compared."""
    bare_dollar: str | None = None
    """ISO 4217 code that a dollar without a country stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Fact):
    """How many or how much of something there is."""

    __pydantic_config__: ClassVar = CONFIG

    finder: ClassVar[str | None] = "checker.claims.finders.numeric"
    comparer: ClassVar[str | None] = "checker.comparisons.numeric"
    kind: Literal["quantity"] = "quantity"
    find: QuantityFind
    compare: NumericCompare = field(default_factory=NumericCompare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Fact):
    """What something costs, earns or is worth."""

    __pydantic_config__: ClassVar = CONFIG

    finder: ClassVar[str | None] = "checker.claims.finders.numeric"
    comparer: ClassVar[str | None] = "checker.comparisons.numeric"
    kind: Literal["money"] = "money"
    find: Find
    compare: MoneyCompare = field(default_factory=MoneyCompare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Fact):
    """What part of a whole something is, in percent."""

    __pydantic_config__: ClassVar = CONFIG

    finder: ClassVar[str | None] = "checker.claims.finders.numeric"
    comparer: ClassVar[str | None] = "checker.comparisons.numeric"
    kind: Literal["share"] = "share"
    find: Find
    compare: NumericCompare = field(default_factory=NumericCompare)
