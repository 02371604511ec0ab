"""The outcome of expectations in words, for the terminal, and as a record, for JSON."""

from __future__ import annotations

from typing import Any

from checker.expectations.outcome import ExpectationResult, ExpectationsOutcome


def as_text(outcome: ExpectationsOutcome) -> str:
    """Lines for the terminal: every expectation that is not met with its first examples, then the counts.

    >>> print(as_text(ExpectationsOutcome(claims=0, results=())))
    expectations: failed, for there are no claims to evaluate
    """
    lines = [line for result in outcome.failures for line in _failure(result)]
    return "\n".join([*lines, _summary(outcome)])


def as_record(outcome: ExpectationsOutcome) -> dict[str, Any]:
    """The part ``expectations`` of the JSON output."""
    return {
        "success": outcome.success,
        "declared": outcome.declared,
        "evaluated": outcome.evaluated,
        "succeeded": outcome.succeeded,
        "results": [
            {
                "check": result.check,
                "expectation": result.expectation,
                "evaluated": result.evaluated,
                "succeeded": result.succeeded,
                "unexpected": result.unexpected,
                "examples": list(result.examples),
                "problem": result.problem,
            }
            for result in outcome.results
        ],
    }


def _failure(result: ExpectationResult) -> list[str]:
    if not result.evaluated:
        return [f"expectation not evaluated: {result.check}", f"  {result.problem}"]
    count = f" ({result.unexpected} times)" if result.unexpected > 1 else ""
    more = result.unexpected - len(result.examples)
    return [
        f"expectation not met{count}: {result.check}",
        *(f"  {example}" for example in result.examples),
        *([f"  … and {more} more"] if result.examples and more > 0 else []),
    ]


def _summary(outcome: ExpectationsOutcome) -> str:
    if not outcome.claims:
        return "expectations: failed, for there are no claims to evaluate"
    counts = f"{outcome.succeeded} of {outcome.declared} met over {outcome.claims} claims"
    missing = outcome.declared - outcome.evaluated
    return f"expectations: {counts}" + (f", {missing} not evaluated" if missing else "")
