"""The JSON Schema of rule files, made of the types that the loader validates against.

Editors complete and check a rule file by it when its first line names it::

    # yaml-language-server: $schema=rules.schema.json

The shared lists and story files have theirs under ``$defs``: ``rules.schema.json#/$defs/story``. An editor reads ``5``
and ``true`` in YAML as a number and a truth value where the loader keeps them as text, so all texts may be either.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from checker.rulebook.fields import arms_of, descriptions, fields_of, is_mapping, summary, unmarked
from checker.rulebook.kinds import kinds
from checker.rulebook.rulebook import Story, Waiver
from checker.rulebook.validation import MAY_BE_EMPTY

SCHEMA_FILE = Path(__file__).parent / "rules.schema.json"
"""Where the schema of the package's own kinds is committed."""

_TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


def schema_text() -> str:
    """The schema as JSON text, ending in a line break; the same in every run."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> dict[str, Any]:
    """The schema of a rule file, branching on ``kind``, with those of the other files under ``$defs``."""

    made, parts = _made({**kinds(), "story": Story, "waiver": Waiver})
    words = {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT, "minItems": 1}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rule file",
        "description": "One fact that articles are checked for, or one general check.",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(kinds()), "description": "What sort of answer the fact has."}},
        "allOf": [
            {
                "if": {"required": ["kind"], "properties": {"kind": {"const": kind}}},
                "then": made[kind],
            }
            for kind in kinds()
        ],
        "$defs": {
            **dict(sorted(parts.items())),
            "story": {"description": "What the rules of one folder share: story.yaml.", **made["story"]},
            "waivers": {
                "description": "Decisions of editors: waivers.yaml.",
                "type": "array",
                "items": made["waiver"],
            },
            "names": {"description": "Names with their aliases: names.yaml.", **words},
            "scopes": {"description": "Scopes with the words that state them: scopes.yaml.", **words},
            "hedges": {
                "description": "Hedges with their meanings: hedges.yaml.",
                "type": "object",
                "additionalProperties": _TEXT,
            },
        },
    }


def _made(classes: Mapping[str, type]) -> tuple[dict[str, Any], dict[str, Any]]:
    """References to the schemas of classes by the names given, and those schemas and all they refer to."""
    from pydantic import TypeAdapter

    inputs: list[tuple[str, Literal["validation"], TypeAdapter[Any]]] = [
        (name, "validation", TypeAdapter(cls)) for name, cls in classes.items()
    ]
    made, definitions = TypeAdapter.json_schemas(inputs, by_alias=True)
    parts = {name: _tidied(part) for name, part in definitions["$defs"].items()}
    for cls in _all_classes(classes.values()):
        # pydantic writes the module into the name where two classes share one
        for name in (cls.__name__, f"{cls.__module__}.{cls.__qualname__}".replace(".", "__")):
            if name in parts:
                _describe(parts[name], cls)
    return {name: made[name, "validation"] for name in classes}, parts


def _all_classes(classes: Iterable[type]) -> Iterator[type]:
    """The classes and those of their fields, at any depth."""
    for cls in classes:
        yield cls
        for field in fields_of(cls).values():
            inner = [unmarked(part) for arm in arms_of(field.type) for part in (arm, *get_args(arm))]
            parts = {part for part in inner for part in arms_of(part) if is_mapping(part) and isinstance(part, type)}
            yield from _all_classes(sorted(parts, key=lambda part: part.__name__))


def _describe(part: dict[str, Any], cls: type) -> None:
    """Write what the class and its fields, inherited ones included, are; pydantic knows a class's own only."""
    part["description"] = summary(cls)
    said = descriptions(cls)
    for key, field in fields_of(cls).items():
        if field.name in said:
            part["properties"][key] |= {"description": said[field.name]}


def _tidied(part: Any, key: str = "") -> Any:  # noqa: ANN401 - any JSON
    """A schema as the loader is: texts in any form but blank, no null, no empty list where it would say nothing."""
    if isinstance(part, list):
        return [_tidied(item) for item in part]
    if not isinstance(part, Mapping):
        return part
    if "anyOf" in part:
        arms = [arm for arm in part["anyOf"] if arm != {"type": "null"}]
        rest = {name: value for name, value in part.items() if name != "anyOf"}
        part = {**rest, **(arms[0] if len(arms) == 1 else {"anyOf": arms})}
    tidy = {name: _tidied_at(name, value) for name, value in part.items() if name != "title"}
    if tidy.get("default", ...) is None:
        del tidy["default"]
    if tidy.get("type") == "string" and not {"enum", "const"} & tidy.keys():
        tidy |= _TEXT
    if tidy.get("type") in ("array", "object") and "properties" not in tidy and key not in MAY_BE_EMPTY:
        tidy["minItems" if tidy["type"] == "array" else "minProperties"] = 1
    return tidy


def _tidied_at(name: str, value: Any) -> Any:  # noqa: ANN401
    if name == "properties":
        return {key: _tidied(below, key) for key, below in value.items()}
    return value if name in ("default", "examples", "enum", "required") else _tidied(value)
