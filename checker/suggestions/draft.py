"""The draft of a rule, and the text of its file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checker.alignment.statement import Statement
from checker.mentions.read import read
from checker.renderers.glyphs import visible
from checker.suggestions.grouping import Group, sentence_text


@dataclass(frozen=True, slots=True)
class PairTest:
    """Two statements as a test; ``forms`` are the forms that it may take, of which the first is written."""

    one: Statement
    other: Statement
    forms: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, str]:
        """The sentences of the two."""
        return sentence_text(self.one), sentence_text(self.other)

    def next_form(self) -> PairTest:
        """The same test in its next form."""
        return replace(self, forms=self.forms[1:])


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as it is suggested.

    ``counts``, ``words``, ``unit`` and ``scope`` are what it finds values by, ``compare`` its keys and their values as
    YAML. ``matches`` and ``no_matches`` are what it must read and what it must leave alone; ``helped`` are the matches
    for whose sake a word was added.
    """

    id: str
    group: Group
    kind: str
    question: str
    subject: str | None
    aliases: tuple[str, ...]
    counts: tuple[str, ...]
    words: tuple[str, ...]
    unit: str | None
    scope: str | None
    compare: tuple[tuple[str, str], ...]
    matches: tuple[Statement, ...]
    no_matches: tuple[str, ...]
    pairs: tuple[PairTest, ...]
    helped: tuple[Statement, ...] = ()

    def text(self) -> str:
        """The rule file."""
        return "\n".join((*self._rule(), *self._tests(), ""))

    def _rule(self) -> Iterator[str]:
        yield f"id: {self.id}"
        yield f"kind: {self.kind}"
        yield f"question: {quoted(self.question)}"
        yield "severity: warning"
        if self.subject is not None:
            yield f"subject: {quoted(self.subject)}"
        if self.aliases:
            yield f"aliases: {listed(self.aliases)}"
        yield "find:"
        for key, texts in (("count", self.counts), ("words", self.words)):
            if texts:
                yield f"  {key}: {listed(texts)}"
        if self.unit is not None:
            yield f"  unit: {quoted(self.unit)}"
        if self.scope is not None:
            yield f"  scope: {self.scope}"
        yield "compare:"
        yield from (f"  {key}: {value}" for key, value in self.compare)

    def _tests(self) -> Iterator[str]:
        yield "tests:"
        yield "  match:"
        for each in self.matches:
            yield f"    - text: {quoted(sentence_text(each))}"
            if _is_read_alone(each):
                yield f"      reads: {quoted(visible(each.mention.text))}"
            if each.article.published:
                yield f"      published: {each.article.published.isoformat()}"
        if self.no_matches:
            yield "  no-match:"
            yield from (f"    - {quoted(text)}" for text in self.no_matches)
        for form in sorted({pair.forms[0] for pair in self.pairs}):
            yield f"  {form}:"
            for pair in self.pairs:
                if pair.forms[0] == form:
                    yield from _pair(pair)


def quoted(text: str) -> str:
    """A text in quotation marks, as YAML has it."""
    return json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """Texts as a list of YAML in one line."""
    return f"[{', '.join(map(quoted, texts))}]"


def _pair(pair: PairTest) -> Iterator[str]:
    mark = "-"
    for name, text, side in zip("ab", pair.texts, (pair.one, pair.other), strict=True):
        yield f"    {mark} {name}: {quoted(text)}"
        if side.article.published:
            yield f"      {name}-published: {side.article.published.isoformat()}"
        mark = " "


def _is_read_alone(statement: Statement) -> bool:
    """Tell whether the words of a value are read as one where they stand alone in a test, which is in English."""
    found = read(statement.mention.text, published=statement.article.published)
    return any(each.kind is statement.mention.kind for each in found)
