"""Great Expectations over the claims table: its quality, and whether the claims of a fact agree.

For teams that use Great Expectations already::

    from checker.expectations import ExpectClaimsOfFactToAgree

    suite.add_expectation(ExpectClaimsOfFactToAgree(rules="rules", fact="us-users"))

Great Expectations takes seconds to import, so that each name here is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.expectations.agreement import ExpectClaimsOfFactToAgree
    from checker.expectations.evaluation import evaluate
    from checker.expectations.outcome import ExpectationResult, ExpectationsOutcome
    from checker.expectations.project import export_context
    from checker.expectations.suite import expectations
    from checker.expectations.wording import as_record, as_text

_HOMES = {
    "ExpectClaimsOfFactToAgree": "agreement",
    "ExpectationResult": "outcome",
    "ExpectationsOutcome": "outcome",
    "as_record": "wording",
    "as_text": "wording",
    "evaluate": "evaluation",
    "expectations": "suite",
    "export_context": "project",
}

__all__ = [
    "ExpectClaimsOfFactToAgree",
    "ExpectationResult",
    "ExpectationsOutcome",
    "as_record",
    "as_text",
    "evaluate",
    "expectations",
    "export_context",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
