"""Files of a rules folder read into what they state, with every mistake on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.articles.article import Place
from checker.rulebook.facts.fact import Fact
from checker.rulebook.facts.mistake import KeyPath, Mistake
from checker.rulebook.files import RuleFile
from checker.rulebook.kinds import kinds
from checker.rulebook.positions import Source
from checker.rulebook.problems import Problem, RuleProblems, did_you_mean, problem_at
from checker.rulebook.validation import Stated, place_mistake, validated
from checker.rulebook.yaml_nodes import Keys, Node, Nothing, Text, compose, read_source


@dataclass(frozen=True, slots=True)
class Held:
    """What a file holds, as far as it could be read; at the paths ``repaired`` the value is not the file's."""

    file: RuleFile
    source: Source
    node: Node
    value: Any
    repaired: tuple[KeyPath, ...]

    @property
    def fact(self) -> Fact:
        """The value of a rule file."""
        assert isinstance(self.value, Fact)
        return self.value


class FileReader:
    """Reads files and gathers their problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def rules(self, files: Iterable[RuleFile]) -> list[Held]:
        """The rule files of which anything can be made."""
        read = (self._rule(file) for file in files)
        return [held for held in read if held is not None]

    def read(self, file: RuleFile, wanted: Any, title: str, empty: Any) -> Held | None:  # noqa: ANN401 - any type
        """A file of the type ``wanted``, ``empty`` where nothing stands in it; ``title`` names it in messages."""
        read = self._node(file)
        if read is None:
            return None
        source, node = read
        stated = Stated(empty) if isinstance(node, Nothing) else validated(wanted, node, source, title)
        return self._held(file, source, node, stated)

    def tell(self, held: Held, mistakes: Iterable[Mistake]) -> None:
        """Put mistakes of a file's value where they stand in the file."""
        for mistake in mistakes:
            if any(mistake.path[: len(path)] == path for path in held.repaired):
                continue  # a stand-in is to blame; the problem is told already
            problem = place_mistake(mistake, held.node, held.source)
            if problem is None:  # the file leaves the key out
                problem = Problem(Place(held.file.name, 1, 1), mistake.message, mistake.fix)
            self.problems.append(problem)

    def _node(self, file: RuleFile) -> tuple[Source, Node] | None:
        try:
            source = read_source(file.path, file.name)
        except RuleProblems as cause:
            self.problems.extend(cause.problems)
            return None
        composed = compose(source)
        self.problems.extend(composed.problems)
        return (source, composed.node) if composed.node is not None else None

    def _held(self, file: RuleFile, source: Source, node: Node, stated: Stated) -> Held | None:
        self.problems.extend(stated.problems)
        return None if stated.value is None else Held(file, source, node, stated.value, stated.repaired)

    def _rule(self, file: RuleFile) -> Held | None:
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
        return self._held(file, source, node, validated(cls, node, source, f"a rule of kind {kind.value}"))

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
