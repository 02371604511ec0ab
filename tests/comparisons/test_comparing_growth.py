"""The work of comparing grows with the claims, or little faster, however they contradict each other; never as pairs do.

Work is counted in calls, so that the machine does not matter: four times as many claims may take 6.5 times as many
(n log n is 5 times here, and small numbers of claims are compared in full), where all pairs would take 16 times as many.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta

import pytest

from checker.claims.claim import Claim, claim_id
from checker.comparisons.comparer import Docket
from checker.comparisons.comparing import compare
from checker.comparisons.pairing import MOST_OTHERS
from checker.mentions.mention import Kind, Mention
from checker.rulebook.load import load_rules
from checker.values.days import Days
from checker.values.interval import Interval

FEW, TIMES, MOST_TIMES = 250, 4, 6.5
FIRST = date(2020, 1, 1)

WORKERS = "id: fact\nkind: quantity\nquestion: How many work there?\nfind: {count: [workers]}\n"
MOVING = WORKERS + "compare: {within: 5%, changes: grows, same-time: 2 days}\n"
KNOWN = WORKERS + "reference: [{value: 100 workers, source: the register}]\n"
OPENED = "id: fact\nkind: date\nquestion: When did it open?\nfind: {words: [opened]}\n"
STATUS = (
    "id: fact\nkind: status\nquestion: How do the talks stand?\nfind: {words: [talks]}\nstates:\n"
    "  on: {words: [continue], then: [off]}\n  off: {words: [suspend], then: [on]}\n  over: {words: [end], then: []}\n"
)
PLANTS = "id: fact\nkind: set\nquestion: Which plants?\nfind: {words: [plants]}\nmembers: [Lindmark, Osterby, Vika]\n"
QUOTE = "id: fact\nkind: quote\nquestion: What did she say?\n"
WORDINGS = (
    "the mine was never safe to enter for any of the workers",
    "the mine was always safe to enter for any of the workers",
    "the mine is never safe to enter for our own workers",
)
RELATION = "id: demand\nkind: relation\nquestion: Does it add up?\nleft: fact\nmust-be: at most\nright: whole\n"


def number(value, meant=None, **context):
    return {"kind": Kind.NUMBER, "low": value, "high": value, "interval": meant or Interval(value, value), **context}


def claim(index, said, day, article=None, rule="fact", text="x"):
    article = article or f"{index:06}.txt"
    start = 10 * index
    mention = Mention(start=start, end=start + 5, text=text, **said)
    return Claim(claim_id(rule, article, start, start + 5), rule, article, mention, Days(day, day))


def spread(count, said):
    """That many claims over two hundred days, each in an article of its own."""
    draw = random.Random(7)
    return [claim(index, said(draw, index), FIRST + timedelta(days=draw.randrange(200))) for index in range(count)]


def two_in_each(count):
    return [
        claim(
            index,
            number(100 + 50 * (index % 2), attribution=("police", "the union")[index % 2]),
            FIRST,
            f"{index // 2}",
        )
        for index in range(count)
    ]


def quotations(count):
    said = {"kind": Kind.QUOTATION, "speaker": "Ana Ruiz"}
    return [claim(index, said, FIRST + timedelta(days=index % 9), text=WORDINGS[index % 3]) for index in range(count)]


CASES = {
    "all different": (WORKERS, lambda count: spread(count, lambda _, index: number(1_000.0 + index))),
    "all different and moving": (MOVING, lambda count: spread(count, lambda draw, _: number(draw.uniform(1, 1e6)))),
    "half against half": (WORKERS, lambda count: spread(count, lambda _, index: number(100.0 + 50 * (index % 2)))),
    "half against half, moving": (MOVING, lambda count: spread(count, lambda _, index: number(100.0 + index % 2 * 50))),
    "one bound against all": (
        WORKERS,
        lambda count: spread(
            count, lambda draw, index: number(draw.randrange(100), None if index else Interval(50, None, False))
        ),
    ),
    "all the same": (WORKERS, lambda count: spread(count, lambda *_: number(100.0))),
    "a new value each day": (
        MOVING,
        lambda count: [
            claim(index, number(100 + 5 * (index // 20) + (index % 20 == 0)), FIRST + timedelta(days=index // 20))
            for index in range(count)
        ],
    ),
    "twenty values": (MOVING, lambda count: spread(count, lambda draw, _: number(1.3 ** draw.randrange(20)))),
    "all within the tolerance": (MOVING, lambda count: spread(count, lambda draw, _: number(draw.uniform(98, 101)))),
    "two parties in each": (WORKERS, two_in_each),
    "all in one article": (WORKERS, lambda count: [claim(n, number(n), FIRST, "table.txt") for n in range(count)]),
    "a party for each": (
        WORKERS,
        lambda count: spread(count, lambda draw, index: number(draw.randrange(90), attribution=f"Ana Ruiz{index}")),
    ),
    "a reference": (KNOWN, lambda count: spread(count, lambda draw, _: number(100 + draw.randrange(2)))),
    "days": (
        OPENED,
        lambda count: spread(
            count,
            lambda draw, _: (
                dict.fromkeys(("earliest", "latest"), FIRST + timedelta(days=draw.randrange(3_000)))
                | {"kind": Kind.DATE}
            ),
        ),
    ),
    "states": (
        STATUS,
        lambda count: spread(count, lambda draw, _: {"kind": Kind.STATE, "state": draw.choice(["on", "off", "over"])}),
    ),
    "members": (
        PLANTS,
        lambda count: spread(
            count,
            lambda draw, _: {
                "kind": Kind.MEMBERS,
                "members": tuple(draw.sample(["Lindmark", "Osterby", "Vika"], draw.randint(1, 3))),
            },
        ),
    ),
    "quotations": (QUOTE, quotations),
}


@pytest.fixture
def docket(tmp_path, article):
    """A docket of the first of some rules."""

    def make(claims, *rules):
        folder = tmp_path / f"{len(claims)}" / "story"
        folder.mkdir(parents=True)
        ids = [rule.split()[1] for rule in rules]
        for id, rule in zip(ids, rules, strict=True):
            (folder / f"{id}.yaml").write_text(rule, encoding="utf-8")
        rulebook = load_rules(folder.parent, allow_untested=True)
        by_rule = {rule.id: [each for each in claims if each.rule == rule.id] for rule in rulebook.rules}
        articles = {each.article: article("", each.article, each.day) for each in claims}
        first = rulebook.rule(ids[0])
        return Docket(first, rulebook, by_rule[first.id], by_rule, articles)

    return make


def compared(docket):
    """What comes of a docket, and the calls that it takes."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        outcome = compare(docket)
    finally:
        sys.setprofile(before)
    return outcome, calls


