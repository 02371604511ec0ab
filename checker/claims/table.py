"""The claims table: claims as a pandas frame, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any

import pandas as pd

from checker.claims.claim import Claim, Confidence, ScopeSource
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.values.days import Days
from checker.values.interval import Interval

_TEXT = "str"
_NUMBER = "Float64"
_OFFSET = "Int64"
_DAY = "datetime64[s]"  # whole seconds hold every year of the calendar, nanoseconds end in 2262
_LIST = "object"  # a tuple of strings, never missing

COLUMNS: Mapping[str, str | pd.CategoricalDtype] = {
    "id": _TEXT,
    "rule": _TEXT,
    "article": _TEXT,
    "start": _OFFSET,
    "end": _OFFSET,
    "text": _TEXT,
    "kind": pd.CategoricalDtype([kind.value for kind in Kind]),
    "low": _NUMBER,
    "high": _NUMBER,
    "interval_low": _NUMBER,
    "interval_high": _NUMBER,
    "interval_low_closed": "boolean",
    "interval_high_closed": "boolean",
    "unit": _TEXT,
    "hedge": _TEXT,
    "earliest": _DAY,
    "latest": _DAY,
    "assumed": _LIST,
    "bound": pd.CategoricalDtype([bound.value for bound in Bound]),
    "state": _TEXT,
    "members": _LIST,
    "quote": _TEXT,
    "speaker": _TEXT,
    "attribution": _TEXT,
    "as_of_first": _DAY,
    "as_of_last": _DAY,
    "scope": _TEXT,
    "scope_source": pd.CategoricalDtype([source.value for source in ScopeSource]),
    "subject": _TEXT,
    "confidence": pd.CategoricalDtype([level.value for level in reversed(Confidence)], ordered=True),
    "in_headline": "boolean",
    "past": "boolean",
    "marks": _LIST,
    "notes": _LIST,
}
"""The columns of the claims table in order, with their types; an empty table has them too.

Missing values mean "not stated". Both ``interval_…_closed`` are missing where a claim has no interval at all, so that
an interval open at both ends can be told from none. ``quote`` is the words of a quotation, missing for other kinds.
Days are midnights without a time zone.
"""


def claims_table(claims: Sequence[Claim]) -> pd.DataFrame:
    """One row a claim, in the order given, with the columns and types of :data:`COLUMNS`.

    Offsets count characters of the article's text, amounts are in units of one, shares in percent.
    """
    return typed_frame([_row(claim) for claim in claims], COLUMNS)


def claims_of(table: pd.DataFrame) -> list[Claim]:
    """The claims that a claims table holds, in its order: the way back from :func:`claims_table`.

    Columns that are not a claim's own are passed over; a table that went through a file (JSON Lines, Parquet) is read
    as well. Raises KeyError where a column is missing and ValueError where a value is none of its kind.
    """
    return [_claim(row) for row in _records(table)]


def typed_frame(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str | pd.CategoricalDtype]) -> pd.DataFrame:
    """A frame with exactly these columns and types, whether or not there are rows."""
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in columns.items()})


def _row(claim: Claim) -> dict[str, Any]:
    mention = claim.mention
    interval = mention.interval
    as_of = claim.as_of or Days(None, None)
    return {
        "id": claim.id,
        "rule": claim.rule,
        "article": claim.article,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "low": mention.low,
        "high": mention.high,
        "interval_low": interval.low if interval else None,
        "interval_high": interval.high if interval else None,
        "interval_low_closed": interval.low_closed if interval else None,
        "interval_high_closed": interval.high_closed if interval else None,
        "unit": mention.unit,
        "hedge": mention.hedge,
        "earliest": mention.earliest,
        "latest": mention.latest,
        "assumed": mention.assumed,
        "bound": mention.bound.value if mention.bound else None,
        "state": mention.state,
        "members": mention.members,
        "quote": mention.text if mention.kind is Kind.QUOTATION else None,
        "speaker": mention.speaker,
        "attribution": mention.attribution,
        "as_of_first": as_of.earliest,
        "as_of_last": as_of.latest,
        "scope": claim.scope,
        "scope_source": claim.scope_source.value,
        "subject": claim.subject,
        "confidence": claim.confidence.value,
        "in_headline": claim.in_headline,
        "past": claim.past,
        "marks": tuple(sorted(mark.value for mark in mention.marks)),
        "notes": claim.notes,
    }


def _records(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows of a claims table with ``None`` for what is missing."""
    columns = [_plain(table[name]) for name in COLUMNS]
    for values in zip(*columns, strict=True):
        yield dict(zip(COLUMNS, values, strict=True))


def _plain(column: pd.Series[Any]) -> list[Any]:
    """A column's values as plain Python objects, ``None`` for what is missing; lists are left as they are."""
    missing = column.isna() if column.dtype != object else repeat(False, len(column))
    return [None if gone else value for value, gone in zip(column.tolist(), missing, strict=True)]


def _claim(row: Mapping[str, Any]) -> Claim:
    as_of = Days(_day(row["as_of_first"]), _day(row["as_of_last"]))
    return Claim(
        id=row["id"],
        rule=row["rule"],
        article=row["article"],
        mention=_mention(row),
        as_of=None if as_of == Days(None, None) else as_of,
        scope=row["scope"],
        scope_source=ScopeSource(row["scope_source"]),
        subject=row["subject"],
        in_headline=bool(row["in_headline"]),
        past=bool(row["past"]),
        confidence=Confidence(row["confidence"]),
        notes=tuple(row["notes"]),
    )


def _mention(row: Mapping[str, Any]) -> Mention:
    return Mention(
        kind=Kind(row["kind"]),
        start=int(row["start"]),
        end=int(row["end"]),
        text=row["text"],
        low=row["low"],
        high=row["high"],
        interval=_interval(row),
        unit=row["unit"],
        hedge=row["hedge"],
        earliest=_day(row["earliest"]),
        latest=_day(row["latest"]),
        assumed=tuple(row["assumed"]),
        bound=Bound(row["bound"]) if row["bound"] is not None else None,
        state=row["state"],
        members=tuple(row["members"]),
        speaker=row["speaker"],
        attribution=row["attribution"],
        marks=frozenset(Mark(mark) for mark in row["marks"]),
    )


def _interval(row: Mapping[str, Any]) -> Interval | None:
    if row["interval_low_closed"] is None:
        return None
    return Interval(
        row["interval_low"],
        row["interval_high"],
        low_closed=bool(row["interval_low_closed"]),
        high_closed=bool(row["interval_high_closed"]),
    )


def _day(value: pd.Timestamp | None) -> date | None:
    return None if value is None else value.date()
