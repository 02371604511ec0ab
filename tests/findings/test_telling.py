"""The sentences of findings."""

from __future__ import annotations

import pytest

from checker.claims.claim import Claim
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.findings.telling import tell
from checker.mentions.mention import Kind, Mention
from checker.rulebook.facts.general import Conversion
from checker.rulebook.rulebook import Rule, RuleBook, Story

DEAD = """
id: dead
kind: quantity
question: How many people died?
find: {count: [people], words: [killed, died, dead]}
compare: {changes: grows, same-time: 0 days}
"""
DEADLINE = """
id: deadline
kind: deadline
question: By when must the talks end?
find: {words: [talks]}
"""
MARKETS = """
id: markets
kind: set
question: Which countries are meant?
find: {words: [operations]}
members: countries
"""


def told(run, article, rule, first, second, *, swapped=False):
    """The one finding over two articles of one day."""
    articles = [article(first, "a.txt"), article(second, "b.txt")]
    report = run(rule, *(reversed(articles) if swapped else articles))
    (finding,) = [each for each in report.findings if each.rule == rule.split()[1]]
    return finding


@pytest.mark.parametrize(
    ("rule", "first", "second", "message"),
    [
        (DEAD, "The storm killed 14 people.", "The storm killed 20 people.", "14 people does not agree with 20 people"),
        (
            DEAD,
            "The police said 12 people died.",
            "The union said 20 people died.",
            "12 people, according to The police, against 20 people, according to The union",
        ),
        (
            DEADLINE,
            "The talks must end by 15 September.",
            "The talks must end before the end of September.",
            "before the end of September is looser than by 15 September",
        ),
        (
            MARKETS,
            "The US operations are for sale.",
            "The operations in the US and Canada are for sale.",
            "US operations names only a part of operations in the US and Canada",
        ),
        (
            DEAD,
            "The storm killed fewer than 18 people.",
            "The storm killed 18 people.",
            "fewer than 18 people can be true beside 18 people, but readers may be misled",
        ),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_the_sentence_of_a_verdict(run, article, rule, first, second, message, swapped):
    assert told(run, article, rule, first, second, swapped=swapped).message == message


def test_two_figures_of_one_sentence_are_told_with_their_parties(run, article):
    (finding,) = [
        each
        for each in run(DEAD, article("Police said 12 people died, the union 20.")).findings
        if each.verdict is Verdict.DISPUTED
    ]
    assert finding.message == "20, according to the union, against 12 people, according to Police"


def test_a_set_says_which_members_only_one_names(run, article):
    finding = told(
        run, article, MARKETS, "The US operations are for sale.", "The operations in Chile and Canada are for sale."
    )
    assert finding.gap == "CA, CL, US"
    assert finding.why.endswith("; only one names CA, CL, US")


def test_slots_in_the_words_of_an_article_are_words():
    fact = Conversion(id="sums", question="?", message="{claim} against {other}: {{sic}} {gap}")
    sides = [
        Claim(f"{id}.txt#sums@3-9", "sums", f"{id}.txt", Mention(Kind.NUMBER, 3, 9, text))
        for id, text in (("a", "14 {other}"), ("b", "20 {gap} {}"))
    ]
    judgement = Judgement(Verdict.CONTRADICTION, "they differ", gap="{rule}")
    rulebook = RuleBook((Rule(fact, Story(), "general/sums.yaml", "general"),))
    comparison = Comparison("sums", judgement, (sides[0],), (sides[1],), "")
    (finding,) = tell([comparison], rulebook)
    assert finding.message == "14 {other} against 20 {gap} {}: {sic} {rule}"
