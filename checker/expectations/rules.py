"""The rules that a project of Great Expectations names by their folder."""

from __future__ import annotations

from pathlib import Path

from great_expectations.data_context import AbstractDataContext, FileDataContext
from great_expectations.data_context.data_context.context_factory import project_manager
from great_expectations.exceptions.exceptions import DataContextRequiredError

from checker.rulebook.load import load_rules
from checker.rulebook.rulebook import RuleBook


def rulebook_of(folder: Path) -> RuleBook:
    """The rules of a folder, from the project's root where it is there, else from the current folder.

    Raises RuleProblems where the rules have mistakes. Rules without tests are taken: whether the claims agree is
    asked here, whether the rules are fit for CI is asked by ``checker rules lint``.
    """
    return load_rules(_found(folder), allow_untested=True)


def _found(folder: Path) -> Path:
    project = current_project()
    in_project = Path(project.root_directory) / folder if isinstance(project, FileDataContext) else folder
    return in_project if in_project.exists() else folder


def current_project() -> AbstractDataContext | None:
    """The project that was loaded last in this process, if any."""
    try:
        return project_manager.get_current_project()
    except DataContextRequiredError:
        return None
