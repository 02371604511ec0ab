"""Mending of a file's content, so that the rest of it can be checked in the same run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.rulebook.facts.mistake import KeyPath
from checker.rulebook.fields import arms_of, choices_of, is_list, is_mapping


@dataclass(frozen=True, slots=True)
class Repair:
    """A value to take out, or, where its type is given, to put a stand-in for; places in lists need one."""

    path: KeyPath
    type: Any = None


def repaired(content: Any, repairs: Iterable[Repair]) -> Any:  # noqa: ANN401 - what a file holds
    """The text, list or dict of a file after all repairs; ``content`` itself is changed."""
    for repair in repairs:
        if not repair.path:
            return {}
        holder = _inside(content, repair.path[:-1])
        last: Any = repair.path[-1]
        if repair.type is not None and isinstance(holder, dict | list):
            holder[last] = _stand_in(repair.type)
        elif isinstance(holder, dict):
            holder.pop(last, None)
    return content


def _inside(content: Any, path: KeyPath) -> Any:  # noqa: ANN401
    for step in path:
        if isinstance(content, list) and isinstance(step, int):
            content = content[step]
        else:
            content = content.get(step) if isinstance(content, dict) else None
    return content


def _stand_in(annotation: Any) -> Any:  # noqa: ANN401
    """Some value of the type, plain as a file would have it."""
    arm = arms_of(annotation)[0]
    if is_list(arm):
        return []
    return {} if is_mapping(arm) else next(iter(choices_of(arm)), "-")
