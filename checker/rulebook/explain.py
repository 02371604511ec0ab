"""What a rule does, in plain words, with its defaults filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from textwrap import fill
from typing import Any

from checker.rulebook.facts.fact import Examples, Fact, Reference
from checker.rulebook.facts.general import General
from checker.rulebook.facts.mistake import KeyPath
from checker.rulebook.facts.relation import Relation
from checker.rulebook.fields import Field, descriptions, fields_of, summary
from checker.rulebook.kinds import kind_of
from checker.rulebook.rulebook import Rule, RuleBook
from checker.rulebook.written import Written

WIDTH = 100
"""Columns of the text."""

_HEAD = ("id", "kind", "question", "owner", "subject", "aliases", "tests", "reference")
_TESTS = {
    "match": ("text that it must read", "texts that it must read"),
    "no_match": ("text that it must leave alone", "texts that it must leave alone"),
    "agree": ("pair that must agree", "pairs that must agree"),
    "conflict": ("pair that must contradict", "pairs that must contradict"),
    "tension": ("pair that must be a tension", "pairs that must be tensions"),
    "update": ("pair that must be an update", "pairs that must be updates"),
    "disputed": ("pair that must be disputed", "pairs that must be disputed"),
    "known_miss": ("text that it is known to miss", "texts that it is known to miss"),
}


def explain(rule: Rule, rulebook: RuleBook) -> str:
    """The explanation of a rule, of several lines that end in a line break."""
    fact = rule.fact
    lines = [
        f"{fact.id}: {fact.question}",
        *_paragraph(f"Kind {kind_of(type(fact))}. {summary(type(fact))}"),
        *_paragraph(f"Stated in {rule.file}; {f'{fact.owner} answers for it' if fact.owner else 'it has no owner'}."),
        *_paragraph(_subject(rule)),
        "",
        *_keys(fact, rule, rulebook, skipped=_HEAD),
        *_references(fact.reference),
        *_paragraph(_tests(fact)),
    ]
    return "\n".join(lines) + "\n"


def _subject(rule: Rule) -> str:
    if isinstance(rule.fact, General):
        return "It looks at every article."
    if isinstance(rule.fact, Relation):
        return "It looks at every article in which its rules have read something."
    if not rule.names:
        return "It names no subject: every article may answer it."
    name, *aliases = rule.names
    return f"It is about {name}{f' (also {_listed(aliases)})' if aliases else ''}."


def _keys(
    value: Any,  # noqa: ANN401 - any object of a rule file
    rule: Rule,
    rulebook: RuleBook,
    above: KeyPath = (),
    skipped: tuple[str, ...] = (),
) -> Iterator[str]:
    """A line for each key, with those of the objects it holds below it, and what the key means."""
    cls: type = type(value)
    said = descriptions(cls)
    for key, field in fields_of(cls).items():
        if field.name in skipped:
            continue
        held = getattr(value, field.name)
        indent, path = "  " * len(above), (*above, key)
        if is_dataclass(held) and not isinstance(held, Written):
            yield f"{indent}{key}"
            yield from _keys(held, rule, rulebook, path)
        elif isinstance(held, Mapping) and held and all(is_dataclass(each) for each in held.values()):
            yield f"{indent}{key}"
            for name, each in held.items():
                yield f"{indent}  {name}"
                yield from _keys(each, rule, rulebook, (*path, name))
        else:
            default = held == field.default and not field.required and path not in rule.stated
            line = f"{key}: {_value(field, held, rulebook)}{' (default)' if default else ''}"
            yield from _wrapped(line, indent)
            if field.name in said:
                yield from _wrapped(said[field.name].replace("\n", " "), indent + "    ")


def _value(field: Field, held: Any, rulebook: RuleBook) -> str:  # noqa: ANN401
    """A value in words."""
    if held is None or held == () or held == {}:
        return "none"
    if field.name == "scope":
        return f"{held}, stated by {_listed(rulebook.scopes.get(held, ()))}"
    return told(held)


def told(held: Any) -> str:  # noqa: ANN401
    if isinstance(held, Enum):
        return str(held.value)
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, tuple | list):
        return _listed([told(each) for each in held])
    if isinstance(held, Mapping):
        return "; ".join(f"{key}: {told(each)}" for key, each in held.items())
    if is_dataclass(held) and not isinstance(held, Written):
        cls: type = type(held)
        name, *rest = [told(getattr(held, field.name)) for field in fields_of(cls).values()]
        return f"{name} ({', '.join(rest)})" if any(rest) else name
    return str(held)


def _listed(words: Any) -> str:  # noqa: ANN401 - any sequence of texts
    return ", ".join(words)


def _references(references: tuple[Reference, ...]) -> Iterator[str]:
    if not references:
        return
    yield "known values"
    for reference in references:
        since = f" from {reference.from_}" if reference.from_ else ""
        until = f" until {reference.until}" if reference.until else ""
        yield from _wrapped(f"{reference.value}{since}{until}, by {reference.source}", "  ")


def _tests(fact: Fact) -> str:
    counts = {name: len(getattr(fact.tests, name)) for name in _TESTS}
    told = [f"{count} {_TESTS[name][count != 1]}" for name, count in counts.items() if count]
    return f"Tests: {_listed(told)}." if told else "It has no tests."


def _paragraph(text: str) -> Iterator[str]:
    yield from _wrapped(text, "")


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)


assert set(_TESTS) == {field.name for field in fields_of(Examples).values()}
