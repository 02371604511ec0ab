"""Articles to groups: which statements of several articles speak of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from statistics import fmean

from checker.alignment.affinity import HEAD, NAMED, affinity, of_others
from checker.alignment.agreement import agreement, comparable
from checker.alignment.marks import is_mark
from checker.alignment.reading import statements_of
from checker.alignment.statement import Statement
from checker.alignment.words import generic, stems
from checker.articles.article import Article
from checker.language.scopes import scopes
from checker.mentions.mention import Bound, Kind
from checker.mentions.tokens import tokenize
from checker.renderers.glyphs import visible
from checker.values.interval import relative_gap

LAST_DAYS = (Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN)
LONGEST = 1_000
"""Characters of a sentence that can be an example in a rule."""
YEAR = 365
"""Days by which two deadlines lie as far apart as two numbers of which one is nothing."""


@dataclass(frozen=True)
class Group:
    """Statements of one thing, in the order of their articles' ids."""

    members: tuple[Statement, ...]

    @property
    def kind(self) -> Kind:
        """The kind of all values."""
        return self.members[0].mention.kind

    @cached_property
    def sources(self) -> int:
        """How many state it: outlets, of which those that repeat one sentence count once."""
        outlets = {each.article.outlet or each.article.id for each in self.members}
        return min(len(outlets), len({sentence_text(each) for each in self.members}))

    @cached_property
    def apart(self) -> float:
        """How far the values that do not agree lie apart at most: 0 where all agree, 1 or less."""
        return max((_apart(one, other) for one, other in self.across() if not is_agreed(one, other)), default=0.0)

    def across(self) -> Iterator[tuple[Statement, Statement]]:
        """The pairs of statements of two articles."""
        return ((one, other) for one, other in combinations(self.members, 2) if one.article.id != other.article.id)


def groups_of(articles: Iterable[Article]) -> list[Group]:
    """The groups of what the articles state; those of most sources first, then those that differ most.

    The order of the articles changes nothing. A group may be of one source: what nobody else says yet. Days are taken
    where they are deadlines; other days mostly tell when something was said.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    groups: list[list[Statement]] = []
    for statement in (each for article in ordered for each in statements_of(article) if _is_answer(each)):
        fitting = [group for group in groups if _fits(statement, group)]
        if fitting:
            max(fitting, key=lambda group: _likeness(statement, group)).append(statement)
        else:
            groups.append([statement])
    found = [Group(tuple(group)) for group in groups]
    return sorted(found, key=lambda group: (-group.sources, -group.apart, _place(group.members[0])))


def sentence_text(statement: Statement) -> str:
    """The sentence of a statement in one line, without characters that a rule file cannot hold."""
    return visible(statement.article.text[statement.sentence.start : statement.sentence.end]).strip()


def is_agreed(one: Statement, other: Statement) -> bool:
    """Whether two statements of a group agree; those that cannot be held against each other do not differ.

    Two deadlines agree where their last days are one.
    """
    if one.mention.kind is Kind.DATE:
        return one.mention.latest == other.mention.latest
    found = agreement(one, other)
    return found is None or found.agrees


def _is_answer(statement: Statement) -> bool:
    """Tell whether a value may answer a question that is worth a rule."""
    mention = statement.mention
    if statement.sentence.end - statement.sentence.start > LONGEST:
        return False
    if not statement.is_said or statement.rival or statement.change is not None or statement.frame:
        return False
    match mention.kind:
        case Kind.NUMBER:
            return statement.head is not None and not is_mark(statement.mention)
        case Kind.DATE:
            return mention.bound in LAST_DAYS and mention.latest is not None and bool(words_of(statement))
        case Kind.MONEY | Kind.SHARE | Kind.QUANTITY:
            return bool(words_of(statement))
        case _:
            return False


def words_of(statement: Statement) -> frozenset[str]:
    """The stems that stand with a value and are no names: what it is said of."""
    language = statement.article.language
    return statement.near - statement.names - generic(language) - _places(language)


@cache
def _places(language: str) -> frozenset[str]:
    """The stems of the words of places, which are told by the scope: "US" is no form of "use"."""
    held = (name for scope in scopes(language).values() for name in (*scope.places, *scope.adjectives))
    return stems((token for name in held for token in tokenize(name)), language)


def _fits(statement: Statement, group: Sequence[Statement]) -> bool:
    """Tell whether a statement speaks of the same thing as most of a group."""
    return 2 * sum(_is_same(statement, each) for each in group) > len(group)


def _is_same(one: Statement, other: Statement) -> bool:
    if not comparable(one, other) or one.article.language != other.article.language or of_others(one, other):
        return False
    found = affinity(one, other)
    if one.mention.kind is not Kind.NUMBER:
        return bool(found.telling) and found.score >= NAMED
    if one.scope != other.scope or one.part != other.part:
        return False
    if one.head == other.head and one.head not in generic(one.article.language):
        said = [words_of(each) - each.nouns for each in (one, other)]
        return found.score >= HEAD and (one.scope is not None or not all(said) or bool(said[0] & said[1]))
    return bool(words_of(one) & words_of(other)) and found.score >= NAMED


def _likeness(statement: Statement, group: Sequence[Statement]) -> float:
    return fmean(affinity(statement, each).score for each in group)


def _apart(one: Statement, other: Statement) -> float:
    if one.mention.kind is Kind.DATE:
        first, second = one.mention.latest, other.mention.latest
        return min(1.0, abs((first - second).days) / YEAR) if first is not None and second is not None else 0.0
    return relative_gap(one.mention.low, one.mention.high, other.mention.low, other.mention.high)


def _place(statement: Statement) -> tuple[str, int]:
    return statement.article.id, statement.mention.start


def outside(groups: Sequence[Group]) -> Counter[str]:
    """In how many statements of all groups each stem stands."""
    return Counter(stem for group in groups for each in group.members for stem in each.clause | each.near)
