"""The description of the API, as its page shows it: operations and the kinds of values they take and give."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

_AT = "#/components/schemas/"
_METHODS = ("get", "post", "put", "patch", "delete")
Described = Mapping[str, Any]
"""A part of an OpenAPI document, in JSON."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value in words: those that are schemas of their own, which the page links to, by their names."""

    words: str
    schemas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a property of a schema; ``place`` is where a parameter stands."""

    name: str
    kind: Kind
    required: bool
    about: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its status."""

    status: str
    phrase: str
    about: str
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Example:
    """A request's body, and what it is for."""

    about: str
    json: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked, and how it is answered."""

    id: str
    method: str
    path: str
    summary: str
    about: tuple[str, ...]
    parameters: tuple[Field, ...]
    body: Kind | None
    examples: tuple[Example, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """A kind of value with parts; one without properties is described by ``kind`` alone."""

    name: str
    about: str
    kind: Kind
    fields: tuple[Field, ...]


def operations(document: Described) -> dict[str, list[Operation]]:
    """All operations of an OpenAPI document by what they are about, in its order."""
    found = defaultdict(list)
    for path, methods in document["paths"].items():
        for method in _METHODS:
            if stated := methods.get(method):
                found[stated["tags"][0]].append(_operation(path, method, stated))
    return dict(found)


def schemas(document: Described) -> list[Schema]:
    """All schemas of an OpenAPI document, by name."""
    return [_schema(name, stated) for name, stated in sorted(document["components"]["schemas"].items())]


def _operation(path: str, method: str, stated: Described) -> Operation:
    body = stated.get("requestBody", {}).get("content", {}).get("application/json", {})
    return Operation(
        stated["operationId"],
        method.upper(),
        path,
        stated["summary"],
        tuple(_plain(each) for each in stated.get("description", "").split("\n\n")),
        tuple(_parameter(each) for each in stated.get("parameters", ())),
        _kind(body["schema"]) if body else None,
        tuple(
            Example(each.get("summary", ""), json.dumps(each["value"], indent=2))
            for each in body.get("examples", {}).values()
        ),
        tuple(_answer(status, each) for status, each in sorted(stated["responses"].items())),
    )


def _parameter(stated: Described) -> Field:
    about = stated.get("description") or stated["schema"].get("description", "")
    return Field(stated["name"], _kind(stated["schema"]), stated.get("required", False), about, stated["in"])


def _answer(status: str, stated: Described) -> Answer:
    schema = stated.get("content", {}).get("application/json", {}).get("schema")
    return Answer(status, HTTPStatus(int(status)).phrase, stated["description"], _kind(schema) if schema else None)


def _schema(name: str, stated: Described) -> Schema:
    required = stated.get("required", ())
    properties = stated.get("properties", {}).items()
    fields = (Field(each, _kind(part), each in required, part.get("description", "")) for each, part in properties)
    return Schema(name, _plain(stated.get("description", "")), _kind(stated), tuple(fields))


def _plain(text: str) -> str:
    """Words of a docstring on one line, without the marks of names."""
    return " ".join(text.replace("``", "").split())


def _kind(schema: Described) -> Kind:
    """What a value may be, in few words."""
    if reference := schema.get("$ref"):
        name = reference.removeprefix(_AT)
        return Kind(name, (name,))
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return _joined([_kind(each) for each in choices], " or ")
    if schema.get("type") == "array":
        inner = _kind(schema.get("items", {}))
        return Kind(f"list of {inner.words}", inner.schemas)
    limits = "".join(f", {words}" for words in _limits(schema))
    return Kind(f"{_type(schema)}{limits}")


def _joined(kinds: list[Kind], between: str) -> Kind:
    return Kind(between.join(kind.words for kind in kinds), tuple(name for kind in kinds for name in kind.schemas))


def _type(schema: Described) -> str:
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " or ".join(json.dumps(each) for each in schema["enum"])
    if stated := schema.get("format"):
        return str(stated)
    return str(schema.get("type", "anything"))


def _limits(schema: Described) -> Iterator[str]:
    words = {
        "minimum": "at least",
        "maximum": "at most",
        "minLength": "characters at least",
        "maxLength": "characters at most",
        "pattern": "as in the pattern",
        "default": "else",
    }
    for name, said in words.items():
        if name in schema and schema[name] not in (None, ""):
            yield f"{said} {schema[name]}"
