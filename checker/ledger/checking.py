"""Checking new articles against those of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, or_, select

from checker.articles.article import Article
from checker.claims.assign import active
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket, Outcome
from checker.comparisons.comparing import compare, measure
from checker.comparisons.groups import Group
from checker.comparisons.opponents import Near
from checker.comparisons.pairing import hear, told
from checker.comparisons.references import against_references
from checker.findings.baseline import Baseline
from checker.findings.coverage import Limit
from checker.findings.deciding import no_decisions
from checker.findings.finding import Decision
from checker.gathering import Gathered, Gathering
from checker.ledger.book import book_of
from checker.ledger.candidates import candidates
from checker.ledger.database import Ledger
from checker.ledger.earlier import articles_in, claims_in, outlines
from checker.ledger.problems import OtherRules
from checker.ledger.rivals import Rivals, Window
from checker.ledger.rows import storable_text
from checker.ledger.sides import Sides
from checker.ledger.tables import articles, books, facts
from checker.pipeline import NO_BASELINE, Progress, gather, report_on
from checker.report import Report
from checker.rulebook.rulebook import RuleBook

Windows = dict[str, list[Window]]
Decided = Callable[[Connection, Collection[str]], Mapping[str, Decision]]
"""Tells what editors decided on findings, by fingerprint, as the database of the ledger holds it."""
_SHOWN = 6  # rules that one message names


def check(
    paths: Iterable[str | Path],
    rulebook: RuleBook,
    ledger: Ledger,
    *,
    baseline: Baseline = NO_BASELINE,
    among: Container[str] | None = None,
    decided: Decided | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check new articles against each other and against those of a ledger, which stays as it is.

    Told is what the new articles say that stands apart. A stored article of a new one's id is not heard: the new one
    takes its place. With ``among``, names of files, only the articles of these are read. What editors ``decided`` holds
    beside the rule book's waivers. Raises ArticleProblems, and LedgerProblem where the ledger cannot be used or was
    read by other rules.
    """
    report = _against(gather(paths, rulebook, progress, among), rulebook, ledger, baseline, decided)
    return replace(report, may_be_empty=among is not None)


def examine(
    articles: Iterable[Article], rulebook: RuleBook, ledger: Ledger, *, decided: Decided | None = None
) -> Report:
    """Check articles that are read already, as ``check`` does those of files. Raises LedgerProblem."""
    gathering = Gathering(rulebook)
    for article in articles:
        gathering.take(article)
    return _against(gathering.all(), rulebook, ledger, NO_BASELINE, decided)


def _against(
    gathered: Gathered, rulebook: RuleBook, ledger: Ledger, baseline: Baseline, decided: Decided | None
) -> Report:
    """What was read in new articles, held against a ledger."""
    new = {article.id for article in gathered.articles}
    with ledger.reading() as connection:
        _refuse_outdated(connection, ledger, rulebook)
        kept = no_decisions if decided is None else partial(decided, connection)
        earlier = Stored(connection, new)
        report = report_on(gathered, rulebook, baseline, new=new, earlier=earlier, decisions=kept)
    limits = tuple(
        Limit(rule.id, "looks at the new articles only, not into the ledger")
        for rule in active(rulebook)
        if rule.fact.across
    )
    return replace(report, coverage=replace(report.coverage, limits=limits))


def _refuse_outdated(connection: Connection, ledger: Ledger, rulebook: RuleBook) -> None:
    """Raise OtherRules where articles were read by other rules than these: what is stored would not be theirs."""
    book = book_of(rulebook)
    other = select(articles.c.book_id).where(~articles.c.withdrawn).limit(1)
    number = connection.execute(select(books.c.id).where(books.c.digest == book.digest)).scalar()
    if number is not None:  # two ranges of an index, where "is not" would look at every article
        other = other.where(or_(articles.c.book_id < number, articles.c.book_id > number))
    found = connection.execute(select(books.c.rules).where(books.c.id == other.scalar_subquery())).scalar()
    if found is not None:
        now = book.as_json()
        names = sorted(id for id in found.keys() | now.keys() if found.get(id) != now.get(id))
        shown = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else "")
        remedy = f"bring it in line with: checker ledger rebuild --ledger {ledger.name}"
        raise OtherRules(ledger.name, f"its articles were read by other rules ({shown})", remedy)


