"""The expectation that the claims of a fact agree, for any project of Great Expectations."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from great_expectations.compatibility import pydantic
from great_expectations.core import ExpectationValidationResult
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine import ExecutionEngine, PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.render import (
    CollapseContent,
    LegacyDiagnosticRendererType,
    LegacyRendererType,
    RenderedStringTemplateContent,
    RenderedTableContent,
)
from great_expectations.render.renderer.renderer import renderer
from great_expectations.render.renderer_configuration import RendererConfiguration, RendererValueType

from checker.claims.table import claims_of
from checker.expectations.disagreements import Disagreement, disagreements
from checker.expectations.evidence import sources_of
from checker.expectations.rules import rulebook_of

IN_WORDS = "in_words"
"""Where the details of a result hold its unexpected values as sentences."""
_METRIC = "table.claims_in_disagreement"
_SHOWN = {"fact": "Fact", "claim": "Claim", "other": "Other claim", "gap": "Gap", "why": "Why"}


class ClaimsInDisagreement(TableMetricProvider):
    """Every pair of claims that contradict each other, by the checker's own comparers."""

    metric_name = _METRIC
    value_keys = ("rules", "fact")

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls,  # noqa: N805 - Great Expectations calls it with the class
        execution_engine: PandasExecutionEngine,
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        metrics: dict[str, Any],  # noqa: ARG002
        runtime_configuration: dict[str, Any],  # noqa: ARG002
    ) -> list[Disagreement]:
        table, _, _ = execution_engine.get_compute_domain(
            domain_kwargs=metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE
        )
        rulebook = rulebook_of(Path(metric_value_kwargs["rules"]))
        return disagreements(claims_of(table), rulebook, metric_value_kwargs["fact"], sources_of(table))


class ExpectClaimsOfFactToAgree(BatchExpectation):
    """Expect the claims of a fact to agree.

    A batch is a claims table: ``report.claims``, or such a table read back from a file. Claims are compared as
    ``checker check`` compares them, by the rules of a folder; of its verdicts only a contradiction fails the
    expectation. Findings that a waiver of that folder dismisses do not.

    ``rules`` is the folder of the rules, from the project's root where it is there, else from the current folder;
    ``fact`` the id of one rule, or ``None`` for all of them.

    >>> ExpectClaimsOfFactToAgree(rules="rules", fact="us-users").fact
    'us-users'
    """

    rules: str = pydantic.Field(description="Folder of the rules that the claims are compared by.")
    fact: str | None = pydantic.Field(default=None, description="Id of one rule; all of them where it is missing.")

    metric_dependencies = (_METRIC,)
    success_keys = ("rules", "fact")
    args_keys = ("rules", "fact")

    library_metadata: ClassVar[dict[str, Any]] = {
        "maturity": "production",
        "tags": ["claims", "consistency"],
        "contributors": ["claim-consistency-checker"],
    }
    _library_metadata = library_metadata

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,  # noqa: ARG002
        execution_engine: ExecutionEngine[Any] | None = None,  # noqa: ARG002
    ) -> dict[str, Any]:
        found: list[Disagreement] = metrics[_METRIC]
        records = [disagreement.as_record() for disagreement in found]
        return {
            "success": not found,
            "result": {
                "observed_value": _observed(len(found)),
                "unexpected_count": len(found),
                "unexpected_list": records,
                "partial_unexpected_list": records[:20],
                "details": {IN_WORDS: [str(disagreement) for disagreement in found]},
            },
        }

    @classmethod
    def _prescriptive_template(cls, renderer_configuration: RendererConfiguration[Any]) -> RendererConfiguration[Any]:
        renderer_configuration.add_param(name="rules", param_type=RendererValueType.STRING)
        renderer_configuration.add_param(name="fact", param_type=RendererValueType.STRING)
        renderer_configuration.template_str = _demand(renderer_configuration.params.fact)
        return renderer_configuration

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    def _prescriptive_renderer(
        cls,
        configuration: ExpectationConfiguration | None = None,
        result: ExpectationValidationResult | None = None,
        runtime_configuration: dict[str, Any] | None = None,
    ) -> list[RenderedStringTemplateContent]:
        source = configuration or (result.expectation_config if result else None)
        stated = source.kwargs if source else {}
        return [
            RenderedStringTemplateContent(
                content_block_type="string_template",
                string_template={
                    "template": _demand(stated.get("fact")),
                    "params": {"rules": stated.get("rules"), "fact": stated.get("fact")},
                    "styling": (runtime_configuration or {}).get("styling", {}),
                },
            )
        ]

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.UNEXPECTED_TABLE)
    def _diagnostic_unexpected_table_renderer(
        cls,
        configuration: ExpectationConfiguration | None = None,  # noqa: ARG003
        result: ExpectationValidationResult | None = None,
        runtime_configuration: dict[str, Any] | None = None,  # noqa: ARG003
    ) -> list[RenderedTableContent | CollapseContent] | None:
        records = (result.result or {}).get("partial_unexpected_list") if result else None
        if not records:
            return None
        return [
            RenderedTableContent(
                content_block_type="table",
                header_row=list(_SHOWN.values()),
                table=[[record[name] or "" for name in _SHOWN] for record in records],
                styling={"body": {"classes": ["table-bordered", "table-sm", "mt-3"]}},
            )
        ]


def _demand(fact: object) -> str:
    return (
        "Claims of the fact $fact must agree by the rules in $rules."
        if fact
        else ("Claims of each fact must agree by the rules in $rules.")
    )


def _observed(count: int) -> str:
    return "all agree" if not count else f"{count} contradiction{'s' if count > 1 else ''}"
