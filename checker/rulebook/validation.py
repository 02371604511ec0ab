"""Nodes of a file made into the object that they state, and every mistake of types told at its place.

Pydantic validates against the types of the facts; this module leads its errors back to places in the file and puts
them in an author's words. What is wrong is then left out or stood in for, so that the object can be made all the same
and later checks find the other mistakes of the file in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from checker.rulebook.facts.mistake import KeyPath, Mistake
from checker.rulebook.fields import (
    Field,
    arms_of,
    choices_of,
    descriptions,
    fields_of,
    is_choice,
    is_list,
    is_mapping,
    unmarked,
)
from checker.rulebook.positions import Source
from checker.rulebook.problems import Problem, did_you_mean, nearest, problem_at
from checker.rulebook.repair import Repair, repaired
from checker.rulebook.yaml_nodes import Items, Keys, Node, Nothing, Text

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

T = TypeVar("T")

MAY_BE_EMPTY = ("then", "ignore", "aliases", "tests", "compare", "find")
"""Keys whose empty list or mapping says something: no state follows, nothing is ignored, all is left at its default."""

_MISSING, _UNKNOWN = "missing", "unexpected_keyword_argument"  # names of pydantic's

_ROUNDS = 5
"""Repairs that a file gets: one for its mistakes, and one for each level that a stand-in has to fill."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file states: the object, or None where the file is beyond repair, with its mistakes of types.

    ``repaired`` are the paths at which the object holds something else than the file.
    """

    value: Any
    problems: tuple[Problem, ...] = ()
    repaired: tuple[KeyPath, ...] = ()


def validated(annotation: Any, node: Node, source: Source, title: str) -> Stated:  # noqa: ANN401
    """The object of the type ``annotation`` that a file's node states; ``title`` names such a file in messages."""
    from pydantic import ValidationError

    problems = list(_empty_values(node, source))
    content = plain(node)
    repairs: list[Repair] = []
    for round_ in range(_ROUNDS):
        try:
            value = _adapter(annotation).validate_python(content)
            return Stated(value, tuple(problems), tuple(repair.path for repair in repairs))
        except ValidationError as cause:
            errors = [_located(error, annotation, node) for error in cause.errors(include_url=False)]
        found = [error for error in errors if error is not None]
        if round_ == 0:
            problems.extend(_problem(error, source, title) for error in _worth_telling(found))
        repairs += [_repair(error) for error in found]
        content = repaired(content, repairs)
    return Stated(None, tuple(problems))


def place_mistake(mistake: Mistake, node: Node, source: Source) -> Problem | None:
    """The problem of a mistake that a fact tells of itself; None where the file does not hold the mistake's place."""
    found = node_at(node, mistake.path[:-1] if mistake.at_key else mistake.path)
    if mistake.at_key and isinstance(found, Keys):
        found = found.key(str(mistake.path[-1]))
    if found is None:
        return None
    start, end = found.start, found.end
    at = source.text.find(mistake.part, start, end) if mistake.part else -1
    if mistake.part and at >= 0:
        start, end = at, at + len(mistake.part)
    return problem_at(source, start, end, mistake.message, mistake.fix)


