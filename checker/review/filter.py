"""What an editor looks for among the flags, as it stands in the address of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import ColumnElement, Connection, false, select

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.review.accounts import handle
from checker.review.flag import State
from checker.review.searching import holding, looked_up
from checker.review.tables import flags, users
from checker.review.words import message
from checker.rulebook.facts.fact import Severity

ANY = "any"
ME = "me"
NOBODY = "nobody"
NO_OUTLET = "no outlet"
LONGEST = 500
_MOST_FIELDS = 50
UNUSABLE = message("This address asks for flags by something that the desk does not know.")
TOO_LONG = message("Search for fewer words.")


class Unusable(Exception):  # noqa: N818 - named for what it says
    """A query that is no filter, with the message that says why."""


class Order(StrEnum):
    """What comes first; among equals always the flag that was raised last."""

    GRAVEST = message("gravest")
    NEWEST = message("newest")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which flags, and in which order. A criterion that is ``None`` or empty holds for all.

    ``outlet`` and ``since`` to ``until``, the first and the last day of publication, are of the flag's main claim; it
    is ``NO_OUTLET`` where none is known. ``assignee`` is a name, ``ME``, which is the account ``me``, or ``NOBODY``.
    All words of ``text`` have to be there; ``found`` is the condition that they are, where they were looked up before.
    """

    rule: str | None = None
    story: str | None = None
    outlet: str | None = None
    verdict: Verdict | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    state: State | None = State.OPEN
    assignee: str | None = None
    since: date | None = None
    until: date | None = None
    text: str = ""
    order: Order = Order.GRAVEST
    me: int | None = None
    found: ColumnElement[bool] | None = None

    @classmethod
    def of(cls, query: Mapping[str, str], me: int | None = None) -> Self:
        """The filter of an address, for the account ``me``; what else is in the query is left. Raises Unusable."""
        values: dict[str, Any] = {}
        for name, read in _READERS.items():
            if written := query.get(_PARAMETERS.get(name, name), "").strip():
                if len(written) > LONGEST or "\x00" in written:
                    raise Unusable(TOO_LONG if name == "text" else UNUSABLE)
                try:
                    values[name] = read(written)
                except ValueError:
                    raise Unusable(UNUSABLE) from None
        return cls(**values, me=me)

    @classmethod
    def of_query(cls, query: str, me: int | None = None) -> Self:
        """The filter of what ``as_query`` gave, perhaps with more in it. Raises Unusable."""
        try:
            return cls.of(dict(parse_qsl(query, max_num_fields=_MOST_FIELDS)), me)
        except ValueError:
            raise Unusable(UNUSABLE) from None

    def as_query(self, **more: object) -> str:
        """The filter as it stands in an address, without "?"; what it does not say is left out."""
        told = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in _READERS and value != field.default:
                told[_PARAMETERS.get(field.name, field.name)] = ANY if value is None else str(value)
        return urlencode(told | {name: str(value) for name, value in more.items()})

    def asking(self, name: str, value: object) -> Self:
        """The filter with another value for one criterion."""
        changed: dict[str, Any] = {name: value}
        return replace(self, **changed)

    def without(self, name: str) -> Self:
        """The filter without one criterion."""
        return self.asking(name, "" if name == "text" else None)

    def conditions(self, dialect: str) -> list[ColumnElement[bool]]:
        """What holds for the flags that are meant, in the words of a kind of database."""
        found = [flags.c[name] == value for name in _EQUAL if (value := getattr(self, name)) is not None]
        if self.outlet == NO_OUTLET:
            found.append(flags.c.outlet.is_(None))
        elif self.outlet is not None:
            found.append(flags.c.outlet == self.outlet)
        if self.assignee == NOBODY:
            found.append((flags.c.assignee_id + 0).is_(None))  # of the index by assignee, nobody's are nearly all
        elif self.assignee == ME:
            found.append(false() if self.me is None else flags.c.assignee_id == self.me)
        elif self.assignee is not None:
            named = select(users.c.id).where(users.c.handle == handle(self.assignee)).scalar_subquery()
            found.append(flags.c.assignee_id == named)
        if self.since is not None:
            found.append(flags.c.published >= self.since)
        if self.until is not None:
            found.append(flags.c.published <= self.until)
        if self.text:
            found.append(holding(dialect, self.text) if self.found is None else self.found)
        return found

    @contextmanager
    def looked_up(self, connection: Connection) -> Iterator[Self]:
        """The filter for several questions on one connection, with its words looked up once."""
        if not self.text:
            yield self
            return
        with looked_up(connection, self.text) as found:
            yield replace(self, found=found)


def _state(written: str) -> State | None:
    return None if written == ANY else State(written)


_EQUAL = ("rule", "story", "verdict", "severity", "confidence", "state")
_PARAMETERS = {"text": "q"}
_READERS: Mapping[str, Callable[[str], object]] = {
    "rule": str,
    "story": str,
    "outlet": str,
    "verdict": Verdict,
    "severity": Severity,
    "confidence": Confidence,
    "state": _state,
    "assignee": str,
    "since": date.fromisoformat,
    "until": date.fromisoformat,
    "text": str,
    "order": Order,
}