@pytest.mark.parametrize("case", CASES)
def test_work_grows_with_the_claims(docket, case):
    rule, claims = CASES[case]
    _, few = compared(docket(claims(FEW), rule))
    outcome, many = compared(docket(claims(FEW * TIMES), rule))
    assert many <= few * MOST_TIMES
    assert all(len(each.others) <= MOST_OTHERS for each in outcome.comparisons)
    across = [(each.claims[0].id, each.judgement.verdict) for each in outcome.comparisons if each.others]
    assert len(across) == len(set(across)), "a claim is told once for each verdict"


@pytest.mark.parametrize("taken_from", ["same article", "same day", "latest known"])
def test_work_of_a_relation_grows_with_the_claims(docket, taken_from):
    rules = (RELATION + f"taken-from: {taken_from}\n", WORKERS, WORKERS.replace("fact", "whole"))

    def claims(count):
        draw = random.Random(7)
        return [
            claim(index, number(draw.randrange(100)), FIRST + timedelta(days=draw.randrange(200)), None, rule)
            for index in range(count)
            for rule in ("fact", "whole")
        ]

    _, few = compared(docket(claims(FEW), *rules))
    outcome, many = compared(docket(claims(FEW * TIMES), *rules))
    assert outcome.compared == FEW * TIMES
    assert many <= few * MOST_TIMES


def test_what_is_not_named_is_counted(docket):
    claims = spread(100, lambda _, index: number(200.0 if index == 50 else 100.0))
    outcome, _ = compared(docket(claims, WORKERS))
    (comparison,) = outcome.comparisons
    assert comparison.claims == (claims[50],)
    assert len(comparison.others) == MOST_OTHERS
    assert comparison.notes == ("99 articles give another value; the nearest 20 claims are named",)
