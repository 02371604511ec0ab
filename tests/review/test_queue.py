"""The queue: which flags a filter lets through, in which order, page by page, and how many there are."""

from __future__ import annotations

from datetime import date
from itertools import count as count_up
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planted import put_flag
from sqlalchemy import event, update

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.review.counting import count
from checker.review.filter import ME, NO_OUTLET, NOBODY, Filter, Order, Unusable
from checker.review.flag import State
from checker.review.queue import Place, matching, next_flag, page
from checker.review.tables import flags
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
        (Filter(outlet=NO_OUTLET), ["no outlet"]),
        (Filter(outlet=NO_OUTLET, rule="sunk"), []),
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


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"state": "any"},
        {"state": "needs a source", "rule": "a/b&c", "outlet": "Müller & Söhne", "q": "x=y #1"},
        {"verdict": "tension", "severity": "note", "confidence": "low", "story": "storm", "assignee": "me"},
        {"since": "2026-01-01", "until": "2026-02-01", "order": "newest"},
    ],
)
def test_an_address_and_its_filter_are_the_same(query):
    assert dict(parse_qsl(Filter.of(query, 7).as_query())) == query
    assert Filter.of_query(Filter.of(query, 7).as_query(), 7) == Filter.of(query, 7)


@pytest.mark.parametrize(
    "query",
    [
        {"state": "closed"},
        {"verdict": "wrong"},
        {"since": "yesterday"},
        {"since": "2026-02-30"},
        {"order": "oldest"},
        {"q": "x" * 501},
        {"outlet": "x" * 501},
        {"rule": "a\x00b"},
    ],
)
def test_an_address_that_asks_for_what_there_is_not_is_refused(query):
    with pytest.raises(Unusable):
        Filter.of(query)
    with pytest.raises(Unusable):
        Filter.of_query("&".join(f"f{number}=1" for number in range(60)))


def ranks(desk, grades, **row):
    """Flags of these severities and confidences; their fingerprints, the gravest first, among equals the newest."""
    with desk.ledger.writing() as connection:
        made = [
            (severity, confidence, put_flag(connection, severity=severity, confidence=confidence, **row))
            for severity, confidence in grades
        ]
    newest, weight = made[::-1], (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    gravest = sorted(newest, key=lambda each: (weight.index(each[0]), -each[1].rank))
    return [each[2] for each in gravest], [each[2] for each in newest]


def there_and_back(ledger, filter, size):
    """The pages of a filter from the first to the last, and from the last to the first."""
    forth, back = [], []
    with ledger.reading() as connection:
        shown = page(connection, filter, size=size)
        forth.append(shown.flags)
        while shown.next:
            shown = page(connection, filter, after=Place.of(str(shown.next)), size=size)
            forth.append(shown.flags)
        back.append(shown.flags)
        while shown.previous:
            shown = page(connection, filter, before=Place.of(str(shown.previous)), size=size)
            back.append(shown.flags)
    names = [[[flag.fingerprint for flag in flags] for flags in way] for way in (forth, back)]
    return names[0], names[1]


STORIES = count_up(1)
GRADES = st.tuples(
    st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.NOTE]), st.sampled_from(list(Confidence))
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grades=st.lists(GRADES, max_size=14), size=st.integers(1, 6), severity=st.sampled_from([None, Severity.ERROR]))
def test_pages_one_after_the_other_are_all_flags_in_order_each_once(alone, grades, size, severity):
    story = f"story {next(STORIES)}"  # those of earlier examples are there too
    gravest, newest = ranks(alone, grades, story=story)
    with alone.ledger.reading() as connection:
        asked = {flag.fingerprint for flag in matching(connection, Filter(severity=severity, story=story))}
    for order, expected in ((Order.GRAVEST, gravest), (Order.NEWEST, newest)):
        wanted = [fingerprint for fingerprint in expected if fingerprint in asked]
        filter = Filter(severity=severity, story=story, order=order)
        forth, back = there_and_back(alone.ledger, filter, size)
        assert [each for shown in forth for each in shown] == wanted
        assert found(alone.ledger, filter) == wanted
        assert all(shown in forth for shown in back[:-1])
        assert back[-1] == forth[0]


def test_flags_that_are_decided_or_raised_between_pages_move_no_others(alone):
    _, newest = ranks(alone, [(Severity.ERROR, Confidence.HIGH)] * 9)
    with alone.ledger.writing() as connection:
        first = page(connection, Filter(), size=3)
        put_flag(connection)
        connection.execute(update(flags).where(flags.c.fingerprint.in_(newest[:3])).values(state=State.ACCEPTED))
        second = page(connection, Filter(), after=first.next, size=3)
        assert [flag.fingerprint for flag in second.flags] == newest[3:6]
        back = page(connection, Filter(), before=second.previous, size=3)
        assert [flag.fingerprint for flag in back.flags][1:] == newest[3:5]  # the first page, with what came


