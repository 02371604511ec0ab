"""Which kinds of fact there are.

A kind is a class below ``Fact`` with a field ``kind``: those of the modules of ``checker.rulebook.facts``, and those
that other packages name in their entry points of the group ``checker.facts``. A new kind is a new file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

from checker.rulebook import facts
from checker.rulebook.facts.fact import Fact

GROUP = "checker.facts"


@cache
def kinds() -> Mapping[str, type[Fact]]:
    """The classes of all kinds by the word that rules write behind ``kind:``, in alphabetical order.

    Raises TypeError where an entry point names no class below Fact, and ValueError where two classes have one kind.
    """
    found: dict[str, type[Fact]] = {}
    for name, cls in sorted([*_own(), *_foreign()], key=lambda pair: pair[0]):
        if name in found and found[name] is not cls:
            raise ValueError(f'two classes have the kind "{name}": {_place(found[name])} and {_place(cls)}')
        found[name] = cls
    return found


def _own() -> Iterator[tuple[str, type[Fact]]]:
    for module in iter_modules(facts.__path__, f"{facts.__name__}."):
        yield from _of(import_module(module.name))


def _foreign() -> Iterator[tuple[str, type[Fact]]]:
    for point in entry_points(group=GROUP):
        loaded = point.load()
        if isinstance(loaded, ModuleType):
            yield from _of(loaded)
        elif isinstance(loaded, type) and issubclass(loaded, Fact) and kind_of(loaded):
            yield kind_of(loaded), loaded
        else:
            raise TypeError(f"the entry point {point.name} = {point.value} of the group {GROUP} names no kind of fact")


def _of(module: ModuleType) -> Iterator[tuple[str, type[Fact]]]:
    for cls in vars(module).values():
        if isinstance(cls, type) and issubclass(cls, Fact) and cls.__module__ == module.__name__ and kind_of(cls):
            yield kind_of(cls), cls


def kind_of(cls: type[Fact]) -> str:
    """The kind of a class of facts, empty for the classes that others build on."""
    if not is_dataclass(cls):
        return ""
    return next((str(field.default) for field in fields(cls) if field.name == "kind"), "")


def _place(cls: type[Fact]) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"
