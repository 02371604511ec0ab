"""The claims table: its types, and the way back to claims."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.claim import Claim, Confidence, ScopeSource
from checker.claims.table import COLUMNS, claims_of, claims_table
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.values.days import Days
from checker.values.interval import Interval

USERS = Claim(
    "a.txt#users@10-27",
    "users",
    "a.txt",
    Mention(
        Kind.NUMBER,
        10,
        27,
        "around 80 million",
        low=80e6,
        high=80e6,
        interval=Interval(75e6, 85e6),
        unit="users",
        hedge="around",
        attribution="the company",
        marks=frozenset({Mark.POSSIBLE, Mark.CORRECTED}),
    ),
    as_of=Days(date(2020, 8, 2), date(2020, 8, 2)),
    scope="US",
    scope_source=ScopeSource.STATED,
    subject="the ferry line",
    in_headline=True,
    confidence=Confidence.MEDIUM,
    notes=('"users" carried over',),
)
DEADLINE = Claim(
    "b.txt#deadline@0-15",
    "deadline",
    "b.txt",
    Mention(Kind.DATE, 0, 15, "by 15 September", latest=date(1066, 9, 15), assumed=("year",), bound=Bound.BY),
)
MARKETS = Claim(
    "b.txt#markets@5-9",
    "markets",
    "b.txt",
    Mention(Kind.MEMBERS, 5, 9, "both", members=("Norway", "Chad"), interval=Interval(None, None, low_closed=False)),
)
QUOTE = Claim(
    "c.txt#quotes@0-4", "quotes", "c.txt", Mention(Kind.QUOTATION, 0, 4, "“No”", speaker="Ada Berg", state=None)
)
EVERY_KIND = [USERS, DEADLINE, MARKETS, QUOTE]


@pytest.mark.parametrize("claims", [[], [USERS], EVERY_KIND], ids=["empty", "one", "every kind"])
def test_columns_and_types_do_not_depend_on_the_rows(claims):
    table = claims_table(claims)
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
        name: str(dtype) for name, dtype in COLUMNS.items()
    }
    assert len(table) == len(claims)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("rule", ["users", "deadline", "markets", "quotes"]),
        ("kind", ["number", "date", "members", "quotation"]),
        ("low", [80e6, None, None, None]),
        ("interval_low", [75e6, None, None, None]),
        ("interval_low_closed", [True, None, False, None]),
        ("latest", [None, pd.Timestamp("1066-09-15"), None, None]),
        ("bound", [None, "by", None, None]),
        ("members", [(), (), ("Norway", "Chad"), ()]),
        ("quote", [None, None, None, "“No”"]),
        ("as_of_first", [pd.Timestamp("2020-08-02"), None, None, None]),
        ("confidence", ["medium", "high", "high", "high"]),
        ("in_headline", [True, False, False, False]),
        ("marks", [("corrected", "possible"), (), (), ()]),
    ],
)
def test_values(column, expected):
    values = claims_table(EVERY_KIND)[column].tolist()
    assert [None if not isinstance(value, tuple) and pd.isna(value) else value for value in values] == expected


def test_confidence_is_ordered():
    table = claims_table(EVERY_KIND)
    assert table.loc[table["confidence"] < "high", "id"].tolist() == [USERS.id]


def test_claims_come_back_unchanged():
    assert claims_of(claims_table(EVERY_KIND)) == EVERY_KIND


def test_claims_come_back_from_a_slice_with_other_columns():
    table = claims_table(EVERY_KIND).assign(article_length=100)
    assert claims_of(table[table["rule"] == "markets"]) == [MARKETS]


words = st.text(max_size=8)
days = st.none() | st.dates()
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def some_claims(draw):
    start = draw(st.integers(0, 1000))
    ends = sorted(draw(st.tuples(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))))
    mention = Mention(
        draw(st.sampled_from(Kind)),
        start,
        start + draw(st.integers(1, 50)),
        draw(words),
        draw(numbers),
        draw(numbers),
        draw(st.none() | st.builds(Interval, st.just(ends[0]), st.just(ends[1]), st.booleans(), st.booleans())),
        *(draw(st.none() | words) for _ in range(2)),
        draw(days),
        draw(days),
        draw(st.lists(words, max_size=2).map(tuple)),
        draw(st.none() | st.sampled_from(Bound)),
        draw(st.none() | words),
        draw(st.lists(words, max_size=3).map(tuple)),
        *(draw(st.none() | words) for _ in range(2)),
        draw(st.frozensets(st.sampled_from(Mark))),
    )
    as_of = draw(st.none() | st.builds(Days, st.dates(), days))
    return Claim(
        draw(words),
        draw(words),
        draw(words),
        mention,
        as_of,
        draw(st.none() | words),
        draw(st.sampled_from(ScopeSource)),
        draw(st.none() | words),
        draw(st.booleans()),
        draw(st.sampled_from(Confidence)),
        draw(st.lists(words, max_size=2).map(tuple)),
    )


@settings(max_examples=50, deadline=None)
@given(st.lists(some_claims(), max_size=4))
def test_any_claims_come_back_unchanged(claims):
    assert claims_of(claims_table(claims)) == claims
