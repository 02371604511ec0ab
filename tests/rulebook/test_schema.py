"""The schema says of a file what the loader says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from checker.rulebook.facts.fact import key_of
from checker.rulebook.fields import descriptions, fields_of
from checker.rulebook.files import general_folder
from checker.rulebook.kinds import kinds
from checker.rulebook.positions import Source
from checker.rulebook.schema import SCHEMA_FILE, schema, schema_text
from checker.rulebook.validation import plain, validated
from checker.rulebook.yaml_nodes import compose

SCHEMA = schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ROOT = Path(__file__).parents[2]
FILES = [path for path in sorted((ROOT / "rules").rglob("*.yaml")) if path.name != "story.yaml"]


def stated(path: Path) -> Any:
    return plain(compose(Source(path.name, path.read_text(encoding="utf-8"))).node)


def test_the_committed_schema_is_that_of_the_types():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "write it anew with: checker rules schema"


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_rule_files_are_valid_as_the_loader_and_as_an_editor_reads_them(path):
    VALIDATOR.validate(stated(path))
    shown = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    VALIDATOR.validate(json.loads(json.dumps(shown, default=str)))  # editors read days as texts


@pytest.mark.parametrize("path", sorted((ROOT / "rules").rglob("story.yaml")), ids=lambda path: path.parent.name)
def test_our_story_files_are_valid(path):
    jsonschema.validate(stated(path), {"$ref": "#/$defs/story", "$defs": SCHEMA["$defs"]})


@pytest.mark.parametrize("kind", kinds())
def test_every_key_has_a_description_inherited_ones_too(kind):
    cls = kinds()[kind]
    properties = SCHEMA["$defs"][cls.__name__]["properties"]
    assert set(properties) == set(fields_of(cls))
    undescribed = [key for key, shown in properties.items() if "description" not in shown and key != "kind"]
    assert undescribed == []
    assert {key_of(name) for name in descriptions(cls)} | {"kind"} == set(properties)


@pytest.mark.parametrize("part", [name for name, part in SCHEMA["$defs"].items() if "properties" in part])
def test_every_key_of_every_part_has_a_description(part):
    properties = SCHEMA["$defs"][part]["properties"]
    assert [key for key, shown in properties.items() if "description" not in shown and key != "kind"] == []


def sites(content: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a file's content."""
    yield path
    if isinstance(content, dict | list):
        for key, value in content.items() if isinstance(content, dict) else enumerate(content):
            yield from sites(value, (*path, key))


def changed(content: Any, path: tuple[str | int, ...], how: str) -> Any:
    """A copy of the content with one place dropped, renamed, or put in another form."""
    copy = json.loads(json.dumps(content))
    if not path:
        return copy
    holder = copy
    for step in path[:-1]:
        holder = holder[step]
    if how == "drop":
        del holder[path[-1]]
    elif how == "rename" and isinstance(holder, dict):
        holder[f"{path[-1]}x"] = holder.pop(path[-1])
    else:
        holder[path[-1]] = {"text": "5", "blank": " ", "list": ["5"], "mapping": {"a": "5"}, "empty": []}.get(how, "5")
    return copy


EXAMPLES = [stated(path) for path in FILES]
UNTYPED = ("a tolerance", "a span of time", "a day of", "a day:")  # what a schema does not look into


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_changed_file_is_refused_by_both_or_by_none(data):
    content = data.draw(st.sampled_from(EXAMPLES))
    path = data.draw(st.sampled_from([path for path in sites(content) if path and path[0] not in ("kind", "id")]))
    how = data.draw(st.sampled_from(["drop", "rename", "text", "blank", "list", "mapping", "empty"]))
    content = changed(content, path, how)
    source = Source("a.yaml", json.dumps(content))
    found = validated(kinds()[content["kind"]], compose(source).node, source, "a rule").problems
    problems = [problem for problem in found if not any(sign in problem.message for sign in UNTYPED)]
    assert bool(problems) == (not VALIDATOR.is_valid(content)), (path, how, [str(problem) for problem in problems])


def test_the_schema_branches_on_the_kind():
    rule = {"id": "a", "kind": "money", "question": "?", "find": {"words": ["x"]}, "compare": {"currency": "USD"}}
    assert VALIDATOR.is_valid(rule)
    assert not VALIDATOR.is_valid({**rule, "kind": "quantity"})
    assert not VALIDATOR.is_valid({key: value for key, value in rule.items() if key != "kind"})


def test_general_rules_name_the_schema_for_editors():
    for path in general_folder().glob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../../checker/rulebook/rules.schema.json"
    assert (general_folder() / "../../checker/rulebook/rules.schema.json").resolve() == SCHEMA_FILE.resolve()
