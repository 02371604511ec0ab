"""The stored claims that new ones may be held against, for kinds whose values are not compared one by one.

Quotations are compared with those of articles that lie near enough in time to report one utterance, a relation with
what its other facts say on the day, or say last. Of a kind of another package all claims are taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.comparisons.quote import days_of_one_time
from checker.ledger.earlier import claim_query
from checker.ledger.rows import claim_of
from checker.ledger.tables import articles, claims
from checker.rulebook.facts.quote import Quote
from checker.rulebook.facts.relation import Relation, TakenFrom

MOST_LATEST = 200
"""Claims of a relation's other facts that are looked through for the latest one of a day."""
_OCCASIONS = 3
"""Times the days of one utterance from which quotations are taken: those that support a wording lie around it."""


def candidates(
    connection: Connection, docket: Docket, numbers: Mapping[str, int], new: Collection[str]
) -> dict[str, Sequence[Claim]]:
    """By rule the stored claims of articles other than the new ones; ``numbers`` are those of the rules' facts."""
    fact = docket.rule.fact
    if not isinstance(fact, Relation) and (docket.rule.id not in numbers or not docket.claims):
        return {}
    find = _Finding(connection, new)
    if isinstance(fact, Relation):
        rights = [id for id in fact.rights if id in numbers]
        left = docket.by_rule.get(fact.left, ())
        return {id: find.latest(numbers[id], left, fact.taken_from) for id in rights}
    number = numbers[docket.rule.id]
    if isinstance(fact, Quote):
        days = {docket.articles[claim.article].published for claim in docket.claims}
        return {docket.rule.id: find.published(number, days, _OCCASIONS * days_of_one_time(docket.rule))}
    return {docket.rule.id: list(find.where(claims.c.fact_id == number))}


class _Finding:
    """Stored claims, those of the new articles themselves left out."""

    def __init__(self, connection: Connection, new: Collection[str]) -> None:
        self._connection = connection
        self._others = claims.c.article.not_in(sorted(new))

    def where(self, *where: ColumnElement[bool], latest: int | None = None) -> Iterator[Claim]:
        """Claims by conditions; with ``latest`` the last so many of them."""
        query = claim_query().where(*where, self._others)
        if latest is not None:
            query = query.order_by(claims.c.day.desc(), claims.c.article.desc(), claims.c.start.desc()).limit(latest)
        return (claim_of(dict(row)) for row in self._connection.execute(query).mappings())

    def published(self, fact: int, days: Collection[date | None], within: int) -> list[Claim]:
        """The claims of articles of some days or near to them; articles without a day can be of any."""
        dated = [day for day in days if day is not None]
        if len(dated) < len(days):
            return list(self.where(claims.c.fact_id == fact))
        reach = timedelta(days=within)
        near = [articles.c.published.between(_shifted(day, -reach), _shifted(day, reach)) for day in dated]
        of_time = select(articles.c.id).where(or_(articles.c.published.is_(None), *near))
        return list(self.where(claims.c.fact_id == fact, claims.c.article.in_(of_time)))

    def latest(self, fact: int, left: Sequence[Claim], taken_from: TakenFrom) -> list[Claim]:
        """The claims of a fact that those of another may be held against."""
        if taken_from is TakenFrom.SAME_ARTICLE:
            return []
        found: dict[str, Claim] = {}
        for day in sorted({claim.day.toordinal() for claim in left}):
            own = claims.c.day == day if taken_from is TakenFrom.SAME_DAY else claims.c.day <= day
            for past in (False, True):
                near = and_(claims.c.fact_id == fact, own, claims.c.past == past)
                found |= {claim.id: claim for claim in self.where(near, latest=MOST_LATEST)}
        return list(found.values())


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by.days < 0 else date.max
