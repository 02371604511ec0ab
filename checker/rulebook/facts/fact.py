"""What every rule file states, whatever its kind.

Facts are standard frozen dataclasses: pydantic validates them and makes their JSON Schema, but is not needed to use
them. A key in YAML is the field's name with hyphens for underscores (a trailing underscore is dropped). The string
below a field is its description in the schema and in ``checker rules explain``. What the types cannot say (a state that
does not exist, a scope that is not known) a class says in ``mistakes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from checker.mentions.mention import Kind
from checker.rulebook.facts.mistake import Known, Mistake, slot_mistakes
from checker.rulebook.problems import did_you_mean
from checker.rulebook.written import Day, Duration, Tolerance


def key_of(name: str) -> str:
    """The YAML key of a field: ``same_time`` is ``same-time``, ``not_`` is ``not``."""
    return name.rstrip("_").replace("_", "-")


CONFIG = {"extra": "forbid", "alias_generator": key_of}


class Severity(StrEnum):
    """How bad a contradiction of a fact is, by the rule's author."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A text that the rule must read."""

    __pydantic_config__: ClassVar = CONFIG

    text: str
    """The text, as an article would have it."""
    reads: str | None = None
    """The value it must be read as, in words: "around 80 million people", "by 15 September 2020", a state's name."""
    published: Day | None = None
    """The day the text is taken to be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts of two articles."""

    __pydantic_config__: ClassVar = CONFIG

    a: str
    """The first text, as an article would have it."""
    b: str
    """The second text."""
    a_published: Day | None = None
    """The day the first text is taken to be published."""
    b_published: Day | None = None
    """The day the second text is taken to be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMiss:
    """A text that the rule should read and does not yet; fails once it is read."""

    __pydantic_config__: ClassVar = CONFIG

    text: str
    """The text, as an article would have it."""
    because: str
    """Why it is not read yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The tests of a rule, run by ``checker rules test``."""

    __pydantic_config__: ClassVar = CONFIG

    match: tuple[str | Match, ...] = ()
    """Texts in which the rule reads a claim."""
    no_match: tuple[str, ...] = ()
    """Texts in which the rule reads nothing."""
    agree: tuple[Pair, ...] = ()
    """Pairs of which both are read and nothing is found."""
    conflict: tuple[Pair, ...] = ()
    """Pairs whose claims contradict."""
    tension: tuple[Pair, ...] = ()
    """Pairs whose claims can both be true but would mislead a reader."""
    update: tuple[Pair, ...] = ()
    """Pairs of which the later is an update of the earlier."""
    disputed: tuple[Pair, ...] = ()
    """Pairs whose claims cannot both be true and are said by different parties."""
    known_miss: tuple[KnownMiss, ...] = ()
    """Texts that the rule should read and does not yet."""

    @property
    def matches(self) -> tuple[Match, ...]:
        """The texts of ``match``, those written as plain text with nothing else stated."""
        return tuple(match if isinstance(match, Match) else Match(text=match) for match in self.match)

    @property
    def held(self) -> int:
        """Number of examples that hold the rule to something; known misses do not."""
        pairs = (self.agree, self.conflict, self.tension, self.update, self.disputed)
        return len(self.match) + len(self.no_match) + sum(len(part) for part in pairs)

    def __len__(self) -> int:
        return self.held + len(self.known_miss)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A value known from a source outside the articles, and since when it holds."""

    __pydantic_config__: ClassVar = CONFIG

    value: str
    """The known value, in words."""
    from_: Day | None = None
    """First day on which the value holds."""
    until: Day | None = None
    """Last day on which the value holds."""
    source: str
    """Where the value comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Which mentions answer the question; words match in every inflection, in any case."""

    __pydantic_config__: ClassVar = CONFIG

    words: tuple[str, ...] = ()
    """Words or phrases of which one stands in the same sentence, in the same clause first."""
    not_: tuple[str, ...] = ()
    """Words or phrases that rule the mention out when they stand in its clause."""
    scope: str | None = None
    """The place or group the value speaks of, one of the names in scopes.yaml, such as US or world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedCompare:
    """When two claims speak of the same time."""

    __pydantic_config__: ClassVar = CONFIG

    same_time: Duration | None = None
    """Claims further apart than this do not speak of the same time; without it, all claims do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(TimedCompare):
    """When two claims agree."""

    __pydantic_config__: ClassVar = CONFIG

    within: Tolerance | None = None
    """Tolerance between the values as written: 10%, 2 million or 1 day; without it, only what the hedges allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One question that articles answer, and how their answers must relate.

    ``finder`` names the module that finds the kind's claims in an article, ``comparer`` the one that compares them and
    ``check`` the one that does both by itself; ``None`` where the kind needs none. A check that looks ``across``
    articles sees all of them at once, another one article at a time. ``draft`` are the lines of YAML that
    ``checker rules new`` writes for the kind's own keys.
    """

    __pydantic_config__: ClassVar = CONFIG
    finder: ClassVar[str | None] = None
    comparer: ClassVar[str | None] = None
    check: ClassVar[str | None] = None
    across: ClassVar[bool] = False
    draft: ClassVar[str] = ""

    id: str
    """Name of the rule, the same as its file's."""
    question: str
    """The question the claims answer, in plain words."""
    severity: Severity = Severity.ERROR
    """What a contradiction is: an error stops CI; off silences the rule."""
    owner: str | None = None
    """Who answers for the rule."""
    subject: str | None = None
    """Whom or what the fact is about, where it is not the story's subject."""
    aliases: tuple[str, ...] = ()
    """Other names of the rule's own subject."""
    message: str | None = None
    """Text of a finding; {claim}, {other}, {gap}, {within}, {question} and {rule} are filled in."""
    reference: tuple[Reference, ...] = ()
    """Known values, with the days on which they hold."""
    tests: Examples = field(default_factory=Examples)
    """Examples that the rule must read, leave alone, or find in agreement or conflict."""

    answers: ClassVar[frozenset[Kind]] = frozenset()
    """Kinds of mention that answer the question, where reading alone can tell."""

    @property
    def measure(self) -> str | None:
        """What the answers are measured in, such as "a number" or "a day"; facts of one measure can be related."""
        return None

    def unreadable(self, value: str) -> str | None:
        """Why no claim of this fact can have the value that ``value`` states in words; None where one can."""
        from checker.mentions.read import read

        if any(mention.kind in self.answers for mention in read(value)):
            return None
        return f"it does not state {self.measure or 'a value of this rule'}"

    def mistakes(self, known: Known) -> Iterator[Mistake]:
        """What is wrong with the rule beyond the types of its values."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            yield Mistake(("id",), f'"{self.id}" cannot be an id', "write lower-case letters, digits and hyphens")
        if self.message is not None:
            yield from slot_mistakes(self.message)
        if self.aliases and self.subject is None:
            yield Mistake(("aliases",), "aliases without a subject", "name the subject, or put both into story.yaml")
        yield from self._scope_mistakes(known)
        yield from self._value_mistakes()

    def _scope_mistakes(self, known: Known) -> Iterator[Mistake]:
        find = getattr(self, "find", None)
        if isinstance(find, Find) and find.scope is not None and find.scope not in known.scopes:
            fix = f"{did_you_mean(find.scope, known.scopes)} New scopes are listed in scopes.yaml"
            yield Mistake(("find", "scope"), f'unknown scope "{find.scope}"', fix)

    def _value_mistakes(self) -> Iterator[Mistake]:
        for index, reference in enumerate(self.reference):
            why = self.unreadable(reference.value)
            if why:
                yield Mistake(("reference", index, "value"), f'"{reference.value}" cannot be a claim: {why}')
            if reference.from_ and reference.until and reference.until < reference.from_:
                message = f"until {reference.until} lies before from {reference.from_}"
                yield Mistake(("reference", index, "until"), message, "swap the two days")
        for index, pair in enumerate(self.tests.update):
            if pair.a_published is None or pair.b_published is None:
                message = "an update is one by its days, and these are not stated"
                yield Mistake(("tests", "update", index), message, "write a-published: and b-published:")
        for index, match in enumerate(self.tests.matches):
            why = self.unreadable(match.reads) if match.reads is not None else None
            if why:
                yield Mistake(("tests", "match", index, "reads"), f'"{match.reads}" cannot be a claim: {why}')
