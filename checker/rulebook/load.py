"""Loading of rules: from a folder of files to a rule book, or to every mistake in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.articles.article import Place
from checker.rulebook.facts.fact import Fact, Find, Severity
from checker.rulebook.facts.mistake import KeyPath, Known, Mistake, meaning_mistakes
from checker.rulebook.files import RuleFile, Shelf, general_folder, shelve
from checker.rulebook.kinds import kinds
from checker.rulebook.positions import Source
from checker.rulebook.problems import Problem, RuleProblems, did_you_mean, problem_at
from checker.rulebook.rulebook import Rule, RuleBook, Story, Waiver
from checker.rulebook.shared import merged_hedges, merged_names, merged_scopes, scope_names
from checker.rulebook.validation import Stated, place_mistake, validated
from checker.rulebook.yaml_nodes import Keys, Node, Nothing, Text, compose, read_source


def load_rules(folder: Path | None, *, allow_untested: bool = False) -> RuleBook:
    """The rule book of a rules folder, of one story's folder or of one rule file, with the package's general rules.

    ``None`` gives the general rules alone. A rule of the user's takes the place of the general one of its id; rules
    with ``severity: off`` are left out. Raises RuleProblems with every mistake of all files; without
    ``allow_untested`` a rule that has no tests is one.
    """
    return _Loading(allow_untested).load(folder)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read, as far as it could be."""

    file: RuleFile
    source: Source
    node: Node
    value: Any
    repaired: tuple[KeyPath, ...]

    @property
    def fact(self) -> Fact:
        assert isinstance(self.value, Fact)
        return self.value


