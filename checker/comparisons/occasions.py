"""When and where a wording is quoted: which of its claims are near enough in time to be of one occasion."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from checker.claims.claim import Claim

MOST_OTHERS = 20
"""Claims of the other side that one comparison names."""


class Occasions:
    """The claims of one wording by the days of their articles; a day that is not known rules nothing out."""

    def __init__(self, claims: Sequence[Claim], published: Mapping[str, date | None], within: int) -> None:
        """``claims`` stand in order of their ids; those of one occasion lie up to ``within`` days apart."""
        self._claims, self._within = claims, within
        self._days = {claim.article: _number(published.get(claim.article)) for claim in claims}
        self._article_days = sorted(day for day in self._days.values() if day is not None)
        dated = sorted((day, claim.id, claim) for claim in claims if (day := self._days[claim.article]) is not None)
        self._dated, self._claim_days = [claim for *_, claim in dated], [day for day, *_ in dated]
        self._undated = [claim for claim in claims if self._days[claim.article] is None]
        self._near: dict[int | None, list[Claim]] = {}

    def meets(self, other: Occasions) -> set[bool]:
        """For claims of the two that can be of one occasion: whether they stand in one article."""
        few, many = sorted((self, other), key=lambda each: len(each._days))
        met = set()
        if any(article in many._days for article in few._days):
            met.add(True)
        if any(many._articles_near(day) > (article in many._days) for article, day in few._days.items()):
            met.add(False)
        return met

    def nearest(self, article: str, published: date | None) -> tuple[Claim, ...]:
        """Claims of one occasion with those of an article: of other articles first, limited in number."""
        day = _number(published)
        if day not in self._near:
            self._near[day] = list(islice(self._of_occasion(day), 2 * MOST_OTHERS))
        return tuple(sorted(self._near[day], key=lambda claim: claim.article == article))[:MOST_OTHERS]

    def _articles_near(self, day: int | None) -> int:
        if day is None:
            return len(self._days)
        undated = len(self._days) - len(self._article_days)
        return undated + len(self._window(self._article_days, day))

    def _of_occasion(self, day: int | None) -> Iterator[Claim]:
        """The claims near to a day in order of their ids, of each article no more than one comparison names."""
        told: Counter[str] = Counter()
        for claim in self._claims_near(day):
            told[claim.article] += 1
            if told[claim.article] <= MOST_OTHERS:
                yield claim

    def _claims_near(self, day: int | None) -> Iterable[Claim]:
        if day is None:
            return self._claims
        window = self._window(self._claim_days, day)
        if 2 * len(window) < len(self._claims):
            return sorted([*self._undated, *(self._dated[index] for index in window)], key=lambda claim: claim.id)
        return (claim for claim in self._claims if self._is_near(claim, day))  # most are: the first come soon

    def _is_near(self, claim: Claim, day: int) -> bool:
        own = self._days[claim.article]
        return own is None or abs(own - day) <= self._within

    def _window(self, days: Sequence[int], day: int) -> range:
        """The indexes of the days near to a day."""
        return range(bisect_left(days, day - self._within), bisect_right(days, day + self._within))


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