class Stored:
    """Compares the claims of new articles with those of a ledger, rule by rule."""

    def __init__(self, connection: Connection, new: Collection[str]) -> None:
        self._connection = connection
        self._new = new
        self._facts = {row.rule: row for row in connection.execute(select(facts))}
        self._numbers = {rule: row.id for rule, row in self._facts.items()}
        self._replaced = frozenset(map(storable_text, new))

    def compare(self, docket: Docket) -> Outcome:
        """What comes of comparing a rule's new claims with the stored ones that they have to be held against."""
        outcome = self._compared(docket)
        told = (each for each in outcome.comparisons if each.claims[0].article in self._new)
        return replace(outcome, comparisons=tuple(told))

    def _compared(self, docket: Docket) -> Outcome:
        fact = self._facts.get(docket.rule.id)
        if fact is not None and docket.claims:
            docket = replace(docket, unit=fact.unit)
            measured = measure(docket)
            if measured is not None:
                return self._paired(docket, fact.id, hear(docket, measured).groups)
        return compare(self._filled(docket))

    def articles(self, ids: Collection[str]) -> list[Article]:
        """Those of some articles that the ledger holds, without notes on how they were read."""
        return [replace(article, notes=()) for article in articles_in(self._connection, ids).values()]

    def _paired(self, docket: Docket, fact: int, groups: Sequence[Group]) -> Outcome:
        """The outcome for a rule whose values are compared one by one, given what the new articles say."""
        sides = Sides(self._connection, fact, docket.rule.id, groups, self._new)
        rivals = Rivals(sides)
        windows = {sides.of(group).key: rivals.of(group) for group in groups}
        counts = {sides.of(group).key: (group.support, group.against) for group in groups}
        named = {article for held in windows.values() for article in _stored_articles(held)}
        stored = claims_in(self._connection, fact, named)
        known = {**docket.articles, **outlines(self._connection, named)}
        measured = measure(replace(docket, claims=[*docket.claims, *stored.values()], articles=known))
        assert measured is not None
        heard = hear(docket, measured)
        for group in heard.groups:
            group.support, group.against = counts[sides.of(group).key]
        held = [(group, _near(windows[sides.of(group).key], stored)) for group in heard.groups]
        outcome = told(docket, measured, heard, held)
        return replace(outcome, comparisons=(*outcome.comparisons, *against_references(docket)))

    def _filled(self, docket: Docket) -> Docket:
        """A docket with the stored claims that its new ones may be held against."""
        stored = candidates(self._connection, docket, self._numbers, self._replaced)
        if not stored:
            return docket
        by_rule: dict[str, Sequence[Claim]] = dict(docket.by_rule)
        for rule, claims in stored.items():
            by_rule[rule] = [*by_rule.get(rule, ()), *claims]
        named = {claim.article for claims in stored.values() for claim in claims}
        known: Mapping[str, Article] = {**docket.articles, **outlines(self._connection, named)}
        own = [*docket.claims, *stored.get(docket.rule.id, ())]
        return replace(docket, claims=own, by_rule=by_rule, articles=known)


def _stored_articles(windows: Windows) -> Iterator[str]:
    for held in windows.values():
        yield from (sighting.order[1] for window in held for sighting in window if sighting.claim is None)


def _near(windows: Windows, stored: Mapping[int, Claim]) -> Near:
    """For the first claim of a moment the claims near to it, by what was found and made again from its row."""
    found = {first: [[*_claims(window, stored)] for window in held] for first, held in windows.items()}
    return lambda claim: found.get(claim.id, [])


def _claims(window: Window, stored: Mapping[int, Claim]) -> Iterator[Claim]:
    for sighting in window:
        if sighting.claim is not None:
            yield sighting.claim
        elif sighting.number is not None:
            yield stored[sighting.number]
