"""How the answers of two facts must relate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from checker.rulebook.facts.fact import CONFIG, Fact, Severity
from checker.rulebook.facts.mistake import KeyPath, Known, Mistake
from checker.rulebook.problems import did_you_mean
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
    """A demand on two facts together.

    In its tests ``match`` are texts in which the demand is not met, ``no-match`` texts in which it is.
    """

    __pydantic_config__: ClassVar = CONFIG
    comparer: ClassVar[str | None] = "checker.comparisons.relation"
    draft: ClassVar[str] = """\
left: {left}
must-be: at most                # at least, less than, more than, equal to, sum of, share of
right: {right}
taken-from: same article        # same day, latest known
"""

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

    @property
    def rights(self) -> tuple[str, ...]:
        """The ids on the right side."""
        return (self.right,) if isinstance(self.right, str) else self.right

    def unreadable(self, value: str) -> str | None:  # noqa: ARG002 - none can be
        """A relation has no value of its own."""
        return "a relation has no value of its own; state it in the rules of its two facts"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """As for every fact, and sides that are unknown, no facts with a measure, too few, or not comparable."""
        yield from Fact.mistakes(self, known)
        alone = isinstance(self.right, str)
        paths: list[KeyPath] = [("right",) if alone else ("right", index) for index in range(len(self.rights))]
        sides = [(("left",), self.left), *zip(paths, self.rights, strict=True)]
        unknown = [mistake for path, id in sides for mistake in self._side_mistakes(path, id, known)]
        yield from unknown
        if not unknown and not {*self.rights, self.left} & set(known.lost):
            yield from self._count_mistakes() or self._measure_mistakes(known)

    def _side_mistakes(self, path: KeyPath, id: str, known: Known) -> Iterator[Mistake]:
        measured = [name for name, fact in known.facts.items() if fact.measure is not None]
        if id in known.lost:
            return
        if id not in known.facts:
            yield Mistake(path, f'unknown rule "{id}"', did_you_mean(id, measured))
        elif known.facts[id].severity is Severity.OFF and self.severity is not Severity.OFF:
            yield Mistake(path, f'the rule "{id}" is silenced (severity: off)', "silence the relation as well")
        elif known.facts[id].measure is None:
            message = f'"{id}" has no values that can be larger or smaller'
            yield Mistake(path, message, "name a rule of kind quantity, money, share, date or deadline")

    def _count_mistakes(self) -> list[Mistake]:
        needed = {MustBe.SUM_OF: "two or more rules", MustBe.SHARE_OF: "two rules, the part and the whole"}
        count = len(self.rights)
        if self.must_be not in needed:
            fits, fix = count == 1, "write right: one-rule"
        else:
            fits, fix = (
                count == 2 or (count > 2 and self.must_be is MustBe.SUM_OF),
                "write right: [one-rule, another-rule]",
            )
        if fits:
            return []
        wanted = needed.get(self.must_be, "one rule")
        return [Mistake(("right",), f'"{self.must_be.value}" needs {wanted} on the right, and there are {count}', fix)]

    def _measure_mistakes(self, known: Known) -> list[Mistake]:
        left = known.facts[self.left].measure
        rights = [known.facts[id].measure for id in self.rights]
        if self.must_be is MustBe.SHARE_OF:
            if left != "a share":
                return [
                    Mistake(("left",), f'"{self.left}" is answered by {left}; "share of" needs a rule of kind share')
                ]
            left = rights[0]
        for id, right in zip(self.rights, rights, strict=True):
            if right != left:
                message = f"{right} cannot be held against {left}"
                return [Mistake(("right",), message, "relate rules that are answered alike", id)]
        return []
