"""Pairing tells what comparing every claim with every other tells, and its work does not grow with the pairs."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain import plain

from checker.claims.claim import Claim, Confidence, ScopeSource, claim_id
from checker.comparisons import opponents
from checker.comparisons.comparer import Docket
from checker.comparisons.pairing import pair
from checker.mentions.mention import Kind, Mention
from checker.rulebook.load import load_rules
from checker.values.days import Days
from checker.values.interval import Interval

HEAD = "id: fact\nkind: {kind}\nquestion: What is it?\n"
NUMBER = HEAD.format(kind="quantity") + "find: {{count: [workers]}}\ncompare: {{{}}}\n"
DATE = HEAD.format(kind="date") + "find: {{words: [opened]}}\ncompare: {{{}}}\n"
DEADLINE = HEAD.format(kind="deadline") + "find: {{words: [talks]}}\ncompare: {{{}}}\n"
SET = HEAD.format(kind="set") + "find: {{words: [plants]}}\nmembers: [Lindmark, Osterby, Vika]\ncompare: {{{}}}\n"
STATUS = (
    HEAD.format(kind="status")
    + "find: {{words: [talks]}}\nstates:\n  on: {{words: [continue], then: [off]}}\n"
    + "  off: {{words: [suspend], then: [{}]}}\n  over: {{words: [collapse], then: []}}\n"
)
MOVES = [
    ", ".join(part for part in (f"changes: {changes}", time, within) if part)
    for changes in ("never", "grows", "falls", "any")
    for time in ("", "same-time: 0 days", "same-time: 2 days")
    for within in ("", "within: 10%", "within: 5")
]
DAY_OPTIONS = ["", "within: 2 days", "same-time: 1 day", "within: 1 day, same-time: 3 days"]
SUBSETS = ["", "subset: agree", "subset: contradiction, same-time: 1 day"]

FIRST = date(2020, 1, 1)
NUMBERS = st.sampled_from([9.0, 10.0, 11.0, 12.0, 20.0, 21.0, 50.0])


@st.composite
def numbers(draw):
    low = draw(NUMBERS)
    high = low + draw(st.sampled_from([0.0, 0.0, 5.0]))
    meant = draw(
        st.sampled_from(
            [
                Interval(low, high),
                Interval(low, high),
                Interval(low * 0.9, high * 1.1),
                Interval(low, None, low_closed=False),
                Interval(None, high, high_closed=False),
                Interval(low * 0.9, high, high_closed=False),
            ]
        )
    )
    return {"kind": Kind.NUMBER, "low": low, "high": high, "interval": meant, "unit": "workers"}


@st.composite
def days(draw):
    first = FIRST + timedelta(days=draw(st.sampled_from([0, 1, 2, 4, 30, 31])))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 3])))
    return {"kind": Kind.DATE, "earliest": draw(st.sampled_from([None, first])), "latest": last}


def states():
    return st.sampled_from(["on", "off", "over"]).map(lambda state: {"kind": Kind.STATE, "state": state})


def members():
    names = st.sets(st.sampled_from(["Lindmark", "Osterby", "Vika"]), min_size=1)
    return names.map(lambda named: {"kind": Kind.MEMBERS, "members": tuple(sorted(named))})


@st.composite
def claims(draw, values):
    """Up to nine claims of a few articles, days and parties."""
    found = []
    for number in range(draw(st.integers(2, 9))):
        article, start = draw(st.sampled_from("abcde")), 100 * draw(st.integers(0, 9)) + number
        day = FIRST + timedelta(days=draw(st.integers(0, 5)))
        party = draw(st.sampled_from([None, None, None, "police", "the union", "Ana Ruiz", "Ruiz"]))
        text = draw(st.sampled_from(["the 5th", "the end of January"]))
        mention = Mention(start=start, end=start + 3, text=text, attribution=party, **draw(values))
        withdrawn = draw(st.one_of(st.none(), st.none(), st.none(), NUMBERS))
        found.append(
            Claim(
                claim_id("fact", article, start, start + 3),
                "fact",
                article,
                mention,
                as_of=draw(
                    st.sampled_from([Days(day, day)] * 4 + [None, Days(day, day + timedelta(days=2)), Days(None, day)])
                ),
                scope=draw(st.sampled_from([None, None, "US", "UK"])),
                scope_source=ScopeSource.STATED,
                in_headline=draw(st.sampled_from([False, False, True])),
                confidence=draw(st.sampled_from(Confidence)),
                past=draw(st.sampled_from([False, False, True])),
                corrects=None if withdrawn is None else Interval(withdrawn, withdrawn),
            )
        )
    return found


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory):
    """The rule book of one rule, made once for each text."""
    made = {}

    def load(rule):
        if rule not in made:
            folder = tmp_path_factory.mktemp("rules") / "story"
            folder.mkdir()
            (folder / "fact.yaml").write_text(rule, encoding="utf-8")
            made[rule] = load_rules(folder.parent, allow_untested=True)
        return made[rule]

    return load


@pytest.fixture(params=[opponents.MOST_VALUES, 0], ids=["each value", "nearest claims"])
def most_values(request, monkeypatch):
    """Both ways to find opponents: among each of few values, and among all claims in order of time."""
    monkeypatch.setattr(opponents, "MOST_VALUES", request.param)


def docket_of(rulebook, found, copies=None):
    return Docket(rulebook.rules[0], rulebook, found, {"fact": found}, {}, copies or {})


def measure_of(docket):
    return import_module(docket.rule.fact.comparer).measure(docket)


def told(docket, measure):
    return {
        (each.claims[0].article, measure.value(each.claims[0]), each.judgement.verdict): (
            {claim.id for claim in each.claims},
            {claim.id for claim in each.others},
        )
        for each in pair(docket, measure).comparisons
    }


KINDS = {
    "numbers": (numbers(), [NUMBER.format(options) for options in MOVES]),
    "days": (days(), [kind.format(options) for options in DAY_OPTIONS for kind in (DATE, DEADLINE)]),
    "states": (states(), [STATUS.format(then) for then in ("on, over", "over")]),
    "members": (members(), [SET.format(options) for options in SUBSETS]),
}


@pytest.mark.usefixtures("most_values")
@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_pairing_tells_what_all_pairs_tell(rulebook, kind, data):
    values, rules = KINDS[kind]
    found = data.draw(claims(values))
    copies = data.draw(st.sampled_from([{}, {}, {"b": "a"}]))
    docket = docket_of(rulebook(data.draw(st.sampled_from(rules))), found, copies)
    measure = measure_of(docket)
    assert told(docket, measure) == plain(docket, measure)