def node_at(node: Node | None, path: KeyPath) -> Node | None:
    """The node to which keys and list positions lead."""
    for step in path:
        if isinstance(node, Keys):
            node = node.value(str(step))
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def plain(node: Node) -> Any:  # noqa: ANN401
    """A node as text, list or dict."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Keys):
        return {key.value: plain(value) for key, value in node.entries}
    return None


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:  # noqa: ANN401
    from pydantic import TypeAdapter

    return TypeAdapter(annotation)


def _empty_values(node: Node, source: Source, key: str = "") -> Iterator[Problem]:
    """Keys without a value, blank texts and empty lists; anywhere, since a default would hide them."""
    if isinstance(node, Keys):
        for name, value in node.entries:
            if isinstance(value, Nothing):
                fix = "write one, or delete the line"
                yield problem_at(source, name.start, name.end, f'"{name.value}" has no value', fix)
            else:
                yield from _empty_values(value, source, name.value)
        if not node.entries and key not in MAY_BE_EMPTY:
            yield problem_at(source, node.start, node.end, f'"{key}" has nothing in it', "delete the line")
    elif isinstance(node, Items):
        for item in node.items:
            if isinstance(item, Nothing):
                yield problem_at(source, item.start - 1, item.start, "nothing stands here", "delete the line")
            else:
                yield from _empty_values(item, source, key)
        if not node.items and key not in MAY_BE_EMPTY:
            yield problem_at(source, node.start, node.end, f'the list "{key}" is empty', "delete the line")
    elif isinstance(node, Text) and not node.value.strip():
        yield problem_at(source, node.start, node.end, "this text is empty", "write it, or delete the line")


@dataclass(frozen=True, slots=True)
class _Located:
    """An error of pydantic's with what it is about."""

    type: str
    told: str
    path: KeyPath
    wanted: Any  # the annotation at the path; for an unknown or missing key that of what holds it
    node: Node | None  # the node at the path, None for a missing key
    holder: Node | None  # the node that holds it


def _located(error: ErrorDetails, annotation: Any, root: Node) -> _Located | None:  # noqa: ANN401
    """The error with its path through the file; None for an alternative that the file does not mean."""
    wanted, path = annotation, []
    node: Node | None = root
    holder: Node | None = root
    steps = list(error["loc"])
    while steps:
        arms = arms_of(wanted)
        if len(arms) > 1:
            label, arm = str(steps.pop(0)), _meant(arms, node)
            if arm is not None and not _labels(label, arm):
                return None
            if arm is None:  # none of them fits: told of all of them together
                break
            wanted = arm
            continue
        step = steps.pop(0)
        path.append(step)
        below = _below(wanted, step)
        holder, node = node, node_at(node, (step,))
        if below is None or node is None or (error["type"] == _MISSING and not steps):
            break
        wanted = below
    cause = error.get("ctx", {}).get("error")
    return _Located(error["type"], str(cause or error["msg"]), tuple(path), wanted, node, holder)


def _meant(arms: Sequence[Any], node: Node | None) -> Any:  # noqa: ANN401
    """The alternative that a node of this form can only mean."""
    for arm in arms:
        if is_list(arm):
            fits = isinstance(node, Items)
        elif is_mapping(arm):
            fits = isinstance(node, Keys)
        else:
            fits = isinstance(node, Text)
        if fits:
            return arm
    return None


def _labels(label: str, arm: Any) -> bool:  # noqa: ANN401
    """Tell whether pydantic's label of an alternative is this one's."""
    if is_list(arm):
        return label.startswith("tuple[")
    if is_choice(arm):
        return label.startswith("literal[")
    return label == getattr(unmarked(arm), "__name__", "")


def _below(annotation: Any, step: str | int) -> Any:  # noqa: ANN401
    """The annotation of what a key or position leads to, None for an unknown key."""
    if is_list(annotation) or not is_mapping(annotation):
        return get_args(annotation)[0] if is_list(annotation) else None
    if is_dataclass(annotation):
        assert isinstance(annotation, type)
        field = fields_of(annotation).get(str(step))
        return field.type if field else None
    return get_args(annotation)[1]


def _repair(error: _Located) -> Repair:
    """What to do about an error: take out what is wrong, but fill in a missing key or the place of a list."""
    if error.type == _MISSING:
        return Repair(error.path, fields_of(error.wanted)[str(error.path[-1])].type)
    return Repair(error.path, error.wanted if error.path and isinstance(error.path[-1], int) else None)


