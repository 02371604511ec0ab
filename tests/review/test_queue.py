"""The queue: which flags a filter lets through, in which order, page by page, and how many there are."""

from __future__ import annotations

from datetime import date

import pytest
from planted import put_flag

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.review.counting import count
from checker.review.filter import ME, NOBODY, Filter
from checker.review.flag import State
from checker.review.queue import matching
from checker.rulebook.facts.fact import Severity


def found(ledger, filter):
    with ledger.reading() as connection:
        return [flag.fingerprint for flag in matching(connection, filter)]


@pytest.fixture
def various(desk):
    """Flags that differ in one thing each from the first; their fingerprints by what that is."""
    differences = {
        "none": {},
        "rule": {"rule": "sunk"},
        "story": {"story": "storm"},
        "outlet": {"outlet": "Herald & Sons"},
        "no outlet": {"outlet": None},
        "verdict": {"verdict": Verdict.TENSION},
        "severity": {"severity": Severity.NOTE},
        "confidence": {"confidence": Confidence.LOW},
        "state": {"state": State.WAIVED},
        "assignee": {"assignee_id": desk.account("Ada").id},
        "earlier": {"published": date(2026, 1, 31)},
        "no day": {"published": None},
        "words": {"headline": "Captain arrested"},
    }
    with desk.ledger.writing() as connection:
        return {what: put_flag(connection, **row) for what, row in differences.items()}


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        (Filter(rule="sunk"), ["rule"]),
        (Filter(story="storm"), ["story"]),
        (Filter(outlet="Herald & Sons"), ["outlet"]),
        (Filter(verdict=Verdict.TENSION), ["verdict"]),
        (Filter(severity=Severity.NOTE), ["severity"]),
        (Filter(confidence=Confidence.LOW), ["confidence"]),
        (Filter(state=State.WAIVED), ["state"]),
        (Filter(state=State.FIXED), []),
        (Filter(assignee="ada"), ["assignee"]),
        (Filter(assignee="Ruth"), []),
        (Filter(assignee="never heard of"), []),
        (Filter(assignee=ME), []),
        (Filter(since=date(2026, 1, 1), until=date(2026, 1, 31)), ["earlier"]),
        (Filter(until=date(2026, 1, 30)), []),
        (Filter(text="captain"), ["words"]),
        (Filter(text="captain", rule="aboard", severity=Severity.ERROR), ["words"]),
        (Filter(text="captain", rule="sunk"), []),
        (Filter(state=None, severity=Severity.ERROR, outlet="Gazette", assignee="ada"), ["assignee"]),
    ],
    ids=lambda value: value.as_query() if isinstance(value, Filter) else None,
)
def test_a_filter_lets_through_what_it_asks_for(various, desk, filter, expected):
    assert found(desk.ledger, filter) == [various[what] for what in expected]
    with desk.ledger.reading() as connection:
        assert count(connection, filter).total == len(expected)


def test_without_being_asked_for_others_only_open_flags_are_shown(various, desk):
    waived = various.pop("state")
    assert set(found(desk.ledger, Filter())) == set(various.values())
    assert set(found(desk.ledger, Filter(state=None))) == {*various.values(), waived}


def test_flags_of_nobody_and_of_oneself(various, desk):
    ada = various.pop("assignee")
    assert found(desk.ledger, Filter(assignee=ME, me=desk.account("Ada").id)) == [ada]
    assert set(found(desk.ledger, Filter(assignee=NOBODY, state=None))) == set(various.values())
