"""Drafts of rules, for an author to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from checker.articles.article import Place
from checker.rulebook.facts.relation import Relation
from checker.rulebook.fields import summary
from checker.rulebook.kinds import kinds
from checker.rulebook.load import load_rules
from checker.rulebook.problems import Problem, RuleProblems, did_you_mean

_TESTS = """\
# A rule loads for CI once it has tests. Write what articles say; checker rules test runs it.
# tests:
#   match:                        # texts that it must read, and as what
#     - text:
#       reads:
#   no-match:                     # texts that it must leave alone
#     -
#   agree:                        # pairs of texts that do not contradict
#     - a:
#       b:
#   conflict:                     # pairs of texts that do
#     - a:
#       b:
"""


def write_draft(folder: Path, id: str, kind: str) -> Path:
    """Write ``<id>.yaml`` into the folder of a story, made where it does not exist, and return its path.

    The draft loads with ``allow_untested``. Raises RuleProblems where the id or kind is none, the file exists or cannot
    be written, or a relation finds no two rules to relate.
    """
    path = folder / f"{id}.yaml"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        raise _refused(path, f'"{id}" cannot be an id', "write lower-case letters, digits and hyphens")
    if kind not in kinds():
        raise _refused(path, f'unknown kind "{kind}"', did_you_mean(kind, kinds()))
    text = _draft(path, id, kind)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as cause:
        if path.exists():
            raise _refused(path, "this file exists already", "choose another id, or edit the file") from None
        raise _refused(path, f"the draft cannot be written: {cause.strerror}") from cause
    return path


def _draft(path: Path, id: str, kind: str) -> str:
    cls = kinds()[kind]
    own = cls.draft
    if issubclass(cls, Relation):
        left, right = _two_rules(path)
        own = own.format(left=left, right=right)
    return (
        f"# {summary(cls)}\n"
        f"id: {id}\n"
        f"kind: {kind}\n"
        f"question: {id.replace('-', ' ').capitalize()}?{' ' * 4}# write the whole question, as a reader would ask it\n"
        f"severity: warning\n"
        f"# owner:                        # who answers for the rule\n"
        f"{own}{_TESTS}"
    )


def _two_rules(path: Path) -> tuple[str, str]:
    """The ids of two rules of the folder that can be held against each other."""
    held = path.parent.is_dir() and any(path.parent.rglob("*.yaml"))
    rules = load_rules(path.parent, allow_untested=True).rules if held else ()
    by_measure: dict[str, list[str]] = {}
    for rule in rules:
        if rule.fact.measure is not None:
            by_measure.setdefault(rule.fact.measure, []).append(rule.id)
    pair = next((ids for ids in by_measure.values() if len(ids) > 1), None)
    if pair is None:
        raise _refused(path, "a relation needs two rules with numbers or days", "write those first, in this folder")
    return pair[0], pair[1]


def _refused(path: Path, message: str, fix: str | None = None) -> RuleProblems:
    return RuleProblems([Problem(Place(path.as_posix(), 1, 1), message, fix)])
