"""The formats a report comes in: the modules of this folder with a function ``render``, and entry points.

A new format is a new file here, or a module in another package that is named in the entry point group
``checker.renderers``. A module may also have ``show(report, stream)``, which prints to a terminal what ``render``
gives as plain text, ``render_bounded(report, files)`` for a report that may not grow beyond a size and names the files
of the same run where it leaves something out, and ``render_files(report, name, files)``, which gives what ``--output``
writes where a report in a file comes with others beside it; ``folder(name)`` and ``is_former(text)`` then tell which of
these an earlier report left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, TextIO, runtime_checkable

import checker.renderers

if TYPE_CHECKING:
    from checker.report import Report

GROUP = "checker.renderers"


class Renderer(Protocol):
    """A module that renders reports."""

    def render(self, report: Report) -> str:
        """The report as text; the same report gives the same text."""


class Showing(Renderer, Protocol):
    """A renderer with a form of its own for terminals."""

    def show(self, report: Report, stream: TextIO) -> None:
        """Print the report to the terminal behind ``stream``."""


@runtime_checkable
class Bounded(Renderer, Protocol):
    """A renderer whose reports leave out what is beyond a size."""

    def render_bounded(self, report: Report, files: Mapping[str, str]) -> str:
        """The report, which says where the rest is; ``files`` are those of the same run by their formats."""


@runtime_checkable
class Filing(Renderer, Protocol):
    """A renderer whose reports come with files beside them."""

    def render_files(self, report: Report, name: str, files: Mapping[str, str]) -> Mapping[str, str]:
        """The texts of all files by their paths from the report's folder, the report itself last, as ``name``."""

    def folder(self, name: str) -> str:
        """The folder beside a report of that name in which its other files stand, whether or not it has any."""

    def is_former(self, text: str) -> bool:
        """Tell whether a file there that begins so was written for a report rather than by somebody else."""


def formats() -> list[str]:
    """The names of all formats, in alphabetical order."""
    own = {module.name for module in iter_modules(checker.renderers.__path__)}
    return sorted({name for name in own if _own(name) is not None} | set(_foreign()))


def renderer(name: str) -> Renderer:
    """The renderer of a format. Raises KeyError where there is none of that name."""
    found = _own(name)
    if found is None:
        found = _foreign()[name]()
    return found


def _own(name: str) -> Renderer | None:
    """This folder's renderer of that name."""
    path = f"{checker.renderers.__name__}.{name}"
    if not name.isidentifier() or find_spec(path) is None:
        return None
    module = import_module(path)
    return module if hasattr(module, "render") else None


def _foreign() -> dict[str, Callable[[], Renderer]]:
    """Loaders of the renderers of other packages by name."""
    from importlib.metadata import entry_points

    return {point.name: point.load for point in entry_points(group=GROUP)}
