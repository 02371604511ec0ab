"""The tables of keys in docs/rules.md, made of the types so that they cannot be wrong.

``python -m checker.rulebook.manual docs/rules.md`` writes them anew, each between its two marks::

    <!-- keys: quantity -->
    <!-- end of keys -->
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_args

from checker.rulebook.explain import told
from checker.rulebook.facts.fact import Examples, Fact
from checker.rulebook.fields import (
    Field,
    arms_of,
    choices_of,
    descriptions,
    fields_of,
    is_list,
    is_mapping,
    unmarked,
)
from checker.rulebook.kinds import kinds
from checker.rulebook.rulebook import Story, Waiver

_MARKED = re.compile(r"(<!-- keys: (?P<name>[a-z ]+) -->\n).*?(<!-- end of keys -->)", re.DOTALL)


def filled(page: str) -> str:
    """The page with its tables of keys written anew. Raises KeyError for a mark that names nothing known."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{table(found['name'])}\n{found[3]}", page)


def table(name: str) -> str:
    """The Markdown table of the keys of a kind, of all rules, of their tests, of story.yaml or of waivers.yaml."""
    classes: Mapping[str, type] = {"every rule": Fact, "tests": Examples, "story": Story, "waivers": Waiver, **kinds()}
    cls = classes[name]
    common = set(fields_of(Fact)) if name in kinds() else set()
    rows = [row for row in _rows(cls, "") if re.split("[.:]", row[0])[0] not in common | {"kind"}]
    if not rows:
        return "It has no keys of its own."
    return "\n".join(["| key | written as | default | what it says |", "|---|---|---|---|", *map(_line, rows)])


def _rows(cls: type, above: str) -> Iterator[tuple[str, str, str, str]]:
    """Key, form, default and description of each field, with those of the objects in it below it."""
    said, seen = descriptions(cls), set[type]()  # an object that several keys hold is told once
    for key, field in fields_of(cls).items():
        inner = _inner(field.type)
        form = _form(field.type)
        yield f"{above}{key}", form, _default(field, inner is not None), said.get(field.name, "").replace("\n", " ")
        if inner is not None and inner is not Examples and inner not in seen:
            seen.add(inner)
            yield from _rows(inner, f"{above}{key}{_step(field.type)}")


def _inner(annotation: Any) -> type | None:  # noqa: ANN401
    """The class of the objects that a key holds, alone, in a list or by name."""
    for arm in arms_of(annotation):
        below = get_args(arm) if is_list(arm) or not isinstance(arm, type) else (arm,)
        for part in (option for each in below for option in arms_of(each)):
            if isinstance(part, type) and is_dataclass(part) and is_mapping(part):
                return part
    return None


def _step(annotation: Any) -> str:  # noqa: ANN401
    """What stands between a key and those of the objects it holds: a dash in a list, a name where each has one."""
    if any(is_list(arm) for arm in arms_of(annotation)):
        return ": - "
    return "." if isinstance(annotation, type) else ".NAME."


def _form(annotation: Any) -> str:  # noqa: ANN401
    forms = []
    for arm in arms_of(annotation):
        choices = choices_of(arm)
        if choices:
            forms.append(", ".join(choices))
        elif is_list(arm):
            below = [_form(each) for each in get_args(arm) if each is not ...]
            forms.append(f"list of {' or '.join(below)}")
        elif is_mapping(arm):
            forms.append("keys with values")
        else:
            forms.append(_scalar(arm))
    return " or ".join(forms)


def _scalar(annotation: Any) -> str:  # noqa: ANN401
    marks = [mark for mark in get_args(annotation)[1:] if hasattr(mark, "examples")]
    examples = (marks[0] if marks else annotation).examples if marks or hasattr(annotation, "examples") else ()
    if examples:
        return f"such as {', '.join(examples)}"
    return "yes or no" if unmarked(annotation) is bool else "text"


def _default(field: Field, is_object: bool) -> str:
    if field.required:
        return "must be written"
    return "" if is_object or field.default in (None, (), {}) else told(field.default)


def _line(row: tuple[str, ...]) -> str:
    key, form, default, said = (cell.replace("|", "\\|").replace("``", "`") for cell in row)
    return f"| `{key}` | {form} | {default} | {said} |"


if __name__ == "__main__":
    page = Path(sys.argv[1])
    page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
