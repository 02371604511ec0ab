"""Articles to groups: which statements of several articles speak of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from statistics import fmean

from checker.alignment.affinity import affinity
from checker.alignment.agreement import agreement
from checker.alignment.marks import is_mark
from checker.alignment.reading import statements_of
from checker.alignment.resemblance import resemblance
from checker.alignment.statement import Statement
from checker.articles.article import Article
from checker.checks.check import Reading
from checker.checks.copies import copy_groups
from checker.language.grammar import grammar
from checker.mentions.mention import Bound, Kind
from checker.mentions.tokens import tokenize
from checker.renderers.glyphs import visible
from checker.rulebook.load import load_rules
from checker.suggestions.kinship import Kinship, words_of
from checker.values.interval import relative_gap

LAST_DAYS = (Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN)
LONGEST = 1_000
"""Characters of a sentence that can be an example in a rule."""
YEAR = 365
"""Days by which two deadlines lie as far apart as two numbers of which one is nothing."""
_REFERRING = 3
"""Up to so many with a determiner only refer to what was told before: "the two companies", "these three men"."""


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


def groups_of(articles: Iterable[Article], kinship: Kinship, least: int) -> list[Group]:
    """The groups of what at least so many sources state; those of most sources first, then those that differ most.

    The order of the articles changes nothing, and copies of an article add nothing. What one source states is taken
    where it is of what the article's headline names. Days are taken where they are deadlines: other days mostly tell
    when something was said.
    """
    by_kind: dict[Kind, list[list[Statement]]] = defaultdict(list)
    for statement in (each for article in _originals(articles) for each in statements_of(article) if _is_answer(each)):
        groups = by_kind[statement.mention.kind]
        fitting = [group for group in groups if _fits(statement, group, kinship)]
        if fitting:
            max(fitting, key=lambda group: _likeness(statement, group)).append(statement)
        else:
            groups.append([statement])
    found = [Group(tuple(group)) for groups in by_kind.values() for group in groups]
    wanted = [
        group
        for group in found
        if group.sources >= least and (group.sources > 1 or any(map(kinship.is_central, group.members)))
    ]
    return sorted(wanted, key=lambda group: (-group.sources, -group.apart, _place(group.members[0])))


def statements_beside(group: Group) -> Iterator[Statement]:
    """The other values of a group's kind in its articles, in order."""
    own = set(map(_place, group.members))
    for article in {each.article.id: each.article for each in group.members}.values():
        for statement in statements_of(article):
            if statement.mention.kind is group.kind and _place(statement) not in own:
                yield statement


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


def _originals(articles: Iterable[Article]) -> list[Article]:
    """The articles that copy no other one, by their ids."""
    ordered = sorted(articles, key=lambda article: article.id)
    groups = copy_groups([Reading(article, ()) for article in ordered], load_rules(None).rule("copies"))
    copies = {copy for group in groups for copy in group[1:]}
    return [article for article in ordered if article.id not in copies]


def _is_answer(statement: Statement) -> bool:
    """Tell whether a value may answer a question that is worth a rule."""
    mention = statement.mention
    if statement.sentence.end - statement.sentence.start > LONGEST:
        return False
    if not statement.is_said or statement.rival or statement.change is not None or statement.frame:
        return False
    match mention.kind:
        case Kind.NUMBER:
            return statement.head is not None and not is_mark(mention) and not _refers(statement)
        case Kind.DATE:
            return mention.bound in LAST_DAYS and _is_ahead(statement) and bool(words_of(statement))
        case Kind.MONEY | Kind.SHARE | Kind.QUANTITY:
            return bool(words_of(statement))
        case _:
            return False


def _is_ahead(statement: Statement) -> bool:
    """Tell whether a last day was still to come when the article was published."""
    last, published = statement.mention.latest, statement.article.published
    return last is not None and (published is None or published <= last)


def _refers(statement: Statement) -> bool:
    """Tell whether a number only refers to what was told before: "the two companies"."""
    mention = statement.mention
    if mention.high is None or mention.high > _REFERRING or mention.hedge is not None:
        return False
    before = tokenize(statement.article.text[statement.sentence.start : mention.start])
    return bool(before) and before[-1].norm in grammar(statement.article.language).determiners


def _fits(statement: Statement, group: Sequence[Statement], kinship: Kinship) -> bool:
    """Tell whether a statement speaks of the same thing as most of a group.

    An article does not differ from itself, unless it quotes two parties. A deadline need only go with one of the group:
    what has to be done by a day has many names, of which each leads to the next.
    """
    alike = sum(kinship.is_same(statement, each) for each in group)
    if statement.mention.kind is Kind.DATE:
        return alike > 0
    own = (each for each in group if each.article.id == statement.article.id and each.party == statement.party)
    return 2 * alike > len(group) and all(is_agreed(statement, each) for each in own)


def _likeness(statement: Statement, group: Sequence[Statement]) -> float:
    """Which of several groups a statement goes with: also by its value, where their words are alike."""
    return fmean(affinity(statement, each).score + resemblance(statement.mention, each.mention) for each in group)


def _apart(one: Statement, other: Statement) -> float:
    if one.mention.kind is Kind.DATE:
        first, second = one.mention.latest, other.mention.latest
        return min(1.0, abs((first - second).days) / YEAR) if first is not None and second is not None else 0.0
    return relative_gap(one.mention.low, one.mention.high, other.mention.low, other.mention.high)


def _place(statement: Statement) -> tuple[str, int]:
    return statement.article.id, statement.mention.start
