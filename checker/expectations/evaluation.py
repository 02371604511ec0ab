"""Evaluating expectations in memory, through Great Expectations' own API."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.core import (
    ExpectationSuite,
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)
from great_expectations.data_context import AbstractDataContext
from great_expectations.data_context.data_context.context_factory import project_manager
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

from checker.expectations.agreement import IN_WORDS
from checker.expectations.evidence import evidence_table
from checker.expectations.outcome import ExpectationResult, ExpectationsOutcome
from checker.expectations.rules import current_project
from checker.expectations.suite import expectations
from checker.report import Report

EXAMPLES = 5
"""How many of the values that do not meet an expectation are told."""
RESULT_FORMAT = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]}
"""Every unexpected value is told with the id of its claim."""

Declared = Expectation | ExpectationConfiguration


def evaluate(report: Report, rules: Path | None = None) -> ExpectationsOutcome:
    """What came of the expectations of a report's claims table.

    ``rules`` is the folder of the report's rules; without it nothing is asked about whether the claims of a fact
    agree. Nothing is written and nothing is sent.
    """
    return evaluate_table(evidence_table(report), expectations(report, rules))


def evaluate_table(table: pd.DataFrame, declared: Sequence[Declared]) -> ExpectationsOutcome:
    """What came of these expectations of a table, each with a ``description`` of its own.

    Great Expectations drops an expectation that it does not know and reports success; here a declared expectation
    that was not evaluated is a failure.
    """
    with aside():
        context = gx.get_context(mode="ephemeral")
        silence(context)
        asset = context.data_sources.add_pandas("claims").add_dataframe_asset("claims")
        batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": table})
        suite = ExpectationSuite("claims", expectations=list(declared))
        outcome = batch.validate(suite, result_format=RESULT_FORMAT)
    return ExpectationsOutcome(claims=len(table), results=outcome_of(declared, outcome))


def outcome_of(
    declared: Sequence[Declared], validation: ExpectationSuiteValidationResult
) -> tuple[ExpectationResult, ...]:
    """A result for each declared expectation, in their order, found by its description."""
    found = {
        result.expectation_config.description: result for result in validation.results if result.expectation_config
    }
    return tuple(_result(expectation, found.get(expectation.description)) for expectation in declared)


def silence(context: AbstractDataContext) -> None:
    """Keep a context from drawing progress bars and from sending anything."""
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    context.enable_analytics(False)


@contextmanager
def aside() -> Iterator[None]:
    """Keep what is done with Great Expectations here from the rest of the process.

    Its log is held back, for what matters of it comes back in the results, and the project that was the current one
    before is so again afterwards.
    """
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    project = current_project()
    try:
        yield
    finally:
        project_manager.set_project(project)
        logger.setLevel(level)


def _result(declared: Declared, result: ExpectationValidationResult | None) -> ExpectationResult:
    kind = declared.type if isinstance(declared, ExpectationConfiguration) else declared.expectation_type
    check = declared.description or kind
    problem = _problem(result)
    if result is None or problem is not None:
        return ExpectationResult(check, kind, evaluated=False, succeeded=False, problem=problem)
    return ExpectationResult(
        check,
        kind,
        evaluated=True,
        succeeded=bool(result.success),
        unexpected=0 if result.success else int(result.result.get("unexpected_count", 1)),
        examples=() if result.success else _examples(result.result),
    )


def _problem(result: ExpectationValidationResult | None) -> str | None:
    """Why an expectation was not evaluated, ``None`` where it was."""
    if result is None:
        return "Great Expectations does not know it: is it spelled as declared, and is its class imported?"
    info = result.exception_info or {}
    raised = [info] if "raised_exception" in info else list(info.values())
    messages = [str(one["exception_message"]) for one in raised if one.get("raised_exception")]
    return "; ".join(dict.fromkeys(messages)) or None


def _examples(result: Mapping[str, Any]) -> tuple[str, ...]:
    """The first unexpected values in words: sentences, a row's values by column, values, or what was observed."""
    sentences = (result.get("details") or {}).get(IN_WORDS)
    rows = sentences or result.get("unexpected_index_list") or result.get("unexpected_list")
    rows = rows or [result.get("observed_value")]
    return tuple(_words(row) for row in rows[:EXAMPLES])


def _words(row: object) -> str:
    if isinstance(row, Mapping):
        return ", ".join(f"{name}: {value}" for name, value in row.items() if value is not None)
    return str(row)
