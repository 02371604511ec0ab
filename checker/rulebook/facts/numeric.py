"""Facts answered by a number: how many, how much money, what share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal

from checker.mentions.mention import Kind
from checker.rulebook.facts.fact import CONFIG, Compare, Fact, Find
from checker.rulebook.facts.mistake import Known, Mistake, hedge_mistakes, tolerance_mistakes
from checker.rulebook.facts.units import currency_mistakes, unit_mistakes


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
    """How the fact may move: a value more than same-time (a day, where it says nothing) later that way is an update."""
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
    draft: ClassVar[str] = """\
find:
  count: [people]               # the nouns that are counted
  words: [words, that stand, near the number]
  # not: [words, that rule it out]
  # scope: US                   # the place or group that the number speaks of
compare:
  within: 10%                   # how far apart two numbers may lie and agree
  # changes: grows              # never, grows, falls or any
  # same-time: 90 days
"""

    kind: Literal["quantity"] = "quantity"
    find: QuantityFind
    """Which numbers answer the question."""
    compare: NumericCompare = field(default_factory=NumericCompare)
    """When two answers agree."""

    answers: ClassVar[frozenset[Kind]] = frozenset({Kind.NUMBER, Kind.QUANTITY, Kind.DURATION})

    @property
    def measure(self) -> str:
        return "a number"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and an unknown unit or hedge."""
        yield from Fact.mistakes(self, known)
        yield from hedge_mistakes(self.compare.hedges, known.hedges)
        yield from tolerance_mistakes(("compare", "within"), self.compare.within, in_days=False)
        if self.find.unit is not None:
            yield from unit_mistakes(("find", "unit"), self.find.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Fact):
    """What something costs, earns or is worth."""

    __pydantic_config__: ClassVar = CONFIG
    finder: ClassVar[str | None] = "checker.claims.finders.numeric"
    comparer: ClassVar[str | None] = "checker.comparisons.numeric"
    draft: ClassVar[str] = """\
find:
  words: [worth, valued at, valuation]
  # not: [words, that rule it out]
compare:
  currency: USD                 # the currency in which amounts are compared
  # bare-dollar: USD            # the dollar that "$" without a country is
  within: 10%
  # same-time: 90 days
"""

    kind: Literal["money"] = "money"
    find: Find
    """Which amounts answer the question."""
    compare: MoneyCompare = field(default_factory=MoneyCompare)
    """When two answers agree."""

    answers: ClassVar[frozenset[Kind]] = frozenset({Kind.MONEY})

    @property
    def measure(self) -> str:
        return "an amount of money"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and an unknown currency or hedge."""
        yield from Fact.mistakes(self, known)
        yield from hedge_mistakes(self.compare.hedges, known.hedges)
        yield from tolerance_mistakes(("compare", "within"), self.compare.within, in_days=False)
        yield from currency_mistakes(("compare", "currency"), self.compare.currency)
        yield from currency_mistakes(("compare", "bare-dollar"), self.compare.bare_dollar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Fact):
    """What part of a whole something is, in percent."""

    __pydantic_config__: ClassVar = CONFIG
    finder: ClassVar[str | None] = "checker.claims.finders.numeric"
    comparer: ClassVar[str | None] = "checker.comparisons.numeric"
    draft: ClassVar[str] = """\
find:
  words: [words, that stand, near the share]
  # not: [words, that rule it out]
compare:
  within: 1 percentage point
  # same-time: 90 days
"""

    kind: Literal["share"] = "share"
    find: Find
    """Which shares answer the question."""
    compare: NumericCompare = field(default_factory=NumericCompare)
    """When two answers agree."""

    answers: ClassVar[frozenset[Kind]] = frozenset({Kind.SHARE})

    @property
    def measure(self) -> str:
        return "a share"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and an unknown hedge."""
        yield from Fact.mistakes(self, known)
        yield from hedge_mistakes(self.compare.hedges, known.hedges)
        yield from tolerance_mistakes(("compare", "within"), self.compare.within, in_days=False)