class _Loading:
    """One run of the loader, gathering problems on its way."""

    def __init__(self, allow_untested: bool) -> None:
        self.allow_untested = allow_untested
        self.problems: list[Problem] = []

    def load(self, folder: Path | None) -> RuleBook:
        shelf = shelve(Path(folder)) if folder is not None else Shelf((), {}, {})
        own = self._rules(shelf.rules)
        general = self._rules(_general(shelf))
        stories = {name: self._read(file, Story, "story.yaml") for name, file in shelf.stories.items()}
        lists = {name: self._shared(shelf, name) for name in ("names.yaml", "scopes.yaml", "hedges.yaml")}
        waivers = self._read_shared(shelf, "waivers.yaml", tuple[Waiver, ...])

        rules = self._unique(own, general)
        scopes, hedges = merged_scopes(lists["scopes.yaml"]), merged_hedges(lists["hedges.yaml"])
        named = scope_names(scopes)
        lost = {file.path.stem for file in shelf.rules} - {rule.file.path.stem for rule in own}
        known = Known(named, hedges, {rule.fact.id: rule.fact for rule in rules}, lost)
        for rule in rules:
            self._mistakes(rule, rule.fact.mistakes(known))
            self._tests(rule)
        for story in stories.values():
            if story is not None:
                self._mistakes(story, story.value.mistakes())
        self._waivers(waivers, known, shelf.whole)
        if self.problems:
            raise RuleProblems(self.problems)
        told = {name: story.value for name, story in stories.items() if story is not None}
        return RuleBook(
            rules=tuple(
                self._rule(rule, shelf, told, named) for rule in rules if rule.fact.severity is not Severity.OFF
            ),
            names=merged_names(lists["names.yaml"]),
            scopes=scopes,
            hedges=hedges,
            waivers=_kept(waivers, known),
        )

    def _node(self, file: RuleFile) -> tuple[Source, Node] | None:
        try:
            source = read_source(file.path, file.name)
        except RuleProblems as cause:
            self.problems.extend(cause.problems)
            return None
        composed = compose(source)
        self.problems.extend(composed.problems)
        return (source, composed.node) if composed.node is not None else None

    def _read(self, file: RuleFile, wanted: Any, title: str) -> _File | None:  # noqa: ANN401 - an annotation
        """A file of a known type; an empty one states nothing but is none the worse for it."""
        read = self._node(file)
        if read is None:
            return None
        source, node = read
        empty = isinstance(node, Nothing)
        stated = Stated(() if wanted == tuple[Waiver, ...] else {}) if empty else None
        if empty and wanted is Story:
            stated = Stated(Story())
        return self._file(file, source, node, stated or validated(wanted, node, source, title))

    def _file(self, file: RuleFile, source: Source, node: Node, stated: Stated) -> _File | None:
        self.problems.extend(stated.problems)
        if stated.value is None:
            return None
        return _File(file, source, node, stated.value, stated.repaired)

    def _rules(self, files: Iterable[RuleFile]) -> list[_File]:
        read = (self._rule_file(file) for file in files)
        return [file for file in read if file is not None]

    def _rule_file(self, file: RuleFile) -> _File | None:
        read = self._node(file)
        if read is None:
            return None
        source, node = read
        if not isinstance(node, Keys):
            told = "this file is empty" if isinstance(node, Nothing) else "a rule file states keys with values"
            self.problems.append(problem_at(source, node.start, node.end, told, "checker rules new writes a draft"))
            return None
        cls = self._kind(source, node)
        if cls is None:
            return None
        kind = node.value("kind")
        assert isinstance(kind, Text)
        return self._file(file, source, node, validated(cls, node, source, f"a rule of kind {kind.value}"))

    def _kind(self, source: Source, node: Keys) -> type[Fact] | None:
        kind = node.value("kind")
        if isinstance(kind, Text) and kind.value in kinds():
            return kinds()[kind.value]
        if isinstance(kind, Text):
            message, fix, at = f'unknown kind "{kind.value}"', did_you_mean(kind.value, kinds()), kind
        else:
            message, fix = "this rule states no kind", f"write kind: and one of {', '.join(kinds())}"
            at = node.key("kind") or (node.entries[0][0] if node.entries else Text(node.start, node.end, ""))
        self.problems.append(problem_at(source, at.start, at.end, message, fix))
        return None

    def _shared(self, shelf: Shelf, name: str) -> dict[str, Any]:
        wanted = dict[str, str] if name == "hedges.yaml" else dict[str, tuple[str, ...]]
        read = self._read_shared(shelf, name, wanted)
        if read is None:
            return {}
        found: dict[str, Any] = read.value
        if name == "hedges.yaml":
            for word, meaning in found.items():
                self._mistakes(read, meaning_mistakes((word,), meaning))
        # a rule that names an entry with a mistake in it makes none of its own
        stated = [key.value for key, _ in read.node.entries] if isinstance(read.node, Keys) else []
        return dict.fromkeys(stated, ()) | found

    def _read_shared(self, shelf: Shelf, name: str, wanted: Any) -> _File | None:  # noqa: ANN401
        return self._read(shelf.shared[name], wanted, name) if name in shelf.shared else None

    def _unique(self, own: list[_File], general: list[_File]) -> list[_File]:
        """The user's rules and the general ones that none of them takes the place of, an id once."""
        by_id: dict[str, list[_File]] = defaultdict(list)
        for rule in own:
            by_id[rule.fact.id].append(rule)
            if rule.fact.id != rule.file.path.stem:
                fix = f"write id: {rule.file.path.stem}, or rename the file to {rule.fact.id}.yaml"
                message = f'the id "{rule.fact.id}" is not the file\'s name'
                self._mistakes(rule, [Mistake(("id",), message, fix)])
        for rules in by_id.values():
            for rule in rules[1:]:
                message = f'the id "{rule.fact.id}" is repeated; {rules[0].file.name} has it already'
                self._mistakes(rule, [Mistake(("id",), message, "give each rule an id of its own")])
        for rule in general:
            for mine in by_id.get(rule.fact.id, ()):
                if type(mine.fact) is not type(rule.fact):
                    message = f'"{rule.fact.id}" is the id of a general check'
                    self._mistakes(mine, [Mistake(("id",), message, "choose another, or write its kind to replace it")])
        return [*(rules[0] for rules in by_id.values()), *(rule for rule in general if rule.fact.id not in by_id)]

    def _tests(self, rule: _File) -> None:
        if self.allow_untested or _is_off(rule) or rule.fact.tests.held:
            return
        path = ("tests",) if isinstance(rule.node, Keys) and rule.node.key("tests") else ("id",)
        fix = "write some under tests: (match, no-match, agree, conflict); a draft loads with --allow-untested"
        self._mistakes(rule, [Mistake(path, "this rule has no tests", fix, at_key=True)])

    def _mistakes(self, file: _File, mistakes: Iterable[Mistake]) -> None:
        for mistake in mistakes:
            if any(mistake.path[: len(path)] == path for path in file.repaired):
                continue  # a stand-in is to blame; the problem is told already
            problem = place_mistake(mistake, file.node, file.source)
            if problem is None:  # the file leaves the key out
                problem = Problem(Place(file.file.name, 1, 1), mistake.message, mistake.fix)
            self.problems.append(problem)

    def _waivers(self, waivers: _File | None, known: Known, whole: bool) -> None:
        seen: set[str] = set()
        for index, waiver in enumerate(waivers.value if waivers else ()):
            assert waivers is not None
            self._mistakes(waivers, waiver.mistakes((index, "finding"), known.facts if whole else None))
            if waiver.finding in seen:
                message = f'the finding "{waiver.finding}" is decided twice'
                self._mistakes(waivers, [Mistake((index, "finding"), message, "keep one decision")])
            seen.add(waiver.finding)

    def _rule(self, rule: _File, shelf: Shelf, stories: dict[str, Story], scopes: dict[str, str]) -> Rule:
        fact, find = rule.fact, getattr(rule.fact, "find", None)
        if isinstance(find, Find) and find.scope is not None:
            named: dict[str, Any] = {"find": replace(find, scope=scopes[find.scope])}
            fact = replace(fact, **named)
        story = shelf.story_of(rule.file.folder)
        return Rule(fact, stories[story.folder] if story else Story(), rule.file.name, rule.file.folder)


def _is_off(rule: _File) -> bool:
    return rule.fact.severity is Severity.OFF


def _general(shelf: Shelf) -> list[RuleFile]:
    """The package's general rules, but for files that the user's folder holds itself."""
    given = {file.path.resolve() for file in shelf.rules}
    paths = sorted(path for path in general_folder().glob("*.yaml") if path.resolve() not in given)
    # shown by the place in the package, which is the same on every machine
    return [RuleFile(path, f"checker/rulebook/general/{path.name}", "general") for path in paths]


def _kept(waivers: _File | None, known: Known) -> tuple[Waiver, ...]:
    """The waivers of rules that were loaded; of a part of the rules, not all are."""
    return tuple(waiver for waiver in (waivers.value if waivers else ()) if waiver.rule in known.facts)
