"""Which kinds of fact there are."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from typing import ClassVar, Literal

import pytest

from checker.rulebook import kinds as discovery
from checker.rulebook.facts.fact import CONFIG, Fact
from checker.rulebook.facts.numeric import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour(Fact):
    """Which colour something has."""

    __pydantic_config__: ClassVar = CONFIG
    kind: Literal["colour"] = "colour"
    shades: tuple[str, ...]
    """The colours there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(Fact):
    """A second class of the kind quantity."""

    __pydantic_config__: ClassVar = CONFIG
    kind: Literal["quantity"] = "quantity"


@pytest.fixture
def installed(monkeypatch):
    """Pretend that another package names an object in its entry points of the group."""

    def install(value):
        module = types.ModuleType("another_package")
        module.thing = value
        monkeypatch.setitem(sys.modules, "another_package", module)
        point = EntryPoint("thing", "another_package:thing", discovery.GROUP)
        monkeypatch.setattr(discovery, "entry_points", lambda group: [point] if group == discovery.GROUP else [])
        discovery.kinds.cache_clear()

    yield install
    monkeypatch.undo()
    discovery.kinds.cache_clear()


def test_the_packages_own_kinds():
    assert list(discovery.kinds()) == [
        "arithmetic", "calendar", "conversion", "copies", "date", "deadline", "headline", "money", "quantity", "quote",
        "relation", "set", "share", "spelling", "status",
    ]  # fmt: skip
    assert discovery.kinds()["quantity"] is Quantity


def test_another_package_adds_a_kind_by_an_entry_point(installed, loaded, told):
    installed(Colour)
    rule = "id: paint\nkind: colour\nquestion: Which colour?\nshades: [red, green]\n"
    assert loaded({"story/paint.yaml": rule}).rule("paint").fact.shades == ("red", "green")
    assert 'unknown key "shads" in a rule of kind colour' in told({"story/paint.yaml": rule.replace("shades", "shads")})


@pytest.mark.parametrize("value", [str, "quantity", Fact])
def test_an_entry_point_that_names_no_kind_is_refused(installed, value):
    installed(value)
    with pytest.raises(TypeError, match="the entry point thing = another_package:thing"):
        discovery.kinds()


def test_two_classes_of_one_kind_are_refused(installed):
    installed(Other)
    with pytest.raises(ValueError, match='two classes have the kind "quantity"'):
        discovery.kinds()