def _worth_telling(errors: list[_Located]) -> list[_Located]:
    """All errors but those that another one tells: an empty value, or a missing key that stands there misspelt."""
    misspelt = set()
    for error in errors:
        if error.type == _UNKNOWN:
            near = nearest(str(error.path[-1]), fields_of(error.wanted))
            misspelt.add((*error.path[:-1], near))
    return [
        error
        for error in errors
        if not isinstance(error.node, Nothing) and (error.type != _MISSING or error.path not in misspelt)
    ]


def _problem(error: _Located, source: Source, title: str) -> Problem:
    if error.type == _MISSING:
        return _missing(error, source, title)
    if error.type == _UNKNOWN:
        return _unknown(error, source, title)
    assert error.node is not None
    message, fix = _wrong_value(error)
    return problem_at(source, error.node.start, error.node.end, message, fix)


def _missing(error: _Located, source: Source, title: str) -> Problem:
    key = str(error.path[-1])
    field = fields_of(error.wanted)[key]
    said = descriptions(error.wanted).get(field.name, "")
    holder = error.holder
    assert holder is not None
    first = holder.entries[0][0] if isinstance(holder, Keys) and holder.entries else holder
    message = f'the key "{key}" is missing in {_where(error.path, title)}'
    return problem_at(source, first.start, first.end, message, f'add the line "{key}: …"{_aside(said)}')


def _aside(said: str) -> str:
    return f" ({said[0].lower()}{said[1:].rstrip('.')})" if said else ""


def _unknown(error: _Located, source: Source, title: str) -> Problem:
    key = str(error.path[-1])
    known = fields_of(error.wanted)
    node = error.holder.key(key) if isinstance(error.holder, Keys) else None
    assert node is not None
    fix = _elsewhere(key, known) or did_you_mean(key, known)
    if key == "<<":
        fix = "rules do not inherit: write the keys out"
    return problem_at(source, node.start, node.end, f'unknown key "{key}" in {_where(error.path, title)}', fix)


def _elsewhere(key: str, known: dict[str, Field] | Any) -> str | None:  # noqa: ANN401
    """The remedy for a key that belongs one level deeper."""
    for name, field in known.items():
        inner = unmarked(field.type)
        if isinstance(inner, type) and is_dataclass(inner) and key in fields_of(inner):
            return f'"{key}" belongs under "{name}"'
    return None


def _where(path: KeyPath, title: str) -> str:
    """The part of a file that holds the last key of a path, in words."""
    holder = path[:-1]
    if not holder:
        return title
    if isinstance(holder[-1], int):
        names = [step for step in holder if isinstance(step, str)]
        return f'item {holder[-1] + 1} of "{names[-1]}"' if names else f"item {holder[-1] + 1}"
    return f'"{holder[-1]}"'


def _wrong_value(error: _Located) -> tuple[str, str | None]:
    """What is wrong with a value that stands in the file, and the remedy."""
    written = error.node.value if isinstance(error.node, Text) else None
    arms = arms_of(error.wanted)
    choices = [choice for arm in arms for choice in choices_of(arm)]
    if written is not None and choices:
        return f'"{written}" is not allowed here', did_you_mean(written, choices)
    if error.type == "value_error":
        return error.told, None
    here = _form_of(error.node)
    if here is not None:
        fix = f"write [{written}]" if written is not None and is_list(error.wanted) else None
        return f"here stands {here}, not {' or '.join(dict.fromkeys(_form(arm) for arm in arms))}", fix
    return error.told, None


def _form(annotation: Any) -> str:  # noqa: ANN401
    if is_list(annotation):
        return "a list"
    if is_mapping(annotation) and isinstance(annotation, type):
        keys = [field.key for field in fields_of(annotation).values()]
        return f"keys ({', '.join(keys[:4])}{', …' if len(keys) > 4 else ''}) with values"
    return "keys with values" if is_mapping(annotation) else "a text"


def _form_of(node: Node | None) -> str | None:
    return {Text: "a text", Items: "a list", Keys: "keys with values", Nothing: "nothing"}.get(type(node))