def test_the_next_flag_after_one_that_is_decided(alone):
    order, _ = ranks(alone, [(Severity.ERROR, Confidence.HIGH), (Severity.NOTE, Confidence.LOW)] * 2)
    with alone.ledger.writing() as connection:
        first, second, *_ = page(connection, Filter()).flags
        connection.execute(update(flags).where(flags.c.id == first.id).values(state=State.ACCEPTED))
        assert next_flag(connection, Filter(), first).fingerprint == order[1]
        assert next_flag(connection, Filter(), second, back=True) is None
        last = page(connection, Filter()).flags[-1]
        assert next_flag(connection, Filter(), last) is None
        assert next_flag(connection, Filter(), last, back=True).fingerprint == order[2]


@pytest.mark.parametrize("written", ["", "1", "1-2-3", "x-1", f"1-{2**63}", "9" * 5_000, "1- ", "٣-٣x"])
def test_what_is_no_place(written):
    with pytest.raises(ValueError, match=r"^"):
        Place.of(written)


def test_counts_are_those_of_the_filter_and_of_what_would_narrow_it(various, desk):  # noqa: ARG001
    with desk.ledger.reading() as connection:
        every, some = count(connection, Filter()), count(connection, Filter(state=None, story="ferry", text="ferry"))
    assert (every.total, every.states[State.WAIVED], every.states[State.FIXED]) == (12, 1, 0)
    assert every.by["severity"] == {"error": 11, "note": 1}
    assert every.by["verdict"] == {"contradiction": 11, "tension": 1}
    assert every.by["confidence"] == {"high": 11, "low": 1}
    assert every.by["rule"] == {"aboard": 11, "sunk": 1}
    assert every.by["story"] == {"ferry": 11, "storm": 1}
    assert every.by["outlet"] == {"Gazette": 10, "Herald & Sons": 1, None: 1}
    assert every.by["assignee"] == {None: 11, "Ada": 1}
    assert (some.total, sum(some.states.values())) == (11, 11)


WORDS = "Der Kapitän, Søren O'Neill (61), said: 9,900 people\u202e were on deck – not 12.5m; 北京 naïve"


@pytest.mark.parametrize(
    "asked",
    [
        "kapitan",
        "KAPITÄN said",
        "people were kap",
        "9,900",
        "9 900",
        "o'neill",
        "neil",
        "12.5m",
        "北京",
        "naive",
        '"people were"',
        "deck*",
        "(deck)",
        "deck -",
        "søren",
    ],
)
def test_words_that_a_flag_has_find_it(alone, asked):
    with alone.ledger.writing() as connection:
        fingerprint = put_flag(connection, WORDS)
        put_flag(connection, "nothing of that")
    assert found(alone.ledger, Filter.of({"q": asked})) == [fingerprint]


HOSTILE = [
    '"',
    "*",
    "'",
    "''",
    "\\",
    "NEAR(",
    "NEAR(a b, 5)",
    "OR",
    "AND NOT",
    "captain OR pilot",
    "words:captain",
    "^captain",
    "captain + pilot",
    "captain\x01",
    "!captain & pilot | (",
    "captain:*",
    "<-> <2>",
    "%",
    "_",
    "; DROP TABLE flags --",
    "a" * 500,
    "a " * 250,
    "\ud800",
    "\u0301",
]


@pytest.mark.parametrize("asked", HOSTILE)
def test_no_search_is_an_error(alone, asked):
    with alone.ledger.writing() as connection:
        put_flag(connection, "nothing of that")
    assert found(alone.ledger, Filter(text=asked)) == []


@pytest.mark.parametrize("text", ["captain", "aboard", "nowhere", "..."])
def test_words_that_were_looked_up_once_find_the_same(various, desk, text):  # noqa: ARG001
    filter = Filter(text=text, state=None)
    with desk.ledger.reading() as connection:
        for _ in range(2):
            with filter.looked_up(connection) as narrowed:
                assert count(connection, narrowed) == count(connection, filter)
                assert page(connection, narrowed, size=3) == page(connection, filter, size=3)


def test_words_that_are_looked_up_are_asked_for_once(various, desk):  # noqa: ARG001
    asked = []
    with desk.ledger.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        with Filter(text="captain").looked_up(connection) as narrowed:
            count(connection, narrowed)
            page(connection, narrowed)
    assert sum(" MATCH " in each for each in asked) == (1 if connection.dialect.name == "sqlite" else 0)


def test_only_spaces_ask_for_nothing(various, desk):
    assert len(found(desk.ledger, Filter.of({"q": " \t "}))) == len(various) - 1


def test_endless_words_can_be_kept_and_found(alone):
    with alone.ledger.writing() as connection:
        fingerprint = put_flag(
            connection, "begins " + "x" * 5_000 + " " + " ".join(f"ü{each}" for each in range(300_000))
        )
    assert found(alone.ledger, Filter(text="begins u77")) == [fingerprint]
    assert found(alone.ledger, Filter(text="x" * 400)) == [fingerprint]
