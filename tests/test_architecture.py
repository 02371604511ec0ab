"""Imports go one way, and no module grows beyond what one reader holds in mind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 450

LAYERS = (
    ("values",),
    ("language",),
    ("articles",),
    ("feeds",),
    ("mentions",),
    ("rulebook",),
    ("claims",),
    ("comparisons",),
    ("alignment",),
    ("checks",),
    ("gathering",),
    ("findings",),
    ("report",),
    ("renderers", "pipeline"),
    ("trial", "expectations", "ledger"),
    ("suggestions",),
    ("review",),
    ("commands", "cli", "__init__", "__main__"),
)
"""A module imports from its own part and from the layers above it here; parts of one layer do not know each other."""
RANKS = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
CALLED = ("__init__", "__main__", "cli")
"""What callers use knows everything, and imports it when it is asked for."""

MODULES = sorted((ROOT / "checker").rglob("*.py"))


def part(module: str) -> str:
    """The part of the package that a module belongs to: "mentions" for checker.mentions.dates."""
    names = module.split(".")
    return names[1] if len(names) > 1 else "__init__"


def name(path: Path) -> str:
    """The dotted name of a module's file."""
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" and len(names) > 2 else names)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of everything of this package that a module imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "checker":
            if node.module == "checker":
                yield from ((node.lineno, f"checker.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name.split(".")[0] == "checker")


def test_every_part_of_the_package_has_its_layer():
    assert {part(name(module)) for module in MODULES} <= set(RANKS)


@pytest.mark.parametrize("module", [each for each in MODULES if part(name(each)) not in CALLED], ids=name)
def test_imports_go_one_way(module):
    own = part(name(module))
    wrong = [
        f"line {line}: {imported}"
        for line, imported in imports(module)
        if part(imported) != own and RANKS[part(imported)] >= RANKS[own]
    ]
    assert wrong == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_module_is_too_long(module):
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST
