"""The facts of the ledger: which rules have claims, and what is said of one of them over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from sqlalchemy import Connection, func, select, tuple_

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.comparisons.groups import time_order
from checker.findings.sources import Sources, sources
from checker.ledger.earlier import claim_query, outlines
from checker.ledger.rows import claim_of, storable_text
from checker.ledger.tables import articles, claims, facts
from checker.renderers import standings
from checker.renderers.chart import chart
from checker.review.flag import Flag, State
from checker.review.flags import flag_of, flag_query
from checker.review.marked import Told
from checker.review.tables import flags
from checker.rulebook.rulebook import RuleBook

SIZE = 100
"""Claims of one page."""
_LARGEST = 2**31


@dataclass(frozen=True, slots=True)
class Counted:
    """A rule with the number of its claims in the ledger, and of its open flags."""

    rule: str
    claims: int
    flags: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in the order of time: the number of its day, its article, and where it starts there."""

    day: int
    article: str
    start: int

    @classmethod
    def of(cls, written: str) -> Place | None:
        """The place that ``str`` wrote; ``None`` for anything else."""
        day, _, rest = written.partition("-")
        start, _, article = rest.partition("-")
        if not (day.isdecimal() and start.isdecimal() and article) or max(len(day), len(start)) > 9:
            return None
        return cls(int(day), storable_text(article), int(start))

    def __str__(self) -> str:
        return f"{self.day}-{self.start}-{self.article}"


@dataclass(frozen=True, slots=True)
class Outline:
    """What a list tells of the article of a claim."""

    id: str
    headline: str
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a fact: in words, whose article has it, for whom it counts, and how it stands to the others."""

    told: Told
    article: Outline
    source: str
    stands: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What is said of a fact in one scope: sentences by time, and the values drawn if they have a place on a line."""

    name: str
    told: tuple[tuple[str, str], ...]
    chart: Markup | None


@dataclass(frozen=True, slots=True)
class Window:
    """Some of the claims of a fact, in the order of time; ``before`` leads to earlier ones, if there are any."""

    said: tuple[Said, ...]
    scopes: tuple[Scope, ...]
    before: Place | None


def counted(connection: Connection) -> list[Counted]:
    """The rules with claims or open flags, by name."""
    held: dict[str, int] = dict(
        connection.execute(select(facts.c.rule, facts.c.claims).where(facts.c.claims > 0)).all()
    )
    of_open = select(flags.c.rule, func.count()).where(flags.c.state == State.OPEN).group_by(flags.c.rule)
    raised: dict[str, int] = dict(connection.execute(of_open).all())
    return [Counted(rule, held.get(rule, 0), raised.get(rule, 0)) for rule in sorted(held.keys() | raised.keys())]


def count_of(connection: Connection, rule: str) -> int | None:
    """How many claims of a rule there are; ``None`` for one that never had any."""
    return connection.execute(select(facts.c.claims).where(facts.c.rule == rule)).scalar()


def flags_of(connection: Connection, rule: str, most: int) -> list[Flag]:
    """The open flags of a rule, the gravest first, then the others, and so many at most."""
    query = flag_query().where(flags.c.rule == rule)
    order = (flags.c.gravity.desc(), flags.c.id.desc())
    rows = connection.execute(query.where(flags.c.state == State.OPEN).order_by(*order).limit(most)).all()
    if len(rows) < most:
        others = query.where(flags.c.state != State.OPEN).order_by(*order).limit(most - len(rows))
        rows = [*rows, *connection.execute(others)]
    return [flag_of(row) for row in rows]


def window(
    connection: Connection, rule: str, rulebook: RuleBook | None, before: Place | None = None, *, size: int
) -> Window:
    """The last claims of a rule, or those before a place, no more than ``size``; drawn where the rule is known."""
    fact = connection.execute(select(facts).where(facts.c.rule == rule)).one_or_none()
    if fact is None:
        return Window((), (), None)
    order = tuple_(claims.c.day, claims.c.article, claims.c.start)
    query = claim_query().where(claims.c.fact_id == fact.id)
    if before is not None:
        query = query.where(order < tuple_(before.day, before.article, before.start))
    latest = query.order_by(claims.c.day.desc(), claims.c.article.desc(), claims.c.start.desc()).limit(size + 1)
    rows = [dict(row) for row in connection.execute(latest).mappings()]
    shown = rows[:size]
    own = sorted(map(claim_of, shown), key=time_order)
    further = Place(shown[-1]["day"], shown[-1]["article"], shown[-1]["start"]) if len(rows) > size else None
    columns = articles.c.id, articles.c.headline, articles.c.outlet, articles.c.published
    named = select(*columns).where(articles.c.id.in_({claim.article for claim in own}))
    known = {row.id: Outline(*row) for row in connection.execute(named)}
    scopes, stands = _compared(connection, own, rulebook, rule, fact.unit)
    said = (_said(claim, known[claim.article], stands.get(claim.id)) for claim in own)
    return Window(tuple(said), scopes, further)


def _said(claim: Claim, article: Outline, stands: tuple[str, str] | None) -> Said:
    mention = claim.mention
    source, word = stands or (mention.speaker or mention.attribution or article.outlet or article.id, "")
    return Said(Told.of(claim), article, source, word)


def _compared(
    connection: Connection, own: Sequence[Claim], rulebook: RuleBook | None, rule: str, unit: str | None
) -> tuple[tuple[Scope, ...], dict[str, tuple[str, str]]]:
    """What the claims come to, scope by scope; by claim for whom it counts, and how it stands to what most say."""
    stated = next((each for each in rulebook.rules if each.id == rule), None) if rulebook else None
    if rulebook is None or stated is None:
        return (), {}
    known = outlines(connection, {claim.article for claim in own})
    every = list(sources(Docket(stated, rulebook, own, {rule: own}, known, unit=unit)))
    stands = {
        each.claim.id: (each.source, standings.standing(moment, each))
        for scope in every
        for moment in scope.moments
        for each in moment.statements
    }
    return tuple(_scope(each, len(own)) for each in every), stands


def _scope(scope: Sources, most: int) -> Scope:
    told = ((standings.time(moment), " ".join(standings.sentences(moment))) for moment in scope.moments)
    drawn = chart(scope, in_page=True, most=most)
    return Scope(scope.scope or "", tuple(each for each in told if each[1]), Markup(drawn) if drawn else None)
