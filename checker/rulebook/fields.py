"""The fields of a class that a file is read into, with their keys and descriptions."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from checker.rulebook.facts.fact import key_of
from checker.rulebook.written import Written


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a file: ``type`` is its annotation, without None where the key may be left out."""

    name: str
    key: str
    type: Any
    required: bool
    default: Any


@cache
def fields_of(cls: type) -> Mapping[str, Field]:
    """The fields of a dataclass by their keys, in the order of the class."""
    hints = get_type_hints(cls, include_extras=True)
    found = {}
    for field in fields(cls):
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        required = default is MISSING
        key = key_of(field.name)
        found[key] = Field(field.name, key, bare(hints[field.name]), required, None if required else default)
    return found


def bare(annotation: Any) -> Any:  # noqa: ANN401 - an annotation may be any object
    """An annotation without None and, where it is marked, as marked."""
    if get_origin(annotation) in (Union, UnionType):
        arms = [arm for arm in get_args(annotation) if arm is not NoneType]
        return arms[0] if len(arms) == 1 else Union[tuple(arms)]  # noqa: UP007 - made at run time
    return annotation


def arms_of(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """The alternatives of an annotation; itself where there are none."""
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def unmarked(annotation: Any) -> Any:  # noqa: ANN401
    """The type that an annotation with marks is about."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def is_list(annotation: Any) -> bool:  # noqa: ANN401
    """Tell whether an annotation is a tuple of any length, which files write as a list."""
    return get_origin(annotation) is tuple


def is_mapping(annotation: Any) -> bool:  # noqa: ANN401
    """Tell whether files write the annotation's values as keys with values."""
    return get_origin(annotation) is dict or (
        isinstance(annotation, type) and is_dataclass(annotation) and not issubclass(annotation, Written)
    )


def is_choice(annotation: Any) -> bool:  # noqa: ANN401
    """Tell whether an annotation is a list of literal texts."""
    return get_origin(annotation) is Literal


def choices_of(annotation: Any) -> list[str]:  # noqa: ANN401
    """The texts of which a file writes one; none where any text may stand."""
    if is_choice(annotation):
        return [str(choice) for choice in get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(choice.value) for choice in annotation]
    return []


@cache
def descriptions(cls: type) -> Mapping[str, str]:
    """What the docstrings below the fields say, by field name, those of the classes it builds on included.

    Pydantic reads the docstrings of a class's own fields only.
    """
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base is not object and is_dataclass(base):
            found |= _own_descriptions(base)
    return {field.name: found[field.name] for field in fields(cls) if field.name in found}


def _own_descriptions(cls: type) -> dict[str, str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, after in zip(tree.body, tree.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            found[field.target.id] = inspect.cleandoc(after.value.value)
    return found


def summary(cls: type) -> str:
    """The first paragraph of a class's docstring."""
    return inspect.cleandoc(cls.__doc__ or "").split("\n\n")[0].replace("\n", " ")
