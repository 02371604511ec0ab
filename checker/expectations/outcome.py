"""What came of evaluating expectations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """One expectation and what came of it.

    ``check`` is the expectation in words, ``expectation`` its type in Great Expectations. Where ``evaluated`` is false
    the expectation was dropped or raised, and ``problem`` says so. ``unexpected`` counts what does not meet it, and
    ``examples`` tell the first of these in words.
    """

    check: str
    expectation: str
    evaluated: bool
    succeeded: bool
    unexpected: int = 0
    examples: tuple[str, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ExpectationsOutcome:
    """All expectations that were declared for a claims table of so many ``claims``, in the order of their declaration.

    There is a result for every declared expectation, whether or not Great Expectations gave one.
    """

    claims: int
    results: tuple[ExpectationResult, ...]

    @property
    def declared(self) -> int:
        """How many expectations were declared."""
        return len(self.results)

    @property
    def evaluated(self) -> int:
        """How many expectations were evaluated without an error."""
        return sum(result.evaluated for result in self.results)

    @property
    def succeeded(self) -> int:
        """How many expectations are met."""
        return sum(result.succeeded for result in self.results)

    @property
    def failures(self) -> tuple[ExpectationResult, ...]:
        """The expectations that are not met or were not evaluated."""
        return tuple(result for result in self.results if not result.succeeded)

    @property
    def success(self) -> bool:
        """Tell whether there were claims, every declared expectation was evaluated, and every one is met.

        >>> ExpectationsOutcome(claims=0, results=()).success
        False
        """
        return self.claims > 0 and 0 < self.declared == self.evaluated == self.succeeded
