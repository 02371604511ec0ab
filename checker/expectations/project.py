"""Writing a project of Great Expectations that a team can open, run again and build on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.checkpoint import UpdateDataDocsAction
from great_expectations.core import ExpectationSuite
from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context import FileDataContext

from checker.claims.table import COLUMNS as CLAIM_COLUMNS
from checker.expectations.evaluation import RESULT_FORMAT, aside, silence
from checker.expectations.evidence import COLUMNS as EVIDENCE_COLUMNS
from checker.expectations.evidence import evidence_table
from checker.expectations.suite import expectations
from checker.report import Report
from checker.rulebook.files import shelve

NAME = "claims"
"""Name of the project's data source, asset, suite, validation definition and checkpoint."""
_TABLE_FILE = "claims.jsonl"
_SITE = "local_site"
_RULES = "rules"
_VIEWS = "checker.expectations.views"


def export_context(report: Report, folder: Path, rules: Path | None = None) -> Path:
    """The index page of the Data Docs of a project of Great Expectations written into ``folder``.

    The project holds the claims as a data asset, the suite, a checkpoint, its validation result and the rules, all
    under ``folder/gx``. It is loaded with ``gx.get_context(mode="file", project_root_dir=folder)`` wherever this
    package is installed; Great Expectations keeps the absolute path of the claims, so a project that has to lie
    elsewhere is exported there. What an earlier export left in ``folder/gx`` is replaced. Raises FileExistsError where
    ``folder/gx`` holds something else.
    """
    root = _cleared(folder.resolve() / "gx")
    with aside():
        context = gx.get_context(mode="file", project_root_dir=folder)
        silence(context)
        _configure(context)
        if rules is not None:
            _copy_rules(rules, root / _RULES)
        batch = _add_claims(context, root, evidence_table(report))
        suite = context.suites.add(
            ExpectationSuite(NAME, expectations=expectations(report, Path(_RULES) if rules is not None else None))
        )
        definition = context.validation_definitions.add(gx.ValidationDefinition(name=NAME, data=batch, suite=suite))
        checkpoint = context.checkpoints.add(
            gx.Checkpoint(
                name=NAME,
                validation_definitions=[definition],
                actions=[UpdateDataDocsAction(name="data docs")],
                result_format=RESULT_FORMAT,
            )
        )
        checkpoint.run(run_id=RunIdentifier(run_name="export"))
        context.build_data_docs()
    return root / "uncommitted" / "data_docs" / _SITE / "index.html"


def _cleared(root: Path) -> Path:
    """The folder of the project, without what an earlier export left there."""
    if root.exists():
        if not (root / NAME / _TABLE_FILE).is_file():
            raise FileExistsError(f"{root} is there already and is no earlier export")
        shutil.rmtree(root)
    return root


def _copy_rules(rules: Path, target: Path) -> None:
    """Copy the files that these rules are made of, with the lists that a story's folder shares with others."""
    shelf = shelve(rules)
    for file in (*shelf.rules, *shelf.stories.values(), *shelf.shared.values()):
        place = target / file.folder / file.path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.path, place)


def _configure(context: FileDataContext) -> None:
    """Let loading the project import this package's expectation, and its Data Docs be built by its views."""
    stores = context.config.stores
    stores["expectations_store"] = {**stores["expectations_store"], "module_name": "checker.expectations.store"}
    page: dict[str, Any] = {"view": {"module_name": _VIEWS, "class_name": "OfflinePageView"}}
    site: Any = (context.config.data_docs_sites or {})[_SITE]
    site["show_how_to_buttons"] = False
    site["site_index_builder"]["view"] = {"module_name": _VIEWS, "class_name": "OfflineIndexPageView"}
    site["site_section_builders"] = {"expectations": page, "validations": page, "profiling": "none"}
    context.update_data_docs_site(_SITE, site)


def _add_claims(context: FileDataContext, root: Path, table: pd.DataFrame) -> BatchDefinition[Any]:
    """The claims as a data asset of the project, read from JSON Lines with the types of the table."""
    folder = root / NAME
    folder.mkdir()
    table.to_json(folder / _TABLE_FILE, orient="records", lines=True, force_ascii=False, date_format="iso")
    source = context.data_sources.add_pandas_filesystem(NAME, base_directory=folder)
    asset = source.add_json_asset(NAME, orient="records", lines=True, dtype=_types())
    return asset.add_batch_definition_path("all", path=_TABLE_FILE)


def _types() -> dict[str, str]:
    """The columns' types as a data asset states them, by name: categories are plain text there."""
    types = {**CLAIM_COLUMNS, **EVIDENCE_COLUMNS}
    return {name: "str" if isinstance(dtype, pd.CategoricalDtype) else str(dtype) for name, dtype in types.items()}
