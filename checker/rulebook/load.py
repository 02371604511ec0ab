"""Loading of rules: from a folder of files to a rule book, or to every mistake in them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.rulebook.facts.fact import Find, Severity
from checker.rulebook.facts.mistake import Known, Mistake, meaning_mistakes
from checker.rulebook.files import Shelf, general_files, shelve
from checker.rulebook.problems import RuleProblems
from checker.rulebook.reading import FileReader, Held
from checker.rulebook.rulebook import Rule, RuleBook, Story, Waiver
from checker.rulebook.shared import merged_hedges, merged_names, merged_scopes, scope_names
from checker.rulebook.yaml_nodes import Keys, key_paths


def load_rules(folder: Path | None, *, allow_untested: bool = False) -> RuleBook:
    """The rule book of a rules folder, of one story's folder or of one rule file, with the package's general rules.

    ``None`` gives the general rules alone. A rule of the user's takes the place of the general one of its id; rules
    with ``severity: off`` are left out. Raises RuleProblems with every mistake of all files; without
    ``allow_untested`` a rule that has no tests is one.
    """
    return _Loading(allow_untested).load(shelve(Path(folder) if folder is not None else None))


class _Loading:
    """One run of the loader."""

    def __init__(self, allow_untested: bool) -> None:
        self.allow_untested = allow_untested
        self.files = FileReader()

    def load(self, shelf: Shelf) -> RuleBook:
        own = self.files.rules(shelf.rules)
        general = self.files.rules(general_files(shelf))
        stories = {name: self.files.read(file, Story, "story.yaml", Story()) for name, file in shelf.stories.items()}
        lists = {name: self._shared(shelf, name) for name in ("names.yaml", "scopes.yaml", "hedges.yaml")}
        waivers = self._read_shared(shelf, "waivers.yaml", tuple[Waiver, ...], ())

        rules = self._unique(own, general)
        scopes, hedges = merged_scopes(lists["scopes.yaml"]), merged_hedges(lists["hedges.yaml"])
        named = scope_names(scopes)
        lost = {file.path.stem for file in shelf.rules} - {rule.file.path.stem for rule in own}
        known = Known(named, hedges, {rule.fact.id: rule.fact for rule in rules}, lost)
        for rule in (*own, *general):
            self.files.tell(rule, rule.fact.mistakes(known))
            self._tests(rule)
        for story in stories.values():
            if story is not None:
                self.files.tell(story, story.value.mistakes())
        self._waivers(waivers, known, shelf.whole)
        if self.files.problems:
            raise RuleProblems(self.files.problems)
        given = frozenset(shelf.rules)
        told = {name: story.value for name, story in stories.items() if story is not None}
        return RuleBook(
            rules=tuple(
                self._rule(rule, rule.file in given, shelf, told, named) for rule in rules if not _is_off(rule)
            ),
            names=merged_names(lists["names.yaml"]),
            scopes=scopes,
            hedges=hedges,
            waivers=_kept(waivers, known),
        )

    def _shared(self, shelf: Shelf, name: str) -> dict[str, Any]:
        wanted = dict[str, str] if name == "hedges.yaml" else dict[str, tuple[str, ...]]
        read = self._read_shared(shelf, name, wanted, {})
        if read is None:
            return {}
        found: dict[str, Any] = read.value
        if name == "hedges.yaml":
            for word, meaning in found.items():
                self.files.tell(read, meaning_mistakes((word,), meaning))
        # a rule that names an entry with a mistake in it makes none of its own
        stated = [key.value for key, _ in read.node.entries] if isinstance(read.node, Keys) else []
        return dict.fromkeys(stated, ()) | found

    def _read_shared(self, shelf: Shelf, name: str, wanted: Any, empty: Any) -> Held | None:  # noqa: ANN401
        return self.files.read(shelf.shared[name], wanted, name, empty) if name in shelf.shared else None

    def _unique(self, own: list[Held], general: list[Held]) -> list[Held]:
        """The user's rules and the general ones that none of them takes the place of, an id once."""
        by_id: dict[str, list[Held]] = defaultdict(list)
        for rule in own:
            by_id[rule.fact.id].append(rule)
            if rule.fact.id != rule.file.path.stem:
                fix = f"write id: {rule.file.path.stem}, or rename the file to {rule.fact.id}.yaml"
                message = f'the id "{rule.fact.id}" is not the file\'s name'
                self.files.tell(rule, [Mistake(("id",), message, fix)])
        for rules in by_id.values():
            for rule in rules[1:]:
                message = f'the id "{rule.fact.id}" is repeated; {rules[0].file.name} has it already'
                self.files.tell(rule, [Mistake(("id",), message, "give each rule an id of its own")])
        for rule in general:
            for mine in by_id.get(rule.fact.id, ()):
                if type(mine.fact) is not type(rule.fact):
                    message = f'"{rule.fact.id}" is the id of a general check'
                    fix = "choose another, or write its kind to replace it"
                    self.files.tell(mine, [Mistake(("id",), message, fix)])
        return [*(rules[0] for rules in by_id.values()), *(rule for rule in general if rule.fact.id not in by_id)]

    def _tests(self, rule: Held) -> None:
        if self.allow_untested or _is_off(rule) or rule.fact.tests.held:
            return
        path = ("tests",) if isinstance(rule.node, Keys) and rule.node.key("tests") else ("id",)
        fix = "write some under tests: (match, no-match, agree, conflict); a draft loads with --allow-untested"
        self.files.tell(rule, [Mistake(path, "this rule has no tests", fix, at_key=True)])

    def _waivers(self, waivers: Held | None, known: Known, whole: bool) -> None:
        seen: set[str] = set()
        for index, waiver in enumerate(waivers.value if waivers else ()):
            assert waivers is not None
            self.files.tell(waivers, waiver.mistakes((index, "finding"), known.facts if whole else None))
            if waiver.finding in seen:
                message = f'the finding "{waiver.finding}" is decided twice'
                self.files.tell(waivers, [Mistake((index, "finding"), message, "keep one decision")])
            seen.add(waiver.finding)

    def _rule(self, rule: Held, own: bool, shelf: Shelf, stories: dict[str, Story], scopes: dict[str, str]) -> Rule:
        fact, find = rule.fact, getattr(rule.fact, "find", None)
        if isinstance(find, Find) and find.scope is not None:
            named: dict[str, Any] = {"find": replace(find, scope=scopes[find.scope])}
            fact = replace(fact, **named)
        story = shelf.story_of(rule.file.folder)
        return Rule(
            fact,
            stories[story.folder] if story else Story(),
            rule.file.name,
            rule.file.folder,
            stated=frozenset(key_paths(rule.node)),
            own=own,
        )


def _is_off(rule: Held) -> bool:
    return rule.fact.severity is Severity.OFF


def _kept(waivers: Held | None, known: Known) -> tuple[Waiver, ...]:
    """The waivers of rules that were loaded; of a part of the rules, not all are."""
    return tuple(waiver for waiver in (waivers.value if waivers else ()) if waiver.rule in known.facts)
