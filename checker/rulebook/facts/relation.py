"""How the answers of two facts must relate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Fact
from checker.rulebook.written import Tolerance


class MustBe(StrEnum):
    """What the left fact's value must be, seen from the right one's."""

    AT_MOST = "at most"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    MORE_THAN = "more than"
    EQUAL_TO = "equal to"
    SUM_OF = "sum of"
    SHARE_OF = "share of"


class TakenFrom(StrEnum):
    """Which claims of the two facts are held against each other."""

    SAME_ARTICLE = "same article"
    SAME_DAY = "same day"
    LATEST_KNOWN = "latest known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Fact):
    """A demand on two facts together."""

    __pydantic_config__: ClassVar = CONFIG

    comparer: ClassVar[str | None] = "checker.comparisons.relation"
    kind: Literal["relation"] = "relation"
    left: str
    """Id of the fact that is bound."""
    must_be: MustBe
    """The demand on it."""
    right: str | tuple[str, ...]
    """Id of the fact it is bound by; the parts for "sum of", the part and the whole for "share of"."""
    taken_from: TakenFrom = TakenFrom.SAME_ARTICLE
    """Which claims are held against each other."""
    within: Tolerance | None = None
    """Tolerance between the values as written."""
