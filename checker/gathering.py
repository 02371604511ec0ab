"""Articles to claims: each article is read when it comes and then forgotten, unless something was read in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.articles.article import Article, Unread
from checker.articles.problems import fault_in_words
from checker.articles.reading import Passed
from checker.checks.check import Outcome, Reading, run_check
from checker.claims.assign import active, assign
from checker.claims.claim import Claim, NearMiss
from checker.claims.gate import Gate
from checker.claims.page import Page
from checker.claims.scopes import Scopes
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.span import Span

GENERAL = "general"
"""The folder of the rules that need no topic."""
FEW = 200
"""Up to so many articles in which the rules of a topic read nothing are kept for the general rules and the report.

A run over more is one over an archive: of these articles only the number is told, so that time and memory do not grow
with them, and the general rules that the package brings are not held at all. Those that a user keeps among the rules
are, over the articles in which a rule of a topic reads something; general rules alone are held over every article.
"""
SMALL = 100_000_000
"""Bytes of such articles that make a run one over an archive, however few they are."""


@dataclass
class Gathered:
    """What was read: nothing is compared yet.

    ``rules`` are those that were held. ``articles`` are all articles of the run, or those in which something was read
    and ``unlisted`` others. ``named`` are the ids of the rules whose subject an article names. ``readings`` are the
    articles that checks across articles look at, ``outcomes`` what checks of one article found.
    """

    rules: tuple[Rule, ...] = ()
    articles: list[Article] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    readings: list[Reading] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    unlisted: int = 0

    def mark(self) -> tuple[int, ...]:
        """How much there is, for :meth:`cut`."""
        return tuple(map(len, self._lists))

    def cut(self, mark: tuple[int, ...]) -> None:
        """Forget what came after a mark."""
        for gathered, length in zip(self._lists, mark, strict=True):
            del gathered[length:]

    @property
    def _lists(self) -> tuple[list[Any], ...]:
        return self.articles, self.unread, self.claims, self.near_misses, self.readings, self.outcomes

    def add(self, other: Gathered) -> None:
        """Take what other rules read in the same articles."""
        self.claims += other.claims
        self.near_misses += other.near_misses
        self.named |= other.named
        self.readings = self.readings or other.readings
        self.outcomes += other.outcomes


class Gathering:
    """Takes articles one by one, in any order."""

    def __init__(self, rulebook: RuleBook) -> None:
        rules = active(rulebook)
        topical = [rule for rule in rules if rule.folder != GENERAL] or rules
        general = [rule for rule in rules if rule.folder == GENERAL] if len(topical) < len(rules) else []
        self._rulebook = rulebook
        self._day_first = day_first(rulebook)
        self._scopes: dict[str, Scopes] = {}
        self._gathered = Gathered(rules)
        self._supplied = Gathered(tuple(rule for rule in general if not rule.own))  # what the package's rules read
        self._topical = _Readers(topical, rulebook, self._gathered)
        self._general = _Readers([rule for rule in general if rule.own], rulebook, self._gathered)
        self._packaged = _Readers(self._supplied.rules, rulebook, self._supplied)
        self._silent: list[Article | Passed] = []
        self._size = 0

    def wants(self, words: bytes) -> bool:
        """Tell whether a rule may read something among the words, or its subject may be named for the first time."""
        return self._topical.want(words)

    def take(self, found: Article | Unread | Passed) -> None:
        """Read the claims of an article, which is put aside where the rules of a topic read nothing in it."""
        if isinstance(found, Unread):
            self._gathered.unread.append(found)
        elif isinstance(found, Passed):
            self._put_aside(found)
        else:
            self._whole(found, self._read)

    def _read(self, article: Article) -> None:
        page = self._page(article)
        if self._topical.read(page):
            self._keep(page)
        else:
            self._put_aside(article)

    def _whole(self, article: Article, step: Callable[[Article], None]) -> None:
        """Read an article wholly or not at all: one that a reader fails on is unread, and the others go on."""
        marks = self._gathered.mark(), self._supplied.mark()
        try:
            step(article)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it must not lose what was read
            self._gathered.cut(marks[0])
            self._supplied.cut(marks[1])
            self._gathered.unread.append(Unread(article.file, fault_in_words(fault)))

    def _keep(self, page: Page) -> None:
        self._general.read(page)
        self._packaged.read(page)
        self._gathered.articles.append(page.article)

    def _put_aside(self, found: Article | Passed) -> None:
        if self._gathered.unlisted:
            self._gathered.unlisted += 1
        elif len(self._silent) < FEW and self._size < SMALL:
            self._silent.append(found)
            self._size += found.size if isinstance(found, Passed) else len(found.text)
        else:
            self._gathered.unlisted = len(self._silent) + 1
            self._gathered.rules = tuple(rule for rule in self._gathered.rules if rule not in self._supplied.rules)
            self._supplied = Gathered()
            self._packaged = _Readers([], self._rulebook, self._supplied)
            self._silent.clear()

    def all(self) -> Gathered:
        """All that was read, after the last article."""
        for silent in self._silent:
            article = silent.article() if isinstance(silent, Passed) else silent
            if isinstance(article, Unread):
                self._gathered.unread.append(article)
            else:
                self._whole(article, lambda article: self._keep(self._page(article)))
        self._silent.clear()
        self._gathered.add(self._supplied)
        return self._gathered

    def _page(self, article: Article) -> Page:
        if article.language not in self._scopes:
            self._scopes[article.language] = Scopes(self._rulebook.scopes, article.language)
        wanted = None if self._general.any or self._packaged.any else self._topical.sentences(article)
        return Page(article, self._scopes[article.language], self._rulebook, self._day_first, wanted)


class _Readers:
    """Reads articles with some of the rules."""

    def __init__(self, rules: Sequence[Rule], rulebook: RuleBook, into: Gathered) -> None:
        self._rules = rules
        self._rulebook = rulebook
        self._gate = Gate([rule for rule in rules if rule.fact.finder is not None], rulebook)
        self._alone = [rule for rule in rules if rule.fact.check is not None and not rule.fact.across]
        self._across = any(rule.fact.across for rule in rules)
        self._into = into

    @property
    def any(self) -> bool:
        """Whether there is any rule to read with."""
        return bool(self._rules)

    def sentences(self, article: Article) -> frozenset[Span] | None:
        """The sentences that the rules have to look at, ``None`` for all."""
        if self._alone or self._across:
            return None
        return self._gate.sentences(article, [rule for rule, asks in self._gate.near(_words(article)) if asks])

    def want(self, words: bytes) -> bool:
        if self._alone or self._across:
            return True
        return any(may_answer or rule.id not in self._into.named for rule, may_answer in self._gate.near(words))

    def read(self, page: Page) -> bool:
        """Read what there is in an article; whether there is anything that it has to be kept for."""
        into, article = self._into, page.article
        about = [near for near in self._gate.near(_words(article)) if page.is_about(near[0])]
        into.named.update(rule.id for rule, _ in about)
        found = list(assign(page, [rule for rule, may_answer in about if may_answer]))
        into.claims += [each for each in found if isinstance(each, Claim)]
        into.near_misses += [each for each in found if isinstance(each, NearMiss)]
        outcomes = [run_check(rule, [Reading(article, page.mentions)], self._rulebook) for rule in self._alone]
        into.outcomes += outcomes
        if self._across:
            into.readings.append(Reading(article, page.mentions))
        return self._across or bool(found) or any(outcome.claims for outcome in outcomes)


def _words(article: Article) -> bytes:
    """The words of an article's text, and the subjects that it states beside it."""
    return "\n".join((article.text, *article.topics)).encode(errors="replace")


def day_first(rulebook: RuleBook) -> bool | None:
    """How the stories say that 01/02/2020 is read; ``None`` where none says so or two differ."""
    said = {rule.story.dates for rule in rulebook.rules if rule.story.dates is not None}
    return said == {"day first"} if len(said) == 1 else None
